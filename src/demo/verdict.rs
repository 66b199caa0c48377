//! Whether what was detected is what was edited.

use super::newsroom::Newsroom;
use super::script::{Act, Expected};
use crate::model::{Event, EventData};

/// An act of the script with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// What the newsroom did.
    pub done: &'static str,
    /// What was detected, in words.
    pub detected: String,
    /// Whether that is what had to be detected, told once where it had to be told, and nothing else.
    pub right: bool,
}

/// Holds each act against the events of its article and against what the webhook received.
pub(super) fn scenes(
    newsroom: &Newsroom,
    acts: &[Act],
    events: &[Event],
    received: &[Event],
) -> Vec<Scene> {
    acts.iter()
        .map(|act| {
            let url = act.url(newsroom);
            let recorded = about(events, &url);
            let told = about(received, &url);
            Scene {
                done: act.done,
                detected: in_words(&recorded, told.len()),
                right: is_right(act.expected, &recorded, told.len()),
            }
        })
        .collect()
}

fn about<'a>(events: &'a [Event], url: &str) -> Vec<&'a Event> {
    let is_about = |event: &&Event| match &event.data {
        EventData::Revised(revision) => revision.article.url == url,
        EventData::Other(other) => other.article.as_ref().is_some_and(|about| about.url == url),
    };
    events.iter().filter(is_about).collect()
}

fn is_right(expected: Expected, recorded: &[&Event], told: usize) -> bool {
    match (expected, recorded) {
        (Expected::Nothing, []) => told == 0,
        (Expected::Event(kind), [event]) => event.kind == kind && told == 1,
        (Expected::Revision(disclosure, significance, tells), [event]) => match &event.data {
            EventData::Revised(revision) => {
                let verdict = &revision.comparison;
                (verdict.disclosure, verdict.significance) == (disclosure, significance)
                    && told == usize::from(tells)
            }
            EventData::Other(_) => false,
        },
        _ => false,
    }
}

fn in_words(recorded: &[&Event], told: usize) -> String {
    let each = recorded.iter().map(|event| match &event.data {
        EventData::Revised(revision) => format!(
            "{}, {}",
            revision.comparison.disclosure.as_str(),
            revision.comparison.significance.as_str()
        ),
        EventData::Other(_) => event.kind.to_string(),
    });
    let found: Vec<String> = each.collect();
    match (found.is_empty(), told) {
        (true, 0) => "nothing, and nothing told".to_owned(),
        (true, _) => format!("nothing recorded, but {told} told"),
        (false, 0) => format!("{}; not told: the sink asks for edits of content", found.join("; ")),
        (false, _) => format!("{}; told to the webhook", found.join("; ")),
    }
}
