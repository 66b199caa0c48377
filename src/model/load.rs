//! How much a host was asked for.

/// Looks at a host's articles.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct Looks {
    /// Those that were made.
    pub made: f64,
    /// Those that would have been made without a budget.
    pub wanted: f64,
}

/// Looks at a host's articles on one day, in UTC, and on the day before.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Load {
    /// The day, counted from 1 January 1970.
    pub day: i64,
    /// On that day.
    pub today: Looks,
    /// On the day before.
    pub before: Looks,
}
