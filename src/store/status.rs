//! The state of the whole, and the upkeep of the file.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use super::rows::{self, Instant};
use super::{SourceRow, Store, StoreError, articles, hosts, migrate, sources};

/// The state of the whole.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Status {
    /// The number of the last migration applied.
    pub schema: u32,
    /// The size of the database with its log, in bytes.
    pub file_bytes: u64,
    /// The live sources, by name.
    pub sources: Vec<SourceRow>,
    /// The articles watched.
    pub articles: u64,
    /// Those of them that are withdrawn.
    pub withdrawn: u64,
    /// Those of them that are due.
    pub due_now: u64,
    /// When the next of them is due.
    pub next_check_at: Option<Timestamp>,
    /// Versions that wait for their confirmation.
    pub unconfirmed: u64,
    /// Confirmed versions.
    pub versions: u64,
    /// Revisions.
    pub revisions: u64,
    /// Deliveries to be attempted.
    pub deliveries_pending: u64,
    /// Deliveries that were given up.
    pub deliveries_dead: u64,
    /// When something was last told.
    pub last_event_at: Option<Timestamp>,
}

impl Store {
    /// The state of the whole.
    pub async fn status(&self, now: Timestamp) -> Result<Status, StoreError> {
        let file = self.file().to_owned();
        self.read(move |tx| Ok(read(tx, &file, now)?)).await
    }

    /// Upkeep: forgets hosts of long ago, brings the planner's statistics up to date and the log back into the file.
    pub async fn maintain(&self, now: Timestamp) -> Result<(), StoreError> {
        self.with_writer(move |writer| {
            hosts::forget(writer, now)?;
            writer.execute_batch("PRAGMA optimize")?;
            // One row: whether readers kept it from finishing. The next time will do then.
            writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
        .await
    }
}

fn read(tx: &Transaction<'_>, file: &Path, now: Timestamp) -> rusqlite::Result<Status> {
    let watched = articles::WATCHED;
    let sql = format!(
        "WITH watched AS (SELECT a.withdrawn_at, a.next_check_at FROM articles a WHERE {watched})
         SELECT (SELECT count(*) FROM watched) AS articles,
             (SELECT count(withdrawn_at) FROM watched) AS withdrawn,
             (SELECT count(*) FROM watched WHERE next_check_at <= :now) AS due_now,
             (SELECT min(next_check_at) FROM watched) AS next_check_at,
             (SELECT count(*) FROM versions WHERE number IS NULL) AS unconfirmed,
             (SELECT count(number) FROM versions) AS versions,
             (SELECT count(*) FROM revisions) AS revisions,
             (SELECT count(*) FROM deliveries WHERE state = 'pending') AS pending,
             (SELECT count(*) FROM deliveries WHERE state = 'dead') AS dead,
             (SELECT max(at) FROM events) AS last_event_at"
    );
    let sources = sources::list(tx)?;
    tx.query_row(&sql, named_params! { ":now": Instant(now) }, |row| {
        let count = |column| row.get::<_, i64>(column).map(|count| count as u64);
        Ok(Status {
            schema: migrate::version(tx)?,
            file_bytes: size(file),
            sources,
            articles: count("articles")?,
            withdrawn: count("withdrawn")?,
            due_now: count("due_now")?,
            next_check_at: rows::maybe_instant(row, "next_check_at")?,
            unconfirmed: count("unconfirmed")?,
            versions: count("versions")?,
            revisions: count("revisions")?,
            deliveries_pending: count("pending")?,
            deliveries_dead: count("dead")?,
            last_event_at: rows::maybe_instant(row, "last_event_at")?,
        })
    })
}

/// The size of the file and its log; what cannot be measured counts nothing.
fn size(file: &Path) -> u64 {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let bytes = |path: &Path| std::fs::metadata(path).map_or(0, |meta| meta.len());
    bytes(file) + bytes(&PathBuf::from(log))
}
