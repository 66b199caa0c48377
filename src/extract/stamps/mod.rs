//! Stamps: the dates that a page declares of itself, in words, in `<time>`, in its metadata.

use std::collections::BTreeSet;

use super::dom::Node;
use super::lines::Line;
use super::metadata::Metadata;
use jiff::civil::Date;

use crate::model::{FoundStamp, Origin, Stamp, StampKind, StampValue};

mod address;
mod candidates;
mod choice;
mod dates;
mod grammar;
pub(super) mod languages;
mod order;
mod published;
mod search;
mod shape;
mod times;
mod tokens;
mod words;
mod zones;

#[cfg(test)]
mod tests;

use candidates::Candidate;
pub(super) use grammar::begins_with_date;
use grammar::read;
use order::Ordered;
pub(super) use published::Published;
use published::Source;
pub(super) use words::{Habits, Order};

/// The stamps of a page, and the lines that are stamps and not text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Every stamp, in the order of the page, metadata last.
    pub(super) stamps: Vec<FoundStamp>,
    /// Lines that are stamps.
    pub(super) lines: BTreeSet<usize>,
    /// When it was published.
    pub(super) published: Option<Published>,
    /// The chosen stamp of the last change.
    pub(super) updated: Option<Stamp>,
}

/// Where stamps are looked for, and how they are read.
pub(super) struct Place<'a> {
    /// The lines around the headline, where a date alone is a stamp.
    pub(super) head: &'a [usize],
    /// The line of the headline.
    pub(super) title: Option<usize>,
    /// The address of the page.
    pub(super) url: &'a str,
    /// The lines of the text and those that follow it closely, where a labelled date is one.
    pub(super) rest: &'a [usize],
    /// The lines of the page's foot, where a label of the page's own change is one.
    pub(super) foot: &'a [usize],
    /// The elements that hold the headline and the text.
    pub(super) own: &'a [Node<'a>],
    /// What machines are told.
    pub(super) data: &'a Metadata,
    /// How figures are read.
    pub(super) ordered: Ordered,
    /// How names and figures are read.
    pub(super) habits: Habits,
    /// Whether the source names a time zone.
    pub(super) zoned: bool,
    /// What the profile says of an element.
    pub(super) profiled: &'a dyn Fn(Node<'_>) -> Option<StampKind>,
}

/// How the figures of a page's lines are read.
pub(super) fn ordered(
    lines: &[&str],
    data: &Metadata,
    language: Option<&str>,
    url: &str,
) -> Ordered {
    let clear = data.dates.iter().filter(|date| !order::is_ambiguous(&date.text));
    let stated = clear.filter_map(|date| value_of(&date.text, Order::DayFirst));
    let days: Vec<Date> = stated.map(|value| value.date).chain(address::day(url)).collect();
    order::of_page(lines, &days, language, url)
}

/// Finds the stamps.
pub(super) fn find(lines: &[Line<'_>], place: &Place<'_>) -> Found {
    let seen = search::search(lines, place);
    let stated = place.data.dates.iter().filter_map(|date| candidates::stated(date, place));
    let candidates: Vec<Candidate> = seen.candidates.into_iter().chain(stated).collect();
    let published = published::find(&candidates, lines, place);
    let (early, candidates): (Vec<Candidate>, Vec<Candidate>) =
        candidates.into_iter().partition(|candidate| is_early(candidate, published.as_ref()));
    let spared: BTreeSet<usize> = early.iter().filter_map(|candidate| candidate.line).collect();
    Found {
        lines: seen.lines.difference(&spared).copied().collect(),
        updated: choice::choose(&candidates, StampKind::Updated),
        published,
        stamps: candidates.into_iter().map(|candidate| candidate.found).collect(),
    }
}

/// Whether a change in a list of the text is older than the page: it is one of something that the text
/// speaks of.
fn is_early(candidate: &Candidate, published: Option<&Published>) -> bool {
    let declared = published.filter(|published| published.stamp.origin != Origin::Inferred);
    candidate.source == Source::Text
        && candidate.list.is_some()
        && candidate.found.kind == StampKind::Updated
        && declared.is_some_and(|day| candidate.found.stamp.value.date < day.stamp.value.date)
}

/// The date of a line that is nothing but a date.
pub(super) fn bare_date(text: &str) -> Option<Date> {
    if text.len() >= 60 {
        return None;
    }
    let reading = read(text, Order::DayFirst);
    let alone = reading.residue == 0 && reading.dates.len() == 1;
    reading
        .dates
        .first()
        .filter(|dated| alone && dated.kind.is_none())
        .map(|dated| dated.value.date)
}

/// The first date of a text that machines are told; `20230517` too.
fn value_of(raw: &str, habits: impl Into<Habits>) -> Option<StampValue> {
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    let compact = (digits == 8)
        .then(|| Some(format!("{}-{}-{}", raw.get(..4)?, raw.get(4..6)?, raw.get(6..8)?)))
        .flatten();
    read(compact.as_deref().unwrap_or(raw), habits).dates.first().map(|dated| dated.value)
}
