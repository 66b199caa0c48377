//! The journey of one page, from bytes to an extraction.

use url::Url;

use super::dom::{self, Node, attr, tag};
use super::memory::Memory;
use super::metadata::Metadata;
use super::profile::Profiles;
use super::reading::Reading;
use super::weight::Weights;
use super::{Hints, Page, blocks, charset, furniture, language, lines, links, metadata};
use super::{parse, quality};
use crate::model::{Extraction, Origin};

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
    /// The rule: `profile`, `container: HOW`, `headline`, `stamp`, `byline` or `notice` where it says
    /// what something is, else why words were left out.
    pub rule: String,
    /// The words that it was applied to; for the container, its element.
    pub text: String,
}

/// Reads a page.
pub fn extract(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Extraction {
    explain(page, hints, profiles).extraction
}

/// Reads two captures of one article by the same decisions: what was text in the earlier one is text in
/// the later one. Where the template or the headline changed between them, the earlier one is read once
/// more with what the later one showed.
pub fn pair(
    earlier: &Page<'_>,
    later: &Page<'_>,
    hints: &Hints<'_>,
    profiles: &Profiles,
) -> (Extraction, Extraction) {
    let before = extract(earlier, hints, profiles);
    let after = again(later, hints, profiles, &before);
    if before.place.holds_in(&after.place) && before.title == after.title {
        return (before, after);
    }
    let memory = Memory::of_both(&before, &after);
    (extract(earlier, &Hints { memory: Some(&memory), ..*hints }, profiles), after)
}

/// Reads a page as another capture of the same article was read.
pub fn again(
    page: &Page<'_>,
    hints: &Hints<'_>,
    profiles: &Profiles,
    known: &Extraction,
) -> Extraction {
    let memory = Memory::of_article(known);
    extract(page, &Hints { memory: Some(&memory), ..*hints }, profiles)
}

/// Reads a page, and says how.
pub fn explain(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Explained {
    let charset::Decoded { text: source, mended } = charset::decode(page.bytes, page.content_type);
    let parsed = parse::parse(&source);
    let base = base(&parsed.html, page.url);
    let profile = profiles.rules(page.url, hints.captured_at, &parsed.html);
    let weights = Weights::of(&parsed.html);
    let removed = |node: Node<'_>| profile.is_some_and(|profile| profile.removes(node));
    let root = dom::body(&parsed.html);
    let lines = lines::lines(root, &weights, &removed, base.as_ref());
    let data = metadata::read(&parsed.html, base.as_ref());
    let read = Reading::of(root, &lines, &data, profile, page, hints);
    let text = blocks::witnessed(blocks::blocks(&lines, &read.judged.text), data.body.as_deref());
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
        lead: blocks::lead(&lines, &read.judged.text),
        published: read.stamps.published.as_ref().map(|found| found.stamp.clone()),
        updated: read.stamps.updated.clone(),
        stamps: read.stamps.stamps.clone(),
        blocks: text,
        notices: read.notices(&lines),
        attachments,
        images: links::images(read.container.node, &left_out, base.as_ref()),
        siblings: links::siblings(&parsed.html, base.as_ref(), page.url),
        quality,
        place: read.judged.place.clone(),
    };
    let mended = mended.map(|text| Note { rule: "characters".into(), text: text.into() });
    let notes = mended.into_iter().chain(read.explain(&lines, profile)).collect();
    Explained { notes, extraction }
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
