//! Division of a text into words, numbers, signs and white space.

/// Prefixes that lose their vowel before an apostrophe, in French and Italian: `l'`, `qu'`, `dell'`.
const ELIDED: [&str; 26] = [
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
    "quelqu", "dell", "nell", "all", "dall", "sull", "un", "quest", "quell", "degl", "coll", "gl",
];

/// The tokens of a text in order. Joined they give the text back exactly.
///
/// A word is one token with its inner hyphens and apostrophes (but `l'` stands alone), an acronym
/// with its dots (`U.S.`), a number with its separators and sign (`1,5`, `1 000`, `-5`), a
/// percentage (`66,7 %`) and a time of day (`9 h 00`, `12:00`) are one token each, and so is a run of
/// white space. Every other character is a token of its own.
pub fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut after_space = true;
    while !rest.is_empty() {
        let (token, tail) = rest.split_at(token_len(rest, after_space));
        after_space = !token.ends_with(|c: char| c.is_alphanumeric());
        found.push(token);
        rest = tail;
    }
    found
}

/// Whether a token is a word or a number: what a reader counts as a word.
pub fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

fn token_len(rest: &str, may_be_signed: bool) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    if first.is_whitespace() {
        return rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
    }
    if first.is_ascii_digit() {
        return number_len(rest);
    }
    if may_be_signed && matches!(first, '-' | '−' | '+') {
        let digits = &rest[first.len_utf8()..];
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            return first.len_utf8() + number_len(digits);
        }
    }
    if let Some(len) = plain_word_len(rest.as_bytes()) {
        return len;
    }
    if is_ideograph(first) || !first.is_alphanumeric() {
        return first.len_utf8();
    }
    acronym_len(rest).unwrap_or_else(|| word_len(rest))
}

/// A word of ASCII letters and digits with nothing behind it that could belong to it: most words.
fn plain_word_len(bytes: &[u8]) -> Option<usize> {
    let len = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let alone = match bytes.get(len) {
        None => true,
        Some(b'.') => len > 1,
        Some(b'-' | b'\'') => false,
        Some(byte) => byte.is_ascii(),
    };
    (len > 0 && alone).then_some(len)
}

/// `U.S.`, `z.B.`, `a.m.`: single letters with a dot each, at least two of them.
fn acronym_len(rest: &str) -> Option<usize> {
    let mut len = 0;
    let mut letters = 0;
    let mut chars = rest.chars();
    while let Some(letter) = chars.next().filter(|c| c.is_alphabetic()) {
        if chars.next() != Some('.') {
            break;
        }
        len += letter.len_utf8() + 1;
        letters += 1;
    }
    let goes_on = rest[len..].starts_with(char::is_alphanumeric);
    (letters >= 2 && !goes_on).then_some(len)
}

fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_word = chars.peek().is_some_and(|(_, next)| is_word_char(*next));
        match c {
            '-' | '‑' if next_is_word => {}
            '\'' | '’' if next_is_word => {
                if ELIDED.contains(&rest[..at].to_lowercase().as_str()) {
                    return at + c.len_utf8();
                }
            }
            c if is_word_char(c) => {}
            _ => break,
        }
        len = at + c.len_utf8();
    }
    len
}

fn is_word_char(c: char) -> bool {
    (c.is_alphanumeric() && !is_ideograph(c)) || is_joiner(c)
}

/// Characters that stand inside a word without being letters: combining marks, soft hyphens, joiners.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{94d}')
}

/// Scripts written without spaces: each character is its own token.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn number_len(rest: &str) -> usize {
    let plain = digits_len(rest);
    clock_len(rest, plain).unwrap_or_else(|| {
        let len = grouped_len(rest, plain);
        percent_len(rest, len).unwrap_or_else(|| len + suffix_len(&rest[len..]))
    })
}

fn digits_len(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

/// `9 h 00`, `9h00`, `12 h`, `12:00`, `12:00:30`.
fn clock_len(rest: &str, hours: usize) -> Option<usize> {
    if hours > 2 {
        return None;
    }
    let tail = &rest[hours..];
    if let Some(minutes) = tail.strip_prefix(':') {
        let two = digits_len(minutes) == 2;
        let seconds = minutes.get(2..).and_then(|after| after.strip_prefix(':'));
        let long = seconds.is_some_and(|seconds| digits_len(seconds) == 2);
        return two.then_some(hours + if long { 6 } else { 3 });
    }
    let (gap, unit) = skip_space(tail);
    let after = unit.strip_prefix(['h', 'H'])?;
    let (second_gap, minutes) = skip_space(after);
    let end = |text: &str| !text.starts_with(char::is_alphanumeric);
    if digits_len(minutes) == 2 && end(&minutes[2..]) {
        return Some(hours + gap + 1 + second_gap + 2);
    }
    end(after).then_some(hours + gap + 1)
}

/// A number with its separators: `1,5`, `1.000,50`, `1 000`, `1'000`. A space or an apostrophe
/// separates only groups of exactly three digits.
fn grouped_len(rest: &str, first: usize) -> usize {
    let mut len = first;
    while let Some(separator) = rest[len..].chars().next() {
        let digits = digits_len(&rest[len + separator.len_utf8()..]);
        let joins = match separator {
            '.' | ',' => digits > 0,
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' => first <= 3 && digits == 3,
            _ => false,
        };
        if !joins {
            break;
        }
        len += separator.len_utf8() + digits;
    }
    len
}

fn percent_len(rest: &str, len: usize) -> Option<usize> {
    let (gap, sign) = skip_space(&rest[len..]);
    sign.starts_with(['%', '‰']).then(|| len + gap + sign.chars().next().map_or(0, char::len_utf8))
}

/// What follows a number without a space: `1er`, `20th`, `5bn`.
fn suffix_len(text: &str) -> usize {
    text.find(|c: char| !is_word_char(c)).unwrap_or(text.len())
}

fn skip_space(text: &str) -> (usize, &str) {
    let trimmed = text.strip_prefix([' ', '\u{a0}', '\u{2009}', '\u{202f}']).unwrap_or(text);
    (text.len() - trimmed.len(), trimmed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_belongs_together_is_one_token() {
        for (text, expected) in [
            ("l'Union", vec!["l'", "Union"]),
            ("don't re-sign", vec!["don't", " ", "re-sign"]),
            ("à 9 h 00, 66,7 %", vec!["à", " ", "9 h 00", ",", " ", "66,7 %"]),
            ("1 000 ou 1.000,5", vec!["1 000", " ", "ou", " ", "1.000,5"]),
            ("in 2019 250 men", vec!["in", " ", "2019", " ", "250", " ", "men"]),
            ("the U.S. at 12:00.", vec!["the", " ", "U.S.", " ", "at", " ", "12:00", "."]),
            ("from -5 to 2010-2015", vec!["from", " ", "-5", " ", "to", " ", "2010", "-", "2015"]),
            ("1er mai, €5bn", vec!["1er", " ", "mai", ",", " ", "€", "5bn"]),
            ("和平。", vec!["和", "平", "。"]),
        ] {
            assert_eq!(tokens(text), expected);
        }
    }

    proptest! {
        #[test]
        fn tokens_give_the_text_back(text in "\\PC{0,60}", numbers in "[0-9 .,:h%'\u{a0}-]{0,40}") {
            prop_assert_eq!(tokens(&text).concat(), text);
            prop_assert_eq!(tokens(&numbers).concat(), numbers);
        }
    }
}
