//! Who signed the article: persons before organisations, what machines are told before what stands at
//! the headline.

use super::dom::Node;
use super::lines::Line;
use super::marks;
use super::metadata::Metadata;
use super::names::{Site, squeezed};
use super::signature::{self, Signed};

/// The byline, and the lines that carry it.
#[derive(Debug, Default)]
pub(super) struct Byline {
    /// The names.
    pub(super) text: Option<String>,
    /// Lines that are the byline and not text.
    pub(super) lines: Vec<usize>,
    /// The rule that chose it.
    pub(super) rule: &'static str,
}

/// Finds the byline among what machines are told, the marked elements and the lines of the head
/// (those around the headline).
pub(super) fn find(lines: &[Line<'_>], head: &[usize], data: &Metadata, url: &str) -> Byline {
    let seen: Vec<(usize, Signed)> =
        head.iter().filter_map(|index| Some((*index, signed(lines, *index)?))).collect();
    let chosen = choose(&seen, data, &Site::of(data, url));
    Byline {
        rule: chosen.as_ref().map_or("", |(rule, _)| rule),
        text: chosen.map(|(_, names)| names),
        lines: seen.into_iter().map(|(index, _)| index).collect(),
    }
}

/// The rule and the names. The site signs only where nobody else does.
fn choose(
    seen: &[(usize, Signed)],
    data: &Metadata,
    site: &Site,
) -> Option<(&'static str, String)> {
    let of_jsonld = |organisation: bool| {
        let those = data.authors.iter().filter(move |author| author.organisation == organisation);
        those.map(|author| author.name.as_str())
    };
    let of_meta = || data.signers.iter().map(String::as_str);
    let foreign = |name: &&str| !site.is(name.split(',').next().unwrap_or(name));
    let marked = |sure: bool| {
        let marks = data.marks.authors.iter();
        let mut marks: Vec<_> = marks.filter(|(mark, _)| mark.is_sure() == sure).collect();
        marks.sort_by_key(|(mark, _)| *mark);
        let names = marks.into_iter().filter_map(|(_, text)| signature::read(text));
        names.map(|signed| signed.names)
    };
    let person_mark = || marked(false).find(|names| signature::is_person(names) && !site.is(names));
    let short = |names: &String| names.split_whitespace().count() <= 3;
    let foreign_mark =
        |sure: bool| marked(sure).find(|names| !site.is(names) && (sure || short(names)));
    let line = |labelled: bool| {
        let of = seen.iter().map(|(_, signed)| signed).filter(|signed| signed.labelled == labelled);
        let mut fits = of.filter(|signed| labelled || signature::is_person(&signed.names));
        fits.next().map(|signed| signed.names.clone())
    };
    let organisation = || together(of_jsonld(true).filter(foreign).take(1));
    let own = || together(of_jsonld(true).chain(of_jsonld(false)).chain(of_meta()).take(1));
    let rules: [(&'static str, &dyn Fn() -> Option<String>); 10] = [
        ("persons of JSON-LD", &|| together(of_jsonld(false).filter(foreign))),
        ("meta", &|| together(of_meta().filter(foreign))),
        ("an element that is marked as the author's name", &|| foreign_mark(true)),
        ("a line with a label at the headline", &|| line(true)),
        ("an organisation of JSON-LD", &organisation),
        ("an element that is marked as the author", &person_mark),
        ("a line at the headline", &|| line(false)),
        ("the site", &own),
        ("a short element that is marked as the author", &|| foreign_mark(false)),
        ("an element that is marked as the author's name and names the site", &|| {
            marked(true).next()
        }),
    ];
    rules.into_iter().find_map(|(rule, names)| Some((rule, names()?)))
}

/// All the names once, joined by commas. `ada-bell` beside `Ada Bell` is the same.
fn together<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    for read in names.filter_map(signature::read) {
        for name in read.names.split(", ") {
            match out.iter_mut().find(|known| squeezed(known) == squeezed(name)) {
                Some(known) if name.contains(' ') => name.clone_into(known),
                Some(_) => {}
                None => out.push(name.to_owned()),
            }
        }
    }
    (!out.is_empty()).then(|| out.join(", "))
}

/// The names in a line that is a byline: marked as one, begun with a label, or behind a line that is
/// only a label.
fn signed(lines: &[Line<'_>], index: usize) -> Option<Signed> {
    let line = lines.get(index).filter(|line| line.chars() <= 120)?;
    let before = index.checked_sub(1).and_then(|before| lines.get(before));
    let after_label = before.is_some_and(|line| signature::is_label(&line.text));
    let read = signature::read(&line.text)?;
    let upper = read.names.chars().next().is_some_and(|c| !c.is_lowercase());
    let labelled = (read.labelled || after_label && line.chars() <= 60) && upper;
    (labelled || is_marked(line.node)).then_some(Signed { labelled, ..read })
}

fn is_marked(node: Node<'_>) -> bool {
    std::iter::once(node).chain(node.ancestors().take(2)).any(marks::is_author)
}
