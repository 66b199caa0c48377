//! Events: what was told, word for word, and for whom.

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use super::error::Outcome;
use super::rows::{self, Instant, Json};
use super::{ArticleId, Store, StoreError, waves};
use crate::model::{Event, EventData, EventKind};

/// An event and the names of the sinks that want it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The event.
    pub event: Event,
    /// The sinks: each gets a delivery.
    pub sinks: Vec<String>,
}

/// Which events are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFilter {
    /// Recorded at this instant or later.
    pub since: Option<Timestamp>,
    /// Of these kinds; empty means all.
    pub kinds: Vec<EventKind>,
    /// Of the source of this name.
    pub source: Option<String>,
    /// At most so many.
    pub limit: usize,
}

impl Default for EventFilter {
    /// The last 100 of all.
    fn default() -> Self {
        Self { since: None, kinds: Vec::new(), source: None, limit: 100 }
    }
}

impl Store {
    /// What was told, newest first.
    pub async fn events(&self, filter: EventFilter) -> Result<Vec<Event>, StoreError> {
        self.read(move |tx| {
            let kinds: Vec<&str> = filter.kinds.iter().map(|kind| kind.as_str()).collect();
            let mut statement = tx.prepare_cached(
                "SELECT content FROM events
                 WHERE at >= :since
                   AND (:all_kinds OR kind IN (SELECT value FROM json_each(:kinds)))
                   AND source = coalesce(:source, source)
                 ORDER BY at DESC, rowid DESC LIMIT :limit",
            )?;
            let found = statement.query_map(
                named_params! {
                    ":since": Instant(filter.since.unwrap_or(Timestamp::MIN)), ":all_kinds": kinds.is_empty(),
                    ":kinds": Json(&kinds), ":source": filter.source,
                    ":limit": rows::limit(filter.limit),
                },
                |row| Ok(row.get::<_, Json<Event>>(0)?.0),
            )?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }
}

/// Records an event and its deliveries, due at `now`. What a whole site caused is delivered once.
pub(super) fn tell(tx: &Transaction<'_>, told: &Told, now: Timestamp) -> Outcome<()> {
    let waves::Joined { told, strand, wave } = waves::join(tx, told, now)?;
    let event = &told.event;
    let (source, article) = about(event);
    let written = tx
        .prepare_cached(
            "INSERT INTO events (id, kind, at, source, article, content, strand, wave)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING",
        )?
        .execute((
            event.id(),
            event.kind.as_str(),
            Instant(event.timestamp),
            source,
            article,
            Json(event),
            strand,
            wave,
        ))?;
    if written == 0 {
        return Err(StoreError::ToldAlready { id: event.id().to_owned() }.into());
    }
    for sink in &told.sinks {
        deliver(tx, event.id(), sink, now)?;
    }
    Ok(())
}

fn about(event: &Event) -> (&str, Option<ArticleId>) {
    match &event.data {
        EventData::Revised(revision) => {
            (&revision.source.name, Some(ArticleId(revision.article.id)))
        }
        EventData::Other(notification) => (
            &notification.source.name,
            notification.article.as_ref().map(|article| ArticleId(article.id)),
        ),
    }
}

fn deliver(tx: &Transaction<'_>, event: &str, sink: &str, now: Timestamp) -> Outcome<()> {
    tx.prepare_cached("INSERT INTO sinks (name) VALUES (?1) ON CONFLICT (name) DO NOTHING")?
        .execute([sink])?;
    tx.prepare_cached(
        "INSERT INTO deliveries (event, sink, created_at, next_attempt_at)
         SELECT ?1, id, ?3, ?3 FROM sinks WHERE name = ?2
         ON CONFLICT (event, sink) DO NOTHING",
    )?
    .execute((event, sink, Instant(now)))?;
    Ok(())
}
