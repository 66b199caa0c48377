//! How much text stands under each element, and how much of it is links or running prose.

use scraper::{Html, Node as Value};

use super::dom::{self, ByNode, Node, NodeSet, attr, tag};

/// A piece of text is prose from this length on: shorter ones are labels, names and menu entries.
const PROSE: usize = 40;

/// What stands under one element, in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// All text.
    pub(super) chars: usize,
    /// Text inside links.
    pub(super) linked: usize,
    /// Pieces of unlinked text that are long enough to be prose.
    pub(super) prose: usize,
}

impl Weight {
    /// That of one piece of text.
    fn of(text: &str, is_link: bool) -> Self {
        let chars = text.trim().chars().count();
        let linked = if is_link { chars } else { 0 };
        let prose = if !is_link && chars >= PROSE { chars } else { 0 };
        Self { chars, linked, prose }
    }

    /// The share of the text that is links, 0.0 to 1.0.
    pub(super) fn link_share(self) -> f64 {
        if self.chars == 0 { 0.0 } else { self.linked as f64 / self.chars as f64 }
    }
}

/// The weights of all elements of a page.
pub(super) struct Weights {
    by_node: ByNode<Weight>,
    headed: NodeSet,
    total: Weight,
}

impl Weights {
    /// Weighs a page.
    pub(super) fn of(html: &Html) -> Self {
        let mut by_node = ByNode::default();
        let total = weigh(html.tree.root(), false, &mut by_node);
        Self { by_node, headed: headed(html), total }
    }

    /// The weight of one element.
    pub(super) fn get(&self, node: Node<'_>) -> Weight {
        self.by_node.get(&node.id()).copied().unwrap_or_default()
    }

    /// Whether an element holds a headline.
    pub(super) fn is_headed(&self, node: Node<'_>) -> bool {
        self.headed.contains(&node.id())
    }

    /// How much prose stands outside an element.
    pub(super) fn beside(&self, node: Node<'_>) -> usize {
        self.total.prose - self.get(node).prose
    }

    /// Whether an element holds so much of the page's prose that it cannot be furniture, whatever
    /// its class says: more than half of it, and a good part of the unlinked text too, for on a page
    /// of short paragraphs a single advert can hold most of what is long enough to be prose.
    pub(super) fn is_big(&self, node: Node<'_>) -> bool {
        let (weight, total) = (self.get(node), self.total);
        let plain = |weight: Weight| weight.chars - weight.linked;
        let prose = total.prose == 0 || weight.prose * 2 > total.prose;
        let text = if total.prose == 0 { 2 } else { 3 };
        prose && plain(weight) * text > plain(total)
    }
}

/// Weighs a node and all under it.
fn weigh(node: Node<'_>, linked: bool, by_node: &mut ByNode<Weight>) -> Weight {
    let linked = linked || tag(node) == "a";
    let mut weight = Weight::default();
    for child in node.children() {
        let part = match child.value() {
            Value::Text(text) => Weight::of(text, linked),
            Value::Element(element) if !dom::is_silent(element.name()) => {
                weigh(child, linked, by_node)
            }
            _ => continue,
        };
        weight.chars += part.chars;
        weight.linked += part.linked;
        weight.prose += part.prose;
    }
    by_node.insert(node.id(), weight);
    weight
}

/// All elements that are a headline or hold one.
fn headed(html: &Html) -> NodeSet {
    dom::elements(html)
        .filter(|node| tag(*node) == "h1" || attr(*node, "itemprop") == Some("headline"))
        .flat_map(|node| std::iter::once(node).chain(node.ancestors()))
        .map(|node| node.id())
        .collect()
}
