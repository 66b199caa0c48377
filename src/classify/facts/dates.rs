//! Dates, in any notation.

use super::language::{Lexicon, has};
use super::sentence::{Reading, Sentence};
use super::{spelled, times};
use crate::model::FactKind;

/// Words that stand between the parts of a date: "17 de mayo de 2023", "17th of May", "17. Mai".
const BETWEEN: &str = ". , of de d' del du года року r";

/// Words before a day in numbers, where dots are the custom: "am 1.7.", "до 1.7."
const ON: &str = "am vom bis zum ab dem den seit od do dnia на до с по з від";

/// A date or a time that begins at a token.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    if let Some((len, minute)) = times::read(sentence, at, lexicon) {
        return Some(Reading::of(FactKind::Time, len, minute.to_string()));
    }
    let date = numeric(sentence, at)
        .or_else(|| without_year(sentence, at))
        .or_else(|| day_first(sentence, at, lexicon))
        .or_else(|| month_first(sentence, at, lexicon))
        .or_else(|| weekday(sentence, at, lexicon))
        .or_else(|| year(sentence.plain(at)).map(|year| (1, key(Some(year), None, None))));
    let date = date.map(|(len, key)| Reading::of(FactKind::Date, len, key));
    date.or_else(|| period(sentence, at, lexicon))
}

/// "next week", "in spring": a date only in place of another.
fn period(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let (forms, len) = lexicon.find(|language| {
        let mut periods = language.periods.iter();
        periods.find_map(|forms| Some((*forms, sentence.stands(at, forms)?)))
    })?;
    Some(Reading::of(FactKind::Date, len, forms.to_owned()).weak_if(true))
}

fn key(year: Option<u32>, month: Option<u32>, day: Option<u32>) -> String {
    let part = |part: Option<u32>| part.map(|part| part.to_string()).unwrap_or_default();
    format!("{}-{}-{}", part(year), part(month), part(day))
}

/// `2023-05-17`, `17.05.2023`, `17/05/2023`. Where both could be the day, it stands first.
fn numeric(sentence: &Sentence<'_>, at: usize) -> Option<(usize, String)> {
    let dotted: Vec<&str> = sentence.plain(at).split('.').collect();
    let (parts, len) = if dotted.len() == 3 {
        (dotted, 1)
    } else {
        let mark = sentence.plain(at + 1);
        if !matches!(mark, "-" | "/") || sentence.plain(at + 3) != mark {
            return None;
        }
        (vec![sentence.plain(at), sentence.plain(at + 2), sentence.plain(at + 4)], 5)
    };
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (&[first, middle, last], long) = (&numbers[..], parts[0].len()) else { return None };
    let (year, month, day) = match (long, parts[2].len()) {
        (4, _) => (first, middle, last),
        (_, 4) if middle > 12 => (last, first, middle),
        (_, 4) => (last, middle, first),
        _ => return None,
    };
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| (len, key(Some(year), Some(month), Some(day))))
}

/// `03/05`, the day first where both could be, and `03.05.`, the day first.
fn without_year(sentence: &Sentence<'_>, at: usize) -> Option<(usize, String)> {
    let word = sentence.plain(at);
    let (first, last, len) = match word.split_once('.') {
        Some((first, last)) => (first, last, dotted(sentence, at)?),
        None if sentence.plain(at + 1) == "/" => (word, sentence.plain(at + 2), 3),
        _ => return None,
    };
    let two = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() == 2 || len < 3);
    let (first, last) = (two(first)?, two(last)?);
    let (day, month) = if last > 12 && len == 3 { (last, first) } else { (first, last) };
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| (len, key(None, Some(month), Some(day))))
}

/// How many tokens a day and a month with dots take; a full stop that ends the sentence is no part
/// of them. One digit can be a decimal, unless a word for days stands before it.
fn dotted(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let last = sentence.is_last(at + 1);
    let sure = has(ON, sentence.before(at)) || (sentence.plain(at).len() == 5 && !last);
    (sentence.plain(at + 1) == "." && sure).then_some(if last { 1 } else { 2 })
}

/// `17 May 2023`, `1er mai`, `17 de mayo de 2023`, `17. Mai`.
fn day_first(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, String)> {
    let first = || spelled::ordinal(sentence.plain(at), lexicon).filter(|place| *place < 2.0);
    let day = day(sentence.plain(at)).or_else(|| first().map(|_| 1))?;
    let month_at = skip(sentence, at + 1);
    let month = month(sentence, month_at, lexicon)?;
    let year_at = skip(sentence, month_at + 1);
    let year = year(sentence.plain(year_at));
    let end = if year.is_some() { year_at + 1 } else { month_at + 1 };
    Some((end - at, key(year, Some(month), Some(day))))
}

/// `May 17, 2023`, `mai 2023`, `May` alone.
fn month_first(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, String)> {
    let month = month(sentence, at, lexicon)?;
    let next = skip(sentence, at + 1);
    let year_at = skip(sentence, next + 1);
    let year_behind = year(sentence.plain(year_at));
    // "Between January and March, 12 people": a clause ends between the two.
    let apart = sentence.plain(at + 1) == "," && year_behind.is_none();
    if let Some(day) = day(sentence.plain(next)).filter(|_| !apart) {
        let year = year_behind;
        let end = if year.is_some() { year_at + 1 } else { next + 1 };
        return Some((end - at, key(year, Some(month), Some(day))));
    }
    if let Some(year) = year(sentence.plain(next)) {
        return Some((next + 1 - at, key(Some(year), Some(month), None)));
    }
    // "May" and "March" at the start of a sentence are verbs as often as months.
    let ambiguous = at == 0 && has("may march mar", sentence.plain(at));
    (!ambiguous).then(|| (1, key(None, Some(month), None)))
}

fn weekday(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, String)> {
    let word = sentence.plain(at);
    let position = |list: &[&str]| list.iter().position(|names| has(names, word));
    let weekday =
        lexicon.find(|language| position(&language.weekdays)).map(|day| format!("weekday {day}"));
    let relative =
        || lexicon.find(|language| position(&language.days)).map(|day| format!("day {day}"));
    Some((1, weekday.or_else(relative)?))
}

/// The place of a month in the year. English months are capitalised, "may" in every table of months.
fn month(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<u32> {
    let token = sentence.get(at)?;
    let lower = token.text.starts_with(char::is_lowercase);
    lexicon.find(|language| {
        let english = language.code == "en" || token.plain == "may";
        let found = language.months.iter().position(|names| has(names, &token.plain));
        found.filter(|_| !(english && lower)).map(|place| place as u32 + 1)
    })
}

fn skip(sentence: &Sentence<'_>, at: usize) -> usize {
    let between = (0..2).take_while(|offset| has(BETWEEN, sentence.plain(at + offset))).count();
    at + between
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let ordinal = ["", "st", "nd", "rd", "th", "er", "º"].contains(&&word[digits.len()..]);
    let short = ordinal && digits.len() <= 2;
    digits.parse().ok().filter(|day| short && (1..=31).contains(day))
}

fn year(word: &str) -> Option<u32> {
    let four = word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    word.parse().ok().filter(|year| four && (1800..2100).contains(year))
}
