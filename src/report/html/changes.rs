//! Facts that differ, and changes told one by one, as pieces of a page.

use maud::{Markup, html};

use super::marks::{self, Voice, gone, new};
use crate::model::{Change, Comparison, Fact, Field, Locale, Op};
use crate::report::words::{self, plain};

/// Words shown on either side of a change within a long text.
const CONTEXT: usize = 14;

/// The length in characters from which a fact takes a row of its own.
const WIDE: usize = 40;

/// The facts that differ, as a list: `12 → 21`. Empty where none does.
pub fn facts(locale: Locale, facts: &[Fact]) -> Markup {
    html! {
        @if !facts.is_empty() {
            dl class="facts" { @for fact in facts { (one_fact(locale, fact)) } }
        }
    }
}

/// All changes but those of dates, which stand beside the stamps, each with its place and its
/// words. `language` is that of the article.
pub fn changes(locale: Locale, comparison: &Comparison, language: Option<&str>) -> Markup {
    html! {
        @for change in of_content(comparison) { (one_change(locale, change, language)) }
    }
}

/// The changes of the content: all but those of dates.
pub(super) fn of_content(comparison: &Comparison) -> impl Iterator<Item = &Change> {
    comparison.changes.iter().filter(|change| change.field != Field::Stamp)
}

fn one_fact(locale: Locale, fact: &Fact) -> Markup {
    let voice = Voice { locale, kind: None };
    let length = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
    let wide = length(&fact.before).max(length(&fact.after)) > WIDE;
    html! {
        div class={ "fact" (if wide { " wide" } else { "" }) } {
            dt { (words::fact(locale, fact.kind)) }
            dd dir="auto" {
                @match (fact.before.as_deref(), fact.after.as_deref()) {
                    (Some(before), Some(after)) => {
                        (gone(voice, before)) " " span class="arrow" aria-hidden="true" { "→" } " "
                        (new(voice, after))
                    }
                    (Some(before), None) => {
                        (gone(voice, before)) " " span class="note" { (locale.pick("gone", "disparu")) }
                    }
                    (None, Some(after)) => {
                        (new(voice, after)) " " span class="note" { (locale.pick("new", "nouveau")) }
                    }
                    (None, None) => {}
                }
            }
        }
    }
}

/// One change with its place and its words.
pub(super) fn one_change(locale: Locale, change: &Change, language: Option<&str>) -> Markup {
    html! {
        article class={ "change " (op(change.op)) } {
            h3 { (words::change(locale, change, None)) }
            div class={ "words" (if change.field == Field::Title { " headline" } else { "" }) }
                lang=[language] dir="auto" { p { (body(locale, change)) } }
        }
    }
}

/// The class of what was done.
pub(super) fn op(op: Op) -> &'static str {
    match op {
        Op::Insert => "insert",
        Op::Delete => "delete",
        Op::Replace => "replace",
        Op::Move => "move",
    }
}

fn body(locale: Locale, change: &Change) -> Markup {
    let text = change.after.as_deref().or(change.before.as_deref()).unwrap_or_default();
    match change.op {
        Op::Move => html! { span class="arrow" aria-hidden="true" { "⇅ " } (plain(text)) },
        _ => marks::merged(Voice { locale, kind: None }, change, CONTEXT),
    }
}
