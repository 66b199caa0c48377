//! From the bytes of a page to its text, its stamps and whether it is the article at all.
//!
//! In the order of the data: [`charset`], [`parse`] and [`entities`] make a tree; [`metadata`] (with
//! [`jsonld`] and [`marks`]) is what machines are told. Where [`memory`] knows the article and its
//! [`frame`] stands unchanged, that is all; the very same page is not even parsed. Else [`weight`] and [`furniture`] (with the vocabulary of
//! [`words`] and [`phrases`]) say what is surely no text; [`lines`] reads what a reader sees, line by
//! line; [`reading`] says what each line is: [`body`] finds the container, [`title`], [`stamps`],
//! [`byline`] (with [`signature`] and [`names`]) and [`notices`] take theirs, [`trim`] the furniture
//! among the rest; what then is open [`judge`] decides, by [`features`] (with [`outline`]) that
//! [`learned`] weighs, and by memory. [`blocks`] is what remains; [`links`] and [`language`] complete it,
//! [`quality`] judges it, [`identity`] names it. [`page`] is this journey. [`mod@pair`] reads two captures
//! by one rule. A [`profile`] holds the rules of one site and comes first wherever there is one.

mod blocks;
mod body;
mod byline;
mod charset;
mod dom;
mod entities;
mod features;
mod frame;
mod furniture;
mod identity;
mod jsonld;
mod judge;
mod language;
mod learned;
mod lines;
mod links;
mod marks;
mod memory;
mod metadata;
mod names;
mod notices;
mod observe;
mod outline;
mod page;
mod pair;
mod parse;
mod phrases;
mod profile;
mod quality;
mod reading;
mod signature;
mod stamps;
mod title;
mod trim;
mod weight;
mod words;

#[cfg(test)]
mod tests;

pub use identity::identity;
pub use memory::Memory;
pub use observe::{Observation, observe};
pub use page::{Explained, Note, explain, extract};
pub use pair::{again, pair};
pub use profile::{ProfileError, Profiles};

/// The version of the rules. It rises whenever they change what is read from a page, so that a text
/// read by other rules is never taken for an edit.
pub const VERSION: &str = "4";

/// A page as it was received.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The body, after content decoding.
    pub bytes: &'a [u8],
    /// The header `Content-Type`.
    pub content_type: Option<&'a str>,
    /// The final address.
    pub url: &'a str,
}

/// What is known of a page beside its response.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The language of pages that do not say, as a BCP 47 tag.
    pub language: Option<&'a str>,
    /// The IANA time zone of stamps that name none.
    pub timezone: Option<&'a str>,
    /// When the page was received: it is read with the rules that its site had then.
    pub captured_at: Option<jiff::Timestamp>,
    /// What an earlier reading of the article, or of another one of its site, knew.
    pub memory: Option<&'a Memory<'a>>,
}
