//! Numbers in words: "twelve", "quatre-vingt-dix", "einundzwanzig", "third", "half".

use super::language::{Lexicon, has, value};

/// Words that join the parts of a number: "vingt et un", "einundzwanzig", "treinta y uno".
pub(super) const JOINING: &str = "and et und en y e i і та и";

/// The value of a cardinal number.
pub(super) fn cardinal(word: &str, lexicon: &Lexicon) -> Option<f64> {
    table(word, lexicon).or_else(|| joined(word, lexicon))
}

/// The value of a number that is written as one word and stands in no table.
pub(super) fn joined(word: &str, lexicon: &Lexicon) -> Option<f64> {
    if word.contains('-') { hyphened(word, lexicon) } else { compound(word, lexicon) }
}

/// Whether a word means one; in many languages it is an article too.
pub(super) fn is_one(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.lists(word, |language| language.one)
}

/// The place that an ordinal number names: "third", "troisième".
pub(super) fn ordinal(word: &str, lexicon: &Lexicon) -> Option<f64> {
    lexicon.find(|language| {
        let place = language.ordinals.iter().position(|forms| has(forms, word))?;
        Some(place as f64 + 1.0)
    })
}

/// How many times a verb multiplies: "doubled".
pub(super) fn multiple(word: &str, lexicon: &Lexicon) -> Option<usize> {
    let times = |forms: &[&str; 3]| forms.iter().position(|forms| has(forms, word));
    lexicon.find(|language| times(&language.multiples)).map(|place| place + 2)
}

/// The part of a whole that a word names.
pub(super) fn fraction(word: &str, lexicon: &Lexicon) -> Option<f64> {
    lexicon.find(|language| value(language.fractions, word))
}

/// Numbers below this can follow a number in words and add to it: 100 behind "deux cents", 10
/// behind "vingt", 20 behind "soixante" and "quatre-vingt".
pub(super) fn room(number: f64) -> f64 {
    let ends_in = |zeros: f64| number >= zeros && number % zeros == 0.0;
    let step = [1e9, 1e6, 1e3, 1e2].into_iter().find(|step| ends_in(*step));
    let tens = if [60.0, 80.0].contains(&number) { 20.0 } else { 10.0 };
    step.or((number >= 20.0 && ends_in(10.0)).then_some(tens)).unwrap_or_default()
}

fn table(word: &str, lexicon: &Lexicon) -> Option<f64> {
    lexicon.find(|language| value(language.numbers, word))
}

/// "twenty-one", "quatre-vingt-dix", "soixante-et-onze", "two-thirds".
fn hyphened(word: &str, lexicon: &Lexicon) -> Option<f64> {
    let parts: Vec<&str> = word.split('-').filter(|part| !has(JOINING, part)).collect();
    let (last, heads) = parts.split_last().filter(|(_, heads)| !heads.is_empty())?;
    let one = |part: &str| is_one(part, lexicon).then_some(1.0);
    let add = |sum: Option<f64>, part: &&str| {
        Some(spoken_sum(sum?, table(part, lexicon).or_else(|| one(part))?))
    };
    let head = heads.iter().fold(Some(0.0), add)?;
    match table(last, lexicon).or_else(|| one(last)) {
        Some(tail) => Some(spoken_sum(head, tail)),
        None => Some(head * fraction(last, lexicon)?),
    }
}

/// Parts of a spoken number add up, but for "quatre-vingts".
#[allow(clippy::float_cmp, reason = "the values are whole numbers from a table")]
fn spoken_sum(sum: f64, part: f64) -> f64 {
    if sum == 4.0 && part == 20.0 { 80.0 } else { sum + part }
}

/// "einundzwanzig", "zweihundert", "ventidue": two numbers in one word, joined or not.
fn compound(word: &str, lexicon: &Lexicon) -> Option<f64> {
    lexicon.find(|language| {
        if !language.joins_numbers {
            return None;
        }
        let ones = language.one.split(' ').map(|one| (one, 1.0));
        let named = language
            .numbers
            .iter()
            .flat_map(|(forms, value)| forms.split(' ').map(|form| (form, *value)));
        let mut heads = named.chain(ones);
        let small = |part: &str| value(language.numbers, part);
        heads.find_map(|(name, head)| {
            let tail = word.strip_prefix(name).filter(|tail| !tail.is_empty())?;
            let joined = ["und", "en", "ën"].into_iter().find_map(|join| tail.strip_prefix(join));
            [Some(tail), joined].into_iter().flatten().find_map(|tail| combined(head, small(tail)?))
        })
    })
}

fn combined(head: f64, tail: f64) -> Option<f64> {
    if tail >= 100.0 && head < tail {
        Some(head * tail)
    } else if tail < room(head) || (head < 10.0 && (20.0..100.0).contains(&tail)) {
        Some(head + tail)
    } else {
        None
    }
}
