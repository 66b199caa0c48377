//! Evidence: is everything still as it was written?

use std::path::Path;

use rusqlite::Transaction;

use super::error::{Fault, Outcome};
use super::{ArticleId, Store, StoreError, bodies, versions};

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Verified {
    /// The number of versions that were recomputed.
    pub versions: u64,
    /// What is not as it was written.
    pub flaws: Vec<Flaw>,
}

/// One thing that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Flaw {
    /// The article; none where the file itself is damaged.
    pub article: Option<ArticleId>,
    /// The number of the version within the article.
    pub version: Option<u32>,
    /// What is wrong, in one sentence.
    pub what: String,
}

/// What a version's hashes are computed from.
struct Evidence {
    number: u32,
    capture: i64,
    sha256: String,
    content: String,
    chain: String,
}

impl Store {
    /// Recomputes the SHA-256 of every confirmed version's body and every chained hash, and has SQLite check
    /// the file. Reads one article at a time, so that writers go on meanwhile.
    pub async fn verify(&self) -> Result<Verified, StoreError> {
        let (articles, flaws) = self.read(|tx| Ok((with_evidence(tx)?, file_flaws(tx)?))).await?;
        let mut verified = Verified { versions: 0, flaws };
        for article in articles {
            let found = self.read(move |tx| verify_article(tx, article)).await?;
            verified.versions += found.versions;
            verified.flaws.extend(found.flaws);
        }
        Ok(verified)
    }

    /// Writes a copy of the database as it is now to a new file. Writers wait meanwhile.
    pub async fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let to = to.to_owned();
        self.with_writer(move |writer| {
            if to.exists() {
                return Err(Fault::refused(format!("{} exists already", to.display())));
            }
            let name = to
                .to_str()
                .ok_or_else(|| Fault::refused(format!("{} is no name in UTF-8", to.display())))?;
            writer.execute("VACUUM INTO ?1", [name]).map_err(|error| Fault::Sql(error).at(&to))?;
            Ok(())
        })
        .await
    }
}

fn with_evidence(tx: &Transaction<'_>) -> rusqlite::Result<Vec<ArticleId>> {
    tx.prepare("SELECT DISTINCT article FROM versions WHERE number IS NOT NULL ORDER BY article")?
        .query_map([], |row| row.get(0))?
        .collect()
}

fn file_flaws(tx: &Transaction<'_>) -> rusqlite::Result<Vec<Flaw>> {
    let lines: Vec<String> = tx
        .prepare("PRAGMA integrity_check")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let flaws = lines.into_iter().filter(|line| line != "ok");
    Ok(flaws.map(|what| Flaw { article: None, version: None, what }).collect())
}

fn verify_article(tx: &Transaction<'_>, article: ArticleId) -> Outcome<Verified> {
    let mut statement = tx.prepare_cached(
        "SELECT v.number, v.capture, c.sha256, v.content, v.chain
         FROM versions v JOIN captures c ON c.id = v.capture
         WHERE v.article = ?1 AND v.number IS NOT NULL ORDER BY v.number",
    )?;
    let mut found = Verified::default();
    let mut previous = String::new();
    let history = statement.query_map([article], |row| {
        Ok(Evidence {
            number: row.get(0)?,
            capture: row.get(1)?,
            sha256: row.get(2)?,
            content: row.get(3)?,
            chain: row.get(4)?,
        })
    })?;
    for version in history {
        let version = version?;
        found.versions += 1;
        let mut flaw = |what| {
            let version = Some(version.number);
            found.flaws.push(Flaw { article: Some(article), version, what });
        };
        match bodies::read(tx, version.capture) {
            Ok(_) => (),
            Err(Fault::Damaged(what)) => flaw(what),
            Err(fault) => return Err(fault),
        }
        if u64::from(version.number) != found.versions {
            flaw(format!("the version before it is missing ({} expected)", found.versions));
        }
        if versions::chain(&previous, &version.sha256, &version.content) != version.chain {
            flaw("its chained hash is another".to_owned());
        }
        // What is stored, so that one altered version is not reported once for each that follows.
        previous = version.chain;
    }
    Ok(found)
}
