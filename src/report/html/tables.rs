//! How much was edited: numbers, a bar, and the tables by source, disclosure and significance.

use maud::{Markup, html};

use crate::model::{Disclosure, EventKind, Locale, Significance};
use crate::report::words::{self, plain};
use crate::report::{Counts, SourceCounts, TELLING, WEIGHTS};

/// The numbers that a reader looks for first.
pub(super) fn headline(locale: Locale, counts: &Counts) -> Markup {
    let stealth = counts.of_disclosure(Disclosure::Stealth);
    let substantive = counts.of_significance(Significance::Substantive);
    let withdrawn = counts.of_event(EventKind::ArticleWithdrawn);
    let edits = match locale {
        Locale::En if counts.revisions == 1 => "edit",
        Locale::En => "edits",
        Locale::Fr if counts.revisions < 2 => "modification",
        Locale::Fr => "modifications",
    };
    html! {
        dl class="numbers" {
            (number(counts.revisions, edits))
            (number(stealth, locale.pick("without saying so", "sans le signaler")))
            (number(substantive, locale.pick("substantive", if substantive < 2 { "substantielle" } else { "substantielles" })))
            (number(withdrawn, locale.pick("withdrawn", if withdrawn < 2 { "page retirée" } else { "pages retirées" })))
        }
    }
}

fn number(number: usize, label: &str) -> Markup {
    html! { div { dt { (label) } dd { (number) } } }
}

/// How the edits were declared: one bar, divided by number, with its legend.
pub(super) fn bar(locale: Locale, counts: &Counts) -> Markup {
    html! {
        @if counts.revisions > 0 {
            div class="bar" aria-hidden="true" {
                @for (disclosure, number) in disclosed(counts) {
                    span class=(disclosure.as_str()) style={ "flex-grow:" (number) } {}
                }
            }
            ul class="legend" {
                @for (disclosure, number) in disclosed(counts) {
                    li class=(disclosure.as_str()) { (words::disclosure(locale, disclosure)) " " b { (number) } }
                }
            }
        }
    }
}

/// The disclosures that occur, each with its number.
fn disclosed(counts: &Counts) -> impl Iterator<Item = (Disclosure, usize)> {
    let part = |one| Some((one, counts.of_disclosure(one))).filter(|part| part.1 > 0);
    TELLING.into_iter().filter_map(part)
}

/// The tables: by source where there are several, and how edits that matter were declared.
pub(super) fn tables(locale: Locale, counts: &Counts) -> Markup {
    html! {
        @if counts.revisions > 1 { (verdicts(locale, counts)) }
        @if counts.sources.len() > 1 { (sources(locale, counts)) }
    }
}

fn verdicts(locale: Locale, counts: &Counts) -> Markup {
    let weights = || WEIGHTS.into_iter().filter(|one| counts.of_significance(*one) > 0);
    html! {
        section aria-labelledby="verdicts" {
            h2 id="verdicts" { (locale.pick("How it was declared, by significance", "Déclaration, selon l’importance")) }
            table class="counts" {
                thead { tr {
                    td {}
                    @for one in weights() { th scope="col" { (words::significance(locale, one)) } }
                    th scope="col" { (locale.pick("All", "Total")) }
                } }
                tbody {
                    @for (disclosure, all) in disclosed(counts) { tr {
                        th scope="row" class={ "swatch " (disclosure.as_str()) } { (words::disclosure(locale, disclosure)) }
                        @for one in weights() { (cell(words::significance(locale, one), counts.of_verdict(disclosure, one))) }
                        (cell(locale.pick("All", "Total"), all))
                    } }
                }
                tfoot { tr {
                    th scope="row" { (locale.pick("All", "Total")) }
                    @for one in weights() { (cell(words::significance(locale, one), counts.of_significance(one))) }
                    (cell(locale.pick("All", "Total"), counts.revisions))
                } }
            }
        }
    }
}

fn sources(locale: Locale, counts: &Counts) -> Markup {
    let headings = [
        locale.pick("Edits", "Modifications"),
        locale.pick("Substantive", "Substantielles"),
        locale.pick("Without saying so", "Sans le signaler"),
    ];
    html! {
        section aria-labelledby="sources" {
            h2 id="sources" { (locale.pick("By source", "Par source")) }
            table class="counts" {
                thead { tr {
                    th scope="col" { "Source" }
                    @for heading in headings { th scope="col" { (heading) } }
                } }
                tbody { @for (name, of) in &counts.sources { (source(name, of, headings)) } }
            }
        }
    }
}

fn source(name: &str, counts: &SourceCounts, headings: [&str; 3]) -> Markup {
    let numbers = [counts.revisions, counts.substantive, counts.stealth];
    html! {
        tr {
            th scope="row" { (plain(name)) }
            @for (heading, number) in headings.iter().zip(numbers) { (cell(heading, number)) }
        }
    }
}

/// A number under its heading, which stands beside it where the table is too narrow for columns.
fn cell(heading: &str, number: usize) -> Markup {
    html! { td class=[(number == 0).then_some("nil")] data-label=(heading) { (number) } }
}
