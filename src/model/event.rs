//! Something to tell.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Revision;

/// Something to tell. Its JSON is the body of a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What kind of thing happened.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// When it was recorded.
    pub timestamp: Timestamp,
    /// What happened, with the event's id as `id`.
    pub data: EventData,
}

/// What an event carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum EventData {
    /// Of an `article.revised`.
    Revised(Box<Revision>),
    /// Of every other event.
    Other(Notification),
}

/// The data of an event that is no revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// The event's id: the same in every delivery.
    pub id: String,
    /// The source that it is about.
    pub source: SourceRef,
    /// The article that it is about, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub article: Option<ArticleRef>,
    /// What it is about: `status`, `reason`, `since`, `before`, `after`.
    #[serde(flatten)]
    pub about: serde_json::Map<String, Value>,
}

/// The kinds of events, named as in the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum EventKind {
    /// A source lists a new article.
    ArticlePublished,
    /// The text of an article changed.
    ArticleRevised,
    /// An article is gone.
    ArticleWithdrawn,
    /// A withdrawn article is back.
    ArticleRestored,
    /// An article has another address.
    ArticleMoved,
    /// An article flips between texts.
    ArticleUnstable,
    /// A source fails.
    SourceFailing,
    /// A failing source answers again.
    SourceRecovered,
}

/// The source of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRef {
    /// Its name in the configuration.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// The article of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRef {
    /// Its number in the database.
    pub id: i64,
    /// Its address.
    pub url: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

impl Event {
    /// The event's id, which is also its `webhook-id`.
    pub fn id(&self) -> &str {
        match &self.data {
            EventData::Revised(revision) => &revision.id,
            EventData::Other(notification) => &notification.id,
        }
    }
}

impl EventKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::ArticlePublished,
        Self::ArticleRevised,
        Self::ArticleWithdrawn,
        Self::ArticleRestored,
        Self::ArticleMoved,
        Self::ArticleUnstable,
        Self::SourceFailing,
        Self::SourceRecovered,
    ];

    /// The name of the contract: `article.revised`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ArticlePublished => "article.published",
            Self::ArticleRevised => "article.revised",
            Self::ArticleWithdrawn => "article.withdrawn",
            Self::ArticleRestored => "article.restored",
            Self::ArticleMoved => "article.moved",
            Self::ArticleUnstable => "article.unstable",
            Self::SourceFailing => "source.failing",
            Self::SourceRecovered => "source.recovered",
        }
    }
}

impl From<EventKind> for &'static str {
    fn from(kind: EventKind) -> Self {
        kind.as_str()
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that no event has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no event; there are {names}", names = EventKind::ALL.map(EventKind::as_str).join(", "))]
pub struct NoSuchEvent(String);

impl FromStr for EventKind {
    type Err = NoSuchEvent;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| NoSuchEvent(text.to_owned()))
    }
}

impl TryFrom<String> for EventKind {
    type Error = NoSuchEvent;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
