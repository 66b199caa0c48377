//! When an article is looked at again: often while it is young or was just edited, ever more rarely later.

use jiff::{SignedDuration, Timestamp};

/// The interval between two looks, by the age of the article below which it holds.
///
/// The steps are those of NewsDiffs (`scraper.py`). About 81 looks in the first
/// week cover the days in which some 97 % of edited articles get their last edit: 63 % on the day of
/// publication, 88 % within one day, 97 % within five (Tsoukaladelis et al., IEEE S&P 2024, read
/// from their figure). The tail of months is covered by the last interval, which never ends.
const STEPS: [(SignedDuration, SignedDuration); 4] = [
    (SignedDuration::from_hours(3), SignedDuration::from_mins(15)),
    (SignedDuration::from_hours(24), SignedDuration::from_hours(1)),
    (SignedDuration::from_hours(7 * 24), SignedDuration::from_hours(3)),
    (SignedDuration::from_hours(30 * 24), SignedDuration::from_hours(3 * 24)),
];

/// The interval of articles older than all steps.
const AT_LAST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The shortest and the longest interval between two looks at one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The shortest.
    pub min_interval: SignedDuration,
    /// The longest.
    pub max_interval: SignedDuration,
}

/// When an article is looked at next after a look at `now`.
///
/// `age` is the time since it was published or first seen; `since_last_edit` the time since its last
/// edit, if one was seen: an article that was just edited is as young as one that was just published,
/// since edits come in rows.
///
/// Always later than `now`, and the later the older the article.
pub fn next_check(
    age: SignedDuration,
    since_last_edit: Option<SignedDuration>,
    now: Timestamp,
    bounds: &Bounds,
) -> Timestamp {
    let age = since_last_edit.map_or(age, |edited| edited.min(age));
    let interval = STEPS
        .iter()
        .find(|(below, _)| age < *below)
        .map_or(AT_LAST, |(_, interval)| *interval)
        .max(bounds.min_interval)
        .min(bounds.max_interval)
        .max(SignedDuration::from_millis(1));
    now.saturating_add(interval).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOUNDS: Bounds = Bounds {
        min_interval: SignedDuration::from_mins(15),
        max_interval: SignedDuration::from_hours(7 * 24),
    };

    fn minutes(age_hours: i64, edited_hours: Option<i64>, bounds: &Bounds) -> i64 {
        let age = SignedDuration::from_hours(age_hours);
        let edited = edited_hours.map(SignedDuration::from_hours);
        next_check(age, edited, Timestamp::UNIX_EPOCH, bounds).as_second() / 60
    }

    #[test]
    fn the_interval_grows_with_the_age() {
        let found = [-5, 0, 3, 24, 7 * 24, 30 * 24, 9000].map(|age| minutes(age, None, &BOUNDS));
        assert_eq!(found, [15, 15, 60, 180, 3 * 1440, 7 * 1440, 7 * 1440]);
    }

    #[test]
    fn an_edited_article_is_young_again() {
        assert_eq!(minutes(9000, Some(1), &BOUNDS), 15);
        assert_eq!(minutes(9000, Some(48), &BOUNDS), 180);
        assert_eq!(minutes(1, Some(48), &BOUNDS), 15, "an edit cannot make it older");
    }

    #[test]
    fn bounds_hold() {
        let hour = SignedDuration::from_hours(1);
        let day = SignedDuration::from_hours(24);
        let bounds = Bounds { min_interval: hour, max_interval: day };
        assert_eq!([0, 9000].map(|age| minutes(age, None, &bounds)), [60, 1440]);
    }

    proptest! {
        #[test]
        fn later_than_now_and_later_with_age(
            age in -1000_i64..100_000_000,
            more in 0_i64..100_000_000,
            now in 0_i64..4_000_000_000,
            min in 0_i64..1_000_000,
            max in 0_i64..1_000_000,
        ) {
            let now = Timestamp::from_second(now).unwrap();
            let bounds = Bounds {
                min_interval: SignedDuration::from_secs(min),
                max_interval: SignedDuration::from_secs(max),
            };
            let young = next_check(SignedDuration::from_secs(age), None, now, &bounds);
            let old = next_check(SignedDuration::from_secs(age + more), None, now, &bounds);
            prop_assert!(young > now);
            prop_assert!(old >= young);
        }
    }
}
