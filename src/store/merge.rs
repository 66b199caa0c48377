//! Two articles that turn out to be one.

use rusqlite::Transaction;

use super::error::{Fault, Outcome};
use super::{ArticleId, Store, StoreError, sources};

impl Store {
    /// Makes `from` a part of `into`: its entries, addresses and events go over, and it is deleted with what
    /// it has unconfirmed. Refused where `from` has a confirmed version: evidence is never deleted.
    pub async fn merge_article(&self, from: ArticleId, into: ArticleId) -> Result<(), StoreError> {
        self.write(move |tx| {
            must_be_mergeable(tx, from, into)?;
            for table in ["entries", "addresses", "events"] {
                let sql = format!("UPDATE {table} SET article = ?2 WHERE article = ?1");
                tx.execute(&sql, (from, into))?;
            }
            for table in ["siblings", "versions", "captures"] {
                tx.execute(&format!("DELETE FROM {table} WHERE article = ?1"), [from])?;
            }
            tx.execute("DELETE FROM articles WHERE id = ?1", [from])?;
            sources::rehome(tx)
        })
        .await
    }
}

fn must_be_mergeable(tx: &Transaction<'_>, from: ArticleId, into: ArticleId) -> Outcome<()> {
    if from == into {
        return Err(Fault::refused(format!("article {from} cannot be merged into itself")));
    }
    for article in [from, into] {
        if !tx.prepare("SELECT 1 FROM articles WHERE id = ?1")?.exists([article])? {
            return Err(Fault::missing(format!("article {article}")));
        }
    }
    let confirmed = tx
        .prepare("SELECT 1 FROM versions WHERE article = ?1 AND number IS NOT NULL")?
        .exists([from])?;
    if confirmed {
        return Err(Fault::refused(format!("article {from} has confirmed versions")));
    }
    Ok(())
}
