//! Pieces that were divided or joined: a paragraph that became two, two sentences that became one.

use std::collections::HashMap;
use std::ops::Range;

use super::align::Pair;
use super::similarity::Features;

/// A neighbour belongs to an edited pair if this share of its words is what one side of the pair
/// has and the other lacks.
const BELONGS: f32 = 0.6;

/// Pieces of the earlier text that became these of the later one; mostly one and one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The pieces of the earlier text.
    pub before: Range<usize>,
    /// The pieces of the later text.
    pub after: Range<usize>,
    /// Whether they stand at another place relative to the pieces that kept their order.
    pub moved: bool,
}

/// The pairs, each with the neighbours that were divided from it or joined to it.
pub fn groups(before: &[&str], after: &[&str], pairs: &[Pair]) -> Vec<Group> {
    let mut open = Open { before: vec![true; before.len()], after: vec![true; after.len()] };
    for pair in pairs {
        open.before[pair.before] = false;
        open.after[pair.after] = false;
    }
    let grown = pairs.iter().map(|pair| {
        let group = Group {
            before: pair.before..pair.before + 1,
            after: pair.after..pair.after + 1,
            moved: pair.moved,
        };
        let changed = before[pair.before] != after[pair.after];
        if changed && open.is_beside(&group) { open.grown(group, before, after) } else { group }
    });
    grown.collect()
}

/// Which pieces are in no group.
struct Open {
    before: Vec<bool>,
    after: Vec<bool>,
}

/// The open pieces at the two ends of a range.
fn beside(range: &Range<usize>, open: &[bool]) -> [Option<usize>; 2] {
    let is_open = |at: &usize| open.get(*at).is_some_and(|open| *open);
    [range.start.checked_sub(1).filter(is_open), Some(range.end).filter(is_open)]
}

fn with(range: &Range<usize>, at: usize) -> Range<usize> {
    range.start.min(at)..range.end.max(at + 1)
}

impl Open {
    fn is_beside(&self, group: &Group) -> bool {
        let ends = [beside(&group.before, &self.before), beside(&group.after, &self.after)];
        ends.into_iter().flatten().any(|at| at.is_some())
    }

    /// The group with every neighbour that belongs to it. What is taken is open no more.
    fn grown(&mut self, group: Group, before: &[&str], after: &[&str]) -> Group {
        let mut group = group;
        let mut balance = Balance::default();
        balance.add(before[group.before.start], 1);
        balance.add(after[group.after.start], -1);
        loop {
            let old = beside(&group.before, &self.before).into_iter().flatten();
            let new = beside(&group.after, &self.after).into_iter().flatten();
            if let Some(at) = old.into_iter().find(|at| balance.lacks(before[*at], -1)) {
                balance.add(before[at], 1);
                group.before = with(&group.before, at);
                self.before[at] = false;
            } else if let Some(at) = new.into_iter().find(|at| balance.lacks(after[*at], 1)) {
                balance.add(after[at], -1);
                group.after = with(&group.after, at);
                self.after[at] = false;
            } else {
                return group;
            }
        }
    }
}

/// By how much the earlier side has more of each word (positive) or the later one (negative).
#[derive(Default)]
struct Balance(HashMap<u64, i64>);

impl Balance {
    fn add(&mut self, text: &str, sign: i64) {
        for (word, weight) in Features::of(text).weights() {
            *self.0.entry(word).or_default() += sign * i64::from(weight);
        }
    }

    /// Whether most words of a text are those that the other side (of `sign`) has too many of.
    fn lacks(&self, text: &str, sign: i64) -> bool {
        let (mut all, mut found) = (0, 0);
        for (word, weight) in Features::of(text).weights() {
            let surplus = sign * self.0.get(&word).copied().unwrap_or_default();
            all += i64::from(weight);
            found += surplus.clamp(0, i64::from(weight));
        }
        all > 0 && found as f32 >= BELONGS * all as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::align;

    fn told(before: &[&str], after: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
        let found = groups(before, after, &align(before, after, 0.4));
        found.into_iter().map(|group| (group.before, group.after)).collect()
    }

    #[test]
    fn what_was_divided_or_joined_is_one_group() {
        let whole = "Write to: the harbour council, western pier 12, or send a letter by sea.";
        let parts =
            ["Write to:", "the harbour council, western pier 21,", "or send a letter by sea."];
        assert_eq!(told(&[whole], &parts), [(0..1, 0..3)]);
        assert_eq!(told(&parts, &[whole]), [(0..3, 0..1)]);
    }

    #[test]
    fn what_is_new_beside_an_edit_stays_apart() {
        let edited = ["The council met on Monday in the harbour.", "Nets were mended all night."];
        assert_eq!(told(&["The council met on Friday in the harbour."], &edited), [(0..1, 0..1)]);
    }
}
