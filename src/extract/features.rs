//! The numbers by which a line is judged: its own look, the elements around it, its neighbours, its
//! place on the page, and what the rules of [`super::furniture`] and [`super::body`] say of it.
//!
//! [`super::learned`] weighs them. `benches/learn` prints them for pages whose text is known.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::dom::{self, Node, attr, tag};
use super::lines::Line;
use super::outline::Outline;

/// A name and a number.
pub(super) type Feature = (&'static str, f32);

/// What is said of the lines of a page before they are judged.
pub(super) struct Page<'a, 'b> {
    /// The lines.
    pub(super) lines: &'b [Line<'a>],
    /// Those within the container that nothing around them leaves out, in order.
    pub(super) inside: &'b [usize],
    /// Those that the rules call text.
    pub(super) ruled: &'b BTreeSet<usize>,
    /// The line of the headline.
    pub(super) title: Option<usize>,
}

/// Everything that the features of single lines are counted from.
pub(super) struct Features<'a, 'b> {
    page: Page<'a, 'b>,
    outline: Outline,
    /// Of each line: where its like stand, and how often its words.
    slots: Vec<u64>,
    alike: HashMap<u64, (f32, f32)>,
    repeated: HashMap<&'b str, f32>,
    /// The prose of all lines before each, and of all.
    before: Vec<f32>,
}

impl<'a, 'b> Features<'a, 'b> {
    /// Looks at a page.
    pub(super) fn of(page: Page<'a, 'b>) -> Self {
        let mut alike: HashMap<u64, (f32, f32)> = HashMap::new();
        let mut repeated: HashMap<&str, f32> = HashMap::new();
        let mut before = vec![0.0];
        let slots: Vec<u64> = page.lines.iter().map(|line| shape(line.node)).collect();
        for (line, slot) in page.lines.iter().zip(&slots) {
            let prose = super::body::prose(line) as f32;
            let like = alike.entry(*slot).or_default();
            *like = (like.0 + 1.0, like.1 + prose);
            *repeated.entry(line.text.as_str()).or_default() += 1.0;
            before.push(before.last().copied().unwrap_or_default() + prose);
        }
        Self { outline: Outline::of(page.lines), page, slots, alike, repeated, before }
    }

    /// The features of one line; the same names in the same order for every line of every page.
    pub(super) fn line(&self, at: usize) -> Vec<Feature> {
        let Some(line) = self.page.lines.get(at) else { return Vec::new() };
        let mut all = Vec::with_capacity(100);
        all.extend(look(line));
        all.extend(elements(line.node));
        all.extend(self.ruled(at, line));
        all.extend(self.branch(line));
        all.extend(self.around(line));
        all.extend(self.place(at));
        all.extend(self.like(at, line));
        all.extend([-3, -2, -1, 1, 2, 3].into_iter().flat_map(|offset| self.neighbour(at, offset)));
        all
    }

    /// The elements that a line does not share with the column: the line's own at least.
    pub(super) fn own(&self, line: &Line<'a>) -> impl Iterator<Item = Node<'a>> {
        let own = self.outline.branch(line.node).own.max(1);
        std::iter::once(line.node).chain(line.node.ancestors()).take(own)
    }

    fn ruled(&self, at: usize, line: &Line<'_>) -> [Feature; 6] {
        let inside = self.page.inside;
        let place = inside.binary_search(&at).ok();
        let count = inside.len() as f32;
        [
            ("ruled", flag(self.page.ruled.contains(&at))),
            ("left_out", flag(line.left_out.is_some())),
            ("inside", flag(place.is_some())),
            ("inside_from_start", place.map_or(-1.0, |place| place as f32)),
            ("inside_to_end", place.map_or(-1.0, |place| count - place as f32)),
            ("inside_share", place.map_or(-1.0, |place| place as f32 / count)),
        ]
    }

    fn branch(&self, line: &Line<'_>) -> [Feature; 8] {
        let branch = self.outline.branch(line.node);
        let sum = self.outline.sum(branch.top);
        [
            ("branch_own", branch.own as f32),
            ("branch_above", branch.above as f32),
            ("branch_chars", sum.chars),
            ("branch_links", sum.link_share()),
            ("branch_prose", sum.prose / self.outline.prose),
            ("branch_lines", sum.lines),
            ("branch_density", sum.density()),
            ("branch_tag", element(tag(branch.top))),
        ]
    }

    fn around(&self, line: &Line<'_>) -> Vec<Feature> {
        const NAMES: [[&str; 4]; 3] = [
            ["up1_links", "up1_prose", "up1_lines", "up1_density"],
            ["up2_links", "up2_prose", "up2_lines", "up2_density"],
            ["up3_links", "up3_prose", "up3_lines", "up3_density"],
        ];
        let ups: Vec<Node<'_>> = line.node.ancestors().take(3).collect();
        let of = |step: usize| ups.get(step.min(ups.len().saturating_sub(1))).copied();
        NAMES
            .into_iter()
            .enumerate()
            .flat_map(|(step, [links, prose, lines, density])| {
                let sum = self.outline.sum(of(step).unwrap_or(line.node));
                [
                    (links, sum.link_share()),
                    (prose, sum.prose / self.outline.prose),
                    (lines, sum.lines),
                    (density, sum.density()),
                ]
            })
            .collect()
    }

    fn place(&self, at: usize) -> [Feature; 9] {
        let count = self.page.lines.len() as f32;
        let (first, last) = self.outline.span;
        let from = |mark: usize| at as f32 - mark as f32;
        let before = |index: usize| self.before.get(index).copied().unwrap_or_default();
        [
            ("page_lines", count),
            ("page_prose", self.outline.prose),
            ("place", at as f32 / count),
            ("from_first", from(first)),
            ("from_last", from(last)),
            ("in_span", from(first) / (last.saturating_sub(first)).max(1) as f32),
            ("prose_before", before(at) / self.outline.prose),
            ("prose_after", 1.0 - before(at + 1) / self.outline.prose),
            ("from_title", self.page.title.map_or(0.0, from)),
        ]
    }

    fn like(&self, at: usize, line: &Line<'_>) -> [Feature; 4] {
        let slot = self.slots.get(at).and_then(|slot| self.alike.get(slot));
        let (count, prose) = slot.copied().unwrap_or((1.0, 0.0));
        [
            ("repeated", self.repeated.get(line.text.as_str()).copied().unwrap_or(1.0)),
            ("like_lines", count),
            ("like_prose", prose / self.outline.prose),
            ("like_mean", prose / count),
        ]
    }

    fn neighbour(&self, at: usize, offset: isize) -> [Feature; 4] {
        let [chars, links, kind, ruled] = match offset {
            -3 => ["before3_chars", "before3_links", "before3_kind", "before3_ruled"],
            -2 => ["before2_chars", "before2_links", "before2_kind", "before2_ruled"],
            -1 => ["before1_chars", "before1_links", "before1_kind", "before1_ruled"],
            1 => ["after1_chars", "after1_links", "after1_kind", "after1_ruled"],
            2 => ["after2_chars", "after2_links", "after2_kind", "after2_ruled"],
            _ => ["after3_chars", "after3_links", "after3_kind", "after3_ruled"],
        };
        let index = at.checked_add_signed(offset);
        let line = index.and_then(|index| self.page.lines.get(index));
        let is_ruled = index.is_some_and(|index| self.page.ruled.contains(&index));
        let of = |value: fn(&Line<'_>) -> f32| line.map_or(-1.0, value);
        [
            (chars, of(|line| line.chars() as f32)),
            (links, of(link_share)),
            (kind, of(|line| f32::from(line.kind as u8))),
            (ruled, of(|_| 0.0) + flag(is_ruled)),
        ]
    }
}

/// The line's own look.
fn look(line: &Line<'_>) -> [Feature; 14] {
    let chars = line.chars().max(1) as f32;
    let words = line.text.split_whitespace().count().max(1) as f32;
    let count = |is: fn(char) -> bool| line.text.chars().filter(|c| is(*c)).count() as f32;
    let ends = ['.', '!', '?', '»', '”', '"', '…', '。'];
    let sentences = line.text.split_whitespace().filter(|word| word.ends_with(['.', '!', '?']));
    [
        ("kind", f32::from(line.kind as u8)),
        ("chars", chars),
        ("words", words),
        ("word_length", chars / words),
        ("links", line.links.len() as f32),
        ("link_share", link_share(line)),
        ("ends", flag(line.text.ends_with(ends))),
        ("ends_colon", flag(line.text.ends_with(':'))),
        ("capitals", count(char::is_uppercase) / chars),
        ("digits", count(|c| c.is_ascii_digit()) / chars),
        ("commas", count(|c| matches!(c, ',' | '،' | '、'))),
        ("sentences", sentences.count() as f32),
        ("signs", count(|c| matches!(c, '©' | '@' | '|' | '·' | '•' | '→' | '›'))),
        ("exclaims", count(|c| c == '!')),
    ]
}

fn link_share(line: &Line<'_>) -> f32 {
    line.linked as f32 / line.chars().max(1) as f32
}

/// The elements around a line.
fn elements(node: Node<'_>) -> Vec<Feature> {
    const WITHIN: [&str; 16] = [
        "figure",
        "figcaption",
        "footer",
        "header",
        "aside",
        "nav",
        "form",
        "article",
        "main",
        "section",
        "li",
        "td",
        "blockquote",
        "pre",
        "a",
        "label",
    ];
    let up: Vec<&str> = std::iter::once(node).chain(node.ancestors()).map(tag).collect();
    let mut all: Vec<Feature> =
        WITHIN.iter().map(|name| (*name, flag(up.contains(name)))).collect();
    all.push(("tag", element(up.first().copied().unwrap_or_default())));
    all.push(("parent_tag", element(up.get(1).copied().unwrap_or_default())));
    all.push(("depth", up.len() as f32));
    all.push(("named", flag(attr(node, "class").is_some())));
    all
}

/// A number for the name of an element.
fn element(name: &str) -> f32 {
    const NAMES: [&str; 20] = [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "span",
        "td",
        "tr",
        "section",
        "article",
        "ul",
        "ol",
        "figure",
        "figcaption",
        "blockquote",
        "dd",
        "dt",
        "footer",
    ];
    NAMES.iter().position(|known| *known == name).map_or(-1.0, |at| at as f32)
}

/// The look of the elements around a line: tags and classes of the three innermost.
fn shape(node: Node<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for up in std::iter::once(node).chain(node.ancestors()).take(3) {
        (tag(up), attr(up, "class")).hash(&mut hasher);
    }
    hasher.finish()
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// The words of a short line, folded: labels repeat from site to site. A long line has none.
pub(super) fn label_words(line: &Line<'_>) -> Vec<String> {
    let words: Vec<&str> =
        line.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > 25 {
        return Vec::new();
    }
    words.into_iter().take(12).map(dom::fold).collect()
}

/// The names of the features, in their order.
#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    let html = super::parse::parse("<p>One line.</p>").html;
    let weights = super::weight::Weights::of(&html);
    let lines = super::lines::lines(dom::body(&html), &weights, &|_| false, None);
    let page = Page { lines: &lines, inside: &[], ruled: &BTreeSet::new(), title: None };
    Features::of(page).line(0).into_iter().map(|(name, _)| name).collect()
}
