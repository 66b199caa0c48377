//! A guarded parse: html5ever fed in pieces, stopped where a page would cost too much.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, driver};
use scraper::{Html, HtmlTreeSink};

use super::entities;

/// Chromium and WebKit stop nesting at this depth too. html5ever is quadratic in it.
const MAX_DEPTH: usize = 512;

/// Pieces are this long, so that the depth between two looks stays bounded.
const PIECE: usize = 1024;

/// More than any article needs; the fetcher stops earlier.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// A parsed page.
pub(super) struct Parsed {
    /// The tree.
    pub(super) html: Html,
    /// Why the parser stopped before the end, where it did.
    pub(super) stopped: Option<&'static str>,
}

/// Parses a page; a page that is nested too deep or too long is read as far as the bound.
pub(super) fn parse(text: &str) -> Parsed {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let mut stopped = (text.len() > MAX_BYTES).then_some("the page is longer than 16 MiB");
    let mut rest = text;
    let mut read = 0;
    while !rest.is_empty() && read < MAX_BYTES {
        let (piece, after) = rest.split_at(boundary(rest));
        parser.process(StrTendril::from_slice(piece));
        read += piece.len();
        rest = after;
        if depth(&parser.tokenizer.sink.sink.0.borrow()) > MAX_DEPTH {
            stopped = Some("elements are nested more than 512 deep");
            break;
        }
    }
    let mut html = parser.finish();
    html.errors.clear();
    entities::undo(&mut html);
    Parsed { html, stopped }
}

fn boundary(text: &str) -> usize {
    let mut at = PIECE.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The depth at which the parser stands: that of the newest node.
fn depth(html: &Html) -> usize {
    let mut node = html.tree.root();
    let mut depth = 0;
    while let Some(child) = node.last_child() {
        node = child;
        depth += 1;
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_parsed_whole() {
        let page = format!("<h1>été</h1>{}<p>end</p>", "<p>words “of” it</p>".repeat(500));
        let parsed = parse(&page);
        assert_eq!(parsed.stopped, None);
        assert!(parsed.html.root_element().text().any(|text| text == "end"));
    }

    #[test]
    fn deep_nesting_stops_the_parse() {
        let parsed = parse(&"<div>".repeat(200_000));
        assert!(parsed.stopped.is_some());
        assert!(depth(&parsed.html) < 2 * MAX_DEPTH);
    }
}
