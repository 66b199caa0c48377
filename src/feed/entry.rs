//! What an item's id, address and words are, whichever format it came in.

use std::collections::HashMap;

use url::Url;

use super::text;
use crate::model::{Entry, address};

/// The most entries of one feed that are read; no official feed has a tenth of it.
pub const MOST: usize = 5_000;

/// The most of a summary that is kept, in characters.
const SUMMARY: usize = 4_000;

/// Gives entries whose guid is missing, a placeholder or shared the id that stays theirs: their
/// canonical address. One without either has none, and cannot be followed.
pub(super) fn with_ids(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.truncate(MOST);
    let mut seen: HashMap<String, usize> = HashMap::new();
    for entry in &entries {
        *seen.entry(entry.id.clone()).or_default() += 1;
    }
    for entry in &mut entries {
        let shared = seen.get(&entry.id).is_some_and(|times| *times > 1);
        if (shared || is_placeholder(&entry.id))
            && let Some(url) = &entry.url
        {
            entry.id = address::canonical(url);
        }
    }
    entries
}

fn is_placeholder(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    matches!(id.as_str(), "" | "n/a" | "na" | "none" | "null" | "undefined" | "-" | "0")
}

/// An address, resolved against the feed's. Left as it is where nothing is known to resolve it
/// against; `None` where it is empty or leads to no web page.
pub(super) fn resolve(link: &str, base: Option<&Url>) -> Option<String> {
    let link = link.trim();
    if link.is_empty() {
        return None;
    }
    let parsed = match base {
        Some(base) => base.join(link),
        None => Url::parse(link),
    };
    match parsed {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Some(url.into()),
        Ok(_) => None,
        Err(_) => Some(link.to_owned()),
    }
}

/// Words that may be HTML, as a reader sees them; `None` where there are none.
pub(super) fn words(html: &str) -> Option<String> {
    Some(text::of_html(html)).filter(|words| !words.is_empty())
}

/// Words that are no HTML.
pub(super) fn plain(text: &str) -> Option<String> {
    Some(text::one_line(text)).filter(|words| !words.is_empty())
}

/// A summary of a bounded length.
pub(super) fn summary(words: Option<String>) -> Option<String> {
    words.map(|words| match words.char_indices().nth(SUMMARY) {
        Some((end, _)) => words.get(..end).unwrap_or(&words).to_owned(),
        None => words,
    })
}

/// A language as a BCP 47 tag in its usual case: `en_us` is `en-US`.
pub(super) fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-').map(str::to_ascii_lowercase);
    let first = parts.next().filter(|part| matches!(part.len(), 2 | 3))?;
    let rest = parts.map(|part| match part.len() {
        2 => part.to_ascii_uppercase(),
        4 => {
            part.get(..1).unwrap_or_default().to_ascii_uppercase()
                + part.get(1..).unwrap_or_default()
        }
        _ => part,
    });
    let tag = std::iter::once(first).chain(rest).collect::<Vec<_>>().join("-");
    tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_tags() {
        for (written, tag) in [
            ("fr", Some("fr")),
            ("en-us", Some("en-US")),
            (" EN_gb ", Some("en-GB")),
            ("sr-latn-rs", Some("sr-Latn-RS")),
            ("français", None),
            ("", None),
            ("e n", None),
        ] {
            assert_eq!(language(written).as_deref(), tag, "{written}");
        }
    }

    #[test]
    fn addresses_are_resolved_and_lead_to_pages() {
        let base = Url::parse("https://example.org/feeds/news.xml").unwrap();
        for (link, resolved) in [
            ("/a", Some("https://example.org/a")),
            (" b ", Some("https://example.org/feeds/b")),
            ("http://other.example/x", Some("http://other.example/x")),
            ("mailto:a@example.org", None),
            ("javascript:void(0)", None),
            ("", None),
        ] {
            assert_eq!(resolve(link, Some(&base)).as_deref(), resolved, "{link}");
        }
        assert_eq!(resolve("/a", None).as_deref(), Some("/a"));
    }
}
