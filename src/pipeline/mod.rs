//! The journeys, readable from top to bottom: poll a source, visit an article, make a whole round.
//!
//! - [`Pipeline::poll`]: a source's address -> its entries -> articles to visit
//! - [`Pipeline::visit`]: an article's address -> text -> comparison -> version, revision, events
//! - [`Pipeline::round`]: every source, every article, every confirmation, once
//! - [`Pipeline::find`]: an address that a user gave -> a feed or an article to watch
//!
//! A visit fetches, reads, decides and records, in this order. Reading is [`Sighting`], deciding is
//! [`decide`]: both are values of values, so that a test needs neither network nor database.

mod absence;
mod decide;
mod draft;
mod find;
mod identity;
mod poll;
mod record;
mod reread;
mod revise;
mod round;
mod sighting;
mod tell;
mod visit;
mod watch;

use std::sync::Arc;

use jiff::SignedDuration;
use tokio::sync::Semaphore;

use crate::clock::Clock;
use crate::extract::Profiles;
use crate::fetch::Fetcher;
use crate::model::Sink;
use crate::schedule::Bounds;
use crate::store::{Store, StoreError};

pub use find::{Found, NothingFound};
pub use poll::Poll;
pub use round::{Progress, Round};
pub use sighting::Sighting;
pub use visit::Visit;

/// What the journeys need of the world.
#[derive(Clone)]
pub struct Pipeline {
    /// Where everything is kept.
    pub store: Store,
    /// Who fetches.
    pub fetcher: Fetcher,
    /// What time it is.
    pub clock: Clock,
    /// Site rules.
    pub profiles: Arc<Profiles>,
    /// Who wants to be told of what.
    pub sinks: Arc<Vec<Sink>>,
    /// When to look again, and when to speak.
    pub terms: Terms,
    /// Pages are read side by side, but no more than there are cores.
    pub readers: Arc<Semaphore>,
}

/// When to look again, and when to speak.
#[derive(Debug, Clone)]
pub struct Terms {
    /// How long after the first sight of a changed text the confirming fetch is made.
    pub confirm_after: SignedDuration,
    /// How long an article must be missing (404) before it is called withdrawn.
    pub withdrawn_after: SignedDuration,
    /// Between which intervals an article is looked at again.
    pub recheck: Bounds,
    /// After how many failures in a row a source is called failing.
    pub failing_after: u32,
    /// The longest pause between two attempts at a failing source or article.
    pub max_backoff: SignedDuration,
    /// How far a feed's wish to be asked less often is followed.
    pub heed_up_to: SignedDuration,
}

/// How many pages may be read at once on this machine.
pub fn readers() -> Arc<Semaphore> {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    Arc::new(Semaphore::new(cores))
}

/// Runs what might panic on a hostile page where a panic ends nothing.
///
/// # Errors
/// The sentence to be shown in place of a result.
async fn guarded<T: Send + 'static>(
    readers: &Semaphore,
    read: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let _place = readers.acquire().await.map_err(|closed| closed.to_string())?;
    tokio::task::spawn_blocking(read)
        .await
        .map_err(|_| "reading it made the reader fail: please report this page".to_owned())
}

impl Pipeline {
    /// Writes down what the fetcher learned of hosts: a rest outlives a restart, and a robots.txt is
    /// asked for once a day.
    async fn keep_hosts(&self) -> Result<()> {
        let news = self.fetcher.news();
        if news.is_empty() { Ok(()) } else { self.store.keep_hosts(news).await }
    }
}

/// What ends a journey: only the store can.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
