//! The frame of an article: an element that holds all that was read from a page, and a little more.
//!
//! Where the frame and what the page says to machines are what they were, the page reads as it was read:
//! most fetches of a page bring nothing else, and need not be read line by line.

use std::collections::HashSet;

use ego_tree::iter::Edge;
use scraper::{Html, Node as Value};
use url::Url;

use super::Page;
use super::dom::{self, Node, attr, is_silent, tag};
use super::lines::Line;
use super::metadata::Metadata;
use crate::model::{Frame, digest};

/// An element is named by no more than so many: itself and those around it.
const NAMED: usize = 5;

/// The frame of the lines that were used.
pub(super) fn of<'a>(
    lines: &[Line<'a>],
    used: impl Iterator<Item = usize>,
    data: &Metadata,
    base: Option<&Url>,
    page: &Page<'_>,
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
    Some(Frame {
        source: source(page),
        length: page.bytes.len(),
        element: name(frame),
        content: content(frame, data, base),
    })
}

/// The `<main>` around an element, else its parent up to the `<body>`: a note may be added beside the text.
fn widened(frame: Node<'_>) -> Node<'_> {
    let is_main = |node: &Node<'_>| tag(*node) == "main" || attr(*node, "role") == Some("main");
    let parent = frame.parent().filter(|parent| !matches!(tag(*parent), "" | "html"));
    std::iter::once(frame).chain(frame.ancestors()).find(is_main).or(parent).unwrap_or(frame)
}

/// Whether a page is the very one that the frame was found in.
pub(super) fn is_of(page: &Page<'_>, frame: &Frame) -> bool {
    page.bytes.len() == frame.length && source(page) == frame.source
}

fn source(page: &Page<'_>) -> String {
    let header = page.content_type.unwrap_or_default().as_bytes();
    digest::sha256(&[header, &[0xFF], page.url.as_bytes(), &[0xFF], page.bytes].concat())
}

/// Whether a page still holds the frame, with the same content.
pub(super) fn stands(html: &Html, data: &Metadata, base: Option<&Url>, frame: &Frame) -> bool {
    dom::elements(html)
        .filter(|node| name(*node) == frame.element)
        .take(4)
        .any(|node| content(node, data, base) == frame.content)
}

/// The digest of an element's tag, class and id; where it has neither class nor id, with those around it.
fn name(node: Node<'_>) -> u32 {
    let around = || std::iter::once(node).chain(node.ancestors()).take(NAMED);
    let is_bare = |up: &Node<'_>| attr(*up, "class").is_none() && attr(*up, "id").is_none();
    let bare = around().take_while(is_bare).count();
    digest::short(around().take(bare + 1).flat_map(|up| {
        let named = |key| attr(up, key).unwrap_or_default();
        [tag(up), named("class"), named("id")]
    }))
}

/// The digest of all that can be read from under an element, and from the metadata.
fn content(frame: Node<'_>, data: &Metadata, base: Option<&Url>) -> String {
    let mut all = format!("{data:?} {}", base.map_or("", Url::as_str)).into_bytes();
    for edge in frame.traverse() {
        match edge {
            Edge::Open(node) => open(&mut all, node),
            Edge::Close(node) if node.value().is_element() => piece(&mut all, b'>', ""),
            Edge::Close(_) => {}
        }
    }
    digest::sha256(&all)
}

/// Writes a node into what is digested. Nonces and handlers say nothing to a reader.
fn open(all: &mut Vec<u8>, node: Node<'_>) {
    match node.value() {
        Value::Text(text) if !node.parent().is_some_and(|up| is_silent(tag(up))) => {
            piece(all, b':', text);
        }
        Value::Element(element) => {
            piece(all, b'<', element.name());
            let read = |key: &str| key != "nonce" && !key.starts_with("on");
            for (key, value) in element.attrs().filter(|(key, _)| read(key)) {
                piece(all, b' ', key);
                piece(all, b'=', value);
            }
        }
        _ => {}
    }
}

/// A piece of text, told from the next by a byte that no text has.
fn piece(all: &mut Vec<u8>, sign: u8, text: &str) {
    all.push(sign);
    all.extend_from_slice(text.as_bytes());
    all.push(0xFF);
}
