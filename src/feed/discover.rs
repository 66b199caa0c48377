//! Autodiscovery: the feeds that a page says it has.

use url::Url;

use super::pieces::{Piece, pieces};
use super::{decode, entry, text};

/// A feed that a page links to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// Its address, resolved.
    pub url: String,
    /// Its title, as the page gives it.
    pub title: Option<String>,
    /// Its media type, in lower case: `application/rss+xml`.
    pub kind: String,
}

/// The media types of feeds. `application/json` alone is not one: many pages link their API so.
const KINDS: [&str; 6] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "text/rss+xml",
    "text/atom+xml",
];

/// The feeds of a page, in its order, each once: `<link rel="alternate">` of a feed's type,
/// resolved against `url` or the page's `<base>`. Feeds of comments come last.
pub fn discover(html: &[u8], url: &str) -> Vec<FeedLink> {
    let page = decode::decode(html, None);
    let mut base = Url::parse(url).ok();
    let mut found: Vec<FeedLink> = Vec::new();
    for piece in pieces(&page) {
        let Piece::Tag(tag) = piece else { continue };
        match text::tag_name(tag).as_str() {
            "base" => {
                let href = text::attribute(tag, "href");
                base = href.and_then(|href| joined(base.as_ref(), &href)).or(base);
            }
            "link" | "a" => {
                let link = feed_link(tag, base.as_ref());
                let fresh = link.filter(|link| found.iter().all(|known| known.url != link.url));
                found.extend(fresh);
            }
            _ => {}
        }
    }
    found.sort_by_key(is_of_comments);
    found
}

fn joined(base: Option<&Url>, href: &str) -> Option<Url> {
    base.map_or_else(|| Url::parse(href), |base| base.join(href)).ok()
}

fn feed_link(tag: &str, base: Option<&Url>) -> Option<FeedLink> {
    let rel = text::attribute(tag, "rel")?.to_ascii_lowercase();
    let kind = text::attribute(tag, "type")?.to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
    let is_feed = rel.split_ascii_whitespace().any(|word| word == "alternate" || word == "feed");
    if !is_feed || !KINDS.contains(&kind.as_str()) {
        return None;
    }
    let url = entry::resolve(&text::attribute(tag, "href")?, base)?;
    let title = text::attribute(tag, "title").and_then(|title| entry::plain(&title));
    Some(FeedLink { url, title, kind })
}

fn is_of_comments(link: &FeedLink) -> bool {
    let title = link.title.as_deref().unwrap_or_default().to_lowercase();
    link.url.contains("/comments/") || title.contains("comment")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_feeds_of_a_page_are_found_and_resolved() {
        let page = br#"<!doctype html><head><base href="/site/">
            <link rel="alternate" type="application/rss+xml" title="Comments feed" href="/c/feed">
            <LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' href='news.xml?a=1&amp;b=2' title="News &amp; more">
            <link rel=alternate type=application/rss+xml href=/press>
            <link rel="alternate" hreflang="fr" href="/fr/">
            <link rel="stylesheet" type="text/css" href="/style.css">
            <!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->
            <link rel=alternate type=application/rss+xml href=/press>"#;
        let found = discover(page, "https://example.org/fr/home");
        let urls: Vec<_> = found.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(
            urls,
            [
                "https://example.org/site/news.xml?a=1&b=2",
                "https://example.org/press",
                "https://example.org/c/feed",
            ]
        );
        assert_eq!(found[0].title.as_deref(), Some("News & more"));
        assert_eq!(found[0].kind, "application/atom+xml");
    }

    #[test]
    fn a_page_without_feeds_has_none() {
        assert!(discover(b"<html><body>No feed here", "https://example.org/").is_empty());
        assert!(discover(b"", "").is_empty());
    }
}
