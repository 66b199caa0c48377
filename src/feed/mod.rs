//! Bytes to entries: what a feed lists, however it is written.
//!
//! In the order in which it happens: `decode` makes text of bytes, `clean` takes away what no
//! parser bears, `read` reads it; `repair` writes it anew as its publisher meant it, and where
//! that says more, it is taken. JSON Feed goes its own short way (`json`).
//! [`sitemap`] reads sitemaps, [`chosen`] and [`learned`] find the articles of a listing page,
//! [`opml`] reads and writes lists of feeds; `inflate` undoes gzip before any of them.
//! `entry` says what an item's id, address and words are; [`discover()`] finds the feeds of a page.

mod clean;
mod dates;
mod decode;
mod discover;
mod entry;
#[cfg(test)]
mod hostile_tests;
mod inflate;
mod json;
mod listing;
mod months;
mod names;
pub mod opml;
mod pieces;
mod read;
mod repair;
mod rhythm;
mod sitemap;
mod spelling;
#[cfg(test)]
mod tests;
mod text;
mod vocabulary;

pub use discover::{FeedLink, Fit, discover, sitemaps_of_robots};

pub use entry::MOST as MOST_ENTRIES;
pub use listing::{chosen, learned};
pub use rhythm::rhythm;
pub use sitemap::Sitemap;

use crate::model::{Entry, Feed};

/// A feed as it was read, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The feed.
    pub feed: Feed,
    /// What it took to read it.
    pub stage: Stage,
    /// Where its older entries are: its previous archive or its next page (RFC 5005).
    pub older: Option<String>,
}

/// What it took to read a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It was read as it stands, but for characters and references that no parser bears.
    Plain,
    /// Its elements were balanced and renamed first.
    Repaired,
}

/// What a page is called where a feed was expected: its feeds may be [discovered](discover()).
pub const A_PAGE: &str = "an HTML page";

/// Why nothing was read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// It is something else.
    #[error("this is {what}, not a feed")]
    NotAFeed {
        /// What it is: `an HTML page`.
        what: &'static str,
    },
    /// It is something else than a sitemap.
    #[error("this is {what}, not a sitemap")]
    NotASitemap {
        /// What it is: `an HTML page`.
        what: &'static str,
    },
    /// It looks like what it should be, and cannot be read.
    #[error("this cannot be read: {reason}")]
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
    let bytes = inflate::inflate(bytes)?;
    let text = decode::decode(&bytes, content_type);
    match clean::kind(&text) {
        clean::Kind::Nothing => Err(FeedError::NotAFeed { what: "an empty answer" }),
        clean::Kind::Html => Err(FeedError::NotAFeed { what: A_PAGE }),
        clean::Kind::Other if sitemap::is_sitemap(&text) => {
            Err(FeedError::NotAFeed { what: "a sitemap" })
        }
        clean::Kind::Other => Err(FeedError::NotAFeed { what: "neither XML nor JSON" }),
        clean::Kind::Json => json::read(&text, url),
        clean::Kind::Xml => xml(&text, url),
    }
}

/// The feed as it stands, or as its publisher meant it: whichever says more.
fn xml(text: &str, url: &str) -> Result<Parsed, FeedError> {
    let cleaned = clean::clean(text);
    let spellings = spelling::Spellings::of(&cleaned);
    let plain = read::xml(&cleaned, url, &spellings);
    let repaired = repair::repair(&cleaned);
    let repaired = repaired.and_then(|text| read::xml(&text, url, &spellings).ok());
    match (plain, repaired) {
        (Err(_), Some(more)) => Ok(Parsed { stage: Stage::Repaired, ..more }),
        (Ok(less), Some(more)) if says(&more.feed) > says(&less.feed) => {
            Ok(Parsed { stage: Stage::Repaired, ..more })
        }
        (plain, _) => plain,
    }
}

/// Reads a sitemap or an index of sitemaps: XML or plain text, in gzip or not. At most 50,000
/// addresses and 50 MiB are read.
pub fn sitemap(bytes: &[u8], content_type: Option<&str>, url: &str) -> Result<Sitemap, FeedError> {
    let bytes = inflate::inflate(bytes)?;
    sitemap::read(&decode::decode(&bytes, content_type), url)
}

/// How much a feed says: addresses, dates and the words of its headlines.
fn says(feed: &Feed) -> usize {
    let says = |entry: &Entry| {
        let words = entry.title.iter().flat_map(|title| title.split(' ')).count();
        let date = entry.published.or(entry.updated);
        words + usize::from(entry.url.is_some()) + usize::from(date.is_some())
    };
    feed.entries.iter().map(says).sum::<usize>() + feed.entries.len()
}
