//! From an address that a user gave to something that can be watched.

use url::Url;

use super::{Pipeline, guarded};
use crate::feed::{self, FeedLink};
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
    #[error("{0} is a home page and names no feed; give the address of its feed or of one article")]
    NoFeed(String),
}

impl Pipeline {
    /// Finds what to watch at `address`: the feed that stands there, else the feed of a home page,
    /// else the article itself.
    ///
    /// # Errors
    /// Where it cannot be fetched, or is a home page that names no feed.
    pub async fn find(&self, address: &str) -> Result<Found, NothingFound> {
        let response = self.get(address).await?;
        let content_type = response.content_type.clone();
        let (body, url) = (response.body.clone(), response.url.clone());
        let read = move || feed::parse(&body, content_type.as_deref(), &url);
        let parsed = guarded(&self.readers, read).await.map_err(NothingFound::Unreachable)?;
        if let Ok(parsed) = parsed {
            return Ok(Found {
                url: response.url,
                kind: SourceKind::Feed,
                title: parsed.feed.title,
                language: parsed.feed.language,
                others: Vec::new(),
            });
        }
        let (body, url) = (response.body.clone(), response.url.clone());
        let read = move || feed::discover(&body, &url);
        let links = guarded(&self.readers, read).await.map_err(NothingFound::Unreachable)?;
        choose(response.url, links)
    }

    async fn get(&self, address: &str) -> Result<Response, NothingFound> {
        let request = Request {
            url: address.to_owned(),
            validators: Validators::default(),
            accept: Accept::Page,
            language: None,
        };
        let unreachable = |reason: String| NothingFound::Unreachable(reason);
        let response =
            self.fetcher.get(&request).await.map_err(|error| unreachable(error.to_string()))?;
        match response.status {
            200..=299 => Ok(response),
            status => Err(unreachable(format!("{} answered with status {status}", response.url))),
        }
    }
}

/// A home page is watched by its first feed, any other page as an article.
fn choose(url: String, links: Vec<FeedLink>) -> Result<Found, NothingFound> {
    if !Url::parse(&url).is_ok_and(|parsed| address::is_home(&parsed)) {
        let (kind, others) =
            (SourceKind::Article, links.into_iter().map(|link| link.url).collect());
        return Ok(Found { url, kind, title: None, language: None, others });
    }
    let mut links = links.into_iter();
    let Some(first) = links.next() else { return Err(NothingFound::NoFeed(url)) };
    Ok(Found {
        url: first.url,
        kind: SourceKind::Feed,
        title: first.title,
        language: None,
        others: links.map(|link| link.url).collect(),
    })
}
