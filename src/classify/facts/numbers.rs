//! Numbers, percentages and sums of money, in any notation.

use super::language::{Lexicon, has, value};
use super::sentence::{Reading, Sentence};
use crate::model::FactKind;

/// Currencies by code, with the signs and words that stand for them.
const CURRENCIES: [(&str, &str); 20] = [
    ("EUR", "€ eur euro euros євро евро"),
    (
        "USD",
        "$ usd dollar dollars dólar dólares dollari dollaro dólares доларів долари долар долларов доллара доллар dolarów dolary",
    ),
    ("GBP", "£ gbp pound pounds livre livres pfund sterline libras"),
    ("CHF", "chf franc francs franken franchi"),
    ("JPY", "¥ jpy yen yens"),
    ("CNY", "cny rmb yuan yuans"),
    ("PLN", "pln zł złoty złotych zlotys zloty"),
    ("UAH", "₴ uah hryvnia hryvnias грн гривень гривні гривня"),
    ("RUB", "₽ rub rouble roubles ruble rubles рублей рубля рубль руб"),
    ("SEK", "sek"),
    ("NOK", "nok"),
    ("DKK", "dkk"),
    ("CZK", "czk"),
    ("HUF", "huf forint forints"),
    ("RON", "ron leu lei"),
    ("TRY", "₺ try lira liras"),
    ("INR", "₹ inr rupee rupees"),
    ("CAD", "cad"),
    ("AUD", "aud"),
    ("KRW", "₩ krw won"),
];
/// Letters before a dollar sign that say whose dollar it is.
const DOLLARS: [(&str, &str); 6] =
    [("us", "USD"), ("c", "CAD"), ("ca", "CAD"), ("a", "AUD"), ("au", "AUD"), ("nz", "NZD")];

/// A number with the tokens it takes.
struct Quantity {
    value: f64,
    len: usize,
}

/// A sum of money, a percentage or a number that begins at a token.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    money(sentence, at, lexicon)
        .or_else(|| percent(sentence, at, lexicon))
        .or_else(|| number(sentence, at, lexicon))
}

fn money(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let reading = |currency: &str, value: f64, len: usize| Reading {
        len,
        kind: FactKind::Money,
        key: format!("{currency} {}", shown(value)),
    };
    if let Some((currency, skip)) = currency(sentence, at) {
        let amount = quantity(sentence, at + skip, lexicon)?;
        return Some(reading(currency, amount.value, skip + amount.len));
    }
    let amount = quantity(sentence, at, lexicon)?;
    let linked = usize::from(matches!(sentence.plain(at + amount.len), "de" | "d'" | "di"));
    let skipped = [linked, linked + 1];
    let found = skipped.into_iter().find_map(|skip| {
        // "Swiss francs", "US dollars": one word may say whose money it is.
        let adjective = skip == linked
            || has("swiss us canadian australian", sentence.plain(at + amount.len + linked));
        let (currency, len) = currency(sentence, at + amount.len + skip).filter(|_| adjective)?;
        Some((currency, skip + len))
    });
    found.map(|(currency, len)| reading(currency, amount.value, amount.len + len))
}

fn currency(sentence: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    if sentence.plain(at + 1) == "$"
        && let Some((_, code)) = DOLLARS.iter().find(|(letters, _)| *letters == sentence.plain(at))
    {
        return Some((code, 2));
    }
    let word = sentence.plain(at);
    CURRENCIES.iter().find(|(_, words)| has(words, word)).map(|(code, _)| (*code, 1))
}

fn percent(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let token = sentence.plain(at);
    let reading = |key: String, len: usize| Reading { len, kind: FactKind::Percent, key };
    if let Some(digits) = token.strip_suffix('%') {
        return Some(reading(format!("{}%", shown(digits_value(digits.trim())?)), 1));
    }
    if let Some(digits) = token.strip_suffix('‰') {
        return Some(reading(format!("{}‰", shown(digits_value(digits.trim())?)), 1));
    }
    let share = quantity(sentence, at, lexicon)?;
    let end = at + share.len;
    let points = lexicon.find(|language| sentence.phrase(end, language.points));
    let percent = lexicon.find(|language| sentence.phrase(end, language.percent));
    match (points, percent) {
        (Some(len), _) => Some(reading(format!("{} points", shown(share.value)), share.len + len)),
        (None, Some(len)) => Some(reading(format!("{}%", shown(share.value)), share.len + len)),
        (None, None) => None,
    }
}

/// A number with the unit behind it, if it is a known one: 12 hours are not 12 days.
fn number(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let found = quantity(sentence, at, lexicon)?;
    let behind = sentence.plain(at + found.len);
    let unit = lexicon.find(|language| language.units.iter().find(|unit| has(unit, behind)));
    let name = unit.and_then(|unit| unit.split(' ').next());
    let key = match name {
        Some(unit) => format!("{} {unit}", shown(found.value)),
        None => shown(found.value),
    };
    Some(Reading { len: found.len + usize::from(name.is_some()), kind: FactKind::Number, key })
}

fn quantity(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Quantity> {
    let first = sentence.plain(at);
    let mut found = Quantity { value: single(first, sentence.plain(at + 1), lexicon)?, len: 1 };
    while let Some(factor) = magnitude(sentence.plain(at + found.len), lexicon) {
        found = Quantity { value: found.value * factor, len: found.len + 1 };
    }
    Some(found)
}

/// A word that multiplies. "m" and "k" do so only where they are attached: "5 m" are metres.
fn magnitude(word: &str, lexicon: &Lexicon) -> Option<f64> {
    let long = word.chars().count() > 1;
    lexicon.find(|language| value(language.magnitudes, word)).filter(|_| long)
}

fn single(word: &str, next: &str, lexicon: &Lexicon) -> Option<f64> {
    let digits_end = word.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1);
    let Some(end) = digits_end else { return spelled(word, lexicon) };
    let (digits, suffix) = word.split_at(end);
    let decimal = lexicon
        .find(|language| value(language.magnitudes, next))
        .is_some_and(|factor| factor >= 1e9);
    let number = if decimal { decimal_value(digits) } else { digits_value(digits) }?;
    match suffix {
        "" => Some(number),
        _ => lexicon
            .find(|language| value(language.magnitudes, suffix))
            .map(|factor| number * factor)
            .or_else(|| is_ordinal(suffix).then_some(number)),
    }
}

fn is_ordinal(suffix: &str) -> bool {
    has("st nd rd th er re e ère ème nd nde è º ª o a -й -я -го", suffix)
}

/// A number in words: "twelve", "twenty-one", "quatre-vingt-dix".
fn spelled(word: &str, lexicon: &Lexicon) -> Option<f64> {
    lexicon.find(|language| {
        if let Some(number) = value(language.numbers, word) {
            return Some(number);
        }
        let parts = word.split('-').filter(|part| !has("et and und", part));
        let values =
            parts.map(
                |part| if has("one un", part) { Some(1.0) } else { value(language.numbers, part) },
            );
        let values: Vec<f64> = values.collect::<Option<_>>()?;
        (values.len() > 1).then(|| values.iter().fold(0.0, |sum, part| spoken_sum(sum, *part)))
    })
}

/// Parts of a spoken number add up, but for "quatre-vingts".
#[allow(clippy::float_cmp, reason = "the values are whole numbers from a table")]
fn spoken_sum(sum: f64, part: f64) -> f64 {
    if sum == 4.0 && part == 20.0 { 80.0 } else { sum + part }
}

/// The value of digits with separators. Of two kinds of separators the last is the decimal one; one
/// kind alone groups thousands where it stands more than once or before exactly three digits, in any
/// language: "1 000", "1.000" and "1,000" are one number.
fn digits_value(digits: &str) -> Option<f64> {
    let plain: String = digits.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    let decimal = plain.rfind(['.', ',']).filter(|at| {
        let mark = &plain[*at..=*at];
        let other = if mark == "." { ',' } else { '.' };
        let (head, tail) = (&plain[..*at], &plain[at + 1..]);
        let grouped = tail.len() == 3 && head.len() <= 3 && head.trim_start_matches('-') != "0";
        head.contains(other) || (!head.contains(mark) && !grouped)
    });
    parsed(&plain, decimal)
}

/// The same before "billion", where one separator is a decimal one: "1.234 billion".
fn decimal_value(digits: &str) -> Option<f64> {
    let single = digits.matches(['.', ',']).count() == 1;
    if single { parsed(digits, digits.find(['.', ','])) } else { digits_value(digits) }
}

fn parsed(digits: &str, decimal: Option<usize>) -> Option<f64> {
    let marked = digits.char_indices().filter_map(|(at, c)| match c {
        '.' | ',' => (Some(at) == decimal).then_some('.'),
        c => Some(c),
    });
    marked.collect::<String>().parse().ok()
}

fn shown(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
