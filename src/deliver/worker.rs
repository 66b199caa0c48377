//! The worker: claims what is due for a sink, sends it, and records what came of it.

use std::time::Duration;

use futures_util::future::join_all;
use futures_util::{StreamExt as _, stream};
use jiff::Timestamp;

use super::webhook::{Answer, Webhook};
use crate::alert::Secret;
use crate::alert::backoff::{Failed, Next, next};
use crate::clock::Clock;
use crate::guard::Guard;
use crate::model::Sink;
use crate::store::{Attempt, DeliveryNext, DueDelivery, Store, StoreError};

/// How much longer than the slowest possible batch a claim holds.
const SPARE: Duration = Duration::from_secs(30);

/// A sink with the key that it shares with its receiver.
#[derive(Debug, Clone)]
pub struct SinkAccess {
    /// The sink.
    pub sink: Sink,
    /// The key; without one nothing is signed.
    pub secret: Option<Secret>,
}

/// How deliveries are made.
#[derive(Debug, Clone)]
pub struct DeliverOptions {
    /// How long a receiver may take for one answer.
    pub timeout: Duration,
    /// How long after its birth a delivery is still attempted.
    pub give_up_after: Duration,
    /// The `User-Agent` that receivers see.
    pub user_agent: String,
    /// Requests in flight to one sink; at least one.
    pub concurrency: usize,
}

/// What a round of deliveries came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Those that arrived.
    pub sent: usize,
    /// Those that failed and are attempted again.
    pub failed: usize,
    /// Those that were given up.
    pub dead: usize,
}

/// Delivers what is due.
pub struct Deliverer {
    store: Store,
    clock: Clock,
    sinks: Vec<SinkAccess>,
    options: DeliverOptions,
    webhook: Webhook,
}

impl Deliverer {
    /// A deliverer for these sinks. An error where the system gives no TLS to speak with.
    pub fn new(
        store: Store,
        guard: Guard,
        clock: Clock,
        sinks: Vec<SinkAccess>,
        options: DeliverOptions,
    ) -> Result<Self, reqwest::Error> {
        let webhook = Webhook::new(guard, &options)?;
        Ok(Self { store, clock, sinks, options, webhook })
    }

    /// The sinks that are delivered to.
    pub fn sinks(&self) -> impl Iterator<Item = &Sink> {
        self.sinks.iter().map(|access| &access.sink)
    }

    /// Attempts every delivery that is due now, once, all sinks side by side.
    ///
    /// The whole takes as long as the slowest sink; a daemon gives each sink a loop of its own with
    /// [`Deliverer::deliver_to`].
    pub async fn deliver_due(&self) -> Result<Delivered, StoreError> {
        let rounds = join_all(self.sinks.iter().map(|access| self.round(access))).await;
        rounds.into_iter().try_fold(Delivered::default(), |sum, round| Ok(sum.and(round?)))
    }

    /// Attempts every delivery that is due now to the sink of this name, once.
    pub async fn deliver_to(&self, sink: &str) -> Result<Delivered, StoreError> {
        match self.sinks.iter().find(|access| access.sink.name == sink) {
            Some(access) => self.round(access).await,
            None => Ok(Delivered::default()),
        }
    }

    /// Batch after batch, until nothing is left that was due at the start.
    async fn round(&self, access: &SinkAccess) -> Result<Delivered, StoreError> {
        let start = self.clock.now();
        let name = [access.sink.name.clone()];
        let mut sum = Delivered::default();
        loop {
            let lease = self.since(start) + self.options.timeout + SPARE;
            let due = self.store.claim_deliveries(start, self.breadth(), lease, &name).await?;
            if due.is_empty() {
                return Ok(sum);
            }
            sum = sum.and(self.batch(access, due).await?);
        }
    }

    async fn batch(
        &self,
        access: &SinkAccess,
        due: Vec<DueDelivery>,
    ) -> Result<Delivered, StoreError> {
        let attempts = due.into_iter().map(|delivery| self.attempt(access, delivery));
        let results: Vec<_> =
            stream::iter(attempts).buffer_unordered(self.breadth()).collect().await;
        results
            .into_iter()
            .try_fold(Delivered::default(), |sum, one| Ok(sum.and(Delivered::of(one?))))
    }

    /// One attempt, recorded.
    async fn attempt(
        &self,
        access: &SinkAccess,
        due: DueDelivery,
    ) -> Result<DeliveryNext, StoreError> {
        let at = self.clock.now();
        let answer = self.webhook.post(access, &due.event, at).await;
        let took = self.since(at);
        let (status, error, next) = self.judge(&due, answer);
        if let Some(error) = &error {
            tracing::warn!(sink = %due.sink, event = due.event.id(), ?next, "not delivered: {error}");
        }
        self.store.record_attempt(due.id, Attempt { at, status, error, took }, next).await?;
        Ok(next)
    }

    /// What an answer means for the delivery: its status, what went wrong, and what follows.
    fn judge(
        &self,
        due: &DueDelivery,
        answer: Answer,
    ) -> (Option<u16>, Option<String>, DeliveryNext) {
        match answer {
            Answer::Accepted(status) => (Some(status), None, DeliveryNext::Delivered),
            Answer::Gone => {
                let error = "the receiver answered 410 Gone: it wants no more".to_owned();
                (Some(410), Some(error), DeliveryNext::Dead)
            }
            Answer::Failed { status, error, retry_after } => {
                (status, Some(error), self.after_failure(due, retry_after))
            }
        }
    }

    fn after_failure(&self, due: &DueDelivery, retry_after: Option<Timestamp>) -> DeliveryNext {
        let failed = Failed {
            event_id: due.event.id(),
            attempts: due.attempts.saturating_add(1),
            created_at: due.created_at,
            retry_after,
        };
        match next(&failed, self.clock.now(), self.options.give_up_after) {
            Next::At(at) => DeliveryNext::Retry(at),
            Next::Dead => DeliveryNext::Dead,
        }
    }

    fn breadth(&self) -> usize {
        self.options.concurrency.max(1)
    }

    fn since(&self, instant: Timestamp) -> Duration {
        Duration::try_from(self.clock.now().duration_since(instant)).unwrap_or_default()
    }
}

impl Delivered {
    fn of(next: DeliveryNext) -> Self {
        let none = Self::default();
        match next {
            DeliveryNext::Delivered => Self { sent: 1, ..none },
            DeliveryNext::Retry(_) => Self { failed: 1, ..none },
            DeliveryNext::Dead => Self { dead: 1, ..none },
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            sent: self.sent + other.sent,
            failed: self.failed + other.failed,
            dead: self.dead + other.dead,
        }
    }
}
