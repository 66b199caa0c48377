//! The changes where they stand: the text with its unchanged stretches folded, in one column or with
//! both versions side by side.

use maud::{Markup, html};

use super::changes::{of_content, op};
use super::marks::{self, Voice, WHOLE, aloud, shown};
use crate::model::{BlockKind, Change, Field, Locale, Stats, WordOp};
use crate::report::Sheet;
use crate::report::rows::{Fate, Row, Stretch, is_block, rows, stretches};
use crate::report::words::{self, count, plain};

/// Words of a block that stands elsewhere now, at the place where it stood.
const GHOST: usize = 60;

/// What was changed.
pub(super) fn text(sheet: &Sheet) -> Markup {
    let (locale, comparison) = (sheet.locale, &sheet.comparison);
    html! {
        section class="changes" aria-labelledby="edits" {
            h2 id="edits" { (locale.pick("What was changed", "Ce qui a changé")) }
            @if of_content(comparison).next().is_none() {
                p { (nothing(locale, comparison.comparable)) }
            } @else {
                @if comparison.stats != Stats::default() {
                    p class="note" { (words::counted(locale, &comparison.stats)) "." }
                }
                (views(locale))
                div class="rows" lang=[sheet.language.as_deref()] { (all(sheet)) }
            }
        }
    }
}

fn nothing(locale: Locale, comparable: bool) -> &'static str {
    if comparable {
        locale.pick("Nothing in the content.", "Rien dans le contenu.")
    } else {
        locale.pick("It was not compared.", "Il n’y a pas eu de comparaison.")
    }
}

/// The choice between one column and two. The style sheet does what is chosen: there is no script.
fn views(locale: Locale) -> Markup {
    html! {
        fieldset class="views" {
            legend { (locale.pick("View", "Affichage")) }
            input type="radio" name="view" id="view-inline" checked;
            label for="view-inline" { (locale.pick("In the text", "Dans le texte")) }
            input type="radio" name="view" id="view-sides";
            label for="view-sides" { (locale.pick("Side by side", "Côte à côte")) }
        }
    }
}

fn all(sheet: &Sheet) -> Markup {
    let changes = &sheet.comparison.changes;
    let rows = rows(changes, sheet.texts.as_ref());
    let of = |fields: &'static [Field]| {
        of_content(&sheet.comparison).filter(move |change| fields.contains(&change.field))
    };
    let beside: Vec<&Change> = of_content(&sheet.comparison)
        .filter(|one| !is_block(one) && !matches!(one.field, Field::Title | Field::Byline))
        .collect();
    let linked = sheet.texts.is_some();
    html! {
        @for change in of(&[Field::Title, Field::Byline]) { (changed(sheet.locale, change, None)) }
        @for stretch in stretches(&rows) {
            @match stretch {
                Stretch::Shown(rows) => { @for one in rows { (row(sheet.locale, one, linked)) } }
                Stretch::Folded(rows) => (folded(sheet.locale, rows)),
            }
        }
        @for change in beside { (changed(sheet.locale, change, None)) }
    }
}

fn folded(locale: Locale, rows: &[Row<'_>]) -> Markup {
    let told = locale.pick(
        count(locale, rows.len(), "unchanged passage", "unchanged passages"),
        count(locale, rows.len(), "passage inchangé", "passages inchangés"),
    );
    html! {
        details class="unchanged" {
            summary lang=(locale.as_str()) { (told) }
            @for one in rows { (row(locale, one, false)) }
        }
    }
}

/// `linked`: whether both places of a move are on the page.
fn row(locale: Locale, row: &Row<'_>, linked: bool) -> Markup {
    match row.fate {
        Fate::Kept(text) => html! {
            p class={ "kept" (class(row.kind)) } dir="auto" {
                (shown(Voice { locale, kind: row.kind }, text))
            }
        },
        Fate::Changed(change) => changed(locale, change, row.kind),
        Fate::Arrived(moved, edited) => arrived(locale, moved, edited, row.kind, linked),
        Fate::Left(change) => left(locale, change),
    }
}

/// The class of a kind of block, behind a space.
pub(super) fn class(kind: Option<BlockKind>) -> &'static str {
    match kind {
        Some(BlockKind::Heading) => " heading",
        Some(BlockKind::ListItem) => " item",
        Some(BlockKind::Quotation) => " quotation",
        Some(BlockKind::TableRow) => " cells",
        Some(BlockKind::Caption) => " caption",
        Some(BlockKind::Paragraph) | None => "",
    }
}

fn changed(locale: Locale, change: &Change, kind: Option<BlockKind>) -> Markup {
    let headline = if change.field == Field::Title { " headline" } else { "" };
    html! {
        article class={ "change " (op(change.op)) (headline) (class(kind)) } {
            h3 lang=(locale.as_str()) { (words::change(locale, change, kind)) }
            (both(Voice { locale, kind }, change))
        }
    }
}

/// The change in one column and in two; the style sheet shows one of them.
fn both(voice: Voice, change: &Change) -> Markup {
    html! {
        div class="words inline" { p dir="auto" { (marks::merged(voice, change, WHOLE)) } }
        div class="sides" {
            (cell(voice, "was", ("Before", "Avant"), marks::side(voice, change, WordOp::Delete)))
            (cell(voice, "now", ("After", "Après"), marks::side(voice, change, WordOp::Insert)))
        }
    }
}

fn cell(
    voice: Voice,
    class: &str,
    (english, french): (&str, &str),
    text: Option<Markup>,
) -> Markup {
    let locale = voice.locale;
    html! {
        div class={ "words " (class) } {
            p class="side" lang=(locale.as_str()) { (locale.pick(english, french)) }
            @match text {
                Some(text) => p dir="auto" { (text) },
                None => p class="absent" { "—" (aloud(locale, locale.pick("not there", "absent"))) },
            }
        }
    }
}

fn arrived(
    locale: Locale,
    moved: &Change,
    edited: Option<&Change>,
    kind: Option<BlockKind>,
    linked: bool,
) -> Markup {
    let text = moved.after.as_deref().unwrap_or_default();
    let place = |at: Option<usize>| at.unwrap_or_default() + 1;
    let voice = Voice { locale, kind };
    html! {
        article class={ "change move" (class(kind)) } id=[linked.then(|| format!("now-{}", place(moved.to)))] {
            h3 lang=(locale.as_str()) {
                span aria-hidden="true" { "⇅ " }
                (words::change(locale, moved, kind))
                @if edited.is_some() { (locale.pick(", and reworded", ", et reformulé")) }
                @if linked {
                    " · " a href={ "#was-" (place(moved.from)) } {
                        (locale.pick("see where it stood", "voir où il se trouvait"))
                    }
                }
            }
            @match edited {
                Some(change) => (both(voice, change)),
                None => div class="words" { p dir="auto" { (shown(voice, text)) } },
            }
        }
    }
}

/// The place that a block has left.
fn left(locale: Locale, change: &Change) -> Markup {
    let text = plain(change.before.as_deref().unwrap_or_default());
    let short: String = text.chars().take(GHOST).collect();
    let place = |at: Option<usize>| at.unwrap_or_default() + 1;
    html! {
        p class="ghost" id={ "was-" (place(change.from)) } {
            bdi { (short) @if short.len() < text.len() { "…" } }
            span lang=(locale.as_str()) dir="ltr" {
                " · " (locale.pick("stood here", "se trouvait ici")) " · "
                a href={ "#now-" (place(change.to)) } {
                    (locale.pick("see where it stands now", "voir où il se trouve maintenant"))
                }
            }
        }
    }
}
