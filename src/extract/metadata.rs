//! What a page says of itself to machines: JSON-LD, OpenGraph, `<meta>`, microdata.

use scraper::Html;
use url::Url;

use super::dom::{self, attr, clean, tag};
use super::jsonld;
use super::links::{absolute, language_tag};
use crate::model::{Origin, StampKind};

/// What a page says of itself to machines.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// Headlines: JSON-LD, OpenGraph, Twitter.
    pub(super) titles: Vec<String>,
    /// The `<title>`.
    pub(super) window_title: Option<String>,
    /// The site's name.
    pub(super) site: Option<String>,
    /// Names of authors.
    pub(super) authors: Vec<String>,
    /// The address that the page calls its own.
    pub(super) canonical: Option<String>,
    /// The language, as a BCP 47 tag.
    pub(super) language: Option<String>,
    /// Dates as they are written, with what they say.
    pub(super) dates: Vec<(StampKind, Origin, String)>,
    /// JSON-LD `articleBody`.
    pub(super) body: Option<String>,
}

/// `<meta>` names (or properties) of the date of publication. From the Open Graph and Dublin Core
/// vocabularies, Google Scholar's, and those of large publishing systems.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date_published",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_online_date",
    "article_date_original",
    "originalpublicationdate",
    "release_date",
    "article.published",
];

/// `<meta>` names of the date of the last change. They never say when a page was published.
const UPDATED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "article:modified",
    "last-modified",
    "last_modified",
    "lastmod",
    "datemodified",
    "date_modified",
    "dc.date.modified",
    "dcterms.modified",
    "dc.modified",
    "revised",
    "updated_time",
    "article.updated",
    "modified",
];

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
    data.titles.extend(article.headline);
    data.authors.extend(article.authors);
    data.body = article.body;
    data.dates.extend(article.published.map(|date| (StampKind::Published, Origin::JsonLd, date)));
    data.dates.extend(article.modified.map(|date| (StampKind::Updated, Origin::JsonLd, date)));
    for node in dom::elements(html) {
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
    data
}

impl Metadata {
    fn meta(&mut self, node: dom::Node<'_>) {
        let name =
            ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| attr(node, key));
        let (Some(name), Some(content)) = (name, attr(node, "content")) else { return };
        let name = name.to_ascii_lowercase();
        let content = clean(content);
        let is_itemprop = attr(node, "itemprop").is_some();
        let origin = if is_itemprop { Origin::Itemprop } else { Origin::Meta };
        match name.as_str() {
            "og:title" | "twitter:title" | "headline" | "dc.title" | "dcterms.title" => {
                self.titles.push(content);
            }
            "og:site_name" => self.site = self.site.take().or(Some(content)),
            "author" | "article:author" | "dc.creator" | "byl" | "parsely-author"
            | "sailthru.author"
                if !content.contains("://") =>
            {
                self.authors.push(content);
            }
            "og:locale" | "content-language" | "dc.language" | "dcterms.language"
            | "inlanguage" => {
                self.language = self.language.take().or_else(|| language_tag(&content));
            }
            "og:url" => {}
            key if PUBLISHED.contains(&key) => {
                self.dates.push((StampKind::Published, origin, content));
            }
            key if UPDATED.contains(&key) => self.dates.push((StampKind::Updated, origin, content)),
            _ => {}
        }
    }
}

/// `lang` of `<html>` (or `<body>`), where it is a language.
fn document_language(html: &Html) -> Option<String> {
    dom::elements(html)
        .filter(|node| matches!(tag(*node), "html" | "body"))
        .find_map(|node| attr(node, "lang").or_else(|| attr(node, "xml:lang")))
        .and_then(language_tag)
}
