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

/// Titles of persons, before which no first name stands.
const TITLES: &str = "mr mrs ms miss mx dr prof sir m mm mme mlle herr herrn frau dhr mevr mevrouw meneer heer \
                      sr sra señor señora don doña sig signor signora dott pan pani пан пані г-н г-жа господин";

/// Endings of German nouns that are no first names: "Verteilung von Saatgut".
const ABSTRACT: [&str; 9] =
    ["ung", "heit", "keit", "schaft", "tion", "tät", "nahme", "ismus", "kauf"];

/// Behind these a German word is no first name: "den Verkauf von Netzen".
const ARTICLES: &str = "der die das den dem des ein eine einen einem einer eines im am zum zur vom";

/// Whether a word can begin a name in lower case, behind a person's title: "Ms. van der Berg".
pub(super) fn is_particle(word: &str) -> bool {
    matches!(word, "von" | "van" | "de" | "la" | "der" | "den" | "ter" | "ten" | "zu" | "di")
        || matches!(word, "da" | "do" | "dos" | "du" | "del" | "bin" | "ibn" | "al" | "el")
}

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
    if let Some(len) = particles(sentence, at) {
        let len = len + length(sentence, at + len, lexicon);
        return Some(Reading::of(FactKind::Name, len, key(sentence, at, len)));
    }
    let first = sentence.get(at).filter(|token| is_capital(token))?;
    if lexicon.lists(&first.plain, |language| language.plain) && !is_acronym(first.text) {
        return None;
    }
    if lexicon.has_capital_nouns() && lexicon.lists_unit(&first.plain) {
        return None;
    }
    let len = length(sentence, at, lexicon);
    let certain = is_acronym(first.text)
        || known.0.contains(&first.plain)
        || lexicon.lists(&first.plain, |language| language.places);
    let told = if lexicon.has_capital_nouns() {
        certain || (len > 1 && !(opens(sentence, at) && is_adjective(&first.plain)))
    } else if opens(sentence, at) && !certain {
        // "Statement of the Council" opens with a noun that has its capital from there alone.
        len > 1 && (sentence.get(at + 1).is_some_and(is_capital) || is_person(sentence, at + 1))
    } else {
        certain || !is_title_case(sentence)
    };
    told.then(|| Reading::of(FactKind::Name, len, key(sentence, at, len)))
}

/// The form in which two wordings of a name are equal: no dots in acronyms, and no accent on a first
/// capital, which many leave out.
fn key(sentence: &Sentence<'_>, at: usize, len: usize) -> String {
    let words = (at..at + len).filter_map(|at| sentence.get(at)).map(|token| {
        let plain = token.plain.replace('-', " ");
        if is_acronym(token.text) { plain.replace('.', "") } else { without_accent(&plain) }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn without_accent(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| match letter {
        'é' | 'è' | 'ê' => 'e',
        'à' | 'â' | 'á' => 'a',
        'î' | 'í' => 'i',
        'ô' | 'ó' => 'o',
        'ú' => 'u',
        'ç' => 'c',
        letter => letter,
    });
    first.into_iter().chain(letters).collect()
}

/// How many small words begin a name behind a person's title.
fn particles(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let dotted = sentence.before(at) == "." && at > 1;
    let title = if dotted { sentence.before(at - 1) } else { sentence.before(at) };
    let small = (0..3).take_while(|offset| is_particle(sentence.plain(at + offset))).count();
    let named = sentence.get(at + small).is_some_and(is_capital);
    (small > 0 && named && has(TITLES, title)).then_some(small)
}

/// Whether a small word joins the parts of a person's name, and seldom two nouns.
fn is_person(sentence: &Sentence<'_>, at: usize) -> bool {
    has("von van der bin ibn al zu", sentence.plain(at))
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
            is_capital(token)
                && !lexicon.lists(&token.plain, |language| language.plain)
                && !(lexicon.has_capital_nouns() && lexicon.lists_unit(&token.plain))
        }) && dates::read(sentence, at, lexicon).is_none()
    };
    let noun = has(ARTICLES, sentence.before(at))
        || ABSTRACT.iter().any(|ending| sentence.plain(at).ends_with(ending));
    let mut end = at + 1;
    loop {
        let small = (0..3).take_while(|offset| has(INSIDE, sentence.plain(end + offset))).count();
        // "Truppen der NATO" is a noun and a name, "von der Leyen" one name.
        let of_nouns = lexicon.has_capital_nouns() && !has(INSIDE_PERSONS, sentence.plain(end));
        if small == 3
            || (small > 0 && (of_nouns || (noun && lexicon.has_capital_nouns())))
            || !is_part(end + small)
        {
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
