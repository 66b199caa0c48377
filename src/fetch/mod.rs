//! Bytes from elsewhere, politely: a request in, what was answered out.
//!
//! [`Fetcher::get`] follows redirects itself, one hop at a time: each is judged by the
//! [guard](crate::guard), waits for its place (`pace`) and finds out whether its host asked to be
//! left alone (`hosts`); an article is asked for only where its site's robots.txt lets us
//! (`permission`, `robots`). What comes is taken in within bounds (`receive`, `decode`).

mod asking;
mod client;
mod decode;
mod error;
mod hosts;
mod outcome;
mod pace;
mod permission;
mod receive;
mod robots;
mod route;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

pub use client::Fetcher;
pub use error::FetchError;
pub use outcome::{Redirect, Response};

use crate::model::{Access, Validators};

/// How a [`Fetcher`] behaves.
#[derive(Clone, PartialEq, Eq)]
pub struct FetchOptions {
    /// What it calls itself; a publisher finds here whom to write to.
    pub user_agent: String,
    /// How long a connection may take to be made.
    pub connect_timeout: Duration,
    /// How long the head of an answer may take, its connection included.
    pub head_timeout: Duration,
    /// How long one `get` may take over all its hops, waiting for its turn not counted.
    pub timeout: Duration,
    /// The longest body that is taken, in bytes after content decoding.
    pub max_body: usize,
    /// The most redirects that are followed.
    pub max_redirects: usize,
    /// Requests in flight, all hosts together.
    pub concurrency: usize,
    /// Requests in flight to one host.
    pub per_host: usize,
    /// The least time between the starts of two requests to one host; none for loopback.
    pub min_interval: Duration,
    /// The longest such time that a site's robots.txt can ask for (`Crawl-delay`).
    pub max_crawl_delay: Duration,
    /// The proxy that all go through, as `http://`, `https://` or `socks5://`.
    pub proxy: Option<String>,
    /// What single sources are asked with, by their names.
    pub access: BTreeMap<String, Access>,
}

/// A proxy's address may hold a password.
impl fmt::Debug for FetchOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FetchOptions").field("user_agent", &self.user_agent).finish_non_exhaustive()
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The address, with scheme.
    pub url: String,
    /// What the last answer gave to ask again with; sent back exactly as it was received.
    pub validators: Validators,
    /// What is expected there.
    pub accept: Accept,
    /// The language that is wanted where the server offers several, as a BCP 47 tag.
    pub language: Option<String>,
}

/// What is expected at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accept {
    /// A feed; a page in which one may be found will do.
    Feed,
    /// A page for readers, which a user has named.
    Page,
    /// A page for readers, to which a source has led: fetched only where robots.txt allows it.
    Article,
    /// A robots.txt: its beginning will do.
    Robots,
}

impl Accept {
    /// The value of the `Accept` header.
    fn header(self) -> &'static str {
        match self {
            Self::Feed => {
                "application/atom+xml, application/rss+xml, application/feed+json, \
                 application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, \
                 application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
            }
            Self::Robots => "text/plain, */*;q=0.5",
            Self::Page | Self::Article => {
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
            }
        }
    }
}
