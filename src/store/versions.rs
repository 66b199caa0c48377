//! Versions: the distinct contents of an article, each with its bytes and a link to its predecessor.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, named_params};

use super::error::{Fault, Outcome};
use super::rows::{self, Instant, Json};
use super::{ArticleId, Capture, Store, StoreError, VersionId, bodies};
use crate::model::{Extraction, digest};

/// A version as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct VersionState {
    /// Its number in the database.
    pub id: VersionId,
    /// Its number within the article, from 1; none while unconfirmed.
    pub number: Option<u32>,
    /// What was read.
    pub extraction: Extraction,
    /// The version of the rules that read it.
    pub extractor: String,
    /// Whether only the rules changed, not the page.
    pub technical: bool,
    /// SHA-256 of the body received, in hexadecimal.
    pub sha256: String,
    /// When the body was received.
    pub captured_at: Timestamp,
    /// First sight of this text.
    pub first_seen_at: Timestamp,
    /// Last sight of this text.
    pub last_seen_at: Timestamp,
    /// When an unconfirmed version is to be looked at again.
    pub confirm_at: Option<Timestamp>,
    /// Confirming looks that showed something else.
    pub mismatches: u32,
}

/// A version to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// The next number within the article, or none: unconfirmed.
    pub number: Option<u32>,
    /// What was read.
    pub extraction: Extraction,
    /// The version of the rules that read it.
    pub extractor: String,
    /// Whether only the rules changed, not the page.
    pub technical: bool,
    /// First sight of this text.
    pub first_seen_at: Timestamp,
    /// When to look again, of an unconfirmed version.
    pub confirm_at: Option<Timestamp>,
    /// Confirming looks that showed something else.
    pub mismatches: u32,
    /// The bytes that it was read from.
    pub capture: NewCapture,
}

/// The bytes of a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewCapture {
    /// Received now.
    Received(Capture),
    /// Those of an earlier version, read with other rules.
    SameAs(VersionRefKey),
}

/// A version that is stored, or that an earlier write of the same record stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionRefKey {
    /// Stored before.
    Stored(VersionId),
    /// The `slot` of a `Write::Version` that comes earlier in the record.
    Slot(usize),
}

const COLUMNS: &str = "SELECT v.*, c.sha256, c.at AS captured_at
    FROM versions v JOIN captures c ON c.id = v.capture WHERE v.article = ?1";

impl Store {
    /// The confirmed versions of an article, by number.
    pub async fn versions(&self, article: ArticleId) -> Result<Vec<VersionState>, StoreError> {
        self.read(move |tx| {
            let sql = format!("{COLUMNS} AND v.number IS NOT NULL ORDER BY v.number");
            let mut statement = tx.prepare_cached(&sql)?;
            let found = statement.query_map([article], state)?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// One confirmed version of an article by its number.
    pub async fn version(
        &self,
        article: ArticleId,
        number: u32,
    ) -> Result<Option<VersionState>, StoreError> {
        self.read(move |tx| {
            let sql = format!("{COLUMNS} AND v.number = ?2");
            Ok(tx.prepare_cached(&sql)?.query_row((article, number), state).optional()?)
        })
        .await
    }

    /// What was read last of another article that the source has on the same host, among its newest.
    pub async fn neighbour(&self, article: ArticleId) -> Result<Option<Extraction>, StoreError> {
        self.read(move |tx| {
            let sql = "SELECT content FROM versions WHERE id = (
                     SELECT max(v.id) FROM versions v WHERE v.number IS NOT NULL AND v.article IN (
                         SELECT b.id FROM articles a
                         JOIN articles b ON b.source = a.source AND b.host = a.host AND b.id <> a.id
                         WHERE a.id = ?1 ORDER BY b.id DESC LIMIT 50))";
            let content = tx.prepare_cached(sql)?.query_row([article], |row| row.get(0));
            Ok(content.optional()?.map(|Json(extraction)| extraction))
        })
        .await
    }
}

/// The newest confirmed version.
pub(super) fn current(tx: &Transaction<'_>, article: ArticleId) -> Outcome<Option<VersionState>> {
    let sql = format!("{COLUMNS} AND v.number IS NOT NULL ORDER BY v.number DESC LIMIT 1");
    Ok(tx.prepare_cached(&sql)?.query_row([article], state).optional()?)
}

/// The unconfirmed version.
pub(super) fn pending(tx: &Transaction<'_>, article: ArticleId) -> Outcome<Option<VersionState>> {
    let sql = format!("{COLUMNS} AND v.number IS NULL");
    Ok(tx.prepare_cached(&sql)?.query_row([article], state).optional()?)
}

fn state(row: &Row<'_>) -> rusqlite::Result<VersionState> {
    Ok(VersionState {
        id: row.get("id")?,
        number: row.get("number")?,
        extraction: row.get::<_, Json<_>>("content")?.0,
        extractor: row.get("extractor")?,
        technical: row.get("technical")?,
        sha256: row.get("sha256")?,
        captured_at: rows::instant(row, "captured_at")?,
        first_seen_at: rows::instant(row, "first_seen_at")?,
        last_seen_at: rows::instant(row, "last_seen_at")?,
        confirm_at: rows::maybe_instant(row, "confirm_at")?,
        mismatches: row.get("mismatches")?,
    })
}

/// Writes a version; `same_as` is the version that [`NewCapture::SameAs`] means.
pub(super) fn insert(
    tx: &Transaction<'_>,
    article: ArticleId,
    version: &NewVersion,
    same_as: Option<VersionId>,
) -> Outcome<VersionId> {
    let (capture, last_seen_at) = match (&version.capture, same_as) {
        (NewCapture::Received(capture), _) => (bodies::insert(tx, article, capture)?, capture.at),
        (NewCapture::SameAs(_), Some(earlier)) => {
            let (capture, seen) = capture_of(tx, article, earlier)?;
            (capture, seen.max(version.first_seen_at))
        }
        (NewCapture::SameAs(_), None) => return Err(Fault::missing("version to share a capture")),
    };
    let id = tx
        .prepare_cached(
            "INSERT INTO versions (article, capture, extractor, technical, first_seen_at,
                 last_seen_at, confirm_at, mismatches, content)
             VALUES (:article, :capture, :extractor, :technical, :first_seen_at, :last_seen_at,
                 :confirm_at, :mismatches, :content) RETURNING id",
        )?
        .query_row(
            named_params! {
                ":article": article, ":capture": capture, ":extractor": version.extractor,
                ":technical": version.technical, ":first_seen_at": Instant(version.first_seen_at),
                ":last_seen_at": Instant(last_seen_at),
                ":confirm_at": version.confirm_at.map(Instant),
                ":mismatches": version.mismatches, ":content": Json(&version.extraction),
            },
            |row| row.get(0),
        )?;
    if let Some(number) = version.number {
        confirm(tx, article, id, number)?;
    }
    Ok(id)
}

fn capture_of(
    tx: &Transaction<'_>,
    article: ArticleId,
    version: VersionId,
) -> Outcome<(i64, Timestamp)> {
    tx.prepare_cached("SELECT capture, last_seen_at FROM versions WHERE id = ?1 AND article = ?2")?
        .query_row((version, article), |row| Ok((row.get(0)?, rows::instant(row, "last_seen_at")?)))
        .optional()?
        .ok_or_else(|| missing(article, version))
}

/// The text of a version was seen once more.
pub(super) fn seen(
    tx: &Transaction<'_>,
    article: ArticleId,
    version: VersionId,
    at: Timestamp,
) -> Outcome<()> {
    let changed = tx
        .prepare_cached(
            "UPDATE versions SET last_seen_at = max(last_seen_at, ?3), seen_count = seen_count + 1
             WHERE id = ?1 AND article = ?2",
        )?
        .execute((version, article, Instant(at)))?;
    if changed == 1 { Ok(()) } else { Err(missing(article, version)) }
}

/// A confirming look showed something else.
pub(super) fn mismatch(
    tx: &Transaction<'_>,
    article: ArticleId,
    version: VersionId,
) -> Outcome<()> {
    let changed = tx
        .prepare_cached(
            "UPDATE versions SET mismatches = mismatches + 1
             WHERE id = ?1 AND article = ?2 AND number IS NULL",
        )?
        .execute((version, article))?;
    if changed == 1 { Ok(()) } else { Err(not_pending(article, version)) }
}

/// Gives an unconfirmed version its number and its place in the chain.
pub(super) fn confirm(
    tx: &Transaction<'_>,
    article: ArticleId,
    version: VersionId,
    number: u32,
) -> Outcome<()> {
    let (last, previous) = tx
        .prepare_cached(
            "SELECT number, chain FROM versions WHERE article = ?1 AND number IS NOT NULL
             ORDER BY number DESC LIMIT 1",
        )?
        .query_row([article], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?)))
        .optional()?
        .unwrap_or_default();
    if number != last + 1 {
        return Err(Fault::refused(format!(
            "version {number} of article {article} cannot follow version {last}"
        )));
    }
    let (sha256, content): (String, String) = tx
        .prepare_cached(
            "SELECT c.sha256, v.content FROM versions v JOIN captures c ON c.id = v.capture
             WHERE v.id = ?1 AND v.article = ?2 AND v.number IS NULL",
        )?
        .query_row((version, article), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| not_pending(article, version))?;
    tx.prepare_cached(
        "UPDATE versions SET number = ?2, chain = ?3, confirm_at = NULL WHERE id = ?1",
    )?
    .execute((version, number, chain(&previous, &sha256, &content)))?;
    Ok(())
}

/// The chained hash of a version: SHA-256 over its predecessor's (empty for the first), the SHA-256 of its
/// body and the SHA-256 of its content as stored, each in hexadecimal. Whoever alters one version has to
/// alter all that follow.
pub(super) fn chain(previous: &str, body_sha256: &str, content: &str) -> String {
    let content_sha256 = digest::sha256(content.as_bytes());
    digest::sha256([previous, body_sha256, &content_sha256].concat().as_bytes())
}

/// Deletes an unconfirmed version, and its capture where no other version was read from it.
pub(super) fn discard(tx: &Transaction<'_>, article: ArticleId, version: VersionId) -> Outcome<()> {
    let capture: i64 = tx
        .prepare_cached(
            "DELETE FROM versions WHERE id = ?1 AND article = ?2 AND number IS NULL
             RETURNING capture",
        )?
        .query_row((version, article), |row| row.get(0))
        .optional()?
        .ok_or_else(|| not_pending(article, version))?;
    tx.prepare_cached(
        "DELETE FROM captures WHERE id = ?1
           AND NOT EXISTS (SELECT 1 FROM versions WHERE capture = ?1)",
    )?
    .execute([capture])?;
    Ok(())
}

/// An article has one unconfirmed version at most.
pub(super) fn must_have_one_pending(tx: &Transaction<'_>, article: ArticleId) -> Outcome<()> {
    let pending: i64 = tx
        .prepare_cached("SELECT count(*) FROM versions WHERE article = ?1 AND number IS NULL")?
        .query_row([article], |row| row.get(0))?;
    if pending > 1 {
        return Err(Fault::refused(format!(
            "article {article} would have {pending} unconfirmed versions"
        )));
    }
    Ok(())
}

fn missing(article: ArticleId, version: VersionId) -> Fault {
    Fault::missing(format!("version with the id {version} of article {article}"))
}

fn not_pending(article: ArticleId, version: VersionId) -> Fault {
    Fault::missing(format!("unconfirmed version with the id {version} of article {article}"))
}
