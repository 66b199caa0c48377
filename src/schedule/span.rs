//! A stretch of an article's life, cut where its hazard may change: at full hours of the source's clock
//! and at the edges of the age bins.

use jiff::{SignedDuration, Timestamp};

use super::hazard;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// An article in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// When it was published, or first seen.
    pub born: Timestamp,
    /// Seconds that the source's clock is ahead of UTC now. A change of the clocks within a plan moves
    /// it by an hour, which no habit is exact enough to feel.
    pub utc_offset: i32,
}

/// A piece in which the hazard is constant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    /// Seconds since 1970 at which it begins.
    pub start: i64,
    /// Its length in hours.
    pub hours: f64,
    /// The age bin.
    pub age: usize,
    /// The hour of the day on the source's clock.
    pub hour: usize,
    /// The day of the week there, from Monday.
    pub weekday: usize,
}

impl Life {
    /// The time since birth; nothing before it, for clocks that disagree.
    pub fn age(&self, at: Timestamp) -> SignedDuration {
        at.duration_since(self.born).max(SignedDuration::ZERO)
    }

    /// The pieces from one instant to another, in order; none where the other is not later.
    pub(super) fn pieces(self, from: Timestamp, to: Timestamp) -> impl Iterator<Item = Piece> {
        let (mut start, end, born) = (from.as_second(), to.as_second(), self.born.as_second());
        let local = start + i64::from(self.utc_offset);
        let mut next_hour = start + HOUR - local.rem_euclid(HOUR);
        let mut hour = (local.rem_euclid(DAY) / HOUR) as usize;
        // 1 January 1970 was a Thursday.
        let mut weekday = (local.div_euclid(DAY) + 3).rem_euclid(7) as usize;
        let mut age = hazard::bin(start - born);
        std::iter::from_fn(move || {
            if start >= end {
                return None;
            }
            let next_age = hazard::end(age).map_or(i64::MAX, |edge| born + edge);
            let stop = end.min(next_hour).min(next_age);
            let hours = (stop - start) as f64 / HOUR as f64;
            let piece = Piece { start, hours, age, hour, weekday };
            start = stop;
            age += usize::from(stop == next_age);
            if stop == next_hour {
                next_hour += HOUR;
                hour = (hour + 1) % 24;
                weekday = (weekday + usize::from(hour == 0)) % 7;
            }
            Some(piece)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn pieces_end_at_full_hours_and_at_ages() {
        let life = Life { born: at("2026-11-24T10:30:00Z"), utc_offset: 3600 };
        let pieces = life.pieces(at("2026-11-24T10:45:00Z"), at("2026-11-24T12:10:00Z"));
        let found: Vec<_> = pieces.map(|piece| (piece.hours, piece.age, piece.hour)).collect();
        let expected = [(0.25, 0, 11), (0.5, 0, 12), (0.5, 1, 12), (1.0 / 6.0, 1, 13)];
        assert_eq!(found, expected);
    }

    #[test]
    fn days_are_those_of_the_source() {
        let life = Life { born: at("2026-11-22T00:00:00Z"), utc_offset: 2 * 3600 };
        let mut pieces = life.pieces(at("2026-11-22T21:30:00Z"), at("2026-11-22T22:30:00Z"));
        let found = [pieces.next(), pieces.next()].map(|piece| piece.map(|piece| piece.weekday));
        assert_eq!(found, [Some(6), Some(0)], "Sunday becomes Monday at midnight there");
    }

    #[test]
    fn nothing_lies_between_an_instant_and_one_before_it() {
        let life = Life { born: at("2026-11-22T00:00:00Z"), utc_offset: 0 };
        let instant = at("2026-11-21T00:00:00Z");
        assert_eq!(life.pieces(instant, instant).count(), 0);
        assert_eq!(life.age(instant), SignedDuration::ZERO, "nothing is younger than new");
    }
}
