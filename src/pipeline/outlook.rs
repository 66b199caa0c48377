//! When an article is looked at next and why, and what a look at it taught.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::Terms;
use super::visit::Visit;
use crate::model::{Disclosure, Precision, Revision, Stamp};
use crate::schedule::{self, Known, Lesson, Life, Plan, Rates, explain, next_check};
use crate::store::{ArticleState, Write};

/// When an article is looked at next, and why then.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outlook {
    /// When.
    pub at: Timestamp,
    /// Why, in words.
    pub because: String,
    /// The numbers behind it, where the policy chose the time.
    pub plan: Option<Plan>,
}

impl Outlook {
    /// Why an article is looked at next when it is, by what is known now.
    pub fn of(state: &ArticleState, terms: &Terms) -> Self {
        let watch = &state.watch;
        let plan = watch.last_check_at.map(|at| plan(state, state.learned.edits, terms, at));
        let words = |text: &str| (text.to_owned(), None);
        let (because, plan) = match plan {
            None => words("for the first time"),
            _ if state.pending.is_some() => words("to confirm a change that was seen"),
            _ if watch.gone_looks > 0 => words("to see whether it is back"),
            _ if watch.failures > 0 => words("to try again after a failure"),
            _ if was_asked(state) => words("its entry in the feed changed"),
            Some(plan) => (explain(&plan), Some(plan)),
        };
        Self { at: watch.next_check_at, because, plan }
    }
}

/// Whether a changed entry asks for a look that was not made yet.
fn was_asked(state: &ArticleState) -> bool {
    state.learned.asked_at.is_some_and(|asked| state.watch.last_check_at < Some(asked))
}

/// When to look next after a look at `at` that makes it so many `edits`.
pub(super) fn plan(state: &ArticleState, edits: u32, terms: &Terms, at: Timestamp) -> Plan {
    let known = Known {
        life: life(state, at),
        first_seen: state.added_at,
        edits,
        listed: state.learned.listed,
    };
    next_check(&known, &rates(state), &state.learned.load, &terms.recheck, at)
}

fn rates(state: &ArticleState) -> Rates {
    Rates::learned(&state.learned.all, &state.learned.own)
}

fn life(state: &ArticleState, at: Timestamp) -> Life {
    let zone = zone(state);
    let stamp = state.current.as_ref().and_then(|version| version.extraction.published.as_ref());
    let stamped = stamp.and_then(|stamp| published_by(stamp, &zone));
    Life {
        born: stamped.map_or(state.added_at, |stamped| stamped.min(state.added_at)),
        utc_offset: zone.to_offset(at).seconds(),
    }
}

/// When an article with this stamp was published at the latest: a day is over at its end.
fn published_by(stamp: &Stamp, zone: &TimeZone) -> Option<Timestamp> {
    let instant = stamp.value.instant(zone)?;
    let day = stamp.value.precision() == Precision::Day;
    let rest = if day { SignedDuration::from_hours(24) } else { SignedDuration::ZERO };
    instant.checked_add(rest).ok()
}

/// The zone that the source's editors live in.
fn zone(state: &ArticleState) -> TimeZone {
    let named = state.source.timezone.as_deref().and_then(|name| TimeZone::get(name).ok());
    named.unwrap_or(TimeZone::UTC)
}

/// What a look adds to the counters: a request to the host, and what it taught where the known text was
/// seen again or gave way to another.
pub(super) fn taught(
    state: &ArticleState,
    visit: &Visit,
    terms: &Terms,
    at: Timestamp,
) -> Vec<Write> {
    if *visit == Visit::Resting {
        return Vec::new();
    }
    let wanted = schedule::stretch(&state.learned.load, terms.recheck.looks_per_day, at);
    let look = Write::Look { day: schedule::day(at), wanted };
    let lesson = lesson(state, visit, at).map(|lesson| Write::Learn {
        source: state.source.id,
        seen: Box::new(lesson.counters(&rates(state))),
    });
    [look].into_iter().chain(lesson).collect()
}

fn lesson(state: &ArticleState, visit: &Visit, at: Timestamp) -> Option<Lesson> {
    let last_seen_at = state.current.as_ref()?.last_seen_at;
    let edited = match visit {
        Visit::Same => None,
        // A site that gives its texts new dates edits nothing.
        Visit::Revised(revision) if !is_content(revision) => None,
        Visit::Revised(revision) => Some(made_between(revision, &zone(state))),
        _ => return None,
    };
    Some(Lesson {
        life: life(state, at),
        watched: [last_seen_at, at],
        edited,
        listed: state.learned.listed,
        announced: state.learned.asked_at.is_some_and(|asked| asked > last_seen_at),
    })
}

/// Whether a revision counts as an edit.
pub(super) fn is_content(revision: &Revision) -> bool {
    !matches!(revision.comparison.disclosure, Disclosure::StampOnly | Disclosure::None)
}

/// Between which instants an edit was made: between two looks, or when the page says where it was then.
fn made_between(revision: &Revision, zone: &TimeZone) -> [Timestamp; 2] {
    let [from, to] = revision.observed_between;
    let stamp = revision.to.updated.as_ref().map(|stamp| &stamp.value);
    let exact = stamp.filter(|value| value.precision() != Precision::Day);
    let said = exact.and_then(|value| value.instant(zone));
    match said.filter(|said| (from..=to).contains(said)) {
        Some(said) => [said, said],
        None => [from, to],
    }
}
