//! What a page says of itself to machines: JSON-LD, OpenGraph, `<meta>`, and what [`super::marks`] finds.

use scraper::Html;
use url::Url;

use super::dom::{self, attr, clean, tag};
use super::entities::undone;
use super::jsonld::{self, Author};
use super::links::{absolute, language_tag};
use super::marks::Marks;
use crate::model::{Origin, StampKind};

/// What a page says of itself to machines.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// The headline by JSON-LD.
    pub(super) headline: Option<String>,
    /// Headlines by OpenGraph, Twitter, Dublin Core and the like.
    pub(super) titles: Vec<String>,
    /// The `<title>`.
    pub(super) window_title: Option<String>,
    /// The names of the site and its publisher.
    pub(super) sites: Vec<String>,
    /// Authors by JSON-LD.
    pub(super) authors: Vec<Author>,
    /// Authors by `<meta>`.
    pub(super) signers: Vec<String>,
    /// The address that the page calls its own.
    pub(super) canonical: Option<String>,
    /// The language, as a BCP 47 tag.
    pub(super) language: Option<String>,
    /// Dates that machines are told.
    pub(super) dates: Vec<Dated>,
    /// JSON-LD `articleBody`.
    pub(super) body: Option<String>,
    /// Elements that are marked as date or author.
    pub(super) marks: Marks,
    /// A date of publication in the data of a script, where nothing else tells one.
    pub(super) scripted: Option<String>,
}

/// A date that machines are told.
#[derive(Debug)]
pub(super) struct Dated {
    /// What it says.
    pub(super) kind: StampKind,
    /// Where it stands.
    pub(super) origin: Origin,
    /// As it is written.
    pub(super) text: String,
    /// Whether its name says so; a mere `date` can be anything.
    pub(super) firm: bool,
}

/// What the name of a `<meta>` contains, without its signs, where it tells the day of publication:
/// `article:published_time`, `cXenseParse:recs:publishtime`, `dcterms.issued`. From the Open Graph and
/// Dublin Core vocabularies, Google Scholar's, and those of large publishing systems.
const PUBLISHED: &[&str] = &[
    "publishedtime",
    "publishtime",
    "publisheddate",
    "publishdate",
    "pubdate",
    "datepub",
    "publicationtime",
    "dateissued",
    "dctermsissued",
    "dcissued",
    "citationonlinedate",
    "articledateoriginal",
    "originalpublicationdate",
];

/// The same of names that can also tell of another day: of the file, the printed issue, the event.
const VAGUE: &[&str] = &[
    "datecreated",
    "createddate",
    "creationdate",
    "createdate",
    "uploaddate",
    "displaydate",
    "releasedate",
    "publicationdate",
    "citationdate",
    "dctermscreated",
    "dccreated",
    "dateavailable",
];

/// Names that say no more than that it is a date.
const VAGUE_NAMES: &[&str] =
    &["date", "dcdate", "dctermsdate", "sailthrudate", "published", "articlepublished"];

/// What the name contains where it tells the day of the last change.
const UPDATED: &[&str] = &["modif", "updat", "lastmod", "revised"];

/// What the name contains where it tells another day.
const OTHERWISE: &[&str] = &["expir", "cover", "review"];

/// A value is read so far, in characters.
const LONGEST: usize = 500;

/// So many values of a kind are read: no page has more to say, and some are compared with each other.
const MANY: usize = 32;

/// Reads the metadata of a page.
pub(super) fn read(html: &Html, base: Option<&Url>) -> Metadata {
    let mut data = Metadata { language: document_language(html), ..Metadata::default() };
    let scripts: Vec<String> = dom::elements(html)
        .filter(|node| {
            tag(*node) == "script"
                && attr(*node, "type")
                    .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
        })
        .map(|node| {
            node.children().filter_map(|c| c.value().as_text().map(|t| t.to_string())).collect()
        })
        .collect();
    let article = jsonld::read(&scripts);
    data.headline = article.headline;
    data.authors = article.authors;
    data.sites = article.sites;
    data.body = article.body;
    let dates = [(StampKind::Published, article.published), (StampKind::Updated, article.modified)];
    data.dates.extend(dates.into_iter().filter_map(|(kind, text)| {
        Some(Dated { kind, origin: Origin::JsonLd, text: text?, firm: true })
    }));
    for node in dom::elements(html) {
        data.marks.see(node);
        match tag(node) {
            "meta" => data.meta(node),
            "link"
                if attr(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
            {
                let own = attr(node, "href").and_then(|href| absolute(href, base));
                data.canonical = data.canonical.or(own);
            }
            // An `<svg>` has titles too.
            "title" if node.parent().is_some_and(|parent| tag(parent) != "svg") => {
                let title: String = node
                    .children()
                    .filter_map(|c| c.value().as_text().map(|t| t.to_string()))
                    .collect();
                data.window_title =
                    data.window_title.or(Some(clean(&title))).filter(|title| !title.is_empty());
            }
            _ => {}
        }
    }
    let told = data.dates.iter().any(|date| date.kind == StampKind::Published);
    if !told && data.marks.dates.is_empty() {
        data.scripted = scripted(html);
    }
    data.titles.truncate(MANY);
    data.sites.truncate(MANY);
    data.authors.retain(|author| author.name.len() <= LONGEST);
    data.authors.truncate(MANY);
    data
}

/// The date behind a key of a script's data. Pages that are drawn by scripts carry their article so.
fn scripted(html: &Html) -> Option<String> {
    const KEYS: [&str; 12] = [
        "datePublished",
        "publishedAt",
        "published_at",
        "publishedDate",
        "published_date",
        "publishDate",
        "publish_date",
        "publicationDate",
        "publication_date",
        "published_time",
        "createdAt",
        "created_at",
    ];
    let scripts = dom::elements(html).filter(|node| tag(*node) == "script");
    let texts: Vec<&str> = scripts
        .flat_map(|node| node.children())
        .filter_map(|child| child.value().as_text().map(|text| &**text))
        .collect();
    let value = |text: &str, key: &str| {
        let (_, rest) = text.split_once(key)?;
        let rest = rest.trim_start_matches(['\\', '"', '\'', ':', '=', ' ']);
        let value: String =
            rest.chars().take_while(|c| !matches!(c, '"' | '\\' | '\'')).take(40).collect();
        value.starts_with(|c: char| c.is_ascii_digit()).then_some(value)
    };
    KEYS.iter().find_map(|key| texts.iter().find_map(|text| value(text, key)))
}

impl Metadata {
    fn meta(&mut self, node: dom::Node<'_>) {
        let name =
            ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| attr(node, key));
        let (Some(name), Some(content)) = (name, attr(node, "content")) else { return };
        let name = name.to_ascii_lowercase();
        let content: String = clean(&undone(content)).chars().take(LONGEST).collect();
        match name.as_str() {
            _ if content.is_empty() => {}
            "og:title" | "twitter:title" | "headline" | "dc.title" | "dcterms.title"
            | "parsely-title" | "sailthru.title" | "citation_title" => self.titles.push(content),
            "og:site_name" => self.sites.insert(0, content),
            "publisher" | "application-name" | "dc.publisher" | "apple-mobile-web-app-title" => {
                self.sites.push(content);
            }
            "author"
            | "article:author"
            | "dc.creator"
            | "dcterms.creator"
            | "byl"
            | "parsely-author"
            | "sailthru.author"
            | "citation_author"
            | "cxenseparse:author"
            | "article:author_name"
            | "og:author" => self.signers.push(unturned(content, &name)),
            "og:locale" | "content-language" | "dc.language" | "dcterms.language"
            | "inlanguage" => {
                self.language = self.language.take().or_else(|| language_tag(&content));
            }
            name => {
                let is_itemprop = attr(node, "itemprop").is_some();
                let origin = if is_itemprop { Origin::Itemprop } else { Origin::Meta };
                self.dates.extend(dated(name).map(|(kind, firm)| Dated {
                    kind,
                    origin,
                    text: content,
                    firm,
                }));
            }
        }
    }
}

/// `Bell, Ada` of a scientific paper is `Ada Bell`.
fn unturned(author: String, name: &str) -> String {
    match author.split_once(", ") {
        Some((last, first)) if name == "citation_author" && !first.contains(',') => {
            format!("{first} {last}")
        }
        _ => author,
    }
}

/// What the date under a name tells, and whether the name is clear.
fn dated(name: &str) -> Option<(StampKind, bool)> {
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let has = |list: &[&str]| list.iter().any(|part| bare.contains(part));
    if has(OTHERWISE) {
        None
    } else if has(UPDATED) {
        Some((StampKind::Updated, true))
    } else if has(PUBLISHED) {
        Some((StampKind::Published, true))
    } else {
        let vague = has(VAGUE) || VAGUE_NAMES.contains(&bare.as_str());
        vague.then_some((StampKind::Published, false))
    }
}

/// `lang` of `<html>` (or `<body>`), where it is a language.
fn document_language(html: &Html) -> Option<String> {
    dom::elements(html)
        .filter(|node| matches!(tag(*node), "html" | "body"))
        .find_map(|node| attr(node, "lang").or_else(|| attr(node, "xml:lang")))
        .and_then(language_tag)
}
