//! Noise: what moves by itself on a host, what has begun to look like it, and edits that many of its
//! articles share.

use jiff::{SignedDuration, Timestamp};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Row, Transaction, named_params};

use super::error::Outcome;
use super::rows::{self, Instant};
use super::{ArticleId, Store, StoreError};
use crate::model::{Moves, Noise, NoiseOrigin, Skeleton, SkeletonKind};

/// Edits of several articles are one within so long.
const TOGETHER: SignedDuration = SignedDuration::from_hours(24);

/// What is remembered of a host's noise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lore {
    /// What is known, and what was forgotten.
    pub noise: Vec<Noise>,
    /// What has moved at the last fetches.
    pub moves: Vec<Moves>,
}

/// A pattern with its number.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NoiseRow {
    /// Its number in commands.
    pub id: i64,
    /// The pattern.
    #[serde(flatten)]
    pub noise: Noise,
}

/// What one look at an article showed to move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The rows of the article as they are now.
    pub moved: Vec<Moves>,
    /// Whether what did not move has stood: its row ends. Not so at a confirming fetch.
    pub ends: bool,
}

/// How many articles of a host share an edit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shared {
    /// Articles that show it.
    pub articles: u32,
    /// Articles of the host that were looked at since its first sight.
    pub looked: u32,
    /// Whether it was told as an edit of the site.
    pub told: bool,
}

impl Store {
    /// What is remembered of the noise of the host that an article is on.
    pub async fn lore(&self, article: ArticleId) -> Result<Lore, StoreError> {
        self.read(move |tx| {
            let noise = tx
                .prepare_cached(
                    "SELECT n.* FROM noise n JOIN articles a ON a.host = n.host
                     WHERE a.id = ?1 AND coalesce(n.article, a.id) = a.id",
                )?
                .query_map([article], noise)?
                .collect::<Result<_, _>>()?;
            let moves = tx
                .prepare_cached(
                    "SELECT m.* FROM moves m JOIN articles a ON a.host = m.host WHERE a.id = ?1",
                )?
                .query_map([article], moves)?
                .collect::<Result<_, _>>()?;
            Ok(Lore { noise, moves })
        })
        .await
    }

    /// All patterns, of one host or of all; forgotten ones too.
    pub async fn noise(&self, host: Option<String>) -> Result<Vec<NoiseRow>, StoreError> {
        self.read(move |tx| {
            let mut statement = tx.prepare_cached(
                "SELECT * FROM noise WHERE host = coalesce(?1, host)
                     OR host IN ('http://' || ?1, 'https://' || ?1)
                 ORDER BY host, id",
            )?;
            let found = statement
                .query_map([host], |row| Ok(NoiseRow { id: row.get("id")?, noise: noise(row)? }))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Forgets a pattern; whether there is one of this number.
    pub async fn forget_noise(&self, id: i64, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |tx| {
            let forgotten = tx.execute(
                "UPDATE noise SET forgotten_at = coalesce(forgotten_at, ?2) WHERE id = ?1",
                (id, Instant(now)),
            )?;
            Ok(forgotten == 1)
        })
        .await
    }

    /// Notes what a user taught about the host of an article: what was forgotten counts again.
    pub async fn teach_noise(&self, taught: Vec<Noise>) -> Result<(), StoreError> {
        self.write(move |tx| {
            for one in &taught {
                learn(tx, one)?;
                tx.execute(
                    "UPDATE noise SET forgotten_at = NULL, origin = ?5, reason = ?6, learned_at = ?7
                     WHERE host = ?1 AND kind = ?2 AND place = ?3 AND skeleton = ?4
                       AND article IS NULL",
                    (
                        &one.host,
                        one.skeleton.kind.as_str(),
                        &one.skeleton.place,
                        &one.skeleton.text,
                        one.origin.as_str(),
                        &one.reason,
                        Instant(one.learned_at),
                    ),
                )?;
            }
            Ok(())
        })
        .await
    }

    /// The host of an article: scheme, name and port of its address.
    pub async fn host(&self, article: ArticleId) -> Result<String, StoreError> {
        self.read(move |tx| {
            let sql = "SELECT host FROM articles WHERE id = ?1";
            Ok(tx.query_row(sql, [article], |row| row.get(0))?)
        })
        .await
    }

    /// How many articles of the article's host share an edit, at the instant `now`.
    pub async fn shared_edit(
        &self,
        article: ArticleId,
        digest: String,
        now: Timestamp,
    ) -> Result<Shared, StoreError> {
        self.read(move |tx| Ok(shared(tx, article, &digest, now)?)).await
    }
}

fn shared(
    tx: &Transaction<'_>,
    article: ArticleId,
    digest: &str,
    now: Timestamp,
) -> rusqlite::Result<Shared> {
    tx.prepare_cached(
        "WITH same AS (
             SELECT s.* FROM shared_edits s JOIN articles a ON a.host = s.host
             WHERE a.id = :article AND s.digest = :digest AND s.at >= :since)
         SELECT (SELECT count(*) FROM same) AS articles,
             (SELECT count(*) FROM articles WHERE host = (SELECT host FROM same LIMIT 1)
                 AND last_check_at >= (SELECT min(at) FROM same)) AS looked,
             (SELECT coalesce(max(told), 0) FROM same) AS told",
    )?
    .query_row(
        named_params! {":article": article, ":digest": digest, ":since": Instant(since(now))},
        |row| {
            Ok(Shared {
                articles: row.get("articles")?,
                looked: row.get("looked")?,
                told: row.get("told")?,
            })
        },
    )
}

fn since(now: Timestamp) -> Timestamp {
    now.saturating_sub(TOGETHER).unwrap_or(Timestamp::MIN)
}

/// Notes that an article shows an edit; what is too old to be the same is dropped.
pub(super) fn share(
    tx: &Transaction<'_>,
    article: ArticleId,
    digest: &str,
    now: Timestamp,
) -> Outcome<()> {
    tx.prepare_cached("DELETE FROM shared_edits WHERE at < ?1")?.execute([Instant(since(now))])?;
    tx.prepare_cached(
        "INSERT INTO shared_edits (host, digest, article, at)
         SELECT host, ?2, id, ?3 FROM articles WHERE id = ?1 ON CONFLICT DO NOTHING",
    )?
    .execute((article, digest, Instant(now)))?;
    Ok(())
}

/// Notes that a shared edit is told as one of the site; whether nobody has done so before.
pub(super) fn tell_shared(
    tx: &Transaction<'_>,
    article: ArticleId,
    digest: &str,
    now: Timestamp,
) -> Outcome<bool> {
    if shared(tx, article, digest, now)?.told {
        return Ok(false);
    }
    tx.prepare_cached("UPDATE shared_edits SET told = 1 WHERE article = ?1 AND digest = ?2")?
        .execute((article, digest))?;
    Ok(true)
}

/// Notes what is noise from now on. What is known stays as it is, forgotten or not.
pub(super) fn learn(tx: &Transaction<'_>, one: &Noise) -> Outcome<()> {
    tx.prepare_cached(
        "INSERT INTO noise (host, article, kind, place, skeleton, before, after, origin, reason,
             learned_at)
         VALUES (:host, :article, :kind, :place, :skeleton, :before, :after, :origin, :reason,
             :learned_at) ON CONFLICT DO NOTHING",
    )?
    .execute(named_params! {
        ":host": one.host, ":article": one.article, ":kind": one.skeleton.kind.as_str(),
        ":place": one.skeleton.place, ":skeleton": one.skeleton.text, ":before": one.before,
        ":after": one.after, ":origin": one.origin.as_str(), ":reason": one.reason,
        ":learned_at": Instant(one.learned_at),
    })?;
    Ok(())
}

/// Writes the rows of an article.
pub(super) fn moved(tx: &Transaction<'_>, article: ArticleId, movement: &Movement) -> Outcome<()> {
    if movement.ends {
        tx.prepare_cached("DELETE FROM moves WHERE article = ?1")?.execute([article])?;
    }
    let mut insert = tx.prepare_cached(
        "INSERT OR REPLACE INTO moves (article, host, kind, place, skeleton, fetches, quick, swaps,
             before, after)
         SELECT id, host, :kind, :place, :skeleton, :fetches, :quick, :swaps, :before, :after
         FROM articles WHERE id = :article",
    )?;
    for one in &movement.moved {
        insert.execute(named_params! {
            ":article": article, ":kind": one.skeleton.kind.as_str(),
            ":place": one.skeleton.place, ":skeleton": one.skeleton.text, ":fetches": one.row,
            ":quick": one.quick, ":swaps": one.swaps, ":before": one.before, ":after": one.after,
        })?;
    }
    Ok(())
}

fn noise(row: &Row<'_>) -> rusqlite::Result<Noise> {
    Ok(Noise {
        host: row.get("host")?,
        article: row.get("article")?,
        skeleton: skeleton(row)?,
        before: row.get("before")?,
        after: row.get("after")?,
        origin: row.get::<_, Origin>("origin")?.0,
        reason: row.get("reason")?,
        learned_at: rows::instant(row, "learned_at")?,
        forgotten_at: rows::maybe_instant(row, "forgotten_at")?,
    })
}

fn moves(row: &Row<'_>) -> rusqlite::Result<Moves> {
    Ok(Moves {
        article: row.get("article")?,
        skeleton: skeleton(row)?,
        row: row.get("fetches")?,
        quick: row.get("quick")?,
        swaps: row.get("swaps")?,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}

fn skeleton(row: &Row<'_>) -> rusqlite::Result<Skeleton> {
    Ok(Skeleton {
        kind: row.get::<_, Kind>("kind")?.0,
        place: row.get("place")?,
        text: row.get("skeleton")?,
    })
}

/// The kind of a skeleton by its word.
struct Kind(SkeletonKind);

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "numbers" => Ok(Self(SkeletonKind::Numbers)),
            "opening" => Ok(Self(SkeletonKind::Opening)),
            "variants" => Ok(Self(SkeletonKind::Variants)),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// How a pattern came to be known, by its word.
struct Origin(NoiseOrigin);

impl FromSql for Origin {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "learned" => Ok(Self(NoiseOrigin::Learned)),
            "taught" => Ok(Self(NoiseOrigin::Taught)),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
