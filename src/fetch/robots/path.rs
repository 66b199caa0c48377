//! Paths and patterns of robots.txt, in a form in which their octets can be compared (RFC 9309, 2.2.2).

use std::fmt::Write as _;

use url::Url;

/// A normalised pattern: `*` stands for anything, `$` at the end for the end.
pub(super) struct Pattern<'a>(pub(super) &'a str);

impl Pattern<'_> {
    /// Whether a normalised path begins as the pattern says. It is read from left to right once.
    pub(super) fn matches(&self, path: &str) -> bool {
        let (pattern, whole) = match self.0.strip_suffix('$') {
            Some(pattern) => (pattern, true),
            None => (self.0, false),
        };
        let mut parts = pattern.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = path.strip_prefix(first) else { return false };
        let mut parts: Vec<&str> = parts.collect();
        let last = if whole { parts.pop() } else { None };
        for part in parts {
            let Some(at) = rest.find(part) else { return false };
            rest = rest.get(at + part.len()..).unwrap_or_default();
        }
        match (whole, last) {
            (true, Some(last)) => rest.ends_with(last),
            (true, None) => rest.is_empty(),
            (false, _) => true,
        }
    }
}

/// A pattern with its octets written in one way. Its `*` and its last `$` keep their meaning.
pub(super) fn normal(pattern: &str) -> String {
    let (body, end) = match pattern.strip_suffix('$') {
        Some(body) => (body, "$"),
        None => (pattern, ""),
    };
    octets(body, true) + end
}

/// The path and query of an address, written as patterns are.
pub(super) fn target(url: &Url) -> String {
    let mut text = url.path().to_owned();
    if let Some(query) = url.query() {
        text.push('?');
        text.push_str(query);
    }
    octets(&text, false)
}

/// Each octet in its one form: unreserved characters as they are, `%2f` as `%2F`, others encoded.
fn octets(text: &str, pattern: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match encoded(bytes, at) {
            Some(decoded) if is_unreserved(decoded) => out.push(char::from(decoded)),
            Some(decoded) => encode(&mut out, decoded),
            None if byte == b'*' && pattern => out.push('*'),
            None if byte == b'*' || byte == b'$' || !byte.is_ascii_graphic() => {
                encode(&mut out, byte);
            }
            None => out.push(char::from(byte)),
        }
        at += if encoded(bytes, at).is_some() { 3 } else { 1 };
    }
    out
}

fn encode(out: &mut String, byte: u8) {
    // Writing to a string cannot fail.
    let _ = write!(out, "%{byte:02X}");
}

/// The octet that `%XX` at this place stands for.
fn encoded(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    match bytes.get(at..at + 3)? {
        [b'%', high, low] => u8::try_from(digit(high)? * 16 + digit(low)?).ok(),
        _ => None,
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}
