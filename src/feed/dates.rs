//! The dates of feeds: RFC 3339, RFC 822, and what publishers write in their place.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// English month names by their first three letters; `May.` and `Sept.` begin so too.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Zones by name, in hours east of UTC: those of RFC 822, and Europe's.
const ZONES: [(&str, i8); 18] = [
    ("z", 0),
    ("gmt", 0),
    ("ut", 0),
    ("utc", 0),
    ("wet", 0),
    ("bst", 1),
    ("west", 1),
    ("cet", 1),
    ("cest", 2),
    ("eet", 2),
    ("eest", 3),
    ("msk", 3),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("pst", -8),
    ("pdt", -7),
];

/// The instant that a date means; a date without a zone is read in UTC, one without a time as
/// midnight. `None` where it is no date.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let begins_with_year =
        text.len() >= 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let (local, offset) = if begins_with_year { iso(text)? } else { worded(text)? };
    offset.unwrap_or(Offset::UTC).to_timestamp(local).ok()
}

/// `2026-11-24T08:00:00Z`, `2026-11-24 08:00`, `20261124`, `2026-11`, `2026`.
fn iso(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let split = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, rest) = text.split_at(split);
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let part =
        |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<i8>().ok());
    let date =
        Date::new(digits.get(..4)?.parse().ok()?, part(4, 6).unwrap_or(1), part(6, 8).unwrap_or(1))
            .ok()?;
    let rest = rest.trim_start_matches(['T', 't', ' ']).trim();
    if rest.is_empty() {
        return Some((date.to_datetime(Time::midnight()), None));
    }
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')));
    let (clock, zone) = rest.split_at(end.unwrap_or(rest.len()));
    Some((date.to_datetime(time(clock)?), offset(zone.trim())))
}

/// `Tue, 24 Nov 2026 08:00:00 GMT`, `19 Sep. 2025 12:00:00 GMT`, `November 24, 2026 8:00 +0100`.
fn worded(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let (mut day, mut month, mut year, mut clock, mut zone) = (None, None, None, None, None);
    // `24-Nov-26` is three words; the sign of an offset is none of its business.
    let spaced = dashes_between_words(text);
    for word in spaced.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()) {
        if word.contains(':') && clock.is_none() {
            let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')));
            let (digits, rest) = word.split_at(end.unwrap_or(word.len()));
            clock = Some(time(digits)?);
            zone = zone.or_else(|| offset(rest));
        } else if let Ok(number) = word.trim_end_matches('.').parse::<i16>()
            && !word.starts_with(['+', '-'])
        {
            if day.is_none() && number <= 31 && word.len() <= 3 {
                day = Some(number as i8);
            } else if year.is_none() {
                year = Some(full_year(number));
            }
        } else if month.is_none() && month_of(word).is_some() {
            month = month_of(word);
        } else {
            zone = zone.or_else(|| offset(word));
        }
    }
    let date = Date::new(year?, month?, day?).ok()?;
    Some((date.to_datetime(clock.unwrap_or_else(Time::midnight)), zone))
}

fn dashes_between_words(text: &str) -> String {
    let digits_and_months = text.split_once(':').map_or(text, |(before, _)| before);
    let rest = text.get(digits_and_months.len()..).unwrap_or_default();
    format!("{}{rest}", digits_and_months.replace('-', " "))
}

/// Two digits mean 1970 to 2069.
fn full_year(number: i16) -> i16 {
    match number {
        0..=69 => 2000 + number,
        70..=99 => 1900 + number,
        other => other,
    }
}

fn month_of(word: &str) -> Option<i8> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == start)?;
    i8::try_from(at + 1).ok()
}

/// `08:00`, `8:00:30`, `080030`, `08:00:30.5`; 24:00 is read as 23:59:59, a leap second as 59.
fn time(text: &str) -> Option<Time> {
    let whole = text.split(['.', ',']).next().unwrap_or(text);
    let mut parts = whole.split(':').map(str::to_owned).collect::<Vec<_>>();
    if parts.len() == 1 && whole.len() >= 4 {
        parts = whole.as_bytes().chunks(2).map(|two| String::from_utf8_lossy(two).into()).collect();
    }
    let number = |at: usize| parts.get(at).map_or(Some(0), |part| part.parse::<i8>().ok());
    match (number(0)?, number(1)?, number(2)?) {
        (24, 0, 0) => Time::new(23, 59, 59, 0).ok(),
        (hour, minute, second) => Time::new(hour, minute, second.min(59), 0).ok(),
    }
}

/// `Z`, `GMT`, `+0100`, `+01:00`, `-05`, `GMT+1`.
fn offset(text: &str) -> Option<Offset> {
    let name = text.trim_matches(['(', ')']).to_ascii_lowercase();
    if let Some((_, hours)) = ZONES.iter().find(|(zone, _)| *zone == name) {
        return Offset::from_seconds(i32::from(*hours) * 3600).ok();
    }
    let signed = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let sign = match signed.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = signed.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        _ => return None,
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_however_they_are_written() {
        for (text, expected) in [
            ("2026-11-24T08:00:30Z", "2026-11-24T08:00:30Z"),
            ("2026-11-24T08:00:30.123+01:00", "2026-11-24T07:00:30Z"),
            ("2026-11-24T08:00-0330", "2026-11-24T11:30:00Z"),
            ("2026-11-24 08:00:30", "2026-11-24T08:00:30Z"),
            ("2026-11-24 08:00:30 +0200", "2026-11-24T06:00:30Z"),
            ("2026-11-24", "2026-11-24T00:00:00Z"),
            ("20261124", "2026-11-24T00:00:00Z"),
            ("2026-11", "2026-11-01T00:00:00Z"),
            ("2026", "2026-01-01T00:00:00Z"),
            ("Tue, 24 Nov 2026 08:00:30 GMT", "2026-11-24T08:00:30Z"),
            ("Mon, 24 Nov 26 08:00 +0100", "2026-11-24T07:00:00Z"),
            ("19 Sep. 2025 12:00:00 GMT", "2025-09-19T12:00:00Z"),
            ("19 May. 2023 11:52", "2023-05-19T11:52:00Z"),
            ("Thurs, 5 March 2026 8:05:00 EST", "2026-03-05T13:05:00Z"),
            ("November 24, 2026 08:00", "2026-11-24T08:00:00Z"),
            ("Tue Nov 24 08:00:30 2026", "2026-11-24T08:00:30Z"),
            ("24-Nov-2026 08:00:30 -05:00", "2026-11-24T13:00:30Z"),
            ("Tue, 24 Nov 2026 24:00:00 CET", "2026-11-24T22:59:59Z"),
        ] {
            assert_eq!(instant(text), Some(expected.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "now", "2026-13-45", "32 Nov 2026", "Nov 2026", "12:00", "9999999999999"] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = instant(&text);
        }

        #[test]
        fn what_jiff_writes_is_read(seconds in 0i64..4_000_000_000) {
            let at = Timestamp::from_second(seconds).unwrap();
            prop_assert_eq!(instant(&at.to_string()), Some(at));
            let printed = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at);
            prop_assert_eq!(instant(&printed.unwrap()), Some(at));
        }
    }
}
