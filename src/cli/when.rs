//! Instants as a user writes and reads them.

use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};

/// The beginning of a period that ends now: `7d`, `12h`, `2023-05-19` or an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// An instant.
    At(Timestamp),
    /// So long ago.
    Ago(SignedDuration),
}

impl Since {
    /// The instant that is meant at `now`.
    pub(super) fn before(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(instant) => instant,
            Self::Ago(length) => now.checked_sub(length).unwrap_or(Timestamp::MIN),
        }
    }
}

impl FromStr for Since {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(Self::At(instant));
        }
        if let Ok(day) = text.parse::<Date>() {
            let midnight = day.to_zoned_datetime(TimeZone::system());
            return midnight
                .map(|day| Self::At(day.timestamp()))
                .map_err(|error| error.to_string());
        }
        let span = text.parse::<Span>().ok();
        let length =
            span.and_then(|span| span.to_duration(SpanRelativeTo::days_are_24_hours()).ok());
        length
            .map(|length| Self::Ago(length.abs()))
            .ok_or_else(|| "no period; right would be 7d, 12h or 2023-05-19".to_owned())
    }
}

/// An instant for a terminal, in the system's zone.
pub(super) fn short(instant: Timestamp) -> String {
    instant.to_zoned_datetime(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// An instant, or a dash.
pub(super) fn maybe(instant: Option<Timestamp>) -> String {
    instant.map_or_else(|| "-".to_owned(), short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_span_or_an_instant() {
        let now: Timestamp = "2023-05-19T12:00:00Z".parse().unwrap();
        for (text, begin) in [
            ("12h", "2023-05-19T00:00:00Z"),
            ("7d", "2023-05-12T12:00:00Z"),
            ("2 weeks", "2023-05-05T12:00:00Z"),
            ("2023-05-17T08:00:00Z", "2023-05-17T08:00:00Z"),
        ] {
            let since: Since = text.parse().unwrap();
            assert_eq!(since.before(now).to_string(), begin, "{text}");
        }
        assert!("soon".parse::<Since>().unwrap_err().contains("7d"));
    }
}
