//! What makes a line a stamp: a date with a label, or one alone at the headline, and hardly another word.

use super::super::dom::{self, Node, attr, name_words, tag};
use super::super::lines::Line;
use super::super::{phrases, signature, words};
use super::grammar::Reading;
use super::search::LONGEST;
use crate::model::{BlockKind, StampKind};

/// Where a line stands, for the question whether it is a stamp.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Near the headline.
    pub(super) in_head: bool,
    /// In the foot of the page.
    pub(super) in_foot: bool,
    /// A line before it is a label that waits for its date.
    pub(super) after_label: bool,
    /// The profile names its element.
    pub(super) profiled: bool,
}

/// Signs that set a stamp off from what stands beside it in a line.
const BARS: [char; 8] = ['|', '·', '•', '/', '–', '—', '⋅', '∙'];

/// Whether a line is a stamp: dates with labels, or in the head of the article dates alone, and
/// hardly another word. A date in a running sentence is none.
pub(super) fn is_stamp(line: &Line<'_>, reading: &Reading, spot: Spot) -> bool {
    if reading.of_site || line.chars() > LONGEST && !spot.profiled {
        return false;
    }
    if spot.in_foot && !spot.in_head {
        return is_own_change(reading) || spot.after_label && reading.residue == 0;
    }
    if reading.dates.is_empty() {
        return is_relative(line, reading, spot.in_head) || is_of_time(line, reading);
    }
    let alone = reading.residue == 0;
    spot.profiled
        || is_labelled(line, reading, spot.in_head)
        || is_news(line, reading)
        || spot.after_label && reading.residue <= 2
        || spot.in_head && is_short(line, reading)
        || spot.in_head && is_signature(line, reading)
        || alone && line.kind != BlockKind::TableRow && marked(line.node).is_some()
}

/// A label before its date, and hardly another word; away from the headline the label comes first,
/// as there a thing before it is what was updated: `Annex on tolls (updated 4 May 2023)`.
fn is_labelled(line: &Line<'_>, reading: &Reading, in_head: bool) -> bool {
    let first = reading.label_first || follows_bar(line, reading);
    let ends = line.text.ends_with('.');
    let alone = reading.residue == 0;
    let few = reading.residue <= 4 && (first || alone || in_head && !ends);
    let begins = reading.label_first && reading.residue <= 10 && !(ends && reading.residue > 3);
    reading.dates.iter().any(|dated| dated.kind.is_some()) && (few || begins)
}

/// `Update, 6 March 2024: The bridge opens two weeks later.`
pub(super) fn is_news(line: &Line<'_>, reading: &Reading) -> bool {
    let first = reading.dates.first().filter(|dated| dated.kind == Some(StampKind::Updated));
    let behind = first.and_then(|dated| line.text.get(dated.span.end..)).map(str::trim_start);
    let set_off = behind.is_some_and(|text| text.starts_with([':', '–', '—', '-', '：']));
    set_off && reading.label_first && line.kind != BlockKind::TableRow
}

/// Whether a line says more than its stamp: news behind it, or what was changed and why.
pub(super) fn tells_more(line: &Line<'_>, reading: &Reading) -> bool {
    const REASON: usize = 3;
    let sentence = line.text.trim_end_matches(')').ends_with('.') && reading.residue >= REASON;
    let updates = reading.dates.first().is_some_and(|dated| dated.kind == Some(StampKind::Updated));
    is_news(line, reading) && reading.residue > 0 || sentence && updates && reading.label_first
}

/// Nothing but the label of a change and its date: the foot of a page tells many other dates.
fn is_own_change(reading: &Reading) -> bool {
    let is_update =
        matches!(reading.dates.as_slice(), [dated] if dated.kind == Some(StampKind::Updated));
    is_update && reading.label_first && reading.residue == 0
}

/// Whether a bar stands before the first labelled date: `Ministry of Works | Updated 4 May 2023`.
fn follows_bar(line: &Line<'_>, reading: &Reading) -> bool {
    let labelled = reading.dates.iter().find(|dated| dated.kind.is_some());
    let before = labelled.and_then(|dated| line.text.get(..dated.span.start));
    before.is_some_and(|before| before.trim_end().ends_with(BARS))
}

/// A date alone, as it stands under a headline.
fn is_short(line: &Line<'_>, reading: &Reading) -> bool {
    reading.residue <= 2 && line.kind != BlockKind::Heading && line.chars() <= 80
}

/// `3 hours ago` at the headline, or behind a label: without a time that machines read it says no date,
/// but it advances with the clock and is never text.
fn is_relative(line: &Line<'_>, reading: &Reading, in_head: bool) -> bool {
    let labelled = reading.open_labels.iter().any(Option::is_some);
    (in_head && !line.times.is_empty() || labelled) && phrases::is_relative_time(&line.text)
}

/// `Updated 4 May at 10:00`: a label, and the year in a `<time>` that machines read.
fn is_of_time(line: &Line<'_>, reading: &Reading) -> bool {
    let dated = line.times.iter().any(|time| attr(*time, "datetime").is_some());
    let labelled = reading.open_labels.iter().any(Option::is_some);
    dated && labelled && reading.residue <= 6 && line.chars() <= 80
}

/// `By Ada Bell · 3 May 2023 · 5 min read`: names and a date, set off by a sign or begun with `By`.
fn is_signature(line: &Line<'_>, reading: &Reading) -> bool {
    let Some(dated) = reading.dates.first() else { return false };
    let before = line.text.get(..dated.span.start).map(str::trim);
    let behind = line.text.get(dated.span.end..).map(str::trim);
    let signed = before.is_some_and(|text| text.ends_with(BARS))
        || behind.is_some_and(|text| text.starts_with(BARS))
        || signature::begins_with_label(&line.text);
    signed
        && reading.residue <= 8
        && line.chars() <= 120
        && !line.text.ends_with('.')
        && line.kind != BlockKind::Heading
}

/// What the classes around a date say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// That it is a date, or one of publication.
    Date,
    /// `updated`: a change; but the hAtom microformat, which many templates follow, wants this class on
    /// every date, and four in five of such dates are those of publication.
    Updated,
    /// That it is the date of a change.
    Modified,
}

/// What the classes around a line say of the date in it.
pub(super) fn marked(node: Node<'_>) -> Option<Mark> {
    let parts = node.descendants().skip(1).take(12).filter(|part| part.value().is_element());
    std::iter::once(node).chain(node.ancestors().take(2)).chain(parts).find_map(|up| {
        let words = name_words(up);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_ref()));
        if has(&["modified", "lastmod", "maj", "update"]) {
            Some(Mark::Modified)
        } else if has(&["updated"]) && !has(&["published"]) {
            Some(Mark::Updated)
        } else if has(&["date", "published", "pubdate", "datetime", "timestamp", "posted", "time"])
        {
            Some(Mark::Date)
        } else {
            None
        }
    })
}

/// Whether a line belongs to something else than the page's article: a teaser card or a comment.
/// What holds the headline or the text is neither.
pub(super) fn is_of_another(line: &Line<'_>, own: &[Node<'_>]) -> bool {
    let holds = |up: Node<'_>| own.iter().any(|node| dom::is_within(*node, up));
    let around = std::iter::once(line.node).chain(line.node.ancestors()).take(6);
    let around = around.filter(|up| up.value().is_element());
    around.take_while(|up| !holds(*up)).any(|up| is_comment(up) || is_card(up))
}

fn is_comment(node: Node<'_>) -> bool {
    words::names_comments(&name_words(node))
}

/// A small element with a heading that is a link.
fn is_card(node: Node<'_>) -> bool {
    const SMALL: usize = 60;
    let mut links_heading = false;
    for (count, part) in node.descendants().enumerate() {
        if count > SMALL {
            return false;
        }
        let headed = matches!(tag(part), "h2" | "h3" | "h4" | "h5" | "h6");
        let linked = |part: Node<'_>| {
            part.descendants().take(6).any(|inner| tag(inner) == "a")
                || part.ancestors().take(2).any(|up| tag(up) == "a")
        };
        links_heading |= headed && linked(part);
    }
    links_heading
}
