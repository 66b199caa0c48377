//! Hosts: which asked to be left alone, and what their robots.txt says.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Row;

use super::error::Outcome;
use super::rows::{self, Instant};
use super::{Store, StoreError};
use crate::model::HostNote;

/// What is known of a host is forgotten after so long without news.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(60 * 24);

impl Store {
    /// What was written down of hosts.
    pub async fn hosts(&self) -> Result<Vec<HostNote>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM hosts ORDER BY host")?;
            let found = statement.query_map([], read)?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Writes down what was learned of hosts.
    pub async fn keep_hosts(&self, notes: Vec<HostNote>) -> Result<(), StoreError> {
        self.write(move |tx| {
            let mut keep = tx.prepare_cached(
                "INSERT INTO hosts (host, awake_at, robots, robots_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (host) DO UPDATE SET
                     awake_at = coalesce(excluded.awake_at, awake_at),
                     robots = coalesce(excluded.robots, robots),
                     robots_at = coalesce(excluded.robots_at, robots_at)",
            )?;
            for note in &notes {
                let (awake_at, robots_at) = (note.resting_until, note.robots_at);
                keep.execute((
                    &note.host,
                    awake_at.map(Instant),
                    &note.robots,
                    robots_at.map(Instant),
                ))?;
            }
            Ok(())
        })
        .await
    }
}

/// Forgets hosts of which nothing was heard for long.
pub(super) fn forget(connection: &rusqlite::Connection, now: Timestamp) -> Outcome<()> {
    let before = Instant(now.saturating_sub(FORGOTTEN).unwrap_or(Timestamp::MIN));
    connection.execute(
        "DELETE FROM hosts WHERE coalesce(awake_at, 0) < ?1 AND coalesce(robots_at, 0) < ?1",
        [before],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<HostNote> {
    Ok(HostNote {
        host: row.get("host")?,
        resting_until: rows::maybe_instant(row, "awake_at")?,
        robots: row.get("robots")?,
        robots_at: rows::maybe_instant(row, "robots_at")?,
    })
}
