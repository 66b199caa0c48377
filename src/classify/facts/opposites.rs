//! Words that became their opposites: "include" to "exclude", "legal" to "illegal".

use std::collections::{BTreeSet, HashMap};

use super::language::{Lexicon, Opposites};
use super::sentence::Sentence;
use crate::compare::is_word;
use crate::model::{Fact, FactKind};

/// A word of no more letters is too short to be read by its beginning.
const SHORT_WORD: usize = 4;
/// Words that point to another place of the text where no word follows: "the form below".
const POINTING: [&str; 2] = ["above", "below"];

/// Words of one side that the other side has turned into their opposite.
pub(super) fn opposites(
    before: &Sentence<'_>,
    after: &Sentence<'_>,
    lexicon: &Lexicon,
) -> Vec<Fact> {
    let sides = (Side::of(before), Side::of(after));
    let mut found = listed(&sides, lexicon);
    found.extend(reversed(&sides, lexicon));
    found
}

/// A sentence with the first place of each of its words.
struct Side<'s, 't> {
    sentence: &'s Sentence<'t>,
    places: HashMap<&'s str, usize>,
}

impl<'s, 't> Side<'s, 't> {
    fn of(sentence: &'s Sentence<'t>) -> Self {
        let words = sentence.tokens().iter().enumerate().rev();
        let places = words.map(|(at, token)| (token.plain.as_str(), at)).collect();
        Self { sentence, places }
    }

    /// How a phrase stands here, if it does.
    fn text_of(&self, phrase: &str) -> Option<&'t str> {
        let first = phrase.split('_').next()?;
        let start = *self.places.get(first)?;
        (start..self.sentence.tokens().len()).find_map(|at| {
            let len = self.sentence.phrase(at, phrase)?;
            let points = POINTING.contains(&phrase) && !is_word(self.sentence.plain(at + len));
            (!points).then(|| self.sentence.surface(at, len))
        })
    }

    /// The first of the alternatives that stands here and not on the other side.
    fn alone(&self, other: &Self, alternatives: &str) -> Option<&'t str> {
        alternatives.split(' ').find_map(|phrase| {
            let text = self.text_of(phrase)?;
            other.text_of(phrase).is_none().then_some(text)
        })
    }
}

fn fact(before: &str, after: &str) -> Fact {
    let kind = FactKind::Negation;
    Fact { kind, before: Some(before.to_owned()), after: Some(after.to_owned()) }
}

/// By the tables. What is asked is only of which a word is gone.
fn listed((old, new): &(Side<'_, '_>, Side<'_, '_>), lexicon: &Lexicon) -> Vec<Fact> {
    let lost = old.places.keys().filter(|word| !new.places.contains_key(*word));
    let pairs: BTreeSet<Opposites> = lost.flat_map(|word| lexicon.opposites_with(word)).collect();
    let ways = pairs.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    let turned = ways.filter_map(|(from, into)| {
        let before = old.alone(new, from)?;
        Some(fact(before, new.alone(old, into)?))
    });
    turned.collect()
}

/// By their beginnings. Short words begin like their opposites by chance: "port", "import".
fn reversed((old, new): &(Side<'_, '_>, Side<'_, '_>), lexicon: &Lexicon) -> Vec<Fact> {
    let lost = old.sentence.tokens().iter().filter(|token| new.text_of(&token.plain).is_none());
    let turned = lost.filter_map(|token| {
        let into = reversals_of(&token.plain, lexicon);
        let mut words = into.iter().filter(|word| old.text_of(word).is_none());
        let after = words.find_map(|word| new.text_of(word))?;
        Some(fact(token.text, after))
    });
    turned.collect()
}

/// All words that would be the opposite of one.
fn reversals_of(word: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut found = Vec::new();
    let long = |word: &str| word.chars().count() > SHORT_WORD;
    if !long(word) {
        return found;
    }
    lexicon.find::<()>(|language| {
        for prefix in language.reversals.split(' ') {
            found.extend([format!("{prefix}{word}"), format!("{prefix}-{word}")]);
            let short = word.strip_prefix(prefix).map(|rest| rest.trim_start_matches('-'));
            found.extend(short.filter(|short| long(short)).map(str::to_owned));
        }
        None
    });
    found
}
