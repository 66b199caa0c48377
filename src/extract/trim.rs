//! Furniture among the lines of the article: counters, clocks, boxes without a box, what stands
//! before the headline.

use std::collections::{BTreeMap, HashSet};

use super::lines::Line;
use super::links::is_document;
use super::words::{begins_related, is_counter, is_relative_time, opens_related};
use crate::model::BlockKind;

/// Why lines of the container are not text.
pub(super) fn trim(
    lines: &[Line<'_>],
    inside: &[usize],
    title: Option<usize>,
) -> BTreeMap<usize, &'static str> {
    let mut out = BTreeMap::new();
    let kept: Vec<usize> = inside
        .iter()
        .copied()
        .filter(|index| lines.get(*index).is_some_and(|line| line.left_out.is_none()))
        .collect();
    out.extend(before_title(lines, &kept, title));
    out.extend(kept.iter().filter_map(|index| Some((*index, alone(lines.get(*index)?)?))));
    out.extend(related(lines, &kept));
    let rest: Vec<usize> = kept.iter().copied().filter(|index| !out.contains_key(index)).collect();
    out.extend(tail(lines, &rest));
    out
}

/// What stands before the headline is the site's, unless most of the text stands there.
fn before_title(
    lines: &[Line<'_>],
    kept: &[usize],
    title: Option<usize>,
) -> Vec<(usize, &'static str)> {
    let Some(title) = title else { return Vec::new() };
    let chars = |index: &usize| lines.get(*index).map_or(0, Line::chars);
    let (before, after): (Vec<usize>, Vec<usize>) = kept.iter().partition(|index| **index < title);
    if before.iter().map(chars).sum::<usize>() * 2 > after.iter().map(chars).sum::<usize>() {
        return Vec::new();
    }
    before.into_iter().map(|index| (index, "before the headline")).collect()
}

/// Lines that are furniture by themselves.
fn alone(line: &Line<'_>) -> Option<&'static str> {
    if is_counter(&line.text) {
        return Some("a counter");
    }
    if is_relative_time(&line.text) {
        return Some("a time relative to now");
    }
    if line.linked > 0 && begins_related(&line.text) && line.linked * 2 > line.chars() {
        return Some("leads to another page");
    }
    if opens_related(&line.text)
        && line.kind != BlockKind::Heading
        && line.chars() < 40
        && line.linked > 0
    {
        return Some("leads to other pages");
    }
    let many = line.links.len() >= 3 && line.kind == BlockKind::Paragraph && line.is_link();
    (many && line.chars() / line.links.len() < 25).then_some("a menu")
}

/// A heading that opens a box of other pages, with the links under it.
fn related(lines: &[Line<'_>], kept: &[usize]) -> Vec<(usize, &'static str)> {
    let mut out = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for index in kept {
        let Some(line) = lines.get(*index) else { continue };
        let opens = opens_related(&line.text);
        let belongs = !open.is_empty()
            && line.kind != BlockKind::Heading
            && line.linked > 0
            && (line.is_link() || line.chars() < 200)
            && !line.links.iter().any(|link| is_document(&link.url));
        if belongs {
            open.push(*index);
            continue;
        }
        if open.len() > 1 {
            out.extend(open.iter().map(|index| (*index, "leads to other pages")));
        }
        open.clear();
        if opens {
            open.push(*index);
        }
    }
    if open.len() > 1 || open.first().is_some_and(|index| kept.last() == Some(index)) {
        out.extend(open.iter().map(|index| (*index, "leads to other pages")));
    }
    out
}

/// Links alone after the last prose, and the headings over them; documents stay.
fn tail(lines: &[Line<'_>], kept: &[usize]) -> Vec<(usize, &'static str)> {
    let is_end = |index: &usize| {
        lines.get(*index).is_some_and(|line| {
            let document = line.links.iter().any(|link| is_document(&link.url));
            line.is_link() && !document && line.kind != BlockKind::TableRow
        })
    };
    let is_heading =
        |index: &usize| lines.get(*index).is_some_and(|line| line.kind == BlockKind::Heading);
    let mut end: Vec<usize> =
        kept.iter().rev().copied().take_while(|index| is_end(index) || is_heading(index)).collect();
    // A heading before the first link belongs to the text.
    while end.last().is_some_and(|last| is_heading(last))
        && end.len() > 1
        && !heads_links(&end, &is_end)
    {
        end.pop();
    }
    let links: HashSet<usize> = end.iter().copied().filter(|index| is_end(index)).collect();
    if links.len() < 2 || end.len() * 2 > kept.len() {
        return Vec::new();
    }
    end.into_iter().map(|index| (index, "links after the text")).collect()
}

fn heads_links(end: &[usize], is_end: &dyn Fn(&usize) -> bool) -> bool {
    end.len() >= 2 && end.get(end.len() - 2).is_some_and(is_end)
}
