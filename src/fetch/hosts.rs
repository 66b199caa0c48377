//! What is known of hosts: which asked to be left alone and until when (`Retry-After`, RFC 9110
//! 10.2.3), and what their robots.txt says. It is written down between two runs as [`HostNote`]s.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::robots::Robots;
use crate::model::{HostNote, retry_after};

/// The longest rest that is granted: a server that asks for a year has a bug.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// So long a robots.txt is taken as it was received (RFC 9309, 2.4).
const ROBOTS_FRESH: SignedDuration = SignedDuration::from_hours(24);

/// So long it is taken while it cannot be received anew (RFC 9309, 2.3.1.4, names 30 days).
const ROBOTS_STALE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// So long a robots.txt that could not be received is not asked for again.
const ROBOTS_LATER: SignedDuration = SignedDuration::from_mins(5);

/// Statuses on which `Retry-After` means that we come back too soon: those for which it was made, and
/// those with which some servers send it.
const MEANT: [u16; 5] = [301, 403, 429, 503, 509];

/// What is known of all hosts.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    known: Mutex<HashMap<String, Known>>,
    /// Those of which there is something to write down.
    news: Mutex<BTreeSet<String>>,
}

/// What is known of one host.
#[derive(Debug, Clone, Default)]
struct Known {
    resting_until: Option<Timestamp>,
    robots: Option<(Arc<Robots>, Timestamp)>,
    /// Why its robots.txt could not be received, and when that was.
    unreachable: Option<(String, Timestamp)>,
    /// Held by whoever asks for its robots.txt: others wait for what comes.
    asking: Arc<tokio::sync::Mutex<()>>,
}

/// What is known of a robots.txt without asking.
#[derive(Debug, Clone)]
pub(super) enum Recalled {
    /// Its rules.
    Rules(Arc<Robots>),
    /// It could not be received a moment ago, with the reason.
    Unreachable(String),
    /// It must be asked for.
    Unknown,
}

impl Hosts {
    /// The end of the host's rest, where it rests at `now`.
    pub(super) fn rest(&self, host: &str, now: Timestamp) -> Option<Timestamp> {
        self.read(host, |known| known.resting_until).filter(|until| *until > now)
    }

    /// Lets a host rest until `until`, never shorter than it already does.
    pub(super) fn begin_rest(&self, host: &str, until: Timestamp) {
        self.change(host, |known| known.resting_until = known.resting_until.max(Some(until)));
        self.note(host);
    }

    /// The least time between two requests that a host asks for.
    pub(super) fn crawl_delay(&self, host: &str) -> Option<Duration> {
        self.read(host, |known| known.robots.as_ref().and_then(|(robots, _)| robots.crawl_delay()))
    }

    /// What is known of a host's robots.txt at `now`.
    pub(super) fn robots(&self, host: &str, now: Timestamp) -> Recalled {
        let recent = |at: Timestamp, span| now.duration_since(at) < span;
        let recall = |known: &Known| match (&known.robots, &known.unreachable) {
            (Some((rules, at)), _) if recent(*at, ROBOTS_FRESH) => {
                Some(Recalled::Rules(rules.clone()))
            }
            (rules, Some((reason, failed))) if recent(*failed, ROBOTS_LATER) => match rules {
                Some((rules, at)) if recent(*at, ROBOTS_STALE) => {
                    Some(Recalled::Rules(rules.clone()))
                }
                _ => Some(Recalled::Unreachable(reason.clone())),
            },
            _ => None,
        };
        self.read(host, recall).unwrap_or(Recalled::Unknown)
    }

    /// A robots.txt was received.
    pub(super) fn keep_robots(&self, host: &str, robots: Robots, at: Timestamp) {
        self.change(host, |known| {
            known.robots = Some((Arc::new(robots), at));
            known.unreachable = None;
        });
        self.note(host);
    }

    /// A robots.txt could not be received. That is not written down: the next run asks anew.
    pub(super) fn miss_robots(&self, host: &str, reason: String, at: Timestamp) {
        self.change(host, |known| known.unreachable = Some((reason, at)));
    }

    /// Waits until nobody else asks for the host's robots.txt.
    pub(super) async fn ask_alone(&self, host: &str) -> tokio::sync::OwnedMutexGuard<()> {
        let mut asking = Arc::default();
        self.change(host, |known| asking = Arc::clone(&known.asking));
        tokio::sync::Mutex::lock_owned(asking).await
    }

    /// Takes over what an earlier run wrote down.
    pub(super) fn remember(&self, notes: Vec<HostNote>) {
        for note in notes {
            let robots = note.robots.and_then(|text| serde_json::from_str(&text).ok());
            self.change(&note.host, |known| {
                known.resting_until = known.resting_until.max(note.resting_until);
                if let (Some(robots), Some(at)) = (robots, note.robots_at) {
                    known.robots.get_or_insert((Arc::new(robots), at));
                }
            });
        }
    }

    /// What is to be written down, once.
    pub(super) fn news(&self) -> Vec<HostNote> {
        let hosts = std::mem::take(&mut *lock(&self.news));
        let note = |host: String| {
            self.read(&host, |known| {
                let (robots, robots_at) =
                    known.robots.as_ref().map_or((None, None), |(rules, at)| {
                        (serde_json::to_string(rules.as_ref()).ok(), Some(*at))
                    });
                let (host, resting_until) = (host.clone(), known.resting_until);
                Some(HostNote { host, resting_until, robots, robots_at })
            })
        };
        hosts.into_iter().filter_map(note).collect()
    }

    fn note(&self, host: &str) {
        lock(&self.news).insert(host.to_owned());
    }

    fn read<T>(&self, host: &str, read: impl FnOnce(&Known) -> Option<T>) -> Option<T> {
        lock(&self.known).get(host).and_then(read)
    }

    fn change(&self, host: &str, change: impl FnOnce(&mut Known)) {
        change(lock(&self.known).entry(host.to_owned()).or_default());
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// When an answer wants the next request, where it says so: at most a week from `now`.
pub(super) fn wanted(status: u16, header: Option<&str>, now: Timestamp) -> Option<Timestamp> {
    if !MEANT.contains(&status) {
        return None;
    }
    let latest = now.saturating_add(LONGEST).unwrap_or(Timestamp::MAX);
    Some(retry_after(header?, now)?.min(latest)).filter(|until| *until > now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn seconds_and_dates_are_understood_and_capped() {
        let now = at("2026-11-24T08:00:00Z");
        for (value, until) in [
            ("120", Some("2026-11-24T08:02:00Z")),
            (" 7 ", Some("2026-11-24T08:00:07Z")),
            ("Tue, 24 Nov 2026 09:30:00 GMT", Some("2026-11-24T09:30:00Z")),
            ("Tuesday, 24-Nov-26 09:30:00 GMT", Some("2026-11-24T09:30:00Z")),
            ("Tue Nov 24 09:30:00 2026", Some("2026-11-24T09:30:00Z")),
            ("99999999999999999999", Some("2026-12-01T08:00:00Z")),
            ("0", None),
            ("Tue, 24 Nov 2020 09:30:00 GMT", None),
            ("-5", None),
            ("soon", None),
        ] {
            assert_eq!(wanted(503, Some(value), now), until.map(at), "{value}");
        }
        assert!(
            [301, 403, 429, 503].iter().all(|status| wanted(*status, Some("1"), now).is_some())
        );
        assert_eq!((wanted(200, Some("1"), now), wanted(503, None, now)), (None, None));
    }

    #[test]
    fn a_rest_is_not_cut_short_ends_and_outlives_the_run() {
        let hosts = Hosts::default();
        let now = at("2026-11-24T08:00:00Z");
        let (soon, late) = (at("2026-11-24T08:01:00Z"), at("2026-11-24T09:00:00Z"));
        hosts.begin_rest("https://a.example", late);
        hosts.begin_rest("https://a.example", soon);
        assert_eq!(hosts.rest("https://a.example", now), Some(late));
        assert_eq!(hosts.rest("https://a.example", late), None);
        assert_eq!(hosts.rest("https://b.example", now), None);
        let later = Hosts::default();
        later.remember(hosts.news());
        assert_eq!(later.rest("https://a.example", now), Some(late));
        assert_eq!(hosts.news(), [], "what was written down once is no news");
    }

    #[test]
    fn a_robots_file_is_taken_for_a_day_and_longer_where_there_is_no_newer() {
        let hosts = Hosts::default();
        let now = at("2026-11-24T08:00:00Z");
        let later = |hours| now + SignedDuration::from_hours(hours);
        let host = "https://a.example";
        assert!(matches!(hosts.robots(host, now), Recalled::Unknown));
        hosts.keep_robots(host, Robots::parse(b"User-agent: *\nDisallow: /x"), now);
        let again = Hosts::default();
        again.remember(hosts.news());
        for hosts in [&hosts, &again] {
            assert!(matches!(hosts.robots(host, later(23)), Recalled::Rules(_)));
            assert!(matches!(hosts.robots(host, later(24)), Recalled::Unknown));
        }
        hosts.miss_robots(host, "down".to_owned(), later(24));
        assert!(matches!(hosts.robots(host, later(24)), Recalled::Rules(_)));
        assert!(matches!(hosts.robots(host, later(25)), Recalled::Unknown));
        hosts.miss_robots(host, "down".to_owned(), later(31 * 24));
        assert!(matches!(hosts.robots(host, later(31 * 24)), Recalled::Unreachable(_)));
    }
}
