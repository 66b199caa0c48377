//! From an address that a user gave to something that can be watched.

use url::Url;

use super::{Channel, Pipeline, guarded};
use crate::extract::Page;
use crate::feed::{self, FeedLink, Fit};
use crate::fetch::{Accept, Request, Response};
use crate::model::{SourceKind, Validators, address};

/// Something that can be watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its address.
    pub url: String,
    /// What stands there.
    pub kind: SourceKind,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Its language, where it says so.
    pub language: Option<String>,
    /// Why it was chosen.
    pub why: String,
    /// Other feeds of the same page, which were not chosen.
    pub others: Vec<String>,
}

/// Why an address cannot be watched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NothingFound {
    /// It could not be fetched or read.
    #[error("{0}")]
    Unreachable(String),
    /// It is a home page without a feed.
    #[error(
        "{0} is a home page, and neither it nor the usual addresses lead to a feed or a sitemap; give the address of a feed, of a page that lists articles (with --kind listing) or of one article"
    )]
    NoFeed(String),
}

/// Where feeds stand that no page names.
const COMMON: [&str; 7] =
    ["/feed", "/rss.xml", "/feed.xml", "/rss", "/atom.xml", "/index.xml", "/feed.json"];

/// Feeds of a page, and sitemaps of a robots.txt, that are tried.
const TRIES: usize = 5;

impl Pipeline {
    /// Finds what to watch at `address`: what the user says that it is, else the feed or the sitemap that
    /// stands there, else the feed of a home page, else the article itself.
    ///
    /// # Errors
    /// Where it cannot be fetched or is not what it should be, or is a home page that leads nowhere.
    pub async fn find(
        &self,
        address: &str,
        kind: SourceKind,
        links: Option<&str>,
    ) -> Result<Found, NothingFound> {
        let response = self.get(address).await.map_err(NothingFound::Unreachable)?;
        let url = response.url.clone();
        if kind == SourceKind::Article {
            return Ok(found(url, kind, None, "as you say".to_owned()));
        }
        let channel = self.channel(response, kind, links).await;
        if kind != SourceKind::Auto {
            let channel = channel.map_err(NothingFound::Unreachable)?;
            return Ok(found(url, kind, Some(channel), "as you say".to_owned()));
        }
        match channel {
            Ok(channel) if channel.kind != SourceKind::Listing => {
                let kind = channel.kind;
                Ok(found(url, kind, Some(channel), format!("a {} stands there", kind.as_str())))
            }
            channel => self.of_page(url, channel.ok()).await,
        }
    }

    /// A home page is watched by its feed, any other page as an article.
    async fn of_page(&self, url: String, page: Option<Channel>) -> Result<Found, NothingFound> {
        let feeds = page.as_ref().map(|page| page.feeds.clone()).unwrap_or_default();
        let others = || feeds.iter().map(|link| link.url.clone()).collect::<Vec<_>>();
        let parsed = Url::parse(&url).map_err(|e| NothingFound::Unreachable(e.to_string()))?;
        if !address::is_home(&parsed) {
            let why = "a single page; a page that lists articles is watched with --kind listing";
            let article = found(url, SourceKind::Article, None, why.to_owned());
            return Ok(Found { others: others(), ..article });
        }
        if let Some(feed) = self.named_feed(&feeds).await {
            let others = others().into_iter().filter(|url| *url != feed.url).collect();
            return Ok(Found { others, ..feed });
        }
        if let Some(found) = self.feed_at_common_address(&parsed).await {
            return Ok(found);
        }
        if let Some(found) = self.sitemap_of(&parsed).await {
            return Ok(found);
        }
        match page.filter(|page| !page.feed.entries.is_empty()) {
            Some(page) => {
                let count = page.feed.entries.len();
                let why = format!("no feed and no sitemap, but the page lists {count} articles");
                Ok(found(url, SourceKind::Listing, Some(page), why))
            }
            None => Err(NothingFound::NoFeed(url)),
        }
    }

    /// The most fitting of the feeds that a page names, of those that can be read.
    async fn named_feed(&self, feeds: &[FeedLink]) -> Option<Found> {
        for link in feeds.iter().take(TRIES) {
            if let Some(feed) = self.lists(&link.url, SourceKind::Feed).await {
                let why = match link.fit {
                    Fit::Language => "the page names it, in its own language",
                    Fit::Unknown => "the page names it",
                    Fit::OtherLanguage => "the page names it and none in its own language",
                    Fit::Comments => "the page names it and none of articles",
                };
                let title = feed.title.clone().or_else(|| link.title.clone());
                return Some(Found { title, why: why.to_owned(), ..feed });
            }
        }
        None
    }

    async fn feed_at_common_address(&self, home: &Url) -> Option<Found> {
        for path in COMMON {
            if let Some(feed) = self.lists(home.join(path).ok()?.as_str(), SourceKind::Feed).await {
                let why = format!("the page names no feed; this one stands at the usual {path}");
                return Some(Found { why, ..feed });
            }
        }
        None
    }

    /// The sitemap that robots.txt names, else the one at its usual address.
    async fn sitemap_of(&self, home: &Url) -> Option<Found> {
        let robots = home.join("/robots.txt").ok()?;
        let named = match self.get(robots.as_str()).await {
            Ok(robots) => feed::sitemaps_of_robots(&robots.body, &robots.url),
            Err(_) => Vec::new(),
        };
        for url in named.iter().take(TRIES) {
            if let Some(sitemap) = self.lists(url, SourceKind::Sitemap).await {
                let why = "no feed was found; robots.txt names this sitemap".to_owned();
                let others = named.iter().filter(|other| *other != url).cloned().collect();
                return Some(Found { why, others, ..sitemap });
            }
        }
        let usual = home.join("/sitemap.xml").ok()?;
        let sitemap = self.lists(usual.as_str(), SourceKind::Sitemap).await?;
        let why = "no feed was found; this sitemap stands at the usual address".to_owned();
        Some(Found { why, ..sitemap })
    }

    /// What stands at an address, where it is of this kind and lists something.
    async fn lists(&self, url: &str, kind: SourceKind) -> Option<Found> {
        let response = self.get(url).await.ok()?;
        let url = response.url.clone();
        let channel = self.channel(response, kind, None).await.ok()?;
        let lists = !channel.feed.entries.is_empty() || !channel.sitemaps.is_empty();
        lists.then(|| found(url, kind, Some(channel), String::new()))
    }

    async fn channel(
        &self,
        response: Response,
        kind: SourceKind,
        links: Option<&str>,
    ) -> Result<Channel, String> {
        let links = links.map(str::to_owned);
        let read = move || {
            let content_type = response.content_type.as_deref();
            let page = Page { bytes: &response.body, content_type, url: &response.url };
            Channel::read(&page, kind, links.as_deref())
        };
        guarded(&self.readers, read).await?.map_err(|error| error.to_string())
    }

    async fn get(&self, address: &str) -> Result<Response, String> {
        let request = Request {
            url: address.to_owned(),
            validators: Validators::default(),
            accept: Accept::Page,
            language: None,
        };
        let response = self.fetcher.get(&request).await.map_err(|error| error.to_string())?;
        match response.status {
            200..=299 => Ok(response),
            status => Err(format!("{} answered with status {status}", response.url)),
        }
    }
}

fn found(url: String, kind: SourceKind, channel: Option<Channel>, why: String) -> Found {
    let feed = channel.map(|channel| channel.feed).unwrap_or_default();
    Found { url, kind, title: feed.title, language: feed.language, why, others: Vec::new() }
}
