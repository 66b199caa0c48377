//! When a source is polled next: at its interval or its cron times, later while it fails.

use chrono::{DateTime, FixedOffset};
use croner::parser::{CronParser, Seconds, Year};
use croner::{Cron, errors::CronError};
use jiff::tz::{Offset, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp};

use crate::model::Schedule;

/// The first rest of a failing source that has cron times and no interval to double.
const FIRST_REST: SignedDuration = SignedDuration::from_mins(1);

/// Why a schedule cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSchedule {
    /// An interval of nothing.
    #[error("the interval must be longer than nothing")]
    NoInterval,
    /// Not a cron expression with seconds.
    #[error(
        "not a cron expression of six fields, as in \"0 */10 6-22 * * *\" (second, minute, hour, day, month, weekday): {0}"
    )]
    Expression(String),
    /// Not a time zone.
    #[error("no such time zone; zones are named as in \"Europe/Brussels\"")]
    Zone,
    /// An expression like the 30th of February.
    #[error("no such time ever comes")]
    Never,
}

/// Whether a schedule can be followed.
pub fn check(schedule: &Schedule) -> Result<(), BadSchedule> {
    match schedule {
        Schedule::Every(every) if !every.is_positive() => Err(BadSchedule::NoInterval),
        Schedule::Every(_) => Ok(()),
        Schedule::Cron { expression, timezone } => {
            cron_after(expression, timezone, Timestamp::UNIX_EPOCH).map(|_| ())
        }
    }
}

/// When a source is polled next after a poll at `now`, its last `failures` polls having failed.
///
/// The first failure costs nothing; from the second on the rest doubles, up to `max_backoff` or the
/// source's own interval, whichever is longer. Cron times are those of the clock on the wall in their
/// time zone: a time that a clock change skips comes right after the gap, one that it doubles comes
/// twice (a poll too many costs nothing, one too few an edit). A schedule that [`check`] refuses is
/// polled every `max_backoff`.
///
/// Always later than `now`.
pub fn next_poll(
    schedule: &Schedule,
    now: Timestamp,
    failures: u32,
    max_backoff: SignedDuration,
) -> Timestamp {
    let next = match schedule {
        Schedule::Every(every) => {
            let rest = doubled(*every, failures).min(max_backoff).max(*every);
            later(now, rest)
        }
        Schedule::Cron { expression, timezone } => {
            let rest = if failures > 1 {
                doubled(FIRST_REST, failures).min(max_backoff)
            } else {
                SignedDuration::ZERO
            };
            cron_after(expression, timezone, later(now, rest))
                .unwrap_or_else(|_| later(now, max_backoff))
        }
    };
    next.max(later(now, SignedDuration::from_millis(1)))
}

/// `rest`, doubled with each failure after the first.
fn doubled(rest: SignedDuration, failures: u32) -> SignedDuration {
    let factor = 2_i32.saturating_pow(failures.saturating_sub(1));
    rest.saturating_mul(factor)
}

fn later(now: Timestamp, span: SignedDuration) -> Timestamp {
    now.saturating_add(span).unwrap_or(Timestamp::MAX)
}

/// The first time of a cron expression after an instant.
///
/// croner searches within one offset at a time, since across a clock change it can answer with an
/// instant that has passed: it takes the first of two equal wall-clock times, also from the second.
fn cron_after(expression: &str, zone: &str, after: Timestamp) -> Result<Timestamp, BadSchedule> {
    let cron = parse(expression).map_err(|error| BadSchedule::Expression(error.to_string()))?;
    let zone = TimeZoneDatabase::bundled().get(zone).map_err(|_| BadSchedule::Zone)?;
    let mut from = after;
    let mut offset = zone.to_offset(after);
    for change in zone.following(after) {
        let next = next_at(&cron, from, offset)?;
        let end = change.timestamp();
        if next < end {
            return Ok(next);
        }
        let skipped = change.offset().seconds() - offset.seconds();
        if next.duration_since(end) < SignedDuration::from_secs(skipped.into()) {
            return Ok(end);
        }
        from = later(end, SignedDuration::from_secs(-1));
        offset = change.offset();
    }
    next_at(&cron, from, offset)
}

/// The first time after an instant if clocks never changed. Instants cross to chrono's types and
/// back as milliseconds since 1970.
fn next_at(cron: &Cron, from: Timestamp, offset: Offset) -> Result<Timestamp, BadSchedule> {
    let offset = FixedOffset::east_opt(offset.seconds()).ok_or(BadSchedule::Zone)?;
    let from = DateTime::from_timestamp_millis(from.as_millisecond())
        .ok_or(BadSchedule::Never)?
        .with_timezone(&offset);
    let next = cron.find_next_occurrence(&from, false).map_err(|_| BadSchedule::Never)?;
    let whole_second = next.timestamp();
    Timestamp::from_second(whole_second).map_err(|_| BadSchedule::Never)
}

fn parse(expression: &str) -> Result<Cron, CronError> {
    CronParser::builder()
        .seconds(Seconds::Required)
        .year(Year::Disallowed)
        .build()
        .parse(expression)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::*;

    const CAP: SignedDuration = SignedDuration::from_hours(6);

    fn brussels(expression: &str) -> Schedule {
        let timezone = "Europe/Brussels".to_owned();
        Schedule::Cron { expression: expression.to_owned(), timezone }
    }

    /// The first `count` times after local midnight of a day in Brussels, as local time and offset.
    fn times(expression: &str, day: jiff::civil::Date, count: usize) -> Vec<String> {
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        let mut now = day.to_zoned_datetime(zone.clone()).unwrap().timestamp();
        let schedule = brussels(expression);
        (0..count)
            .map(|_| {
                now = next_poll(&schedule, now, 0, CAP);
                now.to_zoned_datetime(zone.clone()).strftime("%d %H:%M%:z").to_string()
            })
            .collect()
    }

    #[test]
    fn a_time_of_day_stays_when_the_clocks_change() {
        let autumn = date(2026, 10, 24);
        assert_eq!(times("0 0 9 * * *", autumn, 2), ["24 09:00+02:00", "25 09:00+01:00"]);
        let spring = date(2027, 3, 27);
        assert_eq!(times("0 0 9 * * *", spring, 2), ["27 09:00+01:00", "28 09:00+02:00"]);
    }

    #[test]
    fn a_skipped_time_comes_right_after_the_gap() {
        let found = times("0 30 2 * * *", date(2027, 3, 28), 2);
        assert_eq!(found, ["28 03:00+02:00", "29 02:30+02:00"]);
    }

    #[test]
    fn a_doubled_time_comes_twice() {
        let found = times("0 30 2 * * *", date(2026, 10, 25), 3);
        assert_eq!(found, ["25 02:30+02:00", "25 02:30+01:00", "26 02:30+01:00"]);
    }

    #[test]
    fn an_interval_runs_through_both_doubled_hours_and_over_the_gap() {
        let found = times("0 */30 1-3 * * *", date(2026, 10, 25), 8);
        let doubled = [
            "25 01:00+02:00",
            "25 01:30+02:00",
            "25 02:00+02:00",
            "25 02:30+02:00",
            "25 02:00+01:00",
            "25 02:30+01:00",
            "25 03:00+01:00",
            "25 03:30+01:00",
        ];
        assert_eq!(found, doubled);
        let found = times("0 */30 1-3 * * *", date(2027, 3, 28), 4);
        let skipped = ["28 01:00+01:00", "28 01:30+01:00", "28 03:00+02:00", "28 03:30+02:00"];
        assert_eq!(found, skipped);
    }

    #[test]
    fn failures_double_the_rest_up_to_the_bound() {
        let now = Timestamp::UNIX_EPOCH;
        let every = Schedule::Every(SignedDuration::from_mins(10));
        let minutes = [0, 1, 2, 3, 4, 7, 200]
            .map(|failures| next_poll(&every, now, failures, CAP).as_second() / 60);
        assert_eq!(minutes, [10, 10, 20, 40, 80, 360, 360]);
        let daily = Schedule::Every(SignedDuration::from_hours(24));
        assert_eq!(next_poll(&daily, now, 9, CAP).as_second() / 3600, 24);
        let cron = brussels("0 */10 * * * *");
        let minutes =
            [0, 1, 2, 5, 9].map(|failures| next_poll(&cron, now, failures, CAP).as_second() / 60);
        assert_eq!(minutes, [10, 10, 10, 20, 260]);
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        for expression in ["", "*/10 * * * *", "0 61 * * * *", "0 0 0 30 2 *", "0 0 0 1 1 * 2030"] {
            assert!(check(&brussels(expression)).is_err(), "{expression}");
        }
        let nowhere = Schedule::Cron {
            expression: "0 0 9 * * *".to_owned(),
            timezone: "Europe/Atlantis".to_owned(),
        };
        assert_eq!(check(&nowhere), Err(BadSchedule::Zone));
        assert_eq!(check(&Schedule::Every(SignedDuration::ZERO)), Err(BadSchedule::NoInterval));
        assert_eq!(check(&brussels("0 */10 6-22 * * *")), Ok(()));
        let fallback = next_poll(&nowhere, Timestamp::UNIX_EPOCH, 0, CAP);
        assert_eq!(fallback.as_second(), CAP.as_secs());
    }

    #[test]
    fn a_rare_time_is_found_over_many_clock_changes() {
        let now = date(2026, 3, 1).in_tz("Europe/Brussels").unwrap().timestamp();
        let leap = next_poll(&brussels("0 0 0 29 2 *"), now, 0, CAP);
        assert_eq!(leap, date(2028, 2, 29).in_tz("Europe/Brussels").unwrap().timestamp());
    }

    proptest! {
        #[test]
        fn cron_times_are_what_the_wall_clock_shows(second in 1_767_225_600_i64..1_830_297_600) {
            let now = Timestamp::from_second(second).unwrap();
            let next = next_poll(&brussels("0 */20 * * * *"), now, 0, CAP);
            prop_assert!(next > now);
            prop_assert!(next.duration_since(now) <= SignedDuration::from_mins(20));
            prop_assert_eq!(next.as_second() % 1200, 0);
        }

        #[test]
        fn the_next_poll_is_later(second in 0_i64..4_000_000_000, failures: u32, every in 0_i64..1_000_000) {
            let now = Timestamp::from_second(second).unwrap();
            let every = Schedule::Every(SignedDuration::from_secs(every));
            prop_assert!(next_poll(&every, now, failures, CAP) > now);
            prop_assert!(next_poll(&brussels("0 */10 6-22 * * *"), now, failures, CAP) > now);
        }
    }
}
