//! Poll a source: fetch its feed, read its entries, record them.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::gather::Unread;
use super::{PATIENCE, Pipeline, Result, caught};
use crate::model::{Entry, EventKind, Rhythm, SourceKind, SourceRef};
use crate::schedule::{Wishes, next_poll, spread};
use crate::store::{ArticleId, PollOutcome, PollRecord, Reading, SourceRow, Told};

/// What came of a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Poll {
    /// The server says that nothing changed.
    NotModified,
    /// The entries were read.
    Read {
        /// How many there are.
        entries: usize,
        /// Articles that were not known before.
        new: Vec<ArticleId>,
        /// Articles whose entry changed.
        changed: Vec<ArticleId>,
    },
    /// The host asked to be left alone.
    Resting,
    /// Nothing could be read, with the reason.
    Failed(String),
}

/// What a source brought, and how long its server takes that for fresh.
pub(super) struct Answer {
    pub(super) outcome: PollOutcome,
    pub(super) fresh_for: Option<SignedDuration>,
}

impl Pipeline {
    /// Polls one source and records all that came of it in one transaction.
    ///
    /// # Errors
    /// Only the store's. A source that fails is a result, counted and shown.
    pub async fn poll(&self, row: &SourceRow) -> Result<Poll> {
        let read = if row.source.kind == SourceKind::Article {
            Ok(the_article_itself(row))
        } else {
            let gathered = caught(self.gather(row)).await;
            gathered.unwrap_or_else(|reason| Err(Unread::Failed(reason)))
        };
        self.keep_hosts().await?;
        let at = self.clock.now();
        let answer = match read {
            Ok(answer) => answer,
            Err(Unread::Failed(error)) => Answer::of(PollOutcome::Failed { error }),
            Err(Unread::Ended(error)) => Answer::of(PollOutcome::Ended { error }),
            Err(Unread::Resting(until, reason)) => {
                self.store.rest_source(row.id, until, reason).await?;
                return Ok(Poll::Resting);
            }
            Err(Unread::Store(error)) => return Err(error),
        };
        self.record_poll(row, answer, at).await
    }

    async fn record_poll(&self, row: &SourceRow, answer: Answer, at: Timestamp) -> Result<Poll> {
        let (failed, ended) = match &answer.outcome {
            PollOutcome::Failed { error } => (Some(error.clone()), false),
            PollOutcome::Ended { error } => (Some(error.clone()), true),
            _ => (None, false),
        };
        let unmodified = matches!(answer.outcome, PollOutcome::NotModified { .. });
        let failures = if failed.is_some() { row.failures.saturating_add(1) } else { 0 };
        let events = self.tell_health(row, failed.as_deref(), failures, ended, at);
        let record = PollRecord {
            source: row.id,
            at,
            next_poll_at: self.next_poll(row, &answer, failures, at),
            outcome: answer.outcome,
            events,
        };
        let result = self.store.record_poll(record).await?;
        Ok(match failed {
            Some(error) => Poll::Failed(error),
            None if unmodified => Poll::NotModified,
            None => Poll::Read { entries: result.seen, new: result.new, changed: result.changed },
        })
    }

    /// When the source is polled next: by its schedule and what its publisher asks for; where its
    /// host asked to be left alone, when it may be asked again.
    fn next_poll(
        &self,
        row: &SourceRow,
        answer: &Answer,
        failures: u32,
        at: Timestamp,
    ) -> Timestamp {
        let schedule = &row.source.schedule;
        let next = next_poll(schedule, at, failures, self.terms.max_backoff);
        if let Some(until) = self.fetcher.rest(&row.source.url) {
            return if failures <= PATIENCE { until } else { next.max(until) };
        }
        if failures > 0 {
            return next;
        }
        let rhythm = match &answer.outcome {
            PollOutcome::Read { rhythm, .. } => rhythm,
            _ => &row.rhythm,
        };
        let wishes = Wishes { fresh_for: answer.fresh_for, rhythm };
        let seed = (row.id.0 as u64).wrapping_add(at.as_second() as u64);
        wishes.heeded(spread(schedule, next, at, seed), at, self.terms.heed_up_to)
    }

    /// A source that fails is told of once, and its recovery once.
    fn tell_health(
        &self,
        row: &SourceRow,
        failed: Option<&str>,
        failures: u32,
        ended: bool,
        at: Timestamp,
    ) -> Vec<Told> {
        let source = SourceRef { name: row.source.name.clone(), url: row.source.url.clone() };
        let since = json!(row.failing_since.unwrap_or(at));
        match failed {
            Some(reason)
                if !row.told_failing && (ended || failures >= self.terms.failing_after) =>
            {
                let about = [("reason", json!(reason)), ("since", since)];
                vec![self.tell(EventKind::SourceFailing, at, source, None, &about)]
            }
            None if row.told_failing => {
                vec![self.tell(EventKind::SourceRecovered, at, source, None, &[("since", since)])]
            }
            _ => Vec::new(),
        }
    }
}

impl Answer {
    fn of(outcome: PollOutcome) -> Self {
        Self { outcome, fresh_for: None }
    }
}

/// A source that is one article lists itself.
fn the_article_itself(row: &SourceRow) -> Answer {
    let entry = Entry {
        id: row.source.url.clone(),
        url: Some(row.source.url.clone()),
        title: None,
        summary: None,
        published: None,
        updated: None,
        language: row.source.language.clone(),
    };
    Answer::of(PollOutcome::Read {
        validators: row.validators.clone(),
        title: None,
        moved_to: None,
        rhythm: Rhythm::default(),
        entries: vec![entry],
        reading: Reading { read_as: SourceKind::Article.as_str().to_owned(), ..Reading::default() },
    })
}
