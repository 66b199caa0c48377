//! An article with all that the next look at it needs.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction};

use super::error::Outcome;
use super::{ArticleId, SourceId, Store, StoreError, VersionState, habits, loads, rows, versions};
use crate::model::{Habits, Load, Validators};

/// The state of the watch over an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// When to look again.
    pub next_check_at: Timestamp,
    /// The last look.
    pub last_check_at: Option<Timestamp>,
    /// To ask again with.
    pub validators: Validators,
    /// Looks in a row that brought no answer.
    pub failures: u32,
    /// The first of these looks.
    pub failing_since: Option<Timestamp>,
    /// What went wrong at the last look.
    pub last_error: Option<String>,
    /// The first of the looks in a row at which the page was gone.
    pub gone_since: Option<Timestamp>,
    /// The number of these looks.
    pub gone_looks: u32,
    /// When the article was called withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// When the article was called unstable.
    pub unstable_at: Option<Timestamp>,
    /// How often the page flipped between texts.
    pub flips: u32,
    /// When the last edit was recorded.
    pub last_edit_at: Option<Timestamp>,
    /// The digest of a text that has nothing in common with the article's, where the last look showed one.
    pub strange: Option<i64>,
}

impl Watch {
    /// A watch that has seen nothing yet.
    pub fn new(next_check_at: Timestamp) -> Self {
        Self {
            next_check_at,
            last_check_at: None,
            validators: Validators::default(),
            failures: 0,
            failing_since: None,
            last_error: None,
            gone_since: None,
            gone_looks: 0,
            withdrawn_at: None,
            unstable_at: None,
            flips: 0,
            last_edit_at: None,
            strange: None,
        }
    }
}

/// What an article inherits from the source that it is watched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceContext {
    /// Its number.
    pub id: SourceId,
    /// Its name.
    pub name: String,
    /// Its address: where it was configured, or has moved for good.
    pub url: String,
    /// The language of its articles where they do not say.
    pub language: Option<String>,
    /// The zone of stamps that name none.
    pub timezone: Option<String>,
    /// When it was first read.
    pub baseline_at: Option<Timestamp>,
    /// Whether its last poll failed.
    pub fails: bool,
    /// Since when most of its articles do not answer.
    pub down_since: Option<Timestamp>,
    /// When they last did again.
    pub recovered_at: Option<Timestamp>,
}

/// What was learned of when an article may be edited.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Learned {
    /// The edits of its content that were recorded.
    pub edits: u32,
    /// Whether a live source listed it when it was last read.
    pub listed: bool,
    /// When a changed entry last asked for a check.
    pub asked_at: Option<Timestamp>,
    /// The habits of all sources together.
    pub all: Habits,
    /// The habits of its source.
    pub own: Habits,
    /// How often its host was asked.
    pub load: Load,
}

/// An article with all that the next look at it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleState {
    /// Its number.
    pub id: ArticleId,
    /// Where it is fetched.
    pub url: String,
    /// What makes it this article and no other.
    pub identity: String,
    /// The source that it is watched for.
    pub source: SourceContext,
    /// Its headline.
    pub title: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// When it became known.
    pub added_at: Timestamp,
    /// The number of visits recorded: to be given back in [`super::VisitRecord::visits`].
    pub visits: u64,
    /// The state of the watch.
    pub watch: Watch,
    /// What was learned of when it may be edited.
    pub learned: Box<Learned>,
    /// The newest confirmed version.
    pub current: Option<VersionState>,
    /// The unconfirmed version.
    pub pending: Option<VersionState>,
}

impl Store {
    /// An article with all that the next look at it needs; none where it is a part of another by now.
    pub async fn article(&self, id: ArticleId) -> Result<Option<ArticleState>, StoreError> {
        self.read(move |tx| read(tx, id)).await
    }

    /// Every address that an article is known by, in canonical form, the newest first: where its entry
    /// has got another address than the one that it is fetched from, that one is among them.
    pub async fn addresses(&self, article: ArticleId) -> Result<Vec<String>, StoreError> {
        self.read(move |tx| {
            let mut statement = tx.prepare_cached(
                "SELECT address FROM addresses WHERE article = ?1 ORDER BY added_at DESC, address",
            )?;
            let found = statement.query_map([article], |row| row.get(0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .await
    }
}

fn read(tx: &Transaction<'_>, id: ArticleId) -> Outcome<Option<ArticleState>> {
    let article = tx
        .prepare_cached(
            "SELECT a.*, s.name AS source_name, coalesce(s.moved_to, s.url) AS source_url,
                 s.language AS source_language, s.timezone AS source_timezone,
                 s.baseline_at AS source_baseline_at, s.failures > 0 AS source_fails,
                 s.down_since AS source_down_since, s.recovered_at AS source_recovered_at,
                 (SELECT count(*) FROM revisions r
                  WHERE r.article = a.id AND r.significance > 0) AS edits,
                 EXISTS (SELECT 1 FROM entries e JOIN sources l ON l.id = e.source
                  WHERE e.article = a.id AND e.missing_since IS NULL AND l.removed_at IS NULL)
                     AS listed
             FROM articles a JOIN sources s ON s.id = a.source WHERE a.id = ?1 AND a.part_of IS NULL",
        )?
        .query_row([id], state)
        .optional()?;
    let Some(mut article) = article else { return Ok(None) };
    article.current = versions::current(tx, id)?;
    article.pending = versions::pending(tx, id)?;
    [article.learned.all, article.learned.own] = habits::read(tx, article.source.id)?;
    article.learned.load = loads::load(tx, id)?;
    Ok(Some(article))
}

fn state(row: &Row<'_>) -> rusqlite::Result<ArticleState> {
    Ok(ArticleState {
        id: row.get("id")?,
        url: row.get("url")?,
        identity: row.get("identity")?,
        source: SourceContext {
            id: row.get("source")?,
            name: row.get("source_name")?,
            url: row.get("source_url")?,
            language: row.get("source_language")?,
            timezone: row.get("source_timezone")?,
            baseline_at: rows::maybe_instant(row, "source_baseline_at")?,
            fails: row.get("source_fails")?,
            down_since: rows::maybe_instant(row, "source_down_since")?,
            recovered_at: rows::maybe_instant(row, "source_recovered_at")?,
        },
        title: row.get("title")?,
        language: row.get("language")?,
        added_at: rows::instant(row, "added_at")?,
        visits: row.get::<_, i64>("visits")? as u64,
        watch: watch(row)?,
        learned: Box::new(Learned {
            edits: row.get("edits")?,
            listed: row.get("listed")?,
            asked_at: rows::maybe_instant(row, "asked_at")?,
            ..Learned::default()
        }),
        current: None,
        pending: None,
    })
}

fn watch(row: &Row<'_>) -> rusqlite::Result<Watch> {
    Ok(Watch {
        next_check_at: rows::instant(row, "next_check_at")?,
        last_check_at: rows::maybe_instant(row, "last_check_at")?,
        validators: rows::validators(row)?,
        failures: row.get("failures")?,
        failing_since: rows::maybe_instant(row, "failing_since")?,
        last_error: row.get("last_error")?,
        gone_since: rows::maybe_instant(row, "gone_since")?,
        gone_looks: row.get("gone_looks")?,
        withdrawn_at: rows::maybe_instant(row, "withdrawn_at")?,
        unstable_at: rows::maybe_instant(row, "unstable_at")?,
        flips: row.get("flips")?,
        last_edit_at: rows::maybe_instant(row, "last_edit_at")?,
        strange: row.get("strange")?,
    })
}
