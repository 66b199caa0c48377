//! Words, numbers and signs of a line, folded, with their places.

use std::ops::Range;

use super::super::dom::fold;

/// One token of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Its text, folded: `decembre`.
    pub(super) text: String,
    /// Its bytes in the line.
    pub(super) span: Range<usize>,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// Kinds of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// Any other sign.
    Sign,
}

/// The tokens of a line.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut spaced = false;
    for (at, c) in line.char_indices() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = kind(c);
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some(last) if !spaced && kind != Kind::Sign && last.kind == kind => last.span.end = end,
            _ => out.push(Token { kind, text: String::new(), span: at..end, spaced }),
        }
        spaced = false;
    }
    for token in &mut out {
        token.text = fold(line.get(token.span.clone()).unwrap_or_default());
    }
    out
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Number
    } else if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') {
        Kind::Word
    } else {
        Kind::Sign
    }
}

impl Token {
    /// The number, where it is one of at most `digits` digits.
    pub(super) fn number(&self, digits: usize) -> Option<i16> {
        if self.kind != Kind::Number || self.text.len() > digits {
            return None;
        }
        self.text.parse().ok()
    }

    /// The folded word, where it is one.
    pub(super) fn word(&self) -> Option<&str> {
        (self.kind == Kind::Word).then_some(self.text.as_str())
    }

    /// Whether it is this text.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }
}
