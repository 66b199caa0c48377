//! No pair of texts takes long: a bound that even an unoptimised build keeps.

use std::time::{Duration, Instant};

use super::*;

/// As many words as a long treaty; fewer where the build is not optimised.
const WORDS: usize = if cfg!(debug_assertions) { 20_000 } else { 100_000 };
const LIMIT: Duration = Duration::from_secs(20);

/// Invented words in sentences of 15 and paragraphs of 60, from a fixed sequence.
fn paragraphs(words: usize, seed: usize) -> Vec<String> {
    let word = |at: usize| {
        let n = (at * 7919 + seed * 104_729) % 9_973;
        format!("{}{}", ["ba", "co", "di", "fu", "ge"][n % 5], n)
    };
    let sentence = |at: usize| {
        let words: Vec<String> = (at..at + 15).map(word).collect();
        format!("The {}.", words.join(" "))
    };
    let starts: Vec<usize> = (0..words).step_by(15).collect();
    let blocks = starts.chunks(4).map(|chunk| {
        let sentences: Vec<String> = chunk.iter().map(|at| sentence(*at)).collect();
        sentences.join(" ")
    });
    blocks.collect()
}

fn article(texts: &[String]) -> Extraction {
    page("en", &texts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn took(before: &[String], after: &[String]) -> Duration {
    let (before, after) = (article(before), article(after));
    let start = Instant::now();
    let verdict = judge(&before, &after, None);
    assert!(!verdict.changes.is_empty());
    start.elapsed()
}

#[test]
fn the_hardest_pairs_end_soon() {
    let text = paragraphs(WORDS, 1);
    let edited: Vec<String> = text.iter().map(|block| block.replacen("7 ", "8 ", 1)).collect();
    let mut reversed = text.clone();
    reversed.reverse();
    let one = |blocks: &[String]| vec![blocks.join(" ")];
    let backwards = |blocks: &[String]| {
        let joined = blocks.join(" ");
        vec![joined.split(' ').rev().collect::<Vec<_>>().join(" ")]
    };
    let small = paragraphs(2_000, 1);
    let some_edited: Vec<String> = small
        .iter()
        .enumerate()
        .map(|(at, block)| if at % 3 == 0 { block.replacen("7 ", "8 ", 2) } else { block.clone() })
        .collect();
    for (name, before, after) in [
        ("2,000 words, one in a hundred edited", small.clone(), some_edited),
        ("all edited", text.clone(), edited.clone()),
        ("unrelated", text.clone(), paragraphs(WORDS, 2)),
        ("reversed blocks", text.clone(), reversed),
        ("one block, edited", one(&text), one(&edited)),
        ("one block, unrelated", one(&text), one(&paragraphs(WORDS, 2))),
        ("one block, reversed words", one(&text), backwards(&text)),
    ] {
        let took = took(&before, &after);
        println!("{name}: {took:?}");
        assert!(took < LIMIT, "{name}: {took:?}");
    }
}
