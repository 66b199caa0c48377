//! Articles: which are due, and which are meant by a person's words.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, ToSql, Transaction, named_params};

use super::error::Outcome;
use super::rows::{self, Instant};
use super::{ArticleId, Store, StoreError, entries};
use crate::model::{EventKind, address};

/// An article in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ArticleSummary {
    /// Its number.
    pub id: ArticleId,
    /// Where it is fetched.
    pub url: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The name of the source that it is watched for.
    pub source: String,
    /// The number of its confirmed versions.
    pub versions: u32,
    /// The number of its revisions.
    pub revisions: u32,
    /// When it became known.
    pub added_at: Timestamp,
    /// The last look.
    pub last_check_at: Option<Timestamp>,
    /// The next look.
    pub next_check_at: Timestamp,
    /// When the last edit was recorded.
    pub last_edit_at: Option<Timestamp>,
    /// When it was called withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// The first of the looks in a row at which it was not there.
    pub gone_since: Option<Timestamp>,
    /// The article that continues it under another address.
    pub part_of: Option<ArticleId>,
    /// What was last told of its whereabouts, and when.
    pub whereabouts: Option<(EventKind, Timestamp)>,
    /// What went wrong at the last look.
    pub last_error: Option<String>,
}

/// Which articles are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleFilter {
    /// Those that the source of this name lists.
    pub source: Option<String>,
    /// At most so many.
    pub limit: usize,
    /// Only those that are withdrawn.
    pub withdrawn: bool,
}

impl Default for ArticleFilter {
    /// The last 100 of all.
    fn default() -> Self {
        Self { source: None, limit: 100, withdrawn: false }
    }
}

/// The condition under which an article is watched: a live source lists it.
pub(super) const WATCHED: &str = "EXISTS (SELECT 1 FROM entries e JOIN sources s ON s.id = e.source
    WHERE e.article = a.id AND s.removed_at IS NULL)";

const COLUMNS: &str =
    "SELECT a.*, (SELECT name FROM sources s WHERE s.id = a.source) AS source_name,
    (SELECT count(*) FROM versions v WHERE v.article = a.id AND v.number IS NOT NULL) AS versions,
    (SELECT count(*) FROM revisions r WHERE r.article = a.id) AS revisions,
    told.kind AS told_kind, told.at AS told_at
    FROM articles a LEFT JOIN events told ON told.rowid =
        (SELECT e.rowid FROM events e WHERE e.article = a.id
           AND e.kind IN ('article.withdrawn', 'article.restored', 'article.moved')
         ORDER BY e.at DESC, e.rowid DESC LIMIT 1)";

/// More hits than this are no answer to "which article is meant".
const MOST_FOUND: usize = 50;

/// An article that is watched, and the host that its visits are counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The article.
    pub id: ArticleId,
    /// Scheme, name and port of its address.
    pub host: String,
}

impl Store {
    /// The articles whose time has come, the longest overdue first, at most `per_host` of one host.
    pub async fn due_articles(
        &self,
        now: Timestamp,
        per_host: usize,
        limit: usize,
    ) -> Result<Vec<ArticleId>, StoreError> {
        self.read(move |tx| {
            let sql = format!(
                "SELECT id FROM (
                     SELECT a.id, a.next_check_at,
                         row_number() OVER (PARTITION BY a.host ORDER BY a.next_check_at, a.id) AS place
                     FROM articles a WHERE a.next_check_at <= ?1 AND {WATCHED})
                 WHERE place <= ?2 ORDER BY next_check_at, id LIMIT ?3"
            );
            let mut statement = tx.prepare_cached(&sql)?;
            let arguments = (Instant(now), rows::limit(per_host), rows::limit(limit));
            let found = statement.query_map(arguments, |row| row.get(0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// All articles that a live source lists, withdrawn ones too.
    pub async fn watched_articles(&self) -> Result<Vec<Watched>, StoreError> {
        self.read(|tx| {
            let sql = format!("SELECT a.id, a.host FROM articles a WHERE {WATCHED} ORDER BY a.id");
            let mut statement = tx.prepare_cached(&sql)?;
            let found = statement
                .query_map([], |row| Ok(Watched { id: row.get("id")?, host: row.get("host")? }))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// The articles that a person may mean: by number, identity or any known address; where none is that,
    /// by a part of the address or the headline.
    pub async fn find_article(&self, text: &str) -> Result<Vec<ArticleSummary>, StoreError> {
        let text = text.trim().to_owned();
        self.read(move |tx| {
            let exact = select(
                tx,
                "WHERE a.id = :id OR a.identity IN (:text, :address) OR a.url = :text
                   OR a.id IN (SELECT article FROM addresses WHERE address = :address)
                 ORDER BY a.id",
                named_params! {
                    ":id": text.parse::<i64>().ok(), ":text": text,
                    ":address": address::canonical(&text),
                },
            )?;
            if !exact.is_empty() {
                return Ok(exact);
            }
            let part = text.to_lowercase();
            Ok(select(
                tx,
                "WHERE :part <> '' AND (instr(lower(a.url), :part) OR instr(lower(a.title), :part)
                   OR instr(a.title, :text))
                 ORDER BY a.added_at DESC, a.id DESC LIMIT :limit",
                named_params! { ":part": part, ":text": text, ":limit": rows::limit(MOST_FOUND) },
            )?)
        })
        .await
    }

    /// The articles of a filter, the newest first.
    pub async fn articles(&self, filter: ArticleFilter) -> Result<Vec<ArticleSummary>, StoreError> {
        self.read(move |tx| {
            Ok(select(
                tx,
                "WHERE (NOT :withdrawn OR a.withdrawn_at IS NOT NULL)
                   AND (:source IS NULL OR a.id IN
                       (SELECT e.article FROM entries e JOIN sources s ON s.id = e.source
                        WHERE s.name = :source))
                 ORDER BY a.added_at DESC, a.id DESC LIMIT :limit",
                named_params! {
                    ":withdrawn": filter.withdrawn, ":source": filter.source,
                    ":limit": rows::limit(filter.limit),
                },
            )?)
        })
        .await
    }

    /// The article that is known by an address in canonical form, or holds an identity.
    pub async fn holder(&self, identity: String) -> Result<Option<ArticleId>, StoreError> {
        self.read(move |tx| entries::at_address(tx, &identity)).await
    }
}

fn select(
    tx: &Transaction<'_>,
    condition: &str,
    arguments: &[(&str, &dyn ToSql)],
) -> rusqlite::Result<Vec<ArticleSummary>> {
    tx.prepare_cached(&format!("{COLUMNS} {condition}"))?.query_map(arguments, summary)?.collect()
}

fn summary(row: &Row<'_>) -> rusqlite::Result<ArticleSummary> {
    Ok(ArticleSummary {
        id: row.get("id")?,
        url: row.get("url")?,
        title: row.get("title")?,
        language: row.get("language")?,
        source: row.get("source_name")?,
        versions: row.get("versions")?,
        revisions: row.get("revisions")?,
        added_at: rows::instant(row, "added_at")?,
        last_check_at: rows::maybe_instant(row, "last_check_at")?,
        next_check_at: rows::instant(row, "next_check_at")?,
        last_edit_at: rows::maybe_instant(row, "last_edit_at")?,
        withdrawn_at: rows::maybe_instant(row, "withdrawn_at")?,
        gone_since: rows::maybe_instant(row, "gone_since")?,
        part_of: row.get("part_of")?,
        whereabouts: match row.get::<_, Option<rows::Kind>>("told_kind")? {
            Some(rows::Kind(kind)) => Some((kind, rows::instant(row, "told_at")?)),
            None => None,
        },
        last_error: row.get("last_error")?,
    })
}

/// The article that holds an identity.
pub(super) fn holder(tx: &Transaction<'_>, identity: &str) -> Outcome<Option<ArticleId>> {
    Ok(tx
        .prepare_cached("SELECT id FROM articles WHERE identity = ?1")?
        .query_row([identity], |row| row.get(0))
        .optional()?)
}
