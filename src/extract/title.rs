//! The headline: the heading that the metadata confirms.

use super::dom::{Node, attr, fold, tag};
use super::lines::Line;
use super::metadata::Metadata;
use crate::model::BlockKind;

/// The headline, and the line that carries it.
#[derive(Debug, Default)]
pub(super) struct Title {
    /// Its words.
    pub(super) text: Option<String>,
    /// The line.
    pub(super) line: Option<usize>,
}

/// Chooses the headline: what the profile names; else a heading that the metadata confirms, of the
/// highest level; else the only `h1`; else the metadata.
pub(super) fn choose(
    lines: &[Line<'_>],
    data: &Metadata,
    named: &dyn Fn(Node<'_>) -> bool,
) -> Title {
    let at = |line: usize| Title {
        text: lines.get(line).map(|line| line.text.clone()),
        line: Some(line),
    };
    if let Some(line) = lines.iter().position(|line| named(line.node)) {
        return at(line);
    }
    let site = data.sites.first().map(String::as_str).map(bare);
    let names_site = |line: &Line<'_>| site.as_deref() == Some(bare(&line.text).as_str());
    let mut headings: Vec<(u8, usize)> = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| Some((level(line).filter(|_| !names_site(line))?, index)))
        .collect();
    headings.sort_unstable();
    let confirmed = headings.iter().find(|(level, index)| {
        *level <= 3 && lines.get(*index).is_some_and(|line| confirms(data, &line.text))
    });
    let usable = |line: &Line<'_>| line.left_out.is_none() || line.left_out == Some("header");
    let plain = || {
        headings.iter().find(|(level, index)| *level == 1 && lines.get(*index).is_some_and(usable))
    };
    if let Some((_, line)) = confirmed.or_else(plain) {
        return at(*line);
    }
    let stated = data
        .titles
        .first()
        .cloned()
        .or_else(|| data.window_title.as_deref().map(|t| without_site(t, data)));
    let line = stated
        .as_deref()
        .and_then(|title| lines.iter().position(|line| fold(&line.text) == fold(title)));
    let fallback =
        || headings.first().and_then(|(_, line)| lines.get(*line)).map(|line| line.text.clone());
    Title { text: stated.or_else(fallback), line }
}

/// The level of a heading line: `h1` is 1; a headline by microdata too.
fn level(line: &Line<'_>) -> Option<u8> {
    let up = std::iter::once(line.node).chain(line.node.ancestors().take(2));
    let marked = up.clone().any(|node| attr(node, "itemprop") == Some("headline"));
    let level = up.map(tag).find_map(|tag| match tag {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" | "h5" | "h6" => Some(4),
        _ => None,
    });
    match (marked, line.kind, level) {
        (true, ..) => Some(1),
        (_, BlockKind::Heading, level) => level,
        _ => None,
    }
}

fn confirms(data: &Metadata, heading: &str) -> bool {
    let heading = bare(heading);
    if heading.chars().count() < 4 {
        return false;
    }
    let site = data.sites.first().map(String::as_str).map(bare);
    if site.as_deref() == Some(heading.as_str()) {
        return false;
    }
    let window = data.window_title.as_deref();
    data.titles.iter().map(String::as_str).chain(window).any(|title| {
        let title = bare(title);
        let alike = title.chars().count() * 10 >= heading.chars().count() * 6;
        title == heading
            || heading.contains(&title) && alike && title.chars().count() > 10
            || title.starts_with(&heading)
            || title.contains(&heading) && heading.chars().count() * 10 >= title.chars().count() * 5
    })
}

/// Letters and digits only, folded, with single spaces.
fn bare(text: &str) -> String {
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A window title without the site's name.
fn without_site(title: &str, data: &Metadata) -> String {
    let parts: Vec<&str> = [" | ", " – ", " — ", " - ", " :: ", " • ", " » ", " · "]
        .iter()
        .fold(vec![title], |parts, mark| parts.iter().flat_map(|part| part.split(mark)).collect());
    let is_site = |part: &&str| {
        data.sites.first().map(String::as_str).is_some_and(|site| bare(site) == bare(part))
    };
    parts
        .iter()
        .filter(|part| !is_site(part))
        .max_by_key(|part| part.chars().count())
        .map_or_else(|| title.to_owned(), |part| part.trim().to_owned())
}
