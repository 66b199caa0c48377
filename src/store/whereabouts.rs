//! Where articles are: those with the same text, the looks at a whole source, what was told of an absence.

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use super::error::Outcome;
use super::rows::{self, Instant, Json};
use super::{ArticleId, SourceId, Store, StoreError};
use crate::model::{Event, EventKind};

/// So many articles with alike texts are looked at, the most alike first.
const MOST_ALIKE: usize = 8;

/// How the last looks at the articles of a source ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// With the article.
    pub answered: usize,
    /// Without it: gone, refused, failed.
    pub failed: usize,
}

impl Store {
    /// Articles of the same source or host as `article` whose newest text shares a value of `sketch`.
    pub async fn alike(
        &self,
        article: ArticleId,
        sketch: Vec<i64>,
    ) -> Result<Vec<ArticleId>, StoreError> {
        self.read(move |tx| {
            let mut statement = tx.prepare_cached(
                "SELECT a.id FROM sketches s JOIN articles a ON a.id = s.article
                 JOIN articles me ON me.id = :me AND (a.source = me.source OR a.host = me.host)
                 WHERE s.value IN (SELECT value FROM json_each(:sketch)) AND a.id <> :me
                 GROUP BY a.id ORDER BY count(*) DESC, a.id DESC LIMIT :limit",
            )?;
            let found = statement.query_map(
                named_params! {
                    ":me": article, ":sketch": Json(sketch), ":limit": rows::limit(MOST_ALIKE),
                },
                |row| row.get(0),
            )?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Whether another article of the host was last seen to show the text of this digest in its place.
    pub async fn is_strange_elsewhere(
        &self,
        article: ArticleId,
        digest: i64,
    ) -> Result<bool, StoreError> {
        self.read(move |tx| {
            let sql = "SELECT 1 FROM articles a JOIN articles me ON me.id = ?1 AND me.host = a.host
                       WHERE a.strange = ?2 AND a.id <> ?1";
            Ok(tx.prepare_cached(sql)?.exists((article, digest))?)
        })
        .await
    }

    /// How the last looks since `since` at the articles of a source ended, but for one article and
    /// those that are known to be withdrawn.
    pub async fn looks(
        &self,
        source: SourceId,
        except: ArticleId,
        since: Timestamp,
    ) -> Result<Answers, StoreError> {
        self.read(move |tx| {
            let sql = "SELECT count(*) FILTER (WHERE failures = 0 AND gone_since IS NULL),
                     count(*) FILTER (WHERE failures > 0 OR gone_since IS NOT NULL)
                 FROM articles WHERE source = ?1 AND id <> ?2 AND last_check_at >= ?3
                   AND withdrawn_at IS NULL AND part_of IS NULL";
            let count = |row: &rusqlite::Row<'_>| {
                let count = |at| row.get::<_, i64>(at).map(|count| count as usize);
                Ok(Answers { answered: count(0)?, failed: count(1)? })
            };
            Ok(tx.prepare_cached(sql)?.query_row((source, except, Instant(since)), count)?)
        })
        .await
    }

    /// What was told of an article's withdrawals, returns and moves, oldest first.
    pub async fn whereabouts(&self, article: ArticleId) -> Result<Vec<Event>, StoreError> {
        self.read(move |tx| {
            let kinds =
                [EventKind::ArticleWithdrawn, EventKind::ArticleRestored, EventKind::ArticleMoved];
            let kinds = kinds.map(EventKind::as_str);
            let mut statement = tx.prepare_cached(
                "SELECT content FROM events WHERE article = ?1
                   AND kind IN (SELECT value FROM json_each(?2)) ORDER BY at, rowid",
            )?;
            let found = statement
                .query_map((article, Json(kinds)), |row| Ok(row.get::<_, Json<Event>>(0)?.0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }
}

/// Notes what the text of an article is found by.
pub(super) fn sketch(tx: &Transaction<'_>, article: ArticleId, values: &[i64]) -> Outcome<()> {
    if values.is_empty() {
        return Ok(());
    }
    forget(tx, article)?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO sketches (value, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    )?;
    for value in values {
        insert.execute((value, article))?;
    }
    Ok(())
}

/// The text of an article is found no more.
pub(super) fn forget(tx: &Transaction<'_>, article: ArticleId) -> Outcome<()> {
    tx.prepare_cached("DELETE FROM sketches WHERE article = ?1")?.execute([article])?;
    Ok(())
}
