//! JSON Feed, 1.0 and 1.1.

use serde_json::Value;
use url::Url;

use super::{FeedError, Parsed, Stage, dates, entry};
use crate::model::{Entry, Feed};

/// Reads a JSON Feed. Anything else in JSON is no feed.
pub(super) fn read(text: &str, url: &str) -> Result<Parsed, FeedError> {
    let text = text.trim_start_matches('\u{feff}');
    let json: Value = serde_json::from_str(text)
        .map_err(|error| FeedError::Unreadable { reason: error.to_string() })?;
    let version = json["version"].as_str().unwrap_or_default();
    let items = json["items"].as_array();
    let Some(items) = items.filter(|_| version.contains("jsonfeed.org/version/")) else {
        return Err(FeedError::NotAFeed { what: "JSON of another kind" });
    };
    let base = Url::parse(url).ok();
    let hub = &json["hubs"][0]["url"];
    let older = json["next_url"].as_str().and_then(|url| entry::resolve(url, base.as_ref()));
    let feed = Feed {
        title: text_of(&json["title"]),
        language: json["language"].as_str().and_then(entry::language),
        hub: hub.as_str().and_then(|hub| entry::resolve(hub, base.as_ref())),
        entries: entry::with_ids(
            items.iter().take(entry::MOST).map(|item| item_of(item, base.as_ref())).collect(),
        ),
    };
    Ok(Parsed { feed, stage: Stage::Plain, older })
}

fn item_of(item: &Value, base: Option<&Url>) -> Entry {
    let html = || item["content_html"].as_str().and_then(entry::words);
    let link = item["url"].as_str().or_else(|| item["external_url"].as_str());
    Entry {
        id: id_of(&item["id"]),
        url: link.and_then(|link| entry::resolve(link, base)),
        title: text_of(&item["title"]),
        summary: entry::summary(
            text_of(&item["summary"]).or_else(|| text_of(&item["content_text"])).or_else(html),
        ),
        published: item["date_published"].as_str().and_then(dates::instant),
        updated: item["date_modified"].as_str().and_then(dates::instant),
        language: item["language"].as_str().and_then(entry::language),
    }
}

/// An id should be a string; a number is taken for one, as the specification asks.
fn id_of(value: &Value) -> String {
    match value {
        Value::String(id) => id.trim().to_owned(),
        Value::Number(id) => id.to_string(),
        _ => String::new(),
    }
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().and_then(entry::plain)
}
