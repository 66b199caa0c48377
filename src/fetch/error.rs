//! Why there is no answer, by cause.

use std::error::Error;
use std::io;
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

use super::decode::Undecoded;
use crate::guard::Refused;

/// Why there is no answer. Addresses in it carry no credentials.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The HTTP client could not be set up; the options are at fault.
    #[error("the HTTP client cannot be set up: {reason}")]
    Client {
        /// What is wrong.
        reason: String,
    },
    /// The address is none.
    #[error("`{url}` is not an address that can be fetched: {reason}")]
    BadUrl {
        /// The text in place of an address.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The guard does not let us speak to it.
    #[error("{url} is not fetched: {reason}")]
    Refused {
        /// The address, which a redirect may have named.
        url: String,
        /// Why.
        reason: Refused,
    },
    /// The host has asked to be left alone (`Retry-After`); nothing was sent.
    #[error("{host} has asked to be left alone until {until}")]
    Resting {
        /// Scheme, name and port.
        host: String,
        /// The end of its rest.
        until: Timestamp,
    },
    /// The name of the host does not resolve.
    #[error("the host of {url} was not found: {reason}")]
    Dns {
        /// The address.
        url: String,
        /// The resolver's words.
        reason: String,
    },
    /// No connection.
    #[error("no connection to {url}: {reason}")]
    Connect {
        /// The address.
        url: String,
        /// The system's words.
        reason: String,
    },
    /// A connection, but no secure one: an expired certificate, another host's, no common protocol.
    #[error("no secure connection to {url}: {reason}")]
    Tls {
        /// The address.
        url: String,
        /// The TLS library's words.
        reason: String,
    },
    /// It took too long.
    #[error("{url} did not answer in full within {after:?}")]
    Timeout {
        /// The address.
        url: String,
        /// The limit that was hit.
        after: Duration,
    },
    /// The body is longer than we take.
    #[error("{url} answered with more than {limit} bytes")]
    TooLarge {
        /// The address.
        url: String,
        /// The limit, in bytes after content decoding.
        limit: usize,
    },
    /// The headers are longer than we take.
    #[error("{url} answered with more than {limit} bytes of headers")]
    HeadersTooLarge {
        /// The address.
        url: String,
        /// The limit, in bytes.
        limit: usize,
    },
    /// The redirects do not end.
    #[error("{url} was redirected more than {limit} times")]
    TooManyRedirects {
        /// The address that was asked for.
        url: String,
        /// The limit.
        limit: usize,
    },
    /// The redirects lead back to where they began.
    #[error("the redirects of {url} go in a circle, as where a page insists on a cookie")]
    RedirectsInCircle {
        /// The address that was asked for.
        url: String,
    },
    /// A secure page leads to one that is not.
    #[error("{url} redirects to {to}, which is not secure")]
    Insecure {
        /// The secure address.
        url: String,
        /// The other.
        to: String,
    },
    /// The site's robots.txt forbids the address to us.
    #[error("robots.txt forbids {url} by its rule `{rule}`")]
    Forbidden {
        /// The address.
        url: String,
        /// The rule that decided.
        rule: String,
    },
    /// The site's robots.txt could not be had, which forbids all (RFC 9309, 2.3.1.4).
    #[error("{url} is not fetched, since its site's robots.txt cannot be had: {reason}")]
    NoRobots {
        /// The address.
        url: String,
        /// Why.
        reason: String,
    },
    /// "Not modified", where that was not the question.
    #[error("{url} answered with status 304 to a request that was not conditional")]
    Unasked {
        /// The address.
        url: String,
    },
    /// The body becomes very much longer than it was sent.
    #[error(
        "{url} answered with a decompression bomb: it unpacks to more than 200 times its length"
    )]
    Bomb {
        /// The address.
        url: String,
    },
    /// The body ended before the server had said it would.
    #[error("the answer of {url} ended too early: {reason}")]
    Truncated {
        /// The address.
        url: String,
        /// What was missing.
        reason: String,
    },
    /// The body cannot be read: a broken or unknown content encoding, a broken protocol.
    #[error("the answer of {url} cannot be read: {reason}")]
    Body {
        /// The address.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl FetchError {
    /// The cause behind an error of the HTTP client. `limit` is the time that connecting was given.
    pub(super) fn from_client(error: &reqwest::Error, url: &Url, limit: Duration) -> Self {
        let url = shown(url);
        let reason = innermost(error).to_string();
        if let Some(refused) = find::<Refused>(error) {
            Self::Refused { url, reason: refused.clone() }
        } else if error.is_timeout() {
            Self::Timeout { url, after: limit }
        } else if error.is_dns() {
            Self::Dns { url, reason }
        } else if error.is_connect() {
            match io_kind(error) {
                Some(io::ErrorKind::InvalidData) => Self::Tls { url, reason },
                _ => Self::Connect { url, reason },
            }
        } else if error.is_builder() {
            Self::BadUrl { url, reason }
        } else if io_kind(error) == Some(io::ErrorKind::UnexpectedEof) {
            Self::Truncated { url, reason }
        } else {
            Self::Body { url, reason }
        }
    }
}

impl FetchError {
    /// An error of the client, said of the source whose settings are at fault.
    pub(super) fn of_source(self, source: &str) -> Self {
        match self {
            Self::Client { reason } => {
                Self::Client { reason: format!("source {source}: {reason}") }
            }
            other => other,
        }
    }

    /// Why a body could not be unpacked.
    pub(super) fn undecoded(error: Undecoded, url: &Url, limit: usize) -> Self {
        let url = shown(url);
        match error {
            Undecoded::TooLong => Self::TooLarge { url, limit },
            Undecoded::Bomb => Self::Bomb { url },
            Undecoded::Truncated(reason) => Self::Truncated { url, reason },
            Undecoded::Broken(reason) => Self::Body { url, reason },
        }
    }
}

/// An address as it may be shown and kept: without the credentials of whoever configured it.
pub(super) fn shown(url: &Url) -> String {
    let mut url = url.clone();
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.to_string()
}

fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| cause(error))
}

/// An `io::Error` calls what it wraps its own self, and would skip it as a source.
fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn Error + 'static)),
        None => error.source(),
    }
}

fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    chain(error).find_map(|error| error.downcast_ref::<E>())
}

/// rustls reports a failed handshake, and the decoders a broken body, through an `io::Error`.
fn io_kind(error: &(dyn Error + 'static)) -> Option<io::ErrorKind> {
    let kinds = chain(error).filter_map(|error| error.downcast_ref().map(io::Error::kind));
    kinds.into_iter().find(|kind| *kind != io::ErrorKind::Other)
}

fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    chain(error).last().unwrap_or(error)
}
