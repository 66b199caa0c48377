//! How many revisions were recorded when, in spans of equal length.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::period::TELLING;
use crate::model::{Disclosure, Revision};

/// The lengths of a span, in hours: an hour, six, a day, a week, 30 days, a year.
const STEPS: [i64; 6] = [1, 6, 24, 7 * 24, 30 * 24, 365 * 24];

/// No more spans than this, so that each is seen on a phone.
const MOST: i64 = 60;

const HOUR: i64 = 3600;

/// Revisions over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// The length of a span in hours.
    pub hours: i64,
    /// The spans from the first to the last, those without revisions too. None where there is no
    /// revision.
    pub bars: Vec<Bar>,
}

/// The revisions of one span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Where the span begins.
    pub since: Timestamp,
    /// How many were disclosed how, in the order of [`TELLING`].
    pub counts: [usize; TELLING.len()],
}

impl Timeline {
    /// The revisions by the time at which they were recorded.
    pub(super) fn of(revisions: &[&Revision], since: Option<Timestamp>, until: Timestamp) -> Self {
        let times = || revisions.iter().map(|one| one.detected_at.as_second());
        let (Some(oldest), Some(newest)) = (times().min(), times().max()) else {
            return Self { hours: 24, bars: Vec::new() };
        };
        let first = since.map_or(oldest, |since| since.as_second().min(oldest));
        let last = until.as_second().max(newest);
        let hours = step(last - first);
        let length = hours * HOUR;
        let start = first.div_euclid(length.min(24 * HOUR)) * length.min(24 * HOUR);
        let mut bars = empty(start, last, length);
        for one in revisions {
            let at = usize::try_from((one.detected_at.as_second() - start) / length);
            if let Some(bar) = at.ok().and_then(|at| bars.get_mut(at)) {
                bar.add(one.comparison.disclosure);
            }
        }
        Self { hours, bars }
    }

    /// The most revisions of a span.
    pub fn highest(&self) -> usize {
        self.bars.iter().map(Bar::total).max().unwrap_or(0)
    }
}

impl Bar {
    /// All revisions of the span.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    fn add(&mut self, disclosure: Disclosure) {
        for (count, _) in self.counts.iter_mut().zip(TELLING).filter(|(_, one)| *one == disclosure)
        {
            *count += 1;
        }
    }
}

/// The shortest length of which at most [`MOST`] cover so many seconds; the longest where none does.
fn step(seconds: i64) -> i64 {
    let fits = |hours: &i64| seconds / (hours * HOUR) < MOST;
    STEPS.into_iter().find(fits).unwrap_or(STEPS[STEPS.len() - 1])
}

/// The spans from `start` on, until one holds `last`.
fn empty(start: i64, last: i64, length: i64) -> Vec<Bar> {
    let starts = (0..).map(|at| start + at * length).take_while(|at| *at <= last);
    let bar = |at| Bar {
        since: Timestamp::UNIX_EPOCH
            .saturating_add(SignedDuration::from_secs(at))
            .unwrap_or_default(),
        counts: [0; TELLING.len()],
    };
    starts.map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Period, samples};

    #[test]
    fn each_revision_stands_in_its_span() {
        let line = samples::period().timeline();
        assert_eq!((line.hours, line.bars.len(), line.highest()), (6, 29, 4));
        let full: Vec<&Bar> = line.bars.iter().filter(|bar| bar.total() > 0).collect();
        assert_eq!(full.len(), 1);
        assert_eq!(full[0].since, samples::at("2023-05-19T06:00:00Z"));
        assert_eq!(full[0].counts, [2, 0, 0, 1, 1, 0]);
    }

    #[test]
    fn spans_are_as_long_as_there_is_room_for() {
        let day = 24 * HOUR;
        for (seconds, hours) in [(day, 1), (10 * day, 6), (59 * day, 24), (400 * day, 168)] {
            assert_eq!(step(seconds), hours, "{seconds}");
        }
        assert_eq!(step(i64::MAX), 8760);
    }

    #[test]
    fn without_revisions_there_is_no_line() {
        let empty = Period { revisions: Vec::new(), ..samples::period() };
        assert_eq!(empty.timeline().bars, []);
    }
}
