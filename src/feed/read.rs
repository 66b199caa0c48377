//! RSS and Atom to a feed, by feed-rs.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{DateTime, Utc};
use feed_rs::model as found;
use feed_rs::parser::Builder;
use jiff::Timestamp;
use url::Url;

use super::spelling::Spellings;
use super::{FeedError, Parsed, Stage, dates, entry};
use crate::model::{Entry, Feed};

/// Reads the XML of a feed. A panic of the parser is an error like any other.
pub(super) fn xml(text: &str, url: &str, spellings: &Spellings) -> Result<Parsed, FeedError> {
    let base = Url::parse(url).ok();
    let parser = Builder::new()
        .base_uri(base.as_ref())
        .sanitize_content(false)
        // Its own ids are made of the headline: an edited one would be another item.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(|text| dates::instant(text).and_then(for_feed_rs))
        .build();
    let outcome = catch_unwind(AssertUnwindSafe(|| parser.parse(text.as_bytes())));
    let feed = outcome
        .map_err(|_| FeedError::Unreadable { reason: "the parser gave up on it".to_owned() })?
        .map_err(|error| FeedError::Unreadable { reason: error.to_string() })?;
    let older = older(&feed.links, base.as_ref());
    let mut feed = feed_of(&feed, base.as_ref());
    for entry in &mut feed.entries {
        entry.url = entry.url.take().map(|url| spellings.restore(url));
    }
    Ok(Parsed { feed, stage: Stage::Plain, older })
}

/// Where the older entries of a feed are, in archives or on pages (RFC 5005).
fn older(links: &[found::Link], base: Option<&Url>) -> Option<String> {
    let of = |rel: &str| links.iter().find(|link| link.rel.as_deref() == Some(rel));
    let link = of("prev-archive").or_else(|| of("next"))?;
    entry::resolve(&link.href, base)
}

fn for_feed_rs(at: Timestamp) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(at.as_second(), 0)
}

fn for_us(at: DateTime<Utc>) -> Option<Timestamp> {
    Timestamp::from_second(at.timestamp()).ok()
}

fn feed_of(feed: &found::Feed, base: Option<&Url>) -> Feed {
    let rss = feed.feed_type != found::FeedType::Atom;
    let hub = feed.links.iter().find(|link| link.rel.as_deref() == Some("hub"));
    Feed {
        hub: hub.and_then(|link| entry::resolve(&link.href, base)),
        title: feed.title.as_ref().and_then(|title| words_of(title, rss)),
        language: feed.language.as_deref().and_then(entry::language),
        entries: entry::with_ids(
            feed.entries
                .iter()
                .filter(|item| says_something(item))
                .take(entry::MOST)
                .map(|item| entry_of(item, rss, base))
                .collect(),
        ),
    }
}

/// Whether an item has anything by which it could be told from another.
fn says_something(item: &found::Entry) -> bool {
    !item.id.is_empty() || item.title.is_some() || !item.links.is_empty()
}

fn entry_of(item: &found::Entry, rss: bool, base: Option<&Url>) -> Entry {
    let published = item.published.and_then(for_us);
    let updated = item.updated.and_then(for_us);
    let content = item.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = item.summary.as_ref().and_then(|summary| words_of(summary, rss));
    Entry {
        id: item.id.trim().to_owned(),
        url: address_of(item, base),
        title: item.title.as_ref().and_then(|title| words_of(title, rss)),
        summary: entry::summary(summary.or_else(|| content.and_then(entry::words))),
        published,
        // feed-rs repeats the date of publication here where an RSS item has no other.
        updated: updated.filter(|_| !(rss && updated == published)),
        language: item.language.as_deref().and_then(entry::language),
    }
}

/// Plain text in Atom is plain; in RSS nobody knows, and most of it is HTML.
fn words_of(text: &found::Text, rss: bool) -> Option<String> {
    if text.content_type.subty() == "plain" && !rss {
        entry::plain(&text.content)
    } else {
        entry::words(&text.content)
    }
}

/// The link to the article: in Atom the alternate one, in RSS the only one that is neither
/// comments nor a file; else a guid that is an address.
fn address_of(item: &found::Entry, base: Option<&Url>) -> Option<String> {
    let page = |link: &&found::Link| {
        link.target.is_none()
            && !link.href.is_empty()
            && matches!(link.rel.as_deref(), None | Some("alternate"))
    };
    let is_html =
        |link: &&found::Link| link.media_type.as_deref().is_none_or(|kind| kind.contains("html"));
    let pages = || item.links.iter().filter(page);
    let link = pages().find(is_html).or_else(|| pages().next());
    let guid = item.id.trim();
    let guid = match guid {
        path if path.starts_with('/') => entry::resolve(path, base),
        url if url.starts_with("http://") || url.starts_with("https://") => Some(url.to_owned()),
        _ => None,
    };
    link.and_then(|link| entry::resolve(&link.href, base)).or(guid)
}
