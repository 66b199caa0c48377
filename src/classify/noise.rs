//! What is known to move by itself is taken out of both sides before they are judged.
//!
//! Known is what says so by its structure (a counter, a teaser with its link), and what was learned of
//! the host. Nothing else is touched: an edit in any other fragment is judged as if there were no noise,
//! and so is a known fragment whose skeleton changed, since it stands on one side only then.

use std::collections::BTreeSet;

use super::fragments::Fragment;
use super::moving::is_counter;
use super::teaser::is_teaser;
use crate::compare::{covered, is_text};
use crate::model::{Block, Change, Extraction, Field, Noise, Skeleton};

/// What is known of the noise of a host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    muted: Vec<Skeleton>,
    forgotten: Vec<Skeleton>,
}

/// Why a fragment is left out of the judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// It counts readers.
    Counter,
    /// It is a teaser with its link.
    Teaser,
    /// It was learned of the host.
    Learned,
}

impl Known {
    /// What holds of these for the article.
    pub fn of(noise: &[Noise], article: i64) -> Self {
        let holds = |one: &&Noise| one.article.is_none_or(|only| only == article);
        let (forgotten, muted): (Vec<&Noise>, Vec<&Noise>) =
            noise.iter().filter(holds).partition(|one| one.forgotten_at.is_some());
        let skeletons =
            |list: Vec<&Noise>| list.into_iter().map(|one| one.skeleton.clone()).collect();
        Self { muted: skeletons(muted), forgotten: skeletons(forgotten) }
    }

    /// The same with more that is muted.
    #[must_use]
    pub fn and(mut self, skeletons: impl IntoIterator<Item = Skeleton>) -> Self {
        self.muted.extend(skeletons);
        self
    }

    /// Whether a user said of a fragment that it is no noise: it teaches nothing.
    pub(super) fn has_forgotten(&self, fragment: &Fragment) -> bool {
        self.forgotten.iter().any(|skeleton| fragment.is(skeleton))
    }

    /// Whether a fragment is noise that was learned, or a counter. A teaser that was not is still open.
    pub(super) fn has_learned(&self, fragment: &Fragment) -> bool {
        let muted = self.muted.iter().any(|skeleton| fragment.is(skeleton));
        muted || (is_counter(&fragment.text) && !self.has_forgotten(fragment))
    }

    fn why(&self, side: &Extraction, block: &Block, fragment: &Fragment) -> Option<Why> {
        if self.muted.iter().any(|skeleton| fragment.is(skeleton)) {
            return Some(Why::Learned);
        }
        if self.has_forgotten(fragment) {
            return None;
        }
        if is_counter(&fragment.text) {
            return Some(Why::Counter);
        }
        let whole = fragment.range == (0..block.text.len());
        (whole && is_teaser(side, block)).then_some(Why::Teaser)
    }
}

/// Both sides without the noise in the blocks that the changes touch, and why what was left out.
pub(super) struct Quiet {
    pub(super) before: Extraction,
    pub(super) after: Extraction,
    pub(super) why: BTreeSet<Why>,
}

/// Takes out what is known to be noise; `None` where nothing of what changed is.
pub(super) fn quiet(
    before: &Extraction,
    after: &Extraction,
    changes: &[Change],
    known: &Known,
) -> Option<Quiet> {
    let (old, new) = touched(changes);
    let mut why = BTreeSet::new();
    let earlier = without_noise(before, &old, known, &mut why);
    let later = without_noise(after, &new, known, &mut why);
    (!why.is_empty()).then_some(Quiet { before: earlier, after: later, why })
}

/// The blocks that changes touch, of the earlier and of the later side.
pub(super) fn touched(changes: &[Change]) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
    for change in changes {
        let text = is_text(change.field);
        if !text && change.field != Field::Link {
            continue;
        }
        let blocks = |side: &Option<String>| match side {
            Some(words) if text => covered(words),
            _ => 1,
        };
        old.extend(change.from.into_iter().flat_map(|at| at..at + blocks(&change.before)));
        new.extend(change.to.into_iter().flat_map(|at| at..at + blocks(&change.after)));
    }
    (old, new)
}

fn without_noise(
    side: &Extraction,
    touched: &BTreeSet<usize>,
    known: &Known,
    why: &mut BTreeSet<Why>,
) -> Extraction {
    let blocks = side.blocks.iter().enumerate().filter_map(|(at, block)| {
        if !touched.contains(&at) {
            return Some(block.clone());
        }
        let fragments = Fragment::of(at, block).into_iter();
        let (noise, rest): (Vec<_>, Vec<_>) = fragments
            .map(|fragment| (known.why(side, block, &fragment), fragment))
            .partition(|(reason, _)| reason.is_some());
        if noise.is_empty() {
            return Some(block.clone());
        }
        why.extend(noise.iter().filter_map(|(reason, _)| *reason));
        (!rest.is_empty()).then(|| left(block, rest.iter().map(|(_, fragment)| fragment)))
    });
    Extraction { blocks: blocks.collect(), ..side.clone() }
}

/// A block of these of its fragments, with the links that stand in them.
fn left<'f>(block: &Block, rest: impl Iterator<Item = &'f Fragment>) -> Block {
    let text: String = rest.filter_map(|fragment| block.text.get(fragment.range.clone())).collect();
    let text = text.trim_end().to_owned();
    let links = block.links.iter().filter(|link| text.contains(&link.text)).cloned().collect();
    Block { kind: block.kind, text, links }
}
