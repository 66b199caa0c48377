//! Entries that a source no longer lists: a hint to look at their articles, never more.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::Transaction;

use super::error::Outcome;
use super::rows::{self, Instant, Json};
use super::{ArticleId, SourceId, entries};
use crate::model::Entry;

/// Where more entries are missing at once the listing was rebuilt: that says nothing of each.
const MOST: usize = 20;

/// An entry that was listed until now.
struct Missing {
    id: i64,
    article: Option<ArticleId>,
    born: Timestamp,
}

/// Notes which entries are missing, and makes their articles due where the listing did not only drop its
/// oldest entries for new ones.
pub(super) fn look_for_missing(
    tx: &Transaction<'_>,
    source: SourceId,
    listed: &[Entry],
    now: Timestamp,
) -> Outcome<()> {
    let ids: HashSet<&str> = listed.iter().map(|entry| entry.id.as_str()).collect();
    found_again(tx, source, &ids)?;
    let mut missing = Vec::new();
    let (mut oldest, mut new) = (None::<Timestamp>, 0);
    let mut statement = tx.prepare_cached(
        "SELECT id, entry, article, coalesce(published_at, first_seen_at) AS born, first_seen_at
         FROM entries WHERE source = ?1 AND missing_since IS NULL",
    )?;
    let mut known = statement.query([source])?;
    while let Some(row) = known.next()? {
        let born = rows::instant(row, "born")?;
        if ids.contains(row.get_ref("entry")?.as_str().unwrap_or_default()) {
            oldest = Some(oldest.map_or(born, |oldest| oldest.min(born)));
            new += usize::from(rows::instant(row, "first_seen_at")? == now);
        } else {
            missing.push(Missing { id: row.get("id")?, article: row.get("article")?, born });
        }
    }
    let is_hint = |one: &Missing| oldest.is_some_and(|oldest| oldest < one.born);
    let shrunk = missing.len() > new;
    for one in &missing {
        tx.prepare_cached("UPDATE entries SET missing_since = ?2 WHERE id = ?1")?
            .execute((one.id, Instant(now)))?;
        if let Some(article) = one.article.filter(|_| missing.len() <= MOST)
            && (shrunk || is_hint(one))
        {
            entries::ask_for_check(tx, article, now)?;
        }
    }
    Ok(())
}

/// Entries that are listed once more are missing no longer.
fn found_again(tx: &Transaction<'_>, source: SourceId, ids: &HashSet<&str>) -> Outcome<()> {
    tx.prepare_cached(
        "UPDATE entries SET missing_since = NULL
         WHERE source = ?1 AND missing_since IS NOT NULL
           AND entry IN (SELECT value FROM json_each(?2))",
    )?
    .execute((source, Json(ids)))?;
    Ok(())
}
