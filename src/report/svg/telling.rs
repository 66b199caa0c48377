//! The change that tells most of a revision, as marked runs.

use super::lines::{Mark, Run};
use super::{plain, whole};
use crate::model::{Change, Fact, FactKind, Field, Op, Word, WordOp};
use crate::report::fold::{Piece, fold};
use crate::report::{Sheet, words};

/// Words shown on either side of a change.
const CONTEXT: usize = 9;

/// So many characters may stand before the words that tell most.
const NEAR: usize = 90;

/// The kinds of facts by how much they tell.
const KINDS: [FactKind; 9] = [
    FactKind::Number,
    FactKind::Money,
    FactKind::Percent,
    FactKind::Negation,
    FactKind::Modality,
    FactKind::Date,
    FactKind::Time,
    FactKind::Quotation,
    FactKind::Name,
];

/// Where the most telling change is, and its words. `None` where the content did not change.
pub(super) fn telling(sheet: &Sheet) -> Option<(String, Vec<Run>)> {
    let comparison = &sheet.comparison;
    let content: Vec<&Change> =
        comparison.changes.iter().filter(|change| change.field != Field::Stamp).collect();
    let (change, at) = of_fact(&content, &comparison.facts)
        .or_else(|| first(&content).map(|change| (change, 0)))?;
    Some((words::change(sheet.locale, change, None), runs(change, at)))
}

/// The change in which the weightiest fact differs, and the first of its words that say so.
fn of_fact<'a>(content: &[&'a Change], facts: &[Fact]) -> Option<(&'a Change, usize)> {
    let mut facts: Vec<&Fact> = facts.iter().collect();
    facts.sort_by_key(|fact| {
        let one_sided = fact.before.is_none() || fact.after.is_none();
        (one_sided, KINDS.iter().position(|kind| *kind == fact.kind))
    });
    facts
        .iter()
        .find_map(|fact| content.iter().find_map(|change| Some((*change, within(change, fact)?))))
}

fn within(change: &Change, fact: &Fact) -> Option<usize> {
    let holds = |text: &Option<String>, fact: &Option<String>| match (text, fact) {
        (Some(text), Some(fact)) => text.contains(fact.as_str()),
        (_, fact) => fact.is_none(),
    };
    if !holds(&change.before, &fact.before) || !holds(&change.after, &fact.after) {
        return None;
    }
    let says = |word: &Word| {
        let fact = match word.op {
            WordOp::Equal => return false,
            WordOp::Delete => &fact.before,
            WordOp::Insert => &fact.after,
        };
        let word = word.text.trim();
        fact.as_ref().is_some_and(|fact| word.contains(fact.as_str()) || fact.contains(word))
    };
    if change.words.is_empty() { Some(0) } else { change.words.iter().position(says) }
}

/// Without facts: the headline, a notice, any other rewording, then whatever changed first.
fn first<'a>(content: &[&'a Change]) -> Option<&'a Change> {
    let find = |is: &dyn Fn(&Change) -> bool| content.iter().copied().find(|change| is(change));
    find(&|change| change.field == Field::Title)
        .or_else(|| find(&|change| change.field == Field::Notice))
        .or_else(|| find(&|change| change.op == Op::Replace && !change.words.is_empty()))
        .or_else(|| content.first().copied())
}

/// The words of a change from shortly before the word `at` on.
fn runs(change: &Change, at: usize) -> Vec<Run> {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    match change.op {
        Op::Insert => whole(Mark::New, after.unwrap_or_default()),
        Op::Delete => whole(Mark::Gone, before.unwrap_or_default()),
        Op::Move => whole(Mark::Same, after.unwrap_or_default()),
        Op::Replace if change.words.is_empty() => vec![
            (Mark::Gone, plain(before.unwrap_or_default())),
            (Mark::Same, " → ".to_owned()),
            (Mark::New, plain(after.unwrap_or_default())),
        ],
        Op::Replace => {
            // The old word of a pair stands before the new one, and what stays before both.
            let words = change.words.get(start(&change.words, at)..).unwrap_or_default();
            let pieces = fold(words, CONTEXT);
            let skipped = words.len() < change.words.len()
                && !matches!(pieces.first(), Some(Piece::Folded(_)));
            let start = skipped.then(|| (Mark::Same, "…".to_owned()));
            let runs = spaced(pieces.into_iter().map(run).collect());
            start.into_iter().chain(runs).collect()
        }
    }
}

/// The first unchanged run from which on not much stands before a word.
fn start(words: &[Word], at: usize) -> usize {
    let length = |words: &[Word]| words.iter().map(|word| word.text.chars().count()).sum::<usize>();
    let near = |from: &usize| {
        let equal = words.get(*from).is_some_and(|word| word.op == WordOp::Equal);
        let between = words.get(from + 1..at).unwrap_or_default();
        *from == at || equal && length(between) <= NEAR
    };
    if length(words.get(..at).unwrap_or_default()) <= NEAR {
        0
    } else {
        (0..=at).find(near).unwrap_or(at)
    }
}

fn run(piece: Piece<'_>) -> Run {
    match piece {
        Piece::Equal(text) => (Mark::Same, plain(text)),
        Piece::Insert(text) => (Mark::New, plain(text)),
        Piece::Delete(text) => (Mark::Gone, plain(text)),
        Piece::Folded(_) => (Mark::Same, "…".to_owned()),
    }
}

/// The runs with a space between what went and what came, where they would touch.
fn spaced(runs: Vec<Run>) -> Vec<Run> {
    runs.into_iter().fold(Vec::new(), |mut all: Vec<Run>, run| {
        let touches = all.last().is_some_and(|last| {
            (last.0, run.0) == (Mark::Gone, Mark::New)
                && !last.1.ends_with(' ')
                && !run.1.starts_with(' ')
        });
        all.extend(touches.then(|| (Mark::Same, " ".to_owned())));
        all.push(run);
        all
    })
}
