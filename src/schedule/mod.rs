//! When to look: at a source for new entries, and at an article for edits.
//!
//! [`next_check`] is the front door for articles; it asks `habits` how likely an edit is, `budget` whether
//! the host has looks to spare, and [`explain()`] puts its answer into words. What a look taught of the
//! source is a [`Lesson`], whose counters the store adds up.

mod budget;
mod explain;
mod habits;
mod hazard;
mod lesson;
mod polling;
mod recheck;
mod span;
mod wishes;

pub use budget::{day, stretch};
pub use explain::explain;
pub use habits::Rates;
pub use lesson::Lesson;
pub use polling::{BadSchedule, check, next_poll};
pub use recheck::{Effort, Known, Plan, next_check};
pub use span::Life;
pub use wishes::{Wishes, spread};
