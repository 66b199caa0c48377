//! Policies that follow the clock alone.

use super::measure::{Measure, Watching};
use super::world::{DAY, HOUR, World};

/// A policy that follows the clock alone, times `stretch`.
#[derive(Debug, Clone, Copy)]
pub enum Schedule {
    /// The same interval for ever, in seconds.
    Fixed(i64),
    /// The steps of newsdiffs (`scraper.py`, `get_update_delay`), each times this.
    Newsdiffs(f64),
    /// diffengine's rule: a look is due when the time since the last one is this share of the age (0.2
    /// there), asked at most every five minutes.
    Diffengine(f64),
    /// Each listed article at this interval, until it leaves the feed.
    FeedOnly(i64),
}

const MINUTE: i64 = 60;

/// The steps of newsdiffs: below which age which interval.
const STEPS: [(i64, i64); 5] = [
    (3 * HOUR, 15 * MINUTE),
    (DAY, HOUR),
    (7 * DAY, 3 * HOUR),
    (30 * DAY, 3 * DAY),
    (360 * DAY, 30 * DAY),
];

impl Schedule {
    fn next(self, age: i64) -> Option<i64> {
        match self {
            Self::Fixed(interval) | Self::FeedOnly(interval) => Some(interval),
            Self::Newsdiffs(stretch) => {
                let step = STEPS.iter().find(|(below, _)| age < *below)?;
                Some((step.1 as f64 * stretch) as i64)
            }
            Self::Diffengine(share) => {
                Some(((age as f64 * share / (1.0 - share)) as i64).max(5 * MINUTE))
            }
        }
    }

    pub fn run(self, world: &World) -> Measure {
        let mut measure = Measure::new(world);
        for article in &world.articles {
            let end = match self {
                Self::FeedOnly(_) => world.end.min(article.dropped),
                _ => world.end,
            };
            let mut watching = Watching::new(article);
            let mut at = article.found;
            while let Some(interval) = self.next(at - article.published) {
                at += interval;
                if at >= end {
                    break;
                }
                watching.look(at, &mut measure);
            }
        }
        measure
    }
}
