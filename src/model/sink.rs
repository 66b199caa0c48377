//! Where events go.

use serde::{Deserialize, Serialize};

use super::{Disclosure, EventKind, Significance};

/// Where events go, and which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sink {
    /// Its id in commands and in the database.
    pub name: String,
    /// What it is.
    pub kind: SinkKind,
    /// The address that is posted to.
    pub url: String,
    /// The events that it wants.
    pub events: Vec<EventKind>,
    /// The disclosures that it wants, of revisions.
    pub disclosure: Vec<Disclosure>,
    /// The least significance that it wants, of revisions that are not backdated.
    pub significance: Significance,
}

/// What kinds of sinks there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SinkKind {
    /// An HTTP endpoint that is posted JSON with Standard Webhooks headers.
    Webhook,
}
