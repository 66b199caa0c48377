//! The journey of one page, from bytes to an extraction.

use std::collections::BTreeSet;

use url::Url;

use super::dom::{self, Node, attr, tag};
use super::lines::Line;
use super::metadata::Metadata;
use super::profile::{Profile, Profiles};
use super::stamps::{Order, Place};
use super::title::Title;
use super::weight::Weights;
use super::{
    Hints, Page, blocks, body, byline, charset, furniture, language, lines, links, metadata,
};
use super::{notices, parse, quality, stamps, title, trim};
use crate::model::{Extraction, Notice, Origin, StampKind};

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
    /// The rule.
    pub rule: String,
    /// The words that it was applied to; for the container, its element.
    pub text: String,
}

/// Reads a page.
pub fn extract(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Extraction {
    explain(page, hints, profiles).extraction
}

/// Reads a page, and says how.
pub fn explain(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Explained {
    let charset::Decoded { text: source, mended } = charset::decode(page.bytes, page.content_type);
    let parsed = parse::parse(&source);
    let base = base(&parsed.html, page.url);
    let profile = profiles.find(page.url);
    let weights = Weights::of(&parsed.html);
    let removed = |node: Node<'_>| profile.is_some_and(|profile| profile.removes(node));
    let root = dom::body(&parsed.html);
    let lines = lines::lines(root, &weights, &removed, base.as_ref());
    let data = metadata::read(&parsed.html, base.as_ref());
    let read = Reading::of(root, &lines, &data, profile, page, hints);
    let text = blocks::witnessed(blocks::blocks(&lines, &read.text), data.body.as_deref());
    let joined = text.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let visible: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let attachments = links::attachments(read.inside.iter().filter_map(|index| lines.get(*index)));
    let quality = quality::judge(&quality::Evidence {
        source: &source,
        html: &parsed.html,
        url: page.url,
        data: &data,
        headline: read.title.text.as_deref(),
        headed: read.title.line.is_some(),
        blocks: &text,
        visible: &visible.join("\n"),
        stamped: read.stamps.stamps.iter().any(|found| found.stamp.origin <= Origin::JsonLd),
        attached: !attachments.is_empty(),
        stopped: parsed.stopped,
    });
    let left_out = |node: Node<'_>| removed(node) || furniture::judge(node, &weights).is_some();
    let extraction = Extraction {
        url: page.url.to_owned(),
        language: language::choose(&data, hints.language, &joined),
        canonical_url: data.canonical.clone(),
        title: read.title.text.clone(),
        byline: read.byline.text.clone(),
        lead: blocks::lead(&lines, &read.text),
        published: read.stamps.published.clone(),
        updated: read.stamps.updated.clone(),
        stamps: read.stamps.stamps.clone(),
        blocks: text,
        notices: read.notices(&lines),
        attachments,
        images: links::images(read.container.node, &left_out, base.as_ref()),
        siblings: links::siblings(&parsed.html, base.as_ref(), page.url),
        quality,
    };
    let mended = mended.map(|text| Note { rule: "characters".into(), text: text.into() });
    let notes = mended.into_iter().chain(read.explain(&lines, profile)).collect();
    Explained { extraction, notes }
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

/// What each line of a page is.
struct Reading<'a> {
    container: body::Container<'a>,
    title: Title,
    /// The lines of the container that nothing around them leaves out.
    inside: Vec<usize>,
    stamps: stamps::Found,
    byline: byline::Byline,
    notices: Vec<Vec<usize>>,
    trimmed: std::collections::BTreeMap<usize, &'static str>,
    /// The lines that are the text.
    text: BTreeSet<usize>,
}

impl<'a> Reading<'a> {
    fn of(
        root: Node<'a>,
        lines: &[Line<'_>],
        data: &Metadata,
        profile: Option<&Profile>,
        page: &Page<'_>,
        hints: &Hints<'_>,
    ) -> Self {
        let container =
            body::find(root, lines, &|node| profile.is_some_and(|p| p.is_container(node)));
        let title = title::choose(lines, data, &|node| profile.is_some_and(|p| p.is_title(node)));
        let held = body::inside(container.node, lines, title.line);
        let is_kept = |index: &usize| lines.get(*index).is_some_and(|line| line.left_out.is_none());
        let mut inside: Vec<usize> = held.into_iter().filter(is_kept).collect();
        inside.sort_unstable();
        let top = head(lines, title.line, &inside);
        let rest = rest(lines, &inside);
        let sample: Vec<&str> = inside
            .iter()
            .take(20)
            .filter_map(|i| lines.get(*i))
            .map(|line| line.text.as_str())
            .collect();
        let language = language::choose(data, hints.language, &sample.join(" "));
        let place = Place {
            head: &top,
            rest: &rest,
            order: order(language.as_deref(), page.url),
            zoned: hints.timezone.is_some(),
            profiled: &|node: Node<'_>| -> Option<StampKind> {
                profile.and_then(|p| p.stamp(node))
            },
        };
        let stamps = stamps::find(lines, &place, data);
        let byline = byline::find(lines, &top, data);
        let taken = |index: &usize| {
            stamps.lines.contains(index)
                || byline.lines.contains(index)
                || title.line == Some(*index)
        };
        let rest: Vec<usize> = inside.iter().copied().filter(|index| !taken(index)).collect();
        let notices = notices::find(lines, &rest);
        let noted: BTreeSet<usize> = notices.iter().flatten().copied().collect();
        let rest: Vec<usize> = rest.into_iter().filter(|index| !noted.contains(index)).collect();
        let trimmed = trim::trim(lines, &rest, title.line);
        let text = rest.into_iter().filter(|index| !trimmed.contains_key(index)).collect();
        Self { container, title, inside, stamps, byline, notices, trimmed, text }
    }

    fn notices(&self, lines: &[Line<'_>]) -> Vec<Notice> {
        let words = |notice: &Vec<usize>| {
            let parts: Vec<&str> = notice
                .iter()
                .filter_map(|i| lines.get(*i))
                .map(|line| line.text.as_str())
                .collect();
            parts.join(" ")
        };
        self.notices.iter().map(|notice| Notice { text: words(notice) }).collect()
    }

    fn explain(&self, lines: &[Line<'_>], profile: Option<&Profile>) -> Vec<Note> {
        let element = self.container.node.value().as_element().map(|element| {
            let class = element.attr("class").map(|class| format!(" class=\"{class}\""));
            format!("<{}{}>", element.name(), class.unwrap_or_default())
        });
        let used = profile
            .map(|profile| Note { rule: "profile".to_owned(), text: profile.name().to_owned() });
        let container = Note {
            rule: format!("container: {}", self.container.rule),
            text: element.unwrap_or_default(),
        };
        let of_lines = lines.iter().enumerate().filter_map(|(index, line)| {
            Some(Note { rule: self.rule_of(index, line)?.to_owned(), text: line.text.clone() })
        });
        used.into_iter().chain([container]).chain(of_lines).collect()
    }

    /// Why a line is not among the blocks.
    fn rule_of(&self, index: usize, line: &Line<'_>) -> Option<&'static str> {
        if self.title.line == Some(index) {
            Some("headline")
        } else if self.stamps.lines.contains(&index) {
            Some("stamp")
        } else if self.byline.lines.contains(&index) {
            Some("byline")
        } else if self.notices.iter().flatten().any(|noted| *noted == index) {
            Some("notice")
        } else if self.text.contains(&index) {
            None
        } else {
            let trimmed = self.trimmed.get(&index).copied();
            line.left_out.or(trimmed).or(Some("outside the container"))
        }
    }
}

/// Reasons for leaving an element out that say nothing against a stamp in it.
fn may_stamp(line: &Line<'_>) -> bool {
    match line.left_out {
        None | Some("header" | "footer" | "form") => true,
        Some("named as furniture") => dom::within(line.node, &["article", "main"]),
        Some(_) => false,
    }
}

/// The lines around the headline: those before the first prose after it, and a few above it.
fn head(lines: &[Line<'_>], title: Option<usize>, inside: &[usize]) -> Vec<usize> {
    let Some(start) = title.or_else(|| inside.first().copied()) else { return Vec::new() };
    let far = |line: &Line<'_>| line.left_out.is_none() && line.is_prose() && line.chars() >= 80;
    let below = lines
        .iter()
        .enumerate()
        .skip(start)
        .take(25)
        .take_while(|(index, line)| *index == start || !far(line));
    let above = start.saturating_sub(4)..start;
    let all = above.chain(below.map(|(index, _)| index));
    // A bar for sharing right under the headline often holds the date.
    let near = |index: usize| title.is_some_and(|title| index > title && index <= title + 8);
    let close = |index: &usize| {
        lines.get(*index).is_some_and(|line| match line.left_out {
            Some("footer") => false,
            Some("named as furniture") if near(*index) => true,
            _ => may_stamp(line),
        })
    };
    all.filter(close).collect()
}

/// The lines of the text, and the few that follow it.
fn rest(lines: &[Line<'_>], inside: &[usize]) -> Vec<usize> {
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return Vec::new() };
    let within = |index: &usize| {
        let line = lines.get(*index);
        line.is_some_and(|line| {
            inside.binary_search(index).is_ok()
                || may_stamp(line) && dom::within(line.node, &["article", "main"])
        }) || *index > *last && line.is_some_and(|line| line.left_out.is_none())
    };
    (*first..=last + 6).filter(within).collect()
}

/// How figures are read: the month first in American English, the day first elsewhere. English alone
/// is American unless the address is of another country or an institution.
fn order(language: Option<&str>, url: &str) -> Order {
    let american_host = || {
        let host = Url::parse(url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default();
        let ending = host.rsplit('.').next().unwrap_or_default();
        ending.len() != 2 && !matches!(ending, "int" | "europa") || ending == "us"
    };
    match language {
        Some("en-US") => Order::MonthFirst,
        Some("en") if american_host() => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}
