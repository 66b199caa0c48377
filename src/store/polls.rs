//! Polls: what one look at a source brought, written in one transaction.

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use super::error::Outcome;
use super::rows::Instant;
use super::{
    ArticleId, SourceId, Store, StoreError, Told, entries, events, health, listing, sources,
};
use crate::model::{Entry, Validators};

/// One look at a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollRecord {
    /// The source.
    pub source: SourceId,
    /// When it answered, or failed.
    pub at: Timestamp,
    /// When to look again.
    pub next_poll_at: Timestamp,
    /// What it brought.
    pub outcome: PollOutcome,
    /// What is to be told: `source.failing` and `source.recovered` set and clear `told_failing`.
    pub events: Vec<Told>,
}

/// What a look at a source brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollOutcome {
    /// The source says that nothing changed.
    NotModified,
    /// It was read.
    Read {
        /// To ask again with.
        validators: Validators,
        /// The title that it gives itself; none keeps the earlier one.
        title: Option<String>,
        /// Where it has moved for good.
        moved_to: Option<String>,
        /// What it lists.
        entries: Vec<Entry>,
    },
    /// It could not be read.
    Failed {
        /// Why, in one sentence.
        error: String,
    },
}

/// What a poll meant for the articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollResult {
    /// Articles that were unknown.
    pub new: Vec<ArticleId>,
    /// Articles whose entry changed: they are due now.
    pub changed: Vec<ArticleId>,
    /// The number of entries that the source lists.
    pub seen: usize,
}

impl Store {
    /// Records a poll with everything that follows from it, in one transaction.
    pub async fn record_poll(&self, record: PollRecord) -> Result<PollResult, StoreError> {
        self.write(move |tx| {
            sources::must_exist(tx, record.source)?;
            let mut result = PollResult::default();
            match &record.outcome {
                PollOutcome::NotModified => succeed(tx, &record)?,
                PollOutcome::Failed { error } => fail(tx, &record, error)?,
                PollOutcome::Read { validators, title, moved_to, entries } => {
                    succeed(tx, &record)?;
                    read(tx, &record, validators, title.as_deref(), moved_to.as_deref())?;
                    result.seen = entries.len();
                    for entry in entries {
                        entries::put(tx, record.source, entry, record.at, &mut result)?;
                    }
                    listing::look_for_missing(tx, record.source, entries, record.at)?;
                }
            }
            for told in &record.events {
                if health::is_news(tx, record.source, told.event.kind)? {
                    events::tell(tx, told, record.at)?;
                }
            }
            Ok(result)
        })
        .await
    }
}

fn succeed(tx: &Transaction<'_>, record: &PollRecord) -> Outcome<()> {
    tx.execute(
        "UPDATE sources SET last_poll_at = ?2, last_success_at = ?2, next_poll_at = ?3,
             failures = 0, failing_since = NULL, last_error = NULL WHERE id = ?1",
        (record.source, Instant(record.at), Instant(record.next_poll_at)),
    )?;
    Ok(())
}

fn fail(tx: &Transaction<'_>, record: &PollRecord, error: &str) -> Outcome<()> {
    tx.execute(
        "UPDATE sources SET last_poll_at = ?2, next_poll_at = ?3, failures = failures + 1,
             failing_since = coalesce(failing_since, ?2), last_error = ?4 WHERE id = ?1",
        (record.source, Instant(record.at), Instant(record.next_poll_at), error),
    )?;
    Ok(())
}

fn read(
    tx: &Transaction<'_>,
    record: &PollRecord,
    validators: &Validators,
    title: Option<&str>,
    moved_to: Option<&str>,
) -> Outcome<()> {
    tx.execute(
        "UPDATE sources SET etag = :etag, last_modified = :last_modified,
             title = coalesce(:title, title), moved_to = coalesce(:moved_to, moved_to),
             baseline_at = coalesce(baseline_at, :at) WHERE id = :id",
        named_params! {
            ":id": record.source, ":etag": validators.etag,
            ":last_modified": validators.last_modified, ":title": title, ":moved_to": moved_to,
            ":at": Instant(record.at),
        },
    )?;
    Ok(())
}
