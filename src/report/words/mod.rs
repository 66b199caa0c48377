//! Human words for what the model says in terms, in each language of reports.

mod change;
mod event;
#[cfg(test)]
mod tests;
mod time;
mod verdict;

pub use change::{change, counted, fact, field, kind};
pub use event::{event, particulars, restamp, restamped, subject};
pub use time::{between, dates, day, instant, span, stamp};
pub use verdict::{
    badge, disclosure, disclosure_sentence, happened, observed, remarks, significance, weight,
};

use crate::model::Locale;

/// What a report of a period is called.
pub fn title(locale: Locale) -> &'static str {
    locale.pick("What was changed after publication", "Ce qui a changé après publication")
}

/// A number with its noun: `1 edit`, `3 edits`. French counts nothing in the singular.
pub fn count(locale: Locale, number: usize, one: &str, many: &str) -> String {
    let single = locale.pick(number == 1, number < 2);
    format!("{number}{}{}", locale.pick(" ", "\u{a0}"), if single { one } else { many })
}

/// A label before what it names, with the colon of the language.
pub fn label(locale: Locale, text: &str) -> String {
    format!("{text}{}", locale.pick(": ", "\u{a0}: "))
}

/// The text with a capital letter.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The address, where it leads to the web and is safe to be followed.
pub fn web_address(address: &str) -> Option<&str> {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    let clean = !address.chars().any(|c| c.is_control() || c.is_whitespace());
    (clean && matches!(scheme.as_str(), "http" | "https")).then_some(address)
}

/// What stands between two paragraphs that one change covers.
pub(super) const BLANK: &str = "\n\n";

/// The text without control characters and without the marks that turn the direction of what
/// follows: neither can a publisher's text command a terminal nor disguise itself. The blank line
/// between two paragraphs is shown as one sign.
pub fn plain(text: &str) -> String {
    text.replace(BLANK, " ¶ ")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' | '\r' => Some(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}
