//! When to look: at a source for new entries, and at an article for edits.

mod polling;
mod recheck;

pub use polling::{BadSchedule, check, next_poll};
pub use recheck::{Bounds, next_check};
