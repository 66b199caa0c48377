//! Poll a source: fetch its feed, read its entries, record them.

use jiff::Timestamp;
use serde_json::json;

use super::gather::Unread;
use super::{Pipeline, Result};
use crate::model::{Entry, EventKind, SourceKind, SourceRef};
use crate::schedule::next_poll;
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

impl Pipeline {
    /// Polls one source and records all that came of it in one transaction.
    ///
    /// # Errors
    /// Only the store's. A source that fails is a result, counted and shown.
    pub async fn poll(&self, row: &SourceRow) -> Result<Poll> {
        let read = match row.source.kind {
            SourceKind::Article => Ok(the_article_itself(row)),
            _ => self.gather(row).await,
        };
        let at = self.clock.now();
        match read {
            Ok(outcome) => self.record_poll(row, outcome, at).await,
            Err(Unread::Failed(error)) => {
                self.record_poll(row, PollOutcome::Failed { error }, at).await
            }
            Err(Unread::Store(error)) => Err(error),
            Err(Unread::Resting(until)) => {
                self.store.rest_source(row.id, until).await?;
                Ok(Poll::Resting)
            }
        }
    }

    async fn record_poll(
        &self,
        row: &SourceRow,
        outcome: PollOutcome,
        at: Timestamp,
    ) -> Result<Poll> {
        let failed = match &outcome {
            PollOutcome::Failed { error } => Some(error.clone()),
            _ => None,
        };
        let unmodified = matches!(outcome, PollOutcome::NotModified);
        let failures = if failed.is_some() { row.failures.saturating_add(1) } else { 0 };
        let events = self.tell_health(row, failed.as_deref(), failures, at);
        let schedule = &row.source.schedule;
        let record = PollRecord {
            source: row.id,
            at,
            next_poll_at: next_poll(schedule, at, failures, self.terms.max_backoff),
            outcome,
            events,
        };
        let result = self.store.record_poll(record).await?;
        Ok(match failed {
            Some(error) => Poll::Failed(error),
            None if unmodified => Poll::NotModified,
            None => Poll::Read { entries: result.seen, new: result.new, changed: result.changed },
        })
    }

    /// A source that fails is told of once, and its recovery once.
    fn tell_health(
        &self,
        row: &SourceRow,
        failed: Option<&str>,
        failures: u32,
        at: Timestamp,
    ) -> Vec<Told> {
        let source = SourceRef { name: row.source.name.clone(), url: row.source.url.clone() };
        let since = json!(row.failing_since.unwrap_or(at));
        match failed {
            Some(reason) if !row.told_failing && failures >= self.terms.failing_after => {
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

/// A source that is one article lists itself.
fn the_article_itself(row: &SourceRow) -> PollOutcome {
    let entry = Entry {
        id: row.source.url.clone(),
        url: Some(row.source.url.clone()),
        title: None,
        summary: None,
        published: None,
        updated: None,
        language: row.source.language.clone(),
    };
    PollOutcome::Read {
        validators: row.validators.clone(),
        title: None,
        moved_to: None,
        entries: vec![entry],
        reading: Reading { read_as: SourceKind::Article.as_str().to_owned(), ..Reading::default() },
    }
}
