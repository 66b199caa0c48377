//! The value of a number in any notation, with the words that multiply it.

use super::language::{Lexicon, has, value};
use super::sentence::Sentence;
use super::spelled::{JOINING, cardinal, fraction, is_one, ordinal, room};

/// Words before a part of a whole that stand for one: "a third".
const ARTICLES: &str = "a an";
/// Parts of a whole with a sign of their own.
const SIGNS: [(&str, f64); 5] =
    [("½", 0.5), ("¼", 0.25), ("¾", 0.75), ("⅓", 1.0 / 3.0), ("⅔", 2.0 / 3.0)];
/// The largest whole of which a written fraction names parts: "2/3", but not "12/2023".
const LARGEST_WHOLE: f64 = 10.0;

/// A number with the tokens it takes.
pub(super) struct Quantity {
    pub(super) value: f64,
    pub(super) len: usize,
    /// Whether it is only a word for one or for the first, which says little by itself.
    pub(super) weak: bool,
}

impl Quantity {
    fn sure(value: f64, len: usize) -> Self {
        Self { value, len, weak: false }
    }
}

/// The number that begins at a token.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Quantity> {
    let word = sentence.plain(at);
    if let Some(part) = part(sentence, at, lexicon) {
        return Some(part);
    }
    if word.contains(|c: char| c.is_ascii_digit()) {
        let value = digits(word, sentence.plain(at + 1), lexicon)?;
        return Some(multiplied(Quantity::sure(value, 1), sentence, at, lexicon));
    }
    let one = is_one(word, lexicon);
    if let Some(value) = cardinal(word, lexicon).or(one.then_some(1.0)) {
        let found = multiplied(Quantity { value, len: 1, weak: one }, sentence, at, lexicon);
        return Some(added(found, sentence, at, lexicon));
    }
    if let Some(place) = ordinal(word, lexicon) {
        return Some(Quantity { value: place, len: 1, weak: place < 2.0 });
    }
    // "several hundred", "a million": one of the word itself.
    let alone = magnitude(word, lexicon)?;
    Some(multiplied(Quantity::sure(alone, 1), sentence, at, lexicon))
}

/// "half", "a third", "½", "2/3".
fn part(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Quantity> {
    let (word, next) = (sentence.plain(at), sentence.plain(at + 1));
    if let Some(sign) = value(&SIGNS, word) {
        return Some(Quantity::sure(sign, 1));
    }
    if is_one(word, lexicon) || has(ARTICLES, word) {
        return fraction(next, lexicon).map(|part| Quantity::sure(part, 2));
    }
    if next == "/" {
        let whole: f64 = sentence.plain(at + 2).parse().ok()?;
        let parts: f64 = word.parse().ok()?;
        let proper = parts < whole && whole <= LARGEST_WHOLE && sentence.plain(at + 3) != "/";
        return proper.then(|| Quantity::sure(parts / whole, 3));
    }
    // "Third" and "quarter" alone are an ordinal and a season of the year.
    fraction(word, lexicon).filter(|part| *part > 0.4).map(|half| Quantity::sure(half, 1))
}

/// With the words behind it that multiply it: "3 million", "two thirds".
fn multiplied(found: Quantity, sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Quantity {
    let mut found = found;
    while let Some(factor) = magnitude(sentence.plain(at + found.len), lexicon) {
        found = Quantity::sure(found.value * factor, found.len + 1);
    }
    let few = found.value > 1.0 && found.value < LARGEST_WHOLE;
    match fraction(sentence.plain(at + found.len), lexicon).filter(|_| few) {
        Some(part) => Quantity::sure(found.value * part, found.len + 1),
        None => found,
    }
}

/// A word that multiplies. "m" and "k" do so only where they are attached: "5 m" are metres.
pub(super) fn magnitude(word: &str, lexicon: &Lexicon) -> Option<f64> {
    let long = word.chars().count() > 1;
    lexicon.find(|language| value(language.magnitudes, word)).filter(|_| long)
}

/// With the words behind it that add to it: "vingt et un", "one hundred and two".
fn added(found: Quantity, sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Quantity {
    let joined = usize::from(has(JOINING, sentence.plain(at + found.len)));
    let next = at + found.len + joined;
    let word = sentence.plain(next);
    if room(found.value) == 0.0 || (cardinal(word, lexicon).is_none() && !is_one(word, lexicon)) {
        return found;
    }
    match read(sentence, next, lexicon) {
        Some(tail) if tail.value < room(found.value) => {
            Quantity::sure(found.value + tail.value, found.len + joined + tail.len)
        }
        _ => found,
    }
}

/// The value of a number in digits: "1,5", "5bn", "1er".
fn digits(word: &str, next: &str, lexicon: &Lexicon) -> Option<f64> {
    let end = word.rfind(|c: char| c.is_ascii_digit())? + 1;
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

/// What a single letter between a number and a currency multiplies by: the "M" of "12 M€".
pub(super) fn letter(word: &str, lexicon: &Lexicon) -> Option<f64> {
    let short = word.chars().count() == 1;
    lexicon.find(|language| value(language.magnitudes, word)).filter(|_| short)
}

fn is_ordinal(suffix: &str) -> bool {
    has("st nd rd th er re e ère ème nd nde è º ª o a -й -я -го", suffix)
}

/// The value of digits with separators. Of two kinds of separators the last is the decimal one; one
/// kind alone groups thousands where it stands more than once or before exactly three digits, in
/// any language: "1 000", "1.000" and "1,000" are one number.
pub(super) fn digits_value(digits: &str) -> Option<f64> {
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

/// The shortest form of a value.
pub(super) fn shown(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
