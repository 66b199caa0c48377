//! A line read as a stamp: the dates in it, what the labels say of them, and what else it says.

use std::ops::Range;

use crate::model::{StampKind, StampValue};

use super::dates::Order;
use super::dates::{date_at, skip, skip_words};
use super::languages::DICTIONARY;
use super::times::{Clock, time_at};
use super::tokens::{Kind, Token, tokens};

/// What was read in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The dates in order.
    pub(super) dates: Vec<Dated>,
    /// Labels that no date of this line follows: the values may stand in the next lines.
    pub(super) open_labels: Vec<StampKind>,
    /// Words that are neither date nor label nor filler.
    pub(super) residue: usize,
    /// Whether a label begins the line.
    pub(super) label_first: bool,
    /// Whether the label speaks of the whole site.
    pub(super) of_site: bool,
}

/// One date of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    /// The date, with a time where one is stated.
    pub(super) value: StampValue,
    /// What the label before it says; `None` without a label.
    pub(super) kind: Option<StampKind>,
    /// The bytes of label and date in the line.
    pub(super) span: Range<usize>,
}

/// One meaningful piece of a line.
enum Piece {
    Date(StampValue),
    Label(StampKind),
    Filler,
    Other(bool),
    Separator,
}

/// Reads a line.
pub(super) fn read(line: &str, order: Order) -> Reading {
    let tokens = tokens(line);
    let pieces = pieces(&tokens, order);
    let mut reading = Reading {
        dates: Vec::new(),
        open_labels: Vec::new(),
        residue: 0,
        label_first: false,
        of_site: false,
    };
    let mut label: Option<(StampKind, usize, usize)> = None;
    for (index, (piece, span)) in pieces.iter().enumerate() {
        match piece {
            Piece::Label(kind) => {
                let first = pieces
                    .iter()
                    .take(index)
                    .all(|(p, _)| matches!(p, Piece::Filler | Piece::Separator));
                reading.label_first |= first && reading.dates.is_empty();
                reading.open_labels.push(*kind);
                label = Some((*kind, span.start, reading.residue));
            }
            Piece::Date(value) => {
                // A label holds for the date that follows it, with no more than two words between.
                reading.open_labels.clear();
                let near = label.take().filter(|(_, _, residue)| reading.residue <= residue + 2);
                let start = near.map_or(span.start, |(_, start, _)| start);
                let kind = near.map(|(kind, ..)| kind);
                reading.dates.push(Dated { value: *value, kind, span: start..span.end });
            }
            Piece::Other(site) => {
                reading.residue += 1;
                reading.of_site |= site;
            }
            Piece::Filler | Piece::Separator => {}
        }
    }
    trailing_label(&mut reading, label.map(|(kind, ..)| kind));
    reading
}

/// A label behind the last date and before none: `19 May 2023 (updated)`; else it is open.
fn trailing_label(reading: &mut Reading, label: Option<StampKind>) {
    match (reading.dates.last_mut(), label) {
        (Some(last), Some(kind)) if last.kind.is_none() => last.kind = Some(kind),
        _ => {}
    }
}

fn pieces(tokens: &[Token], order: Order) -> Vec<(Piece, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let (next, piece) = piece_at(tokens, at, order);
        let end = tokens.get(next - 1).map_or(token.span.end, |last| last.span.end);
        out.push((piece, token.span.start..end));
        at = next;
    }
    out
}

/// The piece at `at` and where the next begins, always further on.
fn piece_at(tokens: &[Token], at: usize, order: Order) -> (usize, Piece) {
    if let Some((next, value)) = moment_at(tokens, at, order) {
        return (next, Piece::Date(value));
    }
    let words: Vec<&str> =
        tokens.get(at..).unwrap_or_default().iter().take(5).map_while(Token::word).collect();
    if let Some((length, kind)) = DICTIONARY.label(&words) {
        return (at + length, Piece::Label(kind));
    }
    let Some(token) = tokens.get(at) else { return (at + 1, Piece::Separator) };
    let piece = match token.kind {
        Kind::Sign => Piece::Separator,
        Kind::Word if DICTIONARY.is_filler(&token.text) || DICTIONARY.is_weekday(&token.text) => {
            Piece::Filler
        }
        Kind::Word | Kind::Number => Piece::Other(is_site(&token.text)),
    };
    (at + 1, piece)
}

/// Words that make a label speak of the site and not of the page.
fn is_site(word: &str) -> bool {
    matches!(
        word,
        "site"
            | "website"
            | "webseite"
            | "webseiten"
            | "sitio"
            | "sito"
            | "portal"
            | "copyright"
            | "сайт"
            | "сайта"
            | "сайту"
            | "serwis"
            | "serwisu"
    )
}

/// A date with a time behind or before it.
fn moment_at(tokens: &[Token], at: usize, order: Order) -> Option<(usize, StampValue)> {
    if let Some((next, date)) = date_at(tokens, at, order) {
        let behind = connected(tokens, next).find_map(|start| time_at(tokens, start));
        return match behind {
            Some((end, clock)) => Some((end, value(date, clock))),
            None => Some((next, StampValue::day(date))),
        };
    }
    // `11:52, 19 May 2023`
    let (next, clock) = time_at(tokens, at)?;
    let (end, date) = connected(tokens, next).find_map(|start| date_at(tokens, start, order))?;
    Some((end, value(date, clock)))
}

fn value(date: jiff::civil::Date, clock: Clock) -> StampValue {
    let Clock { time, seconds, offset } = clock;
    StampValue { date, time: Some(time), seconds, offset }
}

/// The places up to which only connecting signs and words stand between date and time.
fn connected(tokens: &[Token], at: usize) -> impl Iterator<Item = usize> {
    const SIGNS: [&str; 12] = [",", "-", "–", "—", "|", "@", "(", "t", "·", "•", "/", ":"];
    const WORDS: [&str; 24] = [
        "at", "a", "um", "om", "ore", "alle", "las", "as", "o", "godz", "godzina", "в", "о", "об",
        "kl", "on", "le", "am", "the", "h", "dalle", "time", "heure", "el",
    ];
    let step = |at: usize| {
        let signs = skip(tokens, at, &SIGNS);
        let words = skip_words(tokens, signs, &WORDS, 2);
        let dot = if words > signs { skip(tokens, words, &["."]) } else { words };
        let weekday =
            tokens.get(dot).and_then(Token::word).is_some_and(|w| DICTIONARY.is_weekday(w));
        let colon =
            skip(tokens, if weekday { skip(tokens, dot + 1, &[".", ","]) } else { dot }, &[":"]);
        skip(tokens, colon, &[","])
    };
    let first = step(at);
    let second = step(first);
    [at, first, second].into_iter()
}
