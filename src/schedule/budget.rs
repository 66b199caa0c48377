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
