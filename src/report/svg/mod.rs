//! One revision as a picture to be shared: 1200 by 630, the size that networks show.
//!
//! It is self-contained: fonts of the system, nothing loaded, no script. Nothing measures the fonts;
//! `widths` guesses them on the safe side.

mod lines;
mod telling;
#[cfg(test)]
mod tests;
mod widths;

use maud::{Markup, PreEscaped, html};

use super::words::{self, plain, web_address};
use super::{Sheet, rows::is_rtl};
use crate::model::Disclosure;
use lines::{Font, Line, Mark, Run, laid_out};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

const LEFT: usize = 84;
const RIGHT: usize = 1120;

/// The widest that a line may be: the guess is on the safe side, and the margin is room to spare.
const ROOM: usize = 1100;

const PAPER: &str = "#fbfaf6";
const INK: &str = "#1d1c1a";
const SOFT: &str = "#67625a";
const LINE: &str = "#e0dbd0";
const NEW: &str = "#10603a";
const GONE: &str = "#9c2222";

const SERIF: &str = "ui-serif, Georgia, 'Noto Serif', 'Times New Roman', serif";
const SANS: &str =
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

/// Where the text of the change must end.
const FLOOR: usize = 496;

/// The picture of a revision: publisher, headline, the most telling change, how it was declared, how
/// much it matters, and when.
pub fn card(sheet: &Sheet) -> String {
    let title = title(&sheet.title);
    let top = 128 + title.len() * 54;
    let hue = hue(sheet);
    let picture = html! {
        (PreEscaped(DECLARATION))
        svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"
            role="img" aria-labelledby="title" lang=(sheet.locale.as_str()) {
            title id="title" { (told(sheet)) }
            rect width="1200" height="630" fill=(PAPER) {}
            rect width="20" height="630" fill=(hue) {}
            (text(LEFT, 88, SOFT, &Font::sans(27), &cut(&publisher(sheet), 27, 1030)))
            @for (at, line) in title.iter().enumerate() { (row(line, 148 + at * 54, &Font::headline())) }
            (change(sheet, top + 40))
            (foot(sheet, hue))
        }
    };
    picture.into_string()
}

/// What the picture says, for who does not see it.
fn told(sheet: &Sheet) -> String {
    let comparison = &sheet.comparison;
    let badge = words::label(sheet.locale, words::badge(sheet.locale, comparison));
    plain(&format!("{badge}{}. {}", sheet.title, comparison.summary_in(sheet.locale)))
}

fn title(text: &str) -> Vec<Line> {
    laid_out(&[(Mark::Same, plain(text))], &Font::headline(), ROOM, 3)
}

/// The name of the source, else the host of the page.
fn publisher(sheet: &Sheet) -> String {
    let address = sheet.url.as_deref().and_then(web_address);
    let host = address.and_then(|url| url.split("://").nth(1)?.split(['/', '?', '#']).next());
    plain(sheet.source.as_deref().or(host).unwrap_or_default())
}

/// The change from `top` on, in as many lines as there is room for.
fn change(sheet: &Sheet, top: usize) -> Markup {
    let Some((place, runs)) = telling::telling(sheet) else { return statement(sheet, top) };
    let font = Font::text();
    let most = (FLOOR.saturating_sub(top + 44) / 46).max(1);
    let lines = laid_out(&runs, &font, ROOM, most);
    html! {
        (text(LEFT, top, SOFT, &Font::sans(23), &place))
        @for (at, line) in lines.iter().enumerate() { (row(line, top + 50 + at * 46, &font)) }
    }
}

/// What is said of a revision without changes: how it was disclosed.
fn statement(sheet: &Sheet, top: usize) -> Markup {
    let told = words::disclosure_sentence(sheet.locale, &sheet.comparison);
    let font = Font::text();
    let lines = laid_out(&[(Mark::Same, told)], &font, ROOM, 4);
    html! { @for (at, line) in lines.iter().enumerate() { (row(line, top + 20 + at * 46, &font)) } }
}

fn foot(sheet: &Sheet, hue: &str) -> Markup {
    let (locale, comparison) = (sheet.locale, &sheet.comparison);
    let badge = words::badge(locale, comparison);
    let width = widths::width(badge, 25, true) + 48;
    let weight = words::weight(locale, comparison.significance).unwrap_or_default();
    let when = when(sheet);
    html! {
        rect x=(LEFT) y="522" width=(width) height="46" rx="23" fill=(hue) {}
        text x=(LEFT + width / 2) y="554" fill=(PAPER) text-anchor="middle" font-family=(SANS)
            font-size="25" font-weight="700" { (badge) }
        (text(LEFT + width + 24, 554, INK, &Font::sans(25), weight))
        (text(LEFT, 604, SOFT, &Font::sans(23), &cut(&when, 23, 840)))
        text x=(RIGHT) y="604" fill=(INK) text-anchor="end" font-family=(SERIF) font-size="25"
            font-weight="600" { "Corrigenda" }
        path d={ "M" (LEFT) " 508H" (RIGHT) } stroke=(LINE) stroke-width="2" {}
    }
}

/// When it was edited; where that is not known, what the page says of its date.
fn when(sheet: &Sheet) -> String {
    let locale = sheet.locale;
    if let Some(times) = sheet.observed_between {
        return words::observed(locale, &sheet.comparison, times);
    }
    let name = words::label(locale, locale.pick("Date on the page", "Date sur la page"));
    let date = sheet.to.date().filter(|_| sheet.comparison.comparable);
    date.map(|date| name + &words::stamp(locale, date)).unwrap_or_default()
}

/// A text on one line, shortened to `width`.
fn cut(text: &str, size: usize, width: usize) -> String {
    let line = laid_out(&[(Mark::Same, text.to_owned())], &Font::sans(size), width, 1);
    line.into_iter().flatten().map(|(_, text)| text).collect()
}

fn text(x: usize, y: usize, fill: &str, font: &Font, words: &str) -> Markup {
    html! {
        text x=(x) y=(y) fill=(fill) font-family=(SANS) font-size=(font.size) { (words) }
    }
}

/// A line of marked runs; from the right where its script is written so.
fn row(line: &Line, y: usize, font: &Font) -> Markup {
    let whole: String = line.iter().map(|(_, text)| text.as_str()).collect();
    let rtl = is_rtl(&whole);
    html! {
        text x=(if rtl { RIGHT } else { LEFT }) y=(y) fill=(INK) font-family=(SERIF) xml:space="preserve"
            font-size=(font.size) font-weight=(if font.bold { "700" } else { "400" })
            direction=[rtl.then_some("rtl")] {
            @for (mark, text) in line { (span(*mark, text)) }
        }
    }
}

fn span(mark: Mark, text: &str) -> Markup {
    match mark {
        Mark::Same => html! { tspan { (text) } },
        Mark::New => {
            html! { tspan fill=(NEW) font-weight="700" text-decoration="underline" { (text) } }
        }
        Mark::Gone => html! { tspan fill=(GONE) text-decoration="line-through" { (text) } },
    }
}

fn hue(sheet: &Sheet) -> &'static str {
    match sheet.comparison.disclosure {
        Disclosure::Stealth => "#a3241c",
        Disclosure::Backdated => "#8a3b8f",
        Disclosure::Undetermined => "#8a6100",
        Disclosure::Declared => "#1f6b45",
        Disclosure::StampOnly => "#47617a",
        Disclosure::None => "#6f6a62",
    }
}

/// The runs of a text with one mark.
fn whole(mark: Mark, text: &str) -> Vec<Run> {
    vec![(mark, plain(text))]
}
