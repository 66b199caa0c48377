//! Two captures of one article, read by the same decisions.

use super::memory::Memory;
use super::page::extract;
use super::profile::Profiles;
use super::{Hints, Page};
use crate::model::Extraction;

/// Reads two captures of one article by the same decisions: what was text in the earlier one is text in
/// the later one. Where the template or the headline changed between them, the earlier one is read once
/// more with what the later one showed.
pub fn pair(
    earlier: &Page<'_>,
    later: &Page<'_>,
    hints: &Hints<'_>,
    profiles: &Profiles,
) -> (Extraction, Extraction) {
    let before = extract(earlier, hints, profiles);
    let after = again(later, hints, profiles, &before);
    if before.place.holds_in(&after.place) && before.title == after.title {
        return (before, after);
    }
    let memory = Memory::of_both(&before, &after);
    (extract(earlier, &Hints { memory: Some(&memory), ..*hints }, profiles), after)
}

/// Reads a page as another capture of the same article was read.
pub fn again(
    page: &Page<'_>,
    hints: &Hints<'_>,
    profiles: &Profiles,
    known: &Extraction,
) -> Extraction {
    let memory = Memory::of_article(known);
    extract(page, &Hints { memory: Some(&memory), ..*hints }, profiles)
}
