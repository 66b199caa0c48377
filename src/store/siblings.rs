//! The languages of one document: what a page names, and which of them are watched.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};

use super::error::Outcome;
use super::rows;
use super::{ArticleId, Store, StoreError, entries, revisions};
use crate::model::{ArticleRef, Sibling, SiblingState, Significance, address};

impl Store {
    /// The same document in other languages as its page names them, by language.
    pub async fn siblings(&self, article: ArticleId) -> Result<Vec<Sibling>, StoreError> {
        self.read(move |tx| {
            let mut statement = tx.prepare_cached(
                "SELECT language, url FROM siblings WHERE article = ?1 ORDER BY language, url",
            )?;
            let found = statement.query_map([article], |row| {
                Ok(Sibling { language: row.get(0)?, url: row.get(1)? })
            })?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// How the watched siblings of an article stand, by language. Disagreements are left empty.
    pub async fn family(&self, article: ArticleId) -> Result<Vec<SiblingState>, StoreError> {
        self.read(move |tx| {
            let relatives = relatives(tx, article)?.into_iter();
            let states = relatives.map(|relative| state(tx, relative));
            let states: Vec<Option<SiblingState>> = states.collect::<rusqlite::Result<_>>()?;
            let mut known: Vec<SiblingState> = states.into_iter().flatten().collect();
            known.sort_by(|a, b| a.article.language.cmp(&b.article.language));
            Ok(known)
        })
        .await
    }
}

/// Writes the siblings that a page names: all of them, replacing those known.
pub(super) fn note(tx: &Transaction<'_>, article: ArticleId, siblings: &[Sibling]) -> Outcome<()> {
    tx.prepare_cached("DELETE FROM siblings WHERE article = ?1")?.execute([article])?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO siblings (article, language, url, address) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
    )?;
    for sibling in siblings {
        let address = address::canonical(&sibling.url);
        insert.execute((article, &sibling.language, &sibling.url, address))?;
    }
    Ok(())
}

/// Makes the watched siblings of an edited article due: a translation follows.
pub(super) fn ask_for_checks(
    tx: &Transaction<'_>,
    article: ArticleId,
    at: Timestamp,
) -> Outcome<()> {
    for relative in relatives(tx, article)? {
        entries::ask_for_check(tx, relative, at)?;
    }
    Ok(())
}

/// The watched articles that an article's page names as siblings, or whose pages name it.
fn relatives(tx: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<Vec<ArticleId>> {
    tx.prepare_cached(
        "SELECT known.article FROM siblings named JOIN addresses known
             ON known.address = named.address
         WHERE named.article = ?1 AND known.article <> ?1
         UNION
         SELECT named.article FROM addresses own JOIN siblings named
             ON named.address = own.address
         WHERE own.article = ?1 AND named.article <> ?1",
    )?
    .query_map([article], |row| row.get(0))?
    .collect()
}

/// The state of one article; `None` where no text of it was seen yet.
fn state(tx: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<Option<SiblingState>> {
    let edited_at: Option<Timestamp> = tx
        .prepare_cached(
            "SELECT v.first_seen_at FROM revisions r JOIN versions v ON v.id = r.to_version
             WHERE r.article = ?1 AND r.significance >= ?2 ORDER BY r.detected_at DESC LIMIT 1",
        )?
        .query_row((article, revisions::rank(Significance::Minor)), |row| {
            rows::instant(row, "first_seen_at")
        })
        .optional()?;
    tx.prepare_cached(
        "SELECT a.url, a.title, a.language, max(v.number) AS version,
                max(v.last_seen_at) AS last_seen_at, min(v.first_seen_at) AS first_seen_at
         FROM articles a JOIN versions v ON v.article = a.id AND v.number IS NOT NULL
         WHERE a.id = ?1 GROUP BY a.id",
    )?
    .query_row([article], |row| {
        let first_seen_at = rows::instant(row, "first_seen_at")?;
        Ok(SiblingState {
            article: ArticleRef {
                id: article.0,
                url: row.get("url")?,
                title: row.get("title")?,
                language: row.get("language")?,
            },
            version: row.get("version")?,
            edited_at,
            unchanged_since: edited_at.unwrap_or(first_seen_at),
            last_seen_at: rows::instant(row, "last_seen_at")?,
            disagreements: Vec::new(),
        })
    })
    .optional()
}
