//! What was learned of when a source edits its articles: small counters that only ever add up.

/// The number of age bins; their edges stand in `schedule`.
pub const AGES: usize = 14;

/// Edits that counters remember: where more were seen, all counters are halved, so that what was seen long
/// ago weighs ever less.
pub const REMEMBERED: f64 = 2_000.0;

/// What was seen of one kind of time.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct Tally {
    /// Edits seen. Fractions, where an edit may have been made in one hour or another.
    pub edits: f64,
    /// Edits that the published averages let expect for the time that was watched.
    pub expected: f64,
}

impl Tally {
    /// Adds what was seen elsewhere or later.
    pub fn add(&mut self, other: Self) {
        self.edits += other.edits;
        self.expected += other.expected;
    }
}

/// When a source, or all of them together, edits its articles.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
pub struct Habits {
    /// By the age of the article.
    pub ages: [Tally; AGES],
    /// By the hour of the day in the source's zone.
    pub hours: [Tally; 24],
    /// By the day of the week in the source's zone, from Monday.
    pub weekdays: [Tally; 7],
    /// Edits that the feed announced, of those made while it listed the article.
    pub announced: Tally,
}

impl Habits {
    /// Every counter, in the order in which the store numbers them.
    pub fn tallies(&self) -> impl Iterator<Item = &Tally> {
        let rhythm = self.hours.iter().chain(&self.weekdays);
        self.ages.iter().chain(rhythm).chain([&self.announced])
    }

    /// The same, to be changed.
    pub fn tallies_mut(&mut self) -> impl Iterator<Item = &mut Tally> {
        let rhythm = self.hours.iter_mut().chain(&mut self.weekdays);
        self.ages.iter_mut().chain(rhythm).chain([&mut self.announced])
    }

    /// Adds what was seen elsewhere or later.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.tallies_mut().zip(other.tallies()) {
            mine.add(*theirs);
        }
    }

    /// Forgets half of what was seen, where that is more than is remembered.
    pub fn forget(&mut self) {
        if self.edits() > REMEMBERED {
            for tally in self.tallies_mut() {
                *tally = Tally { edits: tally.edits / 2.0, expected: tally.expected / 2.0 };
            }
        }
    }

    /// All edits seen.
    pub fn edits(&self) -> f64 {
        self.ages.iter().map(|tally| tally.edits).sum()
    }
}
