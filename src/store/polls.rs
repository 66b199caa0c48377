//! Polls: what one look at a source brought, written in one transaction.

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use super::error::{Fault, Outcome};
use super::rows::{Instant, Json};
use super::sitemaps::{self, Child};
use super::{ArticleId, SourceId, Store, StoreError, Told, entries, events, health, listing, rows};
use crate::model::{Entry, Rhythm, Validators};

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
#[allow(clippy::large_enum_variant, reason = "a poll has one, and it is moved once")]
pub enum PollOutcome {
    /// The source says that nothing changed, and what to ask with next, where that is new.
    NotModified {
        /// To ask again with, where it is not what was asked with.
        validators: Option<Validators>,
    },
    /// It was read.
    Read {
        /// To ask again with.
        validators: Validators,
        /// The title that it gives itself; none keeps the earlier one.
        title: Option<String>,
        /// Where it has moved for good.
        moved_to: Option<String>,
        /// How often it wants to be asked.
        rhythm: Rhythm,
        /// What it lists.
        entries: Vec<Entry>,
        /// How it was read.
        reading: Reading,
    },
    /// It could not be read.
    Failed {
        /// Why, in one sentence.
        error: String,
    },
    /// It says that it is gone for good (410): it is polled no more.
    Ended {
        /// Its words, in one sentence.
        error: String,
    },
}

/// How a source was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// In words: `feed`, `feed, repaired`, `sitemap`.
    pub read_as: String,
    /// What is worth knowing of it, in one sentence.
    pub note: Option<String>,
    /// The sitemaps that it names, as they are now.
    pub sitemaps: Vec<Child>,
    /// How many articles may begin to be watched by one read; the newest entries come first.
    pub most_new: usize,
}

impl Default for Reading {
    fn default() -> Self {
        Self { read_as: "feed".to_owned(), note: None, sitemaps: Vec::new(), most_new: usize::MAX }
    }
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
    /// Entries that were only noted: more were new than may begin at once.
    pub left_out: usize,
    /// Whether the dates of all entries were renewed, which says nothing about any of them.
    pub renewed: bool,
}

impl Store {
    /// Records a poll with everything that follows from it, in one transaction; polls that brought
    /// nothing may share one.
    pub async fn record_poll(&self, record: PollRecord) -> Result<PollResult, StoreError> {
        if record.is_quiet() {
            self.record_quietly(record).await?;
            return Ok(PollResult::default());
        }
        self.write(move |tx| {
            let mut result = PollResult::default();
            match &record.outcome {
                PollOutcome::NotModified { .. } => note_unmodified(tx, &record)?,
                PollOutcome::Failed { error } => fail(tx, &record, error)?,
                PollOutcome::Ended { error } => {
                    fail(tx, &record, error)?;
                    end(tx, &record)?;
                }
                PollOutcome::Read { validators, title, moved_to, rhythm, entries, reading } => {
                    succeed(tx, &record)?;
                    validate(tx, record.source, validators)?;
                    read(tx, &record, title.as_deref(), moved_to.as_deref(), rhythm)?;
                    result =
                        entries::put_all(tx, record.source, entries, reading.most_new, record.at)?;
                    note(tx, record.source, reading, result.left_out)?;
                    sitemaps::put(tx, record.source, &reading.sitemaps)?;
                    // Of a sitemap with children only those that changed were read.
                    if reading.sitemaps.is_empty() {
                        listing::look_for_missing(tx, record.source, entries, record.at)?;
                    }
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

/// Nothing new was there.
pub(super) fn note_unmodified(tx: &Transaction<'_>, record: &PollRecord) -> Outcome<()> {
    succeed(tx, record)?;
    match &record.outcome {
        PollOutcome::NotModified { validators: Some(new) } => validate(tx, record.source, new),
        _ => Ok(()),
    }
}

fn succeed(tx: &Transaction<'_>, record: &PollRecord) -> Outcome<()> {
    let rows = tx
        .prepare_cached(
            "UPDATE sources SET last_poll_at = ?2, last_success_at = ?2, next_poll_at = ?3,
                 failures = 0, failing_since = NULL, last_error = NULL WHERE id = ?1",
        )?
        .execute((record.source, Instant(record.at), Instant(record.next_poll_at)))?;
    there_was_one(rows, record.source)
}

fn fail(tx: &Transaction<'_>, record: &PollRecord, error: &str) -> Outcome<()> {
    let rows = tx
        .prepare_cached(
            "UPDATE sources SET last_poll_at = ?2, next_poll_at = ?3, failures = failures + 1,
                 failing_since = coalesce(failing_since, ?2), last_error = ?4 WHERE id = ?1",
        )?
        .execute((record.source, Instant(record.at), Instant(record.next_poll_at), error))?;
    there_was_one(rows, record.source)
}

fn end(tx: &Transaction<'_>, record: &PollRecord) -> Outcome<()> {
    tx.execute(
        "UPDATE sources SET ended_at = ?2 WHERE id = ?1",
        (record.source, Instant(record.at)),
    )?;
    Ok(())
}

fn there_was_one(rows: usize, source: SourceId) -> Outcome<()> {
    if rows > 0 { Ok(()) } else { Err(Fault::missing(format!("source {source}"))) }
}

fn validate(tx: &Transaction<'_>, source: SourceId, validators: &Validators) -> Outcome<()> {
    tx.prepare_cached(
        "UPDATE sources SET etag = ?2, last_modified = ?3, validated_url = ?4 WHERE id = ?1",
    )?
    .execute((source, &validators.etag, &validators.last_modified, &validators.url))?;
    Ok(())
}

fn read(
    tx: &Transaction<'_>,
    record: &PollRecord,
    title: Option<&str>,
    moved_to: Option<&str>,
    rhythm: &Rhythm,
) -> Outcome<()> {
    tx.prepare_cached(
        "UPDATE sources SET title = coalesce(:title, title),
             moved_to = coalesce(:moved_to, moved_to), rhythm = :rhythm,
             baseline_at = coalesce(baseline_at, :at) WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": record.source, ":title": title, ":moved_to": moved_to, ":rhythm": Json(rhythm),
        ":at": Instant(record.at),
    })?;
    Ok(())
}

/// How a source was read, for those who ask how it is doing.
fn note(tx: &Transaction<'_>, source: SourceId, reading: &Reading, left_out: usize) -> Outcome<()> {
    tx.execute(
        "UPDATE sources SET read_as = ?2, note = ?3, left_out = left_out + ?4 WHERE id = ?1",
        (source, &reading.read_as, &reading.note, rows::limit(left_out)),
    )?;
    Ok(())
}
