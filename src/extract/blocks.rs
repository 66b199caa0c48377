//! Blocks: the lines that remain when all that is not text has been taken.

use std::collections::BTreeSet;

use super::body::is_lead;
use super::lines::Line;
use crate::model::{Block, BlockKind};

/// The blocks of an article.
pub(super) fn blocks(lines: &[Line<'_>], text: &BTreeSet<usize>) -> Vec<Block> {
    text.iter()
        .filter_map(|index| lines.get(*index))
        .filter(|line| line.text.chars().any(char::is_alphanumeric))
        .map(|line| Block { kind: line.kind, text: line.text.clone(), links: line.links.clone() })
        .collect()
}

/// The lead: the first of the first blocks that the page marks as one.
pub(super) fn lead(lines: &[Line<'_>], text: &BTreeSet<usize>) -> Option<String> {
    text.iter()
        .filter_map(|index| lines.get(*index))
        .filter(|line| line.kind != BlockKind::Heading)
        .take(3)
        .find(|line| line.chars() >= 20 && is_lead(line.node))
        .map(|line| line.text.clone())
}
