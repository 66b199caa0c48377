//! Numbers, percentages and sums of money, in any notation.

use super::language::{Lexicon, has};
use super::quantities::{self, digits_value, shown};
use super::sentence::{Reading, Sentence};
use super::spelled;
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

/// Short forms of words that multiply, which a dot may follow: "20 Mio. Euro".
const SHORT: &str = "mio mrd mld mln mds md tsd bn mn млн млрд тис тыс";

/// Words for a degree of temperature or of an angle.
const DEGREES: &str = "° degree degrees degré degrés grad grado grados gradi graden grau graus \
                       stopień stopnie stopni градус градуса градусов градуси градусів";
/// Scales of temperature.
const SCALES: [&str; 3] = ["c celsius цельсия цельсія", "f fahrenheit фаренгейта", "k kelvin"];

/// A sum of money, a percentage or a number that begins at a token.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    money(sentence, at, lexicon)
        .or_else(|| percent(sentence, at, lexicon))
        .or_else(|| number(sentence, at, lexicon))
        .or_else(|| multiple(sentence.plain(at), lexicon))
}

fn money(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let reading = |currency: &str, value: f64, len: usize| {
        Reading::of(FactKind::Money, len, format!("{currency} {}", shown(value)))
    };
    if let Some((currency, skip)) = currency(sentence, at) {
        let amount = quantities::read(sentence, at + skip, lexicon)?;
        return Some(reading(currency, amount.value, skip + amount.len));
    }
    let amount = quantities::read(sentence, at, lexicon)?;
    let behind = at + amount.len;
    if let Some(factor) = quantities::letter(sentence.plain(behind), lexicon)
        && let Some((currency, len)) = currency(sentence, behind + 1)
    {
        return Some(reading(currency, amount.value * factor, amount.len + 1 + len));
    }
    let dotted = sentence.plain(behind) == "." && has(SHORT, sentence.plain(behind - 1));
    let linked = usize::from(dotted || matches!(sentence.plain(behind), "de" | "d'" | "di"));
    let skipped = [linked, linked + 1];
    let found = skipped.into_iter().find_map(|skip| {
        // "Swiss francs", "US dollars": one word may say whose money it is.
        let adjective =
            skip == linked || has("swiss us canadian australian", sentence.plain(behind + linked));
        let (currency, len) = currency(sentence, behind + skip).filter(|_| adjective)?;
        Some((currency, skip + len))
    });
    found.map(|(currency, len)| reading(currency, amount.value, amount.len + len))
}

/// The words and signs of all currencies.
pub(super) fn currencies() -> impl Iterator<Item = &'static str> {
    CURRENCIES.iter().flat_map(|(_, words)| words.split(' '))
}

/// Whether a token makes an amount of the number before it.
pub(super) fn is_amount(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    currency(sentence, at).is_some()
        || quantities::magnitude(sentence.plain(at), lexicon).is_some()
        || lexicon.find(|language| sentence.stands(at, language.percent)).is_some()
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
    let reading = |key: String, len: usize| Reading::of(FactKind::Percent, len, key);
    if let Some(digits) = token.strip_suffix('%') {
        return Some(reading(format!("{}%", shown(digits_value(digits.trim())?)), 1));
    }
    if let Some(digits) = token.strip_suffix('‰') {
        return Some(reading(format!("{}‰", shown(digits_value(digits.trim())?)), 1));
    }
    let share = quantities::read(sentence, at, lexicon)?;
    let end = at + share.len;
    let points = lexicon.find(|language| sentence.stands(end, language.points));
    let percent = lexicon.find(|language| sentence.stands(end, language.percent));
    match (points, percent) {
        (Some(len), _) => Some(reading(format!("{} points", shown(share.value)), share.len + len)),
        (None, Some(len)) => Some(reading(format!("{}%", shown(share.value)), share.len + len)),
        (None, None) => None,
    }
}

/// A number with the unit behind it, if it is a known one: 12 hours are not 12 days.
fn number(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let found = quantities::read(sentence, at, lexicon)?;
    let behind = at + found.len;
    let (key, len) = match degrees(sentence, behind).or_else(|| unit(sentence, behind, lexicon)) {
        Some((unit, len)) => (format!("{} {unit}", shown(found.value)), found.len + len),
        None => (shown(found.value), found.len),
    };
    Some(Reading::of(FactKind::Number, len, key).weak_if(found.weak))
}

fn unit(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(&'static str, usize)> {
    let word = sentence.plain(at);
    let forms = lexicon.find(|language| language.units.iter().find(|unit| has(unit, word)))?;
    Some((forms.split(' ').next()?, 1))
}

/// `°C`, "degrees Fahrenheit".
fn degrees(sentence: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    if !has(DEGREES, sentence.plain(at)) {
        return None;
    }
    let scale = SCALES.iter().find(|scale| has(scale, sentence.plain(at + 1)));
    Some(scale.and_then(|scale| scale.split(' ').next()).map_or(("°", 1), |scale| (scale, 2)))
}

/// "doubled", "tripled".
fn multiple(word: &str, lexicon: &Lexicon) -> Option<Reading> {
    let times = spelled::multiple(word, lexicon)?;
    Some(Reading::of(FactKind::Number, 1, format!("{times} times")))
}
