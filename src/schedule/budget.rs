//! The budget of looks per host and day.
//!
//! Where a host's articles want more looks than it is to be asked for, all their intervals grow by the
//! same factor. What they want is known from what was done: a look that was made at intervals twice as
//! long stands for two.

use jiff::Timestamp;

use crate::model::{Load, Looks};

const DAY: i64 = 86_400_000;

/// The number of the day of an instant, in UTC.
pub fn day(at: Timestamp) -> i64 {
    at.as_millisecond().div_euclid(DAY)
}

/// The looks of the past 24 hours: today's, and of yesterday's the part that is not 24 hours ago.
pub(super) fn past_day(load: &Load, now: Timestamp) -> Looks {
    let left = 1.0 - now.as_millisecond().rem_euclid(DAY) as f64 / DAY as f64;
    match day(now) - load.day {
        // The clock was put back: what was done is done.
        ..=0 => sum(load.today, load.before, left),
        1 => sum(Looks::default(), load.today, left),
        _ => Looks::default(),
    }
}

fn sum(today: Looks, before: Looks, left: f64) -> Looks {
    Looks { made: today.made + before.made * left, wanted: today.wanted + before.wanted * left }
}

/// By how much the intervals of a host's articles grow: at least 1.
pub fn stretch(load: &Load, looks_per_day: u32, now: Timestamp) -> f64 {
    (past_day(load, now).wanted / f64::from(looks_per_day.max(1))).max(1.0)
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these are exact")]
mod tests {
    use super::*;

    fn noon(day: i64) -> Timestamp {
        Timestamp::from_millisecond(day * DAY + DAY / 2).unwrap()
    }

    fn load(day: i64, today: f64, before: f64) -> Load {
        let looks = |made| Looks { made, wanted: 2.0 * made };
        Load { day, today: looks(today), before: looks(before) }
    }

    #[test]
    fn the_past_day_is_today_and_what_is_left_of_yesterday() {
        let made = |load: &Load, day| past_day(load, noon(day)).made;
        let busy = load(100, 30.0, 40.0);
        assert_eq!([100, 101, 102, 99].map(|day| made(&busy, day)), [50.0, 15.0, 0.0, 50.0]);
        assert_eq!(made(&Load::default(), 20_000), 0.0);
    }

    #[test]
    fn intervals_grow_by_what_was_wanted_over_what_is_allowed() {
        let stretched = |allowed| stretch(&load(100, 30.0, 40.0), allowed, noon(100));
        assert_eq!([1000, 100, 50, 0].map(stretched), [1.0, 1.0, 2.0, 100.0]);
    }
}
