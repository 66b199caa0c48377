//! What the changes of blocks amount to in sentences: the same words divided otherwise, sentences
//! reworded, sentences that came or went.

use crate::compare::{
    SENTENCE_FLOOR, align, alike, caseless, is_text, is_word, likeness, sentences, tokens,
};
use crate::model::{Block, BlockKind, Change, Extraction, Op};

/// A sentence that joins or leaves an edited one must make it more alike by this much.
const ABSORBED_GAIN: f32 = 0.05;
/// And the two must then be at least this much alike.
const ABSORBED_FLOOR: f32 = 0.75;

/// A line of no more words than this can be a heading.
const SHORT_LINE: usize = 8;

/// The edits of the text, apart from blocks that only moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Edits {
    /// Something differs in typography, or a heading in letter case.
    pub(super) typography: bool,
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

/// The edits between two versions, from the changes of their blocks.
pub(super) fn between(before: &Extraction, after: &Extraction, changes: &[Change]) -> Edits {
    let fates = Fates::read(before, after, changes);
    let stretches = fates.stretches();
    let mut edits = Edits { typography: fates.typography, ..Edits::default() };
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
    Moved,
    Changed,
}

struct Fates {
    before: Vec<Fate>,
    after: Vec<Fate>,
    typography: bool,
}

impl Fates {
    fn read(before: &Extraction, after: &Extraction, changes: &[Change]) -> Self {
        let mut fates = Self {
            before: vec![Fate::Kept; before.blocks.len()],
            after: vec![Fate::Kept; after.blocks.len()],
            typography: false,
        };
        for change in changes.iter().filter(|change| is_text(change.field)) {
            let cosmetic = change.op == Op::Replace && is_cosmetic(before, after, change);
            fates.typography |= cosmetic;
            let fate = if change.op == Op::Move { Fate::Moved } else { Fate::Changed };
            if !cosmetic {
                change.from.into_iter().for_each(|at| fates.before[at] = fate);
                change.to.into_iter().for_each(|at| fates.after[at] = fate);
            }
        }
        fates
    }

    /// The changed blocks between two that were kept, from both sides. Blocks that only moved are
    /// passed over.
    fn stretches(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut found = vec![(Vec::new(), Vec::new())];
        let (mut i, mut j) = (0, 0);
        loop {
            let (old, new) = (self.before.get(i), self.after.get(j));
            match (old, new) {
                (Some(Fate::Moved), _) => i += 1,
                (_, Some(Fate::Moved)) => j += 1,
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
    let words = |text: &str| -> Vec<String> {
        tokens(&caseless(text))
            .into_iter()
            .filter(|token| is_word(token))
            .map(str::to_owned)
            .collect()
    };
    words(a) == words(b)
}

/// The sentences of all changed blocks, aligned.
fn pooled(edits: Edits, old: &[&str], new: &[&str]) -> Edits {
    let pairs = align(old, new, SENTENCE_FLOOR);
    let mut edits = edits;
    let mut reworded = Vec::new();
    for pair in &pairs {
        let (before, after) = (old[pair.before], new[pair.after]);
        edits.reordered |= pair.moved;
        if before == after {
            continue;
        }
        if alike(before, after) {
            edits.typography = true;
        } else {
            reworded.push(Edited {
                before: before.to_owned(),
                after: after.to_owned(),
                at: (pair.before, pair.after),
            });
        }
    }
    let lost = (0..old.len()).filter(|at| pairs.iter().all(|pair| pair.before != *at));
    let come = (0..new.len()).filter(|at| pairs.iter().all(|pair| pair.after != *at));
    let (lost, come): (Vec<_>, Vec<_>) = (lost.collect(), come.collect());
    let (reworded, lost) = absorbed(reworded, &lost, old, Side::Before);
    let (reworded, come) = absorbed(reworded, &come, new, Side::After);
    edits.reworded.extend(reworded.into_iter().map(|edited| (edited.before, edited.after)));
    edits.deleted.extend(lost.into_iter().map(|at| old[at].to_owned()));
    edits.inserted.extend(come.into_iter().map(|at| new[at].to_owned()));
    edits
}

/// A reworded sentence with its places on both sides.
struct Edited {
    before: String,
    after: String,
    at: (usize, usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Sentences that were joined to, or split from, a reworded neighbour belong to it: no sentence came
/// or went then. What no neighbour takes comes back.
fn absorbed(
    edited: Vec<Edited>,
    open: &[usize],
    texts: &[&str],
    side: Side,
) -> (Vec<Edited>, Vec<usize>) {
    let mut edited = edited;
    let mut left = Vec::new();
    for at in open.iter().copied() {
        let taken = edited.iter_mut().find_map(|pair| {
            let place = if side == Side::Before { pair.at.0 } else { pair.at.1 };
            let (own, other) = match side {
                Side::Before => (&mut pair.before, &pair.after),
                Side::After => (&mut pair.after, &pair.before),
            };
            let longer = match place {
                place if place + 1 == at => format!("{own} {}", texts[at]),
                place if at + 1 == place => format!("{} {own}", texts[at]),
                _ => return None,
            };
            let now = likeness(&longer, other);
            let better = now >= ABSORBED_FLOOR && now > likeness(own, other) + ABSORBED_GAIN;
            better.then(|| *own = longer)
        });
        if taken.is_none() {
            left.push(at);
        }
    }
    (edited, left)
}
