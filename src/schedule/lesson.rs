//! What a look at an article teaches of its source.

use jiff::{SignedDuration, Timestamp};

use super::habits::Rates;
use super::hazard::PRIOR;
use super::span::{Life, Piece};
use crate::model::{Habits, Tally};

/// What was watched longer than this in one stretch teaches of its end only: a clock jumped, or the
/// machine slept.
const LONGEST: SignedDuration = SignedDuration::from_hours(400 * 24);

/// What a look at an article taught.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lesson {
    /// The article.
    pub life: Life,
    /// The last sight before, and this one.
    pub watched: [Timestamp; 2],
    /// Between which instants an edit was made, where one was.
    pub edited: Option<[Timestamp; 2]>,
    /// Whether the feed listed the article.
    pub listed: bool,
    /// Whether a changed entry asked for this look.
    pub announced: bool,
}

impl Lesson {
    /// The counters to be added to those of the source, and to those of all sources.
    pub fn counters(&self, rates: &Rates) -> Habits {
        let mut habits = Habits::default();
        let [from, to] = stretch(self.watched);
        for piece in self.life.pieces(from, to) {
            let expected = PRIOR[piece.age] * piece.hours;
            note(&mut habits, &piece, Tally { edits: 0.0, expected });
        }
        if let Some(edited) = self.edited {
            self.note_edit(&mut habits, edited, rates);
        }
        habits
    }

    /// An edit counts where it was most likely made, in parts that make one.
    fn note_edit(&self, habits: &mut Habits, edited: [Timestamp; 2], rates: &Rates) {
        let [from, to] = stretch(edited);
        let weight = |piece: &Piece| rates.at(piece) * piece.hours;
        let sum: f64 = self.life.pieces(from, to).map(|piece| weight(&piece)).sum();
        for piece in self.life.pieces(from, to) {
            note(habits, &piece, Tally { edits: weight(&piece) / sum, expected: 0.0 });
        }
        if self.listed {
            let edits = if self.announced { 1.0 } else { 0.0 };
            habits.announced.add(Tally { edits, expected: 1.0 });
        }
    }
}

/// A stretch of time that is longer than nothing and not too long.
fn stretch([from, to]: [Timestamp; 2]) -> [Timestamp; 2] {
    let before = |span: SignedDuration| to.checked_sub(span).unwrap_or(Timestamp::MIN);
    [from.max(before(LONGEST)).min(before(SignedDuration::from_secs(1))), to]
}

fn note(habits: &mut Habits, piece: &Piece, tally: Tally) {
    habits.ages[piece.age].add(tally);
    habits.hours[piece.hour].add(tally);
    habits.weekdays[piece.weekday].add(tally);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn lesson() -> Lesson {
        Lesson {
            life: Life { born: at("2026-11-24T08:00:00Z"), utc_offset: 3600 },
            watched: [at("2026-11-24T08:30:00Z"), at("2026-11-24T10:30:00Z")],
            edited: None,
            listed: true,
            announced: false,
        }
    }

    fn counters(lesson: &Lesson) -> Habits {
        lesson.counters(&Rates::learned(&Habits::default(), &Habits::default()))
    }

    #[test]
    fn what_was_watched_counts_as_expected_where_it_was_watched() {
        let seen = counters(&lesson());
        let expected: f64 = 0.5 * PRIOR[0] + PRIOR[1] + 0.5 * PRIOR[2];
        let sum = |tallies: &[Tally]| tallies.iter().map(|tally| tally.expected).sum::<f64>();
        for found in [sum(&seen.ages), sum(&seen.hours), seen.weekdays[1].expected] {
            assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        }
        assert!(seen.hours[9].expected > 0.0 && seen.hours[11].expected > 0.0, "its own clock");
        assert_eq!((seen.edits(), seen.announced), (0.0, Tally::default()));
    }

    #[test]
    fn an_edit_counts_once_in_parts_or_where_the_page_says_it_was_made() {
        let watched = lesson().watched;
        let seen = counters(&Lesson { edited: Some(watched), announced: true, ..lesson() });
        assert!((seen.edits() - 1.0).abs() < 1e-9, "{}", seen.edits());
        assert!(seen.hours.iter().filter(|tally| tally.edits > 0.0).count() == 3);
        assert_eq!(seen.announced, Tally { edits: 1.0, expected: 1.0 });
        let said = at("2026-11-24T09:15:00Z");
        let exact = counters(&Lesson { edited: Some([said, said]), ..lesson() });
        assert!((exact.hours[10].edits - 1.0).abs() < 1e-9, "{:?}", exact.hours[10]);
        assert_eq!(exact.announced, Tally { edits: 0.0, expected: 1.0 });
    }

    #[test]
    fn an_article_that_left_the_feed_says_nothing_of_its_announcements() {
        let watched = lesson().watched;
        let seen = counters(&Lesson { edited: Some(watched), listed: false, ..lesson() });
        assert_eq!(seen.announced, Tally::default());
    }

    #[test]
    fn clocks_that_jump_teach_no_more_than_a_year() {
        let back = Lesson {
            watched: [at("2026-11-24T10:00:00Z"), at("1999-01-01T00:00:00Z")],
            ..lesson()
        };
        assert!(counters(&back).ages.iter().all(|tally| tally.expected < 1.0));
        let ahead = Lesson { watched: [Timestamp::UNIX_EPOCH, Timestamp::MAX], ..lesson() };
        let seen = counters(&Lesson { edited: Some(ahead.watched), ..ahead });
        assert!(seen.tallies().all(|tally| tally.expected.is_finite() && tally.edits.is_finite()));
        assert!((seen.edits() - 1.0).abs() < 1e-6);
    }
}
