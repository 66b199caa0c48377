//! The journeys, readable from top to bottom: poll a source, visit an article, make a whole round.
//!
//! - [`Pipeline::poll`]: a source's address -> what stands there ([`Channel`]) -> its entries, those of
//!   its sitemaps and of its older pages -> articles to visit
//! - [`Pipeline::visit`]: an article's address -> text -> comparison -> version, revision, events
//! - [`Pipeline::round`]: every source, every article, every confirmation, once
//! - [`Pipeline::find`]: an address that a user gave -> a feed or an article to watch
//!
//! A visit fetches, reads, decides and records, in this order. Reading is [`Sighting`], deciding is
//! [`decide`]: both are values of values, so that a test needs neither network nor database.

mod absence;
mod channel;
mod continued;
mod decide;
mod draft;
mod find;
mod gather;
mod identity;
mod noise;
mod outage;
mod outlook;
mod poll;
mod record;
mod reread;
mod revise;
mod round;
mod sighting;
mod sitemaps;
mod tell;
mod visit;
mod watch;
mod whereabouts;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use jiff::SignedDuration;
use tokio::sync::Semaphore;

use crate::clock::Clock;
use crate::extract::Profiles;
use crate::fetch::Fetcher;
use crate::model::Sink;
use crate::schedule::Effort;
use crate::store::{Store, StoreError};

pub use channel::{Channel, NoChannel};
pub use find::{Found, NothingFound};
pub use outlook::Outlook;
pub use poll::Poll;
pub use round::{Progress, Round};
pub use sighting::{Gone, Sighting};
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
    /// How much is spent on looking at articles again.
    pub recheck: Effort,
    /// After how many failures in a row a source is called failing.
    pub failing_after: u32,
    /// The longest pause between two attempts at a failing source or article.
    pub max_backoff: SignedDuration,
    /// How many articles may begin to be watched by one read of a source, the newest first.
    pub most_new: usize,
    /// How many sitemaps of an index are fetched at one poll.
    pub sitemaps: usize,
    /// How many older pages of a new source's feed are read.
    pub backfill: usize,
    /// How far a feed's wish to be asked less often is followed.
    pub heed_up_to: SignedDuration,
}

/// So many refusals in a row with a `Retry-After` are answered to the second; then a source, or an
/// article, is asked no sooner than any other that fails.
const PATIENCE: u32 = 10;

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
    tokio::task::spawn_blocking(read).await.map_err(|_| PANICKED.to_owned())
}

/// What is said of a page that made a step of its journey panic.
const PANICKED: &str = "reading it made the reader fail: please report this page";

/// Does what is no reading by itself and may still panic on what was read, as a comparison may.
///
/// # Errors
/// The sentence to be shown in place of a result.
async fn caught<T>(journey: impl Future<Output = T>) -> Result<T, String> {
    AssertUnwindSafe(journey).catch_unwind().await.map_err(|_| PANICKED.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_ends_nothing_but_its_own_step() {
        let readers = Semaphore::new(1);
        for _ in 0..2 {
            let read = guarded(&readers, || -> u8 { panic!("a hostile page") }).await;
            assert_eq!(read, Err(PANICKED.to_owned()));
        }
        assert_eq!(guarded(&readers, || 7).await, Ok(7));
        assert_eq!(
            caught::<()>(async { panic!("a hostile text") }).await,
            Err(PANICKED.to_owned())
        );
        assert_eq!(caught(async { 7 }).await, Ok(7));
    }
}
