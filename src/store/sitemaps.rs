//! The sitemaps that an index names: which were read, and what the index said of each.

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use super::error::Outcome;
use super::rows::{self, Instant};
use super::{SourceId, Store, StoreError};
use crate::model::Validators;

/// A sitemap of an index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Child {
    /// Its address.
    pub url: String,
    /// When it was changed, by the word of the index at the last read, or when it was passed over.
    pub lastmod: Option<Timestamp>,
    /// To ask again with.
    pub validators: Validators,
    /// When it was read last; `None` where it never was.
    pub read_at: Option<Timestamp>,
}

impl Store {
    /// The sitemaps that a source's index has named, by address.
    pub async fn sitemaps(&self, source: SourceId) -> Result<Vec<Child>, StoreError> {
        self.read(move |tx| {
            let mut statement =
                tx.prepare_cached("SELECT * FROM sitemaps WHERE source = ?1 ORDER BY url")?;
            let found = statement.query_map([source], |row| {
                Ok(Child {
                    url: row.get("url")?,
                    lastmod: rows::maybe_instant(row, "lastmod_at")?,
                    validators: rows::validators(row)?,
                    read_at: rows::maybe_instant(row, "read_at")?,
                })
            })?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }
}

/// Takes over how sitemaps stand now.
pub(super) fn put(tx: &Transaction<'_>, source: SourceId, children: &[Child]) -> Outcome<()> {
    let mut statement = tx.prepare_cached(
        "INSERT INTO sitemaps (source, url, lastmod_at, etag, last_modified, validated_url,
             read_at)
         VALUES (:source, :url, :lastmod, :etag, :last_modified, :validated_url,
             :read_at)
         ON CONFLICT (source, url) DO UPDATE SET
             lastmod_at = excluded.lastmod_at, etag = excluded.etag,
             validated_url = excluded.validated_url,
             last_modified = excluded.last_modified, read_at = excluded.read_at",
    )?;
    for child in children {
        statement.execute(named_params! {
            ":source": source, ":url": child.url, ":lastmod": child.lastmod.map(Instant),
            ":etag": child.validators.etag, ":last_modified": child.validators.last_modified,
            ":validated_url": child.validators.url,
            ":read_at": child.read_at.map(Instant),
        })?;
    }
    Ok(())
}
