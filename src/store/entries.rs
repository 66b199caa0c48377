//! Entries: what a source lists, and which article each leads to.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, named_params};
use url::Url;

use super::error::Outcome;
use super::rows::{self, Instant};
use super::{ArticleId, PollResult, SourceId};
use crate::model::{Entry, address, digest};

/// What is known of an entry from the last poll.
struct Known {
    article: Option<ArticleId>,
    url: Option<String>,
    title: Option<String>,
    updated: Option<Timestamp>,
    fingerprint: String,
    undated: Option<String>,
}

impl Known {
    /// Whether nothing but the date is another.
    fn only_date_moved(&self, entry: &Entry) -> bool {
        self.undated.as_deref() == Some(undated(entry).as_str()) && self.updated != entry.updated
    }
}

/// So many entries, and no fewer, can be said to be renewed together: two may well be edited at once.
const RENEWED_TOGETHER: usize = 3;

/// A read being taken over.
struct Taking<'a> {
    tx: &'a Transaction<'a>,
    source: SourceId,
    listed: Listed<'a>,
    now: Timestamp,
    /// How many articles may still begin.
    places: usize,
    result: PollResult,
}

/// Takes the entries of one read over, and says what they meant. At most `most_new` articles begin,
/// those of the newest entries; the rest is noted, and watched from when it changes.
///
/// Where all known entries bear another date than before, the date says nothing: an entry in which
/// nothing else changed asks for no check.
pub(super) fn put_all(
    tx: &Transaction<'_>,
    source: SourceId,
    entries: &[Entry],
    most_new: usize,
    now: Timestamp,
) -> Outcome<PollResult> {
    let listed = listed(entries);
    let known = entries
        .iter()
        .map(|entry| known_or_renamed(tx, source, entry, &listed))
        .collect::<Outcome<Vec<_>>>()?;
    let renewed = are_renewed(entries, &known);
    let result = PollResult { seen: entries.len(), renewed, ..PollResult::default() };
    let mut taking = Taking { tx, source, listed, now, places: most_new, result };
    for at in newest_first(entries) {
        if let (Some(entry), Some(known)) = (entries.get(at), known.get(at)) {
            taking.put(entry, known.as_ref())?;
        }
    }
    Ok(taking.result)
}

fn are_renewed(entries: &[Entry], known: &[Option<Known>]) -> bool {
    let dated = entries.iter().zip(known).filter_map(|(entry, known)| {
        known.as_ref().filter(|known| known.updated.is_some()).map(|known| (entry, known))
    });
    let (mut count, mut moved) = (0, 0);
    for (entry, known) in dated {
        count += 1;
        moved += usize::from(known.updated != entry.updated);
    }
    count >= RENEWED_TOGETHER && moved == count
}

/// The places of the entries, newest first; those without a date keep their order behind the others.
fn newest_first(entries: &[Entry]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..entries.len()).collect();
    let date = |at: &usize| entries.get(*at).and_then(|entry| entry.updated.max(entry.published));
    places.sort_by_key(|at| std::cmp::Reverse(date(at)));
    places
}

/// The ids under which addresses stand in this read.
type Listed<'a> = HashMap<&'a str, &'a str>;

fn listed(entries: &[Entry]) -> Listed<'_> {
    entries.iter().filter_map(|entry| Some((entry.url.as_deref()?, entry.id.as_str()))).collect()
}

/// What is known of an entry by its id; else by its address, where that stood under an id which is not
/// listed any more: some feeds make new ids at each fetch.
fn known_or_renamed(
    tx: &Transaction<'_>,
    source: SourceId,
    entry: &Entry,
    listed: &Listed<'_>,
) -> Outcome<Option<Known>> {
    if let Some(known) = known(tx, source, &entry.id)? {
        return Ok(Some(known));
    }
    let Some(url) = entry.url.as_deref() else { return Ok(None) };
    if listed.get(url) != Some(&entry.id.as_str()) {
        return Ok(None);
    }
    let renamed = tx
        .prepare_cached(
            "UPDATE entries SET entry = ?3 WHERE id =
                 (SELECT id FROM entries WHERE source = ?1 AND url = ?2 ORDER BY id DESC LIMIT 1)",
        )?
        .execute((source, url, &entry.id))?;
    if renamed == 0 { Ok(None) } else { known(tx, source, &entry.id) }
}

impl Taking<'_> {
    /// Takes one entry over and notes in the result what it meant.
    fn put(&mut self, entry: &Entry, known: Option<&Known>) -> Outcome<()> {
        let fingerprint = fingerprint(entry);
        if known.is_some_and(|known| known.fingerprint == fingerprint) {
            return Ok(());
        }
        let article = match known {
            Some(known) if known.article.is_none() && self.result.renewed => None,
            Some(known) if self.passed_on(entry, known)? => {
                self.keep(entry, known)?;
                self.lead_to(entry)?
            }
            Some(Known { article: None, .. }) | None => self.lead_to(entry)?,
            Some(known @ Known { article: Some(article), .. }) => {
                Some(self.changed(*article, entry, known)?)
            }
        };
        write(self.tx, self.source, entry, article, &fingerprint, self.now)
    }

    /// Whether an id has passed from one item to another: its address is known as another article's; the
    /// address that it had is listed under another id now; or the id is no more than a place in the list
    /// and the headline is another, too.
    fn passed_on(&self, entry: &Entry, known: &Known) -> Outcome<bool> {
        let (Some(before), Some(url)) = (known.url.as_deref(), entry.url.as_deref()) else {
            return Ok(false);
        };
        if before == url {
            return Ok(false);
        }
        let holder = at_address(self.tx, &address::canonical(url))?;
        let of_another = holder.is_some() && known.article.is_some() && holder != known.article;
        let elsewhere = self.listed.get(before).is_some_and(|id| *id != entry.id);
        let is_place = entry.id.len() <= 3 && entry.id.bytes().all(|byte| byte.is_ascii_digit());
        Ok(of_another || elsewhere || (is_place && known.title != entry.title))
    }

    /// Keeps the row of an item whose id another item has taken: an article that left the feed is watched
    /// on, by its address.
    fn keep(&self, entry: &Entry, known: &Known) -> Outcome<()> {
        let own = known.url.as_deref().map(address::canonical);
        self.tx
            .prepare_cached(
                "UPDATE OR IGNORE entries SET entry = ?3 WHERE source = ?1 AND entry = ?2",
            )?
            .execute((self.source, &entry.id, own))?;
        Ok(())
    }

    /// An entry of a known article is not what it was.
    fn changed(&mut self, article: ArticleId, entry: &Entry, known: &Known) -> Outcome<ArticleId> {
        if known.url != entry.url {
            add_listed(self.tx, article, entry, self.now)?;
        }
        if !(self.result.renewed && known.only_date_moved(entry)) {
            ask_for_check(self.tx, article, self.now)?;
            if !self.result.changed.contains(&article) {
                self.result.changed.push(article);
            }
        }
        Ok(article)
    }

    /// The article that a new entry leads to: one that is known by its address, else a new one where
    /// there is a place for it.
    fn lead_to(&mut self, entry: &Entry) -> Outcome<Option<ArticleId>> {
        let (tx, now) = (self.tx, self.now);
        let Some(url) = entry.url.as_deref().and_then(page) else { return Ok(None) };
        let address = address::canonical(url.as_str());
        let article = match at_address(tx, &address)? {
            Some(known) => known,
            None if self.places == 0 => {
                self.result.left_out += 1;
                return Ok(None);
            }
            None => {
                let article = create(tx, self.source, entry, &url, now)?;
                self.places -= 1;
                self.result.new.push(article);
                article
            }
        };
        add_address(tx, article, &address, now)?;
        // An article whose source was removed is watched for this one from now on.
        tx.prepare_cached(
            "UPDATE articles SET source = ?2 WHERE id = ?1
               AND source IN (SELECT id FROM sources WHERE removed_at IS NOT NULL)",
        )?
        .execute((article, self.source))?;
        Ok(Some(article))
    }
}

fn known(tx: &Transaction<'_>, source: SourceId, id: &str) -> Outcome<Option<Known>> {
    Ok(tx
        .prepare_cached(
            "SELECT article, url, title, updated_at, fingerprint, undated FROM entries
             WHERE source = ?1 AND entry = ?2",
        )?
        .query_row((source, id), |row| {
            Ok(Known {
                article: row.get("article")?,
                url: row.get("url")?,
                title: row.get("title")?,
                updated: rows::maybe_instant(row, "updated_at")?,
                fingerprint: row.get("fingerprint")?,
                undated: row.get("undated")?,
            })
        })
        .optional()?)
}

/// Title, summary, `updated` and URL: what a publisher changes in an entry when it edits the article.
fn fingerprint(entry: &Entry) -> String {
    let parts = (&entry.title, &entry.summary, entry.updated, &entry.url);
    digest::sha256(serde_json::json!(parts).to_string().as_bytes())
}

/// The same without the date.
fn undated(entry: &Entry) -> String {
    let parts = (&entry.title, &entry.summary, &entry.url);
    digest::sha256(serde_json::json!(parts).to_string().as_bytes())
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
             UNION ALL SELECT coalesce(part_of, id) FROM articles WHERE identity = ?1 LIMIT 1",
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
             fingerprint, undated, first_seen_at)
         VALUES (:source, :entry, :article, :url, :title, :language, :published, :updated,
             :fingerprint, :undated, :now)
         ON CONFLICT (source, entry) DO UPDATE SET
             article = excluded.article, url = excluded.url, title = excluded.title,
             language = excluded.language, published_at = excluded.published_at,
             updated_at = excluded.updated_at, fingerprint = excluded.fingerprint,
             undated = excluded.undated,
             changed_at = excluded.first_seen_at",
    )?
    .execute(named_params! {
        ":source": source, ":entry": entry.id, ":article": article, ":url": entry.url,
        ":title": entry.title, ":language": entry.language,
        ":published": entry.published.map(Instant), ":updated": entry.updated.map(Instant),
        ":fingerprint": fingerprint, ":undated": undated(entry), ":now": Instant(now),
    })?;
    Ok(())
}
