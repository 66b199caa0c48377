//! How the lines of a page are spread over its elements, and where the column of the text is.

use ego_tree::NodeId;

use super::body::prose;
use super::dom::{ByNode, Node};
use super::lines::Line;

/// What stands under one element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    /// Lines.
    pub(super) lines: f32,
    /// Characters.
    pub(super) chars: f32,
    /// Characters of links.
    pub(super) linked: f32,
    /// Characters of prose, weighed by how surely they are prose.
    pub(super) prose: f32,
}

impl Sum {
    /// The share of the characters that are links, 0.0 to 1.0.
    pub(super) fn link_share(self) -> f32 {
        self.linked / self.chars.max(1.0)
    }

    /// The share of the characters that are prose, 0.0 to 1.0.
    pub(super) fn density(self) -> f32 {
        self.prose / self.chars.max(1.0)
    }
}

/// The sums of all elements, and the column: the element with the most prose directly in it.
pub(super) struct Outline {
    sums: ByNode<Sum>,
    /// The column and the elements around it, each with its distance from the column.
    column: ByNode<usize>,
    /// The first and the last line of prose in the column.
    pub(super) span: (usize, usize),
    /// The prose of the whole page, never zero.
    pub(super) prose: f32,
}

/// Where a line leaves the way from the root to the column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Branch<'a> {
    /// The outermost element of the line's own that the column does not share.
    pub(super) top: Node<'a>,
    /// How many elements of its own the line has.
    pub(super) own: usize,
    /// How far above the column the branch leaves.
    pub(super) above: usize,
}

/// A line of so much prose marks the span of the column.
const MARKS: f32 = 20.0;

impl Outline {
    /// Counts the lines of a page.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut sums: ByNode<Sum> = ByNode::default();
        let mut direct: ByNode<(f32, usize)> = ByNode::default();
        let mut total = 1.0;
        for (at, line) in lines.iter().enumerate() {
            let own = prose(line) as f32;
            total += own;
            for node in std::iter::once(line.node).chain(line.node.ancestors()) {
                let sum = sums.entry(node.id()).or_default();
                sum.lines += 1.0;
                sum.chars += line.chars() as f32;
                sum.linked += line.linked as f32;
                sum.prose += own;
            }
            if let Some(parent) = line.node.parent().filter(|_| line.left_out.is_none()) {
                direct.entry(parent.id()).or_insert((0.0, at)).0 += own;
            }
        }
        // Of equals the first on the page, so that the choice never depends on the map's order.
        let column = direct.iter().max_by(|(_, a), (_, b)| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let column = column.map(|(id, _)| *id);
        Self { span: span(lines, column), column: around(lines, column), sums, prose: total }
    }

    /// What stands under an element.
    pub(super) fn sum(&self, node: Node<'_>) -> Sum {
        self.sums.get(&node.id()).copied().unwrap_or_default()
    }

    /// Where a line leaves the way to the column.
    pub(super) fn branch<'a>(&self, node: Node<'a>) -> Branch<'a> {
        let mut top = node;
        let mut own = 0;
        for up in std::iter::once(node).chain(node.ancestors()) {
            if let Some(above) = self.column.get(&up.id()) {
                return Branch { top, own, above: *above };
            }
            top = up;
            own += 1;
        }
        Branch { top, own, above: self.column.len() }
    }
}

fn span(lines: &[Line<'_>], column: Option<NodeId>) -> (usize, usize) {
    let marks = |line: &Line<'_>| {
        line.node.parent().map(|parent| parent.id()) == column && prose(line) as f32 >= MARKS
    };
    let first = lines.iter().position(marks).unwrap_or(0);
    let last = lines.iter().rposition(marks).unwrap_or(lines.len().saturating_sub(1));
    (first, last)
}

fn around(lines: &[Line<'_>], column: Option<NodeId>) -> ByNode<usize> {
    let parents = lines.iter().filter_map(|line| line.node.parent());
    let Some(node) = parents.into_iter().find(|up| Some(up.id()) == column) else {
        return ByNode::default();
    };
    std::iter::once(node)
        .chain(node.ancestors())
        .enumerate()
        .map(|(distance, up)| (up.id(), distance))
        .collect()
}
