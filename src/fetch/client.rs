//! The fetcher: one `get` from its first hop to the answer.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use reqwest::header::{self, HeaderMap, HeaderName};
use url::Url;

use super::asking::{self, is_conditional, onward};
use super::error::shown;
use super::hosts::{self, Hosts};
use super::outcome::Room;
use super::pace::Pace;
use super::receive::{Receiver, Time, kept};
use super::route::Route;
use super::{Accept, FetchError, FetchOptions, Redirect, Request, Response};
use crate::clock::Clock;
use crate::guard::{Guard, Refused};
use crate::model::{HostNote, Validators, address};

/// The longest validator that is kept. Servers take no longer headers: to send it back would be
/// answered with an error for ever.
const LONGEST_VALIDATOR: usize = 4 * 1024;

/// Fetches, politely. Clones share their places, their turns and what they know of hosts.
#[derive(Debug, Clone)]
pub struct Fetcher {
    pub(super) shared: Arc<Shared>,
    route: Arc<Route>,
}

#[derive(Debug)]
pub(super) struct Shared {
    options: FetchOptions,
    guard: Guard,
    pub(super) clock: Clock,
    pace: Pace,
    pub(super) hosts: Hosts,
    receiver: Receiver,
    /// The ways of sources that have their own, by name.
    routes: HashMap<String, Arc<Route>>,
}

/// What one hop came to.
enum Hop {
    Onward(u16, Url),
    Answered(Response),
}

impl Fetcher {
    /// A fetcher with a connection pool of its own.
    pub fn new(options: FetchOptions, guard: Guard, clock: Clock) -> Result<Self, FetchError> {
        let plain = Arc::new(Route::plain(&options, guard)?);
        let mut routes = HashMap::new();
        for (source, access) in &options.access {
            let own = plain.own(&options, guard, access);
            let own = own.map_err(|error| error.of_source(source))?;
            routes.insert(source.clone(), own);
        }
        let longest = options.min_interval.max(options.max_crawl_delay);
        let pace = Pace::new(options.concurrency, options.per_host, options.min_interval, longest);
        let (hosts, receiver) = (Hosts::default(), Receiver::new(&options));
        let shared = Shared { options, guard, clock, pace, hosts, receiver, routes };
        Ok(Self { shared: Arc::new(shared), route: plain })
    }

    /// The same fetcher as it asks for one source: by its proxy, with its headers.
    #[must_use]
    pub fn of(&self, source: &str) -> Self {
        let route = self.shared.routes.get(source).unwrap_or(&self.route);
        Self { shared: Arc::clone(&self.shared), route: Arc::clone(route) }
    }

    /// Takes over what an earlier run wrote down of hosts.
    pub fn remember(&self, notes: Vec<HostNote>) {
        self.shared.hosts.remember(notes);
    }

    /// What was learned of hosts and is to be written down, once.
    pub fn news(&self) -> Vec<HostNote> {
        self.shared.hosts.news()
    }

    /// Until when the host of an address wants to be left alone, where it does.
    pub fn rest(&self, url: &str) -> Option<Timestamp> {
        let host = address::host_key(&Url::parse(url).ok()?);
        self.shared.hosts.rest(&host, self.shared.clock.now())
    }

    /// Fetches an address. Every status is an answer; errors are where there is none.
    pub async fn get(&self, request: &Request) -> Result<Response, FetchError> {
        let mut url = parse(&request.url)?;
        let mut redirects: Vec<Redirect> = Vec::new();
        let mut time = Time::of(self.shared.options.timeout);
        let limit = self.limit(request.accept);
        loop {
            self.shared.guard.check(&url).map_err(|reason| refused(&url, reason))?;
            if request.accept == Accept::Article {
                time.apart(self.permitted(&url)).await?;
            }
            let first = redirects.is_empty();
            match self.hop(&url, request, first, &mut time).await? {
                Hop::Answered(answer) => return Ok(Response { redirects, ..answer }),
                Hop::Onward(status, to) => {
                    let redirect = Redirect { status, from: shown(&url), to: shown(&to) };
                    let circle = redirect.from == redirect.to
                        || redirects.iter().any(|earlier| earlier.from == redirect.to);
                    let url_asked = || address::without_credentials(&request.url);
                    if circle {
                        return Err(FetchError::RedirectsInCircle { url: url_asked() });
                    }
                    if redirects.len() == limit {
                        return Err(FetchError::TooManyRedirects { url: url_asked(), limit });
                    }
                    redirects.push(redirect);
                    url = to;
                }
            }
        }
    }

    /// The most redirects that are followed; of a robots.txt five (RFC 9309, 2.3.1.2).
    fn limit(&self, accept: Accept) -> usize {
        if accept == Accept::Robots { 5 } else { self.shared.options.max_redirects }
    }

    /// One request and its answer.
    async fn hop(
        &self,
        url: &Url,
        request: &Request,
        first: bool,
        time: &mut Time,
    ) -> Result<Hop, FetchError> {
        let shared = &self.shared;
        if self.route.proxied {
            let check = shared.guard.check_name_behind_proxy(url);
            time.apart(check).await.map_err(|reason| refused(url, reason))?;
        }
        shared.awake(url)?;
        let delay = shared.hosts.crawl_delay(&address::host_key(url));
        let delay = delay.map(|delay| delay.min(shared.options.max_crawl_delay));
        let place = time.apart(shared.pace.enter(url, delay)).await;
        // Somebody before us in the queue may have been told to stay away.
        shared.awake(url)?;
        place.hold(self.exchange(url, request, first, time)).await
    }

    async fn exchange(
        &self,
        url: &Url,
        request: &Request,
        first: bool,
        time: &mut Time,
    ) -> Result<Hop, FetchError> {
        let shared = &self.shared;
        let sent = self.send(url, asking::headers(request, url, first));
        let head = time.within(shared.options.head_timeout, sent).await;
        let head = head.map_err(|after| FetchError::Timeout { url: shown(url), after })?;
        let connecting = shared.options.connect_timeout;
        let response = head.map_err(|error| FetchError::from_client(&error, url, connecting))?;
        if let Some(peer) = response.remote_addr().filter(|_| !self.route.proxied) {
            shared.guard.check_peer(url, peer).map_err(|reason| refused(url, reason))?;
        }
        shared.heed(url, &response);
        if let Some(to) = onward(url, &response)? {
            return Ok(Hop::Onward(response.status().as_u16(), to));
        }
        let conditional = is_conditional(request, url, first);
        shared.receive(url, request, conditional, response, time).await.map(Hop::Answered)
    }

    async fn send(&self, url: &Url, mut headers: HeaderMap) -> reqwest::Result<reqwest::Response> {
        let mut url = url.clone();
        self.route.sign(&mut url, &mut headers);
        self.route.client.get(url).headers(headers).send().await
    }
}

impl Shared {
    fn awake(&self, url: &Url) -> Result<(), FetchError> {
        let host = address::host_key(url);
        match self.hosts.rest(&host, self.clock.now()) {
            Some(until) => Err(FetchError::Resting { host, until }),
            None => Ok(()),
        }
    }

    /// Lets the host rest where it asks for it.
    fn heed(&self, url: &Url, response: &reqwest::Response) {
        let retry_after = response.headers().get(header::RETRY_AFTER);
        let retry_after = retry_after.and_then(|value| value.to_str().ok());
        let status = response.status().as_u16();
        if let Some(until) = hosts::wanted(status, retry_after, self.clock.now()) {
            self.hosts.begin_rest(&address::host_key(url), until);
        }
    }

    async fn receive(
        &self,
        url: &Url,
        request: &Request,
        conditional: bool,
        response: reqwest::Response,
        time: &mut Time,
    ) -> Result<Response, FetchError> {
        let status = response.status().as_u16();
        let headers = kept(url, response.headers())?;
        let mut validators = given(url, &response);
        let content_type = response.headers().get(header::CONTENT_TYPE);
        let content_type =
            content_type.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let (mut body, mut room) = (Vec::new(), Room::default());
        if status != 304 {
            (body, room) = self.receiver.body(url, request.accept, response, time).await?;
        } else if conditional {
            let asked = &request.validators;
            validators.etag = validators.etag.or_else(|| asked.etag.clone());
            validators.last_modified =
                validators.last_modified.or_else(|| asked.last_modified.clone());
        } else {
            return Err(FetchError::Unasked { url: shown(url) });
        }
        let (url, at, redirects) = (shown(url), self.clock.now(), Vec::new());
        Ok(Response { url, redirects, status, headers, validators, content_type, body, at, room })
    }
}

/// What an answer gave to ask again with, where it can be sent back exactly as it came.
fn given(url: &Url, response: &reqwest::Response) -> Validators {
    let exact = |name: HeaderName| {
        let value = response.headers().get(name)?.as_bytes();
        let fits = !value.is_empty() && value.len() <= LONGEST_VALIDATOR;
        String::from_utf8(value.to_vec()).ok().filter(|_| fits)
    };
    let (etag, last_modified) = (exact(header::ETAG), exact(header::LAST_MODIFIED));
    let some = etag.is_some() || last_modified.is_some();
    Validators { etag, last_modified, url: some.then(|| shown(url)) }
}

fn parse(address: &str) -> Result<Url, FetchError> {
    let mut url = Url::parse(address).map_err(|error| FetchError::BadUrl {
        url: address::without_credentials(address),
        reason: error.to_string(),
    })?;
    url.set_fragment(None);
    Ok(url)
}

fn refused(url: &Url, reason: Refused) -> FetchError {
    FetchError::Refused { url: shown(url), reason }
}
