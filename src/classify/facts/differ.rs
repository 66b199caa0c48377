//! Which facts differ between two wordings of a sentence.

use std::collections::{HashMap, HashSet};

use super::language::Lexicon;
use super::names::{self, Known};
use super::sentence::{Reading, Sentence};
use super::{clauses, dates, numbers, offices, opposites, spelled, stance};
use crate::model::{Fact, FactKind};

/// A fact where it stands in a sentence.
struct Found<'t> {
    kind: FactKind,
    key: String,
    text: &'t str,
    at: usize,
    len: usize,
    weak: bool,
}

/// The kinds in the order in which they are told. Quotations are read from whole blocks.
const KINDS: [FactKind; 8] = [
    FactKind::Number,
    FactKind::Percent,
    FactKind::Money,
    FactKind::Date,
    FactKind::Time,
    FactKind::Name,
    FactKind::Negation,
    FactKind::Modality,
];

/// The facts that differ between two wordings, those of one kind paired in their order.
pub(super) fn differ(before: &str, after: &str, lexicon: &Lexicon, known: &Known) -> Vec<Fact> {
    let (old, new) = (Sentence::of(before), Sentence::of(after));
    let (old_facts, new_facts) = (scan(&old, lexicon, known), scan(&new, lexicon, known));
    let mut told = Vec::new();
    for kind in KINDS {
        let of = |found: &Found<'_>| found.kind == kind;
        let a: Vec<&Found<'_>> = old_facts.iter().filter(|found| of(found)).collect();
        let b: Vec<&Found<'_>> = new_facts.iter().filter(|found| of(found)).collect();
        let (lost, come) = (missing(&a, &b, &new), missing(&b, &a, &old));
        let (lost, come) = (supported(&lost, &come), supported(&come, &lost));
        if lost.is_empty() && come.is_empty() {
            told.extend(exchanged(&a, &b, &old, &new));
        } else {
            told.extend(paired(kind, &lost, &come));
        }
    }
    let negates = |found: &Found<'_>| found.kind == FactKind::Negation;
    let both = old_facts.iter().any(negates) && new_facts.iter().any(negates);
    if both && told.iter().all(|fact| fact.kind != FactKind::Negation) {
        told.extend(clauses::moved(&old, &new, lexicon));
    }
    let turned = opposites::opposites(&old, &new, lexicon);
    // "with" to "without" is one fact, not the coming of a "without" too.
    told.retain(|fact| {
        let is_of = |other: &Fact| {
            (fact.before.is_none() && fact.after == other.after)
                || (fact.after.is_none() && fact.before == other.before)
        };
        !turned.iter().any(is_of)
    });
    told.extend(turned);
    told
}

/// A fact of a sentence that has no counterpart: its kind, the form in which two wordings are equal, and
/// its wording.
pub(super) type Alone = (FactKind, String, String);

/// The facts of a sentence that has no counterpart.
pub(super) fn all(text: &str, lexicon: &Lexicon, known: &Known) -> Vec<Alone> {
    let sentence = Sentence::of(text);
    let found = scan(&sentence, lexicon, known).into_iter().filter(|found| !found.weak);
    found.map(|found| (found.kind, found.key, found.text.to_owned())).collect()
}

fn scan<'t>(sentence: &Sentence<'t>, lexicon: &Lexicon, known: &Known) -> Vec<Found<'t>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens().len() {
        let Some(Reading { len, kind, key, weak }) = read(sentence, at, lexicon, known) else {
            at += 1;
            continue;
        };
        found.push(Found { kind, key, text: sentence.surface(at, len), at, len, weak });
        at += len;
    }
    found
}

fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon, known: &Known) -> Option<Reading> {
    let listed = may_be_listed(sentence, at, lexicon).then(|| {
        dates::read(sentence, at, lexicon)
            .or_else(|| numbers::read(sentence, at, lexicon))
            .or_else(|| stance::read(sentence, at, lexicon))
    });
    listed.flatten().or_else(|| named(sentence, at, lexicon, known))
}

/// Whether a token can be read by the tables: most words of a text stand in none.
fn may_be_listed(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let word = sentence.plain(at);
    lexicon.knows(word)
        || word.contains(char::is_numeric)
        || matches!(word, "a" | "an" | "plus")
        || sentence.plain(at + 1) == "$"
        || spelled::joined(word, lexicon).is_some()
}

fn named(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon, known: &Known) -> Option<Reading> {
    let token = sentence.get(at)?;
    let word = token.plain.as_str();
    let may_begin = token.text.contains(|c: char| c.is_uppercase() || c.is_numeric())
        || lexicon.knows(word)
        || names::is_particle(word)
        || offices::is_other(word);
    let name = may_begin.then(|| names::read(sentence, at, lexicon, known))?;
    name.or_else(|| offices::read(sentence, at, lexicon))
}

/// The facts of one side that the other lacks. A name is there if all its words are, however they are
/// written: "the President" and "the president" name one office.
fn missing<'f, 't>(
    side: &[&'f Found<'t>],
    other: &[&Found<'_>],
    there: &Sentence<'_>,
) -> Vec<&'f Found<'t>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let said = if side.iter().any(|found| found.kind == FactKind::Name) {
        words_of(there)
    } else {
        HashSet::new()
    };
    for found in other {
        *counts.entry(found.key.as_str()).or_default() += 1;
    }
    let lacks = |found: &&'f Found<'t>| {
        let matched = counts.get_mut(found.key.as_str()).filter(|count| **count > 0);
        matched.map(|count| *count -= 1).is_none()
            && !(found.kind == FactKind::Name && is_said(&found.key, &said))
    };
    side.iter().copied().filter(lacks).collect()
}

/// Those that count: a weak one does only where it took the place of another fact, or gave it up. Of
/// two weak verbs neither says that the other is more than a synonym.
fn supported<'f, 't>(side: &[&'f Found<'t>], other: &[&Found<'_>]) -> Vec<&'f Found<'t>> {
    let sure = |side: &[&Found<'_>]| side.iter().filter(|found| !found.weak).count();
    let verbs = side.iter().any(|found| found.kind == FactKind::Modality);
    let places = if verbs { sure(other) } else { other.len() };
    let mut room = places.saturating_sub(sure(side));
    let mut counted = side.to_vec();
    counted.retain(|found| {
        let kept = !found.weak || room > 0;
        room -= usize::from(found.weak && kept);
        kept
    });
    counted
}

/// All words of a sentence, the parts of hyphened ones by themselves.
fn words_of<'s>(sentence: &'s Sentence<'_>) -> HashSet<&'s str> {
    sentence.tokens().iter().flat_map(|token| token.plain.split(['-', ' '])).collect()
}

fn is_said(name: &str, said: &HashSet<&str>) -> bool {
    name.split(' ').all(|word| said.contains(word))
}

fn paired(kind: FactKind, lost: &[&Found<'_>], come: &[&Found<'_>]) -> Vec<Fact> {
    let text = |side: &[&Found<'_>], at: usize| side.get(at).map(|found| found.text.to_owned());
    let longest = lost.len().max(come.len());
    (0..longest).map(|at| Fact { kind, before: text(lost, at), after: text(come, at) }).collect()
}

/// The same facts in exchanged places: "12 killed, 21 wounded" to "21 killed, 12 wounded". Where the
/// words around them changed places too, nothing was exchanged.
fn exchanged(
    a: &[&Found<'_>],
    b: &[&Found<'_>],
    old: &Sentence<'_>,
    new: &Sentence<'_>,
) -> Vec<Fact> {
    let differ = a.iter().zip(b).filter(|(x, y)| x.key != y.key);
    if a.len() != b.len() || skeleton(a, old) != skeleton(b, new) {
        return Vec::new();
    }
    differ
        .map(|(x, y)| Fact {
            kind: x.kind,
            before: Some(x.text.to_owned()),
            after: Some(y.text.to_owned()),
        })
        .collect()
}

/// The words of a sentence with its facts left blank.
fn skeleton<'s>(facts: &[&Found<'_>], sentence: &'s Sentence<'_>) -> Vec<&'s str> {
    let mut words = Vec::new();
    let mut end = 0;
    for fact in facts {
        words.extend((end..fact.at).map(|at| sentence.plain(at)));
        words.push("");
        end = fact.at + fact.len;
    }
    words.extend((end..sentence.tokens().len()).map(|at| sentence.plain(at)));
    words
}
