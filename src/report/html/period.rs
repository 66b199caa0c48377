//! The page of a period: how much was edited, how it was declared, and each edit as a card.

use maud::{Markup, html};

use super::changes::{facts, of_content, one_change};
use super::page::{badges, key, linked, page};
use super::tables::{bar, headline, tables};
use super::timeline::timeline;
use crate::model::{Change, Event, EventData, EventKind, Fact, Locale, Revision};
use crate::report::words::{self, count, label, plain};
use crate::report::{Period, Restamp, Sheet};

/// Changes shown openly on a card; the others are behind a fold.
const OPEN: usize = 3;

/// In a report of more edits than this all changes are behind folds: it is looked through first.
const FEW: usize = 30;

/// In a report of no more edits than this the edits come before their counts.
const SHORT: usize = 10;

/// Facts shown on a card.
const FACTS: usize = 6;

/// The period as one self-contained page.
pub fn period(period: &Period) -> String {
    let locale = period.locale;
    let counts = period.counts();
    let main = html! {
        header {
            h1 { (plain(&period.title)) }
            p class="span" { (words::sentence(&words::span(locale, period.since, period.until))) }
            (headline(locale, &counts))
            (bar(locale, &counts))
        }
        (timeline(locale, &period.timeline()))
        @if counts.revisions > SHORT { (tables(locale, &counts)) }
        (revisions(period, if counts.revisions > FEW { 0 } else { OPEN }))
        @if counts.revisions <= SHORT { (tables(locale, &counts)) }
        (events(locale, &period.divided().1, &period.events))
    };
    let made = words::instant(locale, period.generated_at);
    let colophon = html! {
        (key(locale))
        p { (locale.pick("Made on ", "Établi le ")) (made) "." }
    };
    page(locale, &period.title, &main, &colophon)
}

fn revisions(period: &Period, open: usize) -> Markup {
    let locale = period.locale;
    let days = period.days();
    html! {
        section class="cards" aria-labelledby="edits" {
            h2 id="edits" { (locale.pick("Edits", "Modifications")) }
            @if days.is_empty() {
                p class="empty" {
                    (locale.pick("Nothing was edited in this time.", "Rien n’a été modifié pendant ce temps."))
                }
            }
            @for (day, of_day) in &days {
                @if days.len() > 1 {
                    h3 class="day" { (words::day(locale, *day)) " " span { (of_day.len()) } }
                }
                @for revision in of_day { (card(period, revision, open)) }
            }
        }
    }
}

fn card(period: &Period, revision: &Revision, open: usize) -> Markup {
    let locale = period.locale;
    let (sheet, comparison) = (Sheet::from(revision), &revision.comparison);
    let language = sheet.language.as_deref();
    let summary = comparison.summary_in(locale);
    let dates = words::dates(locale, sheet.from.date(), sheet.to.date());
    html! {
        article class="card" id={ "revision-" (plain(&revision.id)) } {
            p class="kicker" { (plain(&revision.source.name)) }
            h4 lang=[language] dir="auto" { (linked(&sheet.title, sheet.url.as_deref())) }
            (badges(locale, comparison))
            (card_facts(locale, &comparison.facts))
            @if !summary.is_empty() { p class="summary" { (plain(summary)) } }
            p class="note" {
                (words::observed(locale, comparison, revision.observed_between)) " "
                (label(locale, locale.pick("Date on the page", "Date sur la page"))) (dates) "."
            }
            @for line in period.beside(revision) { p class="note" { (plain(&line)) } }
            @if let Some(pages) = &period.pages {
                p class="more" { a href={ (pages) (plain(&revision.id)) } {
                    (locale.pick("The whole comparison", "La comparaison entière"))
                } }
            }
            (card_changes(locale, &of_content(comparison).collect::<Vec<_>>(), language, open))
        }
    }
}

fn card_facts(locale: Locale, all: &[Fact]) -> Markup {
    let (first, others) = all.split_at(all.len().min(FACTS));
    let more = locale.pick(
        format!("And {} more.", count(locale, others.len(), "fact", "facts")),
        format!("Et {}.", count(locale, others.len(), "autre fait", "autres faits")),
    );
    html! {
        (facts(locale, first))
        @if !others.is_empty() { p class="note" { (more) } }
    }
}

fn card_changes(
    locale: Locale,
    changes: &[&Change],
    language: Option<&str>,
    open: usize,
) -> Markup {
    let (open, folded) = changes.split_at(changes.len().min(open));
    let one = |change: &&Change| one_change(locale, change, language);
    html! {
        @for change in open { (one(change)) }
        @if !folded.is_empty() {
            details {
                summary { (folding(locale, open.is_empty(), folded.len())) }
                @for change in folded { (one(change)) }
            }
        }
    }
}

fn folding(locale: Locale, all: bool, number: usize) -> String {
    let (one, many) = match (locale, all) {
        (Locale::En, true) => ("change", "changes"),
        (Locale::En, false) => ("more change", "more changes"),
        (Locale::Fr, true) => ("changement", "changements"),
        (Locale::Fr, false) => ("autre changement", "autres changements"),
    };
    count(locale, number, one, many)
}

fn events(locale: Locale, restamps: &[Restamp], events: &[Event]) -> Markup {
    let others: Vec<&Event> =
        events.iter().filter(|event| event.kind != EventKind::ArticleRevised).collect();
    html! {
        @if !others.is_empty() || !restamps.is_empty() {
            section aria-labelledby="events" {
                h2 id="events" { (locale.pick("Also seen", "Vu aussi")) }
                ul class="events" {
                    @for restamp in restamps { (restamped(locale, restamp)) }
                    @for event in others { (one_event(locale, event)) }
                }
            }
        }
    }
}

fn restamped(locale: Locale, restamp: &Restamp) -> Markup {
    html! {
        li {
            p class="kicker" { (words::restamped(locale, restamp)) " · " (plain(&restamp.source)) }
            p class="note" { (plain(&words::restamp(locale, restamp))) }
        }
    }
}

fn one_event(locale: Locale, event: &Event) -> Markup {
    let EventData::Other(notification) = &event.data else { return html! {} };
    let address = notification.article.as_ref().map(|article| article.url.as_str());
    html! {
        li {
            p class="kicker" { (words::event(locale, event.kind)) " · " (plain(&notification.source.name)) }
            p class="subject" dir="auto" { (linked(words::subject(event), address)) }
            p class="note" {
                time datetime=(event.timestamp) { (words::instant(locale, event.timestamp)) }
                @for particular in words::particulars(locale, notification) { " · " (plain(&particular)) }
            }
        }
    }
}
