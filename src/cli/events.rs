//! `events`: what there was to tell.

use anyhow::Result;

use super::args::{self, Plain};
use super::output::{cut, print, print_json, table};
use super::sources;
use super::when::short;
use crate::clock::Clock;
use crate::model::{ArticleRef, Event, EventData};
use crate::store::{EventFilter, Store};

/// Lists the events, newest first.
pub(super) async fn run(store: &Store, args: &args::Events) -> Result<()> {
    let now = Clock::system().now();
    let filter = EventFilter {
        since: args.since.map(|since| since.before(now)),
        kinds: args.kind.clone(),
        source: sources::known(store, args.source.as_deref()).await?,
        limit: args.limit,
    };
    let events = store.events(filter).await?;
    match args.format {
        Plain::Json => print_json(&events),
        Plain::Text => print(&rows(&events)),
    }
}

fn rows(events: &[Event]) -> String {
    let rows: Vec<Vec<String>> = events
        .iter()
        .map(|event| {
            let (source, about) = subject(event);
            let when = short(event.timestamp);
            vec![
                when,
                event.kind.to_string(),
                source.to_owned(),
                cut(&about, 80),
                event.id().to_owned(),
            ]
        })
        .collect();
    table(&["when", "event", "source", "about", "id"], &rows)
}

fn subject(event: &Event) -> (&str, String) {
    let headline = |article: &ArticleRef| article.title.clone().unwrap_or(article.url.clone());
    match &event.data {
        EventData::Revised(revision) => (&revision.source.name, headline(&revision.article)),
        EventData::Other(other) => {
            let reason = other.about.get("reason").and_then(|reason| reason.as_str());
            let about = other.article.as_ref().map(headline);
            (&other.source.name, about.or(reason.map(str::to_owned)).unwrap_or_default())
        }
    }
}
