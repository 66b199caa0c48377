//! How often a feed wants to be asked.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// How often a feed wants to be asked, by its own words: RSS `ttl`, `skipHours`, `skipDays`, and the
/// `updatePeriod` and `updateFrequency` of the syndication module.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// At most once in this time.
    pub every: Option<SignedDuration>,
    /// Hours of the day, UTC, in which nothing comes.
    pub skip_hours: Vec<i8>,
    /// Days of the week, UTC, on which nothing comes; Monday is 1.
    pub skip_days: Vec<i8>,
}

impl Rhythm {
    /// Whether nothing comes at this hour of this day of the week, Monday being 1.
    pub fn skips(&self, day: i8, hour: i8) -> bool {
        self.skip_hours.contains(&hour) || self.skip_days.contains(&day)
    }
}
