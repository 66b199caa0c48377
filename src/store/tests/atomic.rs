//! A visit is written as a whole or not at all.

use super::*;

/// Everything that a visit can touch.
async fn all(store: &Store, article: ArticleId) -> (ArticleState, Status, Vec<Event>, usize) {
    (
        store.article(article).await.unwrap().unwrap(),
        Status { file_bytes: 0, ..store.status(at(0)).await.unwrap() },
        store.events(EventFilter::default()).await.unwrap(),
        store.deliveries(DeliveryFilter::default()).await.unwrap().len(),
    )
}

/// A record in which everything is right.
fn good(article: &ArticleState) -> VisitRecord {
    let from = VersionRefKey::Stored(article.current.as_ref().unwrap().id);
    let pending = article.pending.as_ref().unwrap().id;
    let to = VersionRefKey::Stored(pending);
    let revision = revision("r", article.id, 1, 300);
    let told = told_revision(&revision, &["desk"]);
    let page = PageFacts { title: Some("New".to_owned()), ..PageFacts::default() };
    let writes = vec![
        Write::Seen { version: pending },
        Write::Confirm { version: to, number: 2 },
        Write::Revision { from, to, revision: Box::new(revision) },
        Write::Tell(told),
    ];
    VisitRecord { page: Some(page), ..visit(article, 300, writes) }
}

async fn changed_article(store: &Store) -> ArticleState {
    let article = confirmed(store, &one_article(store).await, 1, b"first").await;
    unconfirmed(store, &article, 200, b"second").await
}

#[tokio::test]
async fn the_slower_of_two_visitors_writes_nothing() {
    let place = place();
    let store = &place.store;
    let article = changed_article(store).await;
    store.record_visit(visit(&article, 250, vec![])).await.unwrap();
    let before = all(store, article.id).await;
    let result = store.record_visit(good(&article)).await;
    assert!(matches!(result, Err(StoreError::Conflict { article: id }) if id == article.id));
    assert_eq!(all(store, article.id).await, before);
    store.record_visit(good(&again(store, &article).await)).await.unwrap();
}

#[tokio::test]
async fn one_wrong_write_undoes_all_others() {
    let place = place();
    let store = &place.store;
    let article = changed_article(store).await;
    let first = article.current.as_ref().unwrap().id;
    let stored = VersionRefKey::Stored;
    let again_told = told_revision(&revision("r", article.id, 1, 300), &[]);
    let wrong = [
        Write::Seen { version: VersionId(99) },
        Write::Mismatch { version: first },
        Write::Discard { version: first },
        Write::Confirm { version: stored(first), number: 3 },
        Write::Confirm { version: VersionRefKey::Slot(5), number: 3 },
        Write::Version { slot: 0, version: version(Some(7), 300, b"a gap") },
        Write::Revision {
            from: stored(first),
            to: stored(first),
            revision: Box::new(revision("other", article.id, 1, 300)),
        },
        Write::Tell(again_told),
        Write::Tell(told("e", EventKind::ArticleMoved, 300, Some(ArticleId(99)), &[])),
    ];
    let before = all(store, article.id).await;
    for write in wrong {
        let mut record = good(&article);
        record.writes.push(write.clone());
        assert!(store.record_visit(record).await.is_err(), "{write:?}");
        assert_eq!(all(store, article.id).await, before, "{write:?}");
    }
}

#[tokio::test]
async fn an_article_has_one_unconfirmed_version() {
    let place = place();
    let store = &place.store;
    let article = changed_article(store).await;
    let third = || Write::Version { slot: 0, version: version(None, 300, b"third") };
    let result = store.record_visit(visit(&article, 300, vec![third()])).await;
    assert!(matches!(result, Err(StoreError::Refused { .. })));
    let version = article.pending.as_ref().unwrap().id;
    let swap = vec![third(), Write::Discard { version }];
    store.record_visit(visit(&article, 300, swap)).await.unwrap();
    assert_eq!(again(store, &article).await.pending.unwrap().extraction, extraction("third"));
}

#[tokio::test]
async fn an_identity_has_one_holder() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let entries = vec![entry("b", "https://one.example/b")];
    let other = store.record_poll(poll(article.source.id, 1, entries)).await.unwrap().new[0];
    let other = store.article(other).await.unwrap().unwrap();
    let page = PageFacts { identity: Some(article.identity.clone()), ..PageFacts::default() };
    let result =
        store.record_visit(VisitRecord { page: Some(page), ..visit(&other, 2, vec![]) }).await;
    assert!(
        matches!(result, Err(StoreError::IdentityTaken { holder, .. }) if holder == article.id)
    );
    assert_eq!(again(store, &other).await, other);
}

#[tokio::test]
async fn a_transaction_that_ends_half_way_leaves_nothing() {
    let place = place();
    let store = &place.store;
    let article = changed_article(store).await;
    let before = all(store, article.id).await;
    let record = good(&article);
    store
        .with_writer(move |writer| {
            let transaction = writer.transaction()?;
            crate::store::visits::record_in(&transaction, &record)?;
            drop(transaction);
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(all(store, article.id).await, before);
}

#[tokio::test]
async fn the_files_as_a_crash_leaves_them_hold_all_that_was_recorded() {
    let place = place();
    let store = &place.store;
    let article = changed_article(store).await;
    store.record_visit(good(&article)).await.unwrap();
    let crashed = tempfile::tempdir().unwrap();
    for file in ["test.db", "test.db-wal"] {
        std::fs::copy(place.file.with_file_name(file), crashed.path().join(file)).unwrap();
    }
    let found = Store::open(&crashed.path().join("test.db")).unwrap();
    assert_eq!(all(&found, article.id).await, all(store, article.id).await);
}

#[tokio::test]
async fn work_that_panics_leaves_the_store_in_use() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let result: Result<(), _> = store
        .write(|tx| {
            tx.execute("DELETE FROM entries", [])?;
            panic!("in the middle of a write");
        })
        .await;
    assert!(matches!(result, Err(StoreError::BrokenOff { .. })));
    let result: Result<(), _> = store.read(|_| panic!("in the middle of a read")).await;
    assert!(matches!(result, Err(StoreError::BrokenOff { .. })));
    assert_eq!(watched(store).await, [article.id]);
    store.record_visit(visit(&article, 1, vec![])).await.unwrap();
}
