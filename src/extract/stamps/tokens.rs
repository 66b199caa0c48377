//! Words, numbers and signs of a line, folded, with their places.

use std::ops::Range;

use super::super::dom;
use super::languages::{DICTIONARY, Phrase};

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
    /// The known phrases that begin with it.
    pub(super) phrases: &'static [Phrase],
}

/// Kinds of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Letters of a script that sets no space between words.
    Unspaced,
    /// Digits.
    Number,
    /// Any other sign.
    Sign,
}

/// What stands behind the numbers of a date or a time in Chinese and Japanese.
pub(super) const DATE_SIGNS: &[&str] =
    &["年", "月", "日", "号", "號", "元", "時", "时", "點", "点", "分", "秒"];

/// The tokens of a line. Text without spaces is cut at its beginning as far as it consists of known
/// phrases, then into pieces of two characters: about what a word has.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut out = Vec::new();
    for token in uncut(line) {
        if token.kind == Kind::Unspaced {
            cut(line, &token, &mut out);
        } else {
            out.push(token);
        }
    }
    for token in &mut out {
        token.phrases = DICTIONARY.beginning_with(&token.text);
    }
    out
}

/// The tokens of a line, text without spaces uncut.
pub(super) fn uncut(line: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut spaced = false;
    for (at, c) in line.char_indices() {
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = kind(plain(c));
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some(last) if !spaced && kind != Kind::Sign && last.kind == kind => last.span.end = end,
            _ => out.push(Token { kind, text: String::new(), span: at..end, spaced, phrases: &[] }),
        }
        spaced = false;
    }
    for token in &mut out {
        let written = line.get(token.span.clone()).unwrap_or_default();
        // Kana would lose their marks, and be others.
        token.text = match token.kind {
            Kind::Unspaced => written.chars().filter(|c| !is_invisible(*c)).collect(),
            _ => fold(written),
        };
    }
    out
}

fn cut(line: &str, token: &Token, out: &mut Vec<Token>) {
    let written = line.get(token.span.clone()).unwrap_or_default().char_indices();
    let run: Vec<(usize, char)> = written.filter(|(_, c)| !is_invisible(*c)).collect();
    let letters: Vec<char> = run.iter().map(|(_, c)| *c).collect();
    let place = |at: usize| run.get(at).map_or(token.span.end, |(byte, _)| token.span.start + byte);
    let (mut at, mut known) = (0, true);
    while at < run.len() {
        let rest = letters.get(at..).unwrap_or_default();
        let length = if known { DICTIONARY.prefix(rest) } else { None };
        known = length.is_some();
        let length = length.unwrap_or(2).min(rest.len());
        let text = rest.iter().take(length).collect();
        let spaced = token.spaced && at == 0;
        let span = place(at)..place(at + length);
        out.push(Token { kind: Kind::Unspaced, text, span, spaced, phrases: &[] });
        at += length;
    }
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Number
    } else if is_cjk(c) {
        Kind::Unspaced
    } else if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') {
        Kind::Word
    } else {
        Kind::Sign
    }
}

/// Han and kana.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// Whether a phrase is of a script that sets no space between words.
pub(super) fn is_unspaced(text: &str) -> bool {
    text.chars().all(is_cjk)
}

/// Marks of direction, joiners, soft hyphens and the Arabic stretch: nothing that is read.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The plain form of wide and Arabic digits and signs.
fn plain(c: char) -> char {
    let digit = |zero: u32| char::from_digit((u32::from(c) - zero).min(9), 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}' | '\u{2011}' => '-',
        '،' | '、' => ',',
        '\u{60d}' => '/',
        '\u{2236}' => ':',
        _ => c,
    }
}

/// Text for comparing words: as everywhere, and one form of the sigma and of the dotless i.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain).collect();
    dom::fold(&plain).replace('ς', "σ").replace('ı', "i")
}

impl Token {
    /// The number, where it is one of at most `digits` digits.
    pub(super) fn number(&self, digits: usize) -> Option<i16> {
        if self.kind != Kind::Number || self.text.len() > digits {
            return None;
        }
        self.text.parse().ok()
    }

    /// Whether it is this text.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }
}
