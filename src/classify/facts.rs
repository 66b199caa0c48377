//! The facts that differ: numbers, dates, names, negations and the rest, per language.

mod clauses;
mod dates;
mod differ;
mod language;
mod languages;
mod names;
mod numbers;
mod offices;
mod opposites;
mod quantities;
mod quotations;
mod sentence;
mod spelled;
mod stance;
#[cfg(test)]
mod tests;
mod times;
mod values;

use std::collections::HashSet;

use language::Lexicon;
use names::Known;

use super::edits::Edits;
pub(super) use values::{Figure, figures};

use crate::compare::{caseless, normal};
use crate::model::{Block, BlockKind, Change, Extraction, Fact, Field};

/// The facts that differ between two versions: within the headline and within reworded sentences pair by
/// pair, in sentences that came or went with one side missing, and in quotations.
pub(super) fn facts(
    before: &Extraction,
    after: &Extraction,
    changes: &[Change],
    edits: &Edits,
) -> Vec<Fact> {
    let lexicon = Lexicon::of(after.language.as_deref().or(before.language.as_deref()));
    let title = changes.iter().find(|change| change.field == Field::Title).and_then(texts);
    let wordings = edits.reworded.iter().map(|(old, new)| (old.as_str(), new.as_str()));
    let wordings: Vec<(&str, &str)> = title.into_iter().chain(wordings).collect();
    if wordings.is_empty() && edits.inserted.is_empty() && edits.deleted.is_empty() {
        return Vec::new();
    }
    let alone_texts = edits.inserted.iter().chain(&edits.deleted).map(String::as_str);
    let said = wordings.iter().flat_map(|(old, new)| [*old, *new]).chain(alone_texts);
    let known = Known::of(before, after, said, &lexicon);
    let within = wordings.iter().flat_map(|(old, new)| differ::differ(old, new, &lexicon, &known));
    let facts =
        within.chain(alone(edits, &lexicon, &known)).chain(quotations(before, after, edits, title));
    let mut told = HashSet::new();
    facts.filter(|fact| told.insert(fact.clone())).collect()
}

/// Both texts of a headline whose words changed.
fn texts(change: &Change) -> Option<(&str, &str)> {
    let texts = change.before.as_deref().zip(change.after.as_deref());
    texts.filter(|(old, new)| normal(old) != normal(new) && caseless(old) != caseless(new))
}

/// The facts of sentences that came or went. A fact that left one sentence and came in another has not
/// changed.
fn alone(edits: &Edits, lexicon: &Lexicon, known: &Known) -> Vec<Fact> {
    let of = |sentences: &[String]| -> Vec<differ::Alone> {
        sentences.iter().flat_map(|text| differ::all(text, lexicon, known)).collect()
    };
    let mut come = of(&edits.inserted);
    let mut lost = of(&edits.deleted);
    lost.retain(|fact| {
        match come.iter().position(|other| (other.0, &other.1) == (fact.0, &fact.1)) {
            Some(at) => {
                come.remove(at);
                false
            }
            None => true,
        }
    });
    let gone =
        lost.into_iter().map(|(kind, _, text)| Fact { kind, before: Some(text), after: None });
    let new =
        come.into_iter().map(|(kind, _, text)| Fact { kind, before: None, after: Some(text) });
    gone.chain(new).collect()
}

fn quotations(
    before: &Extraction,
    after: &Extraction,
    edits: &Edits,
    title: Option<(&str, &str)>,
) -> Vec<Fact> {
    let blocks = |side: &'_ Extraction, at: &[usize]| -> Vec<Block> {
        at.iter().map(|at| side.blocks[*at].clone()).collect()
    };
    let line =
        |text: &str| Block { kind: BlockKind::Heading, text: text.to_owned(), links: Vec::new() };
    let (mut old, mut new) = (blocks(before, &edits.old_blocks), blocks(after, &edits.new_blocks));
    if let Some((old_title, new_title)) = title {
        old.push(line(old_title));
        new.push(line(new_title));
    }
    quotations::differ(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>())
}
