//! What the changes of blocks amount to in sentences: the same words divided otherwise, sentences
//! reworded, sentences that came or went.

use std::ops::Range;

use super::moving::moves_by_itself;
use crate::compare::{
    SENTENCE_FLOOR, align, alike, caseless, covered, groups, is_text, is_word, sentences, tokens,
};
use crate::model::{Block, BlockKind, Change, Extraction, Field, Op};

/// A line of no more words than this can be a heading.
const SHORT_LINE: usize = 8;

/// The edits of the text, apart from blocks that only moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Edits {
    /// Something differs in typography, or a heading in letter case.
    pub(super) typography: bool,
    /// A date relative to now moved on by itself.
    pub(super) moving: bool,
    /// The same words are divided into blocks otherwise.
    pub(super) divided: bool,
    /// Sentences stand in another order.
    pub(super) reordered: bool,
    /// Sentences with other words: the earlier and the later wording.
    pub(super) reworded: Vec<(String, String)>,
    /// Sentences that are new.
    pub(super) inserted: Vec<String>,
    /// Sentences that are gone.
    pub(super) deleted: Vec<String>,
    /// The earlier blocks that were changed in their words.
    pub(super) old_blocks: Vec<usize>,
    /// The later blocks that were changed in their words.
    pub(super) new_blocks: Vec<usize>,
}

impl Edits {
    /// Each edit in short: the sentences that changed, came or went, and what changed beside the text.
    pub(super) fn wordings(&self, changes: &[Change]) -> Vec<String> {
        let line = |before: &str, after: &str| format!("{before}\n{after}");
        let reworded = self.reworded.iter().map(|(old, new)| line(old, new));
        let come = self.inserted.iter().map(|text| line("", text));
        let gone = self.deleted.iter().map(|text| line(text, ""));
        let other = |change: &&Change| !is_text(change.field) && change.field != Field::Stamp;
        let beside = changes.iter().filter(other).map(|change| {
            let text = |side: &Option<String>| side.clone().unwrap_or_default();
            line(&text(&change.before), &text(&change.after))
        });
        let mut all: Vec<String> = reworded.chain(come).chain(gone).chain(beside).collect();
        all.sort();
        all
    }
}

/// The edits between two versions, from the changes of their blocks.
pub(super) fn between(before: &Extraction, after: &Extraction, changes: &[Change]) -> Edits {
    let fates = Fates::read(before, after, changes);
    let stretches = fates.stretches();
    let mut edits = Edits {
        typography: fates.typography,
        divided: fates.divided,
        moving: fates.moving,
        ..Edits::default()
    };
    let (mut old_pool, mut new_pool) = (Vec::new(), Vec::new());
    for (old, new) in stretches {
        let (old_text, new_text) = (joined(before, &old), joined(after, &new));
        if alike(&old_text, &new_text) {
            edits.divided = true;
            continue;
        }
        edits.old_blocks.extend(&old);
        edits.new_blocks.extend(&new);
        if same_words(&old_text, &new_text) {
            edits.reworded.push((old_text, new_text));
        } else {
            old_pool.extend(old.iter().flat_map(|at| trimmed(&before.blocks[*at].text)));
            new_pool.extend(new.iter().flat_map(|at| trimmed(&after.blocks[*at].text)));
        }
    }
    pooled(edits, &old_pool, &new_pool)
}

/// What becomes of each block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    /// It only moved, or moves by itself, or is told with the block before it.
    Passed,
    Changed,
}

struct Fates {
    before: Vec<Fate>,
    after: Vec<Fate>,
    typography: bool,
    divided: bool,
    moving: bool,
}

/// The blocks that a side of a change covers.
fn blocks(first: Option<usize>, text: Option<&str>) -> Range<usize> {
    let count = text.map_or(0, covered);
    first.map_or(0..0, |first| first..first + count)
}

impl Fates {
    fn read(before: &Extraction, after: &Extraction, changes: &[Change]) -> Self {
        let mut fates = Self {
            before: vec![Fate::Kept; before.blocks.len()],
            after: vec![Fate::Kept; after.blocks.len()],
            typography: false,
            divided: false,
            moving: false,
        };
        for change in changes.iter().filter(|change| is_text(change.field)) {
            fates.tell(change, change.op == Op::Replace && is_cosmetic(before, after, change));
        }
        fates
    }

    fn tell(&mut self, change: &Change, cosmetic: bool) {
        let old = blocks(change.from, change.before.as_deref());
        let new = blocks(change.to, change.after.as_deref());
        if moves_by_itself(change) {
            self.moving = true;
            if change.op != Op::Replace {
                old.for_each(|at| self.before[at] = Fate::Passed);
                new.for_each(|at| self.after[at] = Fate::Passed);
            }
            return;
        }
        self.divided |= cosmetic && old.len() != new.len();
        self.typography |= cosmetic && old.len() == new.len();
        if change.op == Op::Move {
            // Whether other words stand there is told by a replacement.
            old.take(1).for_each(|at| self.before[at] = Fate::Passed);
            new.take(1).for_each(|at| self.after[at] = Fate::Passed);
        } else if cosmetic {
            // One block on each side stands for all of them.
            old.skip(1).for_each(|at| self.before[at] = Fate::Passed);
            new.skip(1).for_each(|at| self.after[at] = Fate::Passed);
        } else {
            old.for_each(|at| self.before[at] = Fate::Changed);
            new.for_each(|at| self.after[at] = Fate::Changed);
        }
    }

    /// The changed blocks between two that were kept, from both sides.
    fn stretches(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut found = vec![(Vec::new(), Vec::new())];
        let (mut i, mut j) = (0, 0);
        loop {
            let (old, new) = (self.before.get(i), self.after.get(j));
            match (old, new) {
                (Some(Fate::Passed), _) => i += 1,
                (_, Some(Fate::Passed)) => j += 1,
                (Some(Fate::Changed), _) => {
                    found.last_mut().into_iter().for_each(|(before, _)| before.push(i));
                    i += 1;
                }
                (_, Some(Fate::Changed)) => {
                    found.last_mut().into_iter().for_each(|(_, after)| after.push(j));
                    j += 1;
                }
                (Some(Fate::Kept), Some(Fate::Kept)) => {
                    found.push((Vec::new(), Vec::new()));
                    (i, j) = (i + 1, j + 1);
                }
                _ => break,
            }
        }
        found.retain(|(before, after)| !before.is_empty() || !after.is_empty());
        found
    }
}

fn is_cosmetic(before: &Extraction, after: &Extraction, change: &Change) -> bool {
    let (Some(old), Some(new)) = (&change.before, &change.after) else { return false };
    let heading = |side: &Extraction, at: Option<usize>| {
        at.and_then(|at| side.blocks.get(at)).is_some_and(reads_as_heading)
    };
    let headed = heading(before, change.from) || heading(after, change.to);
    alike(old, new) || (headed && caseless(old) == caseless(new))
}

/// A heading, or a short line without an end, which is one in all but its markup.
fn reads_as_heading(block: &Block) -> bool {
    let line = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
        && !block.text.ends_with(['.', '!', '?', ';', ',', '…'])
        && tokens(&block.text).into_iter().filter(|token| is_word(token)).count() <= SHORT_LINE;
    block.kind == BlockKind::Heading || line
}

fn joined(side: &Extraction, at: &[usize]) -> String {
    let texts: Vec<&str> = at.iter().map(|at| side.blocks[*at].text.as_str()).collect();
    texts.join(" ")
}

fn trimmed(text: &str) -> impl Iterator<Item = &str> {
    sentences(text).into_iter().map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// Whether only punctuation and letter case differ.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (caseless(a), caseless(b));
    let words = |text| tokens(text).into_iter().filter(|token| is_word(token));
    words(&a).eq(words(&b))
}

/// The sentences of all changed blocks, aligned. Sentences that were joined to, or divided from, a
/// reworded one belong to it: no sentence came or went then.
fn pooled(edits: Edits, old: &[&str], new: &[&str]) -> Edits {
    let groups = groups(old, new, &align(old, new, SENTENCE_FLOOR));
    let mut edits = edits;
    let (mut lost, mut come) = (vec![true; old.len()], vec![true; new.len()]);
    for group in groups {
        lost[group.before.clone()].fill(false);
        come[group.after.clone()].fill(false);
        edits.reordered |= group.moved;
        let (before, after) = (old[group.before].join(" "), new[group.after].join(" "));
        if before == after {
            continue;
        }
        if alike(&before, &after) {
            edits.typography = true;
        } else {
            edits.reworded.push((before, after));
        }
    }
    let left = |texts: &[&str], left: Vec<bool>| -> Vec<String> {
        let texts = texts.iter().zip(left).filter(|(_, left)| *left);
        texts.map(|(text, _)| (*text).to_owned()).collect()
    };
    edits.deleted = left(old, lost);
    edits.inserted = left(new, come);
    edits
}
