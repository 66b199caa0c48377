//! From the bytes of a page to its text, its stamps and what it says of itself.
//!
//! The way: [`charset`] and [`parse`] make a tree; [`lines`] reads it as a reader would, each line
//! with its place; [`title`], [`body`] and [`stamps`] say what the lines are; [`furniture`] and
//! [`trim`] what is not text; [`quality`] whether this is the article at all. A [`profile`] of the
//! site comes first where there is one.

mod body;
mod byline;
mod charset;
mod counters;
mod dom;
mod furniture;
mod identity;
mod jsonld;
mod language;
mod lines;
mod links;
mod metadata;
mod notices;
mod parse;
mod profile;
mod quality;
mod reading;
mod stamps;
mod title;
mod trim;
mod weight;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;

use crate::model::Extraction;

pub use identity::identity;
pub use profile::{ProfileError, Profiles};

/// The version of the rules of reading: it rises when what they read changes, and every article is
/// then read anew from its stored bytes before it is compared.
pub const VERSION: &str = "1";

/// A page as it was received.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The body, after content decoding.
    pub bytes: &'a [u8],
    /// The `Content-Type` header.
    pub content_type: Option<&'a str>,
    /// The address, after redirects.
    pub url: &'a str,
}

/// What the source's configuration says of its pages.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The language where a page does not say, as a BCP 47 tag.
    pub language: Option<&'a str>,
    /// The IANA zone of stamps that state none.
    pub timezone: Option<&'a str>,
}

/// An extraction with the rules that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// What was read.
    pub extraction: Extraction,
    /// Which rule decided what, and what was left out.
    pub notes: Vec<Note>,
}

/// One decision of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about: `text`, `title`, `left out`.
    pub about: &'static str,
    /// What was decided, and why.
    pub says: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<9} {}", self.about, self.says)
    }
}

/// Reads a page. Whatever the bytes are, it ends and does not panic.
pub fn extract(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Extraction {
    explain(page, hints, profiles).extraction
}

/// Reads a page and says which rule decided what, and what was left out.
pub fn explain(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Explained {
    reading::read(page, hints, profiles)
}
