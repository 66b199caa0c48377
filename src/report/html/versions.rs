//! A version's text in full, as the blocks it was read in.

use maud::{Markup, html};

use super::marks::{Voice, shown};
use super::page::linked;
use crate::model::{Block, BlockKind, Locale};
use crate::report::Sheet;
use crate::report::words::plain;

/// Both versions in full, each behind its fold.
pub(super) fn versions(sheet: &Sheet) -> Markup {
    let Some([before, after]) = &sheet.texts else { return html! {} };
    let locale = sheet.locale;
    let earlier = locale.pick("The earlier version in full", "La version antérieure en entier");
    let later = locale.pick("The later version in full", "La version actuelle en entier");
    html! {
        section aria-labelledby="versions" {
            h2 id="versions" { (locale.pick("Both versions", "Les deux versions")) }
            (version(sheet, "version-before", earlier, before))
            (version(sheet, "version-after", later, after))
        }
    }
}

fn version(sheet: &Sheet, id: &str, title: &str, text: &[Block]) -> Markup {
    html! {
        details class="version" id=(id) {
            summary { (title) }
            div class="words" lang=[sheet.language.as_deref()] { (blocks(sheet.locale, text)) }
        }
    }
}

/// Blocks as a page has them: the items of a list in a list, the rows of a table in a table.
pub(super) fn blocks(locale: Locale, blocks: &[Block]) -> Markup {
    let together = |a: &Block, b: &Block| {
        a.kind == b.kind && matches!(a.kind, BlockKind::ListItem | BlockKind::TableRow)
    };
    html! { @for run in blocks.chunk_by(together) { (run_of(locale, run)) } }
}

fn run_of(locale: Locale, run: &[Block]) -> Markup {
    let texts = || run.iter().map(|block| block.text.as_str());
    let words = |text: &str| shown(Voice { locale, kind: None }, text);
    match run.first().map(|block| block.kind) {
        Some(BlockKind::ListItem) => html! {
            ul { @for text in texts() { li dir="auto" { (words(text)) } } }
        },
        Some(BlockKind::TableRow) => html! {
            table class="read" { tbody { @for text in texts() { tr {
                @for cell in text.split(" | ") { td dir="auto" { (plain(cell)) } }
            } } } }
        },
        Some(BlockKind::Heading) => html! {
            @for text in texts() { h3 dir="auto" { (words(text)) } }
        },
        Some(BlockKind::Quotation) => html! {
            @for text in texts() { blockquote dir="auto" { (words(text)) } }
        },
        _ => html! { @for text in texts() { p dir="auto" { (words(text)) } } },
    }
}

/// Where one version can be read: on the page, and elsewhere.
pub(super) fn place(sheet: &Sheet, side: &crate::report::Side, id: &str) -> Markup {
    html! {
        (linked(&side.label, side.url.as_deref()))
        @if sheet.texts.is_some() {
            " · " a href={ "#" (id) } { (sheet.locale.pick("its text", "son texte")) }
        }
    }
}
