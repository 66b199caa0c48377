//! The heartbeat: it chooses what is due and lets it run; it never works itself.

use std::collections::HashSet;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::{SignedDuration, Timestamp};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{debug, error, info, warn};

use super::{Assembly, systemd};
use crate::pipeline::{Poll, Visit};
use crate::store::{ArticleId, SourceId, SourceRow, StoreError};

/// Sources, and articles, that are claimed at one beat.
const BATCH: usize = 2_000;

/// Articles of one host that are claimed at one beat: the rest of its work stays in the database.
const PER_HOST: usize = 8;

/// How long nothing is begun after the database failed: a full disk must not become a request flood.
const PAUSE: SignedDuration = SignedDuration::from_secs(30);

/// The heart of the daemon.
pub(super) struct Heart {
    assembly: RwLock<Arc<Assembly>>,
    tracker: TaskTracker,
    stopping: CancellationToken,
    in_hand: Mutex<HashSet<Job>>,
    turn: tokio::sync::Mutex<()>,
    pause_until: Mutex<Option<Timestamp>>,
}

/// A piece of work that is done once at a time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Job {
    Poll(SourceId),
    Visit(ArticleId),
    Deliver(String),
}

impl Heart {
    /// A heart that does not beat yet.
    pub(super) fn new(assembly: Assembly, stopping: CancellationToken) -> Arc<Self> {
        Arc::new(Self {
            assembly: RwLock::new(Arc::new(assembly)),
            tracker: TaskTracker::new(),
            stopping,
            in_hand: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
            pause_until: Mutex::default(),
        })
    }

    /// What is at work now.
    pub(super) fn assembly(&self) -> Arc<Assembly> {
        self.assembly.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Work that begins from now on is done by other parts; what is in hand ends with the old ones.
    pub(super) fn replace(&self, assembly: Assembly) {
        *self.assembly.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(assembly);
    }

    /// One beat: begins what is due. A beat that is not over when the next comes is not doubled.
    pub(super) async fn beat(self: &Arc<Self>) {
        let Ok(_turn) = self.turn.try_lock() else { return };
        systemd::alive();
        let now = self.assembly().pipeline.clock.now();
        if self.stopping.is_cancelled() || self.is_paused(now) {
            return;
        }
        if let Err(error) = self.begin_due(now).await {
            self.pause(&error);
        }
    }

    async fn begin_due(self: &Arc<Self>, now: Timestamp) -> Result<(), StoreError> {
        let assembly = self.assembly();
        let store = &assembly.pipeline.store;
        for row in store.due_sources(now, BATCH).await? {
            let (heart, parts) = (self.clone(), assembly.clone());
            self.begin(Job::Poll(row.id), async move { heart.poll(&parts, &row).await });
        }
        for id in store.due_articles(now, PER_HOST, BATCH).await? {
            let (heart, parts) = (self.clone(), assembly.clone());
            self.begin(Job::Visit(id), async move { heart.visit(&parts, id).await });
        }
        if store.next_delivery_at().await?.is_some_and(|due| due <= now) {
            for sink in assembly.deliverer.sinks().map(|sink| sink.name.clone()) {
                let (heart, parts, job) = (self.clone(), assembly.clone(), sink.clone());
                self.begin(Job::Deliver(job), async move { heart.deliver(&parts, &sink).await });
            }
        }
        Ok(())
    }

    /// Lets a job run unless it is in hand. It is abandoned where the daemon's grace ends.
    fn begin(self: &Arc<Self>, job: Job, work: impl Future<Output = ()> + Send + 'static) {
        if !self.in_hand().insert(job.clone()) {
            return;
        }
        let heart = self.clone();
        let work = self.tracker.spawn(work);
        self.tracker.spawn(async move {
            if work.await.is_err() {
                error!(?job, "the job failed in a way that it should not: please report this");
            }
            heart.in_hand().remove(&job);
        });
    }

    async fn poll(&self, assembly: &Assembly, row: &SourceRow) {
        match assembly.pipeline.poll(row).await {
            Ok(Poll::Failed(reason)) => warn!(source = row.source.name, reason, "poll failed"),
            Ok(poll) => debug!(source = row.source.name, ?poll, "polled"),
            Err(error) => self.pause(&error),
        }
    }

    async fn visit(&self, assembly: &Assembly, id: ArticleId) {
        match assembly.pipeline.visit(id).await {
            Ok(Visit::Revised(revision)) => {
                let summary = &revision.comparison.summary;
                info!(article = revision.article.url, summary, "edited");
            }
            Ok(Visit::Failed(reason)) => warn!(article = %id, reason, "visit failed"),
            Ok(visit) => debug!(article = %id, ?visit, "visited"),
            Err(error) => self.pause(&error),
        }
    }

    async fn deliver(&self, assembly: &Assembly, sink: &str) {
        match assembly.deliverer.deliver_to(sink).await {
            Ok(delivered) => debug!(sink, ?delivered, "delivered"),
            Err(error) => self.pause(&error),
        }
    }

    /// Nothing is lost: what was due is due still.
    fn pause(&self, error: &StoreError) {
        let until = self.assembly().pipeline.clock.now() + PAUSE;
        let mut pause = self.pause_until.lock().unwrap_or_else(PoisonError::into_inner);
        if pause.is_none_or(|pause| pause < until - PAUSE) {
            error!(%error, %until, "the database failed; nothing new is begun for a while");
        }
        *pause = Some(until);
    }

    fn is_paused(&self, now: Timestamp) -> bool {
        let pause = *self.pause_until.lock().unwrap_or_else(PoisonError::into_inner);
        pause.is_some_and(|until| now < until)
    }

    /// Waits until everything in hand is done.
    pub(super) async fn finish(&self) {
        self.tracker.close();
        self.tracker.wait().await;
    }

    fn in_hand(&self) -> std::sync::MutexGuard<'_, HashSet<Job>> {
        self.in_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
