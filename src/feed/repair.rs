//! A feed written anew as its publisher meant it, where the plain reading finds nothing.
//!
//! Of a broken feed only the words that matter are kept (`vocabulary`), under the names that the
//! parser knows: RSS of every age becomes RSS 2.0, Atom 0.3 becomes Atom. Only two things can be
//! open, an item and a field in it, so that no tag which is missing, crossed or misspelt reaches
//! further than the next item.

use std::collections::HashMap;
use std::fmt::Write as _;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;

use super::names;
use super::pieces::{Piece, pieces};
use super::text::{attributes, tag_name};
use super::vocabulary::{Format, Meaning, meaning};

/// What can be open in a feed.
struct Rewriter {
    format: Format,
    namespaces: HashMap<String, String>,
    out: String,
    in_item: bool,
    /// The fields that the item, or the feed before its first item, has by now.
    said: Vec<&'static str>,
    field: Option<Field>,
}

/// A field that is open.
struct Field {
    /// The tag that ends it.
    raw: String,
    /// The name it is written under; none where it is left out with all that stands in it.
    name: Option<&'static str>,
    /// Whether markup in it is its content.
    is_prose: bool,
    /// Whether it is written in Base64.
    is_encoded: bool,
    /// Where it begins in what was written.
    from: usize,
}

/// The same feed, well-formed and in the parser's words; the text has been cleaned.
pub(super) fn repair(text: &str) -> Option<String> {
    let root = pieces(text).find_map(|piece| match piece {
        Piece::Tag(tag) => Some(tag),
        _ => None,
    })?;
    let format = Format::of(names::local(&tag_name(root)));
    let mut writer = Rewriter::begin(format, root, namespaces(text));
    for piece in pieces(text) {
        match piece {
            Piece::Tag(tag) if tag.starts_with("</") => {
                if writer.ends(tag) {
                    return Some(writer.finish());
                }
            }
            Piece::Tag(tag) => writer.starts(tag),
            Piece::Text(text) | Piece::Cdata(text) => writer.says(text),
            Piece::Aside(_) => {}
        }
    }
    // The text ends in the middle of this field: half an address is another address.
    writer.drop_field();
    Some(writer.finish())
}

/// What the prefixes of a feed are bound to; the first binding holds.
fn namespaces(text: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for piece in pieces(text) {
        let Piece::Tag(tag) = piece else { continue };
        if !tag.contains("xmlns:") {
            continue;
        }
        for (name, value) in attributes(tag) {
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                found.entry(prefix.to_owned()).or_insert(value);
            }
        }
    }
    found
}

impl Rewriter {
    fn begin(format: Format, root: &str, namespaces: HashMap<String, String>) -> Self {
        let (name, rest) = match format {
            Format::Rss => ("rss version=\"2.0\"", "<channel>"),
            Format::Atom => ("feed", ""),
        };
        let (atom, dc, content) = (names::ATOM, names::DC, names::CONTENT);
        let own = if format == Format::Atom { format!(" xmlns=\"{atom}\"") } else { String::new() };
        let mut inherited = kept_attributes(root, &["xml:base", "xml:lang"]);
        if let Some((_, base)) = attributes(root).find(|(name, _)| name == "base") {
            // The channel definition format's own.
            let _ = write!(inherited, " xml:base=\"{}\"", escaped(&base));
        }
        let out = format!(
            "<{name}{own} xmlns:atom=\"{atom}\" xmlns:dc=\"{dc}\" xmlns:content=\"{content}\"{inherited}>{rest}"
        );
        Self { format, namespaces, out, in_item: false, said: Vec::new(), field: None }
    }

    fn meaning(&self, tag: &str) -> Meaning {
        let name = tag_name(tag);
        let namespace = match name.split_once(':') {
            Some((prefix, _)) => self.namespaces.get(prefix).cloned().unwrap_or_default(),
            None => attributes(tag)
                .find(|(name, _)| name == "xmlns")
                .map(|(_, v)| v)
                .unwrap_or_default(),
        };
        meaning(self.format, &namespace, names::local(&name), name.contains(':'))
    }

    fn starts(&mut self, tag: &str) {
        let meaning = self.meaning(tag);
        if meaning == Meaning::Item {
            self.open_item(tag);
            return;
        }
        if self.field.as_ref().is_some_and(|field| field.is_prose || meaning == Meaning::Nothing) {
            self.says_markup(tag);
            return;
        }
        if self.field.as_ref().is_some_and(|field| field.name.is_none()) {
            return;
        }
        match meaning {
            Meaning::Field { name: "link", .. } if self.format == Format::Rss && has_href(tag) => {
                self.says_link(tag);
            }
            Meaning::Field { name, is_prose, is_second } => {
                let left_out = is_second && self.said.contains(&name);
                self.open_field(tag, Some(name).filter(|_| !left_out), is_prose);
            }
            Meaning::Foreign if !tag.ends_with("/>") => self.open_field(tag, None, false),
            _ => {}
        }
    }

    /// Takes an end tag; whether it ends the feed.
    fn ends(&mut self, tag: &str) -> bool {
        if self.field.as_ref().is_some_and(|field| field.raw == tag_name(tag)) {
            self.close_field();
            return false;
        }
        match self.meaning(tag) {
            Meaning::Item => self.close_item(),
            Meaning::Root => {
                self.close_item();
                return true;
            }
            _ => self.says_markup(tag),
        }
        false
    }

    fn says(&mut self, text: &str) {
        if self.field.as_ref().is_some_and(|field| field.name.is_some()) {
            self.out.push_str(text);
        }
    }

    /// Markup inside a field is part of what it says.
    fn says_markup(&mut self, tag: &str) {
        self.says(&escaped(tag));
    }

    /// Atom's way to link, in RSS: of an item the parser takes only RSS's own.
    fn says_link(&mut self, tag: &str) {
        let said =
            |wanted| attributes(tag).find(|(name, _)| name == wanted).map(|(_, value)| value);
        let is_page = said("rel").is_none_or(|rel| rel == "alternate");
        self.close_field();
        if !self.in_item {
            let _ =
                write!(self.out, "<atom:link{}/>", kept_attributes(tag, &["href", "rel", "type"]));
        } else if is_page && !self.said.contains(&"link") {
            let href = escaped(&said("href").unwrap_or_default());
            let _ = write!(self.out, "<link>{href}</link>");
            self.said.push("link");
        }
    }

    fn open_item(&mut self, tag: &str) {
        self.close_item();
        self.said.clear();
        let name = self.format.item();
        let inherited = kept_attributes(tag, &["xml:base", "xml:lang"]);
        let _ = write!(self.out, "<{name}{inherited}>");
        if let Some((_, about)) = attributes(tag).find(|(name, _)| name == "rdf:about") {
            let _ = write!(self.out, "<guid>{}</guid>", escaped(&about));
        }
        if let Some((_, address)) = attributes(tag).find(|(name, _)| name == "href") {
            let _ = write!(self.out, "<link>{}</link>", escaped(&address));
        }
        if let Some((_, date)) = attributes(tag).find(|(name, _)| name == "lastmod") {
            let _ = write!(self.out, "<atom:updated>{}</atom:updated>", escaped(&date));
        }
        self.in_item = true;
    }

    fn close_item(&mut self) {
        self.close_field();
        if std::mem::take(&mut self.in_item) {
            let _ = write!(self.out, "</{}>", self.format.item());
        }
    }

    fn open_field(&mut self, tag: &str, name: Option<&'static str>, is_prose: bool) {
        self.close_field();
        let from = self.out.len();
        if let Some(name) = name {
            let kind = self.format.text_type(name, tag);
            self.said.push(name);
            let kept = kept_attributes(tag, &["href", "rel", "hreflang", "xml:base", "xml:lang"]);
            let _ = write!(self.out, "<{name}{kind}{kept}>");
        }
        let is_encoded = name.is_some_and(|name| self.format.is_encoded(name, tag));
        self.field = Some(Field { raw: tag_name(tag), name, is_prose, is_encoded, from });
        if tag.ends_with("/>") {
            self.close_field();
        }
    }

    fn close_field(&mut self) {
        let Some(Field { name: Some(name), is_encoded, from, .. }) = self.field.take() else {
            return;
        };
        if is_encoded && let Some(html) = self.out.get(from..).and_then(decoded) {
            self.out.truncate(from);
            let _ = write!(self.out, "<{name} type=\"html\">{}", escaped(&html));
        }
        let _ = write!(self.out, "</{name}>");
        if self.format == Format::Atom && name == "link" {
            let written = self.out.split_off(from);
            self.out.push_str(&with_href(&written));
        }
    }

    fn drop_field(&mut self) {
        if let Some(field) = self.field.take() {
            self.out.truncate(field.from);
        }
    }

    fn finish(mut self) -> String {
        self.close_item();
        self.out.push_str(match self.format {
            Format::Rss => "</channel></rss>",
            Format::Atom => "</feed>",
        });
        self.out
    }
}

/// What an element that was opened says in Base64, where it does.
fn decoded(element: &str) -> Option<String> {
    let (_, content) = element.split_once('>')?;
    let content: String = content.split_whitespace().collect();
    let bytes = STANDARD.decode(content).ok().filter(|bytes| !bytes.is_empty())?;
    String::from_utf8(bytes).ok()
}

/// An Atom link that is written like one of RSS: its text is its address.
fn with_href(link: &str) -> String {
    let inner = link.split_once('>').and_then(|(tag, rest)| Some((tag, rest.split_once('<')?.0)));
    match inner {
        Some((tag, address)) if !has_href(link) && !address.trim().is_empty() => {
            format!("{tag} href=\"{}\"/>", address.trim())
        }
        _ => link.to_owned(),
    }
}

fn has_href(tag: &str) -> bool {
    attributes(tag).any(|(name, _)| name == "href")
}

/// The attributes of a tag that matter, written anew.
fn kept_attributes(tag: &str, names: &[&str]) -> String {
    let mut kept = String::new();
    let mut wanted = names.to_vec();
    for (name, value) in attributes(tag) {
        if let Some(at) = wanted.iter().position(|wanted| *wanted == name) {
            wanted.remove(at);
            let _ = write!(kept, " {name}=\"{}\"", escaped(&value));
        }
    }
    kept
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
