//! Which lines are the text: what the rules leave open the learned model decides, and memory keeps.

use std::collections::BTreeSet;

use super::dom::{ByNode, Node, name_words};
use super::features::{Features, Page, label_words};
use super::learned::{Scores, TEXT_IN_FLOW, model};
use super::lines::Line;
use super::memory::{self, Memory, NEVER, SURELY};
use crate::model::{BlockKind, Place};

/// What was decided.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// The lines that are text.
    pub(super) text: BTreeSet<usize>,
    /// What is to be remembered for the next capture.
    pub(super) place: Place,
}

/// What the rules call text, and nothing else.
pub(super) fn by_rules(page: &Page<'_, '_>, slots: &[u32], taken: &BTreeSet<usize>) -> Judged {
    decided(page.lines, page.title, slots, taken, page.ruled.clone())
}

/// Decides on the `open` lines: those that are neither headline, stamp, byline or notice (`taken`) nor left
/// out by a rule. The captions that the rules keep stay: they belong to the article's pictures and are
/// marked as such.
pub(super) fn judge<'a>(
    page: Page<'a, '_>,
    slots: &[u32],
    memory: &Memory<'_>,
    taken: &BTreeSet<usize>,
    open: &[usize],
) -> Judged {
    let (lines, ruled, title) = (page.lines, page.ruled, page.title);
    let features = Features::of(page);
    let mut known: ByNode<Scores> = ByNode::default();
    let mut sure = |at: usize, line: &Line<'a>| {
        let mut of = |node: Node<'_>| {
            *known.entry(node.id()).or_insert_with(|| model().classes(&name_words(node)))
        };
        let named = features.own(line).fold(Scores::default(), |all, node| all.and(of(node)));
        model().judge(&features.line(at), named, model().labels(&label_words(line)))
    };
    let (mut text, mut flowing) = (BTreeSet::new(), BTreeSet::new());
    for (at, line) in open.iter().filter_map(|at| Some((*at, lines.get(*at)?))) {
        let caption = line.kind == BlockKind::Caption && ruled.contains(&at);
        let bound = memory.bound(line, slots.get(at).copied().unwrap_or_default());
        if caption || bound <= SURELY {
            text.insert(at);
        } else if bound < NEVER {
            let sure = sure(at, line);
            text.extend((sure >= bound).then_some(at));
            let flows = line.kind == BlockKind::Heading || sure >= TEXT_IN_FLOW;
            flowing.extend((flows && ruled.contains(&at)).then_some(at));
        }
    }
    text.extend(between(lines, &text, &flowing));
    if is_shell(lines, &text, ruled) {
        text.clone_from(ruled);
    }
    decided(lines, title, slots, taken, text)
}

/// Whether hardly anything is left of what the rules call text. Then the rules are right: they leave out
/// what is surely no text, and an article without text would be called absent.
fn is_shell(lines: &[Line<'_>], text: &BTreeSet<usize>, ruled: &BTreeSet<usize>) -> bool {
    let chars = |of: &BTreeSet<usize>| -> usize {
        of.iter().filter_map(|at| lines.get(*at)).map(Line::chars).sum()
    };
    let left = chars(text);
    left < 200 && left * 5 < chars(ruled)
}

fn decided(
    lines: &[Line<'_>],
    title: Option<usize>,
    slots: &[u32],
    taken: &BTreeSet<usize>,
    text: BTreeSet<usize>,
) -> Judged {
    let is_text = |at: usize| (!taken.contains(&at)).then(|| text.contains(&at));
    Judged { place: memory::place(lines, slots, title, &is_text), text }
}

/// Of the lines that may flow with the text those that stand between two lines of text, in the same
/// element as both: by its looks alone a heading of the text is like one of a box, an address like one
/// of a footer.
fn between(lines: &[Line<'_>], text: &BTreeSet<usize>, flowing: &BTreeSet<usize>) -> Vec<usize> {
    let parent = |at: usize| lines.get(at)?.node.parent().map(|parent| parent.id());
    let flows = |at: &usize| {
        let before = text.range(..*at).next_back();
        let after = text.range(*at + 1..).next();
        [before, after].iter().all(|beside| {
            beside.is_some_and(|beside| parent(*beside).is_some() && parent(*beside) == parent(*at))
        })
    };
    flowing.difference(text).copied().filter(flows).collect()
}
