//! Blocks: the lines that remain when all that is not text has been taken.

use std::collections::BTreeSet;

use super::body::is_lead;
use super::dom::clean;
use super::lines::Line;
use crate::model::{Block, BlockKind};

/// The blocks of an article.
pub(super) fn blocks(lines: &[Line<'_>], text: &BTreeSet<usize>) -> Vec<Block> {
    text.iter()
        .filter_map(|index| lines.get(*index))
        .filter(|line| line.text.chars().any(char::is_alphanumeric))
        .map(|line| Block {
            kind: line.kind,
            text: line.set.as_ref().unwrap_or(&line.text).clone(),
            links: line.links.clone(),
        })
        .collect()
}

/// The blocks, or where the page shows hardly any text the `articleBody` of its JSON-LD: a page that is
/// drawn by scripts often carries its text there.
pub(super) fn witnessed(blocks: Vec<Block>, body: Option<&str>) -> Vec<Block> {
    let chars =
        |blocks: &[Block]| blocks.iter().map(|block| block.text.chars().count()).sum::<usize>();
    let stated: Vec<Block> = body
        .unwrap_or_default()
        .lines()
        .map(clean)
        .filter(|text| !text.is_empty())
        .map(|text| Block { kind: BlockKind::Paragraph, text, links: Vec::new() })
        .collect();
    if chars(&blocks) < 200 && chars(&stated) > 2 * chars(&blocks) + 200 { stated } else { blocks }
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
