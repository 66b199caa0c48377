//! What a publisher asks for: to be polled less often, and not by everybody at once.

use jiff::{SignedDuration, Timestamp};

use crate::model::{Rhythm, Schedule};

/// A poll comes earlier than its interval by up to this share of it.
const SPREAD: i64 = 10;

/// Steps over hours that a feed wants to be left out: a week of them.
const HOURS: i64 = 7 * 24;

/// What a publisher asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// How much longer its answer is fresh, by the headers.
    pub fresh_for: Option<SignedDuration>,
    /// How often its feed wants to be asked.
    pub rhythm: &'a Rhythm,
}

impl Wishes<'_> {
    /// `next`, made later as far as the publisher asks for it, but by no wish later than `at_most`
    /// after `now`.
    pub fn heeded(&self, next: Timestamp, now: Timestamp, at_most: SignedDuration) -> Timestamp {
        let pause = self.fresh_for.max(self.rhythm.every).unwrap_or(SignedDuration::ZERO);
        let later = |span| now.saturating_add(span).unwrap_or(Timestamp::MAX);
        let latest = next.max(later(at_most));
        let wished = next.max(later(pause)).min(latest);
        self.after_silence(wished).min(latest)
    }

    /// The first hour from then on in which something may come.
    fn after_silence(&self, from: Timestamp) -> Timestamp {
        let first = from.as_second().div_euclid(3600);
        let open = |hour: &i64| !self.rhythm.skips(weekday(*hour), hour.rem_euclid(24) as i8);
        match (first..first + HOURS).find(open) {
            Some(hour) if hour > first => Timestamp::from_second(hour * 3600).unwrap_or(from),
            _ => from,
        }
    }
}

/// The day of the week of an hour since 1970, Monday being 1: that hour was one of a Thursday.
fn weekday(hour: i64) -> i8 {
    (hour.div_euclid(24) + 3).rem_euclid(7) as i8 + 1
}

/// Spreads polls of an interval: those that began together drift apart. `seed` is any number that
/// differs from source to source and from poll to poll. Cron times are kept to the second.
pub fn spread(schedule: &Schedule, next: Timestamp, now: Timestamp, seed: u64) -> Timestamp {
    let Schedule::Every(_) = schedule else { return next };
    let share = next.duration_since(now).as_millis() as i64 / SPREAD;
    if share <= 0 {
        return next;
    }
    // The finaliser of SplitMix64: neighbouring seeds become far numbers.
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let early = (mixed ^ (mixed >> 31)) % share as u64;
    next.saturating_sub(SignedDuration::from_millis(early as i64)).unwrap_or(next)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_longest_wish_is_heeded_up_to_the_bound() {
        let now = at("2026-11-24T08:00:00Z");
        let next = now + SignedDuration::from_mins(15);
        let minutes = |fresh: Option<i64>, ttl: Option<i64>| {
            let rhythm = Rhythm { every: ttl.map(SignedDuration::from_mins), ..Rhythm::default() };
            let wishes =
                Wishes { fresh_for: fresh.map(SignedDuration::from_mins), rhythm: &rhythm };
            wishes.heeded(next, now, HOUR).duration_since(now).as_mins()
        };
        assert_eq!(minutes(None, None), 15);
        assert_eq!(minutes(Some(5), None), 15);
        assert_eq!(minutes(Some(20), Some(30)), 30);
        assert_eq!(minutes(Some(40), Some(30)), 40);
        assert_eq!(minutes(None, Some(1440)), 60);
    }

    #[test]
    fn hours_and_days_without_news_are_left_out_up_to_the_bound() {
        // A Tuesday.
        let now = at("2026-11-24T21:50:00Z");
        let next = at("2026-11-24T22:05:00Z");
        let rhythm = Rhythm { skip_hours: vec![22, 23], skip_days: vec![3], ..Rhythm::default() };
        let wishes = Wishes { fresh_for: None, rhythm: &rhythm };
        assert_eq!(wishes.heeded(next, now, 100 * HOUR), at("2026-11-26T00:00:00Z"));
        assert_eq!(wishes.heeded(next, now, HOUR), at("2026-11-24T22:50:00Z"));
        let never = Rhythm { skip_hours: (0..24).collect(), ..Rhythm::default() };
        let wishes = Wishes { fresh_for: None, rhythm: &never };
        assert_eq!(wishes.heeded(next, now, HOUR), next, "a feed that leaves out all means none");
    }

    #[test]
    fn a_longer_interval_than_any_bound_stays() {
        let (now, rhythm) = (at("2026-11-24T08:00:00Z"), Rhythm::default());
        let next = now + 24 * HOUR;
        let wishes = Wishes { fresh_for: Some(2 * HOUR), rhythm: &rhythm };
        assert_eq!(wishes.heeded(next, now, HOUR), next);
        assert_eq!(wishes.heeded(next, now, SignedDuration::ZERO), next);
    }

    proptest! {
        #[test]
        fn polls_are_spread_over_the_last_tenth_of_their_interval(seed: u64, secs in 1_i64..100_000) {
            let now = Timestamp::UNIX_EPOCH;
            let every = SignedDuration::from_secs(secs);
            let next = spread(&Schedule::Every(every), now + every, now, seed);
            prop_assert!(next <= now + every);
            prop_assert!(next.duration_since(now).as_millis() * 10 >= every.as_millis() * 9);
        }
    }

    #[test]
    fn polls_that_began_together_drift_apart_and_cron_times_are_kept() {
        let now = Timestamp::UNIX_EPOCH;
        let every = Schedule::Every(SignedDuration::from_mins(15));
        let next = now + SignedDuration::from_mins(15);
        let mut times: Vec<_> = (0..100).map(|seed| spread(&every, next, now, seed)).collect();
        times.sort();
        times.dedup();
        assert!(times.len() > 90);
        let spans: Vec<i64> =
            times.windows(2).map(|pair| pair[1].duration_since(pair[0]).as_secs()).collect();
        assert!(spans.iter().all(|span| *span < 15), "{spans:?}");
        let cron = Schedule::Cron { expression: String::new(), timezone: String::new() };
        assert_eq!(spread(&cron, next, now, 7), next);
    }
}
