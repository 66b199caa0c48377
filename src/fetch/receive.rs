//! An answer taken in, within bounds of time, length and memory.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{self, HeaderMap, HeaderValue};
use tokio::sync::Semaphore;
use tokio::time::Instant;
use url::Url;

use super::decode::{self, Undecoded};
use super::error::shown;
use super::outcome::Room;
use super::{Accept, FetchError, FetchOptions, robots};

/// The most bytes of header names and values that are taken; the servers' own limits are lower.
pub(super) const MAX_HEADERS: usize = 64 * 1024;

/// Bodies up to this length need no room; nearly all pages are shorter.
const SMALL: usize = 512 * 1024;

/// Longer bodies in memory at once, from their first byte until they were read.
const ROOMS: usize = 4;

/// How long a body waits for room.
const PATIENCE: Duration = Duration::from_secs(120);

/// The time that one `get` has left, over all its hops. Waiting for a turn or for room is not counted.
#[derive(Debug)]
pub(super) struct Time {
    total: Duration,
    end: Instant,
}

impl Time {
    pub(super) fn of(total: Duration) -> Self {
        Self { total, end: Instant::now() + total }
    }

    /// Does `work` in the time left, at most in `limit`; the error is the limit that was hit.
    pub(super) async fn within<T>(
        &self,
        limit: Duration,
        work: impl Future<Output = T>,
    ) -> Result<T, Duration> {
        let by = Instant::now() + limit;
        let hit = if by < self.end { limit } else { self.total };
        tokio::time::timeout_at(by.min(self.end), work).await.map_err(|_| hit)
    }

    /// Does `work`, and takes none of the time for it.
    pub(super) async fn apart<T>(&mut self, work: impl Future<Output = T>) -> T {
        let begun = Instant::now();
        let done = work.await;
        self.end += begun.elapsed();
        done
    }
}

/// Takes bodies in.
#[derive(Debug)]
pub(super) struct Receiver {
    rooms: Arc<Semaphore>,
    max_body: usize,
}

impl Receiver {
    pub(super) fn new(options: &FetchOptions) -> Self {
        Self { rooms: Arc::new(Semaphore::new(ROOMS)), max_body: options.max_body }
    }

    /// The body, unpacked. Of a robots.txt only the beginning is taken.
    pub(super) async fn body(
        &self,
        url: &Url,
        accept: Accept,
        mut response: reqwest::Response,
        time: &mut Time,
    ) -> Result<(Vec<u8>, Room), FetchError> {
        let coding = coding(response.headers());
        let mut room = Room::default();
        if accept == Accept::Robots {
            let raw = self.raw(url, robots::MOST, true, &mut response, time, &mut room).await?;
            return Ok((decode::decode_in_part(&raw, &coding, robots::MOST), room));
        }
        let raw = self.raw(url, self.max_body, false, &mut response, time, &mut room).await?;
        if !decode::is_packed(&coding) {
            return Ok((raw, room));
        }
        let told = |error| FetchError::undecoded(error, url, self.max_body);
        if room.0.is_none() {
            // Nearly all bodies are short unpacked, too; how long this one is, nobody says.
            match decode::decode(raw.clone(), &coding, SMALL.min(self.max_body)) {
                Err(Undecoded::TooLong) if self.max_body > SMALL => {}
                result => return result.map(|body| (body, room)).map_err(told),
            }
            self.make_room(url, &mut room, time).await?;
        }
        let limit = self.max_body;
        let unpacked = tokio::task::spawn_blocking(move || decode::decode(raw, &coding, limit));
        let unpacked = unpacked.await.unwrap_or_else(|_| {
            Err(Undecoded::Broken("unpacking it made the reader fail".to_owned()))
        });
        unpacked.map(|body| (body, room)).map_err(told)
    }

    /// The body as it is sent, at most `limit` bytes: of a longer one the beginning, where `part` will
    /// do, else an error.
    async fn raw(
        &self,
        url: &Url,
        limit: usize,
        part: bool,
        response: &mut reqwest::Response,
        time: &mut Time,
        room: &mut Room,
    ) -> Result<Vec<u8>, FetchError> {
        let too_large = || FetchError::TooLarge { url: shown(url), limit };
        if !part && response.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_large());
        }
        let mut body = Vec::new();
        loop {
            let chunk = time.within(Duration::MAX / 4, response.chunk()).await;
            let chunk = chunk.map_err(|after| FetchError::Timeout { url: shown(url), after })?;
            let chunk = match chunk {
                Ok(Some(chunk)) => chunk,
                Ok(None) => return Ok(body),
                Err(error) => return Err(FetchError::from_client(&error, url, time.total)),
            };
            let left = limit - body.len();
            if chunk.len() > left {
                body.extend_from_slice(chunk.get(..left).unwrap_or_default());
                return if part { Ok(body) } else { Err(too_large()) };
            }
            if body.len() + chunk.len() > SMALL && room.0.is_none() {
                self.make_room(url, room, time).await?;
            }
            body.extend_from_slice(&chunk);
        }
    }

    async fn make_room(
        &self,
        url: &Url,
        room: &mut Room,
        time: &mut Time,
    ) -> Result<(), FetchError> {
        let wait = tokio::time::timeout(PATIENCE, Arc::clone(&self.rooms).acquire_owned());
        match time.apart(wait).await {
            Ok(Ok(permit)) => {
                room.0 = Some(Arc::new(permit));
                Ok(())
            }
            _ => Err(FetchError::Timeout { url: shown(url), after: PATIENCE }),
        }
    }
}

/// What `Content-Encoding` says, over all its lines.
fn coding(headers: &HeaderMap) -> String {
    let lines = headers.get_all(header::CONTENT_ENCODING).iter();
    let lines = lines.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    lines.collect::<Vec<_>>().join(",")
}

/// The headers as text; bytes that are no UTF-8 become U+FFFD. Those that are not true of the body
/// as it was unpacked are left out.
pub(super) fn kept(url: &Url, headers: &HeaderMap) -> Result<Vec<(String, String)>, FetchError> {
    let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if size > MAX_HEADERS {
        return Err(FetchError::HeadersTooLarge { url: shown(url), limit: MAX_HEADERS });
    }
    let packed = decode::is_packed(&coding(headers));
    let untrue = |name: &str| packed && (name == "content-encoding" || name == "content-length");
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let kept = headers.iter().filter(|(name, _)| !untrue(name.as_str()));
    Ok(kept.map(|(name, value)| (name.as_str().to_owned(), text(value))).collect())
}
