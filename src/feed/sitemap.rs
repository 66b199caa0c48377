//! Sitemaps (sitemaps.org, version 0.9), news sitemaps, indexes of both, and plain lists of addresses.

use url::Url;

use super::pieces::{Piece, pieces};
use super::text::{inside_cdata, tag_name, unescape};
use super::{FeedError, clean, dates, entry, names};
use crate::model::{Entry, SitemapLink, address};

/// The most addresses of one sitemap; the protocol allows no more.
const MOST: usize = 50_000;

/// What a sitemap lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sitemap {
    /// The pages.
    pub entries: Vec<Entry>,
    /// The sitemaps, where it is an index.
    pub children: Vec<SitemapLink>,
}

/// What is said of one address.
#[derive(Default)]
struct Row {
    loc: Option<String>,
    lastmod: Option<String>,
    title: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// Whether a text begins like a sitemap.
pub(super) fn is_sitemap(text: &str) -> bool {
    let first = pieces(text).take(20).find_map(|piece| match piece {
        Piece::Tag(tag) => Some(tag_name(tag)),
        _ => None,
    });
    first.is_some_and(|name| matches!(names::local(&name), "urlset" | "sitemapindex"))
}

/// Reads a sitemap in XML, or a list of addresses, one a line.
pub(super) fn read(text: &str, url: &str) -> Result<Sitemap, FeedError> {
    let base = Url::parse(url).ok();
    if is_sitemap(text) {
        return Ok(xml(text, base.as_ref()));
    }
    match clean::kind(text) {
        clean::Kind::Other => lines(text),
        clean::Kind::Xml => Err(FeedError::NotASitemap { what: "a feed" }),
        clean::Kind::Html => Err(FeedError::NotASitemap { what: "an HTML page" }),
        clean::Kind::Json => Err(FeedError::NotASitemap { what: "JSON" }),
        clean::Kind::Nothing => Err(FeedError::NotASitemap { what: "an empty answer" }),
    }
}

/// Reads forgivingly: a tag that is missing reaches no further than the next address.
fn xml(text: &str, base: Option<&Url>) -> Sitemap {
    let mut sitemap = Sitemap::default();
    let mut row = Row::default();
    let mut field: Option<String> = None;
    let mut words = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Tag(tag) if !tag.starts_with("</") => {
                let name = tag_name(tag);
                if matches!(names::local(&name), "url" | "sitemap") {
                    row = Row::default();
                }
                field = Some(name).filter(|_| !tag.ends_with("/>"));
                words.clear();
            }
            Piece::Tag(tag) => {
                let name = tag_name(tag);
                if field.as_ref() == Some(&name) {
                    row.set(&name, words.trim());
                }
                field = None;
                match names::local(&name) {
                    "url" if sitemap.entries.len() < MOST => {
                        sitemap.entries.extend(std::mem::take(&mut row).entry(base));
                    }
                    "sitemap" if sitemap.children.len() < MOST => {
                        sitemap.children.extend(std::mem::take(&mut row).child(base));
                    }
                    _ => {}
                }
            }
            Piece::Text(text) => words.push_str(&unescape(text)),
            Piece::Cdata(data) => words.push_str(inside_cdata(data)),
            Piece::Aside(_) => {}
        }
    }
    sitemap
}

impl Row {
    /// Takes a field. Pictures and films have places and titles of their own, which are others'.
    fn set(&mut self, name: &str, words: &str) {
        let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
        if prefix.contains("image") || prefix.contains("video") || words.is_empty() {
            return;
        }
        let is_news = prefix.contains("news") || prefix.starts_with('n');
        let place = match local {
            "loc" => &mut self.loc,
            "lastmod" => &mut self.lastmod,
            "title" if is_news => &mut self.title,
            "publication_date" if is_news => &mut self.published,
            "language" if is_news => &mut self.language,
            _ => return,
        };
        place.get_or_insert_with(|| words.to_owned());
    }

    fn entry(self, base: Option<&Url>) -> Option<Entry> {
        let url = entry::resolve(&self.loc?, base)?;
        Some(Entry {
            id: address::canonical(&url),
            url: Some(url),
            title: self.title.as_deref().and_then(entry::words),
            summary: None,
            published: self.published.as_deref().and_then(dates::instant),
            updated: self.lastmod.as_deref().and_then(dates::instant),
            language: self.language.as_deref().and_then(entry::language),
        })
    }

    fn child(self, base: Option<&Url>) -> Option<SitemapLink> {
        let url = entry::resolve(&self.loc?, base)?;
        Some(SitemapLink { url, lastmod: self.lastmod.as_deref().and_then(dates::instant) })
    }
}

/// A sitemap in plain text has an address on each line and nothing else.
fn lines(text: &str) -> Result<Sitemap, FeedError> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_address = |line: &str| {
        (line.starts_with("http://") || line.starts_with("https://"))
            && !line.contains(char::is_whitespace)
    };
    if lines().next().is_none() || !lines().take(MOST).all(is_address) {
        return Err(FeedError::NotASitemap { what: "neither XML nor a list of addresses" });
    }
    let row = |line: &str| Row { loc: Some(line.to_owned()), ..Row::default() };
    let entries = lines().take(MOST).filter_map(|line| row(line).entry(None)).collect();
    Ok(Sitemap { entries, children: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://example.org/sitemap.xml";

    fn read_all(text: &str) -> Sitemap {
        read(text, URL).unwrap()
    }

    #[test]
    fn a_news_sitemap_is_read_and_its_pictures_are_not() {
        let text = "<?xml version='1.0'?><!-- x --><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>
            <url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2026-11-24T08:00:00+01:00</lastmod>
            <image:image><image:loc>https://example.org/p.jpg</image:loc><image:title>BAD</image:title></image:image>
            <news:news><news:publication><news:name>N</news:name><news:language>fr</news:language></news:publication>
            <news:publication_date>2026-11-23</news:publication_date><news:title>Eau &amp; air</news:title></news:news></url>
            <url><video:video><video:title>BAD</video:title></video:video><loc><![CDATA[/b]]></loc><lastmod/></url>
            <url><lastmod>2026-11-24</lastmod></url></urlset>";
        let found = read_all(text);
        assert!(found.children.is_empty());
        let [first, second] = found.entries.as_slice() else { panic!("{found:?}") };
        assert_eq!(first.url.as_deref(), Some("https://example.org/a?x=1&y=2"));
        assert_eq!(first.title.as_deref(), Some("Eau & air"));
        assert_eq!(first.language.as_deref(), Some("fr"));
        assert_eq!(first.updated, Some("2026-11-24T07:00:00Z".parse().unwrap()));
        assert_eq!(first.published, Some("2026-11-23T00:00:00Z".parse().unwrap()));
        assert_eq!((second.url.as_deref(), &second.title), (Some("https://example.org/b"), &None));
    }

    #[test]
    fn an_index_names_its_sitemaps() {
        let found = read_all(
            "<sitemapindex><sitemap><loc>/1.xml.gz</loc><lastmod>2026-11</lastmod></sitemap>\
             <sitemap><loc>https://example.org/2.xml</loc></sitemap></sitemapindex>",
        );
        assert_eq!(found.entries, []);
        let urls: Vec<_> = found.children.iter().map(|child| child.url.as_str()).collect();
        assert_eq!(urls, ["https://example.org/1.xml.gz", "https://example.org/2.xml"]);
        assert!(found.children[0].lastmod.is_some() && found.children[1].lastmod.is_none());
    }

    #[test]
    fn a_list_of_addresses_is_a_sitemap_and_other_text_is_none() {
        let found = read_all("\u{feff}https://example.org/a\r\n\r\nhttps://example.org/b\n");
        assert_eq!(found.entries.len(), 2);
        for text in ["", "oops", "https://example.org/a\nnot an address", "<rss/>", "<html>"] {
            assert!(matches!(read(text, URL), Err(FeedError::NotASitemap { .. })), "{text}");
        }
    }

    #[test]
    fn a_broken_sitemap_gives_what_is_whole_and_a_huge_one_is_bounded() {
        let cut = "<urlset><url><loc>/a</loc></url><url><loc>/b</loc><lastmod>2026-1";
        assert_eq!(read_all(cut).entries.len(), 1);
        let huge = format!("<urlset>{}</urlset>", "<url><loc>/a</loc></url>".repeat(MOST + 5));
        assert_eq!(read_all(&huge).entries.len(), MOST);
    }
}
