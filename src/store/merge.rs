//! Two articles that turn out to be one.

use rusqlite::Transaction;

use super::error::{Fault, Outcome};
use super::{ArticleId, Store, StoreError, sources, whereabouts};

impl Store {
    /// Makes `from` a part of `into`: its entries, addresses and events go over, and it is deleted with what
    /// it has unconfirmed. Refused where `from` has a confirmed version: evidence is never deleted.
    pub async fn merge_article(&self, from: ArticleId, into: ArticleId) -> Result<(), StoreError> {
        self.write(move |tx| {
            must_be_mergeable(tx, from, into)?;
            absorb(tx, from, into)
        })
        .await
    }
}

/// Makes `from` a part of `into`. Where it has no confirmed version it is deleted, with what it has
/// unconfirmed; else it stays, with its versions, and is watched no more.
pub(super) fn absorb(tx: &Transaction<'_>, from: ArticleId, into: ArticleId) -> Outcome<()> {
    must_be_two(tx, from, into)?;
    for table in ["entries", "addresses"] {
        let sql = format!("UPDATE {table} SET article = ?2 WHERE article = ?1");
        tx.execute(&sql, (from, into))?;
    }
    tx.execute(
        "UPDATE articles SET part_of = ?2, visits = visits + 1 WHERE id = ?1 OR part_of = ?1",
        (from, into),
    )?;
    whereabouts::forget(tx, from)?;
    if !is_confirmed(tx, from)? {
        tx.execute("UPDATE events SET article = ?2 WHERE article = ?1", (from, into))?;
        for table in ["siblings", "versions", "captures"] {
            tx.execute(&format!("DELETE FROM {table} WHERE article = ?1"), [from])?;
        }
        tx.execute("DELETE FROM articles WHERE id = ?1", [from])?;
    }
    sources::rehome(tx)
}

fn must_be_mergeable(tx: &Transaction<'_>, from: ArticleId, into: ArticleId) -> Outcome<()> {
    must_be_two(tx, from, into)?;
    if is_confirmed(tx, from)? {
        return Err(Fault::refused(format!("article {from} has confirmed versions")));
    }
    Ok(())
}

fn is_confirmed(tx: &Transaction<'_>, article: ArticleId) -> Outcome<bool> {
    let sql = "SELECT 1 FROM versions WHERE article = ?1 AND number IS NOT NULL";
    Ok(tx.prepare_cached(sql)?.exists([article])?)
}

fn must_be_two(tx: &Transaction<'_>, from: ArticleId, into: ArticleId) -> Outcome<()> {
    if from == into {
        return Err(Fault::refused(format!("article {from} cannot be merged into itself")));
    }
    for article in [from, into] {
        if !tx.prepare("SELECT 1 FROM articles WHERE id = ?1")?.exists([article])? {
            return Err(Fault::missing(format!("article {article}")));
        }
    }
    Ok(())
}
