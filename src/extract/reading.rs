//! What each line of a page is: headline, stamp, byline, notice, text, or nothing of the article.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::dom::{self, Node};
use super::judge::{self, Judged};
use super::lines::Line;
use super::memory::{self, Memory};
use super::metadata::Metadata;
use super::page::Note;
use super::profile::Rules;
use super::stamps::{Order, Place};
use super::title::Title;
use super::{Hints, Page, body, byline, features, language, links, notices, stamps, title, trim};
use crate::model::Notice;

/// What each line of a page is.
pub(super) struct Reading<'a> {
    pub(super) container: body::Container<'a>,
    pub(super) title: Title,
    /// The lines of the container that nothing around them leaves out.
    pub(super) inside: Vec<usize>,
    pub(super) stamps: stamps::Found,
    pub(super) byline: byline::Byline,
    pub(super) notices: Vec<Vec<usize>>,
    pub(super) trimmed: BTreeMap<usize, &'static str>,
    /// The lines that the rules call text.
    pub(super) ruled: BTreeSet<usize>,
    /// The lines that are headline, stamp, byline or notice.
    pub(super) taken: BTreeSet<usize>,
    /// The lines around headline and text in which stamps are looked for.
    windows: BTreeSet<usize>,
    /// The lines on which no rule decides.
    pub(super) open: Vec<usize>,
    /// The lines that are the text.
    pub(super) judged: Judged,
}

/// A page with more open lines is read by rules alone: judging them would take longer than a second.
const JUDGED: usize = 30_000;

/// All that a page's lines are read from.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a, 'b> {
    pub(super) lines: &'b [Line<'a>],
    pub(super) data: &'b Metadata,
    pub(super) profile: Option<&'b Rules>,
    pub(super) page: &'b Page<'b>,
    pub(super) hints: &'b Hints<'b>,
}

impl Ground<'_, '_> {
    fn stamps(&self, inside: &[usize], head: &[usize], title: Option<usize>) -> stamps::Found {
        let place = Place {
            head,
            title,
            url: self.page.url,
            rest: &rest(self.lines, inside),
            order: self.order(inside),
            zoned: self.hints.timezone.is_some(),
            profiled: &|node| self.profile.and_then(|rules| rules.stamp(node)),
        };
        stamps::find(self.lines, &place, self.data)
    }

    /// How figures are read: the month first in American English, the day first elsewhere. English alone
    /// is American unless the address is of another country or an institution.
    fn order(&self, inside: &[usize]) -> Order {
        let told = self.data.language.as_deref().or(self.hints.language);
        let is_told = told.and_then(links::language_tag).is_some_and(|told| told == "en-US");
        let may_be = is_american(self.page.url);
        // What a text is written in is asked only where it decides: that takes long.
        if !is_told && !may_be {
            return Order::DayFirst;
        }
        let first = inside.iter().take(20).filter_map(|index| self.lines.get(*index));
        let sample: Vec<&str> = first.map(|line| line.text.as_str()).collect();
        match language::choose(self.data, self.hints.language, &sample.join(" ")).as_deref() {
            Some("en-US") => Order::MonthFirst,
            Some("en") if may_be => Order::MonthFirst,
            _ => Order::DayFirst,
        }
    }
}

impl<'a> Reading<'a> {
    /// Reads the lines under `root`.
    pub(super) fn of(root: Node<'a>, ground: &Ground<'a, '_>) -> Self {
        let Ground { lines, data, profile, page, hints } = *ground;
        let nothing = Memory::default();
        let memory = hints.memory.unwrap_or(&nothing);
        let slots: Vec<u32> = lines.iter().map(|line| memory::slot(line.node)).collect();
        let container =
            body::find(root, lines, &|node| profile.is_some_and(|p| p.is_container(node)));
        let stood = memory.headline(lines, &slots);
        let names = |node: Node<'_>| profile.is_some_and(|profile| profile.is_title(node));
        let title = title::choose(lines, container.node, data, page.url, &names, stood);
        let inside = kept(body::inside(container.node, lines, title.line), lines);
        let head = head(lines, title.line, &inside, container.node);
        let stamps = ground.stamps(&inside, &head, title.line);
        let byline = byline::find(lines, &head, data, page.url);
        let mut taken: BTreeSet<usize> =
            stamps.lines.iter().chain(&byline.lines).copied().collect();
        taken.extend(title.line);
        let others: Vec<usize> = inside.iter().copied().filter(|at| !taken.contains(at)).collect();
        let notices = notices::find(lines, &others);
        taken.extend(notices.iter().flatten());
        let others: Vec<usize> = others.into_iter().filter(|at| !taken.contains(at)).collect();
        let trimmed = trim::trim(lines, &others, title.line);
        let ruled: BTreeSet<usize> =
            others.into_iter().filter(|index| !trimmed.contains_key(index)).collect();
        let is_open = |at: &usize| !taken.contains(at) && !trimmed.contains_key(at);
        let open = kept((0..lines.len()).filter(is_open), lines);
        let sight = features::Page { lines, inside: &inside, ruled: &ruled, title: title.line };
        let judged = if container.by_profile || open.len() > JUDGED {
            judge::by_rules(&sight, &slots, &taken)
        } else {
            judge::judge(sight, &slots, memory, &taken, &open)
        };
        let windows = head.into_iter().chain(rest(lines, &inside)).collect();
        Self {
            container,
            title,
            inside,
            stamps,
            byline,
            notices,
            trimmed,
            ruled,
            taken,
            windows,
            open,
            judged,
        }
    }

    /// The lines that were read, and those around them that were looked at.
    pub(super) fn used(&self) -> impl Iterator<Item = usize> {
        let read: BTreeSet<usize> = self.taken.union(&self.judged.text).copied().collect();
        self.windows.union(&read).copied().collect::<Vec<_>>().into_iter()
    }

    pub(super) fn notices(&self, lines: &[Line<'_>]) -> Vec<Notice> {
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

    pub(super) fn explain(&self, lines: &[Line<'_>], profile: Option<&Rules>) -> Vec<Note> {
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
        let decided = [
            ("title", self.title.rule, self.title.text.as_ref()),
            ("byline", self.byline.rule, self.byline.text.as_ref()),
        ];
        let published = self.stamps.published.as_ref();
        let published = published.map(|found| ("published", found.rule, Some(&found.stamp.text)));
        let decided = decided.into_iter().chain(published).filter_map(|(what, rule, text)| {
            Some(Note { rule: format!("{what}: {rule}"), text: text?.clone() })
        });
        used.into_iter().chain([container]).chain(decided).chain(of_lines).collect()
    }

    /// Why a line is not among the blocks.
    fn rule_of(&self, index: usize, line: &Line<'_>) -> Option<&'static str> {
        if self.title.line == Some(index) {
            Some("headline")
        } else if self.stamps.lines.contains(&index) {
            Some("stamp")
        } else if self.byline.lines.contains(&index) {
            Some("byline")
        } else if self.taken.contains(&index) {
            Some("notice")
        } else if self.judged.text.contains(&index) {
            None
        } else {
            let trimmed = self.trimmed.get(&index).copied();
            line.left_out.or(trimmed).or(Some("judged as no text"))
        }
    }
}

/// The lines that nothing around them leaves out, in order.
fn kept(held: impl IntoIterator<Item = usize>, lines: &[Line<'_>]) -> Vec<usize> {
    let is_kept = |index: &usize| lines.get(*index).is_some_and(|line| line.left_out.is_none());
    let mut kept: Vec<usize> = held.into_iter().filter(is_kept).collect();
    kept.sort_unstable();
    kept
}

/// Reasons for leaving an element out that say nothing against a stamp in it.
fn may_stamp(line: &Line<'_>) -> bool {
    match line.left_out {
        None | Some("header" | "footer" | "form") => true,
        Some("named as furniture") => dom::within(line.node, &["article", "main"]),
        Some(_) => false,
    }
}

/// The lines around the headline: those before the first prose of the container, and a few above it.
fn head<'a>(
    lines: &[Line<'a>],
    title: Option<usize>,
    inside: &[usize],
    container: Node<'a>,
) -> Vec<usize> {
    let Some(start) = title.or_else(|| inside.first().copied()) else { return Vec::new() };
    // A lead stands between headline and date.
    let far = |line: &Line<'a>| {
        line.left_out.is_none()
            && line.is_prose()
            && line.chars() >= 80
            && dom::is_within(line.node, container)
            && !body::is_lead(line.node)
    };
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

/// Whether the host of an address may be American: it ends in no other country's letters, nor in an
/// institution's.
fn is_american(url: &str) -> bool {
    let url = Url::parse(url).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    let ending = host.rsplit('.').next().unwrap_or_default();
    ending.len() != 2 && !matches!(ending, "int" | "europa") || ending == "us"
}
