//! A page read from top to bottom: which lines are the headline, the stamps, the text, and which are
//! none of these.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::dom::{self, Node, attr, tag};
use super::lines::Line;
use super::metadata::Metadata;
use super::profile::Marks;
use super::weight::Weights;
use super::{
    Explained, Hints, Note, Page, Profiles, body, byline, charset, furniture, language, lines,
    links, metadata, notices, parse, quality, stamps, title, trim,
};
use crate::model::{Block, BlockKind, Extraction, Notice, Quality};

/// So many lines before the headline still belong to its head: many sites set the date there.
const BEFORE_HEADLINE: usize = 4;

/// So many lines behind the headline do at the most.
const BEHIND_HEADLINE: usize = 14;

/// So many lines behind the text may still carry its stamp.
const BEHIND_TEXT: usize = 8;

/// Reads a page.
pub(super) fn read(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Explained {
    let source = charset::decode(page.bytes, page.content_type);
    let parsed = parse::parse(&source);
    let url = Url::parse(page.url).ok();
    let base = base(&parsed.html, url.as_ref());
    let marks = profiles.marks(page.url, &parsed.html);
    let weights = Weights::of(&parsed.html);
    let root = dom::body(&parsed.html);
    let removed = |node: Node<'_>| marks.remove.contains(&node.id());
    let lines = lines::lines(root, &weights, &removed, base.as_ref());
    let data = metadata::read(&parsed.html, base.as_ref());
    let sheet = Sheet { lines: &lines, data: &data, marks: &marks, hints, url: url.as_ref() };
    let parts = sheet.divide(root);
    let extraction = Extraction {
        url: page.url.to_owned(),
        canonical_url: data.canonical.clone(),
        images: links::images(
            parts.container,
            &|node| removed(node) || furniture::judge(node, &weights).is_some(),
            base.as_ref(),
        ),
        siblings: links::siblings(&parsed.html, base.as_ref(), page.url),
        ..sheet.compose(&parts)
    };
    let seen = quality::Seen { source: &source, html: &parsed.html, extraction: &extraction };
    let quality = quality::judge(&seen, parsed.stopped);
    let notes = sheet.notes(&parts, &quality);
    Explained { extraction: Extraction { quality, ..extraction }, notes }
}

/// `<base href>`, else the page's own address.
fn base(html: &scraper::Html, url: Option<&Url>) -> Option<Url> {
    let stated = dom::elements(html).find(|node| tag(*node) == "base");
    let href = stated.and_then(|node| attr(node, "href"));
    match (href, url) {
        (Some(href), Some(url)) => url.join(href).ok().or_else(|| Some(url.clone())),
        (Some(href), None) => Url::parse(href).ok(),
        (None, url) => url.cloned(),
    }
}

/// The lines of a page with all that is known of them.
struct Sheet<'a> {
    lines: &'a [Line<'a>],
    data: &'a Metadata,
    marks: &'a Marks,
    hints: &'a Hints<'a>,
    url: Option<&'a Url>,
}

/// What the lines are.
struct Parts<'a> {
    title: title::Title,
    container: Node<'a>,
    rule: &'static str,
    stamps: stamps::Found,
    byline: byline::Byline,
    notices: Vec<Vec<usize>>,
    /// The lines of the text.
    text: Vec<usize>,
    /// Lines of the container that are not text, with the reason.
    left_out: BTreeMap<usize, &'static str>,
    language: Option<String>,
}

impl<'a> Sheet<'a> {
    /// Says of each line what it is.
    fn divide(&self, root: Node<'a>) -> Parts<'a> {
        let title = title::choose(self.lines, self.data, &|node| marked(&self.marks.title, node));
        let container =
            body::find(root, self.lines, &|node| self.marks.container.contains(&node.id()));
        let inside: BTreeSet<usize> =
            body::inside(container.node, self.lines, title.line).into_iter().collect();
        let kept = |index: &usize| {
            Some(*index) != title.line
                && self.lines.get(*index).is_some_and(|line| line.left_out.is_none())
        };
        let among: Vec<usize> = inside.iter().copied().filter(kept).collect();
        let language = language::choose(self.data, self.hints.language, &self.sample(&among));
        let head = self.head(&title, &among);
        let stamps = self.stamps(&head, &inside, language.as_deref());
        let byline = byline::find(self.lines, &head, self.data);
        let unsigned: Vec<usize> = among
            .into_iter()
            .filter(|index| !stamps.lines.contains(index) && !byline.lines.contains(index))
            .collect();
        let notices = notices::find(self.lines, &unsigned);
        let noted: BTreeSet<usize> = notices.iter().flatten().copied().collect();
        let text: Vec<usize> =
            unsigned.into_iter().filter(|index| !noted.contains(index)).collect();
        let left_out = trim::trim(self.lines, &text, title.line);
        let text = text.into_iter().filter(|index| !left_out.contains_key(index)).collect();
        let (container, rule) = (container.node, container.rule);
        Parts { title, container, rule, stamps, byline, notices, text, left_out, language }
    }

    /// The lines around the headline, up to the first prose behind it.
    fn head(&self, title: &title::Title, among: &[usize]) -> Vec<usize> {
        let first = title.line.or(among.first().copied()).unwrap_or(0);
        let behind = self.lines.iter().enumerate().skip(first + usize::from(title.line.is_some()));
        let behind = behind
            .take(BEHIND_HEADLINE)
            .take_while(|(_, line)| {
                !(line.is_prose() && line.left_out.is_none() && line.chars() > 100)
            })
            .map(|(index, _)| index);
        let head = (first.saturating_sub(BEFORE_HEADLINE)..first).chain(behind);
        head.filter(|index| self.lines.get(*index).is_some_and(is_of_the_page)).collect()
    }

    fn stamps(
        &self,
        head: &[usize],
        inside: &BTreeSet<usize>,
        language: Option<&str>,
    ) -> stamps::Found {
        let last = inside.last().copied().unwrap_or(0);
        let behind = (last + 1..self.lines.len()).take(BEHIND_TEXT);
        let rest: Vec<usize> = inside
            .iter()
            .copied()
            .chain(behind)
            .filter(|index| self.lines.get(*index).is_some_and(|line| line.left_out.is_none()))
            .collect();
        let place = stamps::Place {
            head,
            rest: &rest,
            order: self.order(language),
            zoned: self.hints.timezone.is_some(),
            profiled: &|node| self.marks.stamp(node),
        };
        stamps::find(self.lines, &place, self.data)
    }

    /// `05/06/2023` is the sixth of May only where pages are American.
    fn order(&self, language: Option<&str>) -> stamps::Order {
        let host = self.url.and_then(Url::host_str).unwrap_or_default();
        let american = matches!(host.rsplit('.').next(), Some("gov" | "mil"));
        if american || language == Some("en-US") {
            stamps::Order::MonthFirst
        } else {
            stamps::Order::DayFirst
        }
    }

    fn sample(&self, among: &[usize]) -> String {
        let texts = among.iter().filter_map(|index| self.lines.get(*index));
        texts.map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The values that are made of the lines.
    fn compose(&self, parts: &Parts<'_>) -> Extraction {
        let text = || parts.text.iter().filter_map(|index| self.lines.get(*index));
        let notices = parts.notices.iter().map(|lines| {
            let words = lines.iter().filter_map(|index| self.lines.get(*index));
            let words: Vec<&str> = words.map(|line| line.text.as_str()).collect();
            Notice { text: words.join(" ") }
        });
        let lead = text().find(|line| body::is_lead(line.node)).map(|line| line.text.clone());
        let blocks: Vec<Block> = text().map(block).collect();
        Extraction {
            title: parts.title.text.clone(),
            byline: parts.byline.text.clone(),
            lead,
            language: parts.language.clone(),
            published: parts.stamps.published.clone(),
            updated: parts.stamps.updated.clone(),
            stamps: parts.stamps.stamps.clone(),
            blocks: if blocks.is_empty() { self.stated_body() } else { blocks },
            notices: notices.collect(),
            attachments: links::attachments(text()),
            ..Extraction::default()
        }
    }

    /// Where a page shows no text at all, what it says to machines is the last witness.
    fn stated_body(&self) -> Vec<Block> {
        let body = self.data.body.as_deref().unwrap_or_default();
        let texts = body.lines().map(dom::clean).filter(|text| !text.is_empty());
        texts.map(|text| Block { kind: BlockKind::Paragraph, text, links: Vec::new() }).collect()
    }

    fn notes(&self, parts: &Parts<'_>, quality: &Quality) -> Vec<Note> {
        let note = |about, says| Note { about, says };
        let profile = self.marks.name.as_ref().map(|name| note("profile", name.clone()));
        let place = note("text", format!("<{}>: {}", tag(parts.container), parts.rule));
        let title = parts.title.text.iter().map(|title| note("title", title.clone()));
        let stamps = parts.stamps.stamps.iter().map(|found| {
            let stamp = &found.stamp;
            note(
                "stamp",
                format!("{:?} {} ({:?}: {})", found.kind, stamp.value, stamp.origin, stamp.text),
            )
        });
        let out = self.lines.iter().enumerate().filter_map(|(index, line)| {
            let reason = parts.left_out.get(&index).copied().or(line.left_out)?;
            Some(note("left out", format!("{reason}: {}", line.text)))
        });
        let quality = quality.reasons.iter().map(|reason| note("quality", reason.clone()));
        profile
            .into_iter()
            .chain([place])
            .chain(title)
            .chain(stamps)
            .chain(out)
            .chain(quality)
            .collect()
    }
}

fn block(line: &Line<'_>) -> Block {
    Block { kind: line.kind, text: line.text.clone(), links: line.links.clone() }
}

fn marked(set: &std::collections::HashSet<ego_tree::NodeId>, node: Node<'_>) -> bool {
    !set.is_empty()
        && std::iter::once(node).chain(node.ancestors()).any(|up| set.contains(&up.id()))
}

/// Lines of boxes that lead elsewhere say nothing of this page.
fn is_of_the_page(line: &Line<'_>) -> bool {
    !matches!(
        line.left_out,
        Some(
            "navigation"
                | "menu"
                | "footer"
                | "leads to other pages"
                | "teaser of another page"
                | "form"
                | "dialog"
                | "consent"
                | "removed by the profile"
        )
    )
}
