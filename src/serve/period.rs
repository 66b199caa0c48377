//! All that happened in a span of time, read from the store: for the dashboard and for `report`.

use jiff::Timestamp;

use super::siblings;
use crate::model::{EventKind, Locale};
use crate::report::{Period, words};
use crate::store::{EventFilter, RevisionFilter, Store, StoreError};

/// What happened from `since` until `until`: at most so many revisions, and so many other events.
///
/// # Errors
/// The store's.
pub async fn period(
    store: &Store,
    since: Timestamp,
    until: Timestamp,
    limit: usize,
) -> Result<Period, StoreError> {
    let revisions = RevisionFilter { since: Some(since), limit, ..RevisionFilter::default() };
    let others = EventKind::ALL
        .into_iter()
        .filter(|kind| !matches!(kind, EventKind::ArticleRevised | EventKind::ArticlePublished));
    let events = EventFilter { since: Some(since), kinds: others.collect(), source: None, limit };
    let revisions = store.revisions(revisions).await?;
    Ok(Period {
        title: words::title(Locale::default()).to_owned(),
        since: Some(since),
        until,
        siblings: siblings::of_all(store, &revisions).await?,
        revisions,
        events: store.events(events).await?,
        generated_at: until,
        locale: Locale::default(),
        pages: None,
    })
}
