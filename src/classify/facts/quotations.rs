//! Quotations: the words between quotation marks.

use crate::compare::{align, normal};
use crate::model::{Block, BlockKind, Fact, FactKind};

/// Likeness above which two quotations are one that was changed.
const QUOTATION_FLOOR: f32 = 0.4;
/// Opening marks with their closing ones.
const MARKS: [(char, &[char]); 9] = [
    ('«', &['»']),
    ('»', &['«']),
    ('“', &['”', '“']),
    ('„', &['“', '”', '"']),
    ('"', &['"']),
    ('‘', &['’']),
    ('‚', &['‘', '’']),
    ('›', &['‹']),
    ('\'', &['\'']),
];
/// Marks that are an apostrophe too.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// What became of the quotations of some blocks.
pub(super) fn differ(before: &[&Block], after: &[&Block]) -> Vec<Fact> {
    let (old, new) = (all(before), all(after));
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let a: Vec<&str> = old_keys.iter().map(String::as_str).collect();
    let b: Vec<&str> = new_keys.iter().map(String::as_str).collect();
    let pairs = align(&a, &b, QUOTATION_FLOOR);
    let fact = |before: Option<&str>, after: Option<&str>| Fact {
        kind: FactKind::Quotation,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    let changed = pairs.iter().filter(|pair| a[pair.before] != b[pair.after]);
    let changed = changed.map(|pair| fact(Some(old[pair.before]), Some(new[pair.after])));
    let gone = (0..old.len()).filter(|at| pairs.iter().all(|pair| pair.before != *at));
    let come = (0..new.len()).filter(|at| pairs.iter().all(|pair| pair.after != *at));
    let gone = gone.map(|at| fact(Some(old[at]), None));
    changed.chain(gone).chain(come.map(|at| fact(None, Some(new[at])))).collect()
}

fn all<'b>(blocks: &[&'b Block]) -> Vec<&'b str> {
    let found = blocks.iter().flat_map(|block| match block.kind {
        BlockKind::Quotation => vec![block.text.as_str()],
        _ => quoted(&block.text),
    });
    found.collect()
}

/// The texts between quotation marks, without the marks.
pub(super) fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((at, open, closing)) = next_mark(rest) {
        let inside = &rest[at + open.len_utf8()..];
        match closing_at(inside, closing) {
            Some(end) => {
                found.push(inside[..end].trim());
                rest = after_mark(&inside[end..]);
            }
            None => rest = inside,
        }
    }
    found.extend(spoken(text));
    found.retain(|quote| quote.chars().any(char::is_alphanumeric));
    found
}

/// What a Spanish line says behind its dash: "—Vamos —dijo Ana."
fn spoken(text: &str) -> Option<&str> {
    let said = text.strip_prefix('—').filter(|said| said.starts_with(char::is_alphanumeric))?;
    said.find(" —").map(|end| said[..end].trim())
}

fn after_mark(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

/// The first opening mark that stands before a word, not within one.
fn next_mark(text: &str) -> Option<(usize, char, &'static [char])> {
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let mark = MARKS.iter().find(|(open, _)| *open == c && !previous.is_alphanumeric());
        if let Some((open, closing)) = mark.filter(|_| opens(c, &text[at + c.len_utf8()..])) {
            return Some((at, *open, closing));
        }
        previous = c;
    }
    None
}

/// Whether a mark opens what follows it: »so« stands close to its words, an apostrophe before a
/// digit or a lone letter ('90s, 's avonds) opens nothing.
fn opens(mark: char, rest: &str) -> bool {
    let mut letters = rest.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    match mark {
        '»' | '›' => !first.is_whitespace(),
        '\'' => first.is_alphabetic() && (second.is_alphanumeric() || first.is_uppercase()),
        _ => true,
    }
}

/// Where the quotation ends. An apostrophe within a word closes nothing, and none behind an "s" that
/// the sentence goes on from: "the ministers' view".
fn closing_at(inside: &str, closing: &[char]) -> Option<usize> {
    let mut previous = ' ';
    inside.char_indices().find_map(|(at, c)| {
        let rest = &inside[at + c.len_utf8()..];
        let genitive = APOSTROPHES.contains(&c) && previous == 's' && rest.starts_with(' ');
        let closes = closing.contains(&c) && !rest.starts_with(char::is_alphanumeric) && !genitive;
        previous = c;
        closes.then_some(at)
    })
}

fn keys(quotes: &[&str]) -> Vec<String> {
    quotes.iter().map(|quote| key(quote)).collect()
}

/// The form in which two wordings of a quotation are equal: plain typography, no mark at its end.
fn key(quote: &str) -> String {
    normal(quote).trim_end_matches([',', '.', ' ']).to_owned()
}
