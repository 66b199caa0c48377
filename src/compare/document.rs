//! Whether two texts are one document at two addresses, and how to find such texts among many.

use jiff::civil::Date;

use super::similarity::likeness;
use super::tokens::{is_word, tokens};
use crate::model::{Extraction, digest};

/// Values that a sketch has, of two minima each: of two texts that share 60 % of their word triples,
/// 97 in 100 pairs share one (`1 - (1 - 0.6²)^8`); of two that share 10 %, 8 in 100.
const BANDS: usize = 8;

/// The words of one shingle.
const SHINGLE: usize = 3;

/// Texts with fewer words are like many others: they have no sketch.
const TELLING: usize = 12;

/// From this likeness on two texts are one, whatever their headlines say.
const SAME: f32 = 0.95;

/// From this likeness on two texts are one, where their headlines agree.
const ALIKE: f32 = 0.7;

/// Below this likeness two texts have nothing in common but their language.
const STRANGE: f32 = 0.35;

/// A re-issue is dated like the first or up to so many days from it; a series has longer steps.
const NEAR: i32 = 2;

/// Values by which alike texts are found: two texts that are mostly the same share at least one
/// (MinHash in bands: Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3).
/// Empty where the text is too short to tell. The same in every build: it is kept in databases.
pub fn sketch(page: &Extraction) -> Vec<i64> {
    let text = page.text().to_lowercase();
    let words: Vec<&str> = tokens(&text).into_iter().filter(|token| is_word(token)).collect();
    if words.len() < TELLING {
        return Vec::new();
    }
    let shingles: Vec<u64> = words
        .windows(SHINGLE)
        .map(|run| mix(u64::from(digest::short(run.iter().copied()))))
        .collect();
    let least = |seed: usize| shingles.iter().map(|one| mix(one ^ mix(seed as u64))).min();
    let band = |at: usize| {
        let pair = [least(2 * at + 1), least(2 * at + 2)].map(Option::unwrap_or_default);
        mix(pair[0] ^ mix(pair[1] ^ at as u64)).cast_signed()
    };
    (0..BANDS).map(band).collect()
}

/// A digest of headline and text, by which the same page is known at many addresses.
pub fn fingerprint(page: &Extraction) -> i64 {
    let text = page.text();
    let pieces = [page.title.as_deref().unwrap_or_default(), text.as_str()];
    let half = |order: [&'static str; 2]| digest::short(order.into_iter().chain(pieces));
    (i64::from(half(["a", ""])) << 32) | i64::from(half(["", "b"]))
}

/// Whether two pages are one document: the same text, or most of it under a headline that agrees, dated
/// alike. The numbers of the headlines must be the same: a series has one headline.
pub fn same_document(a: &Extraction, b: &Extraction) -> bool {
    let (title_a, title_b) = (words_of(a.title.as_deref()), words_of(b.title.as_deref()));
    let (text_a, text_b) = (a.text(), b.text());
    if title_a == title_b && text_a == text_b {
        return true;
    }
    if numbers(&title_a) != numbers(&title_b) || !dated_alike(a, b) {
        return false;
    }
    let text = likeness(&text_a, &text_b);
    text >= SAME || text >= ALIKE && likeness(&title_a, &title_b) >= ALIKE
}

/// Whether two pages have nothing in common: neither the headline nor the text.
pub fn strangers(a: &Extraction, b: &Extraction) -> bool {
    let title = likeness(&words_of(a.title.as_deref()), &words_of(b.title.as_deref()));
    title < ALIKE && likeness(&a.text(), &b.text()) < STRANGE
}

fn words_of(title: Option<&str>) -> String {
    title.unwrap_or_default().to_lowercase()
}

fn numbers(text: &str) -> Vec<String> {
    let digits = text.split(|c: char| !c.is_alphanumeric());
    let mut found: Vec<String> =
        digits.filter(|word| word.contains(char::is_numeric)).map(str::to_owned).collect();
    found.sort_unstable();
    found
}

fn dated_alike(a: &Extraction, b: &Extraction) -> bool {
    let day = |page: &Extraction| page.published.as_ref().map(|stamp| stamp.value.date);
    match (day(a), day(b)) {
        (Some(a), Some(b)) => days_between(a, b) <= NEAR,
        _ => true,
    }
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind};

    const TEXT: &str = "The ministers met on Tuesday to discuss the observation mission on the \
        eastern shore. They decided to prolong it until the end of June and to send 140 observers. \
        The council thanks the local authorities for their welcome and their help.";

    fn page(title: &str, text: &str, day: Option<&str>) -> Extraction {
        let block = Block { kind: BlockKind::Paragraph, text: text.to_owned(), links: Vec::new() };
        let stamp = |day: &str| crate::model::Stamp {
            value: day.parse().unwrap(),
            zone: crate::model::Zone::Unknown,
            text: day.to_owned(),
            origin: crate::model::Origin::Text,
            uncertain: false,
        };
        Extraction {
            title: Some(title.to_owned()),
            blocks: vec![block],
            published: day.map(stamp),
            ..Extraction::default()
        }
    }

    fn share(a: &Extraction, b: &Extraction) -> bool {
        let (a, b) = (sketch(a), sketch(b));
        a.iter().any(|value| b.contains(value))
    }

    #[test]
    fn a_corrected_text_is_found_and_is_the_document() {
        let first = page("Statement on the mission", TEXT, Some("2023-05-17"));
        let corrected = TEXT.replace("140", "410");
        let again = page("Statement on the mission", &corrected, Some("2023-05-18"));
        assert!(share(&first, &again));
        assert!(same_document(&first, &again));
        assert!(!strangers(&first, &again));
    }

    #[test]
    fn the_next_of_a_series_is_another_document() {
        let first = page("Weekly statement of the bank", TEXT, Some("2023-05-17"));
        let next = TEXT.replace("140", "410");
        let later = page("Weekly statement of the bank", &next, Some("2023-05-24"));
        assert!(!same_document(&first, &later));
        let numbered = page("File 3", TEXT, None);
        assert!(!same_document(&numbered, &page("File 11", &next, None)));
    }

    #[test]
    fn another_text_is_a_stranger() {
        let first = page("Statement on the mission", TEXT, None);
        let other = "All trains to the coast are late because of the snow that fell in the night. \
                     Travellers are asked to take the bus from the northern square.";
        let other = page("Trains are late", other, None);
        assert!(strangers(&first, &other) && !same_document(&first, &other));
        assert!(!share(&first, &other));
        assert_ne!(fingerprint(&first), fingerprint(&other));
    }

    #[test]
    fn a_sketch_never_changes_and_short_texts_have_none() {
        assert_eq!(sketch(&page("Closed", "The office is closed.", None)), Vec::<i64>::new());
        let kept = sketch(&page("Statement", TEXT, None));
        assert_eq!(kept.len(), BANDS);
        assert_eq!(
            kept.first(),
            Some(&-3_191_635_664_547_295_747),
            "values in databases must stay what they are"
        );
    }
}
