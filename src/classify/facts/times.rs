//! Times of day, in any notation.

use super::language::{Lexicon, has, value};
use super::numbers;
use super::sentence::Sentence;
use crate::compare::is_word;

/// Words before the hour of the day: "à 10 heures", "a las 10 horas", "om 10 uur".
const AT: &str = "à dès las às alle dalle om um o об в у at";
/// Words between two times of day: "von 9.30 bis 10.30 Uhr", "8.00-16.00".
const RANGE: &str = "- to and bis und à et a y al alle e às tot en do i до та и";
/// Words that announce a time where two digits stand behind a dot: "um 10.30".
const ANNOUNCING: &str = "um ab gegen om o о об";

/// The minute of the day: `9 h 00`, `12:00`, `3.30 p.m.`, `10 Uhr`, `noon`, and `8.30` among hours.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, u32)> {
    let word = sentence.plain(at);
    if let Some(minute) = lexicon.find(|language| value(language.times, word)) {
        return Some((1, u32::from(minute)));
    }
    let next = sentence.plain(at + 1);
    if let Some(minute) = colon_or_h(word) {
        let (shift, len) = half(next).map_or((None, 1), |shift| (Some(shift), 2));
        return Some((len, shifted(minute, shift)));
    }
    let attached = half(word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'));
    let digits = word.trim_end_matches(char::is_alphabetic);
    if let Some(shift) = attached {
        return Some((1, shifted(clock(digits)?, Some(shift))));
    }
    if let Some(shift) = half(next) {
        return Some((2, shifted(clock(word)?, Some(shift))));
    }
    with_hours(sentence, at, lexicon).or_else(|| among_hours(sentence, at, lexicon))
}

/// `10 Uhr`. "10 heures" may be a span of time, a number with its unit; "à 10 heures" is not.
fn with_hours(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, u32)> {
    let next = sentence.plain(at + 1);
    let hours = lexicon.lists(next, |language| language.clock);
    let sure = has(AT, sentence.before(at)) || !is_span(next) || minutes(sentence, at).is_some();
    (hours && sure).then(|| clock(sentence.plain(at))).flatten().map(|minute| (2, minute))
}

fn is_span(word: &str) -> bool {
    has("heures heure horas hora ore ora uur часов часа час година годин години", word)
}

/// `8.30` or `8` behind "alle", and `8.30` at the other end of a range from a time.
fn among_hours(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, u32)> {
    if let Some(minute) = minutes(sentence, at) {
        let is_time =
            |at: usize| minutes(sentence, at).is_some() && is_clear(sentence, at, lexicon);
        let to = has(RANGE, sentence.plain(at + 1)) && is_time(at + 2);
        let from = has(RANGE, sentence.before(at)) && at > 1 && is_time(at - 2);
        return (is_clear(sentence, at, lexicon) || to || from).then_some((1, minute));
    }
    let behind = sentence.plain(at + 1);
    let alone = !is_word(behind) || has(RANGE, behind);
    let hour = clock(sentence.plain(at)).filter(|_| !sentence.plain(at).contains('.'))?;
    (alone && is_announced(sentence, at, lexicon)).then_some((1, hour))
}

/// Whether a number with two digits behind its dot is a time by the words around it.
fn is_clear(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let behind = sentence.plain(at + 1);
    let announced = is_announced(sentence, at, lexicon) || has(ANNOUNCING, sentence.before(at));
    lexicon.lists(behind, |language| language.clock)
        || (announced && !numbers::is_amount(sentence, at + 1, lexicon))
}

fn is_announced(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let dotted = sentence.before(at) == "." && at > 1;
    let before = if dotted { sentence.before(at - 1) } else { sentence.before(at) };
    lexicon.lists(before, |language| language.before_hours)
}

/// `8.30`: two digits behind the dot.
fn minutes(sentence: &Sentence<'_>, at: usize) -> Option<u32> {
    let word = sentence.plain(at);
    let two = word.split_once('.').is_some_and(|(_, minutes)| minutes.len() == 2);
    clock(word).filter(|_| two)
}

fn colon_or_h(word: &str) -> Option<u32> {
    let (hours, minutes) = word.split_once([':', 'h'])?;
    let minutes = minutes.trim();
    let minutes = if minutes.is_empty() { "0" } else { minutes.split(':').next()? };
    minute(hours.trim(), minutes)
}

fn clock(word: &str) -> Option<u32> {
    let (hours, minutes) = word.split_once('.').unwrap_or((word, "0"));
    minute(hours, minutes)
}

fn minute(hours: &str, minutes: &str) -> Option<u32> {
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 24 && minutes < 60).then(|| hours * 60 + minutes)
}

/// Whether a word says which half of the day: `true` after noon.
fn half(word: &str) -> Option<bool> {
    match word {
        "pm" | "p.m." => Some(true),
        "am" | "a.m." => Some(false),
        _ => None,
    }
}

fn shifted(minute: u32, after_noon: Option<bool>) -> u32 {
    match (after_noon, minute / 60) {
        (Some(true), hour) if hour < 12 => minute + 720,
        (Some(false), 12) => minute - 720,
        _ => minute,
    }
}
