//! A text that is about nothing but cookies, on a page that is not called so.

use super::{Found, SHORT, Seen};
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

/// How words begin that name the companies a reader is sold to, in all languages, folded.
const PARTNERS: [&str; 12] = [
    "partn",
    "parten",
    "parceir",
    "socios",
    "socis",
    "kumppan",
    "vendor",
    "fournisseur",
    "anbieter",
    "партн",
    "συνεργατ",
    "パートナー",
];

/// A page that shows nothing but a question about cookies.
pub(super) fn wall(seen: &Seen<'_>) -> Found {
    if seen.given.stamped || seen.chars >= 2500 {
        return None;
    }
    let named = NAMES.iter().any(|name| seen.text.contains(name));
    if named && seen.prose < SHORT && seen.chars < 1000 && counts_partners(&seen.text) {
        return Some((Verdict::Consent, "so many partners ask to store cookies".to_owned()));
    }
    let about = |title: &String| NAMES.iter().chain(&SUBJECTS).any(|word| title.contains(word));
    let named: usize = NAMES.iter().map(|name| seen.text.matches(name).count()).sum();
    let said = named * if seen.given.headed { REACH_HEADED } else { REACH };
    let is_wall = !seen.titles.iter().any(about) && said > seen.chars && named >= 3;
    is_wall.then(|| (Verdict::Consent, "the text is about cookies and nothing else".to_owned()))
}

/// Whether a number of partners is told: `our 842 partners`, `312 unserer Partner`.
fn counts_partners(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| {
        let counts = three[0].chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let partners = |word: &&str| PARTNERS.iter().any(|name| word.starts_with(name));
        counts && three[0].contains(|c: char| c.is_ascii_digit()) && three[1..].iter().any(partners)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partners_are_counted_in_many_languages() {
        for (text, counted) in [
            ("nous et nos 842 partenaires stockons", true),
            ("wir und unsere 312 partner speichern", true),
            ("nosotros y nuestros 1.210 socios usamos", true),
            ("il ministro ha incontrato i partner europei", false),
            ("the summit of 32 allies and partners ended", false),
        ] {
            assert_eq!(counts_partners(text), counted, "{text}");
        }
    }
}
