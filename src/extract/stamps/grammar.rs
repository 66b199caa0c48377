//! A line read as a stamp: the dates in it, what the labels say of them, and what else it says.

use std::ops::Range;

use crate::model::{StampKind, StampValue};

use super::dates::date_at;
use super::languages::Role;
use super::times::{Clock, time_at};
use super::tokens::{Kind, Token};
use super::words::{Habits, Order, Words};

#[cfg(test)]
mod tests;

/// What was read in a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The dates in order, without those that a label calls another date than a stamp's.
    pub(super) dates: Vec<Dated>,
    /// Labels that no date of this line follows, as their values may stand in the next lines; `None`
    /// for one that names a date that is no stamp's: `Valid until:`.
    pub(super) open_labels: Vec<Option<StampKind>>,
    /// Words that are neither date nor label nor filler.
    pub(super) residue: usize,
    /// Whether a label begins the line.
    pub(super) label_first: bool,
    /// Whether the label speaks of the whole site.
    pub(super) of_site: bool,
}

/// One date of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    /// The date, with a time where one is stated.
    pub(super) value: StampValue,
    /// What the label before it says; `None` without a label.
    pub(super) kind: Option<StampKind>,
    /// The bytes of label and date in the line.
    pub(super) span: Range<usize>,
}

/// The words for any date, folded.
const DAY: [&str; 11] = [
    "data",
    "date",
    "datum",
    "dato",
    "fecha",
    "datums",
    "tarih",
    "дата",
    "ημερομηνια",
    "kuupaev",
    "paivays",
];

/// One meaningful piece of a line.
#[derive(Debug)]
enum Piece {
    Date(StampValue),
    /// A time of day without a date.
    Time(Clock),
    /// A label of a stamp, or of another date.
    Label(Option<StampKind>),
    /// A word for any date, which is a label where no other one waits.
    Day,
    Filler,
    Other,
    /// A word of the site.
    Site,
    Separator,
}

/// A label whose date has not come yet.
struct Label {
    kind: Option<StampKind>,
    start: usize,
    /// The residue before it.
    residue: usize,
}

/// A line being read.
#[derive(Default)]
struct Reader {
    reading: Reading,
    label: Option<Label>,
    /// Whether dates from here on belong to a label that is no stamp's: `Event: 3 May - 5 May`.
    shut: bool,
}

/// Reads a line. Each step takes at least one token and looks at a few behind it.
pub(super) fn read(line: &str, habits: impl Into<Habits>) -> Reading {
    let words = Words::of(line, habits.into());
    let mut reader = Reader::default();
    for (piece, span) in pieces(&words) {
        reader.take(&piece, span);
    }
    reader.finish()
}

/// Whether a text begins with a date, or with a word and a date: `of 3 May 2023`.
pub(in crate::extract) fn begins_with_date(text: &str) -> bool {
    let start: String = text.chars().take(60).collect();
    let words = Words::of(&start, Order::DayFirst.into());
    let first = pieces(&words)
        .into_iter()
        .find(|(piece, _)| !matches!(piece, Piece::Filler | Piece::Separator));
    matches!(first, Some((Piece::Date(_), _)))
}

impl Reader {
    fn take(&mut self, piece: &Piece, span: Range<usize>) {
        let reading = &mut self.reading;
        match piece {
            Piece::Label(kind) => {
                let first = reading.residue == 0 && reading.dates.is_empty();
                reading.label_first |= first && self.label.is_none() && !self.shut;
                let (start, residue) = (span.start, reading.residue);
                self.label = Some(Label { kind: *kind, start, residue });
                reading.open_labels.push(*kind);
                self.shut &= kind.is_none();
            }
            // `Aggiornato in data 4 maggio 2024`: the label before it holds.
            Piece::Day if self.label.is_some() => {}
            Piece::Day => self.take(&Piece::Label(Some(StampKind::Published)), span),
            Piece::Date(value) => self.date(*value, span),
            Piece::Time(clock) => self.time(*clock, span),
            Piece::Other => reading.residue += 1,
            Piece::Site => {
                reading.residue += 1;
                reading.of_site = true;
            }
            Piece::Filler | Piece::Separator => {}
        }
    }

    /// A label holds for the date that follows it, with no more than two words between.
    fn date(&mut self, value: StampValue, span: Range<usize>) {
        let residue = self.reading.residue;
        self.reading.open_labels.clear();
        let near = self.label.take().filter(|label| residue <= label.residue + 2);
        self.shut |= near.as_ref().is_some_and(|label| label.kind.is_none());
        if self.shut {
            return;
        }
        let start = near.as_ref().map_or(span.start, |label| label.start);
        let kind = near.and_then(|label| label.kind);
        self.reading.dates.push(Dated { value, kind, span: start..span.end });
    }

    /// A time alone behind a label is of the day that the line has named: `6 March 2024 14:30, updated
    /// 15:10`.
    fn time(&mut self, clock: Clock, span: Range<usize>) {
        let label = self.label.as_ref().filter(|label| label.residue == self.reading.residue);
        match (label, self.reading.dates.last()) {
            (Some(label), Some(last)) if label.kind.is_some() => {
                self.date(value(last.value.date, clock), span);
            }
            _ => self.reading.residue += 1,
        }
    }

    /// A label behind the last date and before none: `19 May 2023 (updated)`; else it is open.
    fn finish(self) -> Reading {
        let Self { mut reading, label, .. } = self;
        let Some(label) = label else { return reading };
        if !reading.dates.is_empty() {
            reading.open_labels.clear();
        }
        match (reading.dates.last_mut(), label.kind) {
            (Some(last), Some(kind)) if last.kind.is_none() => last.kind = Some(kind),
            (Some(last), None) if last.kind.is_none() && label.residue == reading.residue => {
                reading.dates.pop();
            }
            _ => {}
        }
        reading
    }
}

fn pieces(words: &Words<'_>) -> Vec<(Piece, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = words.get(at) {
        let (next, piece) = piece_at(words, at, token);
        let end = words.get(next - 1).map_or(token.span.end, |last| last.span.end);
        out.push((piece, token.span.start..end));
        at = next;
    }
    out
}

/// The piece at `at` and where the next begins, always further on.
fn piece_at(words: &Words<'_>, at: usize, token: &Token) -> (usize, Piece) {
    // Short days of the week are words of labels too: `né le 3 mai`, and Sunday in Czech.
    if let Some((next, kind)) = words.label(at) {
        let any = next == at + 1 && kind.is_some() && DAY.contains(&token.text.as_str());
        return (next, if any { Piece::Day } else { Piece::Label(kind) });
    }
    if let Some((next, value)) = moment_at(words, at) {
        return (next, Piece::Date(value));
    }
    if let Some((next, clock)) = time_at(words, at).filter(|_| token.kind == Kind::Number) {
        return (next, Piece::Time(clock));
    }
    if let Some(next) = words.spoken(at, Role::Site) {
        return (next, Piece::Site);
    }
    let weekday = words.role(at, Role::Weekday).filter(|_| is_full(token));
    if let Some(next) = words.spoken(at, Role::Filler).or(weekday) {
        return (next, Piece::Filler);
    }
    let piece = if token.kind == Kind::Sign { Piece::Separator } else { Piece::Other };
    (at + 1, piece)
}

/// Whether a day of the week is not of the few letters that are other words too: `so`, `to`, `on`.
fn is_full(token: &Token) -> bool {
    token.text.chars().count() > if token.kind == Kind::Unspaced { 1 } else { 3 }
}

/// A date with a time behind or before it.
fn moment_at(words: &Words<'_>, at: usize) -> Option<(usize, StampValue)> {
    if let Some((next, date)) = date_at(words, at) {
        let behind = connected(words, next).find_map(|start| time_at(words, start));
        return match behind {
            Some((end, clock)) => Some((end, value(date, clock))),
            None => Some((next, StampValue::day(date))),
        };
    }
    // `11:52, 19 May 2023`
    let (next, clock) = time_at(words, at)?;
    let (end, date) = connected(words, next).find_map(|start| date_at(words, start))?;
    Some((end, value(date, clock)))
}

fn value(date: jiff::civil::Date, clock: Clock) -> StampValue {
    let Clock { time, seconds, offset } = clock;
    StampValue { date, time: Some(time), seconds, offset }
}

/// The places up to which only a few connecting signs and words stand between date and time.
fn connected<'a>(words: &'a Words<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    const STEPS: usize = 7;
    std::iter::successors(Some(at), |at| joint(words, *at)).take(STEPS)
}

/// Behind the sign, the word or the day of the week that connects date and time.
fn joint(words: &Words<'_>, at: usize) -> Option<usize> {
    const SIGNS: [&str; 16] =
        [",", "-", "–", "—", "|", "@", "(", ")", "t", "·", "•", "/", ":", ".", "―", ";"];
    if words.stands(at, &SIGNS) {
        return Some(at + 1);
    }
    words.role(at, Role::Joint).or_else(|| words.role(at, Role::Weekday))
}
