//! Visits: what one look at an article brought, written in one transaction.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, named_params};
use url::Url;

use super::error::{Fault, Outcome};
use super::rows::Instant;
use super::{
    ArticleId, Movement, NewCapture, NewVersion, SourceId, Store, StoreError, Told, VersionId,
    VersionRefKey, Watch, articles, entries, events, habits, health, loads, merge, noise,
    revisions, siblings, versions, whereabouts,
};
use crate::model::{Habits, Noise, Revision, Sibling, Significance, address};

/// One look at an article with everything that follows from it.
#[derive(Debug, Clone, PartialEq)]
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
    /// What its text is found by, replacing what is known.
    pub sketch: Vec<i64>,
}

/// One thing to write.
#[derive(Debug, Clone, PartialEq)]
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
    /// A request to the article's host.
    Look {
        /// Its day, counted from 1 January 1970.
        day: i64,
        /// For how many looks it stands that would have been made without a budget.
        wanted: f64,
    },
    /// What the look taught of the habits of a source.
    Learn {
        /// The source.
        source: SourceId,
        /// What is to be added to its counters.
        seen: Box<Habits>,
    },
    /// Another article turned out to be this one at another address: it becomes a part of it.
    Absorb {
        /// The other article.
        article: ArticleId,
    },
    /// Most articles of the source do not answer, or they do again: told unless the source's own polls
    /// have told it.
    Health {
        /// Whether they do not.
        down: bool,
        /// What is told.
        told: Told,
    },
    /// The same edit of several articles, to be told as one of the site: no sink hears of it again.
    TellShared {
        /// The event.
        told: Told,
        /// The edit.
        digest: String,
    },
    /// An edit that other articles of the host may share.
    Share {
        /// The edit.
        digest: String,
    },
    /// What moved at this look.
    Moved(Movement),
    /// What is noise from now on.
    Noise(Noise),
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
             failures = :failures, failing_since = :failing_since, last_error = :last_error,
             gone_since = :gone_since, gone_looks = :gone_looks, withdrawn_at = :withdrawn_at,
             unstable_at = :unstable_at, flips = :flips, last_edit_at = :last_edit_at,
             strange = :strange
         WHERE id = :article",
    )?
    .execute(named_params! {
        ":article": record.article, ":at": Instant(record.at),
        ":next_check_at": Instant(watch.next_check_at),
        ":last_check_at": watch.last_check_at.map(Instant),
        ":etag": watch.validators.etag, ":last_modified": watch.validators.last_modified,
        ":validated_url": watch.validators.url,
        ":failures": watch.failures, ":failing_since": watch.failing_since.map(Instant),
        ":last_error": watch.last_error, ":strange": watch.strange,
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
    siblings::note(tx, article, &page.siblings)?;
    whereabouts::sketch(tx, article, &page.sketch)
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
            revisions::insert(tx, article, find(slots, *from)?, find(slots, *to)?, revision)?;
            if revision.comparison.significance >= Significance::Minor {
                siblings::ask_for_checks(tx, article, record.at)?;
            }
            Ok(())
        }
        Write::Tell(told) => events::tell(tx, told, record.at),
        Write::Look { day, wanted } => loads::count(tx, article, *day, *wanted),
        Write::Learn { source, seen } => habits::add(tx, *source, seen),
        Write::Absorb { article: other } => merge::absorb(tx, *other, article),
        Write::Health { down, told } => health::of_articles(tx, article, *down, told, record.at),
        Write::TellShared { told, digest } => {
            let first = noise::tell_shared(tx, article, digest, record.at)?;
            let silent = Told { sinks: Vec::new(), ..told.clone() };
            events::tell(tx, if first { told } else { &silent }, record.at)
        }
        Write::Share { digest } => noise::share(tx, article, digest, record.at),
        Write::Moved(movement) => noise::moved(tx, article, movement),
        Write::Noise(one) => noise::learn(tx, one),
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
