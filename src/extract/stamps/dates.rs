//! The grammar of dates: `17 May. 2023`, `19 mai 2023`, `May 3rd, 2023`, `2023-05-19`, `19.05.2023`.

use jiff::civil::Date;

use super::languages::DICTIONARY;
use super::tokens::{Kind, Token};

/// How a date in figures alone is read where both readings are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Order {
    /// 03/05 is the third of May.
    DayFirst,
    /// 03/05 is the fifth of March.
    MonthFirst,
}

/// Years that a page of today can be stamped with.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;

/// The date that begins at `at`, and where it ends.
pub(super) fn date_at(tokens: &[Token], at: usize, order: Order) -> Option<(usize, Date)> {
    if at > 0 && tokens.get(at - 1).is_some_and(|before| glued(before, tokens.get(at))) {
        return None;
    }
    let (end, date) = day_first(tokens, at)
        .or_else(|| month_first(tokens, at))
        .or_else(|| year_first(tokens, at))
        .or_else(|| figures(tokens, at, order))?;
    // `2023.05.19.4` or `1-2-2023-7` is a number of something.
    let follows = tokens.get(end).is_some_and(|next| {
        next.kind == Kind::Number && !next.spaced
            || matches!(next.text.as_str(), "/" | "-" | ".")
                && !next.spaced
                && tokens.get(end + 1).is_some_and(|n| n.kind == Kind::Number && !n.spaced)
    });
    (!follows).then_some((end, date))
}

/// Whether a token belongs to the number that follows it: the `-` of `A-12`, the `5/` of `5/12`.
fn glued(before: &Token, this: Option<&Token>) -> bool {
    this.is_some_and(|this| !this.spaced && this.kind == Kind::Number)
        && (before.kind == Kind::Number
            || matches!(before.text.as_str(), "/" | "-" | "." | "№" | "#"))
}

/// `17 May. 2023`, `1er mai 2023`, `5th of May, 2023`, `3. Mai 2023`, `3 de mayo de 2023`.
fn day_first(tokens: &[Token], at: usize) -> Option<(usize, Date)> {
    let day = tokens.get(at)?.number(2)?;
    let mut next = at + 1;
    next = skip_words(tokens, next, &["er", "st", "nd", "rd", "th", "re", "e", "eme", "o", "a"], 1);
    next = skip(tokens, next, &[".", "°", "º", "ª", "-", "/"]);
    next = skip_words(tokens, next, &["de", "of", "di", "d'", "du"], 1);
    let month = month(tokens.get(next)?)?;
    next = skip(tokens, next + 1, &[".", "-", "/"]);
    next = skip(tokens, next, &[","]);
    next = skip_words(tokens, next, &["de", "of", "del", "do", "di", "da"], 1);
    let (next, year) = year(tokens, next)?;
    Some((skip_year_words(tokens, next), date(year, month, day)?))
}

/// `May 17, 2023`, `Sept. 3rd 2023`.
fn month_first(tokens: &[Token], at: usize) -> Option<(usize, Date)> {
    let month = month(tokens.get(at)?)?;
    let mut next = skip(tokens, at + 1, &[".", "-"]);
    let day = tokens.get(next)?.number(2)?;
    next = skip_words(tokens, next + 1, &["st", "nd", "rd", "th"], 1);
    next = skip(tokens, next, &[","]);
    next = skip(tokens, next, &["-"]);
    let (next, year) = year(tokens, next)?;
    Some((next, date(year, month, day)?))
}

/// `2023-05-19`, `2023/05/19`, `2023.05.19`, `2023 May 19`.
fn year_first(tokens: &[Token], at: usize) -> Option<(usize, Date)> {
    let (next, year) = year(tokens, at)?;
    if let Some(month) = tokens.get(next).and_then(month) {
        return Some((next + 2, date(year, month, tokens.get(next + 1)?.number(2)?)?));
    }
    let sign = tokens.get(next)?;
    let month = tokens.get(next + 1)?;
    let day = tokens.get(next + 3)?;
    let close = !sign.spaced && !month.spaced && !day.spaced;
    let alike =
        matches!(sign.text.as_str(), "-" | "/" | ".") && tokens.get(next + 2)?.is(&sign.text);
    if !(close && alike) {
        return None;
    }
    Some((next + 4, date(year, i8::try_from(month.number(2)?).ok()?, day.number(2)?)?))
}

/// `19.05.2023`, `19/05/23`, `05/19/2023`.
fn figures(tokens: &[Token], at: usize, order: Order) -> Option<(usize, Date)> {
    let first = tokens.get(at)?.number(2)?;
    let sign = tokens.get(at + 1)?;
    let second = tokens.get(at + 2)?.number(2)?;
    let last = tokens.get(at + 4)?;
    let alike = matches!(sign.text.as_str(), "." | "/" | "-") && tokens.get(at + 3)?.is(&sign.text);
    let close = (at + 2..=at + 4).all(|i| tokens.get(i).is_some_and(|t| !t.spaced || sign.is(".")));
    if !alike || !close {
        return None;
    }
    let year = match last.text.len() {
        2 if !sign.is("-") && tokens.get(at)?.text.len() == 2 => 2000 + last.number(2)?,
        4 => last.number(4).filter(|year| YEARS.contains(year))?,
        _ => return None,
    };
    let month_first = sign.is("/") && order == Order::MonthFirst && first <= 12 || second > 12;
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    Some((at + 5, date(year, i8::try_from(month).ok()?, day)?))
}

fn date(year: i16, month: i8, day: i16) -> Option<Date> {
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

fn month(token: &Token) -> Option<i8> {
    DICTIONARY.month(token.word()?)
}

fn year(tokens: &[Token], at: usize) -> Option<(usize, i16)> {
    let token = tokens.get(at)?;
    let year = token.number(4).filter(|year| token.text.len() == 4 && YEARS.contains(year))?;
    Some((at + 1, year))
}

/// The `г.`, `року`, `roku` behind a year.
fn skip_year_words(tokens: &[Token], at: usize) -> usize {
    let after = skip_words(tokens, at, &["г", "года", "р", "року", "r", "roku"], 1);
    if after > at { skip(tokens, after, &["."]) } else { at }
}

/// Behind `at` where one of the signs stands there.
pub(super) fn skip(tokens: &[Token], at: usize, signs: &[&str]) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| signs.contains(&token.text.as_str())))
}

/// Behind up to `most` of these words.
pub(super) fn skip_words(tokens: &[Token], at: usize, words: &[&str], most: usize) -> usize {
    let count = tokens
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(most)
        .take_while(|token| token.word().is_some_and(|word| words.contains(&word)))
        .count();
    at + count
}
