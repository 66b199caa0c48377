//! A text as tokens that rules can look at.

use crate::compare::{caseless, is_word, sentences, tokens};
use crate::model::FactKind;

/// A text of one or more sentences with its tokens, white space left out.
pub(super) struct Sentence<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
}

/// One token.
pub(super) struct Token<'t> {
    /// As it stands.
    pub(super) text: &'t str,
    /// In lower case, with plain apostrophes, dashes and spaces.
    pub(super) plain: String,
    /// Whether no word stands before it in its sentence.
    pub(super) first: bool,
    start: usize,
    end: usize,
}

/// A fact read at some place: how many tokens it takes, and the form in which two wordings of it are
/// equal.
pub(super) struct Reading {
    pub(super) len: usize,
    pub(super) kind: FactKind,
    pub(super) key: String,
    /// Whether it is a fact only beside another of its kind: "one" is an article and a pronoun,
    /// until it became "two".
    pub(super) weak: bool,
}

impl Reading {
    pub(super) fn of(kind: FactKind, len: usize, key: String) -> Self {
        Self { len, kind, key, weak: false }
    }
}

impl<'t> Sentence<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut end = 0;
        let mut found = Vec::new();
        for sentence in sentences(text) {
            let mut first = true;
            for token in tokens(sentence) {
                let start = end;
                end += token.len();
                if !token.chars().all(char::is_whitespace) {
                    found.push(Token { text: token, plain: caseless(token), first, start, end });
                }
                first &= !is_word(token);
            }
        }
        Self { text, tokens: found }
    }

    pub(super) fn tokens(&self) -> &[Token<'t>] {
        &self.tokens
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The plain form of a token; empty where there is none.
    pub(super) fn plain(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| token.plain.as_str())
    }

    /// The text of some tokens, with the white space between them.
    pub(super) fn surface(&self, at: usize, len: usize) -> &'t str {
        match (self.get(at), self.get(at + len.saturating_sub(1))) {
            (Some(first), Some(last)) => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// How many tokens the first of the phrases takes that stands here.
    pub(super) fn phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| {
            let words: Vec<&str> = phrase.split(' ').collect();
            let stands =
                words.iter().enumerate().all(|(offset, word)| self.plain(at + offset) == *word);
            stands.then_some(words.len())
        })
    }
}
