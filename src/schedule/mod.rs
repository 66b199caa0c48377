//! When to look: at a source for new entries, and at an article for edits.

mod polling;
mod recheck;
mod wishes;

pub use polling::{BadSchedule, check, next_poll};
pub use recheck::{Bounds, next_check};
pub use wishes::{Wishes, spread};
