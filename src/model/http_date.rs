//! Dates of HTTP, in all three forms in which servers write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

/// The two forms of old servers (RFC 9110, 5.6.7): that of RFC 850, and that of `asctime`.
const OLD: [&str; 2] = ["%d-%b-%y %H:%M:%S GMT", "%b %d %H:%M:%S %Y"];

/// The instant of `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or
/// `Sun Nov  6 08:49:37 1994`; the day of the week may be wrong, and is by some servers.
pub fn http_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(at) = DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text) {
        return Some(at);
    }
    let (_weekday, rest) = text.split_once([',', ' '])?;
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let local = OLD.iter().find_map(|form| DateTime::strptime(form, &rest).ok())?;
    TimeZone::UTC.to_timestamp(local).ok()
}

/// What `Retry-After` asks for at `now`: seconds, or a date (RFC 9110, 10.2.3).
pub fn retry_after(text: &str, now: Timestamp) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return http_date(text);
    }
    let seconds = text.parse().unwrap_or(i64::MAX);
    Some(now.saturating_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_forms_are_read() {
        let at: Timestamp = "1994-11-06T08:49:37Z".parse().unwrap();
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun Nov 06 08:49:37 1994",
            " Mon, 06 Nov 1994 08:49:37 GMT ",
            "Sun, 06 Nov 1994 09:49:37 +0100",
        ] {
            assert_eq!(http_date(text), Some(at), "{text}");
        }
        for text in ["", "0", "-1", "soon", "Sunday", "06-Nov-94", "Sun, 99-Nov-94 08:49:37 GMT"] {
            assert_eq!(http_date(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_count_from_now() {
        let at = |second| Timestamp::from_second(second).ok();
        let now = at(1_000).unwrap();
        for (text, found) in [
            ("120", at(1_120)),
            (" 0 ", at(1_000)),
            ("Thu, 01 Jan 1970 01:00:00 GMT", at(3_600)),
            ("soon", None),
            ("-5", None),
            ("", None),
            ("99999999999999999999", Some(Timestamp::MAX)),
        ] {
            assert_eq!(retry_after(text, now), found, "{text}");
        }
    }
}
