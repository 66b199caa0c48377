//! A revision: what changed between two consecutive versions of one article.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ArticleRef, Comparison, SourceRef, Stamp};

/// What changed between two consecutive versions of one article, with its proof.
///
/// Its JSON is the `data` of an `article.revised` event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// The id of its event: the same in every delivery.
    pub id: String,
    /// The source that the article is watched for.
    pub source: SourceRef,
    /// The article.
    pub article: ArticleRef,
    /// The earlier version.
    pub from: VersionRef,
    /// The later version.
    pub to: VersionRef,
    /// Last sight of the earlier text, first sight of the later one: the edit lies between.
    pub observed_between: [Timestamp; 2],
    /// When it was confirmed and recorded.
    pub detected_at: Timestamp,
    /// The name of the edit where many articles of the site show it: the same for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_change: Option<String>,
    /// The verdict.
    #[serde(flatten)]
    pub comparison: Comparison,
}

/// One side of a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRef {
    /// The number of the version within its article, from 1.
    pub version: u32,
    /// When its capture was received.
    pub captured_at: Timestamp,
    /// The stamp of publication that it carries.
    pub published: Option<Stamp>,
    /// The update stamp that it carries.
    pub updated: Option<Stamp>,
    /// SHA-256 of the body received, in hexadecimal.
    pub sha256: String,
}
