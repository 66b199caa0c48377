//! Two versions of an article to their changes: blocks first, sentences within them, then words.
//!
//! Applying the changes of the blocks to the earlier text gives the later one exactly, and backwards
//! ([`apply()`], [`revert`]).

mod addresses;
mod align;
mod apply;
mod blocks;
mod divisions;
mod document;
mod fields;
mod moves;
mod sentences;
mod similarity;
mod stamps;
#[cfg(test)]
mod tests;
mod tokens;
mod typography;
mod words;

use jiff::tz::TimeZone;

pub use align::{Pair, align};
pub use apply::{ApplyError, apply, is_text, revert};
pub use blocks::{BLANK, covered};
pub use divisions::{Group, groups};
pub use document::{fingerprint, same_document, sketch, strangers};
pub use sentences::sentences;
pub use similarity::likeness;
pub use stamps::{Movement, Step, movements};
pub use tokens::{is_word, tokens};
pub use typography::{alike, caseless, normal};
pub use words::{SENTENCE_FLOOR, WordDifference, words};

use crate::model::{Change, Extraction, Field, StampKind};

/// What differs between two versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// The changes: title, byline, blocks in the order of the later version, then notices, stamps, links,
    /// attachments and images.
    pub changes: Vec<Change>,
    /// Whether a stretch was too long to be compared word by word and stands as one replacement.
    pub coarse: bool,
}

/// What differs between two versions.
pub fn compare(before: &Extraction, after: &Extraction) -> Differences {
    compare_in(before, after, None)
}

/// What differs between two versions, with stamps that name no zone read in `zone`.
pub fn compare_in(before: &Extraction, after: &Extraction, zone: Option<&TimeZone>) -> Differences {
    let text = blocks::blocks(before, after);
    let title = fields::line(Field::Title, before.title.as_deref(), after.title.as_deref());
    let byline = fields::line(Field::Byline, before.byline.as_deref(), after.byline.as_deref());
    let stamped = [StampKind::Published, StampKind::Updated]
        .into_iter()
        .flat_map(|kind| stamps::changes(&movements(before, after, kind, zone)));
    let changes = title
        .into_iter()
        .chain(byline)
        .chain(text.changes)
        .chain(fields::notices(before, after))
        .chain(stamped)
        .chain(fields::links(before, after, &text.groups))
        .chain(fields::attachments(before, after))
        .chain(fields::images(before, after));
    Differences { changes: changes.collect(), coarse: text.coarse }
}
