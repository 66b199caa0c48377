//! How something is said: negated, more or less firmly, or as its opposite.

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
    let (lost, come) = (only_in(before, after), only_in(after, before));
    let mut found = Vec::new();
    for (old, old_text) in &lost {
        let turned = come.iter().find(|(new, _)| are_opposite(old, new, lexicon));
        found.extend(turned.map(|(_, new_text)| Fact {
            kind: FactKind::Negation,
            before: Some((*old_text).to_owned()),
            after: Some((*new_text).to_owned()),
        }));
    }
    found
}

fn only_in<'s>(side: &'s Sentence<'_>, other: &Sentence<'_>) -> Vec<(&'s str, &'s str)> {
    let there: Vec<&str> = other.tokens().iter().map(|token| token.plain.as_str()).collect();
    let words = side.tokens().iter().map(|token| (token.plain.as_str(), token.text));
    words.filter(|(plain, _)| !there.contains(plain)).collect()
}

fn are_opposite(old: &str, new: &str, lexicon: &Lexicon) -> bool {
    let listed = lexicon.find(|language| {
        let turned = language.opposites.iter().any(|(one, other)| {
            (has(one, old) && has(other, new)) || (has(one, new) && has(other, old))
        });
        let prefixed = language.reversals.split(' ').any(|prefix| reverses(prefix, old, new));
        (turned || prefixed).then_some(())
    });
    listed.is_some()
}

/// Whether one word is the other with a reversing prefix. Short words differ so by chance: "port",
/// "import".
fn reverses(prefix: &str, old: &str, new: &str) -> bool {
    let is = |long: &str, short: &str| {
        long.strip_prefix(prefix).is_some_and(|rest| rest.trim_start_matches('-') == short)
    };
    old.chars().count().min(new.chars().count()) > 4 && (is(old, new) || is(new, old))
}
