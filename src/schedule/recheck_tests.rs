//! The policy: its properties, and a host that is held to its budget.

use proptest::prelude::*;

use super::*;
use crate::model::{Habits, Tally};
use crate::schedule::{Lesson, day};

const EFFORT: Effort = Effort {
    min_interval: SignedDuration::from_mins(5),
    max_interval: SignedDuration::from_hours(7 * 24),
    effort: 1.0,
    looks_per_day: 2_000,
};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// Tuesday, 24 November 2026, 10:00 UTC.
const NOW: i64 = 1_795_514_400;

fn known(age: i64, edits: u32) -> Known {
    let born = at(NOW - age);
    Known { life: Life { born, utc_offset: 0 }, first_seen: born, edits, listed: false }
}

fn published() -> Rates {
    Rates::learned(&Habits::default(), &Habits::default())
}

fn minutes(known: &Known, rates: &Rates, effort: &Effort) -> i64 {
    next_check(known, rates, &Load::default(), effort, at(NOW)).interval / 60
}

#[test]
fn the_interval_grows_with_the_age() {
    let ages = [-3_600, 0, 3_600, 6 * 3_600, 86_400, 7 * 86_400, 90 * 86_400, 9_000 * 86_400];
    let found = ages.map(|age| minutes(&known(age, 0), &published(), &EFFORT));
    assert!(found.windows(2).all(|pair| pair[0] <= pair[1]), "{found:?}");
    assert!(found[1] < 20 && found[3] < 120, "{found:?}");
    assert_eq!(found[7], 7 * 24 * 60, "watched rarely, not never");
}

#[test]
fn an_edited_article_is_looked_at_sooner() {
    let found = [0, 1, 5].map(|edits| minutes(&known(86_400, edits), &published(), &EFFORT));
    assert!(found[0] > found[1] && found[1] > found[2], "{found:?}");
}

#[test]
fn what_the_feed_announces_needs_fewer_looks() {
    let own = Habits { announced: Tally { edits: 95.0, expected: 100.0 }, ..Habits::default() };
    let rates = Rates::learned(&Habits::default(), &own);
    let listed = Known { listed: true, ..known(86_400, 0) };
    let unlisted = known(86_400, 0);
    assert!(minutes(&listed, &rates, &EFFORT) > 2 * minutes(&unlisted, &rates, &EFFORT));
}

#[test]
fn a_quiet_night_asks_for_fewer_looks() {
    let mut own = Habits::default();
    for hour in 0..24 {
        let edits = if (8..18).contains(&hour) { 48.0 } else { 0.0 };
        own.hours[hour] = Tally { edits, expected: 20.0 };
    }
    let rates = Rates::learned(&Habits::default(), &own);
    let evening = NOW + 11 * 3_600;
    let life = Life { born: at(NOW), utc_offset: 0 };
    let known = Known { life, first_seen: at(NOW), edits: 0, listed: false };
    let plan = next_check(&known, &rates, &Load::default(), &EFFORT, at(evening));
    let flat = next_check(&known, &published(), &Load::default(), &EFFORT, at(evening));
    assert!(plan.rhythm < 0.3 && plan.interval > 2 * flat.interval, "{plan:?} {flat:?}");
}

/// A host with more articles than its budget allows, watched for ten days.
#[test]
fn a_host_is_not_asked_more_than_its_budget_allows() {
    let effort = Effort { looks_per_day: 200, ..EFFORT };
    let (mut load, mut due) = (Load::default(), vec![NOW; 100]);
    let mut made = vec![0_u32; 11];
    let unbound = 100 * 24 * 60 / minutes(&known(86_400, 3), &published(), &EFFORT);
    assert!(unbound > 400, "the budget is worth testing: {unbound}");
    for minute in 0..10 * 1_440 {
        let now = NOW + minute * 60;
        for due in due.iter_mut().filter(|due| **due <= now) {
            made[(minute / 1_440) as usize] += 1;
            let wanted = budget::stretch(&load, effort.looks_per_day, at(now));
            if day(at(now)) > load.day {
                load = Load { day: day(at(now)), today: Looks::default(), before: load.today };
            }
            load.today.made += 1.0;
            load.today.wanted += wanted;
            let life = Life { born: at(now - 86_400), utc_offset: 0 };
            let known = Known { life, first_seen: life.born, edits: 3, listed: false };
            *due = next_check(&known, &published(), &load, &effort, at(now)).at.as_second();
        }
    }
    let settled = &made[4..10];
    assert!(settled.iter().all(|looks| (120..=240).contains(looks)), "{made:?}");
}

fn habits() -> impl Strategy<Value = Habits> {
    let tally = (0.0..500.0_f64, 0.0..500.0_f64);
    prop::collection::vec(tally, Habits::default().tallies().count()).prop_map(|numbers| {
        let mut habits = Habits::default();
        for (tally, (edits, expected)) in habits.tallies_mut().zip(numbers) {
            *tally = Tally { edits, expected };
        }
        habits.announced.edits = habits.announced.edits.min(habits.announced.expected);
        habits
    })
}

proptest! {
    #[test]
    fn later_than_now_and_within_bounds(
        own in habits(),
        age in -1_000_000_i64..100_000_000,
        (edits, listed) in (0_u32..50, any::<bool>()),
        (now, offset) in (0_i64..4_000_000_000, -50_000_i32..50_000),
        (min, max) in (0_i64..1_000_000, 0_i64..1_000_000),
        effort in 0.0..100.0_f64,
    ) {
        let life = Life { born: at(now - age), utc_offset: offset };
        let known = Known { life, first_seen: at(now), edits, listed };
        let effort = Effort {
            min_interval: SignedDuration::from_secs(min),
            max_interval: SignedDuration::from_secs(max),
            effort,
            looks_per_day: 1,
        };
        let rates = Rates::learned(&Habits::default(), &own);
        let plan = next_check(&known, &rates, &Load::default(), &effort, at(now));
        prop_assert!(plan.at > at(now));
        prop_assert!(plan.interval <= max.max(1) && plan.interval >= min.min(max));
        prop_assert!(plan.hazard.is_finite() && (0.0..=1.0).contains(&plan.share_edited));
    }

    #[test]
    fn the_likelier_an_edit_the_sooner(own in habits(), age in 0_i64..10_000_000, edits in 0_u32..9) {
        let rates = Rates::learned(&Habits::default(), &own);
        let less = minutes(&known(age, edits), &rates, &EFFORT);
        prop_assert!(minutes(&known(age, edits + 1), &rates, &EFFORT) <= less);
        let harder = Effort { effort: 2.0, ..EFFORT };
        prop_assert!(minutes(&known(age, edits), &rates, &harder) <= less);
    }

    #[test]
    fn whatever_is_learned_stays_a_number(from in 0_i64..4_000_000_000, to in 0_i64..4_000_000_000) {
        let lesson = Lesson {
            life: Life { born: at(from), utc_offset: 0 },
            watched: [at(from), at(to)],
            edited: Some([at(from), at(to)]),
            listed: true,
            announced: true,
        };
        let seen = lesson.counters(&published());
        prop_assert!((seen.edits() - 1.0).abs() < 1e-6);
        prop_assert!(seen.tallies().all(|tally| tally.expected >= 0.0 && tally.edits >= 0.0));
    }
}
