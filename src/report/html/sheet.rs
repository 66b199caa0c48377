//! The page of one comparison.

use jiff::Timestamp;
use maud::{Markup, html};

use super::changes::{changes, facts, of_content};
use super::page::{badges, key, linked, page};
use crate::model::{Change, Comparison, Field, Stamp, Stats};
use crate::report::words::{self, count, plain};
use crate::report::{Sheet, Side};

/// The comparison as one self-contained page: facts first, then when it happened, what the page
/// said of its own date, every changed word, and the proof.
pub fn sheet(sheet: &Sheet) -> String {
    let main = html! {
        article class="sheet" {
            (head(sheet))
            (when(sheet))
            (dates(sheet))
            (edits(sheet))
            (proof(sheet))
        }
    };
    page(&sheet.title, &main, &key())
}

fn head(sheet: &Sheet) -> Markup {
    let comparison = &sheet.comparison;
    html! {
        header {
            @if let Some(source) = &sheet.source { p class="kicker" { (plain(source)) } }
            h1 lang=[sheet.language.as_deref()] dir="auto" { (plain(&sheet.title)) }
            (badges(comparison))
            p class="verdict" { (words::disclosure_sentence(comparison)) }
            (facts(&comparison.facts))
            @if !comparison.summary.is_empty() {
                p class="summary" { (plain(&comparison.summary)) }
            }
            @if let Some(url) = sheet.url.as_deref() {
                p class="address" { (linked(url, Some(url))) }
            }
        }
    }
}

fn when(sheet: &Sheet) -> Markup {
    html! {
        @if let Some(observed) = sheet.observed_between {
            section aria-labelledby="when" {
                h2 id="when" { "When" }
                p class="when" { (words::happened(&sheet.comparison)) " " strong { (words::between(observed)) } "." }
                p class="note" {
                    "The earlier text was last seen at the first of these times, the later one first seen at the second."
                    @if let Some(at) = sheet.detected_at { " Confirmed and recorded " (time(at)) "." }
                }
            }
        }
    }
}

fn dates(sheet: &Sheet) -> Markup {
    let (from, to) = (&sheet.from, &sheet.to);
    html! {
        section aria-labelledby="dates" {
            h2 id="dates" { "What the page says of its date" }
            table class="dates" {
                thead { tr { td {} th scope="col" { "Before" } th scope="col" { "After" } } }
                tbody {
                    (dates_row("Published", from.published.as_ref(), to.published.as_ref()))
                    (dates_row("Updated", from.updated.as_ref(), to.updated.as_ref()))
                }
            }
            @for change in moved_dates(&sheet.comparison) { (other_date(change, sheet)) }
            @for remark in words::remarks(&sheet.comparison) { p class="note" { (remark) } }
        }
    }
}

fn dates_row(label: &str, before: Option<&Stamp>, after: Option<&Stamp>) -> Markup {
    let moved = before.map(|stamp| stamp.value) != after.map(|stamp| stamp.value);
    html! {
        tr class=[moved.then_some("moved")] {
            th scope="row" { (label) }
            td { (date(before)) }
            td { (date(after)) }
        }
    }
}

fn date(stamp: Option<&Stamp>) -> Markup {
    let Some(stamp) = stamp else { return html! { span class="note" { "no date" } } };
    html! {
        (words::stamp(stamp))
        @if !stamp.text.is_empty() { q dir="auto" { (plain(&stamp.text)) } }
    }
}

fn moved_dates(comparison: &Comparison) -> impl Iterator<Item = &Change> {
    comparison.changes.iter().filter(|change| change.field == Field::Stamp)
}

/// A change of a date that the table does not show, since the page declares several.
fn other_date(change: &Change, sheet: &Sheet) -> Markup {
    let shown: Vec<&str> = [&sheet.from, &sheet.to]
        .into_iter()
        .flat_map(|side| [side.published.as_ref(), side.updated.as_ref()])
        .flatten()
        .map(|stamp| stamp.text.as_str())
        .collect();
    let texts = [change.before.as_deref(), change.after.as_deref()];
    html! {
        @if texts.iter().flatten().any(|text| !shown.contains(text)) {
            p class="note" {
                "Also: " (plain(texts[0].unwrap_or("no date")))
                span class="arrow" { " → " } (plain(texts[1].unwrap_or("no date")))
            }
        }
    }
}

fn edits(sheet: &Sheet) -> Markup {
    html! {
        section aria-labelledby="edits" {
            h2 id="edits" { "What was changed" }
            @if of_content(&sheet.comparison).next().is_none() {
                p { (if sheet.comparison.comparable { "Nothing in the content." } else { "It was not compared." }) }
            } @else {
                p class="note" { (tally(&sheet.comparison.stats)) }
                (changes(&sheet.comparison, sheet.language.as_deref()))
            }
        }
    }
}

/// `12 words added, 7 removed; 1 passage moved`.
fn tally(stats: &Stats) -> String {
    let words = format!(
        "{} added, {} removed",
        count(stats.words_inserted, "word", "words"),
        stats.words_deleted
    );
    match stats.blocks_moved {
        0 => words,
        moved => format!("{words}; {} moved", count(moved, "passage", "passages")),
    }
}

fn proof(sheet: &Sheet) -> Markup {
    html! {
        section class="proof" aria-labelledby="proof" {
            h2 id="proof" { "Proof" }
            dl { (side("Before", &sheet.from)) (side("After", &sheet.to)) }
            @if let Some(id) = &sheet.id { p { "Revision " code { (plain(id)) } } }
        }
    }
}

fn side(name: &str, side: &Side) -> Markup {
    html! {
        div {
            dt { (name) ": " (linked(&side.label, side.url.as_deref())) }
            @if let Some(at) = side.captured_at { dd { "Received " (time(at)) } }
            @if let Some(sha256) = &side.sha256 {
                dd { "SHA-256 of the body " code { (plain(sha256)) } }
            }
        }
    }
}

fn time(at: Timestamp) -> Markup {
    html! { time datetime=(at) { (words::instant(at)) } }
}
