//! Entries: what a source lists, and which article each leads to.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, named_params};
use url::Url;

use super::error::Outcome;
use super::rows::Instant;
use super::{ArticleId, PollResult, SourceId};
use crate::model::{Entry, address, digest};

/// What is known of an entry from the last poll.
struct Known {
    article: Option<ArticleId>,
    url: Option<String>,
    fingerprint: String,
}

/// Takes one entry over and notes in `result` what it meant.
pub(super) fn put(
    tx: &Transaction<'_>,
    source: SourceId,
    entry: &Entry,
    now: Timestamp,
    result: &mut PollResult,
) -> Outcome<()> {
    let fingerprint = fingerprint(entry);
    let known = known(tx, source, &entry.id)?;
    if known.as_ref().is_some_and(|known| known.fingerprint == fingerprint) {
        return Ok(());
    }
    let article = match known {
        Some(Known { article: Some(article), url, .. }) => {
            if url != entry.url {
                add_listed(tx, article, entry, now)?;
            }
            ask_for_check(tx, article, now)?;
            if !result.changed.contains(&article) {
                result.changed.push(article);
            }
            Some(article)
        }
        _ => lead_to(tx, source, entry, now, result)?,
    };
    write(tx, source, entry, article, &fingerprint, now)
}

fn known(tx: &Transaction<'_>, source: SourceId, id: &str) -> Outcome<Option<Known>> {
    Ok(tx
        .prepare_cached(
            "SELECT article, url, fingerprint FROM entries WHERE source = ?1 AND entry = ?2",
        )?
        .query_row((source, id), |row| {
            Ok(Known { article: row.get(0)?, url: row.get(1)?, fingerprint: row.get(2)? })
        })
        .optional()?)
}

/// Title, summary, `updated` and URL: what a publisher changes in an entry when it edits the article.
fn fingerprint(entry: &Entry) -> String {
    let parts = (&entry.title, &entry.summary, entry.updated, &entry.url);
    digest::sha256(serde_json::json!(parts).to_string().as_bytes())
}

/// The article that a new entry leads to: one that is known by its address, else a new one.
fn lead_to(
    tx: &Transaction<'_>,
    source: SourceId,
    entry: &Entry,
    now: Timestamp,
    result: &mut PollResult,
) -> Outcome<Option<ArticleId>> {
    let Some(url) = entry.url.as_deref().and_then(page) else { return Ok(None) };
    let address = address::canonical(url.as_str());
    let article = if let Some(known) = at_address(tx, &address)? {
        known
    } else {
        let article = create(tx, source, entry, &url, now)?;
        result.new.push(article);
        article
    };
    add_address(tx, article, &address, now)?;
    // An article whose source was removed is watched for this one from now on.
    tx.prepare_cached(
        "UPDATE articles SET source = ?2 WHERE id = ?1
           AND source IN (SELECT id FROM sources WHERE removed_at IS NOT NULL)",
    )?
    .execute((article, source))?;
    Ok(Some(article))
}

/// An address that a page can be fetched from.
fn page(address: &str) -> Option<Url> {
    Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// The article known by an address in canonical form, or whose identity that is.
pub(super) fn at_address(tx: &Transaction<'_>, address: &str) -> Outcome<Option<ArticleId>> {
    Ok(tx
        .prepare_cached(
            "SELECT article FROM addresses WHERE address = ?1
             UNION ALL SELECT id FROM articles WHERE identity = ?1 LIMIT 1",
        )?
        .query_row([address], |row| row.get(0))
        .optional()?)
}

/// Notes an address in canonical form; one that leads to another article already stays with that one.
pub(super) fn add_address(
    tx: &Transaction<'_>,
    article: ArticleId,
    address: &str,
    now: Timestamp,
) -> Outcome<()> {
    tx.prepare_cached(
        "INSERT INTO addresses (address, article, added_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (address) DO NOTHING",
    )?
    .execute((address, article, Instant(now)))?;
    Ok(())
}

fn add_listed(
    tx: &Transaction<'_>,
    article: ArticleId,
    entry: &Entry,
    now: Timestamp,
) -> Outcome<()> {
    match entry.url.as_deref().and_then(page) {
        Some(url) => add_address(tx, article, &address::canonical(url.as_str()), now),
        None => Ok(()),
    }
}

fn create(
    tx: &Transaction<'_>,
    source: SourceId,
    entry: &Entry,
    url: &Url,
    now: Timestamp,
) -> Outcome<ArticleId> {
    Ok(tx
        .prepare_cached(
            "INSERT INTO articles
                 (source, url, identity, host, title, language, added_at, next_check_at)
             VALUES (:source, :url, :identity, :host, :title, :language, :now, :now)
             RETURNING id",
        )?
        .query_row(
            named_params! {
                ":source": source, ":url": url.as_str(),
                ":identity": address::canonical(url.as_str()), ":host": address::host_key(url),
                ":title": entry.title, ":language": entry.language, ":now": Instant(now),
            },
            |row| row.get(0),
        )?)
}

/// Makes an article due. `asked_at` keeps the wish alive where a visit is under way that began before.
pub(super) fn ask_for_check(
    tx: &Transaction<'_>,
    article: ArticleId,
    now: Timestamp,
) -> Outcome<()> {
    tx.prepare_cached(
        "UPDATE articles SET next_check_at = min(next_check_at, ?2), asked_at = ?2 WHERE id = ?1",
    )?
    .execute((article, Instant(now)))?;
    Ok(())
}

fn write(
    tx: &Transaction<'_>,
    source: SourceId,
    entry: &Entry,
    article: Option<ArticleId>,
    fingerprint: &str,
    now: Timestamp,
) -> Outcome<()> {
    tx.prepare_cached(
        "INSERT INTO entries (source, entry, article, url, title, language, published_at, updated_at,
             fingerprint, first_seen_at)
         VALUES (:source, :entry, :article, :url, :title, :language, :published, :updated,
             :fingerprint, :now)
         ON CONFLICT (source, entry) DO UPDATE SET
             article = excluded.article, url = excluded.url, title = excluded.title,
             language = excluded.language, published_at = excluded.published_at,
             updated_at = excluded.updated_at, fingerprint = excluded.fingerprint,
             changed_at = excluded.first_seen_at",
    )?
    .execute(named_params! {
        ":source": source, ":entry": entry.id, ":article": article, ":url": entry.url,
        ":title": entry.title, ":language": entry.language,
        ":published": entry.published.map(Instant), ":updated": entry.updated.map(Instant),
        ":fingerprint": fingerprint, ":now": Instant(now),
    })?;
    Ok(())
}
