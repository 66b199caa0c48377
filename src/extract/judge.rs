//! Which lines are the text: what the rules leave open the learned model decides, and memory keeps.

use std::collections::{BTreeSet, HashMap};

use ego_tree::NodeId;

use super::dom::{Node, name_words};
use super::features::{Features, Page, label_words};
use super::learned::{Scores, model};
use super::lines::Line;
use super::memory::{self, Memory};
use crate::model::{BlockKind, Place};

/// What was decided.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// The lines that are text.
    pub(super) text: BTreeSet<usize>,
    /// Lines that the rules call text and the model does not.
    pub(super) refused: BTreeSet<usize>,
    /// What is to be remembered for the next capture.
    pub(super) place: Place,
}

/// Decides on the `open` lines: those that are neither headline, stamp, byline or notice (`taken`) nor left
/// out by a rule. The captions that the rules keep stay: they belong to the article's pictures and are
/// marked as such.
pub(super) fn judge(
    page: Page<'_, '_>,
    slots: &[u32],
    memory: &Memory<'_>,
    taken: &BTreeSet<usize>,
    open: &[usize],
) -> Judged {
    let (lines, ruled, title) = (page.lines, page.ruled, page.title);
    let features = Features::of(page);
    let mut known: HashMap<NodeId, Scores> = HashMap::new();
    let mut classes = |node: Node<'_>| {
        *known.entry(node.id()).or_insert_with(|| model().classes(&name_words(node)))
    };
    let mut is_clear = |at: usize, line: &Line<'_>| {
        let named = features.own(line).fold(Scores::default(), |all, node| all.and(classes(node)));
        let sure = model().judge(&features.line(at), named, model().labels(&label_words(line)));
        let caption = line.kind == BlockKind::Caption && ruled.contains(&at);
        caption || sure >= memory.bound(line, slots.get(at).copied().unwrap_or_default())
    };
    let lines_of = open.iter().filter_map(|at| Some((*at, lines.get(*at)?)));
    let mut text: BTreeSet<usize> =
        lines_of.filter(|(at, line)| is_clear(*at, line)).map(|(at, _)| at).collect();
    text.extend(between(lines, &text, ruled));
    let is_text = |at: usize| (!taken.contains(&at)).then(|| text.contains(&at));
    Judged {
        place: memory::place(lines, slots, title, &is_text),
        refused: ruled.difference(&text).copied().collect(),
        text,
    }
}

/// Headings that the rules call text and that stand between two lines of text, in the same element as
/// both: by its looks alone a heading of the text is like one of a box.
fn between(lines: &[Line<'_>], text: &BTreeSet<usize>, ruled: &BTreeSet<usize>) -> Vec<usize> {
    let parent = |at: usize| lines.get(at)?.node.parent().map(|parent| parent.id());
    let flows = |at: &usize| {
        let before = text.range(..*at).next_back();
        let after = text.range(*at + 1..).next();
        [before, after].iter().all(|beside| {
            beside.is_some_and(|beside| parent(*beside).is_some() && parent(*beside) == parent(*at))
        })
    };
    let is_heading =
        |at: &usize| lines.get(*at).is_some_and(|line| line.kind == BlockKind::Heading);
    ruled.difference(text).copied().filter(|at| is_heading(at) && flows(at)).collect()
}
