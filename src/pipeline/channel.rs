//! What stands at a source's address, by its content: a feed, a sitemap, or a page that lists articles.

use crate::extract::{Page, anchors};
use crate::feed::{self, FeedError, FeedLink, Parsed, Sitemap, Stage};
use crate::model::{Entry, Feed, SitemapLink, SourceKind};

/// What stands at a source's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// A feed, a sitemap or a listing.
    pub kind: SourceKind,
    /// Whether it was broken and had to be mended.
    pub repaired: bool,
    /// What it lists.
    pub feed: Feed,
    /// The sitemaps that it names, where it is an index of them.
    pub sitemaps: Vec<SitemapLink>,
    /// Where its older entries are.
    pub older: Option<String>,
    /// The feeds that a page names, the most fitting first.
    pub feeds: Vec<FeedLink>,
}

/// Why nothing can be read from an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoChannel {
    /// What came is something else.
    #[error("{0}")]
    Unread(#[from] FeedError),
    /// No links of a page look like a list.
    #[error(
        "this is a page that names no feed and shows no list of articles; name its links with `links = \"CSS selector\"`"
    )]
    NoList,
    /// The selector finds nothing.
    #[error("no link of this page matches `links = \"{0}\"`")]
    NoMatch(String),
}

impl Channel {
    /// Reads what was received as what is `wanted`, or as what it is. `links` is the selector of a
    /// listing page's articles.
    ///
    /// # Errors
    /// Where it is something else, or lists nothing.
    pub fn read(
        page: &Page<'_>,
        wanted: SourceKind,
        links: Option<&str>,
    ) -> Result<Self, NoChannel> {
        let feed = || feed::parse(page.bytes, page.content_type, page.url);
        let sitemap = || feed::sitemap(page.bytes, page.content_type, page.url);
        match wanted {
            SourceKind::Feed => Ok(feed()?.into()),
            SourceKind::Sitemap => Ok(sitemap()?.into()),
            SourceKind::Listing | SourceKind::Article => listing(page, Vec::new(), links),
            SourceKind::Auto => match feed() {
                Ok(parsed) => Ok(parsed.into()),
                Err(FeedError::NotAFeed { what: feed::A_PAGE }) => {
                    listing(page, feed::discover(page.bytes, page.url), links)
                }
                Err(error) => sitemap().map(Self::from).map_err(|_| error.into()),
            },
        }
    }

    /// How it was read, in words.
    pub fn read_as(&self) -> String {
        let mended = if self.repaired { ", repaired" } else { "" };
        format!("{}{mended}", self.kind.as_str())
    }

    fn of(kind: SourceKind, entries: Vec<Entry>) -> Self {
        Self {
            kind,
            repaired: false,
            feed: Feed { entries, ..Feed::default() },
            sitemaps: Vec::new(),
            older: None,
            feeds: Vec::new(),
        }
    }
}

/// The list of a page. One that names its feed need show none.
fn listing(
    page: &Page<'_>,
    feeds: Vec<FeedLink>,
    links: Option<&str>,
) -> Result<Channel, NoChannel> {
    let found = anchors(page, links);
    let entries = match links {
        Some(_) => feed::chosen(&found),
        None => feed::learned(&found, page.url),
    };
    match links {
        Some(selector) if entries.is_empty() => Err(NoChannel::NoMatch(selector.to_owned())),
        None if entries.is_empty() && feeds.is_empty() => Err(NoChannel::NoList),
        _ => Ok(Channel { feeds, ..Channel::of(SourceKind::Listing, entries) }),
    }
}

impl From<Parsed> for Channel {
    fn from(parsed: Parsed) -> Self {
        Self {
            repaired: parsed.stage == Stage::Repaired,
            older: parsed.older,
            feed: parsed.feed,
            ..Self::of(SourceKind::Feed, Vec::new())
        }
    }
}

impl From<Sitemap> for Channel {
    fn from(sitemap: Sitemap) -> Self {
        Self { sitemaps: sitemap.children, ..Self::of(SourceKind::Sitemap, sitemap.entries) }
    }
}
