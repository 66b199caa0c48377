//! How something is said: negated, more or less firmly, or as its opposite.

use std::collections::HashMap;

use super::language::{Lexicon, has};
use super::sentence::{Reading, Sentence};
use crate::model::{Fact, FactKind};

/// Behind these a word is a noun and says nothing of firmness: "the note", "its support", "une note".
/// Words that are pronouns or verbs too ("la condamne", "a regretté") are not among them.
const DETERMINERS: [&str; 16] = [
    "an", "the", "its", "their", "his", "her", "our", "un", "une", "cette", "son", "sa", "ses",
    "leurs", "notre", "nos",
];

/// So many words may stand from "ne" to "plus".
const NEGATION_SPAN: usize = 4;

/// A word of no more letters is too short to be read by its beginning.
const SHORT_WORD: usize = 4;

/// A negation or a word of some firmness at a token.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let word = sentence.plain(at);
    let negates = word.ends_with("n't") || lexicon.lists(word, |language| language.negations);
    if negates || is_no_more(sentence, at) {
        return Some(Reading::of(FactKind::Negation, 1, negation(word).to_owned()));
    }
    if at > 0 && DETERMINERS.contains(&sentence.plain(at - 1)) {
        return None;
    }
    let degree = lexicon.find(|language| {
        language.modality.iter().find(|(_, words)| has(words, word)).map(|(degree, _)| *degree)
    })?;
    Some(Reading::of(FactKind::Modality, 1, degree.to_owned()))
}

/// The French "plus" of "ne sont plus": no more. Alone it means more.
fn is_no_more(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = at.saturating_sub(NEGATION_SPAN)..at;
    sentence.plain(at) == "plus" && before.into_iter().any(|at| has("ne n'", sentence.plain(at)))
}

/// "not", "cannot" and "don't" are one negation.
fn negation(word: &str) -> &str {
    if word == "cannot" || word.ends_with("n't") { "not" } else { word }
}

/// Words of one side that the other side has turned into their opposite: "include" to "exclude",
/// "legal" to "illegal".
pub(super) fn opposites(
    before: &Sentence<'_>,
    after: &Sentence<'_>,
    lexicon: &Lexicon,
) -> Vec<Fact> {
    let (old_words, new_words) = (words(before), words(after));
    let lost = before.tokens().iter().filter(|token| !new_words.contains_key(token.plain.as_str()));
    let turned = lost.filter_map(|old| {
        let into = opposites_of(&old.plain, lexicon);
        let new = into
            .iter()
            .filter(|word| !old_words.contains_key(word.as_str()))
            .find_map(|word| new_words.get(word.as_str()))?;
        Some(Fact {
            kind: FactKind::Negation,
            before: Some(old.text.to_owned()),
            after: Some((*new).to_owned()),
        })
    });
    turned.collect()
}

/// The words of a sentence in their plain form, with how they stand.
fn words<'s>(sentence: &'s Sentence<'_>) -> HashMap<&'s str, &'s str> {
    sentence.tokens().iter().map(|token| (token.plain.as_str(), token.text)).collect()
}

/// All words that would be the opposite of one. Short words begin like their opposites by chance:
/// "port", "import".
fn opposites_of(word: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut found = Vec::new();
    let long = |word: &str| word.chars().count() > SHORT_WORD;
    lexicon.find::<()>(|language| {
        let listed = language.opposites.iter().filter(|_| lexicon.knows(word));
        for (one, other) in listed {
            let turned = if has(one, word) { *other } else { *one };
            if has(one, word) || has(other, word) {
                found.extend(turned.split(' ').map(str::to_owned));
            }
        }
        for prefix in language.reversals.split(' ').filter(|_| long(word)) {
            found.extend([format!("{prefix}{word}"), format!("{prefix}-{word}")]);
            let short = word.strip_prefix(prefix).map(|rest| rest.trim_start_matches('-'));
            found.extend(short.filter(|short| long(short)).map(str::to_owned));
        }
        None
    });
    found
}
