//! Which lines are the text: the rules propose, the learned model decides, memory keeps.

use std::collections::{BTreeSet, HashMap};

use ego_tree::NodeId;

use super::dom::{Node, name_words};
use super::features::{Features, Page, label_words};
use super::learned::{Scores, model};
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

/// Decides on all lines but those that are `taken` (headline, stamps, byline, notices). The captions
/// that the rules keep stay: they belong to the article's pictures and are marked as such.
pub(super) fn judge(
    page: Page<'_, '_>,
    slots: &[u32],
    memory: &Memory<'_>,
    taken: &BTreeSet<usize>,
) -> Judged {
    let (lines, ruled, title) = (page.lines, page.ruled, page.title);
    let features = Features::of(page);
    let mut classes: HashMap<NodeId, Scores> = HashMap::new();
    let mut of = |node: Node<'_>| {
        *classes.entry(node.id()).or_insert_with(|| model().classes(&name_words(node)))
    };
    let mut judged = Judged::default();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        let named = features.own(line).fold(Scores::default(), |all, node| all.and(of(node)));
        let sure = model().judge(&features.line(at), named, model().labels(&label_words(line)));
        let caption = line.kind == BlockKind::Caption && ruled.contains(&at);
        let bound = memory.bound(line, slots.get(at).copied().unwrap_or_default());
        if sure >= bound || caption {
            judged.text.insert(at);
        } else if ruled.contains(&at) {
            judged.refused.insert(at);
        }
    }
    let is_text = |at: usize| (!taken.contains(&at)).then(|| judged.text.contains(&at));
    judged.place = memory::place(lines, slots, title, &is_text);
    judged
}
