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
    /// Why it stands where it does among the others.
    pub fit: Fit,
}

/// How well a feed fits the page that names it; the better, the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is in the page's language.
    Language,
    /// It says nothing of its language.
    Unknown,
    /// It is in another language.
    OtherLanguage,
    /// It lists comments.
    Comments,
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
/// resolved against `url` or the page's `<base>`. Those in the page's language come first, feeds of
/// comments last.
pub fn discover(html: &[u8], url: &str) -> Vec<FeedLink> {
    let page = decode::decode(html, None);
    let mut base = Url::parse(url).ok();
    let mut language = None;
    let mut found: Vec<FeedLink> = Vec::new();
    for piece in pieces(&page) {
        let Piece::Tag(tag) = piece else { continue };
        match text::tag_name(tag).as_str() {
            "html" => language = text::attribute(tag, "lang").and_then(|tag| entry::language(&tag)),
            "base" => {
                let href = text::attribute(tag, "href");
                base = href.and_then(|href| joined(base.as_ref(), &href)).or(base);
            }
            "link" | "a" => {
                let link = feed_link(tag, base.as_ref(), language.as_deref());
                let fresh = link.filter(|link| found.iter().all(|known| known.url != link.url));
                found.extend(fresh);
            }
            _ => {}
        }
    }
    found.sort_by_key(|link| link.fit);
    found
}

fn joined(base: Option<&Url>, href: &str) -> Option<Url> {
    base.map_or_else(|| Url::parse(href), |base| base.join(href)).ok()
}

fn feed_link(tag: &str, base: Option<&Url>, language: Option<&str>) -> Option<FeedLink> {
    let rel = text::attribute(tag, "rel")?.to_ascii_lowercase();
    let kind = text::attribute(tag, "type")?.to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
    let is_feed = rel.split_ascii_whitespace().any(|word| word == "alternate" || word == "feed");
    if !is_feed || !KINDS.contains(&kind.as_str()) {
        return None;
    }
    let url = entry::resolve(&text::attribute(tag, "href")?, base)?;
    let title = text::attribute(tag, "title").and_then(|title| entry::plain(&title));
    let said = text::attribute(tag, "hreflang").and_then(|tag| entry::language(&tag));
    let fit = if is_of_comments(&url, title.as_deref()) {
        Fit::Comments
    } else {
        fit(&url, said.as_deref(), language)
    };
    Some(FeedLink { url, title, kind, fit })
}

fn is_of_comments(url: &str, title: Option<&str>) -> bool {
    url.contains("/comments/") || title.unwrap_or_default().to_lowercase().contains("comment")
}

/// By what the link says of its language, else by a part of its address: `/fr/news.xml`.
fn fit(url: &str, said: Option<&str>, page: Option<&str>) -> Fit {
    let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_owned();
    let Some(page) = page.map(primary) else { return Fit::Unknown };
    let in_address =
        || url.split(['/', '.', '_', '-', '=', '?', '&']).skip(3).any(|part| part == page);
    match said.map(primary) {
        Some(said) if said == page => Fit::Language,
        Some(_) => Fit::OtherLanguage,
        None if in_address() => Fit::Language,
        None => Fit::Unknown,
    }
}

/// The most sitemaps of one robots.txt.
const SITEMAPS: usize = 20;

/// The sitemaps that a robots.txt names (RFC 9309 leaves the line to others: sitemaps.org).
pub fn sitemaps_of_robots(robots: &[u8], url: &str) -> Vec<String> {
    let base = Url::parse(url).ok();
    let text = decode::decode(robots, None);
    let named = text.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let value = value.split('#').next().unwrap_or(value);
        key.trim().eq_ignore_ascii_case("sitemap").then(|| entry::resolve(value, base.as_ref()))?
    });
    named.take(SITEMAPS).collect()
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
    fn the_feed_in_the_language_of_the_page_comes_first() {
        let page = br#"<html lang="fr-BE"><link rel="alternate" type="application/rss+xml" href="/en/n.xml" hreflang="en">
            <link rel="alternate" type="application/rss+xml" href="/c.xml" title="Comments">
            <link rel="alternate" type="application/rss+xml" href="/all.xml">
            <link rel="alternate" type="application/rss+xml" href="/fr/n.xml">"#;
        let found = discover(page, "https://example.org/");
        let fits: Vec<_> = found.iter().map(|link| link.fit).collect();
        assert_eq!(fits, [Fit::Language, Fit::Unknown, Fit::OtherLanguage, Fit::Comments]);
        assert_eq!(found[0].url, "https://example.org/fr/n.xml");
    }

    #[test]
    fn a_robots_file_names_sitemaps() {
        let robots = b"User-agent: *\nDisallow: /x\nSITEMAP : https://example.org/s.xml # all\nSitemap: /t.xml";
        let found = sitemaps_of_robots(robots, "https://example.org/robots.txt");
        assert_eq!(found, ["https://example.org/s.xml", "https://example.org/t.xml"]);
    }

    #[test]
    fn a_page_without_feeds_has_none() {
        assert!(discover(b"<html><body>No feed here", "https://example.org/").is_empty());
        assert!(discover(b"", "").is_empty());
    }
}
