//! The body of a webhook: an event as JSON, within the size that receivers accept.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::model::{ArticleRef, Event, EventData, EventKind, Revision};

/// The size in bytes that no payload reaches: 256 KiB, the limit of common queues and receivers.
pub const MAX_PAYLOAD: usize = 256 * 1024;

/// The length in characters to which every text is cut where a payload is too large even without
/// its changes and facts.
const MAX_TEXT: usize = 500;

/// The event as the body of a webhook.
///
/// Where the whole does not fit below [`MAX_PAYLOAD`], `changes` are cut from the end, then
/// `facts`, and `truncated: true` says so.
pub fn payload(event: &Event) -> Vec<u8> {
    let whole = bytes(&Payload::of(event, &event.data, false));
    if whole.len() < MAX_PAYLOAD {
        return whole;
    }
    let data = match &event.data {
        EventData::Revised(revision) => {
            EventData::Revised(Box::new(shortened(revision, whole.len())))
        }
        other @ EventData::Other(_) => other.clone(),
    };
    let short = Payload::of(event, &data, true);
    let cut = bytes(&short);
    if cut.len() < MAX_PAYLOAD {
        return cut;
    }
    bytes(&serde_json::to_value(&short).map(with_short_texts).unwrap_or_default())
}

#[derive(Serialize)]
struct Payload<'a> {
    #[serde(rename = "type")]
    kind: EventKind,
    timestamp: Timestamp,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    event: &'a EventData,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Links<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    truncated: bool,
}

#[derive(Serialize)]
struct Links<'a> {
    article: &'a str,
}

impl<'a> Payload<'a> {
    fn of(event: &Event, data: &'a EventData, truncated: bool) -> Self {
        let links = article(data).map(|article| Links { article: &article.url });
        Self {
            kind: event.kind,
            timestamp: event.timestamp,
            data: Data { event: data, links, truncated },
        }
    }
}

fn article(data: &EventData) -> Option<&ArticleRef> {
    match data {
        EventData::Revised(revision) => Some(&revision.article),
        EventData::Other(notification) => notification.article.as_ref(),
    }
}

/// The revision without as many changes, and then facts, from the end as `length` bytes are too many.
fn shortened(revision: &Revision, length: usize) -> Revision {
    let mut short = revision.clone();
    let told = ", \"truncated\": true".len();
    let mut excess = (length + told).saturating_sub(MAX_PAYLOAD - 1);
    excess = cut_from_end(&mut short.comparison.changes, excess);
    cut_from_end(&mut short.comparison.facts, excess);
    short
}

/// Cuts items until `excess` bytes are gone, and returns what is left of them.
fn cut_from_end<T: Serialize>(items: &mut Vec<T>, mut excess: usize) -> usize {
    while excess > 0 {
        let Some(item) = items.pop() else { break };
        excess = excess.saturating_sub(bytes(&item).len());
    }
    excess
}

fn with_short_texts(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.chars().take(MAX_TEXT).collect()),
        Value::Array(items) => items.into_iter().map(with_short_texts).collect(),
        Value::Object(map) => {
            map.into_iter().map(|(key, value)| (key, with_short_texts(value))).collect()
        }
        other => other,
    }
}

/// The JSON of a value of the model, whose keys are always texts: it cannot fail.
fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, Fact, FactKind};
    use crate::report::samples;

    fn read(body: &[u8]) -> Value {
        serde_json::from_slice(body).unwrap()
    }

    #[test]
    fn a_revision_is_told_whole_with_a_link_to_its_article() {
        let event = samples::revised(samples::revision());
        let json = read(&payload(&event));
        assert_eq!(json["type"], "article.revised");
        assert_eq!(json["data"]["id"], event.id());
        assert_eq!(json["data"]["links"]["article"], json["data"]["article"]["url"]);
        assert_eq!(json["data"]["disclosure"], "stealth");
        assert_eq!(json["data"].get("truncated"), None);
        assert_eq!(serde_json::from_value::<Event>(json).unwrap(), event);
    }

    #[test]
    fn other_events_carry_what_they_are_about() {
        let json = read(&payload(&samples::withdrawn()));
        assert_eq!(json["data"]["status"], 410);
        assert_eq!(read(&payload(&samples::failing()))["data"].get("links"), None);
    }

    #[test]
    fn changes_are_cut_from_the_end_until_the_body_fits() {
        let mut revision = samples::revision();
        let change = revision.comparison.changes[0].clone();
        let numbered = |n: usize| Change { from: Some(n), to: Some(n), ..change.clone() };
        revision.comparison.changes = (0..5_000).map(numbered).collect();
        let body = payload(&samples::revised(revision));
        assert!(body.len() < MAX_PAYLOAD && body.len() > MAX_PAYLOAD - 8_000, "{}", body.len());
        let json = read(&body);
        assert_eq!(json["data"]["truncated"], true);
        let kept = json["data"]["changes"].as_array().unwrap();
        assert!(kept.iter().enumerate().all(|(n, change)| change["to"] == n));
    }

    #[test]
    fn no_text_from_outside_makes_a_body_too_large() {
        let mut revision = samples::revision();
        let long = "\u{1}long ".repeat(MAX_PAYLOAD / 5);
        revision.article.title = Some(long.clone());
        revision.comparison.summary.clone_from(&long);
        revision.comparison.facts =
            vec![Fact { kind: FactKind::Quotation, before: None, after: Some(long) }];
        let body = payload(&samples::revised(revision));
        assert!(body.len() < MAX_PAYLOAD, "{}", body.len());
        assert_eq!(read(&body)["data"]["truncated"], true);
    }
}
