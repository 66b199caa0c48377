//! Who may ask when: so many requests in flight per host and in all, so far apart.
//!
//! A request first takes its host's place and its turn there, and only then one of the places that
//! all hosts share: a slow host holds up nobody but itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;
use url::{Host as UrlHost, Url};

use crate::model::address;

/// From so many known hosts on, those that nobody waits for are forgotten.
const PRUNE_FROM: usize = 256;

/// Places and turns.
#[derive(Debug)]
pub(super) struct Pace {
    everywhere: Arc<Semaphore>,
    per_host: usize,
    min_interval: Duration,
    /// The longest interval that any host may have.
    longest: Duration,
    hosts: Mutex<HashMap<String, Arc<Host>>>,
}

#[derive(Debug)]
struct Host {
    places: Arc<Semaphore>,
    /// The start of the last request; held by whose turn it is.
    turn: tokio::sync::Mutex<Option<Instant>>,
}

/// The right to have one request in flight, until it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    _host: Option<OwnedSemaphorePermit>,
    everywhere: Option<OwnedSemaphorePermit>,
}

/// A request that takes longer counts no more among all: hosts that hang keep their own places
/// only, and not those of hosts that answer.
const PATIENCE: Duration = Duration::from_secs(2);

impl Place {
    /// Does `work` in this place.
    pub(super) async fn hold<T>(mut self, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        if let Ok(done) = tokio::time::timeout(PATIENCE, &mut work).await {
            return done;
        }
        self.everywhere = None;
        work.await
    }
}

impl Pace {
    pub(super) fn new(
        concurrency: usize,
        per_host: usize,
        min_interval: Duration,
        longest: Duration,
    ) -> Self {
        Self {
            everywhere: Arc::new(Semaphore::new(concurrency.max(1))),
            per_host: per_host.max(1),
            min_interval,
            longest,
            hosts: Mutex::default(),
        }
    }

    /// Waits until a request to `url` may start, whose site asks for so much time between two.
    /// Requests to one host start in the order they came.
    pub(super) async fn enter(&self, url: &Url, crawl_delay: Option<Duration>) -> Place {
        let host = self.host(url);
        let interval = if is_loopback(url) { Duration::ZERO } else { self.min_interval };
        let interval = interval.max(crawl_delay.unwrap_or_default());
        // The semaphores are never closed; `ok` would say so by a place that limits nothing.
        let place = Arc::clone(&host.places).acquire_owned().await.ok();
        let mut last_start = host.turn.lock().await;
        if let Some(last) = *last_start {
            tokio::time::sleep_until(last + interval).await;
        }
        let everywhere = Arc::clone(&self.everywhere).acquire_owned().await.ok();
        *last_start = Some(Instant::now());
        Place { _host: place, everywhere }
    }

    fn host(&self, url: &Url) -> Arc<Host> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() >= PRUNE_FROM {
            hosts.retain(|_, host| host.is_wanted(self.longest));
        }
        let fresh = || Arc::new(Host::new(self.per_host));
        Arc::clone(hosts.entry(address::host_key(url)).or_insert_with(fresh))
    }
}

impl Host {
    fn new(places: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), turn: tokio::sync::Mutex::default() }
    }

    /// Whether forgetting it would let a request start too early, or one too many.
    fn is_wanted(self: &Arc<Self>, interval: Duration) -> bool {
        // A place in flight holds the semaphore, a request that waits holds the host.
        let held = Arc::strong_count(self) > 1 || Arc::strong_count(&self.places) > 1;
        let recent = match self.turn.try_lock() {
            Ok(last) => last.is_some_and(|last| last.elapsed() < interval),
            Err(_) => true,
        };
        held || recent
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(UrlHost::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(UrlHost::Ipv4(address)) => address.is_loopback(),
        Some(UrlHost::Ipv6(address)) => address.to_canonical().is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn starts_at_one_host_are_apart_and_other_hosts_do_not_wait() {
        let pace = Pace::new(8, 2, SECOND, SECOND);
        let begun = Instant::now();
        let (a, b) = (url("https://a.example/1"), url("https://b.example/1"));
        drop(pace.enter(&a, None).await);
        drop(pace.enter(&b, None).await);
        assert_eq!(begun.elapsed(), Duration::ZERO);
        drop(pace.enter(&a, None).await);
        assert_eq!(begun.elapsed(), SECOND);
    }

    #[tokio::test(start_paused = true)]
    async fn loopback_waits_for_nothing_and_ports_are_hosts() {
        let pace = Pace::new(8, 1, SECOND, SECOND);
        let begun = Instant::now();
        for address in ["http://127.0.0.1:1/", "http://[::1]:1/", "http://localhost/"] {
            drop(pace.enter(&url(address), None).await);
            drop(pace.enter(&url(address), None).await);
        }
        let one = pace.enter(&url("http://a.example:1/"), None).await;
        let other = pace.enter(&url("http://a.example:2/"), None).await;
        assert_eq!(begun.elapsed(), Duration::ZERO);
        drop((one, other));
    }

    #[tokio::test(start_paused = true)]
    async fn a_crawl_delay_is_kept_on_loopback_too() {
        let pace = Pace::new(8, 2, SECOND, 5 * SECOND);
        let begun = Instant::now();
        let site = url("http://127.0.0.1:1/");
        drop(pace.enter(&site, None).await);
        drop(pace.enter(&site, Some(5 * SECOND)).await);
        assert_eq!(begun.elapsed(), 5 * SECOND);
        drop(pace.enter(&url("https://a.example/"), Some(Duration::ZERO)).await);
        drop(pace.enter(&url("https://a.example/"), Some(Duration::ZERO)).await);
        assert_eq!(begun.elapsed(), 6 * SECOND, "the longer of the two holds");
    }

    #[tokio::test(start_paused = true)]
    async fn a_queue_at_one_host_takes_no_place_of_others() {
        let pace = Arc::new(Pace::new(2, 1, Duration::ZERO, SECOND));
        let slow = url("https://slow.example/");
        let held = pace.enter(&slow, None).await;
        let queued: Vec<_> = (0..5)
            .map(|_| {
                let (pace, slow) = (Arc::clone(&pace), slow.clone());
                tokio::spawn(async move { drop(pace.enter(&slow, None).await) })
            })
            .collect();
        tokio::task::yield_now().await;
        let other =
            tokio::time::timeout(SECOND, pace.enter(&url("https://b.example/"), None)).await;
        assert!(other.is_ok());
        drop((held, other));
        for task in queued {
            task.await.unwrap();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn hosts_that_hang_keep_no_place_of_others_for_long() {
        let pace = Arc::new(Pace::new(2, 1, Duration::ZERO, SECOND));
        let begun = Instant::now();
        for host in ["https://a.example/", "https://b.example/"] {
            let taken = pace.enter(&url(host), None).await;
            tokio::spawn(taken.hold(tokio::time::sleep(30 * SECOND)));
        }
        drop(pace.enter(&url("https://good.example/"), None).await);
        assert_eq!(begun.elapsed(), PATIENCE);
        drop(pace.enter(&url("https://a.example/"), None).await);
        assert_eq!(begun.elapsed(), 30 * SECOND, "the place of its own host is kept");
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_for_a_shared_place_brings_starts_no_closer() {
        let pace = Arc::new(Pace::new(1, 4, SECOND, SECOND));
        let held = pace.enter(&url("https://b.example/"), None).await;
        let starts: Vec<_> = (0..3)
            .map(|_| {
                let pace = Arc::clone(&pace);
                tokio::spawn(async move {
                    drop(pace.enter(&url("https://a.example/"), None).await);
                    Instant::now()
                })
            })
            .collect();
        tokio::time::sleep(10 * SECOND).await;
        drop(held);
        let mut times = Vec::new();
        for task in starts {
            times.push(task.await.unwrap());
        }
        times.sort();
        assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= SECOND), "{times:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn hosts_that_nobody_waits_for_are_forgotten() {
        let pace = Pace::new(8, 1, SECOND, SECOND);
        let busy = pace.enter(&url("https://busy.example/"), None).await;
        for n in 0..PRUNE_FROM * 2 {
            drop(pace.enter(&url(&format!("https://h{n}.example/")), None).await);
            tokio::time::advance(SECOND).await;
        }
        let known = pace.hosts.lock().unwrap();
        assert!(known.len() <= PRUNE_FROM);
        assert!(known.contains_key("https://busy.example"));
        drop(busy);
    }
}
