//! What visits write, and that they write all of it or nothing.

use super::*;
use crate::model::Sibling;

#[tokio::test]
async fn a_baseline_is_a_version_with_its_bytes() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let article = confirmed(store, &article, 1, b"<p>first</p>").await;
    let current = article.current.clone().unwrap();
    assert_eq!(
        (current.number, current.technical, current.extractor.as_str()),
        (Some(1), false, "1")
    );
    assert_eq!(current.extraction, extraction("<p>first</p>"));
    assert_eq!(current.sha256, "9a17ecbcc87151aaf729b10d1256d47513b026fb23e0a3edb8ab97221a88232f");
    assert_eq!([current.captured_at, current.first_seen_at, current.last_seen_at], [at(100); 3]);
    assert_eq!(
        (article.visits, article.pending, article.watch.last_check_at),
        (1, None, Some(at(100)))
    );
    let body = store.body(current.id).await.unwrap().unwrap();
    assert_eq!(body.bytes, b"<p>first</p>");
    assert_eq!(body.content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(body.url, "https://one.example/a");
    assert_eq!(store.body(VersionId(99)).await.unwrap(), None);
}

#[tokio::test]
async fn a_sight_of_the_same_text_adds_no_row() {
    let place = place();
    let store = &place.store;
    let article = confirmed(store, &one_article(store).await, 1, b"first").await;
    let version = article.current.as_ref().unwrap().id;
    store.record_visit(visit(&article, 500, vec![Write::Seen { version }])).await.unwrap();
    let article = again(store, &article).await;
    let current = article.current.unwrap();
    assert_eq!((current.first_seen_at, current.last_seen_at), (at(100), at(500)));
    assert_eq!((article.visits, store.status(at(0)).await.unwrap().versions), (2, 1));
}

#[tokio::test]
async fn a_change_is_confirmed_with_its_revision_event_and_deliveries() {
    let place = place();
    let store = &place.store;
    let article = confirmed(store, &one_article(store).await, 1, b"first").await;
    let article = unconfirmed(store, &article, 200, b"second").await;
    let (first, second) = (article.current.clone().unwrap().id, article.pending.clone().unwrap());
    assert_eq!((second.number, second.confirm_at), (None, Some(at(260))));
    let revision = revision("r1", article.id, 1, 260);
    let key = VersionRefKey::Stored(second.id);
    let record = visit(
        &article,
        260,
        vec![
            Write::Seen { version: second.id },
            Write::Confirm { version: key, number: 2 },
            Write::Revision {
                from: VersionRefKey::Stored(first),
                to: key,
                revision: Box::new(revision.clone()),
            },
            Write::Tell(told_revision(&revision, &["desk", "archive"])),
        ],
    );
    store.record_visit(record).await.unwrap();

    let article = again(store, &article).await;
    let current = article.current.unwrap();
    assert_eq!((current.id, current.number, current.confirm_at), (second.id, Some(2), None));
    assert_eq!((article.pending, current.last_seen_at), (None, at(260)));
    assert_eq!(store.revision("r1").await.unwrap(), Some(revision.clone()));
    let event = told_revision(&revision, &[]).event;
    assert_eq!(store.events(EventFilter::default()).await.unwrap(), [event]);
    let sinks: Vec<_> = store
        .deliveries(DeliveryFilter::default())
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.sink)
        .collect();
    assert_eq!(sinks, ["archive", "desk"]);
}

#[tokio::test]
async fn a_mismatch_is_counted_and_a_discard_leaves_nothing() {
    let place = place();
    let store = &place.store;
    let article = confirmed(store, &one_article(store).await, 1, b"first").await;
    let article = unconfirmed(store, &article, 200, b"second").await;
    let version = article.pending.as_ref().unwrap().id;
    store.record_visit(visit(&article, 260, vec![Write::Mismatch { version }])).await.unwrap();
    let article = again(store, &article).await;
    assert_eq!(article.pending.as_ref().unwrap().mismatches, 1);
    store.record_visit(visit(&article, 320, vec![Write::Discard { version }])).await.unwrap();
    assert_eq!(again(store, &article).await.pending, None);
    assert_eq!(store.body(version).await.unwrap(), None);
}

#[tokio::test]
async fn a_technical_version_shares_the_bytes_and_the_sight_of_the_earlier_one() {
    let place = place();
    let store = &place.store;
    let article = confirmed(store, &one_article(store).await, 1, b"first").await;
    let earlier = article.current.clone().unwrap();
    let reread = NewVersion {
        technical: true,
        extractor: "2".to_owned(),
        capture: NewCapture::SameAs(VersionRefKey::Stored(earlier.id)),
        ..version(Some(2), 100, b"read better")
    };
    let changed = version(None, 300, b"edited");
    store
        .record_visit(visit(
            &article,
            300,
            vec![
                Write::Version { slot: 7, version: reread },
                Write::Version { slot: 8, version: changed },
            ],
        ))
        .await
        .unwrap();
    let article = again(store, &article).await;
    let current = article.current.clone().unwrap();
    assert_eq!((current.number, current.technical), (Some(2), true));
    assert_eq!((&current.sha256, current.last_seen_at), (&earlier.sha256, at(100)));
    assert_eq!(store.body(current.id).await.unwrap().unwrap().bytes, b"first");
    let pending = article.pending.clone().unwrap().id;
    store
        .record_visit(visit(&article, 400, vec![Write::Discard { version: pending }]))
        .await
        .unwrap();
    assert_eq!(store.versions(article.id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn slots_name_what_the_same_record_wrote() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let (from, to) = (VersionRefKey::Slot(1), VersionRefKey::Slot(2));
    let revision = Box::new(revision("r", article.id, 1, 10));
    store
        .record_visit(visit(
            &article,
            10,
            vec![
                Write::Version { slot: 1, version: version(Some(1), 10, b"one") },
                Write::Version { slot: 2, version: version(None, 10, b"two") },
                Write::Confirm { version: to, number: 2 },
                Write::Revision { from, to, revision },
            ],
        ))
        .await
        .unwrap();
    assert_eq!(again(store, &article).await.current.unwrap().number, Some(2));
    assert!(store.revision("r").await.unwrap().is_some());
}

#[tokio::test]
async fn what_the_page_says_of_itself_is_kept() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let siblings =
        vec![Sibling { language: "en".to_owned(), url: "https://one.example/en".to_owned() }];
    let page = PageFacts {
        url: Some("https://new.example:8443/b".to_owned()),
        identity: Some("doc 7 fr".to_owned()),
        title: Some("A better headline".to_owned()),
        language: Some("fr".to_owned()),
        siblings: siblings.clone(),
        sketch: Vec::new(),
    };
    store
        .record_visit(VisitRecord { page: Some(page), ..visit(&article, 5, vec![]) })
        .await
        .unwrap();
    let article = again(store, &article).await;
    assert_eq!(
        (article.url.as_str(), article.identity.as_str()),
        ("https://new.example:8443/b", "doc 7 fr")
    );
    assert_eq!(article.title.as_deref(), Some("A better headline"));
    assert_eq!(store.siblings(article.id).await.unwrap(), siblings);
    assert_eq!(store.holder("doc 7 fr".to_owned()).await.unwrap(), Some(article.id));
    assert_eq!(store.addresses(article.id).await.unwrap().len(), 2);

    let silent = VisitRecord { page: Some(PageFacts::default()), ..visit(&article, 9, vec![]) };
    store.record_visit(silent).await.unwrap();
    let later = again(store, &article).await;
    assert_eq!((later.title, later.identity), (article.title.clone(), article.identity.clone()));
    assert_eq!(store.siblings(article.id).await.unwrap(), []);
}

#[tokio::test]
async fn every_field_of_the_watch_is_read_back() {
    let place = place();
    let article = one_article(&place.store).await;
    let watch = Watch {
        next_check_at: at(1),
        last_check_at: Some(at(2)),
        validators: Validators {
            etag: Some("W/\"x\"".to_owned()),
            last_modified: Some("then".to_owned()),
            url: Some("https://one.example/b".to_owned()),
        },
        failures: 3,
        failing_since: Some(at(3)),
        last_error: Some("four".to_owned()),
        gone_since: Some(at(5)),
        gone_looks: 6,
        withdrawn_at: Some(at(7)),
        unstable_at: Some(at(8)),
        flips: 9,
        last_edit_at: Some(at(10)),
        strange: Some(-11),
    };
    let record = VisitRecord { watch: watch.clone(), ..visit(&article, 20, vec![]) };
    place.store.record_visit(record).await.unwrap();
    assert_eq!(again(&place.store, &article).await.watch, watch);
}
