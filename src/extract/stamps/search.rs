//! The lines of a page searched for stamps: labels wait for the dates that stand in lines behind them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::dom::text_within;
use super::super::lines::Line;
use super::Place;
use super::candidates::{Candidate, Declared, list, of_line};
use super::grammar::{Reading, read};
use super::published::Source;
use super::shape::{self, Spot};
use crate::model::StampKind;

/// A line of more characters is no stamp, unless a profile says so.
pub(super) const LONGEST: usize = 220;

/// A label alone has no more characters.
const LABEL: usize = 80;

/// A label waits for its date over so many lines, its own and that of a sign included.
const WAIT: usize = 2;

/// A line with more words beside its stamp stays text.
const FEW: usize = 4;

/// What was seen in the lines.
#[derive(Default)]
pub(super) struct Seen {
    /// The stamps in order.
    pub(super) candidates: Vec<Candidate>,
    /// The lines that are stamps, labels of stamps, and what belongs to a list of them.
    pub(super) lines: BTreeSet<usize>,
    waiting: Vec<Waiting>,
}

/// A label whose date has not come yet.
#[derive(Clone, Copy)]
struct Waiting {
    /// What it says of its date; `None` for a date that is no stamp's.
    kind: Option<StampKind>,
    /// Its line.
    at: usize,
    /// The line up to which it was carried on.
    last: usize,
}

/// Searches the lines of the head and of the rest.
pub(super) fn search(lines: &[Line<'_>], place: &Place<'_>) -> Seen {
    let indices: BTreeSet<usize> =
        place.head.iter().chain(place.rest).chain(place.foot).copied().collect();
    let mut seen = Seen::default();
    for index in indices {
        if let Some(line) = lines.get(index) {
            seen = seen.with(index, line, place);
        }
    }
    let companions = companions(lines, &seen.lines, place.head);
    seen.lines.extend(companions);
    seen
}

/// A line as it can be read best, and what is read. Where its words give no date, those of neighbouring
/// elements, which a style sheet can set apart (`20194:56 pm`), are read with a space between them.
fn legible<'a, 'b>(line: &'b Line<'a>, place: &Place<'_>) -> (Cow<'b, Line<'a>>, Reading) {
    let reading = read(&line.text, place.habits);
    let digits = line.text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 4 || line.chars() > LONGEST || !reading.dates.is_empty() {
        return (Cow::Borrowed(line), reading);
    }
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    match text_within(line.node, line.text.len() * 2) {
        Some(apart) if apart != line.text && letters(&apart) == letters(&line.text) => {
            let reading = read(&apart, place.habits);
            (Cow::Owned(Line { text: apart, ..line.clone() }), reading)
        }
        _ => (Cow::Borrowed(line), reading),
    }
}

impl Seen {
    fn with(mut self, index: usize, line: &Line<'_>, place: &Place<'_>) -> Self {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.retain(|label| index - label.last <= WAIT);
        let profiled = (place.profiled)(line.node);
        if profiled.is_none() && says_nothing(line) {
            return self;
        }
        let (line, reading) = legible(line, place);
        let line = line.as_ref();
        let in_head = place.head.contains(&index);
        let spot = Spot {
            in_head,
            in_foot: place.foot.contains(&index),
            after_label: !waiting.is_empty(),
            profiled: profiled.is_some(),
        };
        if profiled.is_none() && is_of_other(&waiting, &reading) {
            self.waiting = left(waiting, reading.dates.len(), index);
            return self;
        }
        let is_own = in_head || !shape::is_of_another(line, place.own);
        if is_own && shape::is_stamp(line, &reading, spot) {
            return self.stamped((index, line), &reading, (profiled, in_head), waiting, place);
        }
        self.waiting = if reading.residue == 0 && !reading.open_labels.is_empty() {
            let kinds = reading.open_labels.iter();
            let new = kinds.map(|kind| Waiting { kind: *kind, at: index, last: index });
            waiting.into_iter().map(|label| Waiting { last: index, ..label }).chain(new).collect()
        } else if line.text.chars().all(|c| !c.is_alphanumeric()) {
            waiting
        } else {
            Vec::new()
        };
        self
    }

    /// A line that is a stamp takes the labels that wait, one for each of its dates.
    fn stamped(
        mut self,
        (index, line): (usize, &Line<'_>),
        reading: &Reading,
        (profiled, in_head): (Option<StampKind>, bool),
        waiting: Vec<Waiting>,
        place: &Place<'_>,
    ) -> Self {
        // A profile may name a paragraph that begins with its date, and an update may tell its news
        // or its reason behind it: the paragraph stays text.
        let stays_text = profiled.is_some() && reading.residue > FEW
            || profiled.is_none() && shape::tells_more(line, reading);
        self.lines.extend((!stays_text).then_some(index));
        self.lines.extend(waiting.iter().map(|label| label.at));
        let told: Vec<Option<StampKind>> =
            profiled.map(Some).into_iter().chain(waiting.iter().map(|label| label.kind)).collect();
        let source = match (profiled, in_head) {
            (Some(_), _) => Source::Profile,
            (None, true) => Source::Head,
            (None, false) => Source::Text,
        };
        let dates = if stays_text { 1 } else { usize::MAX };
        let declared = Declared { line, reading, told: &told, source };
        let stamps = of_line(&declared, place).into_iter().take(dates);
        self.candidates.extend(stamps.map(|stamp| Candidate { line: Some(index), ..stamp }));
        self.waiting = left(waiting, reading.dates.len().max(1), index);
        self
    }
}

/// Whether a line is too long for a stamp, or for a label where it has no number.
fn says_nothing(line: &Line<'_>) -> bool {
    line.chars() > LONGEST || line.chars() > LABEL && !line.text.chars().any(char::is_numeric)
}

/// Whether the dates of a line are the values of a label that names no stamp: `Valid until:`.
fn is_of_other(waiting: &[Waiting], reading: &Reading) -> bool {
    waiting.first().is_some_and(|label| label.kind.is_none())
        && !reading.dates.is_empty()
        && reading.dates.iter().all(|dated| dated.kind.is_none())
}

/// The labels that still wait behind so many dates of a line.
fn left(waiting: Vec<Waiting>, dates: usize, index: usize) -> Vec<Waiting> {
    let left = waiting.into_iter().skip(dates);
    left.map(|label| Waiting { last: index, ..label }).collect()
}

/// Lines that belong to a list of stamps: bars and dashes between them, a document's number.
fn companions(lines: &[Line<'_>], taken: &BTreeSet<usize>, head: &[usize]) -> Vec<usize> {
    let list = |index: usize| list(lines.get(index)?);
    let lists: BTreeSet<_> = taken.iter().filter_map(|index| list(*index)).collect();
    let is_separator = |line: &Line<'_>| line.text.chars().all(|c| !c.is_alphanumeric());
    head.iter()
        .copied()
        .filter(|index| !taken.contains(index))
        .filter(|index| {
            let Some(line) = lines.get(*index) else { return false };
            let beside = taken.contains(&(index + 1)) || *index > 0 && taken.contains(&(index - 1));
            is_separator(line) && beside
                || list(*index).is_some_and(|list| lists.contains(&list)) && line.chars() <= 80
        })
        .collect()
}
