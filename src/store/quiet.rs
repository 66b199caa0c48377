//! Polls that brought nothing: most are such, and they are written together.

use std::sync::{MutexGuard, PoisonError};

use super::{PollOutcome, PollRecord, Store, StoreError, polls};

impl PollRecord {
    /// Whether it brought nothing and there is nothing to tell of it.
    pub(super) fn is_quiet(&self) -> bool {
        matches!(self.outcome, PollOutcome::NotModified { .. }) && self.events.is_empty()
    }
}

impl Store {
    /// Records a quiet poll. Those that come while another write is under way wait for it, and the
    /// first of them writes all in one transaction.
    ///
    /// # Errors
    /// The store's, for whoever writes. The others' polls are then not recorded, and due still.
    pub(super) async fn record_quietly(&self, record: PollRecord) -> Result<(), StoreError> {
        self.waiting().push(record);
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
