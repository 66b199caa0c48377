//! What was answered.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::OwnedSemaphorePermit;
use url::Url;

use crate::model::{Validators, address, http_date};

/// An answer, whatever its status: a 404 is an answer too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The address that answered, after all redirects; without credentials.
    pub url: String,
    /// The redirects on the way there, in order.
    pub redirects: Vec<Redirect>,
    /// The HTTP status.
    pub status: u16,
    /// The headers as received, names in lower case, in order. `content-encoding` and
    /// `content-length` are missing where the body was decoded: they were not true of `body`.
    pub headers: Vec<(String, String)>,
    /// What to ask again with. A 304 that does not repeat what it was asked with leaves it standing.
    pub validators: Validators,
    /// `Content-Type` as received, with its charset.
    pub content_type: Option<String>,
    /// The body after content decoding; empty for a 304.
    pub body: Vec<u8>,
    /// When the answer had been received in full.
    pub at: Timestamp,
    /// Held by a long body while it is in memory: there are only so many of these.
    pub(super) room: Room,
}

/// The right to have a long body in memory; short ones need none.
#[derive(Debug, Clone, Default)]
pub(super) struct Room(pub(super) Option<Arc<OwnedSemaphorePermit>>);

/// Whether room was needed says nothing about an answer.
impl PartialEq for Room {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Room {}

/// Statuses of a permanent redirect (RFC 9110, sections 15.4.2 and 15.4.9).
const PERMANENT: [u16; 2] = [301, 308];

/// Parts of paths where a reader is asked who he is: what stands there has not moved there.
const LOGIN: [&str; 12] = [
    "login", "log-in", "signin", "sign-in", "logon", "auth", "oauth", "oauth2", "sso", "saml",
    "consent", "captcha",
];

impl Response {
    /// Where the address has moved for good: all redirects on the way were permanent, and none led
    /// from a page to a home page or by a login.
    pub fn moved_to(&self) -> Option<String> {
        let first = Url::parse(&self.redirects.first()?.from).ok()?;
        let last = Url::parse(&self.url).ok()?;
        let permanent = self.redirects.iter().all(|hop| PERMANENT.contains(&hop.status));
        let led_home = address::is_home(&last) && !address::is_home(&first);
        let by_login = self.redirects.iter().any(|hop| is_login(&hop.to));
        (permanent && !led_home && !by_login).then(|| self.url.clone())
    }

    /// Why this is no answer that can be read: `None` for a 200.
    ///
    /// 203 is a 200 that a proxy passed on. What other 2xx bring is a part (206), nothing (204, 205)
    /// or a promise: 202 is what bot walls answer.
    pub fn unread(&self) -> Option<String> {
        let what = match self.status {
            200 | 203 => return None,
            202 => "has only accepted the request, as bot walls do",
            204 | 205 => "has no content",
            206 => "is a part of the page only, which was not asked for",
            300..=399 => "is a redirect that says not where to",
            401 => "asks for a user and a password",
            402 => "asks for payment",
            403 => "forbids it to us",
            404 => "finds nothing there",
            407 => "asks for a login at a proxy",
            410 => "says that it is gone for good",
            429 => "says that we ask too often",
            451 => "is kept from us by law",
            500..=599 => "has a trouble of its own",
            _ => "brings no page",
        };
        Some(format!("{} answered with status {}: the server {what}", self.url, self.status))
    }

    /// How much longer a cache would take this answer for fresh (RFC 9111, 4.2): by `max-age`, else
    /// by `Expires`.
    pub fn fresh_for(&self) -> Option<SignedDuration> {
        let said = |wanted: &str| {
            self.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
        };
        let control = said("cache-control").unwrap_or_default().to_ascii_lowercase();
        let directives = || control.split(',').map(str::trim);
        if directives().any(|word| word.starts_with("no-cache") || word == "no-store") {
            return None;
        }
        let max_age = directives().find_map(|word| word.strip_prefix("max-age="));
        let left = if let Some(seconds) = max_age {
            let age = said("age").and_then(|age| age.trim().parse().ok()).unwrap_or(0_i64);
            seconds.trim_matches('"').parse::<i64>().ok()?.saturating_sub(age.max(0))
        } else {
            let date = said("date").and_then(http_date).unwrap_or(self.at);
            http_date(said("expires")?)?.duration_since(date).as_secs()
        };
        (left > 0).then(|| SignedDuration::from_secs(left))
    }
}

fn is_login(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let host = url.host_str().unwrap_or_default().split('.').next().unwrap_or_default();
    let parts = url.path_segments().into_iter().flatten();
    parts.chain([host]).any(|part| {
        let word = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        LOGIN.contains(&word.as_str())
    })
}

/// One redirect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    /// The address that sent us on, without credentials.
    pub from: String,
    /// Where it sent us, resolved, without credentials.
    pub to: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, headers: &[(&str, &str)]) -> Response {
        let text = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Response {
            url: "https://example.org/a".to_owned(),
            redirects: Vec::new(),
            status,
            headers: headers.iter().map(text).collect(),
            validators: Validators::default(),
            content_type: None,
            body: Vec::new(),
            at: "2026-11-24T08:00:00Z".parse().unwrap(),
            room: Room::default(),
        }
    }

    fn moved(hops: &[(u16, &str)]) -> Option<String> {
        let mut from = "https://example.org/a".to_owned();
        let mut response = answer(200, &[]);
        for (status, to) in hops {
            response.redirects.push(Redirect { status: *status, from, to: (*to).to_owned() });
            from = (*to).to_owned();
        }
        response.url = from;
        response.moved_to()
    }

    #[test]
    fn only_what_moved_for_good_is_remembered() {
        let b = "https://example.org/b";
        assert_eq!(moved(&[]), None);
        assert_eq!(moved(&[(301, b)]).as_deref(), Some(b));
        assert_eq!(moved(&[(308, "https://other.example/x"), (301, b)]).as_deref(), Some(b));
        for hops in [
            vec![(302, b)],
            vec![(301, "https://example.org/x"), (307, b)],
            vec![(301, "https://example.org/")],
            vec![(301, "https://example.org/login?to=a")],
            vec![(301, "https://sso.example.org/x"), (301, b)],
        ] {
            assert_eq!(moved(&hops), None, "{hops:?}");
        }
    }

    #[test]
    fn how_long_an_answer_is_fresh() {
        for (headers, seconds) in [
            (vec![("cache-control", "public, max-age=600")], Some(600)),
            (vec![("cache-control", "Max-Age=\"60\""), ("age", "20")], Some(40)),
            (vec![("cache-control", "max-age=60"), ("expires", "0")], Some(60)),
            (vec![("cache-control", "max-age=60, no-cache")], None),
            (
                vec![("cache-control", "max-age=x"), ("expires", "Tue, 24 Nov 2026 08:01:00 GMT")],
                None,
            ),
            (vec![("expires", "Tue, 24 Nov 2026 08:01:00 GMT")], Some(60)),
            (
                vec![
                    ("expires", "Tue, 24 Nov 2026 09:01:00 GMT"),
                    ("date", "Tuesday, 24-Nov-26 09:00:30 GMT"),
                ],
                Some(30),
            ),
            (vec![("expires", "-1")], None),
            (vec![("cache-control", "max-age=0")], None),
            (vec![], None),
        ] {
            let fresh = answer(200, &headers).fresh_for();
            assert_eq!(fresh.map(|fresh| fresh.as_secs()), seconds, "{headers:?}");
        }
    }

    #[test]
    fn whatever_is_no_page_says_why() {
        assert_eq!((answer(200, &[]).unread(), answer(203, &[]).unread()), (None, None));
        for status in [202, 204, 206, 300, 304, 401, 404, 418, 429, 503, 999] {
            let told = answer(status, &[]).unread().unwrap();
            assert!(told.contains(&format!("status {status}: the server ")), "{told}");
        }
    }
}
