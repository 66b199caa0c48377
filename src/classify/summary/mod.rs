//! One plain sentence for a human, in each language of reports.

mod english;
mod french;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::disclosure::Declaration;
use super::edits::Edits;
use super::noise::Why;
use crate::model::{
    Change, DeclaredIn, Disclosure, Fact, Field, Op, QualityPair, Significance, Summaries, Verdict,
};

/// No more facts than this are named.
const MOST_FACTS: usize = 3;
/// A text longer than this many characters is cut.
const MOST_CHARACTERS: usize = 80;

/// One thing that a summary says. A count is never 0.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<'a> {
    /// The headline's words are others.
    Title(Option<&'a str>, Option<&'a str>),
    /// A fact differs.
    Fact(&'a Fact),
    /// So many more facts differ.
    MoreFacts(usize),
    /// So many sentences came, went or were reworded.
    Sentences(Op, usize),
    /// Sentences stand in another order.
    Reordered,
    /// So many blocks stand elsewhere.
    Moved(usize),
    /// So many notices came, went or were reworded.
    Notices(Op, usize),
    /// So many bylines, attachments, links or pictures are others.
    Fields(Field, usize),
    /// Nothing but typography or layout changed.
    Typography,
    /// A date relative to now moved on by itself.
    MovedOn,
    /// Nothing changed but noise of these kinds.
    Noise(&'a BTreeSet<Why>),
    /// Nothing changed.
    Nothing,
    /// How it was declared, and where; with the words of the stamp that says so.
    Declared(Disclosure, Option<DeclaredIn>, Option<&'a str>),
}

/// What changed and whether it was declared, in one sentence.
pub(super) fn of(
    changes: &[Change],
    edits: &Edits,
    facts: &[Fact],
    noise: &BTreeSet<Why>,
    declaration: &Declaration,
    significance: Significance,
) -> Summaries {
    let mut parts = Vec::new();
    parts.extend(changes.iter().filter_map(titled));
    parts.extend(facts_told(facts));
    parts.extend(sentences_told(edits));
    parts.extend(fields_told(changes));
    if parts.is_empty() {
        parts.extend(quietly(changes, edits, noise, significance));
    }
    parts.extend(declared(declaration));
    Summaries {
        en: sentence(parts.iter().map(english::part), "; "),
        fr: sentence(parts.iter().map(french::part), "\u{202f}; "),
    }
}

/// That two pages were not compared, since one of them is not the article.
pub(super) fn incomparable(quality: &QualityPair) -> Summaries {
    let told = |verdict: Verdict| (!matches!(verdict, Verdict::Article)).then_some(verdict);
    let sides = (told(quality.before.verdict), told(quality.after.verdict));
    Summaries { en: english::incomparable(sides), fr: french::incomparable(sides) }
}

fn sentence(parts: impl Iterator<Item = String>, separator: &str) -> String {
    let text = parts.collect::<Vec<_>>().join(separator);
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn titled(change: &Change) -> Option<Part<'_>> {
    let is_title = change.field == Field::Title;
    is_title.then_some(Part::Title(change.before.as_deref(), change.after.as_deref()))
}

fn facts_told(facts: &[Fact]) -> impl Iterator<Item = Part<'_>> {
    let more = facts.len().saturating_sub(MOST_FACTS);
    let told = facts.iter().take(MOST_FACTS).map(Part::Fact);
    told.chain((more > 0).then_some(Part::MoreFacts(more)))
}

fn sentences_told(edits: &Edits) -> Vec<Part<'static>> {
    let counts = [
        (Op::Insert, edits.inserted.len()),
        (Op::Delete, edits.deleted.len()),
        (Op::Replace, edits.reworded.len()),
    ];
    let told = counts.into_iter().filter(|(_, count)| *count > 0);
    let told = told.map(|(op, count)| Part::Sentences(op, count));
    told.chain(edits.reordered.then_some(Part::Reordered)).collect()
}

fn fields_told(changes: &[Change]) -> Vec<Part<'static>> {
    let count = |is: &dyn Fn(&Change) -> bool| changes.iter().filter(|change| is(change)).count();
    let moved = count(&|change| change.op == Op::Move);
    let mut told = vec![(Part::Moved(moved), moved)];
    for op in [Op::Insert, Op::Delete, Op::Replace] {
        let count = count(&|change| change.field == Field::Notice && change.op == op);
        told.push((Part::Notices(op, count), count));
    }
    for field in [Field::Byline, Field::Attachment, Field::Link, Field::Image] {
        let count = count(&|change| change.field == field);
        told.push((Part::Fields(field, count), count));
    }
    told.into_iter().filter(|(_, count)| *count > 0).map(|(part, _)| part).collect()
}

/// What is said where no words changed.
fn quietly<'a>(
    changes: &[Change],
    edits: &Edits,
    noise: &'a BTreeSet<Why>,
    significance: Significance,
) -> Option<Part<'a>> {
    match significance {
        Significance::Cosmetic => Some(Part::Typography),
        _ if !noise.is_empty() => Some(Part::Noise(noise)),
        _ if edits.moving => Some(Part::MovedOn),
        _ if changes.is_empty() => Some(Part::Nothing),
        _ => None,
    }
}

fn declared(declaration: &Declaration) -> Option<Part<'_>> {
    let stamp = declaration.stamp.as_ref().map(|stamp| stamp.text.as_str());
    let told = declaration.disclosure != Disclosure::None;
    told.then_some(Part::Declared(declaration.disclosure, declaration.declared_in, stamp))
}

/// A text of another's, cut where it is long.
fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let short: String = text.chars().take(MOST_CHARACTERS - 1).collect();
    format!("{}…", short.trim_end())
}
