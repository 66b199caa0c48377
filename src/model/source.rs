//! A publisher's channel as the user configured it.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// A publisher's channel as the user configured it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id in commands, events and reports.
    pub name: String,
    /// The address of the feed or of the article.
    pub url: String,
    /// What stands at `url`.
    pub kind: SourceKind,
    /// When it is polled.
    pub schedule: Schedule,
    /// The language of its articles where they do not say, as a BCP 47 tag.
    pub language: Option<String>,
    /// The IANA time zone of stamps that name none: `Europe/Brussels`.
    pub timezone: Option<String>,
}

/// What stands at a source's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A feed: RSS, Atom or JSON Feed.
    #[default]
    Feed,
    /// One article, watched by itself.
    Article,
}

/// When a source is polled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Schedule {
    /// At this interval.
    Every(SignedDuration),
    /// At the times of a cron expression with seconds, in an IANA time zone.
    Cron {
        /// `0 */10 6-22 * * *`
        expression: String,
        /// `Europe/Brussels`
        timezone: String,
    },
}
