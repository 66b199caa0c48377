//! A text that is about nothing but cookies, on a page that is not called so.

use super::{Found, Seen};
use crate::model::Verdict;

/// The word in the languages that do not say "cookie", folded.
const NAMES: [&str; 14] = [
    "cookie",
    "traceur",
    "evaste",
    "informasjonskaps",
    "slapuk",
    "sikdat",
    "kupsis",
    "piskotk",
    "kolacic",
    "ciastecz",
    "бисквитк",
    "クッキー",
    "fianain",
    "cerez",
];

/// Words of titles under which a text on cookies is in its place, folded.
const SUBJECTS: [&str; 10] = [
    "privacy",
    "confidentialite",
    "datenschutz",
    "privacidad",
    "prywatnosc",
    "gdpr",
    "rgpd",
    "dsgvo",
    "data protection",
    "donnees personnelles",
];

/// One naming speaks for so many characters, and for fewer where the page has a headline of its own.
const REACH: usize = 200;
const REACH_HEADED: usize = 90;

/// A page that shows nothing but a question about cookies.
pub(super) fn wall(seen: &Seen<'_>) -> Found {
    if seen.given.stamped || seen.chars >= 2500 {
        return None;
    }
    let about = |title: &String| NAMES.iter().chain(&SUBJECTS).any(|word| title.contains(word));
    let named: usize = NAMES.iter().map(|name| seen.text.matches(name).count()).sum();
    let said = named * if seen.given.headed { REACH_HEADED } else { REACH };
    let is_wall = !seen.titles.iter().any(about) && said > seen.chars && named >= 3;
    is_wall.then(|| (Verdict::Consent, "the text is about cookies and nothing else".to_owned()))
}
