//! Deliveries: the outbox. One event for one sink, until it arrived or was given up.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Row, Transaction, named_params};

use super::error::{Fault, Outcome};
use super::rows::{self, Instant, Json};
use super::{DeliveryId, Store, StoreError};
use crate::model::{Event, EventKind};

/// A delivery whose time has come, claimed for one attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDelivery {
    /// Its number.
    pub id: DeliveryId,
    /// The name of the sink.
    pub sink: String,
    /// What is to be told.
    pub event: Event,
    /// Attempts so far.
    pub attempts: u32,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// One try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// When it began.
    pub at: Timestamp,
    /// The status of the answer, where there was one.
    pub status: Option<u16>,
    /// What went wrong, in one sentence.
    pub error: Option<String>,
    /// How long it took.
    pub took: Duration,
}

/// What follows from an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryNext {
    /// It arrived.
    Delivered,
    /// Try again at this instant.
    Retry(Timestamp),
    /// Given up.
    Dead,
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryState {
    /// To be attempted.
    Pending,
    /// It arrived.
    Delivered,
    /// Given up.
    Dead,
}

/// Which deliveries are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryFilter {
    /// In this state.
    pub state: Option<DeliveryState>,
    /// For the sink of this name.
    pub sink: Option<String>,
    /// At most so many.
    pub limit: usize,
}

impl Default for DeliveryFilter {
    /// The last 100 of all.
    fn default() -> Self {
        Self { state: None, sink: None, limit: 100 }
    }
}

/// A delivery in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DeliveryRow {
    /// Its number.
    pub id: DeliveryId,
    /// The id of its event.
    pub event_id: String,
    /// The kind of its event.
    pub event_kind: EventKind,
    /// The name of the sink.
    pub sink: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// Attempts so far.
    pub attempts: u32,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// The next attempt, while it is pending.
    pub next_attempt_at: Option<Timestamp>,
    /// The last attempt.
    pub last_attempt_at: Option<Timestamp>,
    /// The status of the last answer.
    pub last_status: Option<u16>,
    /// What went wrong at the last attempt.
    pub last_error: Option<String>,
    /// The headline of the article that the event is about.
    pub article_title: Option<String>,
}

/// Which deliveries to try again. What is given must hold, all of it; a delivered one is never sent again
/// unless it is named in `ids` and `dead_only` is not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RetryFilter {
    /// These; empty means all.
    pub ids: Vec<DeliveryId>,
    /// For the sink of this name.
    pub sink: Option<String>,
    /// Only those that were given up.
    pub dead_only: bool,
}

impl Store {
    /// Claims up to `limit` due deliveries for the named sinks, the oldest first. They are due again after
    /// `lease`, so that a crash in the middle of an attempt loses none.
    pub async fn claim_deliveries(
        &self,
        now: Timestamp,
        limit: usize,
        lease: Duration,
        sinks: &[String],
    ) -> Result<Vec<DueDelivery>, StoreError> {
        let sinks = sinks.to_vec();
        self.write(move |tx| {
            let found = due(tx, now, limit, &sinks)?;
            let until = now.saturating_add(lease).unwrap_or(Timestamp::MAX);
            let mut claim = tx.prepare_cached(
                "UPDATE deliveries SET next_attempt_at = ?2, claimed = 1 WHERE id = ?1",
            )?;
            for delivery in &found {
                claim.execute((delivery.id, Instant(until)))?;
            }
            Ok(found)
        })
        .await
    }

    /// What a process that ended had claimed is due again at once. What another one has in hand just
    /// now may so be delivered twice, under one id.
    pub async fn release_claims(&self, now: Timestamp) -> Result<usize, StoreError> {
        self.write(move |tx| {
            let released = "UPDATE deliveries SET next_attempt_at = ?1, claimed = 0
                            WHERE claimed = 1 AND state = 'pending'";
            Ok(tx.execute(released, [Instant(now)])?)
        })
        .await
    }

    /// Records an attempt and what follows from it. What was delivered stays delivered.
    pub async fn record_attempt(
        &self,
        delivery: DeliveryId,
        attempt: Attempt,
        next: DeliveryNext,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let (state, next_attempt_at) = match next {
                DeliveryNext::Delivered => (DeliveryState::Delivered, None),
                DeliveryNext::Retry(at) => (DeliveryState::Pending, Some(Instant(at))),
                DeliveryNext::Dead => (DeliveryState::Dead, None),
            };
            let counted = tx.execute(
                "UPDATE deliveries SET attempts = attempts + 1, claimed = 0,
                     state = CASE state WHEN 'delivered' THEN state ELSE ?2 END,
                     next_attempt_at = CASE state WHEN 'delivered' THEN NULL ELSE ?3 END
                 WHERE id = ?1",
                (delivery, state.as_str(), next_attempt_at),
            )?;
            if counted == 0 {
                return Err(Fault::missing(format!("delivery {delivery}")));
            }
            let took = i64::try_from(attempt.took.as_millis()).unwrap_or(i64::MAX);
            tx.execute(
                "INSERT INTO attempts (delivery, at, status, error, took_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                (delivery, Instant(attempt.at), attempt.status, &attempt.error, took),
            )?;
            Ok(())
        })
        .await
    }

    /// The deliveries of a filter, the newest first.
    pub async fn deliveries(&self, filter: DeliveryFilter) -> Result<Vec<DeliveryRow>, StoreError> {
        self.read(move |tx| Ok(list(tx, &filter)?)).await
    }

    /// Every try of a delivery, the first one first.
    pub async fn attempts(&self, delivery: DeliveryId) -> Result<Vec<Attempt>, StoreError> {
        self.read(move |tx| {
            let mut statement = tx.prepare_cached(
                "SELECT at, status, error, took_ms FROM attempts WHERE delivery = ?1 ORDER BY id",
            )?;
            let found = statement.query_map([delivery], |row| {
                Ok(Attempt {
                    at: rows::instant(row, "at")?,
                    status: row.get("status")?,
                    error: row.get("error")?,
                    took: Duration::from_millis(row.get::<_, i64>("took_ms")? as u64),
                })
            })?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Makes deliveries pending and due now; returns how many.
    pub async fn retry_deliveries(
        &self,
        filter: RetryFilter,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        self.write(move |tx| {
            let changed = tx.execute(
                "UPDATE deliveries SET state = 'pending', next_attempt_at = :now
                 WHERE CASE WHEN :dead_only THEN state = 'dead'
                            ELSE state <> 'delivered' OR :named END
                   AND (NOT :named OR id IN (SELECT value FROM json_each(:ids)))
                   AND (:sink IS NULL OR sink = (SELECT id FROM sinks WHERE name = :sink))",
                named_params! {
                    ":now": Instant(now), ":dead_only": filter.dead_only,
                    ":named": !filter.ids.is_empty(), ":ids": Json(&filter.ids),
                    ":sink": filter.sink,
                },
            )?;
            Ok(changed)
        })
        .await
    }

    /// When the next delivery is due, of any sink that was ever written to.
    pub async fn next_delivery_at(&self) -> Result<Option<Timestamp>, StoreError> {
        self.read(|tx| {
            let next: Option<Instant> = tx.query_row(
                "SELECT min(next_attempt_at) FROM deliveries WHERE state = 'pending'",
                [],
                |row| row.get(0),
            )?;
            Ok(next.map(|instant| instant.0))
        })
        .await
    }
}

fn due(
    tx: &Transaction<'_>,
    now: Timestamp,
    limit: usize,
    sinks: &[String],
) -> Outcome<Vec<DueDelivery>> {
    let mut statement = tx.prepare_cached(
        "SELECT d.id, s.name, e.content, d.attempts, d.created_at
         FROM deliveries d JOIN sinks s ON s.id = d.sink JOIN events e ON e.id = d.event
         WHERE d.state = 'pending' AND d.next_attempt_at <= ?1
           AND s.name IN (SELECT value FROM json_each(?2))
         ORDER BY d.id LIMIT ?3",
    )?;
    let found = statement.query_map((Instant(now), Json(sinks), rows::limit(limit)), |row| {
        Ok(DueDelivery {
            id: row.get("id")?,
            sink: row.get("name")?,
            event: row.get::<_, Json<_>>("content")?.0,
            attempts: row.get("attempts")?,
            created_at: rows::instant(row, "created_at")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn list(tx: &Transaction<'_>, filter: &DeliveryFilter) -> rusqlite::Result<Vec<DeliveryRow>> {
    tx.prepare_cached(
        "SELECT d.*, s.name, e.kind, l.at AS last_attempt_at, l.status, l.error,
             (SELECT title FROM articles a WHERE a.id = e.article) AS title
         FROM deliveries d JOIN sinks s ON s.id = d.sink JOIN events e ON e.id = d.event
         LEFT JOIN attempts l ON l.id = (SELECT max(id) FROM attempts WHERE delivery = d.id)
         WHERE d.state = coalesce(?1, d.state) AND s.name = coalesce(?2, s.name)
         ORDER BY d.id DESC LIMIT ?3",
    )?
    .query_map(
        (filter.state.map(DeliveryState::as_str), &filter.sink, rows::limit(filter.limit)),
        read,
    )?
    .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<DeliveryRow> {
    Ok(DeliveryRow {
        id: row.get("id")?,
        event_id: row.get("event")?,
        event_kind: row.get::<_, rows::Kind>("kind")?.0,
        sink: row.get("name")?,
        state: DeliveryState::of(&row.get::<_, String>("state")?),
        attempts: row.get("attempts")?,
        created_at: rows::instant(row, "created_at")?,
        next_attempt_at: rows::maybe_instant(row, "next_attempt_at")?,
        last_attempt_at: rows::maybe_instant(row, "last_attempt_at")?,
        last_status: row.get("status")?,
        last_error: row.get("error")?,
        article_title: row.get("title")?,
    })
}

impl DeliveryState {
    /// Its word: `pending`, `delivered`, `dead`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
        }
    }

    // The tables allow no other words than these.
    fn of(word: &str) -> Self {
        match word {
            "pending" => Self::Pending,
            "delivered" => Self::Delivered,
            _ => Self::Dead,
        }
    }
}
