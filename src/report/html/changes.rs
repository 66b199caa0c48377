//! The changes of a comparison and the facts that differ, as pieces of a page.

use maud::{Markup, html};

use crate::model::{Change, Comparison, Fact, Field, Op};
use crate::report::fold::{Piece, fold};
use crate::report::words::{self, plain, web_address};

/// Words shown on either side of a change within a long text.
const CONTEXT: usize = 14;

/// The length in characters from which a fact takes a row of its own.
const WIDE: usize = 40;

/// The facts that differ, as a list: `12 → 21`. Empty where none does.
pub fn facts(facts: &[Fact]) -> Markup {
    html! {
        @if !facts.is_empty() {
            dl class="facts" { @for fact in facts { (one_fact(fact)) } }
        }
    }
}

/// All changes but those of dates, which stand beside the stamps, each with its place and its
/// words. `language` is that of the article.
pub fn changes(comparison: &Comparison, language: Option<&str>) -> Markup {
    html! {
        @for change in of_content(comparison) { (one_change(change, language)) }
    }
}

/// The changes of the content: all but those of dates.
pub(super) fn of_content(comparison: &Comparison) -> impl Iterator<Item = &Change> {
    comparison.changes.iter().filter(|change| change.field != Field::Stamp)
}

fn one_fact(fact: &Fact) -> Markup {
    let longest =
        [&fact.before, &fact.after].into_iter().flatten().map(|text| text.chars().count()).max();
    html! {
        div class={ "fact" (if longest > Some(WIDE) { " wide" } else { "" }) } {
            dt { (words::fact(fact.kind)) }
            dd dir="auto" {
                @match (fact.before.as_deref(), fact.after.as_deref()) {
                    (Some(before), Some(after)) => {
                        (gone(before)) " " span class="arrow" aria-hidden="true" { "→" } " " (new(after))
                    }
                    (Some(before), None) => { (gone(before)) " " span class="note" { "gone" } }
                    (None, Some(after)) => { (new(after)) " " span class="note" { "new" } }
                    (None, None) => {}
                }
            }
        }
    }
}

/// One change with its place and its words.
pub(super) fn one_change(change: &Change, language: Option<&str>) -> Markup {
    html! {
        article class={ "change " (op(change.op)) } {
            h3 { (words::change(change)) }
            div class={ "text" (if is_title(change) { " headline" } else { "" }) }
                lang=[language] dir="auto" { (body(change)) }
        }
    }
}

fn is_title(change: &Change) -> bool {
    change.field == Field::Title
}

fn op(op: Op) -> &'static str {
    match op {
        Op::Insert => "insert",
        Op::Delete => "delete",
        Op::Replace => "replace",
        Op::Move => "move",
    }
}

fn body(change: &Change) -> Markup {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    match change.op {
        Op::Insert => html! { p { (new_text(change.field, after.unwrap_or_default())) } },
        Op::Delete => html! { p { (gone_text(change.field, before.unwrap_or_default())) } },
        Op::Move => moved(change),
        Op::Replace if change.words.is_empty() => html! {
            p { (gone_text(change.field, before.unwrap_or_default())) }
            p { (new_text(change.field, after.unwrap_or_default())) }
        },
        Op::Replace => reworded(change),
    }
}

fn moved(change: &Change) -> Markup {
    let text = change.after.as_deref().or(change.before.as_deref()).unwrap_or_default();
    html! { p class="moved" { span aria-hidden="true" { "⇅ " } (plain(text)) } }
}

fn reworded(change: &Change) -> Markup {
    html! {
        p {
            @for piece in fold(&change.words, CONTEXT) {
                @match piece {
                    Piece::Equal(text) => (plain(text)),
                    Piece::Insert(text) => (new(text)),
                    Piece::Delete(text) => (gone(text)),
                    Piece::Folded(words) => span class="fold" {
                        " … " span class="sr" { "(" (words) " unchanged words) " }
                    },
                }
            }
        }
    }
}

/// A text that is new: a link where it is an address of the web.
fn new_text(field: Field, text: &str) -> Markup {
    addressed(field, text, new(text))
}

fn gone_text(field: Field, text: &str) -> Markup {
    addressed(field, text, gone(text))
}

fn addressed(field: Field, text: &str, marked: Markup) -> Markup {
    let is_address = matches!(field, Field::Link | Field::Attachment | Field::Image);
    let Some(address) = web_address(text).filter(|_| is_address) else { return marked };
    html! { a href=(address) rel="noopener noreferrer" { (marked) } }
}

fn new(text: &str) -> Markup {
    html! { ins { span class="sr" { "[added: " } (plain(text)) span class="sr" { "]" } } }
}

fn gone(text: &str) -> Markup {
    html! { del { span class="sr" { "[removed: " } (plain(text)) span class="sr" { "]" } } }
}
