//! What changed in the blocks: inserted, deleted, replaced, moved.

use std::ops::Range;

use super::align::align;
use super::divisions::{Group, groups};
use super::words::words;
use crate::model::{BlockKind, Change, Extraction, Field, Op};

/// Likeness above which two blocks at one place are one edited block.
const BLOCK_FLOOR: f32 = 0.4;

/// The blocks of two versions side by side.
pub(super) struct BlockDifference {
    /// The changes, in the order of the later version; what was deleted stands where it was missed.
    pub(super) changes: Vec<Change>,
    /// Which blocks became which.
    pub(super) groups: Vec<Group>,
    /// Whether a text was too long to be compared word by word.
    pub(super) coarse: bool,
}

/// What stands between two blocks that one change covers: a blank line.
pub const BLANK: &str = "\n\n";

/// How many blocks a text of a change covers.
pub fn covered(text: &str) -> usize {
    text.matches(BLANK).count() + 1
}

/// What changed in the blocks of two versions.
pub(super) fn blocks(before: &Extraction, after: &Extraction) -> BlockDifference {
    let (old, new) = (texts(before), texts(after));
    let groups = groups(&old, &new, &align(&old, &new, BLOCK_FLOOR));
    let told = groups.iter().map(|group| group_changes(before, after, group));
    let (grouped, coarse): (Vec<_>, Vec<bool>) = told.unzip();
    let mut placed: Vec<(Place, Change)> = Vec::new();
    for (group, changes) in groups.iter().zip(grouped) {
        placed.extend(changes.into_iter().map(|change| ((group.after.start, 1, 0), change)));
    }
    placed.extend(inserted(after, &groups));
    placed.extend(deleted(before, &groups));
    placed.sort_by_key(|(place, _)| *place);
    let changes = placed.into_iter().map(|(_, change)| change).collect();
    BlockDifference { changes, groups, coarse: coarse.into_iter().any(|coarse| coarse) }
}

/// Where a change is told: the later block it stands at, before (0) or at (1) it, the earlier block.
type Place = (usize, u8, usize);

fn texts(extraction: &Extraction) -> Vec<&str> {
    extraction.blocks.iter().map(|block| block.text.as_str()).collect()
}

fn joined(extraction: &Extraction, range: &Range<usize>) -> String {
    let blocks = extraction.blocks[range.clone()].iter();
    blocks.map(|block| block.text.as_str()).collect::<Vec<_>>().join(BLANK)
}

fn group_changes(before: &Extraction, after: &Extraction, group: &Group) -> (Vec<Change>, bool) {
    let (from, to) = (group.before.start, group.after.start);
    let (old, new) = (&joined(before, &group.before), &joined(after, &group.after));
    let field = field(before, from).or_else(|| field(after, to));
    let change = |op, before: &str, after: &str| Change {
        field: field.unwrap_or(Field::Body),
        op,
        before: Some(before.to_owned()),
        after: Some(after.to_owned()),
        from: Some(from),
        to: Some(to),
        words: Vec::new(),
    };
    let mut changes = Vec::new();
    let mut coarse = false;
    if group.moved {
        changes.push(change(Op::Move, old, old));
    }
    if old != new {
        let difference = words(old, new);
        coarse = difference.coarse;
        changes.push(Change { words: difference.words, ..change(Op::Replace, old, new) });
    }
    (changes, coarse)
}

fn inserted(after: &Extraction, groups: &[Group]) -> Vec<(Place, Change)> {
    let mut grouped = vec![false; after.blocks.len()];
    for group in groups {
        grouped[group.after.clone()].fill(true);
    }
    let new = after.blocks.iter().enumerate().filter(|(at, _)| !grouped[*at]);
    new.map(|(at, block)| {
        let change = Change {
            field: field(after, at).unwrap_or(Field::Body),
            op: Op::Insert,
            before: None,
            after: Some(block.text.clone()),
            from: None,
            to: Some(at),
            words: Vec::new(),
        };
        ((at, 1, 0), change)
    })
    .collect()
}

fn deleted(before: &Extraction, groups: &[Group]) -> Vec<(Place, Change)> {
    let mut later_of = vec![None; before.blocks.len()];
    for group in groups {
        later_of[group.before.clone()].fill(Some(group));
    }
    let mut place = 0;
    let mut told = Vec::new();
    for (at, block) in before.blocks.iter().enumerate() {
        if let Some(group) = later_of[at] {
            place = if group.moved { place } else { group.after.end };
            continue;
        }
        let change = Change {
            field: field(before, at).unwrap_or(Field::Body),
            op: Op::Delete,
            before: Some(block.text.clone()),
            after: None,
            from: Some(at),
            to: None,
            words: Vec::new(),
        };
        told.push(((place, 0, at), change));
    }
    told
}

/// The field of a block that is not plain body.
fn field(extraction: &Extraction, at: usize) -> Option<Field> {
    let block = &extraction.blocks[at];
    if extraction.lead.as_ref() == Some(&block.text) {
        return Some(Field::Lead);
    }
    (block.kind == BlockKind::Caption).then_some(Field::Caption)
}
