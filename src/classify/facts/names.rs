//! Names: capitalised words within a sentence, acronyms, and names of several words.

use std::collections::HashSet;

use super::dates;
use super::language::{Lexicon, has};
use super::sentence::{Reading, Sentence, Token};
use crate::compare::{is_word, sentences};
use crate::model::{Extraction, FactKind};

/// Small words inside a name of several words.
const INSIDE: &str =
    "of de du des d' la le les van von der den di da do dos del della el al bin ibn the for zu für";

/// Small words that begin the rest of a person's name.
const INSIDE_PERSONS: &str = "von van de di da du al bin";

/// Words that are names wherever they stand, because both texts use them as such inside a sentence.
#[derive(Debug, Default)]
pub(in crate::classify) struct Known(HashSet<String>);

impl Known {
    /// The names that two versions use inside their sentences, of those that open a sentence of
    /// `said`.
    pub(in crate::classify) fn of<'t>(
        before: &'t Extraction,
        after: &'t Extraction,
        said: impl Iterator<Item = &'t str>,
        lexicon: &Lexicon,
    ) -> Self {
        let asked: HashSet<&str> = said.flat_map(|text| capitals(text, lexicon)).collect();
        let texts = before.blocks.iter().chain(&after.blocks).map(|block| block.text.as_str());
        let named = texts.filter(|text| text.split(apart).any(|word| asked.contains(word)));
        let mut found = HashSet::new();
        for sentence in named.flat_map(sentences).map(Sentence::of) {
            if !is_title_case(&sentence) {
                found.extend(inside(&sentence, lexicon));
            }
        }
        Self(found)
    }
}

fn apart(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The words with a capital that may be names; where only the first word of a sentence may be
/// something else, those alone.
fn capitals<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    let words = |text: &'t str| {
        let words = text.split(apart).filter(|word| word.starts_with(char::is_uppercase));
        words.filter(|word| !lexicon.lists(&word.to_lowercase(), |language| language.plain))
    };
    if lexicon.has_capital_nouns() {
        return words(text).collect();
    }
    sentences(text).into_iter().flat_map(|text| words(text).take(2)).collect()
}

/// The words that a sentence uses as names: those with a capital behind its beginning; where every
/// noun has one, those of names of several words ("Annelie Weber").
fn inside(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<String> {
    let nouns = lexicon.has_capital_nouns();
    let capital = (1..sentence.tokens().len())
        .filter(|at| sentence.get(*at).is_some_and(is_capital) && !opens(sentence, *at));
    let words = capital.flat_map(|at| {
        let len = if nouns { length(sentence, at, lexicon) } else { 1 };
        let whole = !nouns || len > 1;
        (at..at + len).filter(move |_| whole).map(|at| sentence.plain(at).to_owned())
    });
    words.collect()
}

/// A name that begins at a token.
pub(super) fn read(
    sentence: &Sentence<'_>,
    at: usize,
    lexicon: &Lexicon,
    known: &Known,
) -> Option<Reading> {
    let first = sentence.get(at).filter(|token| is_capital(token))?;
    if lexicon.lists(&first.plain, |language| language.plain) && !is_acronym(first.text) {
        return None;
    }
    let len = length(sentence, at, lexicon);
    let certain = is_acronym(first.text)
        || known.0.contains(&first.plain)
        || lexicon.lists(&first.plain, |language| language.places);
    let told = if lexicon.has_capital_nouns() {
        certain || (len > 1 && !(opens(sentence, at) && is_adjective(&first.plain)))
    } else if opens(sentence, at) && !certain {
        len > 1
    } else {
        certain || !is_title_case(sentence)
    };
    let words = (at..at + len).map(|at| sentence.plain(at).replace('-', " "));
    let key = words.collect::<Vec<_>>().join(" ");
    told.then(|| Reading::of(FactKind::Name, len, key))
}

/// Whether a German word that opens a sentence reads as an adjective before its noun: "Weitere
/// Schritte", but "Kanzler Adler".
fn is_adjective(word: &str) -> bool {
    let office = ["minister", "kanzler", "sprecher"].iter().any(|office| word.ends_with(office));
    !office && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
}

/// How many tokens a name takes: capitalised words with small words between them.
fn length(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> usize {
    let is_part = |at: usize| {
        sentence.get(at).is_some_and(|token| {
            is_capital(token) && !lexicon.lists(&token.plain, |language| language.plain)
        }) && dates::read(sentence, at, lexicon).is_none()
    };
    let mut end = at + 1;
    loop {
        let small = (0..3).take_while(|offset| has(INSIDE, sentence.plain(end + offset))).count();
        // "Truppen der NATO" is a noun and a name, "von der Leyen" one name.
        let of_nouns = lexicon.has_capital_nouns() && !has(INSIDE_PERSONS, sentence.plain(end));
        if small == 3 || (small > 0 && of_nouns) || !is_part(end + small) {
            return end - at;
        }
        end += small + 1;
    }
}

fn is_capital(token: &Token<'_>) -> bool {
    token.text.starts_with(char::is_uppercase)
}

/// `NATO`, `U.S.`, `G7`, and what is joined to one: `COVID-19`, `EU-Gipfel`.
fn is_acronym(text: &str) -> bool {
    text.split(['-', '‑']).any(|part| {
        let capitals = part.chars().filter(|c| c.is_uppercase()).count();
        let digits = part.chars().any(|c| c.is_ascii_digit());
        let small = part.chars().any(char::is_lowercase);
        !small && (capitals >= 2 || (capitals == 1 && digits))
    })
}

/// Whether a token opens a sentence or a quotation, where every word is capitalised.
fn opens(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| sentence.plain(at));
    sentence.get(at).is_none_or(|token| token.first)
        || matches!(before, ":" | "\"" | "!" | "?" | "-" | "|" | "" | "•")
}

/// Headings that capitalise their words: nothing is told by a capital there.
fn is_title_case(sentence: &Sentence<'_>) -> bool {
    let words = sentence
        .tokens()
        .iter()
        .filter(|token| token.text.chars().count() >= 4 && is_word(token.text));
    let (capital, small): (Vec<_>, Vec<_>) = words.partition(|token| is_capital(token));
    let ends = sentence.tokens().last().is_some_and(|token| matches!(token.text, "." | "!" | "?"));
    !ends && capital.len() >= 3 && capital.len() > 2 * small.len()
}
