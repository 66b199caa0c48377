//! The grammar of times of day and zones: `11:52`, `11h52`, `9h30`, `14.30 Uhr`, `5:30 p.m. GMT+2`.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::dates::{skip, skip_words};
use super::tokens::{Kind, Token};

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

/// Zones by their abbreviations, with hours from UTC. Only those that mean one offset on news pages.
const ZONES: [(&str, i8); 28] = [
    ("gmt", 0),
    ("utc", 0),
    ("z", 0),
    ("wet", 0),
    ("bst", 1),
    ("west", 1),
    ("cet", 1),
    ("mez", 1),
    ("hnec", 1),
    ("cest", 2),
    ("mesz", 2),
    ("eet", 2),
    ("sast", 2),
    ("eest", 3),
    ("msk", 3),
    ("мск", 3),
    ("trt", 3),
    ("kst", 9),
    ("jst", 9),
    ("aest", 10),
    ("aedt", 11),
    ("est", -5),
    ("edt", -4),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// The time that begins at `at`, and where it ends.
pub(super) fn time_at(tokens: &[Token], at: usize) -> Option<(usize, Clock)> {
    let hour = tokens.get(at)?.number(2)?;
    let (next, minute) = minutes(tokens, at + 1)?;
    let (next, second) = seconds(tokens, next).unwrap_or((next, None));
    let (next, half) = half_of_day(tokens, next);
    let bare = minute.is_none();
    if bare && half.is_none() && !tokens.get(at + 1).is_some_and(|token| token.is("h")) {
        return None;
    }
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    let small = |value: i16| i8::try_from(value).ok();
    let time = Time::new(small(hour)?, small(minute.unwrap_or(0))?, small(second.unwrap_or(0))?, 0);
    let next = skip_words(tokens, next, &["uhr", "uur", "hrs", "hours", "h", "heures", "horas"], 1);
    let (next, offset) = zone(tokens, next).unwrap_or((next, None));
    Some((next, Clock { time: time.ok()?, seconds: second.is_some(), offset }))
}

/// `:52`, `h52`, `h`, `.30`, or nothing (then a half of the day must follow).
fn minutes(tokens: &[Token], at: usize) -> Option<(usize, Option<i16>)> {
    let Some(sign) = tokens.get(at) else { return Some((at, None)) };
    let minute = tokens.get(at + 1).filter(|token| token.text.len() == 2 && !token.spaced);
    match (sign.text.as_str(), minute.and_then(|token| token.number(2))) {
        (":" | "." | "h" | "u", Some(minute)) if !sign.spaced => Some((at + 2, Some(minute))),
        // `11 h 52` and `9 h`
        ("h", _) => match tokens.get(at + 1).and_then(|token| token.number(2)) {
            Some(minute) if minute < 60 => Some((at + 2, Some(minute))),
            _ => Some((at + 1, None)),
        },
        (":", _) => None,
        _ => Some((at, None)),
    }
}

/// `:03`, `:03.123`.
fn seconds(tokens: &[Token], at: usize) -> Option<(usize, Option<i16>)> {
    let value = tokens.get(at + 1).filter(|token| token.text.len() == 2 && !token.spaced)?;
    if !tokens.get(at)?.is(":") {
        return None;
    }
    let next = at + 2;
    let fraction = tokens.get(next).is_some_and(|dot| dot.is(".") && !dot.spaced)
        && tokens.get(next + 1).is_some_and(|n| n.kind == Kind::Number && !n.spaced);
    Some((if fraction { next + 2 } else { next }, Some(value.number(2)?)))
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// `am`, `a.m.`, `p. m.`, `PM`.
fn half_of_day(tokens: &[Token], at: usize) -> (usize, Option<Half>) {
    let word = |i: usize| tokens.get(i).and_then(Token::word).unwrap_or_default();
    let half = |letter: &str| if letter.starts_with('p') { Half::Afternoon } else { Half::Morning };
    match word(at) {
        whole @ ("am" | "pm") => (skip(tokens, at + 1, &["."]), Some(half(whole))),
        letter @ ("a" | "p") => {
            let second = skip(tokens, at + 1, &["."]);
            if second > at + 1 && word(second) == "m" {
                (skip(tokens, second + 1, &["."]), Some(half(letter)))
            } else {
                (at, None)
            }
        }
        _ => (at, None),
    }
}

/// `GMT`, `(CET)`, `UTC+2`, `+02:00`, `-0330`.
fn zone(tokens: &[Token], at: usize) -> Option<(usize, Option<Offset>)> {
    let open = skip(tokens, at, &["("]);
    let named = tokens
        .get(open)
        .and_then(Token::word)
        .and_then(|word| ZONES.iter().find(|(name, _)| *name == word).map(|(_, hours)| *hours));
    let signed_at = if named.is_some() { open + 1 } else { open };
    let utc = named == Some(0) || named.is_none();
    let signed = if utc { signed(tokens, signed_at, named.is_some()) } else { None };
    let (end, offset) = match (signed, named) {
        (Some((end, offset)), _) => (end, offset),
        (None, Some(hours)) => (signed_at, Offset::from_hours(hours).ok()?),
        (None, None) => return None,
    };
    let end = if open > at { skip(tokens, end, &[")"]) } else { end };
    Some((end, Some(offset)))
}

fn signed(tokens: &[Token], at: usize, behind_name: bool) -> Option<(usize, Offset)> {
    let sign = tokens.get(at)?;
    let first = tokens.get(at + 1).filter(|token| !token.spaced)?;
    let direction = match sign.text.as_str() {
        "+" => 1,
        "-" | "−" if behind_name || !sign.spaced => -1,
        _ => return None,
    };
    let colon = tokens.get(at + 2).is_some_and(|token| token.is(":") && !token.spaced);
    let (end, hours, minutes) = match (first.text.len(), colon) {
        (1 | 2, true) => (at + 4, first.number(2)?, tokens.get(at + 3)?.number(2)?),
        (1 | 2, false) => (at + 2, first.number(2)?, 0),
        (4, _) => (at + 2, first.number(4)? / 100, first.number(4)? % 100),
        _ => return None,
    };
    let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
    Some((end, Offset::from_seconds(direction * seconds).ok()?))
}
