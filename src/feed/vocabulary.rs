//! The elements of feeds that matter here, under all the names they have had.

use super::names;
use super::text::attributes;

/// What a feed is rewritten to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// RSS 2.0; RSS 0.9x, 1.0 and RDF too.
    Rss,
    /// Atom 1.0; Atom 0.3 too.
    Atom,
}

/// What an element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The feed itself; its end is the end.
    Root,
    /// An item.
    Item,
    /// A part of an item or of the feed.
    Field {
        /// The name it is written under.
        name: &'static str,
        /// Whether markup in it is its content.
        is_prose: bool,
        /// Whether it only stands in for one that is not there.
        is_second: bool,
    },
    /// Something with a title and a link of its own: an image, an author, another feed.
    Foreign,
    /// Anything else; what stands in it is looked at as if it stood outside.
    Nothing,
}

impl Format {
    /// By the local name of the root, in lower case.
    pub(super) fn of(root: &str) -> Self {
        if matches!(root, "feed" | "entry") { Self::Atom } else { Self::Rss }
    }

    /// What an item is called.
    pub(super) fn item(self) -> &'static str {
        match self {
            Self::Rss => "item",
            Self::Atom => "entry",
        }
    }

    /// The `type` of a text in Atom: the two words of RFC 4287 that lose nothing, for its media
    /// types and the modes of Atom 0.3. A link keeps its own.
    pub(super) fn text_type(self, name: &str, tag: &str) -> String {
        let said = |wanted: &str| attributes(tag).find(|(name, _)| name == wanted).map(|(_, v)| v);
        let kind = said("type").unwrap_or_default().to_ascii_lowercase();
        if name.ends_with("link") {
            let kind = quick_xml::escape::escape(kind.as_str()).into_owned();
            return if kind.is_empty() { kind } else { format!(" type=\"{kind}\"") };
        }
        let is_text = matches!(name, "title" | "summary" | "content");
        match self {
            Self::Atom if is_text && kind.contains("html") => " type=\"html\"".to_owned(),
            _ => String::new(),
        }
    }
}

impl Format {
    /// Whether a text of Atom is written in Base64: the mode of Atom 0.3, or a media type that is
    /// neither text nor XML (RFC 4287, section 4.1.3.3).
    pub(super) fn is_encoded(self, name: &str, tag: &str) -> bool {
        let said = |wanted: &str| attributes(tag).find(|(name, _)| name == wanted).map(|(_, v)| v);
        let is_text = matches!(name, "title" | "summary" | "content");
        let by_type = said("type").is_some_and(|kind| {
            kind.contains('/') && !kind.starts_with("text/") && !kind.contains("xml")
        });
        let by_mode = said("mode").is_some_and(|mode| mode.eq_ignore_ascii_case("base64"));
        self == Self::Atom && is_text && (by_type || by_mode)
    }
}

/// What an element means, by the namespace of its prefix or of its own `xmlns`, and its local name
/// in lower case.
pub(super) fn meaning(format: Format, namespace: &str, local: &str, prefixed: bool) -> Meaning {
    let own = is_core(format, namespace) || (!prefixed && !is_foreign(namespace));
    match format {
        Format::Rss if own => rss(local),
        Format::Rss => extension(namespace, local),
        Format::Atom if own => atom(local),
        Format::Atom => Meaning::Nothing,
    }
}

/// RSS has had a namespace in some of its versions, Atom two.
fn is_core(format: Format, namespace: &str) -> bool {
    let is = |part| namespace.contains(part);
    match format {
        Format::Rss => {
            (is("purl.org/rss/1.0")
                || is("purl.org/net/rss")
                || is("backend.userland.com")
                || is("my.netscape.com")
                || is("channel.netscape.com")
                || is("22-rdf-syntax"))
                && !is("modules")
        }
        Format::Atom => is("w3.org/2005/Atom") || is("purl.org/atom/ns"),
    }
}

/// A namespace that an element names for itself, and that is not of a feed.
fn is_foreign(namespace: &str) -> bool {
    namespace == names::ATOM || namespace.contains("xhtml")
}

fn field(name: &'static str) -> Meaning {
    Meaning::Field { name, is_prose: false, is_second: false }
}

fn second(name: &'static str) -> Meaning {
    Meaning::Field { name, is_prose: false, is_second: true }
}

fn prose(name: &'static str) -> Meaning {
    Meaning::Field { name, is_prose: true, is_second: false }
}

fn rss(local: &str) -> Meaning {
    match local {
        "rss" | "rdf" => Meaning::Root,
        "item" | "entry" => Meaning::Item,
        "title" => field("title"),
        "link" => field("link"),
        "description" => prose("description"),
        "abstract" | "summary" => second("description"),
        "guid" => field("guid"),
        "id" => second("guid"),
        "pubdate" => field("pubDate"),
        "published" => second("pubDate"),
        "updated" => field("atom:updated"),
        "language" => field("language"),
        "image" | "textinput" | "source" | "author" => Meaning::Foreign,
        _ => Meaning::Nothing,
    }
}

fn extension(namespace: &str, local: &str) -> Meaning {
    let is = |part| namespace.contains(part);
    match local {
        "link" if is("w3.org/2005/Atom") => second("link"),
        "updated" if is("w3.org/2005/Atom") => field("atom:updated"),
        "published" if is("w3.org/2005/Atom") => second("pubDate"),
        "title" if is("purl.org/dc/") => second("title"),
        "language" if is("purl.org/dc/") => second("language"),
        "date" if is("purl.org/dc/") => second("pubDate"),
        "issued" | "created" if is("purl.org/dc/terms") => second("pubDate"),
        "modified" if is("purl.org/dc/terms") => second("atom:updated"),
        "encoded" if is("modules/content") => prose("content:encoded"),
        _ => Meaning::Nothing,
    }
}

fn atom(local: &str) -> Meaning {
    match local {
        "feed" => Meaning::Root,
        "entry" => Meaning::Item,
        "title" => prose("title"),
        "link" => field("link"),
        "id" => field("id"),
        "updated" | "modified" => field("updated"),
        "published" | "issued" | "created" => field("published"),
        "summary" => prose("summary"),
        "content" => prose("content"),
        "author" | "contributor" | "source" => Meaning::Foreign,
        _ => Meaning::Nothing,
    }
}
