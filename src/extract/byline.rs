//! Who signed the article.

use super::dom::{Node, attr, fold, name_words};
use super::lines::Line;
use super::metadata::Metadata;

/// The byline, and the lines that carry it.
#[derive(Debug, Default)]
pub(super) struct Byline {
    /// The names.
    pub(super) text: Option<String>,
    /// Lines that are the byline and not text.
    pub(super) lines: Vec<usize>,
}

/// Words before a name.
const BY: [&str; 14] = [
    "by",
    "par",
    "von",
    "por",
    "di",
    "da",
    "door",
    "autor",
    "author",
    "auteur",
    "written by",
    "posted by",
    "redige par",
    "автор",
];

/// Finds the byline among the lines of the head (those around the headline), then in the metadata.
pub(super) fn find(lines: &[Line<'_>], head: &[usize], data: &Metadata) -> Byline {
    let seen: Vec<(usize, String)> =
        head.iter().filter_map(|index| Some((*index, signed(lines.get(*index)?)?))).collect();
    let all: Vec<String> =
        data.authors.iter().map(|a| a.name.clone()).chain(data.signers.iter().cloned()).collect();
    let stated = all.iter().find(|name| is_name(name));
    let text = match (stated, seen.first()) {
        (Some(_), _) => Some(joined(&all)),
        (None, Some((_, name))) => Some(name.clone()),
        (None, None) => None,
    };
    Byline { text, lines: seen.into_iter().map(|(index, _)| index).collect() }
}

fn joined(authors: &[String]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in authors.iter().map(String::as_str).filter(|name| is_name(name)) {
        if !names.iter().any(|known| known.contains(name)) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The name in a line that is a byline: marked as one, or `By` and a name.
fn signed(line: &Line<'_>) -> Option<String> {
    if line.chars() > 120 {
        return None;
    }
    let folded = fold(&line.text);
    let label = BY.iter().find(|by| {
        folded.strip_prefix(**by).is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']))
    });
    let rest = match label {
        Some(label) => line.text.chars().skip(label.chars().count()).collect::<String>(),
        None if is_marked(line.node) => line.text.clone(),
        None => return None,
    };
    let name = rest.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').to_owned();
    (is_name(&name) && (label.is_none() || begins_upper(&name))).then_some(name)
}

/// Whether a line begins with a word that stands before a name.
pub(super) fn begins_with_by(line: &str) -> bool {
    let folded = fold(line);
    BY.iter().any(|by| folded.strip_prefix(*by).is_some_and(|rest| rest.starts_with([' ', ':'])))
}

fn is_marked(node: Node<'_>) -> bool {
    std::iter::once(node).chain(node.ancestors().take(2)).any(|up| {
        attr(up, "itemprop") == Some("author")
            || attr(up, "rel") == Some("author")
            || name_words(up)
                .iter()
                .any(|w| matches!(w.as_str(), "byline" | "author" | "authors" | "auteur"))
    })
}

fn begins_upper(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

/// At most a dozen words, no address, no sentence.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=12).contains(&words)
        && !name.contains("://")
        && !name.contains('@')
        && !name.ends_with('.')
        && !name.chars().any(|c| c.is_ascii_digit())
}
