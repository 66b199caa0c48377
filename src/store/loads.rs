//! Hosts: how often each was asked.

use rusqlite::{OptionalExtension, Transaction};

use super::ArticleId;
use super::error::Outcome;
use crate::model::{Load, Looks};

/// The looks at an article's host.
pub(super) fn load(tx: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<Load> {
    let load = tx
        .prepare_cached(
            "SELECT h.* FROM loads h JOIN articles a ON a.host = h.host WHERE a.id = ?1",
        )?
        .query_row([article], |row| {
            Ok(Load {
                day: row.get("day")?,
                today: Looks { made: row.get("made")?, wanted: row.get("wanted")? },
                before: Looks { made: row.get("made_before")?, wanted: row.get("wanted_before")? },
            })
        })
        .optional()?;
    Ok(load.unwrap_or_default())
}

/// Counts a look at an article's host, on a day since 1970, that stands for `wanted` looks. Where the day
/// is over, its counts become those of the day before; a clock that was put back begins no new day.
pub(super) fn count(
    tx: &Transaction<'_>,
    article: ArticleId,
    day: i64,
    wanted: f64,
) -> Outcome<()> {
    tx.prepare_cached(
        "INSERT INTO loads (host, day, made, wanted, made_before, wanted_before)
         SELECT host, ?2, 1.0, ?3, 0.0, 0.0 FROM articles WHERE id = ?1
         ON CONFLICT DO UPDATE SET
             made_before = CASE excluded.day - day WHEN 1 THEN made
                 ELSE CASE WHEN excluded.day <= day THEN made_before ELSE 0.0 END END,
             wanted_before = CASE excluded.day - day WHEN 1 THEN wanted
                 ELSE CASE WHEN excluded.day <= day THEN wanted_before ELSE 0.0 END END,
             made = CASE WHEN excluded.day <= day THEN made ELSE 0.0 END + excluded.made,
             wanted = CASE WHEN excluded.day <= day THEN wanted ELSE 0.0 END + excluded.wanted,
             day = max(day, excluded.day)",
    )?
    .execute((article, day, wanted))?;
    Ok(())
}
