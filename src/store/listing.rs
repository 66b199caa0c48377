//! Entries that a source no longer lists: a hint to look at their articles, never more.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use super::error::Outcome;
use super::rows::{self, Instant};
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
    let mut missing = Vec::new();
    let (mut oldest, mut new) = (None::<Timestamp>, 0);
    let mut statement = tx.prepare_cached(
        "SELECT id, entry, article, coalesce(published_at, first_seen_at) AS born, first_seen_at,
             missing_since IS NOT NULL AS missing FROM entries WHERE source = ?1",
    )?;
    let mut found = statement.query([source])?;
    while let Some(row) = found.next()? {
        let (id, born) = (row.get("id")?, rows::instant(row, "born")?);
        let is_listed = ids.contains(row.get_ref("entry")?.as_str().unwrap_or_default());
        let was_missing: bool = row.get("missing")?;
        if is_listed {
            oldest = Some(oldest.map_or(born, |oldest| oldest.min(born)));
            new += usize::from(rows::instant(row, "first_seen_at")? == now);
        }
        match (is_listed, was_missing) {
            (false, false) => missing.push(Missing { id, article: row.get("article")?, born }),
            (true, true) => mark(tx, id, None)?,
            _ => {}
        }
    }
    let is_hint = |one: &Missing| oldest.is_some_and(|oldest| oldest < one.born);
    let shrunk = missing.len() > new;
    for one in &missing {
        mark(tx, one.id, Some(now))?;
        if let Some(article) = one.article.filter(|_| missing.len() <= MOST)
            && (shrunk || is_hint(one))
        {
            entries::ask_for_check(tx, article, now)?;
        }
    }
    Ok(())
}

fn mark(tx: &Transaction<'_>, entry: i64, since: Option<Timestamp>) -> Outcome<()> {
    tx.prepare_cached("UPDATE entries SET missing_since = :since WHERE id = :id")?
        .execute(named_params! { ":id": entry, ":since": since.map(Instant) })?;
    Ok(())
}
