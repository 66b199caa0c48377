//! Revisions made readable, in English and French: for the terminal, as HTML, Markdown, JSON and
//! Atom, and as a picture of one.
//!
//! A [`Sheet`] is one comparison with its two sides, a [`Period`] all that happened in a span of
//! time. Each format is one module with a function for each of the two, and every text in them is
//! treated as coming from a stranger: escaped, without control characters, links only to the web.

pub mod atom;
mod fold;
pub mod html;
pub mod json;
mod languages;
pub mod markdown;
mod period;
mod restamp;
mod rows;
mod sheet;
pub mod siblings;
mod sitewide;
pub mod svg;
pub mod terminal;
mod timeline;
pub mod words;

#[cfg(test)]
pub(crate) mod samples;

pub use period::{Counts, Period, SourceCounts, TELLING, WEIGHTS};
pub use restamp::Restamp;
pub use sheet::{Sheet, Side};
pub use timeline::{Bar, Timeline};
