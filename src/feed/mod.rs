//! Bytes to entries: what a feed lists, however it is written.
//!
//! In the order in which it happens: [`decode`] makes text of bytes, [`clean`] takes away what no
//! parser bears, [`read`] reads it; where that fails or finds nothing, [`repair`] writes the feed
//! anew as its publisher meant it and it is read again. JSON Feed goes its own short way ([`json`]).
//! [`entry`] says what an item's id, address and words are; [`discover`] finds the feeds of a page.

mod clean;
mod dates;
mod decode;
mod discover;
mod entry;
mod json;
mod names;
mod pieces;
mod read;
mod repair;
mod text;
#[cfg(test)]
mod tests;

pub use discover::{FeedLink, discover};

use crate::model::Feed;

/// A feed as it was read, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The feed.
    pub feed: Feed,
    /// What it took to read it.
    pub stage: Stage,
}

/// What it took to read a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It was read as it stands, but for characters and references that no parser bears.
    Plain,
    /// Its elements were balanced and renamed first.
    Repaired,
}

/// Why nothing was read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// It is something else.
    #[error("this is {what}, not a feed")]
    NotAFeed {
        /// What it is: `an HTML page`.
        what: &'static str,
    },
    /// It looks like a feed, and cannot be read.
    #[error("this feed cannot be read: {reason}")]
    Unreadable {
        /// What the parser said.
        reason: String,
    },
}

/// Reads RSS (all versions), Atom or JSON Feed.
///
/// `content_type` is the HTTP header, for its charset; `url` is the feed's own address, against
/// which relative ones are resolved; where it is no URL, they are left as they are. At most 5,000
/// entries are read; `bytes` is as long as the caller lets it be.
pub fn parse(bytes: &[u8], content_type: Option<&str>, url: &str) -> Result<Parsed, FeedError> {
    let text = decode::decode(bytes, content_type);
    match clean::kind(&text) {
        clean::Kind::Nothing => Err(FeedError::NotAFeed { what: "an empty answer" }),
        clean::Kind::Html => Err(FeedError::NotAFeed { what: "an HTML page" }),
        clean::Kind::Other => Err(FeedError::NotAFeed { what: "neither XML nor JSON" }),
        clean::Kind::Json => Ok(Parsed { feed: json::read(&text, url)?, stage: Stage::Plain }),
        clean::Kind::Xml => xml(&text, url),
    }
}

fn xml(text: &str, url: &str) -> Result<Parsed, FeedError> {
    let cleaned = clean::clean(text);
    let plain = read::xml(&cleaned, url);
    if let Ok(feed) = &plain
        && !feed.entries.is_empty()
    {
        return plain.map(|feed| Parsed { feed, stage: Stage::Plain });
    }
    let repaired = repair::repair(&cleaned).and_then(|text| read::xml(&text, url));
    match (plain, repaired) {
        (_, Ok(feed)) if !feed.entries.is_empty() => Ok(Parsed { feed, stage: Stage::Repaired }),
        (Ok(feed), _) => Ok(Parsed { feed, stage: Stage::Plain }),
        (Err(_), Ok(feed)) => Ok(Parsed { feed, stage: Stage::Repaired }),
        (Err(error), Err(_)) => Err(error),
    }
}
