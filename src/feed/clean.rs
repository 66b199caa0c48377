//! What no parser bears is taken away: prologues, illegal characters, stray `&` and `<`.
//!
//! What is left says the same; an XML declaration in the middle of a document, for one, makes the
//! parser behind [`super::read`] panic.

use std::collections::BTreeSet;

use super::pieces::{Piece, pieces};
use super::text::{is_legal, reference_at, tag_name};
use super::{entry, names};

/// The longest tag whose attributes are read, in bytes; those of feeds have a tenth of it.
const LONGEST_TAG: usize = 8 * 1024;

/// The most undeclared prefixes that are declared: each is looked up for every element.
const MOST_PREFIXES: usize = 64;

/// What a text is, by its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Nothing,
    Json,
    Html,
    Xml,
    Other,
}

/// What a text is, by its first character or its first element.
pub(super) fn kind(text: &str) -> Kind {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.is_empty() {
        return Kind::Nothing;
    }
    if text.starts_with('{') {
        return Kind::Json;
    }
    if root(text).is_some() {
        return Kind::Xml;
    }
    let is_html = |piece| match piece {
        Piece::Tag(tag) => matches!(tag_name(tag).as_str(), "html" | "head" | "body" | "div" | "p"),
        Piece::Aside(aside) => aside.to_ascii_lowercase().starts_with("<!doctype html"),
        _ => false,
    };
    if pieces(text).take(50).any(is_html) { Kind::Html } else { Kind::Other }
}

/// Where the feed begins: behind declarations, comments and whatever a server printed before it.
/// A page is not searched: its feeds are linked, not embedded.
fn root(text: &str) -> Option<usize> {
    let mut at = 0;
    for piece in pieces(text) {
        match piece {
            Piece::Tag(tag) if names::is_root(&tag_name(tag)) => return Some(at),
            Piece::Tag(tag) if matches!(tag_name(tag).as_str(), "html" | "head" | "body") => {
                return None;
            }
            _ => {}
        }
        at += length(piece);
    }
    None
}

fn length(piece: Piece<'_>) -> usize {
    match piece {
        Piece::Text(text) | Piece::Tag(text) | Piece::Cdata(text) | Piece::Aside(text) => {
            text.len()
        }
    }
}

/// The feed alone, well-formed but for the balance of its elements, and no more of it than is read.
pub(super) fn clean(text: &str) -> String {
    let feed = root(text).and_then(|at| text.get(at..)).unwrap_or_default();
    let mut out = String::with_capacity(feed.len() + 256);
    let missing = missing_namespaces(feed);
    let mut items = Items::default();
    for piece in pieces(feed) {
        match piece {
            Piece::Tag(tag) if items.are_too_many(tag) => {
                out.push_str(&items.ends());
                return out;
            }
            Piece::Aside(_) => {}
            Piece::Cdata(data) => push_cdata(&mut out, data),
            Piece::Text(text) => push_escaped(&mut out, text),
            Piece::Tag(tag) if out.is_empty() => {
                push_escaped_tag(&mut out, &declare(tag, &missing));
            }
            Piece::Tag(tag) => push_escaped_tag(&mut out, tag),
        }
    }
    out
}

/// How many items were passed, and what stood open around the first of them.
#[derive(Default)]
struct Items<'a> {
    count: usize,
    around: Vec<&'a str>,
}

impl<'a> Items<'a> {
    /// Takes a tag; whether it begins an item beyond the last one that is read.
    fn are_too_many(&mut self, tag: &'a str) -> bool {
        let is_end = tag.starts_with("</");
        if !is_end && matches!(names::local(&tag_name(tag)), "item" | "entry") {
            self.count += 1;
        } else if self.count == 0 && is_end {
            self.around.pop();
        } else if self.count == 0 && !tag.ends_with("/>") {
            let name = tag.trim_start_matches('<').trim_end_matches('>');
            self.around.push(name.split(char::is_whitespace).next().unwrap_or(name));
        }
        self.count > entry::MOST
    }

    /// What closes the feed behind the last item.
    fn ends(&self) -> String {
        self.around.iter().rev().map(|name| format!("</{name}>")).collect()
    }
}

fn push_cdata(out: &mut String, section: &str) {
    out.extend(section.chars().filter(|c| is_legal(*c)));
    if !section.ends_with("]]>") {
        out.push_str("]]>");
    }
}

/// A tag; one without end keeps only its name: the parser compares each attribute with all others.
fn push_escaped_tag(out: &mut String, tag: &str) {
    if tag.len() > LONGEST_TAG {
        let close = if tag.ends_with("/>") { "/>" } else { ">" };
        let name = tag.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
        let name = name.get(..LONGEST_TAG).unwrap_or(name).trim_end_matches('/');
        out.extend([name, close]);
        return;
    }
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    out.push('<');
    push_escaped(out, inner.strip_suffix('>').unwrap_or(inner));
    out.push('>');
}

/// Text with references that XML knows: named ones of HTML become their characters, a bare `&` or
/// `<` is escaped, illegal characters are dropped.
fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '&' | '<') || !is_legal(c)) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        let taken = if special.starts_with('&') {
            push_reference(out, special)
        } else if special.starts_with('<') {
            out.push_str("&lt;");
            1
        } else {
            special.chars().next().map_or(1, char::len_utf8)
        };
        rest = special.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
}

fn push_reference(out: &mut String, text: &str) -> usize {
    let Some((characters, length)) = reference_at(text) else {
        out.push_str("&amp;");
        return 1;
    };
    for c in characters.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            other => out.push(other),
        }
    }
    length
}

/// Prefixes that are used and nowhere declared. The parser would read them as the default
/// namespace, and a picture's `media:title` would overwrite the headline.
fn missing_namespaces(feed: &str) -> BTreeSet<&str> {
    let (mut used, mut declared) = (BTreeSet::new(), BTreeSet::from(["xml", "xmlns"]));
    for piece in pieces(feed) {
        let Piece::Tag(tag) = piece else { continue };
        let name = tag.trim_start_matches(['<', '/']);
        used.extend(prefix(name));
        for attribute in tag.split("xmlns:").skip(1) {
            let end = attribute.find(|c: char| c.is_whitespace() || c == '=');
            declared.extend(end.and_then(|end| attribute.get(..end)));
        }
    }
    used.difference(&declared).copied().take(MOST_PREFIXES).collect()
}

fn prefix(name: &str) -> Option<&str> {
    let end = name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))?;
    let (prefix, rest) = name.split_at(end);
    (rest.starts_with(':') && !prefix.is_empty()).then_some(prefix)
}

fn declare(root: &str, missing: &BTreeSet<&str>) -> String {
    let at = root.trim_end_matches(['>', '/']).len();
    let (head, tail) = root.split_at(at);
    let declarations: Vec<String> = missing
        .iter()
        .map(|prefix| format!(" xmlns:{prefix}=\"{}\"", names::namespace_of(prefix)))
        .collect();
    format!("{head}{}{tail}", declarations.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_is_shows_in_its_beginning() {
        for (text, expected) in [
            ("", Kind::Nothing),
            (" \n ", Kind::Nothing),
            (" {\"version\":1}", Kind::Json),
            ("<!DOCTYPE html><html><body><rss>", Kind::Html),
            ("<html xmlns='x'>", Kind::Html),
            ("oops", Kind::Other),
            ("<?xml version='1.0'?><!-- <html> --><RSS version='2.0'>", Kind::Xml),
            ("<br /><b>Warning</b>: no cache <rss>", Kind::Xml),
            ("<rdf:RDF>", Kind::Xml),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn only_what_no_parser_bears_is_taken_away() {
        for (dirty, expected) in [
            ("\n<?xml version='1.0'?><rss>a</rss>", "<rss>a</rss>"),
            (
                "<rss>R&D, a < b & c &eacute; &#150; &#0;&bogus;</rss>",
                "<rss>R&amp;D, a &lt; b &amp; c é – &amp;bogus;</rss>",
            ),
            ("<rss>a\u{0}b\u{1f}c<?xml encoding='x'?></rss>", "<rss>abc</rss>"),
            ("<rss><![CDATA[a & b <c>]]></rss>", "<rss><![CDATA[a & b <c>]]></rss>"),
            ("<rss><a b='1&2'/><!-- < --></rss>", "<rss><a b='1&amp;2'/></rss>"),
            ("<rss><![CDATA[a", "<rss><![CDATA[a]]>"),
        ] {
            assert_eq!(clean(dirty), expected, "{dirty}");
        }
    }

    #[test]
    fn namespaces_that_nobody_declared_are_declared() {
        let cleaned = clean("<rss version='2.0'><media:title>x</media:title><o:p/></rss>");
        assert!(cleaned.starts_with(
            "<rss version='2.0' xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:o=\""
        ));
        let declared = "<rss xmlns:dc='x'><dc:date>1</dc:date></rss>";
        assert_eq!(clean(declared), declared);
    }
}
