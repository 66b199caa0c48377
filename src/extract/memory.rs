//! What is remembered of an earlier reading, and what it says of the lines of a page.
//!
//! Two captures of one unedited article must give the same text, though what stands around it moves
//! from capture to capture. So a line that was text, or furniture, stays what it was, and a slot of the
//! template keeps its meaning unless the page speaks strongly against it.

use std::collections::BTreeSet;

use scraper::Html;
use url::Url;

use super::Page;
use super::dom::{Node, attr, tag};
use super::frame;
use super::learned::TEXT;
use super::lines::Line;
use super::metadata::Metadata;
use crate::model::{BlockKind, Extraction, Frame, Place, digest};

/// Shorter lines (in characters) are known by their slot alone: the same few words stand in text and
/// in furniture.
const TELLING: usize = 20;

/// A slot is known by so many elements: the line's own and those around it.
const DEPTH: usize = 5;

/// From this probability on a line is text in a slot that has held nothing but text.
const TEXT_IN_TEXT: f32 = 0.12;

/// The same in a slot that has held nothing but furniture.
const TEXT_IN_FURNITURE: f32 = 0.9;

/// Bounds that every probability reaches, and none.
pub(super) const SURELY: f32 = 0.0;
pub(super) const NEVER: f32 = 2.0;

/// What is remembered of an earlier reading.
#[derive(Debug, Default)]
pub struct Memory<'a> {
    place: Option<&'a Place>,
    /// The earlier reading of the same article.
    known: Option<&'a Extraction>,
    /// The words of the lines that were text, where it is the same article.
    text: BTreeSet<u32>,
    /// Where the page is read once more: how it was read.
    own: Option<&'a Place>,
}

impl<'a> Memory<'a> {
    /// An earlier reading of the same article.
    pub fn of_article(known: &'a Extraction) -> Self {
        let texts = known.blocks.iter().map(|block| block.text.as_str());
        Self {
            place: Some(&known.place),
            known: Some(known),
            text: texts.filter(|text| is_telling(text)).map(words).collect(),
            own: None,
        }
    }

    /// An earlier reading of the very page that is read once more, and a later one of the same article:
    /// what was text stays text.
    pub fn of_both(own: &'a Extraction, later: &'a Extraction) -> Self {
        Self { own: Some(&own.place), ..Self::of_article(later) }
    }

    /// A reading of another article of the site.
    pub fn of_site(other: &'a Extraction) -> Self {
        Self { place: Some(&other.place), ..Self::default() }
    }

    /// The earlier reading, where the page holds all that was read then and nothing else in its place.
    pub(super) fn unchanged(
        &self,
        html: &Html,
        data: &Metadata,
        base: Option<&Url>,
    ) -> Option<&'a Extraction> {
        let (known, frame) = self.framed()?;
        frame::stands(html, data, base, frame).then_some(known)
    }

    /// The earlier reading, where the page is the very one that was read then: it need not be parsed.
    pub(super) fn same(&self, page: &Page<'_>) -> Option<&'a Extraction> {
        let (known, frame) = self.framed()?;
        frame::is_of(page, frame).then_some(known)
    }

    fn framed(&self) -> Option<(&'a Extraction, &'a Frame)> {
        let known = self.known.filter(|_| self.own.is_none())?;
        Some((known, known.place.frame.as_ref()?))
    }

    /// From which probability on a line is text.
    pub(super) fn bound(&self, line: &Line<'_>, slot: u32) -> f32 {
        let Some(place) = self.place else { return TEXT };
        let here = in_slot(slot, &line.text);
        if place.kept.contains(&here) || self.own.is_some_and(|own| own.kept.contains(&here)) {
            return SURELY;
        }
        if place.dropped.contains(&here) {
            return NEVER;
        }
        let (in_text, in_furniture) = (place.text.contains(&slot), place.furniture.contains(&slot));
        let named = is_telling(&line.text).then(|| words(&line.text));
        let was_text = named.is_some_and(|words| self.text.contains(&words));
        let was_furniture = named.is_some_and(|words| place.left_out.contains(&words));
        match (was_text, was_furniture) {
            (true, false) if !in_furniture => SURELY,
            (false, true) if !in_text => NEVER,
            _ if in_text => TEXT_IN_TEXT,
            _ if in_furniture => TEXT_IN_FURNITURE,
            _ => TEXT,
        }
    }

    /// The line of the headline: the words that were it, where they stood; else the only line there; else
    /// the words in another heading. Words in a teaser or a menu are no headline.
    pub(super) fn headline(&self, lines: &[Line<'_>], slots: &[u32]) -> Option<usize> {
        let known = self.known?;
        let title = known.title.as_deref()?;
        let there: Vec<usize> = match known.place.title {
            Some(slot) => (0..lines.len()).filter(|at| slots.get(*at) == Some(&slot)).collect(),
            None => Vec::new(),
        };
        let says = |at: &usize| lines.get(*at).is_some_and(|line| line.text == title);
        let heading = |line: &Line<'_>| {
            line.left_out.is_none() && line.kind == BlockKind::Heading && line.text == title
        };
        let only = there.first().filter(|_| there.len() == 1);
        let said = there.iter().copied().find(says).or(only.copied());
        said.or_else(|| lines.iter().position(heading))
    }
}

/// Where a line stands in the template.
pub(super) fn slot(node: Node<'_>) -> u32 {
    let around = std::iter::once(node).chain(node.ancestors()).take(DEPTH);
    // Classes with figures in them are numbered or made by machines.
    let named = |name: &&str| !name.contains(|c: char| c.is_ascii_digit());
    digest::short(around.flat_map(|up| {
        let classes = attr(up, "class").unwrap_or_default().split_ascii_whitespace();
        std::iter::once(tag(up)).chain(classes.filter(named)).chain(["/"])
    }))
}

/// What is to be remembered of a page: which slots held text, and which furniture. `is_text` says it of
/// each line; `None` of the headline, stamps and the like, which are neither.
pub(super) fn place(
    lines: &[Line<'_>],
    slots: &[u32],
    title: Option<usize>,
    is_text: &dyn Fn(usize) -> Option<bool>,
) -> Place {
    let of = |wanted: bool| {
        let own = lines.iter().zip(slots).enumerate();
        own.filter(move |(at, _)| is_text(*at) == Some(wanted)).map(|(_, pair)| pair)
    };
    let slots_of = |wanted| -> BTreeSet<u32> { of(wanted).map(|(_, slot)| *slot).collect() };
    let lines_of = |wanted| -> BTreeSet<u32> {
        of(wanted).map(|(line, slot)| in_slot(*slot, &line.text)).collect()
    };
    let (text, furniture) = (slots_of(true), slots_of(false));
    let (kept, dropped) = (lines_of(true), lines_of(false));
    let telling = of(false).filter(|(line, _)| is_telling(&line.text));
    Place {
        frame: None,
        title: title.and_then(|at| slots.get(at)).copied(),
        left_out: telling.map(|(line, _)| words(&line.text)).collect(),
        kept: kept.difference(&dropped).copied().collect(),
        dropped: dropped.difference(&kept).copied().collect(),
        text: text.difference(&furniture).copied().collect(),
        furniture: furniture.difference(&text).copied().collect(),
    }
}

fn is_telling(text: &str) -> bool {
    text.chars().nth(TELLING).is_some()
}

fn words(text: &str) -> u32 {
    digest::short([text])
}

fn in_slot(slot: u32, text: &str) -> u32 {
    words(text).rotate_left(7) ^ slot
}
