//! The headline: the heading that the metadata confirms, without the kicker that stands with it.

use url::Url;

use super::dom::{self, Node, attr, name_words, tag};
use super::lines::Line;
use super::metadata::Metadata;
use super::names::{Site, bare, longest_part};
use crate::model::{BlockKind, address};

/// The headline, and the line that carries it.
#[derive(Debug, Default)]
pub(super) struct Title {
    /// Its words.
    pub(super) text: Option<String>,
    /// The line.
    pub(super) line: Option<usize>,
    /// The rule that chose it.
    pub(super) rule: &'static str,
}

/// A heading that can be the headline.
struct Heading {
    line: usize,
    /// 1 for `h1` and microdata's headline.
    level: u8,
    /// Without kicker.
    text: String,
    /// For comparing.
    bare: String,
    /// Whether it is no furniture, but for the page's header.
    shown: bool,
    /// Whether it stands where an article's headline can, too.
    usable: bool,
}

/// What machines are told of the headline, without the site's name.
struct Told {
    /// By JSON-LD, with the form for comparing.
    headline: Option<(String, String)>,
    /// By all, JSON-LD and the window's title too.
    all: Vec<(String, String)>,
    /// The window's title with the site's name.
    window: String,
}

/// Longer headings than this, in characters, are introductions.
const MAX_HEADLINE: usize = 200;

/// Chooses the headline: what the profile names; else the line where it `stood` before; else a heading that JSON-LD or another title confirms
/// word by word, then roughly; else the only `h1`; else what most titles say.
pub(super) fn choose<'a>(
    lines: &[Line<'a>],
    container: Node<'a>,
    data: &Metadata,
    url: &str,
    named: &dyn Fn(Node<'_>) -> bool,
    stood: Option<usize>,
) -> Title {
    if let Some(line) = lines.iter().position(|line| named(line.node)) {
        let text = lines.get(line).map(|line| line.text.clone());
        return Title { text, line: Some(line), rule: "the profile" };
    }
    let site = Site::of(data, url);
    let told = Told::of(data, &site);
    let start = first_prose(lines, container);
    let headings = headings(lines, container, start, &told, &site);
    let of = |rule, heading: &Heading| Title {
        text: Some(heading.text.clone()),
        line: Some(heading.line),
        rule,
    };
    if let Some(line) = stood.and_then(|at| lines.get(at)) {
        let heading = headings.iter().find(|heading| Some(heading.line) == stood);
        let text = heading.and_then(|heading| told.with_kicker(heading));
        let text = text.unwrap_or_else(|| without_kicker(line, &told));
        return Title { text: Some(text), line: stood, rule: "where it stood before" };
    }
    if let Some((rule, heading)) = confirmed(&headings, &told, start) {
        let text = told.with_kicker(heading).unwrap_or_else(|| heading.text.clone());
        return Title { text: Some(text), line: Some(heading.line), rule };
    }
    let mut plain = headings.iter().filter(|h| h.level == 1 && h.usable);
    let short = |heading: &&Heading| heading.text.chars().count() <= MAX_HEADLINE;
    let told_before = |line: &Line<'_>| line.left_out.is_none() && told.has(&bare(&line.text));
    if let Some(line) = lines.iter().take(start).position(told_before) {
        let text = lines.get(line).map(|line| line.text.clone());
        return Title { text, line: Some(line), rule: "the line that a title confirms" };
    }
    match (plain.clone().filter(short).take(2).collect::<Vec<_>>().as_slice(), told.most()) {
        ([only], _) => of("the only h1", only),
        ([first, ..], None) => of("the first h1", first),
        (_, Some(text)) => {
            let folded = bare(&text);
            let line = headings.iter().find(|heading| heading.bare == folded);
            let line = line.map(|heading| heading.line);
            let plainly = || lines.iter().position(|line| bare(&line.text) == folded);
            Title { text: Some(text), line: line.or_else(plainly), rule: "what most titles say" }
        }
        ([], None) => plain
            .next()
            .or(headings.first())
            .map_or_else(Title::default, |heading| of("the first heading", heading)),
    }
}

/// The first prose of the container.
fn first_prose<'a>(lines: &[Line<'a>], container: Node<'a>) -> usize {
    let prose = |line: &Line<'a>| line.left_out.is_none() && line.is_prose();
    let first = lines.iter().position(|line| prose(line) && dom::is_within(line.node, container));
    first.unwrap_or(lines.len())
}

/// The headings of a page, the highest level first, without those that name the site.
fn headings<'a>(
    lines: &[Line<'a>],
    container: Node<'a>,
    start: usize,
    told: &Told,
    site: &Site,
) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(level) = level(line) else { continue };
        let text = without_kicker(line, told);
        let bare = bare(&text);
        if bare.is_empty() || site.is(&text) || leads_home(line) {
            continue;
        }
        let shown = matches!(line.left_out, None | Some("header"));
        let usable = shown && (index <= start || dom::is_within(line.node, container));
        out.push(Heading { line: index, level, text, bare, shown, usable });
    }
    out.sort_by_key(|heading| (heading.level, heading.line));
    out
}

/// The level of a heading line: `h1` is 1; a headline by microdata too.
fn level(line: &Line<'_>) -> Option<u8> {
    let up = std::iter::once(line.node).chain(line.node.ancestors().take(2));
    let marked = up.clone().any(|node| attr(node, "itemprop") == Some("headline"));
    let level = up.map(tag).find_map(|tag| match tag {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" | "h5" | "h6" => Some(4),
        _ => None,
    });
    match (marked, line.kind, level) {
        (true, ..) => Some(1),
        (_, BlockKind::Heading, level) => level,
        _ => None,
    }
}

/// Whether a heading is a link to the home page: it names the site.
fn leads_home(line: &Line<'_>) -> bool {
    let is_home = |url: &str| Url::parse(url).is_ok_and(|url| address::is_home(&url));
    line.is_link() && line.links.iter().any(|link| is_home(&link.url))
}

/// Classes of what stands in a heading and is not the headline: the line above it, the subtitle, the
/// rubric, a sign for screen readers.
const BESIDE: [&str; 36] = [
    "kicker",
    "overline",
    "topline",
    "dachzeile",
    "roofline",
    "eyebrow",
    "supertitle",
    "supertitel",
    "overtitle",
    "pretitle",
    "preheadline",
    "subheading",
    "subtitle",
    "subline",
    "subhead",
    "subheadline",
    "spitzmarke",
    "tagline",
    "strapline",
    "label",
    "category",
    "topic",
    "rubric",
    "section",
    "badge",
    "dek",
    "intro",
    "surtitre",
    "occhiello",
    "antetitulo",
    "volanta",
    "date",
    "hidden",
    "invisible",
    "offscreen",
    "prefix",
];

/// The words of a heading without those of the elements in it that are named as something else, or
/// without what the titles do not have.
fn without_kicker(line: &Line<'_>, told: &Told) -> String {
    let inner = line.node.descendants().skip(1).filter(|node| node.value().is_element());
    let mut text = line.text.as_str();
    for node in inner.take(12) {
        // A part that is longer than the line is not in it.
        let Some(part) = dom::text_within(node, line.text.len()) else { continue };
        let Some(rest) = beside(text, &part) else { continue };
        let named = name_words(node).iter().any(|word| BESIDE.contains(&word.as_ref()));
        let other = named || matches!(tag(node), "time" | "small");
        if (other && bare(rest).chars().count() >= 8) || told.has(&bare(rest)) {
            text = rest;
        } else if told.has(&bare(&part)) && line.text.contains(&part) {
            return part;
        }
    }
    text.to_owned()
}

/// What a text has beside a part at its beginning or end.
fn beside<'t>(text: &'t str, part: &str) -> Option<&'t str> {
    if part.is_empty() || part.len() >= text.len() {
        return None;
    }
    let signs =
        |c: char| c.is_whitespace() || matches!(c, ':' | '|' | '/' | '·' | '•' | '-' | '–' | '—');
    let behind = text.strip_prefix(part).map(|rest| rest.trim_start_matches(signs));
    behind.or_else(|| text.strip_suffix(part).map(|rest| rest.trim_end_matches(signs)))
}

/// The heading that a title confirms: word by word, roughly where it is an `h1`, as a part of a longer
/// title where it is a lower one.
fn confirmed<'h>(
    headings: &'h [Heading],
    told: &Told,
    start: usize,
) -> Option<(&'static str, &'h Heading)> {
    let headline = told.headline.as_ref().map(|(_, bare)| bare);
    let by_jsonld = |h: &&Heading| h.level <= 3 && Some(&h.bare) == headline && h.line <= start + 3;
    let by_any = |h: &&Heading| h.level <= 3 && told.has(&h.bare);
    let roughly = |h: &&Heading| h.level == 1 && h.shown && told.is_like(&h.bare);
    let with_kicker = |h: &&Heading| h.level == 1 && h.usable && told.with_kicker(h).is_some();
    let as_part = |h: &&Heading| (2..=3).contains(&h.level) && h.usable && told.has_part(&h.bare);
    let only = headings.iter().filter(|h| h.level == 1 && h.usable).take(2).count() == 1;
    let find =
        |rule, test: &dyn Fn(&&Heading) -> bool| headings.iter().find(test).map(|h| (rule, h));
    find("the heading that JSON-LD confirms", &by_jsonld)
        .or_else(|| find("the heading that a title confirms", &by_any))
        .or_else(|| find("the h1 to which JSON-LD adds a kicker", &with_kicker))
        .or_else(|| find("the h1 that a title resembles", &roughly))
        .or_else(|| find("the heading that a title contains", &as_part).filter(|_| !only))
}

impl Told {
    fn of(data: &Metadata, site: &Site) -> Self {
        let pair = |title: &String| {
            let text = site.without(title);
            let bare = bare(&text);
            (!bare.is_empty()).then_some((text, bare))
        };
        let headline = data.headline.as_ref().and_then(pair);
        let others = data.titles.iter().chain(&data.window_title).filter_map(pair);
        let all = headline.iter().cloned().chain(others).collect();
        let window = data.window_title.as_deref().map(bare).unwrap_or_default();
        Self { headline, all, window }
    }

    fn has(&self, words: &str) -> bool {
        !words.is_empty() && self.all.iter().any(|(_, bare)| bare == words)
    }

    /// Whether a title has most of a heading's words in their order, or they begin it.
    fn is_like(&self, words: &str) -> bool {
        let (long, count) = (words.chars().count() >= 4, words.chars().count() * 10);
        long && self.all.iter().any(|(_, title)| {
            let chars = title.chars().count();
            words.contains(title.as_str()) && chars > 10 && chars * 10 >= words.chars().count() * 6
                || title.starts_with(words)
                || title.contains(words) && count >= chars * 5
        })
    }

    /// Whether a title begins or ends with a heading that is half of it.
    fn has_part(&self, words: &str) -> bool {
        let titles = self.all.iter().map(|(_, bare)| bare.as_str()).chain([self.window.as_str()]);
        words.chars().count() >= 8
            && titles.into_iter().any(|title| {
                let rest = title.strip_prefix(words).map(|rest| rest.starts_with(' '));
                let rest =
                    rest.or_else(|| title.strip_suffix(words).map(|rest| rest.ends_with(' ')));
                rest == Some(true) && words.len() * 2 >= title.len()
            })
    }

    /// JSON-LD's headline, where it is a kicker, a colon and the heading.
    fn with_kicker(&self, heading: &Heading) -> Option<String> {
        let (text, bare) = self.headline.as_ref()?;
        let kicker = text.strip_suffix(heading.text.as_str())?.trim_end();
        let most = heading.bare.len() * 10 >= bare.len() * 3;
        (most && kicker.ends_with([':', '|'])).then(|| text.clone())
    }

    /// The title that most of them are, of equals the first; without what another does not have at its
    /// end. Of the window's title alone the longest part.
    fn most(&self) -> Option<String> {
        let count = |words: &str| self.all.iter().filter(|(_, bare)| bare == words).count();
        let (text, most) = self.all.iter().rev().max_by_key(|(_, bare)| count(bare))?;
        if self.all.len() == 1 {
            return Some(longest_part(text).to_owned());
        }
        let begins = |bare: &str| bare.chars().count() >= 8 && most.starts_with(bare);
        let shorter = self.all.iter().find(|(_, bare)| bare != most && begins(bare));
        Some(shorter.map_or(text, |(text, _)| text).clone())
    }
}
