//! Polls that brought nothing: most are such, and they are written together.

use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use super::{PollOutcome, PollRecord, Store, StoreError, polls};

/// So long a quiet poll waits for others. A commit costs ten times what a row in it does.
const GATHER: Duration = Duration::from_millis(20);

impl PollRecord {
    /// Whether it brought nothing and there is nothing to tell of it.
    pub(super) fn is_quiet(&self) -> bool {
        matches!(self.outcome, PollOutcome::NotModified { .. }) && self.events.is_empty()
    }
}

impl Store {
    /// Records a quiet poll: after a moment all that wait are written in one transaction, by the first
    /// whose moment is over. Whoever comes later finds its own written.
    ///
    /// # Errors
    /// The store's, for whoever writes. The others' polls are then not recorded, and due still.
    pub(super) async fn record_quietly(&self, record: PollRecord) -> Result<(), StoreError> {
        self.waiting().push(record);
        tokio::time::sleep(GATHER).await;
        let take = || Some(std::mem::take(&mut *self.waiting())).filter(|all| !all.is_empty());
        self.write_what(take, |tx, all| {
            all.iter().try_for_each(|record| polls::note_unmodified(tx, record))
        })
        .await
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<PollRecord>> {
        self.quiet_polls().lock().unwrap_or_else(PoisonError::into_inner)
    }
}
