//! What a comparison costs: the verdict on two versions, of usual and of the worst kinds.
//!
//!     cargo bench --bench compare
//!
//! Each pair is judged several times over on one thread, and the fastest counts. The bench fails
//! where a bound is broken: 2 ms for a page of 2,000 words with one word in a hundred edited, 1 s
//! for pairs of 100,000 words of the worst kinds.

#![allow(clippy::panic, reason = "a bench whose bound is broken must fail")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use corrigenda::classify::judge;
use corrigenda::model::{Block, BlockKind, Extraction};

/// How often each pair is judged.
const RUNS: usize = 5;
/// A usual page, in words.
const USUAL: usize = 2_000;
/// The longest treaty, in words.
const LONGEST: usize = 100_000;
/// The bound of a usual page.
const SOON: Duration = Duration::from_millis(2);
/// The bound of the worst pairs.
const AT_LAST: Duration = Duration::from_secs(1);

/// Words of five letters or so, from a fixed sequence; small ones as often as in a real text.
fn word(at: usize, seed: usize) -> String {
    let n = at.wrapping_mul(7_919).wrapping_add(seed * 104_729) % 9_973;
    let small = ["the", "of", "and", "to", "in"];
    match small.get(n % 12) {
        Some(word) => (*word).to_owned(),
        None => format!("{}{}", ["bar", "com", "dif", "fus", "gel"][n % 5], letters(n)),
    }
}

/// A number in letters, so that it is no number.
fn letters(n: usize) -> String {
    let mut rest = n;
    let mut text = String::new();
    while rest > 0 {
        text.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    text
}

/// Paragraphs of four sentences of fifteen words.
fn paragraphs(words: usize, seed: usize) -> Vec<String> {
    let sentence = |at: usize| {
        let words: Vec<String> = (at..at + 15).map(|at| word(at, seed)).collect();
        format!("The {}.", words.join(" "))
    };
    let starts: Vec<usize> = (0..words).step_by(15).collect();
    let blocks = starts.chunks(4).map(|chunk| {
        let sentences: Vec<String> = chunk.iter().map(|at| sentence(*at)).collect();
        sentences.join(" ")
    });
    blocks.collect()
}

/// The text with one word in so many replaced.
fn edited(texts: &[String], one_in: usize) -> Vec<String> {
    let mut count = 0;
    let edit = |word: &str| {
        count += 1;
        if count % one_in == 0 { "replaced".to_owned() } else { word.to_owned() }
    };
    let mut edit = edit;
    texts.iter().map(|text| text.split(' ').map(&mut edit).collect::<Vec<_>>().join(" ")).collect()
}

fn reversed_words(texts: &[String]) -> Vec<String> {
    vec![texts.join(" ").split(' ').rev().collect::<Vec<_>>().join(" ")]
}

fn article(texts: &[String]) -> Extraction {
    let block =
        |text: &String| Block { kind: BlockKind::Paragraph, text: text.clone(), links: Vec::new() };
    Extraction {
        language: Some("en".to_owned()),
        blocks: texts.iter().map(block).collect(),
        ..Extraction::default()
    }
}

fn fastest(before: &[String], after: &[String]) -> Duration {
    let (before, after) = (article(before), article(after));
    let once = || {
        let start = Instant::now();
        black_box(judge(black_box(&before), black_box(&after), None));
        start.elapsed()
    };
    (0..RUNS).map(|_| once()).min().unwrap_or_default()
}

fn main() {
    let (usual, long) = (paragraphs(USUAL, 1), paragraphs(LONGEST, 1));
    let (other, backwards) = (paragraphs(LONGEST, 2), long.iter().rev().cloned().collect());
    let whole = |texts: &[String]| vec![texts.join(" ")];
    let unended = |texts: &[String]| vec![texts.join(" ").replace(". ", " ")];
    let repeated = |texts: usize| vec!["The same words.".to_owned(); texts];
    let pairs: [(&str, Vec<String>, Vec<String>, Duration); 11] = [
        ("2,000 words, nothing edited", usual.clone(), usual.clone(), SOON),
        ("2,000 words, one in 100 edited", usual.clone(), edited(&usual, 100), SOON),
        ("100,000 words, one in 100 edited", long.clone(), edited(&long, 100), AT_LAST),
        ("100,000 words, unrelated", long.clone(), other.clone(), AT_LAST),
        ("100,000 words, blocks reversed", long.clone(), backwards, AT_LAST),
        ("one block, one word in 100 edited", whole(&long), whole(&edited(&long, 100)), AT_LAST),
        ("one block, unrelated", whole(&long), whole(&other), AT_LAST),
        ("one block, words reversed", whole(&long), reversed_words(&long), AT_LAST),
        ("divided into sentences", whole(&long), long.clone(), AT_LAST),
        ("one sentence, reversed", unended(&long), unended(&reversed_words(&long)), AT_LAST),
        ("33,000 equal lines to 30,000", repeated(33_000), repeated(30_000), AT_LAST),
    ];
    let mut broken = Vec::new();
    for (name, before, after, bound) in pairs {
        let took = fastest(&before, &after);
        println!("{name:36} {took:>12.3?}");
        if took > bound {
            broken.push(name);
        }
    }
    assert!(broken.is_empty(), "slower than allowed: {broken:?}");
}
