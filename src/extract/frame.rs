//! The frame of an article: an element that holds all that was read from a page, and a little more.
//!
//! Where the frame and what the page says to machines are what they were, the page reads as it was read:
//! most fetches of a page bring nothing else, and need not be read line by line.

use std::collections::HashSet;
use std::fmt::Write;

use ego_tree::iter::Edge;
use scraper::Html;
use url::Url;

use super::dom::{self, Node, attr, is_silent, tag};
use super::lines::Line;
use super::metadata::Metadata;
use crate::model::{Frame, digest};

/// The frame of the lines that were used.
pub(super) fn of<'a>(
    lines: &[Line<'a>],
    used: impl Iterator<Item = usize>,
    data: &Metadata,
    base: Option<&Url>,
) -> Option<Frame> {
    let mut nodes = used.filter_map(|at| lines.get(at)).map(|line| line.node);
    let around = |node: Node<'a>| std::iter::once(node).chain(node.ancestors());
    let mut shared: Vec<Node<'a>> = around(nodes.next()?).collect();
    for node in nodes {
        // Most lines are in the innermost shared element already.
        if shared.first().is_some_and(|inner| around(node).any(|up| up.id() == inner.id())) {
            continue;
        }
        let own: HashSet<_> = around(node).map(|up| up.id()).collect();
        shared.retain(|up| own.contains(&up.id()));
    }
    let frame = widened(shared.into_iter().find(|node| node.value().is_element())?);
    Some(Frame { element: name(frame), content: content(frame, data, base) })
}

/// The `<main>` around an element, else its parent up to the `<body>`: a note may be added beside the text.
fn widened(frame: Node<'_>) -> Node<'_> {
    let is_main = |node: &Node<'_>| tag(*node) == "main" || attr(*node, "role") == Some("main");
    let parent = frame.parent().filter(|parent| !matches!(tag(*parent), "" | "html"));
    std::iter::once(frame).chain(frame.ancestors()).find(is_main).or(parent).unwrap_or(frame)
}

/// Whether a page still holds the frame, with the same content.
pub(super) fn stands(html: &Html, data: &Metadata, base: Option<&Url>, frame: &Frame) -> bool {
    dom::elements(html)
        .filter(|node| name(*node) == frame.element)
        .take(4)
        .any(|node| content(node, data, base) == frame.content)
}

fn name(node: Node<'_>) -> u32 {
    let named = |key| attr(node, key).unwrap_or_default();
    digest::short([tag(node), named("class"), named("id")])
}

/// The digest of all that can be read from under an element, and from the metadata.
fn content(frame: Node<'_>, data: &Metadata, base: Option<&Url>) -> String {
    let mut all = format!("{data:?} {}", base.map_or("", Url::as_str));
    for edge in frame.traverse() {
        match edge {
            Edge::Open(node) => all.push_str(&opened(node)),
            Edge::Close(node) if node.value().is_element() => all.push_str("</>"),
            Edge::Close(_) => {}
        }
    }
    digest::sha256(all.as_bytes())
}

/// A node as it is written into the digest. Nonces and handlers say nothing to a reader.
fn opened(node: Node<'_>) -> String {
    match node.value() {
        scraper::Node::Text(text) if !node.parent().is_some_and(|up| is_silent(tag(up))) => {
            format!("{}:{}", text.len(), &**text)
        }
        scraper::Node::Element(element) => {
            let mut out = format!("<{}", element.name());
            let read = |key: &str| key != "nonce" && !key.starts_with("on");
            for (key, value) in element.attrs().filter(|(key, _)| read(key)) {
                let _ = write!(out, " {key}={value:?}");
            }
            out
        }
        _ => String::new(),
    }
}
