//! When a receiver that refused wants to be asked again.

use jiff::Timestamp;
use reqwest::header::{HeaderMap, RETRY_AFTER};

use crate::model;

/// The instant that `Retry-After` names, as seconds from `now` or as a date (RFC 9110, 10.2.3).
pub(super) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Timestamp> {
    let until = model::retry_after(headers.get(RETRY_AFTER)?.to_str().ok()?, now);
    until.filter(|until| *until < Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_understood_and_nothing_else() {
        let at = |second| Timestamp::from_second(second).ok();
        for (text, found) in [
            ("120", at(1_120)),
            (" 0 ", at(1_000)),
            ("Thu, 01 Jan 1970 01:00:00 GMT", at(3_600)),
            ("Thursday, 01-Jan-70 01:00:00 GMT", at(3_600)),
            ("soon", None),
            ("-5", None),
            ("99999999999999999999", None),
            ("18446744073709551615", None),
        ] {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, text.parse().unwrap())]);
            assert_eq!(retry_after(&headers, at(1_000).unwrap()), found, "{text}");
        }
    }
}
