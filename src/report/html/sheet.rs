//! The page of one comparison.

use jiff::Timestamp;
use maud::{Markup, html};

use super::changes::facts;
use super::page::{badges, key, linked, page};
use super::text::text;
use super::versions::{place, versions};
use crate::model::{Change, Comparison, Fact, Field, Locale, Stamp};
use crate::report::words::{self, count, label, plain};
use crate::report::{Sheet, Side};

/// Facts shown openly.
const FACTS: usize = 9;

/// The comparison as one self-contained page: facts first, then when it happened and what the page
/// said of its own date, every changed word in its place, and the proof.
pub fn sheet(sheet: &Sheet) -> String {
    let main = html! {
        article class="sheet" {
            (head(sheet))
            @if sheet.comparison.comparable { (when(sheet)) }
            (text(sheet))
            (versions(sheet))
            (proof(sheet))
        }
    };
    page(sheet.locale, &sheet.title, &main, &key(sheet.locale))
}

fn head(sheet: &Sheet) -> Markup {
    let (locale, comparison) = (sheet.locale, &sheet.comparison);
    let summary = comparison.summary_in(locale);
    html! {
        header {
            @if let Some(source) = &sheet.source { p class="kicker" { (plain(source)) } }
            h1 lang=[sheet.language.as_deref()] dir="auto" { (plain(&sheet.title)) }
            (badges(locale, comparison))
            p class="verdict" { (words::disclosure_sentence(locale, comparison)) }
            @if let Some(observed) = sheet.observed_between {
                p class="when" { (words::observed(locale, comparison, observed)) }
            }
            (all_facts(locale, &comparison.facts))
            @if comparison.comparable && !summary.is_empty() { p class="summary" { (plain(summary)) } }
            @if let Some(url) = sheet.url.as_deref() {
                p class="address" { (linked(url, Some(url))) }
            }
        }
    }
}

/// The first facts, and the others behind a fold.
fn all_facts(locale: Locale, all: &[Fact]) -> Markup {
    let (first, others) = all.split_at(all.len().min(FACTS));
    let more = locale.pick(
        count(locale, others.len(), "more fact", "more facts"),
        count(locale, others.len(), "autre fait", "autres faits"),
    );
    html! {
        (facts(locale, first))
        @if !others.is_empty() { details class="others" { summary { (more) } (facts(locale, others)) } }
    }
}

fn when(sheet: &Sheet) -> Markup {
    let locale = sheet.locale;
    let title = locale.pick("What the page says of its date", "Ce que la page dit de sa date");
    html! {
        section aria-labelledby="dates" {
            h2 id="dates" { (title) }
            table class="dates" {
                thead { tr {
                    td {}
                    th scope="col" { (locale.pick("Before", "Avant")) }
                    th scope="col" { (locale.pick("After", "Après")) }
                } }
                tbody {
                    (dates_row(locale, locale.pick("Published", "Publié"), [&sheet.from.published, &sheet.to.published]))
                    (dates_row(locale, locale.pick("Updated", "Mis à jour"), [&sheet.from.updated, &sheet.to.updated]))
                }
            }
            @for change in moved_dates(&sheet.comparison) { (other_date(change, sheet)) }
            @for remark in words::remarks(locale, &sheet.comparison) { p class="note" { (remark) } }
            @if sheet.observed_between.is_some() { (sights(locale, sheet.detected_at)) }
        }
    }
}

/// What the two times of sight mean.
fn sights(locale: Locale, detected_at: Option<Timestamp>) -> Markup {
    html! {
        p class="note" {
            (locale.pick(
                "The earlier text was last seen at the first of the two times above, the later one first seen at the second.",
                "Le texte antérieur a été vu pour la dernière fois au premier des deux moments ci-dessus, le texte actuel pour la première fois au second.",
            ))
            @if let Some(at) = detected_at {
                (locale.pick(" Confirmed and recorded on ", " Confirmé et enregistré le "))
                (time(locale, at)) "."
            }
        }
    }
}

fn dates_row(locale: Locale, label: &str, [before, after]: [&Option<Stamp>; 2]) -> Markup {
    let value = |stamp: &Option<Stamp>| stamp.as_ref().map(|stamp| stamp.value);
    let moved = value(before) != value(after);
    html! {
        tr class=[moved.then_some("moved")] {
            th scope="row" { (label) }
            td { (date(locale, before.as_ref())) }
            td { (date(locale, after.as_ref())) }
        }
    }
}

fn date(locale: Locale, stamp: Option<&Stamp>) -> Markup {
    let Some(stamp) = stamp else {
        return html! { span class="note" { (locale.pick("no date", "aucune date")) } };
    };
    html! {
        (words::stamp(locale, stamp))
        @if !stamp.text.is_empty() { q dir="auto" { (plain(&stamp.text)) } }
    }
}

fn moved_dates(comparison: &Comparison) -> impl Iterator<Item = &Change> {
    comparison.changes.iter().filter(|change| change.field == Field::Stamp)
}

/// A change of a date that the table does not show, since the page declares several.
fn other_date(change: &Change, sheet: &Sheet) -> Markup {
    let locale = sheet.locale;
    let shown: Vec<&str> = [&sheet.from, &sheet.to]
        .into_iter()
        .flat_map(|side| [side.published.as_ref(), side.updated.as_ref()])
        .flatten()
        .map(|stamp| stamp.text.as_str())
        .collect();
    let texts = [change.before.as_deref(), change.after.as_deref()];
    let told = |text: Option<&str>| plain(text.unwrap_or(locale.pick("no date", "aucune date")));
    html! {
        @if texts.iter().flatten().any(|text| !shown.contains(text)) {
            p class="note" {
                (label(locale, locale.pick("Also", "Aussi"))) (told(texts[0]))
                span class="arrow" { " → " } (told(texts[1]))
            }
        }
    }
}

fn proof(sheet: &Sheet) -> Markup {
    let locale = sheet.locale;
    html! {
        section class="proof" aria-labelledby="proof" {
            h2 id="proof" { (locale.pick("Proof", "Preuve")) }
            dl {
                (side(sheet, locale.pick("Before", "Avant"), &sheet.from, "version-before"))
                (side(sheet, locale.pick("After", "Après"), &sheet.to, "version-after"))
            }
            @if let Some(id) = &sheet.id {
                p { (locale.pick("Revision ", "Révision ")) code { (plain(id)) } }
            }
        }
    }
}

fn side(sheet: &Sheet, name: &str, side: &Side, id: &str) -> Markup {
    let locale = sheet.locale;
    html! {
        div {
            dt { (label(locale, name)) (place(sheet, side, id)) }
            @if let Some(at) = side.captured_at {
                dd { (locale.pick("Received on ", "Reçu le ")) (time(locale, at)) }
            }
            @if let Some(sha256) = &side.sha256 {
                dd { (locale.pick("SHA-256 of the body ", "SHA-256 du corps ")) code { (plain(sha256)) } }
            }
        }
    }
}

fn time(locale: Locale, at: Timestamp) -> Markup {
    html! { time datetime=(at) { (words::instant(locale, at)) } }
}
