//! Where an article leads: documents for download, its pictures, its other languages.

use std::collections::BTreeSet;

use scraper::Html;
use url::Url;

use super::dom::{self, Node, NodeSet, attr, clean, tag, text_within};
use super::lines::Line;
use crate::model::{Link, Sibling, address};

/// The endings of documents for download.
const DOCUMENTS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "csv", "zip",
    "epub", "txt", "xml", "json", "7z", "gz", "xlsm", "ics",
];

/// An address made absolute; `None` for what leads nowhere (`#top`, `javascript:`).
pub(super) fn absolute(href: &str, base: Option<&Url>) -> Option<String> {
    if href.starts_with('#') {
        return None;
    }
    let url = base.map_or_else(|| Url::parse(href), |base| base.join(href)).ok()?;
    let leads = matches!(url.scheme(), "http" | "https" | "mailto" | "tel" | "ftp");
    leads.then(|| url.to_string())
}

/// What belongs to the text beside it, its documents and pictures among them: the `<article>` or `<main>`
/// around its container.
pub(super) fn around(container: Node<'_>) -> Node<'_> {
    let names = |node: &Node<'_>| {
        matches!(tag(*node), "article" | "main") || attr(*node, "role") == Some("main")
    };
    std::iter::once(container).chain(container.ancestors()).find(names).unwrap_or(container)
}

/// The documents that are linked to under an element, outside of furniture.
pub(super) fn attachments(lines: &[Line<'_>], under: Node<'_>) -> Vec<Link> {
    let mut seen = BTreeSet::new();
    lines
        .iter()
        .filter(|line| line.left_out.is_none() && dom::is_within(line.node, under))
        .flat_map(|line| &line.links)
        .filter(|link| is_document(&link.url) && seen.insert(address::canonical(&link.url)))
        .cloned()
        .collect()
}

/// Whether an address is that of a document for download.
pub(super) fn is_document(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let name = url.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    // `notice.pdf;jsessionid=77AA`
    let name = name.split(';').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, ending)| DOCUMENTS.contains(&ending))
}

/// The pictures under an element, outside of furniture, that are no icons.
pub(super) fn images(
    container: Node<'_>,
    left_out: &dyn Fn(Node<'_>) -> bool,
    base: Option<&Url>,
) -> Vec<Link> {
    let holders = holders(container);
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut rest = vec![container];
    while let Some(node) = rest.pop() {
        if node.id() != container.id() && left_out(node) {
            continue;
        }
        let picture = (tag(node) == "img" && !is_icon(node)).then(|| picture(node, base)).flatten();
        found.extend(picture.filter(|link| seen.insert(link.url.clone())));
        let held = |child: &Node<'_>| child.value().is_element() && holders.contains(&child.id());
        rest.extend(node.children().rev().filter(held));
    }
    found
}

/// The pictures under the container and what holds them: nothing else need be asked whether it is
/// furniture, which takes long.
fn holders(container: Node<'_>) -> NodeSet {
    let mut holders = NodeSet::default();
    for picture in container.descendants().filter(|node| tag(*node) == "img") {
        for up in std::iter::once(picture).chain(picture.ancestors()) {
            if up.id() == container.id() || !holders.insert(up.id()) {
                break;
            }
        }
    }
    holders
}

fn picture(node: Node<'_>, base: Option<&Url>) -> Option<Link> {
    let source = ["src", "data-src", "data-lazy-src", "data-original"]
        .iter()
        .filter_map(|name| attr(node, name))
        .find(|source| !source.starts_with("data:"))?;
    let text = clean(attr(node, "alt").unwrap_or_default());
    Some(Link { text, url: absolute(source, base)? })
}

/// Pictures of one pixel, of small stated size, or with names of icons.
fn is_icon(node: Node<'_>) -> bool {
    let small = ["width", "height"]
        .iter()
        .filter_map(|name| attr(node, name))
        .any(|size| size.trim_end_matches("px").parse::<u32>().is_ok_and(|size| size < 48));
    let source = attr(node, "src").unwrap_or_default().to_ascii_lowercase();
    small
        || ["icon", "logo", "pixel", "spacer", "avatar", "/ads/", "banner"]
            .iter()
            .any(|w| source.contains(w))
}

/// The same document in other languages: `hreflang` alternates, then links of a language switcher.
pub(super) fn siblings(html: &Html, base: Option<&Url>, own: &str) -> Vec<Sibling> {
    let own = address::canonical(own);
    let mut seen = BTreeSet::new();
    dom::elements(html)
        .filter_map(|node| {
            let language = match tag(node) {
                "link" if is_alternate(node) => language_tag(attr(node, "hreflang")?),
                "a" => language_named(node),
                _ => None,
            }?;
            let url = absolute(attr(node, "href")?, base)?;
            let new = (tag(node) == "link" || is_page_of(&url, base))
                && address::canonical(&url) != own
                && Url::parse(&url).is_ok_and(|url| !address::is_home(&url))
                && seen.insert((language.clone(), url.clone()));
            new.then_some(Sibling { language, url })
        })
        .collect()
}

/// Whether an address is a page of the same site: links to documents and elsewhere can state a language
/// for those who read aloud.
fn is_page_of(url: &str, base: Option<&Url>) -> bool {
    let Some((page, base)) = Url::parse(url).ok().zip(base) else { return false };
    address::same_site(&page, base) && !is_document(url)
}

fn is_alternate(node: Node<'_>) -> bool {
    attr(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("alternate"))
}

/// The languages by the names they have for themselves, as switchers show them.
const NAMES: [(&str, &str); 36] = [
    ("français", "fr"),
    ("english", "en"),
    ("deutsch", "de"),
    ("español", "es"),
    ("italiano", "it"),
    ("nederlands", "nl"),
    ("português", "pt"),
    ("polski", "pl"),
    ("čeština", "cs"),
    ("česky", "cs"),
    ("slovenčina", "sk"),
    ("română", "ro"),
    ("українська", "uk"),
    ("русский", "ru"),
    ("български", "bg"),
    ("ελληνικά", "el"),
    ("svenska", "sv"),
    ("dansk", "da"),
    ("norsk", "no"),
    ("suomi", "fi"),
    ("magyar", "hu"),
    ("hrvatski", "hr"),
    ("slovenščina", "sl"),
    ("eesti", "et"),
    ("eesti keel", "et"),
    ("latviešu", "lv"),
    ("latviešu valoda", "lv"),
    ("lietuvių", "lt"),
    ("lietuvių kalba", "lt"),
    ("gaeilge", "ga"),
    ("malti", "mt"),
    ("türkçe", "tr"),
    ("日本語", "ja"),
    ("中文", "zh"),
    ("العربية", "ar"),
    ("rumantsch", "rm"),
];

/// The language of a switcher's link: it says the language's code or name and little else.
fn language_named(node: Node<'_>) -> Option<String> {
    const LONGEST: usize = 20;
    let text = text_within(node, LONGEST * 4)?;
    if text.chars().count() > LONGEST {
        return None;
    }
    if let Some(stated) = attr(node, "hreflang").or_else(|| attr(node, "lang")) {
        return language_tag(stated);
    }
    let said = text.trim().to_lowercase();
    NAMES.iter().find(|(name, _)| *name == said).map(|(_, tag)| (*tag).to_owned())
}

/// A language tag in its usual form (`pt-BR`), where it is one.
pub(super) fn language_tag(raw: &str) -> Option<String> {
    let mut parts = raw.trim().split(['-', '_']);
    let language = parts.next().filter(|part| {
        (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
    })?;
    let mut tag = language.to_ascii_lowercase();
    for part in parts {
        match part.len() {
            2 => tag = format!("{tag}-{}", part.to_ascii_uppercase()),
            4 if part.chars().all(|c| c.is_ascii_alphabetic()) => {
                let (first, rest) = part.split_at(1);
                tag = format!("{tag}-{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase());
            }
            _ => {}
        }
    }
    Some(tag)
}
