//! Furniture among the lines of the article: counters, clocks, boxes without a box, what stands
//! before the headline.

use std::collections::BTreeMap;

use super::lines::Line;
use super::links::is_document;
use super::phrases::{
    begins_related, is_counter, is_label, is_relative_time, opens_comments, opens_related,
};
use super::stamps::bare_date;
use crate::model::BlockKind;

/// A line of so many characters that are no links is text, wherever it stands.
const TEXT: usize = 120;

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
    out.extend(comments(lines, &kept));
    out.extend(related(lines, &kept));
    out.extend(archive(lines, &kept));
    let rest: Vec<usize> = kept.iter().copied().filter(|index| !out.contains_key(index)).collect();
    out.extend(tail(lines, &rest));
    out
}

/// What stands before the headline is the site's, unless it is much or a paragraph: then the
/// headline was not the article's.
fn before_title(
    lines: &[Line<'_>],
    kept: &[usize],
    title: Option<usize>,
) -> Vec<(usize, &'static str)> {
    let Some(title) = title else { return Vec::new() };
    let chars =
        |index: &usize| lines.get(*index).filter(|line| !line.is_link()).map_or(0, Line::chars);
    let (first, second): (Vec<usize>, Vec<usize>) = kept.iter().partition(|index| **index < title);
    let (above, below): (usize, usize) =
        (first.iter().map(chars).sum(), second.iter().map(chars).sum());
    let is_text = |index: &usize| {
        lines.get(*index).is_some_and(|line| line.is_prose() && line.chars() >= TEXT)
    };
    if first.iter().any(is_text) || above > below / 10 && (above > 300 || above * 2 > below) {
        return Vec::new();
    }
    first.into_iter().map(|index| (index, "before the headline")).collect()
}

/// The readers' comments: all that follows their heading, where the text is above it.
fn comments(lines: &[Line<'_>], kept: &[usize]) -> Vec<(usize, &'static str)> {
    let prose = |indices: &[usize]| -> usize {
        indices
            .iter()
            .filter_map(|index| lines.get(*index))
            .filter(|line| line.is_prose())
            .map(Line::chars)
            .sum()
    };
    let opening = kept.iter().enumerate().find(|(at, index)| {
        lines.get(**index).is_some_and(|line| line.chars() < 160 && opens_comments(&line.text))
            && prose(kept.get(..*at).unwrap_or_default()) >= 200
    });
    let after = opening.and_then(|(at, _)| kept.get(at..)).unwrap_or_default();
    after.iter().map(|index| (*index, "comments")).collect()
}

/// Lines that are furniture by themselves.
fn alone(line: &Line<'_>) -> Option<&'static str> {
    if is_counter(&line.text) {
        return Some("a counter");
    }
    if is_label(&line.text) {
        return Some("a label");
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

/// Four or more lines in a row that are dates and nothing else, the newest first: the list of a
/// page's earlier versions, which sites write in the reader's time zone or relative to now.
fn archive(lines: &[Line<'_>], kept: &[usize]) -> Vec<(usize, &'static str)> {
    let mut out = Vec::new();
    let mut run: Vec<(usize, jiff::civil::Date)> = Vec::new();
    let mut finish = |run: &mut Vec<(usize, jiff::civil::Date)>| {
        if run.len() >= 4 {
            out.extend(run.iter().map(|(index, _)| (*index, "a list of earlier versions")));
        }
        run.clear();
    };
    for index in kept {
        let date = lines.get(*index).and_then(|line| bare_date(&line.text));
        if run.last().is_some_and(|(_, last)| date.is_none_or(|date| date >= *last)) {
            finish(&mut run);
        }
        run.extend(date.map(|date| (*index, date)));
    }
    finish(&mut run);
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
    while end.last().is_some_and(&is_heading) && end.len() > 1 && !heads_links(&end, &is_end) {
        end.pop();
    }
    if end.iter().filter(|index| is_end(index)).count() < 2 || end.len() * 2 > kept.len() {
        return Vec::new();
    }
    end.into_iter().map(|index| (index, "links after the text")).collect()
}

fn heads_links(end: &[usize], is_end: &dyn Fn(&usize) -> bool) -> bool {
    end.len() >= 2 && end.get(end.len() - 2).is_some_and(is_end)
}
