//! Sources: those of the configuration file, those added by hand, and which are due.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, named_params};

use super::error::Outcome;
use super::rows::{self, Instant, Json};
use super::{SourceId, Store, StoreError};
use crate::model::{Rhythm, Source, SourceKind, Validators, address};

/// Where a source was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceOrigin {
    /// In the configuration file.
    File,
    /// By hand: it lives in the database.
    Database,
}

/// A source with what is known of its polls.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SourceRow {
    /// Its number.
    pub id: SourceId,
    /// Its settings. `url` is where it is polled: where it was configured, or has moved for good.
    pub source: Source,
    /// Where it was named.
    pub origin: SourceOrigin,
    /// The title that it gives itself.
    pub title: Option<String>,
    /// When it was added.
    pub added_at: Timestamp,
    /// To ask again with.
    pub validators: Validators,
    /// When it is polled next.
    pub next_poll_at: Timestamp,
    /// When it was polled last.
    pub last_poll_at: Option<Timestamp>,
    /// When it last answered as it should.
    pub last_success_at: Option<Timestamp>,
    /// Failed polls in a row.
    pub failures: u32,
    /// The first of them.
    pub failing_since: Option<Timestamp>,
    /// Whether `source.failing` was told and `source.recovered` was not yet.
    pub told_failing: bool,
    /// What went wrong at the last poll.
    pub last_error: Option<String>,
    /// When it was first read.
    pub baseline_at: Option<Timestamp>,
    /// How often it wants to be asked.
    pub rhythm: Rhythm,
    /// When it said that it is gone for good: it is polled no more.
    pub ended_at: Option<Timestamp>,
    /// The number of articles that it has listed.
    pub articles: u64,
    /// How it was read last, in words: `feed, repaired`.
    pub read_as: Option<String>,
    /// What of the last read is worth knowing, in one sentence.
    pub note: Option<String>,
    /// Entries that were noted and are not watched until they change: more came at once than may begin.
    pub left_out: u64,
    /// Those of its articles that could not be read when they were looked at last.
    pub failing_articles: u64,
    /// What went wrong with the last of them.
    pub article_error: Option<String>,
}

const COLUMNS: &str = "
    SELECT s.*,
        (SELECT count(DISTINCT e.article) FROM entries e WHERE e.source = s.id) AS articles,
        f.failing AS failing_articles, f.error AS article_error
    FROM sources s LEFT JOIN failing f ON f.source = s.id WHERE s.removed_at IS NULL";

/// Of each source how many articles could not be read, and why the last of them could not: the bare
/// column beside `max` is of its row, in SQLite. A withdrawn article is no fault of a feed.
const FAILING: &str = "
    WITH failing AS (SELECT source, count(*) AS failing, last_error AS error, max(last_check_at)
                     FROM articles a WHERE last_error IS NOT NULL AND part_of IS NULL
                       AND (withdrawn_at IS NULL OR EXISTS (
                           SELECT 1 FROM sources s WHERE s.id = a.source AND s.kind = 'article'))
                     GROUP BY source)";

impl Store {
    /// Takes over the sources of the configuration file as they stand now.
    ///
    /// A changed schedule or URL makes a source due; a changed URL makes its validators void. File sources
    /// that are missing from `sources` are kept but no longer polled, and their articles are watched only
    /// where another source lists them.
    pub async fn sync_sources(
        &self,
        sources: Vec<Source>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let mut names = HashSet::new();
            for source in &sources {
                if !names.insert(source.name.as_str()) {
                    return Err(StoreError::NameTaken { name: source.name.clone() }.into());
                }
                put(tx, source, SourceOrigin::File, now)?;
            }
            remove_missing(tx, &names, now)?;
            rehome(tx)
        })
        .await
    }

    /// Adds a source by hand.
    pub async fn add_source(&self, source: Source, now: Timestamp) -> Result<SourceId, StoreError> {
        self.write(move |tx| {
            let id = put(tx, &source, SourceOrigin::Database, now)?;
            rehome(tx)?;
            Ok(id)
        })
        .await
    }

    /// All sources that are polled, by name.
    pub async fn sources(&self) -> Result<Vec<SourceRow>, StoreError> {
        self.read(|tx| Ok(list(tx)?)).await
    }

    /// Removes a source that was added by hand; `false` where none of that name was. It is kept, but
    /// not polled, and its articles are not watched unless another source lists them.
    pub async fn remove_source(&self, name: &str, now: Timestamp) -> Result<bool, StoreError> {
        let name = name.to_owned();
        self.write(move |tx| {
            let removed = tx
                .prepare_cached(
                    "UPDATE sources SET removed_at = ?2
                     WHERE name = ?1 AND origin = 'database' AND removed_at IS NULL",
                )?
                .execute((name, Instant(now)))?;
            rehome(tx)?;
            Ok(removed > 0)
        })
        .await
    }

    /// A source is not polled before `until`: its host asked to be left alone. No failure, but a
    /// reason to be shown where there is no other.
    pub async fn rest_source(
        &self,
        source: SourceId,
        until: Timestamp,
        reason: String,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.prepare_cached(
                "UPDATE sources SET next_poll_at = ?2, last_error = coalesce(last_error, ?3)
                 WHERE id = ?1",
            )?
            .execute((source, Instant(until), reason))?;
            Ok(())
        })
        .await
    }

    /// The sources whose time has come, the longest overdue first.
    pub async fn due_sources(
        &self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<SourceRow>, StoreError> {
        self.read(move |tx| {
            let sql = format!(
                "WITH failing AS (SELECT NULL AS source, NULL AS failing, NULL AS error LIMIT 0)
                 {COLUMNS} AND next_poll_at <= ?1 AND ended_at IS NULL
                 ORDER BY next_poll_at, id LIMIT ?2"
            );
            let mut statement = tx.prepare_cached(&sql)?;
            let found = statement.query_map((Instant(now), rows::limit(limit)), read)?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }
}

/// All live sources by name.
pub(super) fn list(tx: &Transaction<'_>) -> rusqlite::Result<Vec<SourceRow>> {
    let mut statement = tx.prepare_cached(&format!("{FAILING} {COLUMNS} ORDER BY name"))?;
    statement.query_map([], |row| Ok(with_its_article(read(row)?)))?.collect()
}

/// A source that is one article fails where that does.
fn with_its_article(mut row: SourceRow) -> SourceRow {
    if row.source.kind == SourceKind::Article && row.last_error.is_none() {
        row.last_error = row.article_error.clone();
        row.failures = row.failures.max(row.failing_articles as u32);
    }
    row
}

fn read(row: &Row<'_>) -> rusqlite::Result<SourceRow> {
    let moved_to: Option<String> = row.get("moved_to")?;
    Ok(SourceRow {
        id: row.get("id")?,
        source: Source {
            name: row.get("name")?,
            url: moved_to.map_or_else(|| row.get("url"), Ok)?,
            kind: kind(row)?,
            schedule: row.get::<_, Json<_>>("schedule")?.0,
            language: row.get("language")?,
            timezone: row.get("timezone")?,
            links: row.get("links")?,
        },
        origin: origin(&row.get::<_, String>("origin")?),
        title: row.get("title")?,
        added_at: rows::instant(row, "added_at")?,
        validators: rows::validators(row)?,
        next_poll_at: rows::instant(row, "next_poll_at")?,
        last_poll_at: rows::maybe_instant(row, "last_poll_at")?,
        last_success_at: rows::maybe_instant(row, "last_success_at")?,
        failures: row.get("failures")?,
        failing_since: rows::maybe_instant(row, "failing_since")?,
        told_failing: row.get("told_failing")?,
        last_error: row.get("last_error")?,
        baseline_at: rows::maybe_instant(row, "baseline_at")?,
        rhythm: row.get::<_, Option<Json<_>>>("rhythm")?.map(|json| json.0).unwrap_or_default(),
        ended_at: rows::maybe_instant(row, "ended_at")?,
        articles: row.get::<_, i64>("articles")? as u64,
        read_as: row.get("read_as")?,
        note: row.get("note")?,
        left_out: row.get::<_, i64>("left_out")? as u64,
        failing_articles: row.get::<_, Option<i64>>("failing_articles")?.unwrap_or(0) as u64,
        article_error: row.get("article_error")?,
    })
}

/// Inserts a source, updates it, or brings one back that was removed.
fn put(
    tx: &Transaction<'_>,
    source: &Source,
    from: SourceOrigin,
    now: Timestamp,
) -> Outcome<SourceId> {
    let live_origin: Option<String> = tx
        .query_row(
            "SELECT origin FROM sources WHERE name = ?1 AND removed_at IS NULL",
            [&source.name],
            |row| row.get(0),
        )
        .optional()?;
    let taken = live_origin
        .is_some_and(|live| from == SourceOrigin::Database || origin(&live) != SourceOrigin::File);
    if taken {
        return Err(StoreError::NameTaken { name: source.name.clone() }.into());
    }
    // In an upsert the right-hand sides still see the row as it was.
    let id = tx.query_row(
        "INSERT INTO sources (name, url, kind, channel, links, schedule, language, timezone, origin,
             added_at, next_poll_at)
         VALUES (:name, :url, :kind, :channel, :links, :schedule, :language, :timezone, :origin,
             :now, :now)
         ON CONFLICT (name) DO UPDATE SET
             etag          = CASE WHEN url = excluded.url AND links IS excluded.links THEN etag END,
             last_modified = CASE WHEN url = excluded.url AND links IS excluded.links
                                  THEN last_modified END,
             validated_url = CASE WHEN url = excluded.url AND links IS excluded.links
                                  THEN validated_url END,
             ended_at      = CASE WHEN url = excluded.url THEN ended_at END,
             moved_to      = CASE WHEN url = excluded.url THEN moved_to END,
             next_poll_at  = CASE WHEN url = excluded.url AND schedule = excluded.schedule
                                   AND kind = excluded.kind AND channel IS excluded.channel
                                   AND links IS excluded.links AND removed_at IS NULL
                                  THEN next_poll_at ELSE min(next_poll_at, excluded.next_poll_at) END,
             url = excluded.url, kind = excluded.kind, channel = excluded.channel,
             links = excluded.links, schedule = excluded.schedule,
             language = excluded.language, timezone = excluded.timezone,
             origin = excluded.origin, removed_at = NULL
         RETURNING id",
        named_params! {
            ":name": source.name, ":url": address::without_credentials(&source.url), ":kind": kind_name(source.kind),
            ":channel": (source.kind != SourceKind::Article).then_some(source.kind.as_str()),
            ":links": source.links,
            ":schedule": Json(&source.schedule), ":language": source.language,
            ":timezone": source.timezone, ":origin": origin_name(from), ":now": Instant(now),
        },
        |row| row.get(0),
    )?;
    Ok(id)
}

fn remove_missing(tx: &Transaction<'_>, kept: &HashSet<&str>, now: Timestamp) -> Outcome<()> {
    tx.execute(
        "UPDATE sources SET removed_at = ?1
         WHERE origin = 'file' AND removed_at IS NULL
           AND name NOT IN (SELECT value FROM json_each(?2))",
        (Instant(now), Json(kept)),
    )?;
    Ok(())
}

/// Articles of a removed source go to a live one that lists them, where there is one.
pub(super) fn rehome(tx: &Transaction<'_>) -> Outcome<()> {
    tx.execute(
        "WITH live AS (SELECT e.id, e.article, e.source FROM entries e
                       JOIN sources s ON s.id = e.source WHERE s.removed_at IS NULL)
         UPDATE articles SET source =
             (SELECT source FROM live WHERE article = articles.id ORDER BY id LIMIT 1)
         WHERE source IN (SELECT id FROM sources WHERE removed_at IS NOT NULL)
           AND EXISTS (SELECT 1 FROM live WHERE article = articles.id)",
        [],
    )?;
    Ok(())
}

/// `kind` has two words only; `channel` says which kind of channel it is.
fn kind_name(kind: SourceKind) -> &'static str {
    if kind == SourceKind::Article { "article" } else { "feed" }
}

// The tables allow no other words than these.
fn kind(row: &Row<'_>) -> rusqlite::Result<SourceKind> {
    let kind: String = row.get("kind")?;
    let word = row.get::<_, Option<String>>("channel")?.unwrap_or(kind);
    Ok(SourceKind::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or_default())
}

fn origin_name(origin: SourceOrigin) -> &'static str {
    match origin {
        SourceOrigin::File => "file",
        SourceOrigin::Database => "database",
    }
}

fn origin(name: &str) -> SourceOrigin {
    if name == "file" { SourceOrigin::File } else { SourceOrigin::Database }
}
