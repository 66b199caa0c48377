//! Days and times as readers say them.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::model::{Locale, Stamp, Zone};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A day: `19 May 2023`, `1er mai 2023`.
pub fn day(locale: Locale, date: Date) -> String {
    if locale == Locale::En {
        return date.strftime("%-d %B %Y").to_string();
    }
    let month = usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at));
    let ordinal = if date.day() == 1 { "er" } else { "" };
    let month = month.copied().unwrap_or_default();
    format!("{}{ordinal}\u{a0}{month} {}", date.day(), date.year())
}

/// A time of day: `11:52`, `11 h 52`; with its seconds where they are asked for.
fn clock(locale: Locale, time: Time, seconds: bool) -> String {
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    match (locale, seconds) {
        (Locale::En, false) => format!("{hour:02}:{minute:02}"),
        (Locale::En, true) => format!("{hour:02}:{minute:02}:{second:02}"),
        (Locale::Fr, false) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        (Locale::Fr, true) => {
            format!("{hour}\u{a0}h\u{a0}{minute:02}\u{a0}min\u{a0}{second:02}\u{a0}s")
        }
    }
}

/// A day and a time of it.
fn moment(locale: Locale, date: Date, time: Time, seconds: bool) -> String {
    let joint = locale.pick(", ", " à ");
    format!("{}{joint}{}", day(locale, date), clock(locale, time, seconds))
}

fn utc(at: Timestamp) -> (Date, Time) {
    let there = TimeZone::UTC.to_datetime(at);
    (there.date(), there.time())
}

/// An instant to the minute: `19 May 2023, 11:52 UTC`.
pub fn instant(locale: Locale, at: Timestamp) -> String {
    let (date, time) = utc(at);
    format!("{} UTC", moment(locale, date, time, false))
}

/// The two instants between which an edit lies: `on 19 May 2023, between 11:40 and 11:55 UTC`.
///
/// Seconds are told where the minutes are the same.
pub fn between(locale: Locale, [first, last]: [Timestamp; 2]) -> String {
    let ((day_one, first), (day_two, last)) = (utc(first), utc(last));
    if day_one != day_two {
        let [first, last] =
            [(day_one, first), (day_two, last)].map(|(day, at)| moment(locale, day, at, false));
        return locale.pick(
            format!("between {first} and {last} UTC"),
            format!("entre le {first} et le {last} UTC"),
        );
    }
    let seconds = (first.hour(), first.minute()) == (last.hour(), last.minute());
    let [first, last] = [first, last].map(|time| clock(locale, time, seconds));
    let day = day(locale, day_one);
    if first == last {
        return locale.pick(format!("on {day}, at {first} UTC"), format!("le {day} à {first} UTC"));
    }
    locale.pick(
        format!("on {day}, between {first} and {last} UTC"),
        format!("le {day}, entre {first} et {last} UTC"),
    )
}

/// The span of a report: `from 12 May 2023, 00:00 UTC to 19 May 2023, 00:00 UTC`.
pub fn span(locale: Locale, since: Option<Timestamp>, until: Timestamp) -> String {
    let until = instant(locale, until);
    match since.map(|since| instant(locale, since)) {
        Some(since) => {
            locale.pick(format!("from {since} to {until}"), format!("du {since} au {until}"))
        }
        None => locale.pick(format!("until {until}"), format!("jusqu’au {until}")),
    }
}

/// A stamp's value as a reader says it, with its offset where the page states one:
/// `19 May 2023, 11:52 (+02:00)`.
pub fn stamp(locale: Locale, stamp: &Stamp) -> String {
    let value = &stamp.value;
    let Some(time) = value.time else { return day(locale, value.date) };
    let local = moment(locale, value.date, time, value.seconds);
    match (value.offset, stamp.zone) {
        (Some(offset), _) if offset.is_zero() => format!("{local} UTC"),
        (Some(_), _) => {
            let written = value.to_string();
            let offset = written.get(written.len().saturating_sub(6)..).unwrap_or_default();
            format!("{local} ({offset})")
        }
        (None, Zone::Unknown) => {
            format!("{local}, {}", locale.pick("zone not stated", "fuseau non précisé"))
        }
        (None, _) => format!("{local}, {}", locale.pick("local time", "heure locale")),
    }
}

/// The dates that two versions carry: `18 May 2023, 10:00 → 19 May 2023, 11:52`, or the one that
/// stands in both.
pub fn dates(locale: Locale, from: Option<&Stamp>, to: Option<&Stamp>) -> String {
    let none = || locale.pick("no date", "aucune date").to_owned();
    let told = |date: Option<&Stamp>| date.map_or_else(none, |date| stamp(locale, date));
    if told(from) == told(to) {
        return format!("{}, {}", told(to), locale.pick("as before", "comme avant"));
    }
    format!("{} → {}", told(from), told(to))
}
