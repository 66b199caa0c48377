//! Text out of HTML: no tags, no references, normal white space.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

use super::pieces::{Piece, pieces};

/// Elements that stand on a line of their own, so that the words around them are apart.
const BLOCKS: [&str; 22] = [
    "address",
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "table",
    "td",
    "ul",
];

/// Elements whose content no reader sees.
const SILENT: [&str; 3] = ["script", "style", "applet"];

/// The text of a piece of HTML as a reader sees it, on one line.
pub(super) fn of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let closed = closed_in(html);
    let mut silent: Option<String> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if silent.as_ref().is_some_and(|name| *name == tag_name(tag)) => {
                silent = None;
            }
            _ if silent.is_some() => {}
            Piece::Text(plain) => text.push_str(&unescape(plain)),
            Piece::Tag(tag) if is_block(tag) => text.push(' '),
            Piece::Tag(tag) => silent = silenced(tag, &closed),
            Piece::Aside(_) => {}
            Piece::Cdata(data) => text.push_str(inside_cdata(data)),
        }
    }
    one_line(&text)
}

/// The silent elements that end somewhere: one that never does is somebody's word about it.
fn closed_in(html: &str) -> Vec<&'static str> {
    SILENT.into_iter().filter(|name| html.contains(&format!("</{name}"))).collect()
}

/// The name of one of these elements, where it begins here.
fn silenced(tag: &str, closed: &[&str]) -> Option<String> {
    let name = tag_name(tag);
    (!tag.starts_with("</") && closed.contains(&name.as_str())).then_some(name)
}

/// White space as one space each, none around.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The character data of a CDATA section.
pub(super) fn inside_cdata(section: &str) -> &str {
    let inner = section.strip_prefix("<![CDATA[").unwrap_or(section);
    inner.strip_suffix("]]>").unwrap_or(inner)
}

/// The name of a tag, in lower case, without `/`.
pub(super) fn tag_name(tag: &str) -> String {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
    inner.get(..end.unwrap_or(inner.len())).unwrap_or_default().to_ascii_lowercase()
}

fn is_block(tag: &str) -> bool {
    BLOCKS.contains(&tag_name(tag).as_str())
}

/// References replaced by their characters; what is none stays as it is.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let (characters, length) = reference_at(reference).unwrap_or_else(|| ("&".to_owned(), 1));
        out.push_str(&characters);
        rest = reference.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The characters of the reference that `text` begins with, and its length.
pub(super) fn reference_at(text: &str) -> Option<(String, usize)> {
    // The longest name has 31 letters.
    let window = text.get(1..)?;
    let end = window.bytes().take(40).position(|byte| byte == b';')?;
    let body = window.get(..end)?;
    let characters = match body.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => named(window.get(..=end)?)?,
    };
    Some((characters, end + 2))
}

/// `&#8217;`, `&#x2019;`; 0x80 to 0x9F mean what windows-1252 has there, as in every browser.
fn numeric(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let replaced = code.checked_sub(0x80).and_then(|at| C1_REPLACEMENTS.get(at as usize));
    let character = replaced.copied().flatten().or_else(|| char::from_u32(code));
    Some(character.filter(|c| is_legal(*c)).map(String::from).unwrap_or_default())
}

fn named(name: &str) -> Option<String> {
    let (first, second) = *NAMED_ENTITIES.get(name)?;
    if first == 0 {
        return None;
    }
    let characters = [first, second].into_iter().filter(|code| *code != 0);
    Some(characters.filter_map(char::from_u32).collect())
}

/// Whether XML 1.0 lets a character stand in a document.
pub(super) fn is_legal(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The value of a tag's attribute, by its name in lower case.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    attributes(tag).find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The attributes of a tag: names in lower case, values unescaped.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (String, String)> {
    let inner = tag.trim_start_matches(['<', '/']).trim_end_matches('>');
    let start = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
    let mut rest = inner.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (name, value, after) = next_attribute(rest)?;
        rest = after;
        Some((name.to_ascii_lowercase(), unescape(value).into_owned()))
    })
}

/// The first attribute of a text, and what follows it.
fn next_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'));
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    if text.is_empty() {
        return None;
    }
    let Some(value) = rest.trim_start().strip_prefix('=') else { return Some((name, "", rest)) };
    let value = value.trim_start();
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let value = value.get(1..).unwrap_or_default();
        let (value, after) = value.split_once(quote).unwrap_or((value, ""));
        return Some((name, value, after));
    }
    let (value, after) = value.split_at(value.find(char::is_whitespace).unwrap_or(value.len()));
    Some((name, value, after))
}
