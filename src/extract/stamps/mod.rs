//! Stamps: the dates that a page declares of itself, in words, in `<time>`, in its metadata.

use std::collections::BTreeSet;

use super::dom::{Node, attr, name_words};
use super::lines::Line;
use super::metadata::{Dated, Metadata};
use crate::model::{BlockKind, FoundStamp, Origin, Stamp, StampKind, StampValue, Zone};

mod address;
mod dates;
mod grammar;
pub(super) mod languages;
mod published;
mod times;
mod tokens;
mod words;
mod zones;

pub(super) use grammar::begins_with_date;
use grammar::{Reading, read};
pub(super) use published::Published;
use published::Source;
pub(super) use words::{Habits, Order};

#[cfg(test)]
mod tests;

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
    /// How names and figures are read.
    pub(super) habits: Habits,
    /// Whether the source names a time zone.
    pub(super) zoned: bool,
    /// What the profile says of an element.
    pub(super) profiled: &'a dyn Fn(Node<'_>) -> Option<StampKind>,
}

/// One stamp with how sure it is: a label beats a date alone.
struct Candidate {
    found: FoundStamp,
    labelled: bool,
    source: Source,
}

/// A line of more characters is no stamp, unless a profile says so.
const LONGEST: usize = 220;

/// Finds the stamps.
pub(super) fn find(lines: &[Line<'_>], place: &Place<'_>, data: &Metadata) -> Found {
    let mut found = Found::default();
    let mut candidates = Vec::new();
    let mut open: Option<(StampKind, usize)> = None;
    let mut other: Option<usize> = None;
    let indices: BTreeSet<usize> = place.head.iter().chain(place.rest).copied().collect();
    for index in indices {
        let Some(line) = lines.get(index) else { continue };
        let in_head = place.head.contains(&index);
        let before = open.take().filter(|(_, at)| index - at <= 2);
        let profiled = (place.profiled)(line.node);
        if line.chars() > LONGEST && profiled.is_none() {
            continue;
        }
        let reading = read(&line.text, place.habits);
        // The value of a `Valid until:` in the line before.
        let of_other = other.take().is_some_and(|at| index - at <= 2) && profiled.is_none();
        if of_other && reading.dates.iter().all(|dated| dated.kind.is_none()) {
            continue;
        }
        other = (reading.open_other && reading.residue == 0).then_some(index);
        if is_stamp(line, &reading, in_head, before.is_some(), profiled.is_some()) {
            // A profile may name a paragraph that begins with its date: the paragraph stays text.
            let stays_text = profiled.is_some() && reading.residue > 4;
            found.lines.extend((!stays_text).then_some(index));
            found.lines.extend(before.map(|(_, at)| at));
            let kind = profiled.or(before.map(|(kind, _)| kind));
            let source = match (profiled, in_head) {
                (Some(_), _) => Source::Profile,
                (None, true) => Source::Head,
                (None, false) => Source::Text,
            };
            let dates = if stays_text { 1 } else { usize::MAX };
            candidates
                .extend(from_line(line, &reading, (kind, source), place).into_iter().take(dates));
        } else if reading.open_label.is_some() && reading.residue == 0 {
            open = reading.open_label.map(|kind| (kind, index));
        } else if line.text.chars().all(|c| !c.is_alphanumeric()) {
            open = before;
        }
    }
    found.lines.extend(companions(lines, &found.lines, place.head));
    let stated = data.dates.iter().filter_map(|date| stated(date, place));
    candidates.extend(stated);
    found.updated = choose(&candidates, StampKind::Updated);
    found.published = published::find(&candidates, lines, place, data);
    found.stamps = candidates.into_iter().map(|candidate| candidate.found).collect();
    found
}

/// The date of a line that is nothing but a date.
pub(super) fn bare_date(text: &str) -> Option<jiff::civil::Date> {
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

/// Whether a line is a stamp: dates with labels, or in the head of the article dates alone, and
/// hardly another word. A date in a running sentence is none.
fn is_stamp(
    line: &Line<'_>,
    reading: &Reading,
    in_head: bool,
    after_label: bool,
    profiled: bool,
) -> bool {
    if reading.of_site || line.chars() > LONGEST && !profiled {
        return false;
    }
    let relative = !line.times.is_empty() && super::phrases::is_relative_time(&line.text);
    if reading.dates.is_empty() {
        return relative && in_head;
    }
    let labelled = reading.dates.iter().any(|dated| dated.kind.is_some());
    let alone = reading.residue == 0;
    let sentence = line.text.ends_with('.') && reading.residue > 3;
    profiled
        || labelled
            && (reading.residue <= 4 || reading.label_first && reading.residue <= 10 && !sentence)
        || after_label && reading.residue <= 2
        || in_head && reading.residue <= 2 && line.kind != BlockKind::Heading && line.chars() <= 80
        || in_head && is_signature(line, reading)
        || alone && line.kind != BlockKind::TableRow && marked(line.node).is_some()
}

/// `By Ada Bell · 3 May 2023 · 5 min read`: names and a date, set off by a sign or begun with `By`.
fn is_signature(line: &Line<'_>, reading: &Reading) -> bool {
    let Some(dated) = reading.dates.first() else { return false };
    let set_off = |text: Option<&str>, ends: bool| {
        let signs = ['|', '·', '•', '/', '–', '—', '⋅', '∙'];
        text.map(str::trim)
            .is_some_and(|text| if ends { text.ends_with(signs) } else { text.starts_with(signs) })
    };
    let signed = set_off(line.text.get(..dated.span.start), true)
        || set_off(line.text.get(dated.span.end..), false)
        || super::signature::begins_with_label(&line.text);
    signed
        && reading.residue <= 8
        && line.chars() <= 120
        && !line.text.ends_with('.')
        && line.kind != BlockKind::Heading
}

/// What the classes around a line say of the date in it.
fn marked(node: Node<'_>) -> Option<StampKind> {
    let parts = node.descendants().skip(1).take(12).filter(|part| part.value().is_element());
    std::iter::once(node).chain(node.ancestors().take(2)).chain(parts).find_map(|up| {
        let words = name_words(up);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        if has(&["updated", "modified", "lastmod", "maj", "update"]) {
            Some(StampKind::Updated)
        } else if has(&["date", "published", "pubdate", "datetime", "timestamp", "posted", "time"])
        {
            Some(StampKind::Published)
        } else {
            None
        }
    })
}

fn from_line(
    line: &Line<'_>,
    reading: &Reading,
    (kind, source): (Option<StampKind>, Source),
    place: &Place<'_>,
) -> Vec<Candidate> {
    let mut out = Vec::new();
    for dated in &reading.dates {
        let first = out.is_empty();
        let known = dated.kind.or(kind.filter(|_| first));
        let kind = known.or_else(|| marked(line.node)).unwrap_or(StampKind::Published);
        let text = line.text.get(dated.span.clone()).unwrap_or(&line.text).to_owned();
        out.push(candidate(
            kind,
            dated.value,
            text,
            Origin::Text,
            known.is_some(),
            source,
            place.zoned,
        ));
    }
    let kinds: Vec<(StampKind, bool)> = out.iter().map(|c| (c.found.kind, c.labelled)).collect();
    let label = reading.open_label.or(kind);
    for (at, node) in line.times.iter().enumerate() {
        let Some(raw) = attr(*node, "datetime") else { continue };
        let Some(value) = read(raw, Order::DayFirst).dates.first().map(|dated| dated.value) else {
            continue;
        };
        let own = match attr(*node, "itemprop") {
            Some("dateModified") => Some(StampKind::Updated),
            Some("datePublished") => Some(StampKind::Published),
            _ => None,
        };
        let same = kinds.get(at).filter(|_| kinds.len() == line.times.len()).copied();
        let kind = own.or(same.map(|(kind, _)| kind)).or(label).or_else(|| marked(*node));
        let labelled =
            own.is_some() || same.is_some_and(|(_, labelled)| labelled) || label.is_some();
        let kind = kind.unwrap_or(StampKind::Published);
        out.push(candidate(
            kind,
            value,
            raw.to_owned(),
            Origin::Time,
            labelled,
            source,
            place.zoned,
        ));
    }
    out
}

fn candidate(
    kind: StampKind,
    value: StampValue,
    text: String,
    origin: Origin,
    labelled: bool,
    source: Source,
    zoned: bool,
) -> Candidate {
    let zone = match (value.offset, value.time, zoned) {
        (Some(_), ..) => Zone::Stated,
        (None, _, true) => Zone::Source,
        (None, _, false) => Zone::Unknown,
    };
    let source = if labelled && source == Source::Head { Source::LabelledHead } else { source };
    Candidate {
        found: FoundStamp { kind, stamp: Stamp { value, zone, text, origin } },
        labelled,
        source,
    }
}

/// A date of the metadata.
fn stated(date: &Dated, place: &Place<'_>) -> Option<Candidate> {
    let value = value_of(&date.text, place.habits)?;
    let source = match (date.origin, date.firm) {
        (Origin::JsonLd, _) => Source::JsonLd,
        (_, true) => Source::Meta,
        (_, false) => Source::VagueMeta,
    };
    Some(candidate(date.kind, value, date.text.clone(), date.origin, true, source, place.zoned))
}

/// The first date of a text that machines are told; `20230517` too.
fn value_of(raw: &str, habits: impl Into<Habits>) -> Option<StampValue> {
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    let compact = (digits == 8)
        .then(|| Some(format!("{}-{}-{}", raw.get(..4)?, raw.get(4..6)?, raw.get(6..8)?)))
        .flatten();
    read(compact.as_deref().unwrap_or(raw), habits).dates.first().map(|dated| dated.value)
}

/// Lines that belong to a list of stamps: bars and dashes between them, a document's number.
fn companions(lines: &[Line<'_>], taken: &BTreeSet<usize>, head: &[usize]) -> Vec<usize> {
    let list = |index: usize| {
        let node = lines.get(index)?.node;
        (super::dom::tag(node) == "li").then(|| node.parent().map(|up| up.id())).flatten()
    };
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

/// The stamp of a kind: visible words first, then `<time>`, JSON-LD, meta, microdata; a label first.
/// A date without a label does not stand against metadata that says another day.
fn choose(candidates: &[Candidate], kind: StampKind) -> Option<Stamp> {
    let of_kind = || candidates.iter().filter(move |candidate| candidate.found.kind == kind);
    let best =
        of_kind().min_by_key(|candidate| (candidate.found.stamp.origin, !candidate.labelled))?;
    let data = of_kind().filter(|candidate| candidate.found.stamp.origin > Origin::Time);
    let firm = data.min_by_key(|candidate| candidate.found.stamp.origin);
    let day = |candidate: &Candidate| candidate.found.stamp.value.date;
    let chosen = match firm {
        Some(firm) if !best.labelled && far(day(best), day(firm)) => firm,
        _ => best,
    };
    Some(chosen.found.stamp.clone())
}

/// More than a day apart: less may be another zone.
fn far(a: jiff::civil::Date, b: jiff::civil::Date) -> bool {
    (a - b).get_days().abs() > 1
}
