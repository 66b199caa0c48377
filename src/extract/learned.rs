//! The learned judgement of a line: how sure it is that a line is text.
//!
//! A sum of small decision trees over the [`super::features`] of a line, and two tables that say how
//! often a word of a class, or of a short line, went with text. `benches/learn` makes the file from
//! pages whose text is known; trees of this kind are those of Friedman, "Greedy function
//! approximation: a gradient boosting machine" (2001).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::features::Feature;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("learned.txt")));

/// From this probability on a line is text. Lower than one half: text that is dropped is an edit
/// missed, furniture that is let through is mostly steady.
pub(super) const TEXT: f32 = 0.42;

/// The same of a line that the rules call text, between two lines of text.
pub(super) const TEXT_IN_FLOW: f32 = 0.15;

/// Sum, least and greatest of the scores of known words; `None` where none is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scores(Option<[f32; 3]>);

impl Scores {
    /// The scores of these words and the other's.
    pub(super) fn and(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Some([a, low, high]), Some([b, least, most])) => {
                Self(Some([a + b, low.min(least), high.max(most)]))
            }
            (one, other) => Self(one.or(other)),
        }
    }
}

/// The trees and tables.
#[derive(Debug, Default)]
pub(super) struct Model {
    classes: HashMap<String, f32>,
    labels: HashMap<String, f32>,
    trees: Vec<Vec<Node>>,
}

/// Small numbers: all trees together stay where the processor reads fastest.
#[derive(Debug, Clone, Copy)]
enum Node {
    /// Feature, bound, and the node to go on with where the feature is above the bound; the next one
    /// otherwise.
    Split(u16, f32, u16),
    Leaf(f32),
}

/// The model that is compiled in.
pub(super) fn model() -> &'static Model {
    &MODEL
}

impl Model {
    /// The probability that a line is text, 0.0 to 1.0.
    pub(super) fn judge(&self, numbers: &[Feature], classes: Scores, labels: Scores) -> f32 {
        let mut values: Vec<f32> = Vec::with_capacity(numbers.len() + 6);
        values.extend(numbers.iter().map(|(_, value)| *value));
        values.extend(classes.0.unwrap_or_default());
        values.extend(labels.0.unwrap_or_default());
        let sum: f32 = self.trees.iter().map(|tree| walk(tree, &values)).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// What the words of a class say.
    pub(super) fn classes(&self, words: &[impl AsRef<str>]) -> Scores {
        scores(&self.classes, words)
    }

    /// What the words of a short line say.
    pub(super) fn labels(&self, words: &[String]) -> Scores {
        scores(&self.labels, words)
    }

    /// Reads a model: `class WORD SCORE`, `label WORD SCORE`, and `tree` with its nodes
    /// in preorder, `FEATURE:BOUND` for a split and `VALUE` for a leaf.
    fn read(text: &str) -> Self {
        let mut model = Self::default();
        for line in text.lines() {
            let mut parts = line.split(' ');
            match (parts.next(), parts.next(), parts.next()) {
                (Some("class"), Some(word), Some(score)) => {
                    model.classes.insert(word.to_owned(), number(score));
                }
                (Some("label"), Some(word), Some(score)) => {
                    model.labels.insert(word.to_owned(), number(score));
                }
                (Some("tree"), ..) => model.trees.push(tree(line.split(' ').skip(1))),
                _ => {}
            }
        }
        model
    }
}

fn number(text: &str) -> f32 {
    text.parse().unwrap_or_default()
}

/// A tree from its nodes in preorder. The split above a right branch learns where that begins when the
/// left one is complete.
fn tree<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for part in parts {
        if let Some((feature, bound)) = part.split_once(':') {
            open.push(nodes.len());
            nodes.push(Node::Split(feature.parse().unwrap_or_default(), number(bound), 0));
            continue;
        }
        nodes.push(Node::Leaf(number(part)));
        let next = nodes.len();
        if let Some(Node::Split(.., right)) = open.pop().and_then(|at| nodes.get_mut(at)) {
            *right = next as u16;
        }
    }
    nodes
}

fn walk(tree: &[Node], values: &[f32]) -> f32 {
    let mut at = 0;
    // Every step goes forward, so the walk ends.
    while let Some(node) = tree.get(at) {
        match *node {
            Node::Leaf(value) => return value,
            Node::Split(feature, bound, right) => {
                let above = values.get(usize::from(feature)).is_some_and(|value| *value > bound);
                at = if above { usize::from(right) } else { at + 1 };
            }
        }
    }
    0.0
}

fn scores<W: AsRef<str>>(table: &HashMap<String, f32>, words: &[W]) -> Scores {
    words
        .iter()
        .filter_map(|word| table.get(word.as_ref()))
        .fold(Scores::default(), |all, score| all.and(Scores(Some([*score; 3]))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_read_and_weighed() {
        let model =
            Model::read("class share -2\nclass body 1.5\nlabel by -1\ntree 0:3 1:0.5 -1 2 4");
        // Up to 3, up to 0.5; up to 3, above 0.5; above 3.
        for (first, second, wanted) in [(3.0, 0.5, -1.0), (1.0, 0.6, 2.0), (3.5, 0.0, 4.0)] {
            let tree = model.trees.first().expect("one tree");
            assert!((walk(tree, &[first, second]) - wanted).abs() < 1e-6);
        }
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(model.classes(&words(&["share", "body", "x"])).0, Some([-0.5, -2.0, 1.5]));
        assert_eq!(model.labels(&words(&["x"])).0, None);
        let half = model.judge(&[("first", 9.0)], Scores::default(), Scores::default());
        assert!(half > 0.98, "a feature that is missing is not above a bound: {half}");
    }

    #[test]
    fn the_model_that_is_compiled_in_fits_the_features() {
        let known = super::super::features::names().len() + 6;
        assert!(model().trees.len() >= 100);
        for node in model().trees.iter().flatten() {
            if let Node::Split(feature, ..) = node {
                assert!(usize::from(*feature) < known, "feature {feature} of {known}");
            }
        }
    }
}
