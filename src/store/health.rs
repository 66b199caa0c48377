//! Whether a source answers, by its own polls and by the looks at its articles: told once, ended once.

use jiff::Timestamp;
use rusqlite::Transaction;

use super::error::Outcome;
use super::rows::Instant;
use super::{ArticleId, SourceId, Told, events};
use crate::model::EventKind;

/// Notes what is told of a source; `false` where it was told already, by another process or for the other
/// reason, and where a source is said to be well whose polls or articles still fail.
pub(super) fn is_news(tx: &Transaction<'_>, source: SourceId, kind: EventKind) -> Outcome<bool> {
    let failing = match kind {
        EventKind::SourceFailing => true,
        EventKind::SourceRecovered => false,
        _ => return Ok(true),
    };
    let changed = tx
        .prepare_cached(
            "UPDATE sources SET told_failing = ?2
             WHERE id = ?1 AND told_failing <> ?2
               AND (?2 OR (down_since IS NULL AND failures = 0))",
        )?
        .execute((source, failing))?;
    Ok(changed > 0)
}

/// Most articles of the source of `article` do not answer, or do so again.
pub(super) fn of_articles(
    tx: &Transaction<'_>,
    article: ArticleId,
    down: bool,
    told: &Told,
    now: Timestamp,
) -> Outcome<()> {
    let source: SourceId = tx
        .prepare_cached(
            "UPDATE sources SET down_since = CASE WHEN ?2 THEN coalesce(down_since, ?3) END,
                 recovered_at = CASE WHEN ?2 THEN recovered_at ELSE ?3 END
             WHERE id = (SELECT source FROM articles WHERE id = ?1) RETURNING id",
        )?
        .query_row((article, down, Instant(now)), |row| row.get(0))?;
    if is_news(tx, source, told.event.kind)? {
        events::tell(tx, told, now)?;
    }
    Ok(())
}
