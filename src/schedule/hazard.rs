//! How likely an edit is at an age, before anything was learned: the published averages.

use crate::model::AGES;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Where the age bins end, in seconds; the last never does.
const EDGES: [i64; AGES - 1] = [
    HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    16 * HOUR,
    DAY,
    2 * DAY,
    3 * DAY,
    5 * DAY,
    8 * DAY,
    16 * DAY,
    32 * DAY,
    64 * DAY,
];

/// The share of all edits that are made before each edge.
///
/// From one day on it is the ECDF of Tsoukaladelis et al. (IEEE S&P 2024), read from their figure: 88.5 %
/// within one day, 93 % within two, 95 % within three, 97 % within five, 98 % within eight, and the tail of
/// months drawn on with the same slope. They count 63 % on the day of publication; how these are spread
/// over its hours nobody has published, and an even decline is assumed.
const MADE_BEFORE: [f64; AGES] =
    [0.11, 0.26, 0.44, 0.62, 0.77, 0.885, 0.93, 0.95, 0.97, 0.98, 0.9875, 0.9928, 0.9959, 1.0];

/// Where the last bin is taken to end when its edits are spread over it.
pub(super) const LAST: i64 = 180 * DAY;

/// Edits of an average article: 30 % are edited (27 % of 608,723 articles of 17 publishers in the study
/// above, 35 % of 291,666 Flemish ones: Timmerman et al.), 1.94 times each (the latter).
const EDITS_PER_ARTICLE: f64 = 0.30 * 1.94;

/// The age bin of an age in seconds.
pub(super) fn bin(age: i64) -> usize {
    EDGES.iter().position(|edge| age < *edge).unwrap_or(AGES - 1)
}

/// The age in seconds at which a bin ends; `None` for the last.
pub(super) fn end(bin: usize) -> Option<i64> {
    EDGES.get(bin).copied()
}

/// Edits per article and hour in each bin, by the published averages.
pub(super) const PRIOR: [f64; AGES] = prior();

const fn prior() -> [f64; AGES] {
    let mut rates = [0.0; AGES];
    let (mut bin, mut begin, mut before) = (0, 0, 0.0);
    while bin < AGES {
        let stop = if bin < AGES - 1 { EDGES[bin] } else { LAST };
        let hours = (stop - begin) as f64 / HOUR as f64;
        rates[bin] = EDITS_PER_ARTICLE * (MADE_BEFORE[bin] - before) / hours;
        (begin, before) = (stop, MADE_BEFORE[bin]);
        bin += 1;
    }
    rates
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these are exact")]
mod tests {
    use super::*;

    #[test]
    fn the_prior_is_what_was_published() {
        let within = |days: i64| {
            let mut begin = 0;
            let mut edits = 0.0;
            for (bin, rate) in PRIOR.iter().enumerate() {
                let stop = end(bin).unwrap_or(LAST).min(days * DAY);
                edits += rate * (stop - begin).max(0) as f64 / HOUR as f64;
                begin = end(bin).unwrap_or(LAST);
            }
            (1000.0 * edits / EDITS_PER_ARTICLE).round()
        };
        assert_eq!([1, 2, 3, 5, 8, 180].map(within), [885.0, 930.0, 950.0, 970.0, 980.0, 1000.0]);
        assert!(PRIOR.windows(2).all(|pair| pair[1] <= 1.4 * pair[0]), "hazard decays: {PRIOR:?}");
    }

    #[test]
    fn bins_begin_where_the_one_before_ends() {
        assert_eq!([-5, 0, HOUR - 1, HOUR, DAY, 999 * DAY].map(bin), [0, 0, 0, 1, 6, 13]);
        assert_eq!((end(0), end(AGES - 1)), (Some(HOUR), None));
    }
}
