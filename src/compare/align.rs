//! Alignment: which piece (block, sentence) of the earlier text is which piece of the later one.
//!
//! Equal pieces first, wherever they stand (Heckel, "A technique for isolating differences between
//! files", 1978); then similar pieces between those anchors; then similar pieces anywhere, which
//! were moved and edited. All steps take time in proportion to the text, or have a bound.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use super::moves::in_order;
use super::similarity::Features;
use super::typography::normal;

/// Above this many steps a gap is not searched pair by pair.
const GAP_WORK: usize = 8_000_000;
/// Pieces apart from each other must be more alike than neighbours to be taken for one.
const FLOOR_APART: f32 = 0.6;
/// A piece alone in its gap, opposite another alone, need be only this share as much alike.
const ALONE: f32 = 0.6;
/// Pieces that share so much of the longer one, at their two ends, are one.
const SAME_ENDS: f32 = 0.7;
/// A word in more pieces than this finds no partner.
const RARE: usize = 4;

/// Two pieces that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The index of the piece in the earlier text.
    pub before: usize,
    /// The index in the later text.
    pub after: usize,
    /// Whether it stands at another place relative to the pieces that kept their order.
    pub moved: bool,
}

/// Pairs the pieces of two texts, in the order of the later one. Neighbouring pieces are paired
/// where their likeness is at least `floor`; pieces in no pair were inserted or deleted.
pub fn align(before: &[&str], after: &[&str], floor: f32) -> Vec<Pair> {
    let pairing = Pairing::new(before.len(), after.len()).equal(before, after);
    if pairing.is_complete() {
        return pairing.pairs();
    }
    let (old, new) = (plain(before, &pairing.after_of), plain(after, &pairing.before_of));
    let pairing = pairing.equal(&old, &new).edited_in_place(before, after);
    if pairing.is_complete() {
        return pairing.pairs();
    }
    let features = FeaturePair {
        before: features(before, &pairing.after_of),
        after: features(after, &pairing.before_of),
    };
    pairing.similar_between_anchors(&features, floor).similar_anywhere(&features).pairs()
}

/// The plain form of the pieces that are not paired yet; nothing asks for that of the others.
fn plain(texts: &[&str], paired: &[Option<usize>]) -> Vec<String> {
    let open = texts.iter().zip(paired);
    open.map(|(text, pair)| if pair.is_none() { normal(text) } else { String::new() }).collect()
}

/// The features of the pieces that are not paired yet.
struct FeaturePair {
    before: Vec<Option<Features>>,
    after: Vec<Option<Features>>,
}

fn features(texts: &[&str], paired: &[Option<usize>]) -> Vec<Option<Features>> {
    let open = texts.iter().zip(paired);
    open.map(|(text, pair)| pair.is_none().then(|| Features::of(text))).collect()
}

impl FeaturePair {
    fn likeness(&self, before: usize, after: usize) -> f32 {
        match (&self.before[before], &self.after[after]) {
            (Some(a), Some(b)) => a.likeness(b),
            _ => 0.0,
        }
    }
}

struct Pairing {
    after_of: Vec<Option<usize>>,
    before_of: Vec<Option<usize>>,
}

impl Pairing {
    fn new(before: usize, after: usize) -> Self {
        Self { after_of: vec![None; before], before_of: vec![None; after] }
    }

    fn with(mut self, pairs: impl IntoIterator<Item = (usize, usize)>) -> Self {
        for (i, j) in pairs {
            self.link(i, j);
        }
        self
    }

    fn link(&mut self, i: usize, j: usize) {
        self.after_of[i] = Some(j);
        self.before_of[j] = Some(i);
    }

    fn is_complete(&self) -> bool {
        let all = |side: &[Option<usize>]| side.iter().all(Option::is_some);
        all(&self.after_of) && all(&self.before_of)
    }

    fn is_open(&self, i: usize, j: usize) -> bool {
        let open = |side: &[Option<usize>], at: usize| side.get(at).is_some_and(Option::is_none);
        open(&self.after_of, i) && open(&self.before_of, j)
    }

    /// Pairs equal pieces: the two ends, then what occurs once on each side, then the equal
    /// neighbours of pairs, then what is left in order.
    fn equal<K: Hash + Eq>(self, before: &[K], after: &[K]) -> Self {
        let ended = self.grown(before, after);
        let once = ended.unique(before, after);
        let grown = ended.with(once).grown(before, after);
        let rest = grown.repeated(before, after);
        grown.with(rest)
    }

    /// Pairs the equal neighbours of pairs, of the beginning and of the end.
    fn grown<K: Eq>(mut self, before: &[K], after: &[K]) -> Self {
        let mut expected = 0;
        for (i, key) in before.iter().enumerate() {
            if self.is_open(i, expected) && *key == after[expected] {
                self.link(i, expected);
            }
            expected = self.after_of[i].map_or(usize::MAX, |j| j + 1);
        }
        let mut expected = after.len().checked_sub(1);
        for i in (0..before.len()).rev() {
            if let Some(j) = expected.filter(|j| self.is_open(i, *j) && before[i] == after[*j]) {
                self.link(i, j);
            }
            expected = self.after_of[i].and_then(|j| j.checked_sub(1));
        }
        self
    }

    fn open_places<'k, K: Hash + Eq>(
        keys: &'k [K],
        paired: &[Option<usize>],
    ) -> HashMap<&'k K, Vec<usize>> {
        let mut places: HashMap<&K, Vec<usize>> = HashMap::new();
        for (at, key) in keys.iter().enumerate().filter(|(at, _)| paired[*at].is_none()) {
            places.entry(key).or_default().push(at);
        }
        places
    }

    fn unique<K: Hash + Eq>(&self, before: &[K], after: &[K]) -> Vec<(usize, usize)> {
        let later = Self::open_places(after, &self.before_of);
        let earlier = Self::open_places(before, &self.after_of);
        let single =
            earlier.iter().filter_map(|(key, places)| match (&places[..], later.get(key)) {
                (&[i], Some(others)) if others.len() == 1 => Some((i, others[0])),
                _ => None,
            });
        single.collect()
    }

    fn repeated<K: Hash + Eq>(&self, before: &[K], after: &[K]) -> Vec<(usize, usize)> {
        let later = Self::open_places(after, &self.before_of);
        let earlier = Self::open_places(before, &self.after_of);
        let both = earlier.iter().filter_map(|(key, places)| Some((places, later.get(key)?)));
        both.flat_map(|(i, j)| i.iter().copied().zip(j.iter().copied())).collect()
    }

    /// Pairs the pieces between two anchors one by one, where there are as many on both sides and
    /// each begins and ends like the other: an edit in its place, as most are.
    fn edited_in_place(self, before: &[&str], after: &[&str]) -> Self {
        let gaps = self.gaps().into_iter().filter(|(old, new)| old.len() == new.len());
        let pairs = gaps.map(|(old, new)| old.into_iter().zip(new).collect::<Vec<_>>());
        let sure = |gap: &Vec<(usize, usize)>| {
            gap.iter().all(|(i, j)| same_ends(before[*i], after[*j]) >= SAME_ENDS)
        };
        let sure: Vec<_> = pairs.filter(sure).flatten().collect();
        self.with(sure)
    }

    /// The open pieces between anchors that keep their order.
    fn gaps(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let kept = self.pairs().into_iter().filter(|pair| !pair.moved);
        let ends = kept.map(|pair| (pair.before, pair.after));
        let last = (self.after_of.len(), self.before_of.len());
        let mut start = (0, 0);
        let mut found = Vec::new();
        for (i, j) in ends.chain([last]) {
            let open = |side: &[Option<usize>], range: Range<usize>| -> Vec<usize> {
                range.filter(|at| side[*at].is_none()).collect()
            };
            found.push((open(&self.after_of, start.0..i), open(&self.before_of, start.1..j)));
            start = (i + 1, j + 1);
        }
        found
    }

    /// Pairs similar pieces between anchors, in order, so that the sum of likeness is highest.
    fn similar_between_anchors(self, features: &FeaturePair, floor: f32) -> Self {
        let gaps = self.gaps().into_iter();
        let found: Vec<_> =
            gaps.flat_map(|(old, new)| best_in_order(&old, &new, features, floor)).collect();
        self.with(found)
    }

    /// Pairs pieces that share rare words and are much alike, wherever they stand.
    fn similar_anywhere(self, features: &FeaturePair) -> Self {
        let mut candidates = candidates(features, &self);
        candidates.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        candidates.into_iter().fold(self, |pairing, (i, j, _)| {
            let open = pairing.is_open(i, j);
            pairing.with(open.then_some((i, j)))
        })
    }

    fn pairs(&self) -> Vec<Pair> {
        let found = self.before_of.iter().enumerate();
        let found: Vec<(usize, usize)> =
            found.filter_map(|(j, i)| Some((i.as_ref().copied()?, j))).collect();
        let sequence: Vec<usize> = found.iter().map(|(i, _)| *i).collect();
        let kept = in_order(&sequence);
        let pairs = found.into_iter().zip(kept);
        pairs.map(|((before, after), kept)| Pair { before, after, moved: !kept }).collect()
    }
}

/// The share of the longer text that both have at their beginning and their end.
fn same_ends(a: &str, b: &str) -> f32 {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let rest = a[start..].iter().rev().zip(b[start..].iter().rev());
    let end = rest.take_while(|(x, y)| x == y).count();
    (start + end) as f32 / a.len().max(b.len()).max(1) as f32
}

/// The pairs of highest total likeness that keep both orders (dynamic programming). None where the
/// gap is too large to be searched.
fn best_in_order(
    before: &[usize],
    after: &[usize],
    features: &FeaturePair,
    floor: f32,
) -> Vec<(usize, usize)> {
    if before.is_empty() || after.is_empty() || work(before, after, features) > GAP_WORK {
        return Vec::new();
    }
    let alone = before.len() == 1 && after.len() == 1;
    let floor = if alone { floor * ALONE } else { floor };
    let width = after.len() + 1;
    let mut best = vec![0.0_f32; (before.len() + 1) * width];
    let mut likeness = vec![0.0_f32; before.len() * after.len()];
    for (row, i) in before.iter().enumerate() {
        for (column, j) in after.iter().enumerate() {
            let like = features.likeness(*i, *j);
            likeness[row * after.len() + column] = like;
            let paired = if like >= floor { best[row * width + column] + like } else { 0.0 };
            let skipped = best[row * width + column + 1].max(best[(row + 1) * width + column]);
            best[(row + 1) * width + column + 1] = paired.max(skipped);
        }
    }
    traced_back(&best, &likeness, before, after, floor)
}

fn work(before: &[usize], after: &[usize], features: &FeaturePair) -> usize {
    let words = |side: &[Option<Features>], at: &[usize]| -> usize {
        at.iter().filter_map(|at| side[*at].as_ref()).map(|piece| piece.count + 4).sum()
    };
    words(&features.before, before) * after.len() + words(&features.after, after) * before.len()
}

fn traced_back(
    best: &[f32],
    likeness: &[f32],
    before: &[usize],
    after: &[usize],
    floor: f32,
) -> Vec<(usize, usize)> {
    let width = after.len() + 1;
    let (mut row, mut column) = (before.len(), after.len());
    let mut found = Vec::new();
    while row > 0 && column > 0 {
        let here = best[row * width + column];
        let like = likeness[(row - 1) * after.len() + column - 1];
        if like >= floor && here <= best[(row - 1) * width + column - 1] + like {
            found.push((before[row - 1], after[column - 1]));
            row -= 1;
            column -= 1;
        } else if best[(row - 1) * width + column] >= here {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    found
}

/// Open pieces that share a rare word, with their likeness, where it is high enough.
fn candidates(features: &FeaturePair, pairing: &Pairing) -> Vec<(usize, usize, f32)> {
    let later = rare_words(&features.after, &pairing.before_of);
    let earlier = rare_words(&features.before, &pairing.after_of);
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for (word, places) in &earlier {
        for i in places {
            for j in later.get(word).into_iter().flatten() {
                *shared.entry((*i, *j)).or_default() += 1;
            }
        }
    }
    let enough = shared.into_iter().filter(|(_, words)| *words >= 2).map(|(pair, _)| pair);
    let scored = enough.map(|(i, j)| (i, j, features.likeness(i, j)));
    scored.filter(|(_, _, like)| *like >= FLOOR_APART).collect()
}

fn rare_words(side: &[Option<Features>], paired: &[Option<usize>]) -> HashMap<u64, Vec<usize>> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, piece) in side.iter().enumerate().filter(|(at, _)| paired[*at].is_none()) {
        for word in piece.iter().flat_map(Features::words) {
            places.entry(word).or_default().push(at);
        }
    }
    places.retain(|_, at| at.len() <= RARE);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(before: &[&str], after: &[&str]) -> Vec<(usize, usize, bool)> {
        let found = align(before, after, 0.4);
        found.into_iter().map(|pair| (pair.before, pair.after, pair.moved)).collect()
    }

    #[test]
    fn equal_pieces_are_paired_wherever_they_stand() {
        assert_eq!(pairs(&["a", "b", "c"], &["a", "b", "c"]).len(), 3);
        assert_eq!(
            pairs(&["a", "b", "c"], &["c", "a", "b"]),
            [(2, 0, true), (0, 1, false), (1, 2, false)]
        );
        assert_eq!(pairs(&["x", "x", "y"], &["x", "y"]), [(0, 0, false), (2, 1, false)]);
    }

    #[test]
    fn edited_pieces_are_paired_between_their_neighbours() {
        let before = ["The harvest was good this year.", "The end."];
        let after = ["The harvest was poor this year.", "A new line.", "The end."];
        assert_eq!(pairs(&before, &after), [(0, 0, false), (1, 2, false)]);
    }

    #[test]
    fn a_piece_that_moved_and_was_edited_is_found_again() {
        let moved = "Observers from seven provinces inspected the reservoirs on Monday.";
        let edited = "Observers from nine provinces inspected the reservoirs on Monday.";
        let before =
            [moved, "First paragraph here.", "Second text stands there.", "Third one ends it."];
        let after =
            ["First paragraph here.", "Second text stands there.", "Third one ends it.", edited];
        assert!(pairs(&before, &after).contains(&(0, 3, true)));
    }

    #[test]
    fn typography_does_not_hide_a_piece() {
        assert_eq!(pairs(&["l'accord"], &["l’accord"]), [(0, 0, false)]);
    }
}
