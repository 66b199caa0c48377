//! Applying changes: from the earlier text to the later one, and back.

use std::collections::{HashMap, HashSet};

use super::blocks::BLANK;
use crate::model::{Change, Field, Op, Word, WordOp};

/// Why changes do not fit a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The text is not the one that the changes were made from.
    #[error("block {0} is not the one that the change was made from")]
    OtherText(usize),
    /// A change lacks the index or the text that its operation needs.
    #[error("change {0} says too little to be applied")]
    Incomplete(usize),
    /// Two changes claim one block, or one lies outside the text.
    #[error("the changes claim block {0} more than once, or there is no such block")]
    Misplaced(usize),
}

/// The later text, from the earlier one and the changes of its blocks (lead, body, caption); changes
/// of other fields are passed over.
pub fn apply(blocks: &[String], changes: &[Change]) -> Result<Vec<String>, ApplyError> {
    let edits: Vec<Edit<'_>> = changes
        .iter()
        .enumerate()
        .filter(|(_, change)| is_text(change.field))
        .map(|(at, change)| Edit::read(at, change))
        .collect::<Result<_, _>>()?;
    let (taken, placed) = claims(blocks, &edits)?;
    let rest = (0..blocks.len()).filter(|at| !taken.contains(at));
    let mut rest = rest.map(|at| blocks[at].clone());
    let total = blocks.len() - taken.len() + placed.len();
    let slots =
        (0..total).map(|at| placed.get(&at).map(|text| (*text).to_owned()).or_else(|| rest.next()));
    let later: Vec<String> = slots.collect::<Option<_>>().ok_or(ApplyError::Misplaced(total))?;
    Ok(later)
}

/// The same changes backwards: applied to the later text they give the earlier one.
pub fn revert(changes: &[Change]) -> Vec<Change> {
    changes.iter().map(reverted).collect()
}

fn reverted(change: &Change) -> Change {
    Change {
        field: change.field,
        op: match change.op {
            Op::Insert => Op::Delete,
            Op::Delete => Op::Insert,
            op => op,
        },
        before: change.after.clone(),
        after: change.before.clone(),
        from: change.to,
        to: change.from,
        words: change.words.iter().map(reverted_word).collect(),
    }
}

fn reverted_word(word: &Word) -> Word {
    let op = match word.op {
        WordOp::Insert => WordOp::Delete,
        WordOp::Delete => WordOp::Insert,
        WordOp::Equal => WordOp::Equal,
    };
    Word { op, text: word.text.clone() }
}

/// Whether a field is one of the text's blocks.
pub fn is_text(field: Field) -> bool {
    matches!(field, Field::Lead | Field::Body | Field::Caption)
}

/// One change: the blocks it takes from the earlier text, the blocks it gives the later one.
struct Edit<'a> {
    takes: Option<(usize, &'a str)>,
    gives: Option<(usize, &'a str)>,
    moves: bool,
}

impl<'a> Edit<'a> {
    fn read(at: usize, change: &'a Change) -> Result<Self, ApplyError> {
        let takes = change.from.zip(change.before.as_deref());
        let gives = change.to.zip(change.after.as_deref());
        let complete = match change.op {
            Op::Insert => gives.is_some(),
            Op::Delete => takes.is_some(),
            Op::Replace | Op::Move => takes.is_some() && gives.is_some(),
        };
        let edit = Self { takes, gives, moves: change.op == Op::Move };
        if complete { Ok(edit) } else { Err(ApplyError::Incomplete(at)) }
    }
}

/// The blocks that a text of a change covers, each with its index.
fn pieces((first, text): (usize, &str)) -> impl Iterator<Item = (usize, &str)> {
    (first..).zip(text.split(BLANK))
}

type Claims<'a> = (HashSet<usize>, HashMap<usize, &'a str>);

/// Which earlier blocks are spoken for, and what stands where in the later text. A move beside a
/// replacement of the same block only says that it moved: the replacement has both texts.
fn claims<'a>(blocks: &[String], edits: &[Edit<'a>]) -> Result<Claims<'a>, ApplyError> {
    let replaced: HashSet<Option<usize>> = edits
        .iter()
        .filter(|edit| !edit.moves && edit.gives.is_some())
        .map(|edit| edit.takes.map(|(from, _)| from))
        .collect();
    let mut taken = HashSet::new();
    let mut placed = HashMap::new();
    let told = edits
        .iter()
        .filter(|edit| !edit.moves || !replaced.contains(&edit.takes.map(|(from, _)| from)));
    for edit in told {
        for (from, text) in edit.takes.into_iter().flat_map(pieces) {
            let block = blocks.get(from).ok_or(ApplyError::Misplaced(from))?;
            if block != text {
                return Err(ApplyError::OtherText(from));
            }
            if !taken.insert(from) {
                return Err(ApplyError::Misplaced(from));
            }
        }
        for (to, text) in edit.gives.into_iter().flat_map(pieces) {
            if placed.insert(to, text).is_some() {
                return Err(ApplyError::Misplaced(to));
            }
        }
    }
    Ok((taken, placed))
}
