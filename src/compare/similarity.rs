//! How much two texts have in common.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::tokens::{is_word, tokens};

/// Texts up to this many words are compared by pairs of letters too: "Contact" is like "Contacts".
const SHORT: usize = 8;
/// Longer words count no more than this: what is alike is decided by many words, not by one URL.
const HEAVIEST: u32 = 12;

/// What a text is recognised by: its words, each weighing its length, so that "of the" decides nothing.
pub(super) struct Features {
    words: Vec<(u64, u32)>,
    letters: Vec<(u64, u32)>,
    pub(super) count: usize,
}

impl Features {
    /// The features of a text, without regard to letter case.
    pub(super) fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let words: Vec<&str> = tokens(&lower).into_iter().filter(|token| is_word(token)).collect();
        let short = words.len() <= SHORT;
        let letters =
            if short { bag(words.iter().flat_map(|word| letter_pairs(word))) } else { Vec::new() };
        let weighed =
            words.iter().map(|word| (hash(word), (word.chars().count() as u32).min(HEAVIEST)));
        Self { count: words.len(), words: bag(weighed), letters }
    }

    /// The hashes of the words.
    pub(super) fn words(&self) -> impl Iterator<Item = u64> + '_ {
        self.words.iter().map(|(word, _)| *word)
    }

    /// The hashes of the words with their weights.
    pub(super) fn weights(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        self.words.iter().copied()
    }

    /// The share that both have in common (the Dice coefficient): 0.0 nothing, 1.0 the same words.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let by_words = dice(&self.words, &other.words);
        if self.letters.is_empty() || other.letters.is_empty() {
            return by_words;
        }
        by_words.max(dice(&self.letters, &other.letters))
    }
}

/// How much two texts have in common: 0.0 nothing, 1.0 the same words.
pub fn likeness(a: &str, b: &str) -> f32 {
    Features::of(a).likeness(&Features::of(b))
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Pairs of neighbouring letters with the borders of the word, each of weight one.
fn letter_pairs(word: &str) -> Vec<(u64, u32)> {
    let letters: Vec<char> = format!("^{word}$").chars().collect();
    letters.windows(2).map(|pair| (hash(pair), 1)).collect()
}

/// A multiset, sorted by hash.
fn bag(items: impl Iterator<Item = (u64, u32)>) -> Vec<(u64, u32)> {
    let mut sorted: Vec<(u64, u32)> = items.collect();
    sorted.sort_unstable();
    sorted.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    sorted
}

fn dice(a: &[(u64, u32)], b: &[(u64, u32)]) -> f32 {
    let total: u32 = a.iter().chain(b).map(|(_, weight)| weight).sum();
    if total == 0 {
        return 0.0;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some((x, in_a)), Some((y, in_b))) = (a.get(i), b.get(j)) {
        if x == y {
            common += in_a.min(in_b);
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    2.0 * common as f32 / total as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_felt_as_a_reader_feels_it() {
        assert!(likeness("The ministers met in Lisbon.", "The ministers met in Lisbon!") > 0.99);
        assert!(likeness("Contact", "Contacts") > 0.7);
        let a =
            "The ministers of both countries met on Tuesday to discuss the harvest in the north.";
        let b =
            "The ministers of both countries met on Friday to discuss the harvest in the north.";
        let c =
            "All of the trains to the coast are late because of the snow that fell in the night.";
        assert!(likeness(a, b) > 0.85);
        assert!(likeness(a, c) < 0.35);
    }
}
