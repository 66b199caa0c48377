//! Instants as a user writes and reads them.

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, SpanRelativeTo, Timestamp};

/// Reads `7d`, `12h`, `2023-05-19` or an instant as the beginning of a period that ends now.
pub(super) fn since(text: &str, now: Timestamp) -> Result<Timestamp> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant);
    }
    if let Ok(day) = text.parse::<Date>() {
        return Ok(day.to_zoned_datetime(TimeZone::system())?.timestamp());
    }
    let span: Span = text.parse().map_err(|_| {
        anyhow!("--since: `{text}` is no period; right would be 7d, 12h or 2023-05-19")
    })?;
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours())?;
    Ok(now.checked_sub(length.abs())?)
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
            assert_eq!(since(text, now).unwrap().to_string(), begin, "{text}");
        }
        assert!(since("soon", now).unwrap_err().to_string().contains("7d"));
    }
}
