//! The dates of feeds: RFC 3339, RFC 822, and what publishers write in their place.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::months::month;

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
    let (local, offset) = match begin_of_year(text) {
        Some(text) => iso(&text)?,
        None => worded(text)?,
    };
    offset.unwrap_or(Offset::UTC).to_timestamp(local).ok()
}

/// A date that begins with its year, the signs of East Asia as hyphens: `2026年11月24日`. A year of two
/// digits is one where the rest is written as in ISO 8601: `26-11-24T08:00`.
fn begin_of_year(text: &str) -> Option<Cow<'_, str>> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 && text.get(8..9) == Some("T") && text.get(2..3) == Some("-") {
        return Some(format!("20{text}").into());
    }
    if digits < 4 {
        return None;
    }
    if text.contains(['年', '년']) {
        let hyphens = text.replace(['年', '년', '月', '월'], "-").replace(['日', '일'], " ");
        return Some(hyphens.replace("- ", "-").into());
    }
    Some(text.into())
}

/// `2026-11-24T08:00:00Z`, `2026-11-24 08:00`, `20261124`, `2026-11`, `2026`; `2026-328` is the 328th
/// day of the year.
fn iso(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let split = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, rest) = text.split_at(split);
    let date = iso_date(day)?;
    let rest = rest.trim_start_matches(['T', 't', ' ']).trim();
    if rest.is_empty() {
        return Some((date.to_datetime(Time::midnight()), None));
    }
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')));
    let (clock, zone) = rest.split_at(end.unwrap_or(rest.len()));
    Some((date.to_datetime(time(clock)?), offset(zone.trim())))
}

fn iso_date(text: &str) -> Option<Date> {
    let year: i16 = text.get(..4)?.parse().ok()?;
    let rest = text.get(4..)?.trim_matches(|c: char| !c.is_ascii_digit());
    let number = |part: &str| part.parse::<i8>().ok();
    if let Some((month, day)) = rest.split_once(|c: char| !c.is_ascii_digit()) {
        return Date::new(year, number(month)?, number(day)?).ok();
    }
    match rest.len() {
        0 => Date::new(year, 1, 1).ok(),
        1 | 2 => Date::new(year, number(rest)?, 1).ok(),
        3 => Date::new(year, 1, 1).ok()?.with().day_of_year(rest.parse().ok()?).build().ok(),
        4 => Date::new(year, number(rest.get(..2)?)?, number(rest.get(2..)?)?).ok(),
        _ => None,
    }
}

/// `Tue, 24 Nov 2026 08:00:00 GMT`, `19 Sep. 2025 12:00:00 GMT`, `November 24, 2026 8:00 +0100`.
fn worded(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let (mut day, mut named, mut year, mut clock, mut zone) = (None, None, None, None, None);
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
        } else if let Some(number) = month(word) {
            // The last one holds: in French and Spanish, `mar.` is Tuesday too.
            named = Some(number);
        } else {
            zone = zone.or_else(|| offset(word));
        }
    }
    let date = Date::new(year?, named?, day?).ok()?;
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
            ("2026-1-4", "2026-01-04T00:00:00Z"),
            ("2026/11/24 08:00", "2026-11-24T08:00:00Z"),
            ("2026-328", "2026-11-24T00:00:00Z"),
            ("26-11-24T08:00:00+00:00", "2026-11-24T08:00:00Z"),
            ("2026年11月24日", "2026-11-24T00:00:00Z"),
            ("2026년 1월 4일 08:00:00", "2026-01-04T08:00:00Z"),
            ("mar. 24 nov. 2026 08:00:00 +0100", "2026-11-24T07:00:00Z"),
            ("Dienstag, 3. März 2026 08:00 CET", "2026-03-03T07:00:00Z"),
            ("24 грудня 2026", "2026-12-24T00:00:00Z"),
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
