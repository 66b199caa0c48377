//! The journey of one page, from bytes to an extraction.

use url::Url;

use super::dom::{self, Node, attr, tag};
use super::lines::Line;
use super::metadata::Metadata;
use super::profile::{Profiles, Rules};
use super::reading::{Ground, Reading};
use super::weight::Weights;
use super::{Hints, Page, blocks, charset, frame, furniture, language, lines, links, metadata};
use super::{parse, quality};
use crate::model::{Block, Extraction, Frame, Link, Origin, Place, Quality};

/// An extraction with what led to it.
#[derive(Debug, Clone)]
pub struct Explained {
    /// What was read.
    pub extraction: Extraction,
    /// Which rule decided what, and what was left out, in the order of the page.
    pub notes: Vec<Note>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The rule. `profile`, `characters`, `container: HOW`, `title: HOW`, `byline: HOW`, `published: HOW`,
    /// `headline`, `stamp`, `byline` and `notice` say what something is; any other, why words were left out.
    pub rule: String,
    /// The words that it was applied to; for the container, its element.
    pub text: String,
}

/// Reads a page. Where it holds what an earlier reading of the article knew, it is that reading.
pub fn extract(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Extraction {
    let memory = hints.memory;
    if let Some(known) = memory.and_then(|memory| memory.same(page)) {
        return known.clone();
    }
    let sheet = Sheet::of(page);
    let known = memory
        .and_then(|memory| memory.unchanged(&sheet.parsed.html, &sheet.data, sheet.base.as_ref()));
    match known {
        Some(known) => Extraction { url: page.url.to_owned(), ..known.clone() },
        None => seen(&sheet, page, hints, profiles, |seen| seen.extraction(hints)),
    }
}

/// Reads a page, and says how.
pub fn explain(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Explained {
    seen(&Sheet::of(page), page, hints, profiles, |seen| Explained {
        extraction: seen.extraction(hints),
        notes: seen.notes(),
    })
}

/// A page as a tree, with what it says to machines.
pub(super) struct Sheet<'a> {
    source: charset::Decoded<'a>,
    parsed: parse::Parsed,
    base: Option<Url>,
    data: Metadata,
}

impl<'a> Sheet<'a> {
    pub(super) fn of(page: &Page<'a>) -> Self {
        let source = charset::decode(page.bytes, page.content_type);
        let parsed = parse::parse(&source.text);
        let base = base(&parsed.html, page.url);
        let data = metadata::read(&parsed.html, base.as_ref());
        Self { source, parsed, base, data }
    }
}

/// A page with all that was made of it: what is read from it is drawn from this.
pub(super) struct Seen<'a> {
    page: &'a Page<'a>,
    sheet: &'a Sheet<'a>,
    profile: Option<&'a Rules>,
    weights: &'a Weights,
    /// Its lines.
    pub(super) lines: &'a [Line<'a>],
    /// What each of them is.
    pub(super) read: &'a Reading<'a>,
}

/// Looks at a page and hands it on with all that was made of it, each part made of those before it.
pub(super) fn seen<T>(
    sheet: &Sheet<'_>,
    page: &Page<'_>,
    hints: &Hints<'_>,
    profiles: &Profiles,
    then: impl FnOnce(&Seen<'_>) -> T,
) -> T {
    let html = &sheet.parsed.html;
    let profile = profiles.rules(page.url, hints.captured_at, html);
    let weights = Weights::of(html);
    let removed = |node: Node<'_>| profile.is_some_and(|profile| profile.removes(node));
    let root = dom::body(html);
    let lines = lines::lines(root, &weights, &removed, sheet.base.as_ref());
    let read =
        Reading::of(root, &Ground { lines: &lines, data: &sheet.data, profile, page, hints });
    then(&Seen { page, sheet, profile, weights: &weights, lines: &lines, read: &read })
}

impl Seen<'_> {
    fn extraction(&self, hints: &Hints<'_>) -> Extraction {
        let Self { page, sheet, lines, read, .. } = self;
        let data = &sheet.data;
        let blocks = blocks::blocks(lines, &read.judged.text);
        let blocks = blocks::witnessed(blocks, data.body.as_deref());
        let text = blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n");
        let attachments = links::attachments(lines, links::around(read.container.node));
        Extraction {
            url: page.url.to_owned(),
            language: language::choose(data, hints.language, &text),
            canonical_url: data.canonical.clone(),
            title: read.title.text.clone(),
            byline: read.byline.text.clone(),
            lead: blocks::lead(lines, &read.judged.text),
            published: read.stamps.published.as_ref().map(|found| found.stamp.clone()),
            updated: read.stamps.updated.clone(),
            stamps: read.stamps.stamps.clone(),
            notices: read.notices(lines),
            images: self.images(),
            siblings: links::siblings(&sheet.parsed.html, sheet.base.as_ref(), page.url),
            quality: self.quality(&blocks, !attachments.is_empty()),
            place: Place { frame: self.frame(), ..read.judged.place.clone() },
            attachments,
            blocks,
        }
    }

    fn frame(&self) -> Option<Frame> {
        let Sheet { data, base, .. } = self.sheet;
        frame::of(self.lines, self.read.used(), data, base.as_ref(), self.page)
    }

    fn quality(&self, blocks: &[Block], attached: bool) -> Quality {
        let visible: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        let stamps = &self.read.stamps.stamps;
        quality::judge(&quality::Evidence {
            source: &self.sheet.source.text,
            html: &self.sheet.parsed.html,
            url: self.page.url,
            data: &self.sheet.data,
            headline: self.read.title.text.as_deref(),
            headed: self.read.title.line.is_some(),
            blocks,
            visible: &visible.join("\n"),
            stamped: stamps.iter().any(|found| found.stamp.origin <= Origin::JsonLd),
            attached,
            stopped: self.sheet.parsed.stopped,
        })
    }

    fn images(&self) -> Vec<Link> {
        let removed = |node: Node<'_>| self.profile.is_some_and(|profile| profile.removes(node));
        let left_out =
            |node: Node<'_>| removed(node) || furniture::judge(node, self.weights).is_some();
        let around = links::around(self.read.container.node);
        links::images(around, &left_out, self.sheet.base.as_ref())
    }

    fn notes(&self) -> Vec<Note> {
        let mended = self
            .sheet
            .source
            .mended
            .map(|text| Note { rule: "characters".to_owned(), text: text.to_owned() });
        mended.into_iter().chain(self.read.explain(self.lines, self.profile)).collect()
    }
}

/// What links are relative to: `<base href>`, else the page's address.
fn base(html: &scraper::Html, url: &str) -> Option<Url> {
    let own = Url::parse(url).ok();
    let stated =
        dom::elements(html).find(|node| tag(*node) == "base").and_then(|node| attr(node, "href"));
    let resolved = stated.and_then(|href| match &own {
        Some(own) => own.join(href).ok(),
        None => Url::parse(href).ok(),
    });
    resolved.or(own)
}
