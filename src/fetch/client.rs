//! The fetcher: one `get` from its first hop to the answer.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{self, HeaderMap, HeaderValue};
use tokio::time::Instant;
use url::Url;

use super::error::shown;
use super::pace::Pace;
use super::rest::{self, Rests};
use super::{FetchError, FetchOptions, Redirect, Request, Response};
use crate::clock::Clock;
use crate::guard::{Guard, Refused};
use crate::model::{Validators, address};

/// The most bytes of header names and values that are taken; the servers' own limits are lower.
const MAX_HEADERS: usize = 64 * 1024;

/// Fetches, politely. Clones share their places, their turns and what they know of resting hosts.
#[derive(Debug, Clone)]
pub struct Fetcher {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    client: reqwest::Client,
    options: FetchOptions,
    guard: Guard,
    clock: Clock,
    pace: Pace,
    rests: Rests,
}

/// What one hop came to.
enum Hop {
    Onward(u16, Url),
    Answered(Response),
}

impl Fetcher {
    /// A fetcher with a connection pool of its own.
    pub fn new(options: FetchOptions, guard: Guard, clock: Clock) -> Result<Self, FetchError> {
        let client = guard
            .client()
            .user_agent(&options.user_agent)
            .connect_timeout(options.connect_timeout)
            .build()
            .map_err(|error| FetchError::Client { reason: error.to_string() })?;
        let pace = Pace::new(options.concurrency, options.per_host, options.min_interval);
        let rests = Rests::default();
        let shared = Shared { client, options, guard, clock, pace, rests };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Fetches an address. Every status is an answer; errors are where there is none.
    pub async fn get(&self, request: &Request) -> Result<Response, FetchError> {
        let shared = &self.shared;
        let mut url = parse(&request.url)?;
        let mut redirects = Vec::new();
        let mut left = shared.options.timeout;
        loop {
            match shared.hop(&url, request, &mut left).await? {
                Hop::Answered(answer) => return Ok(Response { redirects, ..answer }),
                Hop::Onward(status, to) => {
                    if redirects.len() == shared.options.max_redirects {
                        let limit = shared.options.max_redirects;
                        let url = shown(&parse(&request.url)?);
                        return Err(FetchError::TooManyRedirects { url, limit });
                    }
                    redirects.push(Redirect { status, from: shown(&url), to: shown(&to) });
                    url = to;
                }
            }
        }
    }
}

impl Shared {
    /// One request and its answer, within the time that is `left`; waiting is not counted.
    async fn hop(
        &self,
        url: &Url,
        request: &Request,
        left: &mut Duration,
    ) -> Result<Hop, FetchError> {
        self.guard.check(url).map_err(|reason| refused(url, reason))?;
        self.awake(url)?;
        let place = self.pace.enter(url).await;
        // Somebody before us in the queue may have been told to stay away.
        self.awake(url)?;
        let started = Instant::now();
        let timeout = || FetchError::Timeout { url: shown(url), after: self.options.timeout };
        let exchange = tokio::time::timeout(*left, self.exchange(url, request));
        let outcome = place.hold(exchange).await;
        *left = left.saturating_sub(started.elapsed());
        outcome.map_err(|_| timeout())?
    }

    fn awake(&self, url: &Url) -> Result<(), FetchError> {
        let host = address::host_key(url);
        match self.rests.of(&host, self.clock.now()) {
            Some(until) => Err(FetchError::Resting { host, until }),
            None => Ok(()),
        }
    }

    async fn exchange(&self, url: &Url, request: &Request) -> Result<Hop, FetchError> {
        let broken = |error: reqwest::Error| {
            FetchError::from_client(&error, url, self.options.connect_timeout)
        };
        let sent = self.client.get(url.clone()).headers(asking(request)).send();
        let response = sent.await.map_err(broken)?;
        if let Some(peer) = response.remote_addr() {
            self.guard.check_peer(url, peer).map_err(|reason| refused(url, reason))?;
        }
        self.heed(url, &response);
        if let Some(to) = onward(url, &response)? {
            return Ok(Hop::Onward(response.status().as_u16(), to));
        }
        self.receive(url, request, response).await.map(Hop::Answered)
    }

    /// Lets the host rest where it asks for it.
    fn heed(&self, url: &Url, response: &reqwest::Response) {
        let now = self.clock.now();
        let retry_after = response.headers().get(header::RETRY_AFTER);
        let retry_after = retry_after.and_then(|value| value.to_str().ok());
        if let Some(until) = rest::wanted(response.status().as_u16(), retry_after, now) {
            self.rests.begin(&address::host_key(url), until, now);
        }
    }

    async fn receive(
        &self,
        url: &Url,
        request: &Request,
        response: reqwest::Response,
    ) -> Result<Response, FetchError> {
        let status = response.status().as_u16();
        let headers = kept(url, response.headers())?;
        let said = |name: &str| {
            headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        };
        let exact = |name| said(name).filter(|value| !value.contains(char::REPLACEMENT_CHARACTER));
        let mut validators =
            Validators { etag: exact("etag"), last_modified: exact("last-modified") };
        let content_type = said("content-type");
        let mut body = Vec::new();
        if status == 304 {
            let asked = request.validators.clone();
            validators.etag = validators.etag.or(asked.etag);
            validators.last_modified = validators.last_modified.or(asked.last_modified);
        } else {
            body = self.read(url, response).await?;
        }
        let (url, at) = (shown(url), self.clock.now());
        let redirects = Vec::new();
        Ok(Response { url, redirects, status, headers, validators, content_type, body, at })
    }

    /// The body, decoded, counted as it comes: a small answer can decode to a very large one.
    async fn read(
        &self,
        url: &Url,
        mut response: reqwest::Response,
    ) -> Result<Vec<u8>, FetchError> {
        let limit = self.options.max_body;
        let too_large = || FetchError::TooLarge { url: shown(url), limit };
        if response.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_large());
        }
        // Where the client decoded the body, it took this header away.
        if let Some(coding) = response.headers().get(header::CONTENT_ENCODING)
            && !coding.as_bytes().eq_ignore_ascii_case(b"identity")
        {
            let reason = format!("its content encoding {coding:?} is not known");
            return Err(FetchError::Body { url: shown(url), reason });
        }
        let mut body = Vec::new();
        let broken = |error| FetchError::from_client(&error, url, self.options.connect_timeout);
        while let Some(chunk) = response.chunk().await.map_err(broken)? {
            if body.len() + chunk.len() > limit {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

fn parse(address: &str) -> Result<Url, FetchError> {
    Url::parse(address)
        .map_err(|error| FetchError::BadUrl { url: address.to_owned(), reason: error.to_string() })
}

fn refused(url: &Url, reason: Refused) -> FetchError {
    FetchError::Refused { url: shown(url), reason }
}

/// The headers of a request. What cannot stand in a header is left out: it came from a server.
fn asking(request: &Request) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(request.accept.header()));
    let validators = &request.validators;
    for (name, value) in [
        (header::ACCEPT_LANGUAGE, request.language.as_deref().map(languages)),
        (header::IF_NONE_MATCH, validators.etag.clone()),
        (header::IF_MODIFIED_SINCE, validators.last_modified.clone()),
    ] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_bytes(value.as_bytes()).ok())
        {
            headers.insert(name, value);
        }
    }
    headers
}

/// `fr-BE` is asked for as `fr-BE, fr;q=0.9, *;q=0.5`.
fn languages(tag: &str) -> String {
    match tag.split_once('-') {
        Some((base, _)) => format!("{tag}, {base};q=0.9, *;q=0.5"),
        None => format!("{tag}, *;q=0.5"),
    }
}

/// Where a redirect leads. A redirect status without `Location` is an answer like any other.
fn onward(url: &Url, response: &reqwest::Response) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(header::LOCATION) else { return Ok(None) };
    let location = String::from_utf8_lossy(location.as_bytes());
    let bad = |error: url::ParseError| FetchError::BadUrl {
        url: location.to_string(),
        reason: format!("{error}; {} redirects there", shown(url)),
    };
    let mut to = url.join(&location).map_err(bad)?;
    to.set_fragment(None);
    Ok(Some(to))
}

/// The headers as text; bytes that are no UTF-8 become U+FFFD.
fn kept(url: &Url, headers: &HeaderMap) -> Result<Vec<(String, String)>, FetchError> {
    let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if size > MAX_HEADERS {
        return Err(FetchError::HeadersTooLarge { url: shown(url), limit: MAX_HEADERS });
    }
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Ok(headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect())
}
