//! Bytes from elsewhere, politely: a request in, what was answered out.
//!
//! [`Fetcher::get`] follows redirects itself, one hop at a time: each is judged by the
//! [guard](crate::guard), waits for its place (`pace`) and finds out whether its host asked to be
//! left alone (`rest`).

mod client;
mod error;
mod outcome;
mod pace;
mod rest;
#[cfg(test)]
mod tests;

use std::time::Duration;

pub use client::Fetcher;
pub use error::FetchError;
pub use outcome::{Redirect, Response};

use crate::model::Validators;

/// How a [`Fetcher`] behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchOptions {
    /// What it calls itself; a publisher finds here whom to write to.
    pub user_agent: String,
    /// How long a connection may take to be made.
    pub connect_timeout: Duration,
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
    /// A page for readers.
    Page,
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
            Self::Page => "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
        }
    }
}
