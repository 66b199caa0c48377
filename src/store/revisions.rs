//! Revisions: what changed between two consecutive versions, and the search for them.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, named_params};

use super::error::{Fault, Outcome};
use super::rows::{self, Instant, Json};
use super::{ArticleId, Store, StoreError, VersionId};
use crate::model::{Disclosure, Revision, Significance};

/// Which revisions are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionFilter {
    /// Detected at this instant or later.
    pub since: Option<Timestamp>,
    /// Detected before this instant.
    pub until: Option<Timestamp>,
    /// Of an article that the source of this name lists.
    pub source: Option<String>,
    /// Of this article.
    pub article: Option<ArticleId>,
    /// Of these disclosures; empty means all.
    pub disclosure: Vec<Disclosure>,
    /// At least so significant.
    pub significance: Option<Significance>,
    /// At most so many.
    pub limit: usize,
}

impl Default for RevisionFilter {
    /// The last 100 of all.
    fn default() -> Self {
        Self {
            since: None,
            until: None,
            source: None,
            article: None,
            disclosure: Vec::new(),
            significance: None,
            limit: 100,
        }
    }
}

impl Store {
    /// What was changed, newest first.
    pub async fn revisions(&self, filter: RevisionFilter) -> Result<Vec<Revision>, StoreError> {
        self.read(move |tx| Ok(search(tx, &filter)?)).await
    }

    /// One revision by its id, which is its event's.
    pub async fn revision(&self, id: &str) -> Result<Option<Revision>, StoreError> {
        let id = id.to_owned();
        self.read(move |tx| {
            Ok(tx
                .query_row("SELECT content FROM revisions WHERE id = ?1", [id], content)
                .optional()?)
        })
        .await
    }
}

fn search(tx: &Transaction<'_>, filter: &RevisionFilter) -> rusqlite::Result<Vec<Revision>> {
    let disclosure: Vec<&str> = filter.disclosure.iter().map(|one| one.as_str()).collect();
    tx.prepare_cached(
        "SELECT content FROM revisions
         WHERE detected_at >= :since AND detected_at < :until
           AND article = coalesce(:article, article)
           AND (:source IS NULL OR article IN
               (SELECT e.article FROM entries e JOIN sources s ON s.id = e.source
                WHERE s.name = :source))
           AND (:all_disclosures OR disclosure IN (SELECT value FROM json_each(:disclosure)))
           AND significance >= :significance
         ORDER BY detected_at DESC, rowid DESC LIMIT :limit",
    )?
    .query_map(
        named_params! {
            ":since": Instant(filter.since.unwrap_or(Timestamp::MIN)), ":until": Instant(filter.until.unwrap_or(Timestamp::MAX)),
            ":article": filter.article, ":source": filter.source,
            ":all_disclosures": disclosure.is_empty(), ":disclosure": Json(&disclosure),
            ":significance": filter.significance.map_or(0, rank),
            ":limit": rows::limit(filter.limit),
        },
        content,
    )?
    .collect()
}

fn content(row: &Row<'_>) -> rusqlite::Result<Revision> {
    Ok(row.get::<_, Json<Revision>>("content")?.0)
}

/// The place of a significance in its rising order.
pub(super) fn rank(significance: Significance) -> i64 {
    match significance {
        Significance::None => 0,
        Significance::Cosmetic => 1,
        Significance::Minor => 2,
        Significance::Substantive => 3,
    }
}

/// Records a revision between two confirmed versions of `article` that follow one another.
pub(super) fn insert(
    tx: &Transaction<'_>,
    article: ArticleId,
    from: VersionId,
    to: VersionId,
    revision: &Revision,
) -> Outcome<()> {
    let consecutive = tx
        .prepare_cached(
            "SELECT 1 FROM versions a JOIN versions b ON b.article = a.article
             WHERE a.id = ?1 AND b.id = ?2 AND a.article = ?3 AND b.number = a.number + 1",
        )?
        .exists((from, to, article))?;
    if !consecutive {
        return Err(Fault::refused(format!(
            "versions {from} and {to} are not consecutive confirmed versions of article {article}"
        )));
    }
    let written = tx
        .prepare_cached(
            "INSERT INTO revisions (id, article, from_version, to_version, detected_at, disclosure,
                 significance, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute((
            &revision.id,
            article,
            from,
            to,
            Instant(revision.detected_at),
            revision.comparison.disclosure.as_str(),
            rank(revision.comparison.significance),
            Json(revision),
        ))?;
    if written == 0 {
        return Err(StoreError::ToldAlready { id: revision.id.clone() }.into());
    }
    Ok(())
}
