//! Visits: what one look at an article brought, written in one transaction.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, named_params};
use url::Url;

use super::error::{Fault, Outcome};
use super::rows::Instant;
use super::{
    ArticleId, NewCapture, NewVersion, Store, StoreError, Told, VersionId, VersionRefKey, Watch,
    articles, entries, events, revisions, versions,
};
use crate::model::{Revision, Sibling, address};

/// One look at an article with everything that follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRecord {
    /// The article.
    pub article: ArticleId,
    /// `ArticleState::visits` as it was read: another value by now is a [`StoreError::Conflict`].
    pub visits: u64,
    /// When the page answered, or failed.
    pub at: Timestamp,
    /// The state of the watch from now on.
    pub watch: Watch,
    /// What the page said of itself, where it was read.
    pub page: Option<PageFacts>,
    /// What is to be written, in this order.
    pub writes: Vec<Write>,
}

/// What a page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// Where it is fetched from now on, where that changes. Also noted as an address of the article.
    pub url: Option<String>,
    /// Its identity, where that changes.
    pub identity: Option<String>,
    /// Its headline; none keeps the earlier one.
    pub title: Option<String>,
    /// Its language; none keeps the earlier one.
    pub language: Option<String>,
    /// The same document in other languages: all of them, replacing those known.
    pub siblings: Vec<Sibling>,
}

/// One thing to write.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a visit has a handful of them, and they are moved once"
)]
pub enum Write {
    /// The text of this version was seen once more.
    Seen {
        /// The version.
        version: VersionId,
    },
    /// A new version.
    Version {
        /// A name for it, by which later writes of the same record mean it.
        slot: usize,
        /// The version.
        version: NewVersion,
    },
    /// An unconfirmed version is one.
    Confirm {
        /// The version.
        version: VersionRefKey,
        /// Its number within the article: the next one.
        number: u32,
    },
    /// A confirming look at an unconfirmed version showed something else.
    Mismatch {
        /// The version.
        version: VersionId,
    },
    /// An unconfirmed version was none: it is deleted with its capture.
    Discard {
        /// The version.
        version: VersionId,
    },
    /// What changed between two consecutive confirmed versions.
    Revision {
        /// The earlier version.
        from: VersionRefKey,
        /// The later version.
        to: VersionRefKey,
        /// What changed.
        revision: Box<Revision>,
    },
    /// Something to tell.
    Tell(Told),
}

impl Store {
    /// Records a visit with everything that follows from it: all of it, or nothing.
    pub async fn record_visit(&self, record: VisitRecord) -> Result<(), StoreError> {
        self.write(move |tx| record_in(tx, &record)).await
    }
}

/// The work of [`Store::record_visit`] within a transaction.
pub(super) fn record_in(tx: &Transaction<'_>, record: &VisitRecord) -> Outcome<()> {
    count(tx, record)?;
    watch(tx, record)?;
    if let Some(page) = &record.page {
        note_page(tx, record.article, page, record.at)?;
    }
    let mut slots = HashMap::new();
    for write in &record.writes {
        apply(tx, record, write, &mut slots)?;
    }
    versions::must_have_one_pending(tx, record.article)
}

/// Counts the visit, unless somebody else was faster.
fn count(tx: &Transaction<'_>, record: &VisitRecord) -> Outcome<()> {
    let visits: i64 = tx
        .prepare_cached("UPDATE articles SET visits = visits + 1 WHERE id = ?1 RETURNING visits")?
        .query_row([record.article], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Fault::missing(format!("article {}", record.article)))?;
    if visits as u64 == record.visits + 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict { article: record.article }.into())
    }
}

/// Writes the state of the watch. A check that was asked for after the page answered stays due.
fn watch(tx: &Transaction<'_>, record: &VisitRecord) -> Outcome<()> {
    let watch = &record.watch;
    tx.prepare_cached(
        "UPDATE articles SET
             next_check_at = CASE WHEN asked_at > :at THEN min(asked_at, :next_check_at)
                                  ELSE :next_check_at END,
             last_check_at = :last_check_at, etag = :etag, last_modified = :last_modified,
             validated_url = :validated_url,
             failures = :failures, last_error = :last_error, gone_since = :gone_since,
             gone_looks = :gone_looks, withdrawn_at = :withdrawn_at, unstable_at = :unstable_at,
             flips = :flips, last_edit_at = :last_edit_at
         WHERE id = :article",
    )?
    .execute(named_params! {
        ":article": record.article, ":at": Instant(record.at),
        ":next_check_at": Instant(watch.next_check_at),
        ":last_check_at": watch.last_check_at.map(Instant),
        ":etag": watch.validators.etag, ":last_modified": watch.validators.last_modified,
        ":validated_url": watch.validators.url, ":failures": watch.failures, ":last_error": watch.last_error,
        ":gone_since": watch.gone_since.map(Instant), ":gone_looks": watch.gone_looks,
        ":withdrawn_at": watch.withdrawn_at.map(Instant),
        ":unstable_at": watch.unstable_at.map(Instant), ":flips": watch.flips,
        ":last_edit_at": watch.last_edit_at.map(Instant),
    })?;
    Ok(())
}

fn note_page(
    tx: &Transaction<'_>,
    article: ArticleId,
    page: &PageFacts,
    at: Timestamp,
) -> Outcome<()> {
    if let Some(url) = &page.url {
        move_to(tx, article, url, at)?;
    }
    if let Some(identity) = &page.identity {
        identify(tx, article, identity)?;
    }
    tx.prepare_cached(
        "UPDATE articles SET title = coalesce(?2, title), language = coalesce(?3, language)
         WHERE id = ?1",
    )?
    .execute((article, &page.title, &page.language))?;
    tx.prepare_cached("DELETE FROM siblings WHERE article = ?1")?.execute([article])?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO siblings (article, language, url) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?;
    for sibling in &page.siblings {
        insert.execute((article, &sibling.language, &sibling.url))?;
    }
    Ok(())
}

fn move_to(tx: &Transaction<'_>, article: ArticleId, url: &str, at: Timestamp) -> Outcome<()> {
    let parsed = Url::parse(url)
        .map_err(|error| Fault::refused(format!("`{url}` is no address: {error}")))?;
    tx.prepare_cached("UPDATE articles SET url = ?2, host = ?3 WHERE id = ?1")?.execute((
        article,
        url,
        address::host_key(&parsed),
    ))?;
    entries::add_address(tx, article, &address::canonical(url), at)
}

fn identify(tx: &Transaction<'_>, article: ArticleId, identity: &str) -> Outcome<()> {
    match articles::holder(tx, identity)? {
        Some(holder) if holder != article => {
            Err(StoreError::IdentityTaken { identity: identity.to_owned(), holder }.into())
        }
        _ => {
            tx.prepare_cached("UPDATE articles SET identity = ?2 WHERE id = ?1")?
                .execute((article, identity))?;
            Ok(())
        }
    }
}

fn apply(
    tx: &Transaction<'_>,
    record: &VisitRecord,
    write: &Write,
    slots: &mut HashMap<usize, VersionId>,
) -> Outcome<()> {
    let article = record.article;
    match write {
        Write::Seen { version } => versions::seen(tx, article, *version, record.at),
        Write::Version { slot, version } => {
            let same_as = match &version.capture {
                NewCapture::SameAs(key) => Some(find(slots, *key)?),
                NewCapture::Received(_) => None,
            };
            slots.insert(*slot, versions::insert(tx, article, version, same_as)?);
            Ok(())
        }
        Write::Confirm { version, number } => {
            versions::confirm(tx, article, find(slots, *version)?, *number)
        }
        Write::Mismatch { version } => versions::mismatch(tx, article, *version),
        Write::Discard { version } => versions::discard(tx, article, *version),
        Write::Revision { from, to, revision } => {
            revisions::insert(tx, article, find(slots, *from)?, find(slots, *to)?, revision)
        }
        Write::Tell(told) => events::tell(tx, told, record.at),
    }
}

fn find(slots: &HashMap<usize, VersionId>, key: VersionRefKey) -> Outcome<VersionId> {
    match key {
        VersionRefKey::Stored(id) => Ok(id),
        VersionRefKey::Slot(slot) => slots
            .get(&slot)
            .copied()
            .ok_or_else(|| Fault::refused(format!("no write before it fills slot {slot}"))),
    }
}
