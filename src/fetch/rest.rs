//! Hosts that asked to be left alone for a while (`Retry-After`, RFC 9110 10.2.3).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};

/// The longest rest that is granted: a server that asks for a year has a bug.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Which hosts rest, and until when.
#[derive(Debug, Default)]
pub(super) struct Rests {
    until: Mutex<HashMap<String, Timestamp>>,
}

impl Rests {
    /// The end of the host's rest, where it rests at `now`.
    pub(super) fn of(&self, host: &str, now: Timestamp) -> Option<Timestamp> {
        let rests = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        rests.get(host).copied().filter(|until| *until > now)
    }

    /// Lets a host rest until `until`, never shorter than it already does.
    pub(super) fn begin(&self, host: &str, until: Timestamp, now: Timestamp) {
        let mut rests = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        rests.retain(|_, until| *until > now);
        let end = rests.entry(host.to_owned()).or_insert(until);
        *end = until.max(*end);
    }
}

/// When an answer wants the next request, where it says so: 429 and 503 with a `Retry-After` of
/// seconds or an HTTP date, at most a day from `now`.
pub(super) fn wanted(status: u16, retry_after: Option<&str>, now: Timestamp) -> Option<Timestamp> {
    if !matches!(status, 429 | 503) {
        return None;
    }
    let value = retry_after?.trim();
    let latest = now.saturating_add(LONGEST).unwrap_or(Timestamp::MAX);
    let until = if value.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty() {
        let seconds = value.parse().unwrap_or(i64::MAX);
        now.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(latest)
    } else {
        DateTimeParser::new().relaxed_weekday(true).parse_timestamp(value).ok()?
    };
    Some(until.min(latest)).filter(|until| *until > now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn seconds_and_dates_are_understood_and_capped() {
        let now = at("2026-11-24T08:00:00Z");
        for (value, until) in [
            ("120", Some("2026-11-24T08:02:00Z")),
            (" 7 ", Some("2026-11-24T08:00:07Z")),
            ("Tue, 24 Nov 2026 09:30:00 GMT", Some("2026-11-24T09:30:00Z")),
            ("Mon, 24 Nov 2026 09:30:00 GMT", Some("2026-11-24T09:30:00Z")),
            ("99999999999999999999", Some("2026-11-25T08:00:00Z")),
            ("Tue, 24 Nov 2099 09:30:00 GMT", Some("2026-11-25T08:00:00Z")),
            ("0", None),
            ("Tue, 24 Nov 2020 09:30:00 GMT", None),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(wanted(503, Some(value), now), until.map(at), "{value}");
        }
    }

    #[test]
    fn only_a_refusal_makes_a_rest() {
        let now = Timestamp::UNIX_EPOCH;
        assert!(wanted(429, Some("1"), now).is_some());
        assert_eq!(wanted(200, Some("1"), now), None);
        assert_eq!(wanted(503, None, now), None);
    }

    #[test]
    fn a_rest_is_not_cut_short_and_ends() {
        let rests = Rests::default();
        let now = at("2026-11-24T08:00:00Z");
        let (soon, late) = (at("2026-11-24T08:01:00Z"), at("2026-11-24T09:00:00Z"));
        rests.begin("https://a.example", late, now);
        rests.begin("https://a.example", soon, now);
        assert_eq!(rests.of("https://a.example", now), Some(late));
        assert_eq!(rests.of("https://a.example", late), None);
        assert_eq!(rests.of("https://b.example", now), None);
    }
}
