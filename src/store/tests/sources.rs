//! Sources of the file and by hand.

use super::*;

async fn names(store: &Store) -> Vec<String> {
    store.sources().await.unwrap().into_iter().map(|row| row.source.name).collect()
}

async fn only(store: &Store) -> SourceRow {
    store.sources().await.unwrap().remove(0)
}

#[tokio::test]
async fn what_was_configured_is_read_back() {
    let place = place();
    place.store.sync_sources(vec![source("b"), source("a")], at(0)).await.unwrap();
    assert_eq!(names(&place.store).await, ["a", "b"]);
    let row = only(&place.store).await;
    assert_eq!(row.source, source("a"));
    assert_eq!((row.origin, row.added_at, row.next_poll_at), (SourceOrigin::File, at(0), at(0)));
    assert_eq!((row.baseline_at, row.failures, row.articles), (None, 0, 0));
}

#[tokio::test]
async fn a_name_belongs_to_one_source() {
    let place = place();
    let store = &place.store;
    store.sync_sources(vec![source("a")], at(0)).await.unwrap();
    store.add_source(source("b"), at(0)).await.unwrap();
    for refused in [
        store.add_source(source("a"), at(1)).await.map(|_| ()),
        store.add_source(source("b"), at(1)).await.map(|_| ()),
        store.sync_sources(vec![source("c"), source("b")], at(1)).await,
        store.sync_sources(vec![source("c"), source("c")], at(1)).await,
    ] {
        assert!(matches!(refused, Err(StoreError::NameTaken { .. })));
    }
    assert_eq!(names(store).await, ["a", "b"], "a refused list changes nothing");
}

#[tokio::test]
async fn a_source_polled_lately_is_due_again_only_where_its_schedule_or_url_changed() {
    let place = place();
    let store = &place.store;
    store.sync_sources(vec![source("a")], at(0)).await.unwrap();
    let mut record = poll(only(store).await.id, 5, Vec::new());
    let etag = Some("\"1\"".to_owned());
    if let PollOutcome::Read { validators, .. } = &mut record.outcome {
        validators.etag.clone_from(&etag);
    }
    store.record_poll(record).await.unwrap();

    let mut changed = source("a");
    changed.language = None;
    store.sync_sources(vec![changed.clone()], at(10)).await.unwrap();
    let row = only(store).await;
    assert_eq!(
        (row.next_poll_at, row.source.language, row.validators.etag),
        (at(605), None, etag.clone())
    );

    changed.schedule = Schedule::Every(SignedDuration::from_mins(1));
    store.sync_sources(vec![changed.clone()], at(20)).await.unwrap();
    let row = only(store).await;
    assert_eq!((row.next_poll_at, row.validators.etag), (at(20), etag));

    changed.url = "https://a.example/other".to_owned();
    store.sync_sources(vec![changed], at(30)).await.unwrap();
    let row = only(store).await;
    assert_eq!(row.validators, Validators::default());
    assert_eq!(row.baseline_at, Some(at(5)), "its baseline stays");
}

#[tokio::test]
async fn a_source_that_moved_is_polled_there_until_it_is_configured_otherwise() {
    let place = place();
    let store = &place.store;
    store.sync_sources(vec![source("a")], at(0)).await.unwrap();
    let mut record = poll(only(store).await.id, 5, Vec::new());
    if let PollOutcome::Read { moved_to, .. } = &mut record.outcome {
        *moved_to = Some("https://a.example/new".to_owned());
    }
    store.record_poll(record).await.unwrap();
    store.sync_sources(vec![source("a")], at(10)).await.unwrap();
    assert_eq!(only(store).await.source.url, "https://a.example/new");
    let mut changed = source("a");
    changed.url = "https://a.example/newest".to_owned();
    store.sync_sources(vec![changed], at(20)).await.unwrap();
    assert_eq!(only(store).await.source.url, "https://a.example/newest");
}

#[tokio::test]
async fn a_removed_source_takes_its_articles_along_unless_another_lists_them() {
    let place = place();
    let store = &place.store;
    store.sync_sources(vec![source("a"), source("b")], at(0)).await.unwrap();
    let rows = store.sources().await.unwrap();
    let (shared, alone) = ("https://x.example/shared", "https://x.example/alone");
    let entries = vec![entry("1", shared), entry("2", alone)];
    let new = store.record_poll(poll(rows[0].id, 1, entries)).await.unwrap().new;
    let other = store.record_poll(poll(rows[1].id, 2, vec![entry("1", shared)])).await.unwrap();
    assert_eq!((other.new, other.changed, other.seen), (vec![], vec![], 1));
    assert_eq!(watched(store).await, new);

    store.sync_sources(vec![source("b")], at(10)).await.unwrap();
    assert_eq!(names(store).await, ["b"]);
    assert!(store.due_sources(at(9999), 10).await.unwrap().iter().all(|row| row.id == rows[1].id));
    assert_eq!(watched(store).await, new[..1]);
    assert_eq!(store.due_articles(at(10), 9, 9).await.unwrap(), new[..1]);
    assert_eq!(store.article(new[0]).await.unwrap().unwrap().source.name, "b");

    store.sync_sources(vec![source("a"), source("b")], at(20)).await.unwrap();
    assert_eq!(watched(store).await, new, "what comes back is watched again");
    assert_eq!(store.sources().await.unwrap()[0].next_poll_at, at(20), "and polled at once");
}

#[tokio::test]
async fn due_sources_come_longest_overdue_first() {
    let place = place();
    let store = &place.store;
    let late = store.add_source(source("late"), at(50)).await.unwrap();
    let early = store.add_source(source("early"), at(10)).await.unwrap();
    store.add_source(source("future"), at(500)).await.unwrap();
    let due = |limit| async move {
        let rows = store.due_sources(at(100), limit).await.unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(due(9).await, [early, late]);
    assert_eq!(due(1).await, [early]);
}

#[tokio::test]
async fn only_what_was_added_by_hand_is_removed_by_hand() {
    let place = place();
    let store = &place.store;
    store.sync_sources(vec![source("file")], at(0)).await.unwrap();
    store.add_source(source("hand"), at(0)).await.unwrap();
    assert!(!store.remove_source("file", at(1)).await.unwrap());
    assert!(store.remove_source("hand", at(1)).await.unwrap());
    let names: Vec<_> =
        store.sources().await.unwrap().into_iter().map(|row| row.source.name).collect();
    assert_eq!(names, ["file"]);
    store.add_source(source("hand"), at(2)).await.unwrap();
}
