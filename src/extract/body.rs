//! Where the text stands: the element that holds the article.

use std::collections::HashSet;

use super::dom::{ByNode, Node, attr, is_within, name_words, tag};
use super::lines::Line;
use crate::model::BlockKind;

/// The element that holds the article, and how it was found.
pub(super) struct Container<'a> {
    /// The element.
    pub(super) node: Node<'a>,
    /// Which rule found it.
    pub(super) rule: &'static str,
    /// Whether that is the site's profile: then its rules alone say what is text.
    pub(super) by_profile: bool,
}

/// From this share of the prose on, a marked element is believed.
const BELIEVED: f64 = 0.5;

/// A child is the container in its parent's place if no more than this share is lost with it.
const KEPT: f64 = 0.97;

/// The same where nothing is marked, and noise stands beside the text.
const KEPT_UNMARKED: f64 = 0.9;

/// A paragraph beside the container with so much prose belongs to the text.
const FLOWING: f64 = 30.0;

/// Finds the container. `named` is what the profile says.
pub(super) fn find<'a>(
    root: Node<'a>,
    lines: &[Line<'_>],
    named: &dyn Fn(Node<'_>) -> bool,
) -> Container<'a> {
    let scores = scores(lines);
    let score = |node: Node<'_>| scores.get(&node.id()).copied().unwrap_or(0.0);
    let best = |matches: &dyn Fn(Node<'_>) -> bool, within: Node<'a>, share: f64| {
        let all = score(within);
        within
            .descendants()
            .filter(|node| node.value().is_element() && score(*node) > 0.0 && matches(*node))
            .fold(None, |best: Option<Node<'a>>, node| match best {
                Some(best) if score(best) >= score(node) => Some(best),
                _ => Some(node),
            })
            .filter(|node| score(*node) >= all * share)
    };
    if let Some(node) = best(named, root, 0.0) {
        return Container { node, rule: "the profile names it", by_profile: true };
    }
    let outer = best(&|node| tag(node) == "article", root, BELIEVED)
        .or_else(|| best(&is_main, root, BELIEVED));
    let frame = outer.unwrap_or(root);
    let body = best(&|node| attr(node, "itemprop") == Some("articleBody"), frame, BELIEVED)
        .or_else(|| best(&is_text, frame, 0.8));
    let (node, kept, rule) = match (body, outer) {
        (Some(node), _) => (node, KEPT, "marked as the text"),
        (None, Some(node)) => (node, KEPT, "marked as the article"),
        (None, None) => (root, KEPT_UNMARKED, "holds the prose"),
    };
    Container { node: descend(node, &score, kept), rule, by_profile: false }
}

fn is_main(node: Node<'_>) -> bool {
    tag(node) == "main"
        || attr(node, "role") == Some("main")
        || attr(node, "id")
            .is_some_and(|id| matches!(id, "main" | "content" | "main-content" | "contenu"))
}

/// Classes that name the text of an article.
fn is_text(node: Node<'_>) -> bool {
    const RUNS: [&str; 14] = [
        "article body",
        "article content",
        "article text",
        "entry content",
        "post content",
        "post body",
        "story body",
        "content body",
        "body content",
        "field body",
        "news content",
        "article main",
        "body text",
        "rich text",
    ];
    if !matches!(tag(node), "div" | "section" | "article" | "td") {
        return false;
    }
    let words = name_words(node).join(" ");
    RUNS.iter().any(|run| words.contains(run))
        || matches!(words.as_str(), "content" | "texte" | "text")
}

/// How much prose stands under each element. Short and linked lines count little.
fn scores(lines: &[Line<'_>]) -> ByNode<f64> {
    let mut scores = ByNode::default();
    for line in lines.iter().filter(|line| line.left_out.is_none()) {
        let score = prose(line);
        if score > 0.0 {
            for node in std::iter::once(line.node).chain(line.node.ancestors()) {
                *scores.entry(node.id()).or_insert(0.0) += score;
            }
        }
    }
    scores
}

pub(super) fn prose(line: &Line<'_>) -> f64 {
    let chars = line.chars() as f64;
    let own = chars - 1.5 * line.linked as f64;
    let ends = line.text.ends_with(['.', '!', '?', ':', ';', '»', '”', '"', ')', '…']);
    let sure = match line.kind {
        BlockKind::Heading => 0.1,
        _ if chars >= 80.0 => 1.0,
        _ if ends && chars >= 25.0 => 0.7,
        _ => 0.25,
    };
    own.max(0.0) * sure
}

/// The deepest element that still holds nearly all of the prose, and beside which no text flows on.
fn descend<'a>(from: Node<'a>, score: &dyn Fn(Node<'_>) -> f64, kept: f64) -> Node<'a> {
    let mut node = from;
    while let Some(child) = node
        .children()
        .filter(|child| child.value().is_element())
        .find(|child| score(*child) > 0.0 && score(*child) >= score(node) * kept)
    {
        // The list's or table's own element keeps its items together.
        if matches!(tag(child), "p" | "li" | "tr" | "td" | "blockquote" | "span") {
            break;
        }
        let flows_on = |beside: Node<'_>| beside.id() != child.id() && is_flow(beside, score);
        if node.children().any(flows_on) {
            break;
        }
        node = child;
    }
    node
}

/// Whether an element is itself a paragraph, a list or a table with text: a box beside the text has
/// a box of its own.
fn is_flow(node: Node<'_>, score: &dyn Fn(Node<'_>) -> f64) -> bool {
    matches!(tag(node), "p" | "ul" | "ol" | "dl" | "table" | "blockquote" | "pre")
        && score(node) >= FLOWING
}

/// The lines of the article: those of the container, and those between the headline and it that are
/// text (a lead often stands there).
pub(super) fn inside(
    container: Node<'_>,
    lines: &[Line<'_>],
    title: Option<usize>,
) -> HashSet<usize> {
    let holds = |line: &Line<'_>| is_within(line.node, container);
    let mut inside: HashSet<usize> =
        lines.iter().enumerate().filter(|(_, line)| holds(line)).map(|(index, _)| index).collect();
    let first = inside.iter().min().copied();
    if let (Some(title), Some(first)) = (title, first) {
        let before = (title + 1..first).filter(|index| {
            lines.get(*index).is_some_and(|line| {
                line.left_out.is_none() && (line.is_prose() || is_lead(line.node))
            })
        });
        inside.extend(before.collect::<Vec<_>>());
    }
    inside
}

/// Whether an element is marked as the lead of an article.
pub(super) fn is_lead(node: Node<'_>) -> bool {
    const NAMES: [&str; 21] = [
        "chapo",
        "chapeau",
        "lead",
        "lede",
        "standfirst",
        "intro",
        "introduction",
        "leadtext",
        "vorspann",
        "entradilla",
        "kicker",
        "subtitle",
        "teaser",
        "summary",
        "excerpt",
        "sommario",
        "occhiello",
        "abstract",
        "deck",
        "ingress",
        "resumen",
    ];
    std::iter::once(node).chain(node.ancestors().take(1)).any(|up| {
        attr(up, "itemprop") == Some("description")
            || name_words(up).iter().any(|word| NAMES.contains(&word.as_ref()))
    })
}
