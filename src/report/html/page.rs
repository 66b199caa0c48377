//! What every page has: the head, the style, the masthead, badges and links.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::model::{Comparison, Locale};
use crate::report::words;

/// The style sheet of every report, to be set inside a `<style>` element.
pub const STYLE: &str = include_str!("style.css");

/// A browser that is shown the page loads nothing and runs nothing, whatever got into its text.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A whole page around its main content.
pub(super) fn page(locale: Locale, title: &str, main: &Markup, colophon: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(locale.as_str()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="Corrigenda";
                title { (words::plain(title)) " – Corrigenda" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#content" { (locale.pick("Skip to the content", "Aller au contenu")) }
                header class="masthead" {
                    p { "Corrigenda" }
                    p class="motto" { (words::title(locale)) }
                }
                main id="content" tabindex="-1" { (main) }
                footer class="colophon" { (colophon) }
            }
        }
    };
    page.into_string()
}

/// How to read marked words.
pub(super) fn key(locale: Locale) -> Markup {
    html! {
        p {
            @match locale {
                Locale::En => {
                    "How to read it: " ins { "underlined words were added" } ", "
                    del { "struck words were removed" } ", everything else stands in both versions; "
                    "¶ is where a paragraph ends."
                }
                Locale::Fr => {
                    "Comment lire\u{a0}: " ins { "les mots soulignés ont été ajoutés" } ", "
                    del { "les mots barrés supprimés" } ", le reste figure dans les deux versions\u{202f}; "
                    "¶ marque la fin d’un paragraphe."
                }
            }
        }
    }
}

/// The badge that says how an edit was declared, and how much it matters.
pub fn badges(locale: Locale, comparison: &Comparison) -> Markup {
    let class = if comparison.comparable { comparison.disclosure.as_str() } else { "none" };
    html! {
        p class="badges" {
            strong class={ "badge " (class) } { (words::badge(locale, comparison)) }
            @if let Some(weight) = words::weight(locale, comparison.significance) {
                span class={ "weight " (comparison.significance.as_str()) } { (weight) }
            }
        }
    }
}

/// The text as a link, where its address is one of the web; else the text alone.
pub(super) fn linked(text: &str, address: Option<&str>) -> Markup {
    let text = words::plain(text);
    let Some(address) = address.and_then(words::web_address) else { return html! { (text) } };
    html! { a href=(address) rel="noopener noreferrer" { (text) } }
}
