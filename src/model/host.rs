//! What is remembered of a host between two runs.

use jiff::Timestamp;

/// What is remembered of a host between two runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostNote {
    /// Scheme, name and port.
    pub host: String,
    /// Until when it asked to be left alone.
    pub resting_until: Option<Timestamp>,
    /// Its robots.txt, as the fetcher writes it down.
    pub robots: Option<String>,
    /// When that was received.
    pub robots_at: Option<Timestamp>,
}
