//! When a delivery that failed is attempted again.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// Seconds to wait after the first failed attempt, the second, and so on; after the last of them
/// daily. The schedule that the Standard Webhooks specification suggests, with one more early step.
const WAITS: [u64; 10] =
    [5, 30, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 14 * 3_600, 20 * 3_600, LONGEST];

/// The longest wait in seconds. A server that asks for a longer one is asked again after this.
const LONGEST: u64 = 24 * 3_600;

/// What becomes of a delivery after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is attempted again at this instant.
    At(Timestamp),
    /// It has been tried long enough.
    Dead,
}

/// A delivery whose last attempt failed.
#[derive(Debug, Clone, Copy)]
pub struct Failed<'a> {
    /// The event's id, from which the spread of the waits comes.
    pub event_id: &'a str,
    /// The attempts made so far, with the one that failed.
    pub attempts: u32,
    /// When the delivery was born.
    pub created_at: Timestamp,
    /// When the receiver asked to be left alone until, if it did.
    pub retry_after: Option<Timestamp>,
}

/// When `failed` is attempted again: after the wait that its number of attempts asks for, up to a
/// tenth longer so that many deliveries do not come back at one instant, and not before the
/// receiver's `Retry-After`. Dead where that is later than `give_up_after` behind its birth.
pub fn next(failed: &Failed<'_>, now: Timestamp, give_up_after: Duration) -> Next {
    let wait = later(now, with_jitter(wait_after(failed.attempts), failed));
    let longest = later(now, Duration::from_secs(LONGEST));
    let asked = failed.retry_after.unwrap_or(Timestamp::MIN).min(longest);
    let at = wait.max(asked);
    if at > later(failed.created_at, give_up_after) { Next::Dead } else { Next::At(at) }
}

fn wait_after(attempts: u32) -> Duration {
    let step = attempts.saturating_sub(1) as usize;
    Duration::from_secs(WAITS.get(step).copied().unwrap_or(LONGEST))
}

fn with_jitter(wait: Duration, failed: &Failed<'_>) -> Duration {
    let share = spread(failed.event_id, failed.attempts) % 1_000;
    wait + wait * u32::try_from(share).unwrap_or(0) / 10_000
}

/// FNV-1a: the same number for the same id and attempt on every machine.
fn spread(id: &str, attempts: u32) -> u64 {
    id.bytes().chain(attempts.to_be_bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn later(instant: Timestamp, span: Duration) -> Timestamp {
    let span = SignedDuration::try_from(span).unwrap_or(SignedDuration::MAX);
    instant.saturating_add(span).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WEEK: Duration = Duration::from_secs(7 * 24 * 3_600);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn failed(attempts: u32) -> Failed<'static> {
        Failed { event_id: "a", attempts, created_at: at(0), retry_after: None }
    }

    fn waited(failed: &Failed<'_>, now: Timestamp) -> Duration {
        match next(failed, now, WEEK) {
            Next::At(instant) => instant.duration_since(now).unsigned_abs(),
            Next::Dead => panic!("dead"),
        }
    }

    #[test]
    fn waits_grow_from_seconds_to_a_day() {
        for (attempts, seconds) in
            [(1, 5), (2, 30), (3, 300), (5, 7_200), (10, 86_400), (99, 86_400)]
        {
            let wait = waited(&failed(attempts), at(0)).as_secs();
            assert!((seconds..=seconds + seconds / 10).contains(&wait), "{attempts}: {wait}");
        }
    }

    #[test]
    fn the_receivers_wish_is_honoured_up_to_a_day() {
        let asked = |second| Failed { retry_after: Some(at(second)), ..failed(1) };
        assert_eq!(waited(&asked(600), at(0)), Duration::from_secs(600));
        assert!(waited(&asked(1), at(0)) >= Duration::from_secs(5));
        assert_eq!(waited(&asked(90 * 86_400), at(0)), Duration::from_secs(86_400));
    }

    #[test]
    fn it_ends() {
        assert_eq!(next(&failed(12), at(6 * 86_400 + 86_000), WEEK), Next::Dead);
        assert_eq!(next(&failed(1), at(0), Duration::ZERO), Next::Dead);
    }

    proptest! {
        #[test]
        fn two_events_are_spread_and_one_is_not(id in "[a-f0-9]{8}", attempts in 1_u32..20) {
            let one = Failed { event_id: &id, ..failed(attempts) };
            prop_assert_eq!(next(&one, at(0), WEEK), next(&one, at(0), WEEK));
            let wait = wait_after(attempts);
            prop_assert!(waited(&one, at(0)) >= wait && waited(&one, at(0)) <= wait + wait / 10);
        }

        #[test]
        fn a_delivery_is_never_attempted_after_its_end(attempts: u32, now in 0_i64..2_000_000, asked in 0_i64..3_000_000) {
            let one = Failed { retry_after: Some(at(asked)), ..failed(attempts) };
            if let Next::At(instant) = next(&one, at(now), WEEK) {
                prop_assert!(instant > at(now) && instant <= at(7 * 86_400));
            }
        }
    }
}
