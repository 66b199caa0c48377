//! Now and sleep. The only place that reads the clock; a test holds it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp, TimestampRound, Unit};

/// The system's clock, or one that stands still until it is told to move.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    held: Option<Arc<Mutex<Timestamp>>>,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands at `at` until [`Clock::advance`] or a sleep moves it.
    pub fn held(at: Timestamp) -> Self {
        Self { held: Some(Arc::new(Mutex::new(at))) }
    }

    /// The current instant, in whole milliseconds: finer than any publisher or report speaks.
    #[allow(clippy::disallowed_methods, reason = "this is the one place")]
    pub fn now(&self) -> Timestamp {
        match &self.held {
            Some(held) => *held.lock().unwrap_or_else(PoisonError::into_inner),
            None => whole_milliseconds(Timestamp::now()),
        }
    }

    /// Waits for `span`. A held clock moves on by `span` at once.
    pub async fn sleep(&self, span: Duration) {
        if self.held.is_some() {
            self.advance(span);
            tokio::task::yield_now().await;
        } else {
            tokio::time::sleep(span).await;
        }
    }

    /// Waits until `instant`; returns at once where it has passed.
    pub async fn sleep_until(&self, instant: Timestamp) {
        let left = instant.duration_since(self.now());
        if let Ok(span) = Duration::try_from(left) {
            self.sleep(span).await;
        }
    }

    /// Moves a held clock on by `span`; a system clock goes its own way.
    pub fn advance(&self, span: Duration) {
        if let Some(held) = &self.held {
            let mut now = held.lock().unwrap_or_else(PoisonError::into_inner);
            let span = SignedDuration::try_from(span).unwrap_or(SignedDuration::MAX);
            *now = now.saturating_add(span).unwrap_or(Timestamp::MAX);
        }
    }
}

fn whole_milliseconds(instant: Timestamp) -> Timestamp {
    instant.round(TimestampRound::new().smallest(Unit::Millisecond)).unwrap_or(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_held_clock_moves_only_when_told() {
        let clock = Clock::held(Timestamp::UNIX_EPOCH);
        assert_eq!(clock.now(), clock.now());
        clock.sleep(Duration::from_secs(60)).await;
        assert_eq!(clock.now(), Timestamp::from_second(60).unwrap());
        clock.sleep_until(Timestamp::UNIX_EPOCH).await;
        assert_eq!(clock.now(), Timestamp::from_second(60).unwrap());
    }
}
