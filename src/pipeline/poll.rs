//! Poll a source: fetch its feed, read its entries, record them.

use jiff::Timestamp;
use serde_json::json;

use super::{Pipeline, Result, guarded};
use crate::feed;
use crate::fetch::{Accept, FetchError, Request, Response};
use crate::model::{Entry, EventKind, SourceKind, SourceRef};
use crate::schedule::next_poll;
use crate::store::{ArticleId, PollOutcome, PollRecord, SourceRow, Told};

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

/// Why a source could not be read.
enum Unread {
    Resting(Timestamp),
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
            SourceKind::Feed => self.fetch_feed(row).await,
        };
        let at = self.clock.now();
        match read {
            Ok(outcome) => self.record_poll(row, outcome, at).await,
            Err(Unread::Failed(error)) => {
                self.record_poll(row, PollOutcome::Failed { error }, at).await
            }
            Err(Unread::Resting(until)) => {
                self.store.rest_source(row.id, until).await?;
                Ok(Poll::Resting)
            }
        }
    }

    async fn fetch_feed(&self, row: &SourceRow) -> Result<PollOutcome, Unread> {
        let request = Request {
            url: row.source.url.clone(),
            validators: row.validators.clone(),
            accept: Accept::Feed,
            language: row.source.language.clone(),
        };
        let response = self.fetcher.get(&request).await.map_err(|error| match error {
            FetchError::Resting { until, .. } => Unread::Resting(until),
            error => Unread::Failed(error.to_string()),
        })?;
        match response.status {
            304 => Ok(PollOutcome::NotModified),
            200..=299 => self.read_feed(response).await.map_err(Unread::Failed),
            status => {
                Err(Unread::Failed(format!("{} answered with status {status}", response.url)))
            }
        }
    }

    async fn read_feed(&self, response: Response) -> Result<PollOutcome, String> {
        let moved_to = response.moved_to();
        let Response { body, content_type, url, validators, .. } = response;
        let read = move || feed::parse(&body, content_type.as_deref(), &url);
        let parsed = guarded(&self.readers, read).await?.map_err(|error| error.to_string())?;
        Ok(PollOutcome::Read {
            validators,
            title: parsed.feed.title,
            moved_to,
            entries: parsed.feed.entries.into_iter().filter(|entry| !entry.id.is_empty()).collect(),
        })
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
    }
}
