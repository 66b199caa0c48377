//! What changed in the blocks: inserted, deleted, replaced, moved.

use super::align::{Pair, align};
use super::words::words;
use crate::model::{BlockKind, Change, Extraction, Field, Op};

/// Likeness above which two blocks at one place are one edited block.
const BLOCK_FLOOR: f32 = 0.4;

/// The blocks of two versions side by side.
pub(super) struct BlockDifference {
    /// The changes, in the order of the later version; what was deleted stands where it was missed.
    pub(super) changes: Vec<Change>,
    /// Which block became which.
    pub(super) pairs: Vec<Pair>,
    /// Whether a text was too long to be compared word by word.
    pub(super) coarse: bool,
}

/// What changed in the blocks of two versions.
pub(super) fn blocks(before: &Extraction, after: &Extraction) -> BlockDifference {
    let pairs = align(&texts(before), &texts(after), BLOCK_FLOOR);
    let told = pairs.iter().map(|pair| pair_changes(before, after, *pair));
    let (paired, coarse): (Vec<_>, Vec<bool>) = told.unzip();
    let mut placed: Vec<(Place, Change)> = Vec::new();
    for (pair, changes) in pairs.iter().zip(paired) {
        placed.extend(changes.into_iter().map(|change| ((pair.after, 1, 0), change)));
    }
    placed.extend(inserted(after, &pairs));
    placed.extend(deleted(before, &pairs));
    placed.sort_by_key(|(place, _)| *place);
    let changes = placed.into_iter().map(|(_, change)| change).collect();
    BlockDifference { changes, pairs, coarse: coarse.into_iter().any(|coarse| coarse) }
}

/// Where a change is told: the later block it stands at, before (0) or at (1) it, the earlier block.
type Place = (usize, u8, usize);

fn texts(extraction: &Extraction) -> Vec<&str> {
    extraction.blocks.iter().map(|block| block.text.as_str()).collect()
}

fn pair_changes(before: &Extraction, after: &Extraction, pair: Pair) -> (Vec<Change>, bool) {
    let (old, new) = (&before.blocks[pair.before].text, &after.blocks[pair.after].text);
    let field = field(before, pair.before).or_else(|| field(after, pair.after));
    let change = |op, before: &str, after: &str| Change {
        field: field.unwrap_or(Field::Body),
        op,
        before: Some(before.to_owned()),
        after: Some(after.to_owned()),
        from: Some(pair.before),
        to: Some(pair.after),
        words: Vec::new(),
    };
    let mut changes = Vec::new();
    let mut coarse = false;
    if pair.moved {
        changes.push(change(Op::Move, old, old));
    }
    if old != new {
        let difference = words(old, new);
        coarse = difference.coarse;
        changes.push(Change { words: difference.words, ..change(Op::Replace, old, new) });
    }
    (changes, coarse)
}

fn inserted(after: &Extraction, pairs: &[Pair]) -> Vec<(Place, Change)> {
    let paired = marked(after.blocks.len(), pairs.iter().map(|pair| pair.after));
    let new = after.blocks.iter().enumerate().filter(|(at, _)| !paired[*at]);
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

fn deleted(before: &Extraction, pairs: &[Pair]) -> Vec<(Place, Change)> {
    let mut later_of = vec![None; before.blocks.len()];
    for pair in pairs {
        later_of[pair.before] = Some(*pair);
    }
    let mut place = 0;
    let mut told = Vec::new();
    for (at, block) in before.blocks.iter().enumerate() {
        if let Some(pair) = later_of[at] {
            place = if pair.moved { place } else { pair.after + 1 };
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

fn marked(len: usize, at: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut marks = vec![false; len];
    at.for_each(|at| marks[at] = true);
    marks
}

/// The field of a block that is not plain body.
fn field(extraction: &Extraction, at: usize) -> Option<Field> {
    let block = &extraction.blocks[at];
    if extraction.lead.as_ref() == Some(&block.text) {
        return Some(Field::Lead);
    }
    (block.kind == BlockKind::Caption).then_some(Field::Caption)
}
