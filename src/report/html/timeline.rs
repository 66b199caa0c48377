//! Revisions over time, as a picture with a table for who does not see it.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::model::Locale;
use crate::report::words::{self, count};
use crate::report::{Bar, TELLING, Timeline};

/// The height of the picture, in its own units; its width is 100 for each bar.
const HEIGHT: usize = 1000;

/// Fewer spans than this are no picture: their bars would be walls.
const FEWEST: usize = 6;

/// The width of a bar with the gap behind it.
const STEP: usize = 100;

/// The picture: a bar for each span of time, divided by disclosure, with its axis below. The bars
/// are stretched to the page's width, the words are not.
pub(super) fn timeline(locale: Locale, timeline: &Timeline) -> Markup {
    let [first, .., last] = timeline.bars.as_slice() else { return html! {} };
    if timeline.bars.len() < FEWEST {
        return html! {};
    }
    let highest = timeline.highest();
    let unit = unit(locale, timeline.hours);
    // The days are enough where there are several.
    let axis = if timeline.bars.len() > 24 { 24 } else { timeline.hours };
    html! {
        section class="timeline" aria-labelledby="timeline" {
            h2 id="timeline" { (locale.pick("Over time", "Dans le temps")) }
            p class="note" {
                (locale.pick("Edits ", "Modifications ")) (unit) ", "
                (locale.pick("at most ", "au plus ")) (highest)
            }
            (picture(locale, timeline, highest))
            p class="axis" aria-hidden="true" {
                span { (begins(locale, axis, first)) }
                span { (begins(locale, axis, last)) }
            }
            details {
                summary { (locale.pick("The numbers of this picture", "Les chiffres de cette image")) }
                (numbers(locale, timeline))
            }
        }
    }
}

fn unit(locale: Locale, hours: i64) -> String {
    let told = match hours {
        1 => locale.pick("per hour", "par heure"),
        6 => locale.pick("per six hours", "par tranche de six heures"),
        24 => locale.pick("per day", "par jour"),
        168 => locale.pick("per week", "par semaine"),
        720 => locale.pick("per 30 days", "par tranche de 30 jours"),
        _ => locale.pick("per year", "par an"),
    };
    told.to_owned()
}

/// When a span begins: a day, or an instant where spans are shorter.
fn begins(locale: Locale, hours: i64, bar: &Bar) -> String {
    if hours < 24 {
        return words::instant(locale, bar.since);
    }
    words::day(locale, TimeZone::UTC.to_datetime(bar.since).date())
}

fn picture(locale: Locale, timeline: &Timeline, highest: usize) -> Markup {
    let width = timeline.bars.len() * STEP;
    let label = locale.pick(
        format!("Edits {}; the numbers stand in the table below.", unit(locale, timeline.hours)),
        format!(
            "Modifications {}\u{202f}; les chiffres sont dans le tableau ci-dessous.",
            unit(locale, timeline.hours)
        ),
    );
    html! {
        svg viewBox={ "0 0 " (width) " " (HEIGHT) } preserveAspectRatio="none" role="img" aria-label=(label) {
            @for (at, bar) in timeline.bars.iter().enumerate() { (column(locale, timeline.hours, at, bar, highest)) }
        }
    }
}

/// One span: its parts stand on one another, what was hidden at the bottom.
fn column(locale: Locale, hours: i64, at: usize, bar: &Bar, highest: usize) -> Markup {
    let height = |number: usize| number * HEIGHT / highest.max(1);
    let below = |part: usize| bar.counts.iter().take(part).sum::<usize>();
    let edits = count(
        locale,
        bar.total(),
        locale.pick("edit", "modification"),
        locale.pick("edits", "modifications"),
    );
    html! {
        @if bar.total() > 0 {
            g {
                title { (begins(locale, hours, bar)) (locale.pick(": ", "\u{a0}: ")) (edits) }
                @for (part, disclosure) in TELLING.into_iter().enumerate().filter(|(part, _)| bar.counts[*part] > 0) {
                    rect class=(disclosure.as_str()) x=(at * STEP + 8) width=(STEP - 16)
                        y=(HEIGHT - height(below(part + 1)))
                        height=(height(below(part + 1)) - height(below(part))) {}
                }
            }
        }
    }
}

/// The same as a table: the spans in which something was edited.
fn numbers(locale: Locale, timeline: &Timeline) -> Markup {
    let edits = locale.pick("Edits", "Modifications");
    let stealth = locale.pick("Without saying so", "Sans le signaler");
    let full = || timeline.bars.iter().filter(|bar| bar.total() > 0);
    html! {
        table class="counts" {
            thead { tr {
                th scope="col" { (locale.pick("From", "À partir du")) }
                th scope="col" { (edits) }
                th scope="col" { (stealth) }
            } }
            tbody { @for bar in full() { tr {
                th scope="row" { (begins(locale, timeline.hours, bar)) }
                td data-label=(edits) { (bar.total()) }
                td data-label=(stealth) { (bar.counts[0]) }
            } } }
        }
    }
}
