//! The languages of one document, where several are watched.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ArticleRef, Disagreement};

/// How a watched sibling of an article stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiblingState {
    /// The sibling.
    pub article: ArticleRef,
    /// The number of its newest version.
    pub version: u32,
    /// When its content was last edited: the first sight of the edited text. `None` where no edit was
    /// seen.
    pub edited_at: Option<Timestamp>,
    /// Since when its content is as it is now: that edit, else the first sight.
    pub unchanged_since: Timestamp,
    /// When that was last seen.
    pub last_seen_at: Timestamp,
    /// Its figures that may disagree with those of the article that was asked about.
    #[serde(default)]
    pub disagreements: Vec<Disagreement>,
}
