//! The lines of a page: what a reader sees between two line breaks, with kind, links and place.

use url::Url;

use super::dom::{self, Node, attr, clean, set_by_hand, tag};
use super::furniture;
use super::weight::Weights;
use crate::model::{BlockKind, Link};

/// One line of the page.
#[derive(Clone)]
pub(super) struct Line<'a> {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Its clean text, never empty.
    pub(super) text: String,
    /// The same with the spaces and hyphens that were set by hand, where it has any.
    pub(super) set: Option<String>,
    /// How many characters the clean text has.
    pub(super) length: usize,
    /// Its links.
    pub(super) links: Vec<Link>,
    /// How many of its characters are links.
    pub(super) linked: usize,
    /// The block element that it stands in.
    pub(super) node: Node<'a>,
    /// Why it is not text, where an element around it says so.
    pub(super) left_out: Option<&'static str>,
    /// The `<time>` elements in it.
    pub(super) times: Vec<Node<'a>>,
}

impl Line<'_> {
    /// How many characters it has.
    pub(super) fn chars(&self) -> usize {
        self.length
    }

    /// Whether it is nothing but links.
    pub(super) fn is_link(&self) -> bool {
        self.linked > 0 && self.linked * 10 >= self.chars() * 8
    }

    /// Whether it is running prose.
    pub(super) fn is_prose(&self) -> bool {
        let chars = self.chars();
        self.kind != BlockKind::Heading && self.linked * 2 < chars && chars >= 60
    }
}

/// The lines of a whole page in reading order, furniture too.
pub(super) fn lines<'a>(
    root: Node<'a>,
    weights: &'a Weights,
    removed: &'a dyn Fn(Node<'_>) -> bool,
    base: Option<&'a Url>,
) -> Vec<Line<'a>> {
    let mut walker =
        Walker { weights, removed, base, lines: Vec::new(), current: Current::default(), flat: 0 };
    let context = Context {
        kind: BlockKind::Paragraph,
        node: root,
        left_out: None,
        preformatted: false,
        layout: false,
    };
    walker.children(root, context);
    walker.flush(context);
    walker.lines
}

#[derive(Clone, Copy)]
struct Context<'a> {
    kind: BlockKind,
    node: Node<'a>,
    left_out: Option<&'static str>,
    preformatted: bool,
    /// Inside a table that only lays out the page.
    layout: bool,
}

/// The line under construction.
#[derive(Default)]
struct Current<'a> {
    raw: String,
    /// Each with the place in `raw` where it begins.
    links: Vec<(usize, Link)>,
    /// The same of `<time>` elements.
    times: Vec<(usize, Node<'a>)>,
}

struct Walker<'a> {
    weights: &'a Weights,
    removed: &'a dyn Fn(Node<'_>) -> bool,
    base: Option<&'a Url>,
    lines: Vec<Line<'a>>,
    current: Current<'a>,
    /// Above zero inside a table cell, where blocks do not end the line.
    flat: usize,
}

impl<'a> Walker<'a> {
    fn children(&mut self, node: Node<'a>, context: Context<'a>) {
        for child in node.children() {
            if let Some(text) = child.value().as_text() {
                self.text(text, context);
            } else if child.value().is_element() && !dom::is_silent(tag(child)) {
                self.element(child, context);
            }
        }
    }

    fn text(&mut self, text: &str, context: Context<'a>) {
        if context.preformatted {
            self.current.raw.push_str(text);
        } else {
            self.current.raw.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
    }

    fn element(&mut self, node: Node<'a>, outer: Context<'a>) {
        let name = tag(node);
        let left_out = outer.left_out.or_else(|| self.why_left_out(node));
        let context = Context { left_out, ..outer };
        match name {
            _ if left_out.is_some() && outer.left_out.is_none() => self.aside(node, outer, context),
            "br" => self.current.raw.push('\n'),
            "hr" => self.flush(outer),
            "a" => self.link(node, context),
            "q" => {
                self.current.raw.push('“');
                self.children(node, context);
                self.current.raw.push('”');
            }
            "time" => {
                self.current.times.push((self.current.raw.len(), node));
                self.children(node, context);
            }
            "tr" if self.flat == 0 && !outer.layout && is_data_row(node) => {
                self.flush(outer);
                self.row(node, context);
            }
            _ if dom::is_inline(name) => self.children(node, context),
            _ if self.flat > 0 => {
                self.current.raw.push(' ');
                self.children(node, context);
                self.current.raw.push(' ');
            }
            _ => {
                self.flush(outer);
                self.block(node, context);
            }
        }
    }

    /// Furniture makes lines of its own; within a line it leaves no gap.
    fn aside(&mut self, node: Node<'a>, outer: Context<'a>, context: Context<'a>) {
        let inline = dom::is_inline(tag(node)) || self.flat > 0;
        if !inline {
            self.flush(outer);
        }
        let before = std::mem::take(&mut self.current);
        let flat = std::mem::take(&mut self.flat);
        if tag(node) == "time" {
            self.current.times.push((self.current.raw.len(), node));
        }
        self.block(node, context);
        self.flat = flat;
        self.current = before;
    }

    fn why_left_out(&self, node: Node<'a>) -> Option<&'static str> {
        if (self.removed)(node) {
            return Some("removed by the profile");
        }
        furniture::judge(node, self.weights)
    }

    fn block(&mut self, node: Node<'a>, context: Context<'a>) {
        let name = tag(node);
        let inner = Context {
            kind: kind_of(name).unwrap_or(context.kind),
            node,
            preformatted: context.preformatted || name == "pre",
            layout: if name == "table" { is_layout(node) } else { context.layout },
            ..context
        };
        self.children(node, inner);
        self.flush(inner);
    }

    fn link(&mut self, node: Node<'a>, context: Context<'a>) {
        let start = self.current.raw.len();
        let lines = self.lines.len();
        self.children(node, context);
        if self.lines.len() != lines {
            // The link held blocks: it belongs to each of them.
            let Some(url) = self.resolve(node) else { return };
            for line in self.lines.iter_mut().skip(lines) {
                line.linked = line.length;
                line.links.push(Link { text: line.text.clone(), url: url.clone() });
            }
            return;
        }
        let text = clean(self.current.raw.get(start..).unwrap_or_default());
        if text.is_empty() {
            return;
        }
        if let Some(url) = self.resolve(node) {
            self.current.links.push((start, Link { text, url }));
        }
    }

    fn resolve(&self, node: Node<'a>) -> Option<String> {
        let href = attr(node, "href")?;
        super::links::absolute(href, self.base)
    }

    /// A table row becomes one line, its cells joined by ` | `.
    fn row(&mut self, row: Node<'a>, context: Context<'a>) {
        let context = Context { kind: BlockKind::TableRow, node: row, ..context };
        let mut cells = Vec::new();
        for cell in row.children().filter(|child| matches!(tag(*child), "td" | "th")) {
            let start = self.current.raw.len();
            self.flat += 1;
            self.children(cell, context);
            self.flat -= 1;
            let cell = self.current.raw.get(start..).unwrap_or_default();
            cells.push(set_by_hand(cell).unwrap_or_else(|| clean(cell)));
        }
        self.current.raw =
            if cells.iter().all(String::is_empty) { String::new() } else { cells.join(" | ") };
        self.flush(context);
    }

    /// Ends the line; an empty line within makes two of it.
    fn flush(&mut self, context: Context<'a>) {
        let current = std::mem::take(&mut self.current);
        let mut links = current.links.into_iter().peekable();
        let mut times = current.times.into_iter().peekable();
        for Paragraph { end, text, set } in paragraphs(&current.raw) {
            let mut own = Vec::new();
            while let Some((_, link)) = links.next_if(|(start, _)| *start < end) {
                own.push(link);
            }
            let mut own_times = Vec::new();
            while let Some((_, time)) = times.next_if(|(start, _)| *start < end) {
                own_times.push(time);
            }
            self.lines.push(Line {
                kind: context.kind,
                length: text.chars().count(),
                linked: own.iter().map(|link| link.text.chars().count()).sum(),
                text,
                set,
                links: own,
                node: context.node,
                left_out: context.left_out,
                times: own_times,
            });
        }
    }
}

/// The paragraphs of a text, divided at empty lines (`<br><br>`, or a blank line of preformatted
/// text).
fn paragraphs(raw: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut paragraph = String::new();
    let mut end = 0;
    for line in raw.split_inclusive('\n') {
        end += line.len();
        if line.trim().is_empty() {
            out.push(Paragraph::of(&paragraph, end));
            paragraph.clear();
        } else {
            paragraph.push_str(line);
        }
    }
    out.push(Paragraph::of(&paragraph, end));
    out.retain(|paragraph| !paragraph.text.is_empty());
    if let Some(last) = out.last_mut() {
        last.end = usize::MAX;
    }
    out
}

/// One paragraph of a raw text.
struct Paragraph {
    /// Where it ends in the raw text.
    end: usize,
    text: String,
    set: Option<String>,
}

impl Paragraph {
    fn of(raw: &str, end: usize) -> Self {
        Self { end, text: clean(raw), set: set_by_hand(raw) }
    }
}

fn kind_of(tag: &str) -> Option<BlockKind> {
    match tag {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
        "li" | "dt" | "dd" => Some(BlockKind::ListItem),
        "blockquote" => Some(BlockKind::Quotation),
        "figcaption" | "caption" => Some(BlockKind::Caption),
        "section" | "article" | "main" | "aside" => Some(BlockKind::Paragraph),
        _ => None,
    }
}

/// Whether a table lays out the page: it says so, or holds another one.
fn is_layout(table: Node<'_>) -> bool {
    attr(table, "role") == Some("presentation")
        || table.descendants().skip(1).any(|child| tag(child) == "table")
}

/// A row that holds data: several cells, none of them a page of its own.
fn is_data_row(row: Node<'_>) -> bool {
    let cells = || row.children().filter(|child| matches!(tag(*child), "td" | "th"));
    let paged = |cell: Node<'_>| {
        let blocks = cell
            .descendants()
            .filter(|child| matches!(tag(*child), "p" | "h1" | "h2" | "h3" | "div"));
        blocks.take(4).count() > 3
    };
    cells().take(2).count() > 1 && !cells().any(paged)
}
