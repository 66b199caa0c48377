//! Times of day: `11:52`, `11h52`, `9 h 05`, `14.30 Uhr`, `5:30 p.m. GMT+2`, `ÖS 3:30`, `下午3时30分`.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::languages::{Half, Role};
use super::tokens::Kind;
use super::words::Words;
use super::zones::zone_at;

/// A time of day with what is stated about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// The time.
    pub(super) time: Time,
    /// Whether seconds are stated.
    pub(super) seconds: bool,
    /// The offset, where one is stated.
    pub(super) offset: Option<Offset>,
}

/// What stands behind hours alone.
const HOURS: &[&str] = &["h", "uhr", "時", "时", "點", "点"];

/// The time that begins at `at`, and where it ends.
pub(super) fn time_at(words: &Words<'_>, at: usize) -> Option<(usize, Clock)> {
    let before = words.half(at);
    let at = before.map_or(at, |(next, _)| next);
    let hour = words.number(at)?;
    let (next, minute) = minutes(words, at + 1)?;
    let (next, second) = seconds(words, next).map_or((next, None), |(n, s)| (n, Some(s)));
    let behind = if before.is_some() { None } else { words.half(next) };
    let next = behind.map_or(next, |(next, _)| words.skip(next, &["."]));
    let bare = minute.is_none() && !words.stands(at + 1, HOURS);
    if bare && behind.is_none() {
        return None;
    }
    let hour = match before.or(behind).map(|(_, half)| half) {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    let small = |value: i16| i8::try_from(value).ok();
    let time = Time::new(small(hour)?, small(minute.unwrap_or(0))?, small(second.unwrap_or(0))?, 0);
    let next = words.past(next, Role::Hour);
    let (next, offset) = zone_at(words, next).map_or((next, None), |(n, zone)| (n, Some(zone)));
    Some((next, Clock { time: time.ok()?, seconds: second.is_some(), offset }))
}

/// `:52`, `h52`, `.30`, ` h 05`, `时30分`, or nothing behind the hour.
fn minutes(words: &Words<'_>, at: usize) -> Option<(usize, Option<i16>)> {
    let Some(sign) = words.get(at) else { return Some((at, None)) };
    let minute = words.number(at + 1).filter(|minute| *minute < 60);
    let two = words.get(at + 1).is_some_and(|token| token.text.len() == 2 && !token.spaced);
    // `06.03.2024` is a date.
    let goes_on = sign.is(".") && words.stands(at + 2, &["."]) && {
        words.get(at + 3).is_some_and(|token| token.kind == Kind::Number && !token.spaced)
    };
    if goes_on {
        return Some((at, None));
    }
    match (sign.text.as_str(), minute) {
        (":" | "." | "h" | "u", Some(minute)) if !sign.spaced && two => {
            Some((at + 2, Some(minute)))
        }
        (":", Some(minute)) if words.get(at + 1)?.text.len() == 2 => Some((at + 2, Some(minute))),
        ("h" | "時" | "时" | "點" | "点", Some(minute)) => {
            Some((words.skip(at + 2, &["分", "min", "mn"]), Some(minute)))
        }
        ("h" | "時" | "时" | "點" | "点", None) => Some((at + 1, None)),
        (":", _) => None,
        _ => Some((at, None)),
    }
}

/// `:03`, `:03.123`, `03秒`.
fn seconds(words: &Words<'_>, at: usize) -> Option<(usize, i16)> {
    if words.stands(at + 1, &["秒"]) {
        return Some((at + 2, words.number(at)?));
    }
    let value = words.get(at + 1).filter(|token| token.text.len() == 2 && !token.spaced)?;
    if !words.stands(at, &[":"]) {
        return None;
    }
    let next = at + 2;
    let fraction = words.get(next).is_some_and(|dot| dot.is(".") && !dot.spaced)
        && words.get(next + 1).is_some_and(|n| n.kind == Kind::Number && !n.spaced);
    Some((if fraction { next + 2 } else { next }, value.number(2)?))
}
