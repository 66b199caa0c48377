//! What the phrases at a place of a line mean, in the languages that are spoken there.

use super::super::tokens::{Token, tokens};
use super::Languages;
use super::dictionary::{Half, Label, Meaning, Role};
use crate::model::StampKind;

/// The languages of a line: those of its page, and those of its labels.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::extract::stamps) struct Spoken {
    /// That of the page, where it is known.
    pub(in crate::extract::stamps) page: Languages,
    /// Those of the line's labels.
    pub(in crate::extract::stamps) line: Languages,
}

impl Spoken {
    /// Whether a word of these languages can be meant here. English stands on pages of all languages,
    /// and where nothing is known every language can.
    fn allows(self, languages: Languages) -> bool {
        let known = self.page.and(self.line);
        known.is_empty() || languages.meets(known.and(Languages::nth(0)))
    }
}

/// The longest phrases at `at` of which `of` makes something: how many tokens they have, what they
/// mean, in which languages.
fn phrases_at<'a, T: 'a>(
    tokens: &'a [Token],
    at: usize,
    of: impl Fn(Meaning) -> Option<T> + 'a,
) -> impl Iterator<Item = (usize, T, Languages)> + 'a {
    let first = tokens.get(at).map(|token| token.phrases);
    let rest = tokens.get(at + 1..).unwrap_or_default();
    let found = first.into_iter().flatten().filter_map(move |phrase| {
        let stands = phrase.rest.len() <= rest.len()
            && phrase.rest.iter().zip(rest).all(|(word, token)| *word == token.text);
        let meaning = of(phrase.meaning).filter(|_| stands)?;
        Some((phrase.rest.len() + 1, meaning, phrase.languages))
    });
    let mut longest = None;
    found.take_while(move |(length, ..)| *longest.get_or_insert(*length) == *length)
}

/// What the longest phrase means: where languages differ, to the page's, else to the line's; a name
/// that stays open says nothing.
fn one<T: PartialEq>(
    tokens: &[Token],
    at: usize,
    spoken: Spoken,
    of: impl Fn(Meaning) -> Option<T>,
) -> Option<(usize, T)> {
    let found: Vec<(usize, T, Languages)> = phrases_at(tokens, at, of).collect();
    let only = |within: Languages| {
        let mut those = found.iter().filter(|(.., languages)| languages.meets(within));
        let first = those.next()?;
        those.all(|(_, meaning, _)| *meaning == first.1).then_some(first.0)
    };
    let length = [Languages::EVERY, spoken.page, spoken.line]
        .into_iter()
        .find_map(|within| only(within).map(|length| (length, within)));
    let (length, within) = length?;
    let chosen = found.into_iter().find(|(.., languages)| languages.meets(within))?;
    Some((at + length, chosen.1))
}

/// The month named at `at`, and where the name ends.
pub(in crate::extract::stamps) fn month_at(
    tokens: &[Token],
    at: usize,
    spoken: Spoken,
) -> Option<(usize, i8)> {
    one(tokens, at, spoken, |meaning| match meaning {
        Meaning::Month(month) => Some(month),
        _ => None,
    })
}

/// The label at `at`: where it ends, and what it labels; nothing, where a date that is no stamp.
pub(in crate::extract::stamps) fn label_at(
    tokens: &[Token],
    at: usize,
    spoken: Spoken,
) -> Option<(usize, Option<StampKind>)> {
    let (end, label) = one(tokens, at, spoken, label)?;
    let kind = match label {
        Label::Stamp(kind) => Some(kind),
        Label::Other => None,
    };
    Some((end, kind))
}

/// The languages of the label at `at`, and its end.
pub(in crate::extract::stamps) fn tongue_at(
    tokens: &[Token],
    at: usize,
) -> Option<(usize, Languages)> {
    phrases_at(tokens, at, label)
        .map(|(length, _, languages)| (at + length, languages))
        .reduce(|(end, all), (_, more)| (end, all.and(more)))
}

/// The half of the day named at `at`.
pub(in crate::extract::stamps) fn half_at(
    tokens: &[Token],
    at: usize,
    spoken: Spoken,
) -> Option<(usize, Half)> {
    let half = |meaning| match meaning {
        Meaning::Half(half) => Some(half),
        _ => None,
    };
    let (length, half, _) =
        phrases_at(tokens, at, half).find(|(.., languages)| spoken.allows(*languages))?;
    Some((at + length, half))
}

/// The era named at `at`, as the year before its first.
pub(in crate::extract::stamps) fn era_at(tokens: &[Token], at: usize) -> Option<(usize, i16)> {
    one(tokens, at, Spoken::default(), |meaning| match meaning {
        Meaning::Era(before) => Some(before),
        _ => None,
    })
}

/// The zone named at `at`, in minutes from UTC.
pub(in crate::extract::stamps) fn zone_at(tokens: &[Token], at: usize) -> Option<(usize, i16)> {
    one(tokens, at, Spoken::default(), |meaning| match meaning {
        Meaning::Zone(minutes) => Some(minutes),
        _ => None,
    })
}

/// Where the word of a role at `at` ends.
pub(in crate::extract::stamps) fn role_at(
    tokens: &[Token],
    at: usize,
    role: Role,
) -> Option<usize> {
    let (length, ..) = phrases_at(tokens, at, is(role)).next()?;
    Some(at + length)
}

/// The same, for words that mean something else in languages that are not spoken here.
pub(in crate::extract::stamps) fn spoken_role_at(
    tokens: &[Token],
    at: usize,
    role: Role,
    spoken: Spoken,
) -> Option<usize> {
    let found = phrases_at(tokens, at, is(role)).find(|(.., its)| spoken.allows(*its));
    found.map(|(length, ..)| at + length)
}

/// The month that one word names in all languages that have it.
pub(in crate::extract::stamps) fn month(word: &str) -> Option<i8> {
    let tokens = tokens(word);
    let (end, month) = month_at(&tokens, 0, Spoken::default())?;
    (end == tokens.len()).then_some(month)
}

fn label(meaning: Meaning) -> Option<Label> {
    match meaning {
        Meaning::Label(label) => Some(label),
        _ => None,
    }
}

fn is(role: Role) -> impl Fn(Meaning) -> Option<()> {
    move |meaning| (meaning == Meaning::Role(role)).then_some(())
}
