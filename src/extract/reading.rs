//! What each line of a page is: headline, stamp, byline, notice, text, or nothing of the article.

use std::collections::{BTreeMap, BTreeSet};

use super::dom::{self, Node};
use super::judge::{self, Judged};
use super::lines::Line;
use super::memory::{self, Memory};
use super::metadata::Metadata;
use super::page::Note;
use super::profile::Rules;
use super::stamps::{Habits, Place};
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
    fn stamps(
        &self,
        inside: &[usize],
        (head, rest): (&[usize], &[usize]),
        (title, container): (Option<usize>, Node<'_>),
    ) -> stamps::Found {
        let language = self.language(inside);
        let headline = title.and_then(|title| self.lines.get(title)).map(|line| line.node);
        let own: Vec<Node<'_>> = headline.into_iter().chain([container]).collect();
        let sight: Vec<&str> = head
            .iter()
            .chain(rest)
            .filter_map(|index| self.lines.get(*index))
            .map(|line| line.text.as_str())
            .collect();
        let ordered = stamps::ordered(&sight, self.data, language.as_deref(), self.page.url);
        let place = Place {
            head,
            title,
            url: self.page.url,
            rest,
            foot: &foot(self.lines, inside),
            own: &own,
            data: self.data,
            ordered,
            habits: Habits::of(ordered.order, language.as_deref()),
            zoned: self.hints.timezone.is_some(),
            profiled: &|node| self.profile.and_then(|rules| rules.stamp(node)),
        };
        stamps::find(self.lines, &place)
    }

    /// The language of the page. Pages that call themselves English are often none, and to ask a text
    /// takes long: a sample is asked.
    fn language(&self, inside: &[usize]) -> Option<String> {
        const SAMPLE: usize = 600;
        let told = self.data.language.as_deref().and_then(links::language_tag);
        if let Some(told) = told.filter(|told| !told.starts_with("en")) {
            return Some(told);
        }
        let texts = inside.iter().filter_map(|index| self.lines.get(*index));
        let mut sample = String::new();
        for line in texts {
            if sample.len() > SAMPLE {
                break;
            }
            sample.push_str(&line.text);
            sample.push(' ');
        }
        language::choose(self.data, self.hints.language, &sample)
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
        let rest = rest(lines, &inside);
        let stamps = ground.stamps(&inside, (&head, &rest), (title.line, container.node));
        let byline = byline::find(lines, &head, data, page.url);
        let mut taken: BTreeSet<usize> =
            stamps.lines.iter().chain(&byline.lines).copied().collect();
        taken.extend(title.line);
        let near: BTreeSet<usize> = inside.iter().chain(&rest).copied().collect();
        let near: Vec<usize> = near.difference(&taken).copied().collect();
        let notices = notices::find(lines, &near);
        taken.extend(notices.iter().flatten());
        let others: Vec<usize> = inside.iter().copied().filter(|at| !taken.contains(at)).collect();
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
        let windows = head.into_iter().chain(rest).collect();
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

/// The lines of the page's foot: the last of those behind the text that stand in a footer.
fn foot(lines: &[Line<'_>], inside: &[usize]) -> Vec<usize> {
    const MOST: usize = 40;
    let behind = inside.last().map_or(0, |last| last + 1)..lines.len();
    let is_foot = |at: &usize| {
        lines.get(*at).is_some_and(|line| {
            line.left_out == Some("footer") && !dom::within(line.node, &["article", "main"])
        })
    };
    let mut foot: Vec<usize> = behind.rev().filter(is_foot).take(MOST).collect();
    foot.reverse();
    foot
}
