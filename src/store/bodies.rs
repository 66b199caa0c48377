//! Bodies: the bytes received, each compressed against an earlier body of the same article.
//!
//! Two captures of one page share nearly all of their bytes, so a zstd frame that may refer to the earlier
//! body is about a fiftieth of one that stands alone. Reading walks back to a body that stands alone, at most
//! [`MAX_DEPTH`] links, and checks the SHA-256 of what comes out. Only captures of confirmed versions are
//! referred to, because those are never deleted.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, named_params};
use zstd::zstd_safe::{CCtx, CParameter, DCtx, SafeResult, compress_bound, get_error_name};

use super::error::{Fault, Outcome};
use super::rows::{Instant, Json};
use super::{ArticleId, Store, StoreError, VersionId};
use crate::model::digest;

/// Links from a body to one that stands alone: what a reader has to decompress, and what one damaged page of
/// the database can take along.
const MAX_DEPTH: u32 = 20;

/// zstd's level: beyond 9 a page costs several times the time for a few per cent.
const LEVEL: i32 = 9;

/// The largest body that is read back, in bytes: a damaged size must not take all memory.
const MAX_SIZE: usize = 256 << 20;

/// A response worth keeping, as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// When it was received.
    pub at: Timestamp,
    /// Its status.
    pub status: u16,
    /// The address it came from, after redirects.
    pub url: String,
    /// Its headers.
    pub headers: Vec<(String, String)>,
    /// Its `Content-Type`.
    pub content_type: Option<String>,
    /// Its body, after content decoding.
    pub body: Vec<u8>,
}

/// The bytes that a version was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBody {
    /// The body, exactly as received.
    pub bytes: Vec<u8>,
    /// The `Content-Type` that it came with.
    pub content_type: Option<String>,
    /// The address it came from, after redirects.
    pub url: String,
    /// When it was received.
    pub at: Timestamp,
}

impl Store {
    /// The bytes that a version was read from. [`StoreError::Damaged`] where they are not those received.
    pub async fn body(&self, version: VersionId) -> Result<Option<StoredBody>, StoreError> {
        self.read(move |tx| {
            let row = tx
                .query_row(
                    "SELECT c.id, c.content_type, c.url, c.at FROM versions v
                     JOIN captures c ON c.id = v.capture WHERE v.id = ?1",
                    [version],
                    |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
                )
                .optional()?;
            let Some((capture, content_type, url, Instant(at))) = row else { return Ok(None) };
            Ok(Some(StoredBody { bytes: read(tx, capture)?, content_type, url, at }))
        })
        .await
    }
}

/// Writes a capture and returns its number.
pub(super) fn insert(tx: &Transaction<'_>, article: ArticleId, capture: &Capture) -> Outcome<i64> {
    let packed = pack(&capture.body, base(tx, article)?)?;
    Ok(tx
        .prepare_cached(
            "INSERT INTO captures (article, at, status, url, headers, content_type, sha256, size,
                 base, depth, body)
             VALUES (:article, :at, :status, :url, :headers, :content_type, :sha256, :size,
                 :base, :depth, :body) RETURNING id",
        )?
        .query_row(
            named_params! {
                ":article": article, ":at": Instant(capture.at), ":status": capture.status,
                ":url": capture.url, ":headers": Json(&capture.headers),
                ":content_type": capture.content_type, ":sha256": digest::sha256(&capture.body),
                ":size": capture.body.len() as i64, ":base": packed.base, ":depth": packed.depth,
                ":body": packed.frame,
            },
            |row| row.get(0),
        )?)
}

/// A body that another may refer to.
struct Base {
    capture: i64,
    depth: u32,
    bytes: Vec<u8>,
}

/// A body as it is stored.
struct Packed {
    frame: Vec<u8>,
    base: Option<i64>,
    depth: u32,
}

/// The body of the newest confirmed version, unless a chain that goes on from it would be too long.
fn base(tx: &Transaction<'_>, article: ArticleId) -> Outcome<Option<Base>> {
    let newest = tx
        .prepare_cached(
            "SELECT c.id, c.depth FROM versions v JOIN captures c ON c.id = v.capture
             WHERE v.article = ?1 AND v.number IS NOT NULL ORDER BY v.number DESC LIMIT 1",
        )?
        .query_row([article], |row| Ok((row.get(0)?, row.get::<_, u32>(1)?)))
        .optional()?;
    match newest {
        Some((capture, depth)) if depth < MAX_DEPTH => match read(tx, capture) {
            Ok(bytes) => Ok(Some(Base { capture, depth, bytes })),
            // Damage to the past must not keep the present from being recorded; reading the old body tells of it.
            Err(Fault::Damaged(_)) => Ok(None),
            Err(fault) => Err(fault),
        },
        _ => Ok(None),
    }
}

/// Compresses against the base where that saves at least a tenth; a reader has less to do otherwise.
fn pack(bytes: &[u8], base: Option<Base>) -> Outcome<Packed> {
    let alone = Packed { frame: compress(bytes, &[])?, base: None, depth: 0 };
    let Some(base) = base else { return Ok(alone) };
    let frame = compress(bytes, &base.bytes)?;
    if frame.len() * 10 < alone.frame.len() * 9 {
        Ok(Packed { frame, base: Some(base.capture), depth: base.depth + 1 })
    } else {
        Ok(alone)
    }
}

/// Reads a capture's body by its chain and checks its digest.
pub(super) fn read(tx: &Transaction<'_>, capture: i64) -> Outcome<Vec<u8>> {
    let mut statement = tx.prepare_cached(
        "WITH RECURSIVE chain (id, base, place) AS (
             SELECT id, base, 0 FROM captures WHERE id = ?1
             UNION ALL
             SELECT c.id, c.base, chain.place + 1 FROM captures c JOIN chain ON c.id = chain.base
             WHERE chain.place <= ?2)
         SELECT c.size, c.body FROM chain JOIN captures c ON c.id = chain.id
         ORDER BY chain.place DESC",
    )?;
    let mut links = statement.query((capture, MAX_DEPTH))?;
    let mut bytes = Vec::new();
    while let Some(row) = links.next()? {
        let size: i64 = row.get(0)?;
        bytes = decompress(row.get_ref(1)?.as_blob().unwrap_or_default(), &bytes, size)
            .map_err(|reason| damaged(capture, &reason))?;
    }
    let expected: String =
        tx.query_row("SELECT sha256 FROM captures WHERE id = ?1", [capture], |row| row.get(0))?;
    if digest::sha256(&bytes) == expected {
        Ok(bytes)
    } else {
        Err(damaged(capture, "its SHA-256 is another"))
    }
}

fn damaged(capture: i64, reason: &str) -> Fault {
    Fault::Damaged(format!("the body of capture {capture} is not as it was received ({reason})"))
}

/// One zstd frame of `bytes` that may refer to `prefix`.
fn compress(bytes: &[u8], prefix: &[u8]) -> Outcome<Vec<u8>> {
    let mut frame = Vec::with_capacity(compress_bound(bytes.len()));
    let mut context = CCtx::create();
    compress_into(&mut context, &mut frame, bytes, prefix).map_err(|code| {
        Fault::refused(format!(
            "a body of {} bytes cannot be compressed: {}",
            bytes.len(),
            get_error_name(code)
        ))
    })?;
    frame.shrink_to_fit();
    Ok(frame)
}

fn compress_into<'a>(
    context: &mut CCtx<'a>,
    frame: &mut Vec<u8>,
    bytes: &[u8],
    prefix: &'a [u8],
) -> SafeResult {
    context.set_parameter(CParameter::CompressionLevel(LEVEL))?;
    if !prefix.is_empty() {
        // The window must reach from the end of the body to the start of the prefix; where that is more
        // than the level's own tables cover, the long-distance matcher finds the repetition.
        let reach = (bytes.len() + prefix.len()).next_power_of_two().ilog2().clamp(10, 27);
        context.set_parameter(CParameter::WindowLog(reach))?;
        context.set_parameter(CParameter::EnableLongDistanceMatching(reach > 22))?;
        context.ref_prefix(prefix)?;
    }
    context.compress2(frame, bytes)
}

fn decompress(frame: &[u8], prefix: &[u8], size: i64) -> Result<Vec<u8>, String> {
    let size =
        usize::try_from(size).ok().filter(|size| *size <= MAX_SIZE).ok_or("its size is odd")?;
    let mut bytes = Vec::with_capacity(size);
    let mut context = DCtx::create();
    if !prefix.is_empty() {
        context.ref_prefix(prefix).map_err(get_error_name)?;
    }
    context.decompress(&mut bytes, frame).map_err(get_error_name)?;
    Ok(bytes)
}
