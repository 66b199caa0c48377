//! The page of a period: how much was edited, how it was declared, and each edit as a card.

use maud::{Markup, html};

use super::changes::{facts, of_content, one_change};
use super::page::{badges, key, linked, page};
use crate::model::{Change, Disclosure, Event, EventData, EventKind, Fact, Revision, Significance};
use crate::report::words::{self, count, plain};
use crate::report::{Counts, Period, Restamp, Sheet, SourceCounts};

/// Changes shown openly on a card; the others are behind a fold.
const OPEN: usize = 3;

/// Facts shown on a card.
const FACTS: usize = 6;

/// The disclosures in the order in which they are told: what was hidden first.
const ORDER: [Disclosure; 6] = [
    Disclosure::Stealth,
    Disclosure::Backdated,
    Disclosure::Undetermined,
    Disclosure::Declared,
    Disclosure::StampOnly,
    Disclosure::None,
];

/// The period as one self-contained page.
pub fn period(period: &Period) -> String {
    let counts = period.counts();
    let (edits, restamps) = period.divided();
    let main = html! {
        header {
            h1 { (plain(&period.title)) }
            p class="span" { (words::span(period.since, period.until)) }
            (headline(&counts))
            (bar(&counts))
        }
        (sources(&counts))
        (revisions(&edits))
        (events(&restamps, &period.events))
    };
    let colophon = html! {
        (key())
        p { "Made on " (words::instant(period.generated_at)) "." }
    };
    page(&period.title, &main, &colophon)
}

fn headline(counts: &Counts) -> Markup {
    let stealth = counts.of_disclosure(Disclosure::Stealth);
    let substantive = counts.of_significance(Significance::Substantive);
    let withdrawn = counts.of_event(EventKind::ArticleWithdrawn);
    html! {
        dl class="numbers" {
            (number(counts.revisions, if counts.revisions == 1 { "edit" } else { "edits" }))
            (number(stealth, "without saying so"))
            (number(substantive, "substantive"))
            (number(withdrawn, "withdrawn"))
        }
    }
}

fn number(number: usize, label: &str) -> Markup {
    html! { div { dt { (label) } dd { (number) } } }
}

/// How the edits were declared: one bar, divided by number, with its legend.
fn bar(counts: &Counts) -> Markup {
    let parts = || {
        ORDER
            .into_iter()
            .filter_map(|one| Some((one, counts.of_disclosure(one))).filter(|part| part.1 > 0))
    };
    html! {
        @if counts.revisions > 0 {
            div class="bar" aria-hidden="true" {
                @for (disclosure, number) in parts() {
                    span class=(disclosure.as_str()) style={ "flex-grow:" (number) } {}
                }
            }
            ul class="legend" {
                @for (disclosure, number) in parts() {
                    li class=(disclosure.as_str()) { (words::disclosure(disclosure)) " " b { (number) } }
                }
            }
        }
    }
}

fn sources(counts: &Counts) -> Markup {
    html! {
        @if counts.sources.len() > 1 {
            section aria-labelledby="sources" {
                h2 id="sources" { "By source" }
                table class="sources" {
                    thead { tr {
                        th scope="col" { "Source" }
                        th scope="col" { "Edits" }
                        th scope="col" { "Substantive" }
                        th scope="col" { "Without saying so" }
                    } }
                    tbody { @for (name, of) in &counts.sources { (source(name, of)) } }
                }
            }
        }
    }
}

fn source(name: &str, counts: &SourceCounts) -> Markup {
    html! {
        tr {
            th scope="row" { (plain(name)) }
            td { (counts.revisions) }
            td { (counts.substantive) }
            td { (counts.stealth) }
        }
    }
}

fn revisions(revisions: &[&Revision]) -> Markup {
    html! {
        section class="cards" aria-labelledby="edits" {
            h2 id="edits" { "Edits" }
            @if revisions.is_empty() { p class="empty" { "Nothing was edited in this time." } }
            @for revision in revisions { (card(revision)) }
        }
    }
}

fn card(revision: &Revision) -> Markup {
    let (sheet, comparison) = (Sheet::from(revision), &revision.comparison);
    let language = sheet.language.as_deref();
    html! {
        article class="card" id={ "revision-" (plain(&revision.id)) } {
            p class="kicker" { (plain(&revision.source.name)) }
            h3 lang=[language] dir="auto" { (linked(&sheet.title, sheet.url.as_deref())) }
            (badges(comparison))
            (card_facts(&comparison.facts))
            @if !comparison.summary.is_empty() { p class="summary" { (plain(&comparison.summary)) } }
            p class="note" {
                (words::happened(comparison)) " " (words::between(revision.observed_between)) ". "
                "Date on the page: " (words::dates(sheet.from.date(), sheet.to.date())) "."
            }
            (card_changes(&of_content(comparison).collect::<Vec<_>>(), language))
        }
    }
}

fn card_facts(all: &[Fact]) -> Markup {
    let (first, others) = all.split_at(all.len().min(FACTS));
    html! {
        (facts(first))
        @if !others.is_empty() { p class="note" { "And " (count(others.len(), "fact", "facts")) " more." } }
    }
}

fn card_changes(changes: &[&Change], language: Option<&str>) -> Markup {
    let (open, folded) = changes.split_at(changes.len().min(OPEN));
    html! {
        @for change in open { (one_change(change, language)) }
        @if !folded.is_empty() {
            details {
                summary { (count(folded.len(), "more change", "more changes")) }
                @for change in folded { (one_change(change, language)) }
            }
        }
    }
}

fn events(restamps: &[Restamp], events: &[Event]) -> Markup {
    let others: Vec<&Event> =
        events.iter().filter(|event| event.kind != EventKind::ArticleRevised).collect();
    html! {
        @if !others.is_empty() || !restamps.is_empty() {
            section aria-labelledby="events" {
                h2 id="events" { "Also seen" }
                ul class="events" {
                    @for restamp in restamps { (restamped(restamp)) }
                    @for event in others { (one_event(event)) }
                }
            }
        }
    }
}

fn restamped(restamp: &Restamp) -> Markup {
    html! {
        li {
            p class="kicker" { (words::restamp_label(restamp)) " · " (plain(&restamp.source)) }
            p class="note" { (plain(&words::restamp(restamp))) }
        }
    }
}

fn one_event(event: &Event) -> Markup {
    let EventData::Other(notification) = &event.data else { return html! {} };
    let address = notification.article.as_ref().map(|article| article.url.as_str());
    html! {
        li {
            p class="kicker" { (words::event(event.kind)) " · " (plain(&notification.source.name)) }
            p class="subject" dir="auto" { (linked(words::subject(event), address)) }
            p class="note" {
                time datetime=(event.timestamp) { (words::instant(event.timestamp)) }
                @for particular in words::particulars(notification) { " · " (plain(&particular)) }
            }
        }
    }
}
