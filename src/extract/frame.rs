//! The frame of an article: an element that holds all that was read from a page, and a little more.
//!
//! Where the frame and what the page says to machines are what they were, the page reads as it was read:
//! most fetches of a page bring nothing else, and need not be read line by line.

use std::collections::HashSet;
use std::fmt::Write;

use scraper::Html;

use super::dom::{self, Node, attr, is_silent, tag};
use super::lines::Line;
use super::metadata::Metadata;
use crate::model::{Frame, digest};

/// Attributes that are read from an element.
const READ: [&str; 16] = [
    "alt",
    "aria-hidden",
    "class",
    "content",
    "data-src",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "rel",
    "role",
    "src",
    "style",
    "title",
];

/// The frame of the lines that were used.
pub(super) fn of<'a>(
    lines: &[Line<'a>],
    used: impl Iterator<Item = usize>,
    data: &Metadata,
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
    Some(Frame { element: name(frame), content: content(frame, data) })
}

/// The `<main>` around an element, else its parent below the `<body>`: a note may be added beside the text.
fn widened(frame: Node<'_>) -> Node<'_> {
    let is_main = |node: &Node<'_>| tag(*node) == "main" || attr(*node, "role") == Some("main");
    let parent = frame.parent().filter(|parent| !matches!(tag(*parent), "" | "html" | "body"));
    std::iter::once(frame).chain(frame.ancestors()).find(is_main).or(parent).unwrap_or(frame)
}

/// Whether a page still holds the frame, with the same content.
pub(super) fn stands(html: &Html, data: &Metadata, frame: &Frame) -> bool {
    dom::elements(html)
        .filter(|node| name(*node) == frame.element)
        .take(4)
        .any(|node| content(node, data) == frame.content)
}

fn is_unread(node: Node<'_>) -> bool {
    is_silent(tag(node))
}

fn name(node: Node<'_>) -> u32 {
    let named = |key| attr(node, key).unwrap_or_default();
    digest::short([tag(node), named("class"), named("id")])
}

/// The digest of all that can be read from under an element, and from the metadata.
fn content(frame: Node<'_>, data: &Metadata) -> String {
    let mut all = format!("{data:?}");
    for node in frame.descendants() {
        match node.value() {
            scraper::Node::Text(text) if !node.parent().is_some_and(is_unread) => {
                all.push_str(text);
            }
            scraper::Node::Element(element) => {
                let _ = write!(all, "<{}", element.name());
                for (key, value) in element.attrs().filter(|(key, _)| READ.contains(key)) {
                    let _ = write!(all, " {key}={value}");
                }
                all.push('>');
            }
            _ => {}
        }
    }
    digest::sha256(all.as_bytes())
}
