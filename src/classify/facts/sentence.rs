//! A text as tokens that rules can look at.

use crate::compare::{caseless, is_word, sentences, tokens};
use crate::model::FactKind;

/// English words with "not" at their end, whose beginning is no word by itself.
const SHORTENED: [(&str, &str); 3] = [("ca", "can"), ("wo", "will"), ("sha", "shall")];

/// A text of one or more sentences with its tokens, white space left out.
pub(super) struct Sentence<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
}

/// One token. "cannot" and "don't" are two: what is said, and that it is not.
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

    pub(super) fn weak_if(self, weak: bool) -> Self {
        Self { weak, ..self }
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
                    let plain = plain(token);
                    found.extend(divided(Token { text: token, plain, first, start, end }));
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

    /// The plain form of the token before another; empty where there is none.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.plain(at))
    }

    /// Whether a token ends its sentence.
    pub(super) fn is_last(&self, at: usize) -> bool {
        self.get(at + 1).is_none_or(|next| next.first)
    }

    /// The text of some tokens, with the white space between them.
    pub(super) fn surface(&self, at: usize, len: usize) -> &'t str {
        match (self.get(at), self.get(at + len.saturating_sub(1))) {
            (Some(first), Some(last)) => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// How many tokens the longest of the alternatives takes that stands here. Spaces separate
    /// alternatives, underscores the words of one.
    pub(super) fn stands(&self, at: usize, alternatives: &str) -> Option<usize> {
        let long = alternatives.split(' ').filter(|phrase| !phrase.is_empty());
        long.filter_map(|phrase| self.phrase(at, phrase)).max()
    }

    /// How many tokens a phrase takes, its words joined by underscores, if it stands here.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut words = phrase.split('_').enumerate();
        let stands = words.all(|(offset, word)| self.plain(at + offset) == word);
        stands.then(|| phrase.split('_').count())
    }
}

/// The form in which two wordings of a token are equal. Most words are plain letters.
fn plain(token: &str) -> String {
    let letters = token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if letters { token.to_ascii_lowercase() } else { caseless(token) }
}

/// A token, or both parts of a word that ends in "not". The second part is shown with the first.
fn divided(token: Token<'_>) -> impl Iterator<Item = Token<'_>> {
    let ending = ["n't", "not"].into_iter().find(|ending| {
        let whole = *ending == "n't" || token.plain == "cannot";
        whole && token.plain.len() > ending.len() && token.plain.ends_with(ending)
    });
    let said = ending.map(|ending| token.plain[..token.plain.len() - ending.len()].to_owned());
    let verb = said.map(|said| {
        let whole = SHORTENED.iter().find(|(short, _)| *short == said).map(|(_, whole)| *whole);
        let plain = whole.map_or(said, str::to_owned);
        Token { plain, first: token.first, ..token }
    });
    let rest = match verb {
        Some(_) => Token { plain: "not".to_owned(), first: false, ..token },
        None => token,
    };
    verb.into_iter().chain([rest])
}
