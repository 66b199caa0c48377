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
