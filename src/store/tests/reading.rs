//! What people read: revisions, versions, events, the status.

use super::*;

/// An article with versions 1 to 4 and revisions `r1` to `r3` between them, detected at seconds 10, 20, 30.
async fn history(store: &Store) -> ArticleState {
    let mut article = confirmed(store, &one_article(store).await, 1, b"one").await;
    let kinds = [
        (Disclosure::Stealth, Significance::Substantive),
        (Disclosure::Declared, Significance::Minor),
        (Disclosure::None, Significance::Cosmetic),
    ];
    for (from, (disclosure, significance)) in (1..).zip(kinds) {
        let second = i64::from(from) * 10;
        let mut revision = revision(&format!("r{from}"), article.id, from, second);
        revision.comparison.disclosure = disclosure;
        revision.comparison.significance = significance;
        let writes = vec![
            Write::Version {
                slot: 0,
                version: version(Some(from + 1), second, &[b'a' + from as u8]),
            },
            Write::Revision {
                from: VersionRefKey::Stored(article.current.as_ref().unwrap().id),
                to: VersionRefKey::Slot(0),
                revision: Box::new(revision.clone()),
            },
            Write::Tell(told_revision(&revision, &[])),
        ];
        store.record_visit(visit(&article, second, writes)).await.unwrap();
        article = again(store, &article).await;
    }
    article
}

async fn ids(store: &Store, filter: RevisionFilter) -> Vec<String> {
    store.revisions(filter).await.unwrap().into_iter().map(|revision| revision.id).collect()
}

#[tokio::test]
async fn revisions_are_found_by_everything_that_a_report_asks() {
    let place = place();
    let store = &place.store;
    let article = history(store).await;
    let all = RevisionFilter::default;
    let named = |name: &str| Some(name.to_owned());
    for (filter, expected) in [
        (all(), vec!["r3", "r2", "r1"]),
        (RevisionFilter { limit: 1, ..all() }, vec!["r3"]),
        (RevisionFilter { since: Some(at(20)), ..all() }, vec!["r3", "r2"]),
        (RevisionFilter { until: Some(at(20)), ..all() }, vec!["r1"]),
        (RevisionFilter { source: named("one"), ..all() }, vec!["r3", "r2", "r1"]),
        (RevisionFilter { source: named("two"), ..all() }, vec![]),
        (RevisionFilter { article: Some(article.id), ..all() }, vec!["r3", "r2", "r1"]),
        (RevisionFilter { article: Some(ArticleId(99)), ..all() }, vec![]),
        (
            RevisionFilter { disclosure: vec![Disclosure::Stealth, Disclosure::None], ..all() },
            vec!["r3", "r1"],
        ),
        (RevisionFilter { significance: Some(Significance::Minor), ..all() }, vec!["r2", "r1"]),
    ] {
        assert_eq!(ids(store, filter.clone()).await, expected, "{filter:?}");
    }
    assert_eq!(store.revision("r2").await.unwrap().unwrap().from.version, 2);
    assert_eq!(store.revision("r9").await.unwrap(), None);
}

#[tokio::test]
async fn versions_are_read_by_number() {
    let place = place();
    let store = &place.store;
    let article = unconfirmed(store, &history(store).await, 50, b"pending").await;
    let versions = store.versions(article.id).await.unwrap();
    let numbers: Vec<_> = versions.iter().filter_map(|version| version.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4], "unconfirmed ones are not among them");
    assert_eq!(store.version(article.id, 2).await.unwrap().as_ref(), versions.get(1));
    assert_eq!(store.version(article.id, 5).await.unwrap(), None);
    assert_eq!(article.current.as_ref(), versions.last());
    let summary = store.find_article(&article.id.to_string()).await.unwrap().remove(0);
    assert_eq!((summary.versions, summary.revisions, summary.source.as_str()), (4, 3, "one"));
}

#[tokio::test]
async fn events_are_found_by_kind_source_and_time() {
    let place = place();
    let store = &place.store;
    let article = history(store).await;
    let moved = told("m", EventKind::ArticleMoved, 25, Some(article.id), &[]);
    store.record_visit(visit(&article, 40, vec![Write::Tell(moved.clone())])).await.unwrap();
    let list = |filter: EventFilter| {
        let store = store.clone();
        async move {
            let events = store.events(filter).await.unwrap();
            events.into_iter().map(|event| event.id().to_owned()).collect::<Vec<_>>()
        }
    };
    let all = EventFilter::default;
    assert_eq!(list(all()).await, ["r3", "m", "r2", "r1"]);
    assert_eq!(list(EventFilter { limit: 2, ..all() }).await, ["r3", "m"]);
    assert_eq!(list(EventFilter { since: Some(at(25)), ..all() }).await, ["r3", "m"]);
    assert_eq!(list(EventFilter { kinds: vec![EventKind::ArticleMoved], ..all() }).await, ["m"]);
    assert_eq!(
        list(EventFilter { source: Some("two".to_owned()), ..all() }).await,
        Vec::<String>::new()
    );
    let read =
        store.events(EventFilter { kinds: vec![EventKind::ArticleMoved], ..all() }).await.unwrap();
    assert_eq!(read, [moved.event]);
}

#[tokio::test]
async fn the_status_counts_what_there_is() {
    let place = place();
    let store = &place.store;
    let empty = store.status(at(0)).await.unwrap();
    assert_eq!((empty.articles, empty.next_check_at, empty.last_event_at), (0, None, None));
    let article = unconfirmed(store, &history(store).await, 50, b"pending").await;
    let status = store.status(at(110)).await.unwrap();
    assert_eq!((status.articles, status.withdrawn, status.due_now), (1, 0, 0));
    assert_eq!(status.next_check_at, Some(article.watch.next_check_at));
    assert_eq!((status.versions, status.unconfirmed, status.revisions), (4, 1, 3));
    assert_eq!((status.last_event_at, status.sources.len()), (Some(at(30)), 1));
    assert!(status.file_bytes > 4096);
    store.maintain(at(120)).await.unwrap();
    let log = std::fs::metadata(place.file.with_file_name("test.db-wal")).unwrap().len();
    assert_eq!(log, 0, "the log is back in the file");
    assert_eq!(again(store, &article).await, article);
}
