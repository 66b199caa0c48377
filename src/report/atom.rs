//! Revisions as an Atom feed (RFC 4287).

use jiff::Timestamp;
use maud::{Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::html::{changes, facts};
use super::restamp::Restamp;
use super::words::{self, plain, web_address};
use super::{Period, Sheet};
use crate::model::{Locale, Revision};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// The revisions of a period as a feed. `self_url` is where the feed itself can be read.
///
/// An entry's id is that of its revision, so a reader sees each revision once however often the
/// feed is made; the feed's id comes from its address, else from its title.
pub fn period(period: &Period, self_url: Option<&str>) -> String {
    let newest = period.revisions.iter().map(|revision| revision.detected_at).max();
    let (revisions, restamps) = period.divided();
    let feed = html! {
        (PreEscaped(DECLARATION))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(period.locale.as_str()) {
            id { (urn(self_url.unwrap_or(&period.title))) }
            title { (plain(&period.title)) }
            updated { (newest.unwrap_or(period.until)) }
            author { name { "Corrigenda" } }
            generator { "Corrigenda" }
            @if let Some(address) = self_url.and_then(web_address) {
                link rel="self" type="application/atom+xml" href=(address) {}
            }
            @for restamp in &restamps { (restamped(period.locale, restamp)) }
            @for revision in revisions { (entry(period.locale, revision)) }
        }
    };
    feed.into_string()
}

/// A restamp's id is made of its source and its beginning, so that a reader sees it once.
fn restamped(locale: Locale, restamp: &Restamp) -> Markup {
    let [first, last] = restamp.observed_between;
    let change =
        restamp.change.as_ref().map(|change| format!(" {}", change.en)).unwrap_or_default();
    html! {
        entry {
            id { (urn(&format!("restamp {} {first}{change}", restamp.source))) }
            title { (words::label(locale, words::restamped(locale, restamp))) (plain(&restamp.source)) }
            (dates(last))
            author { name { (plain(&restamp.source)) } }
            summary { (plain(&words::restamp(locale, restamp))) }
        }
    }
}

fn entry(locale: Locale, revision: &Revision) -> Markup {
    let sheet = Sheet::from(revision);
    let comparison = &revision.comparison;
    html! {
        entry {
            id { (urn(&revision.id)) }
            title { (words::label(locale, words::badge(locale, comparison))) (plain(&sheet.title)) }
            (dates(revision.detected_at))
            author { name { (plain(&revision.source.name)) } }
            @if let Some(address) = web_address(&revision.article.url) {
                link rel="alternate" href=(plain(address)) {}
            }
            category term=(comparison.disclosure.as_str()) label=(words::disclosure(locale, comparison.disclosure)) {}
            category term=(comparison.significance.as_str()) label=(words::significance(locale, comparison.significance)) {}
            summary { (plain(comparison.summary_in(locale))) }
            content type="html" { (content(locale, revision).into_string()) }
        }
    }
}

fn dates(at: Timestamp) -> Markup {
    html! { published { (at) } updated { (at) } }
}

fn content(locale: Locale, revision: &Revision) -> Markup {
    let comparison = &revision.comparison;
    html! {
        p { strong { (words::disclosure_sentence(locale, comparison)) } }
        (facts(locale, &comparison.facts))
        p { (words::observed(locale, comparison, revision.observed_between)) }
        (changes(locale, comparison, revision.article.language.as_deref()))
    }
}

/// A revision's id as it is; any other name as a UUID made from its digest (RFC 9562, version 8).
fn urn(name: &str) -> String {
    let id = Uuid::parse_str(name).unwrap_or_else(|_| {
        let digest: [u8; 32] = Sha256::digest(name).into();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    });
    id.urn().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    fn read(feed: &str) -> feed_rs::model::Feed {
        feed_rs::parser::parse(feed.as_bytes()).unwrap()
    }

    #[test]
    fn a_reader_sees_each_revision() {
        let period = samples::period();
        let xml = super::period(&period, Some("https://watch.example.org/feed.atom?a=1&b=2"));
        let feed = read(&xml);
        assert_eq!(feed.entries.len(), period.revisions.len());
        let entry = &feed.entries[0];
        assert_eq!(entry.id, format!("urn:uuid:{}", period.revisions[0].id));
        assert_eq!(
            entry.title.as_ref().unwrap().content,
            "Edited without saying so: Statement on the accident at the <north> quay"
        );
        assert_eq!(entry.links[0].href, period.revisions[0].article.url);
        assert_eq!(entry.summary.as_ref().unwrap().content, period.revisions[0].comparison.summary);
        let content = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        assert!(content.contains("<del>") && content.contains("at the &lt;north&gt; quay"));
        assert_eq!(feed.links[0].href, "https://watch.example.org/feed.atom?a=1&b=2");
    }

    #[test]
    fn the_feed_keeps_its_id_and_no_text_breaks_it() {
        let mut period = samples::period();
        period.title = "a\u{0}b]]> & <c>\u{ffff}".to_owned();
        period.revisions[0].comparison.summary = "\u{1b}[31m\u{b}".to_owned();
        let feed = read(&super::period(&period, None));
        assert_eq!(feed.title.as_ref().unwrap().content, "ab]]> & <c>");
        assert_eq!(feed.id, urn(&period.title));
        assert!(feed.id.starts_with("urn:uuid:"));
    }
}
