//! The outbox: nothing lost, nothing sent twice without need.

use std::time::Duration;

use super::*;

const LEASE: Duration = Duration::from_secs(30);

/// A database in which `events` were told to their sinks, at seconds 0, 1, 2...
async fn outbox(events: &[(&str, &[&str])]) -> Place {
    let place = place();
    let article = one_article(&place.store).await;
    for (second, (id, sinks)) in (0..).zip(events) {
        let article = again(&place.store, &article).await;
        let told = told(id, EventKind::ArticleMoved, second, Some(article.id), sinks);
        let record = visit(&article, second, vec![Write::Tell(told)]);
        place.store.record_visit(record).await.unwrap();
    }
    place
}

async fn claim(store: &Store, second: i64, limit: usize, sinks: &[&str]) -> Vec<DueDelivery> {
    let sinks: Vec<String> = sinks.iter().map(|&sink| sink.to_owned()).collect();
    store.claim_deliveries(at(second), limit, LEASE, &sinks).await.unwrap()
}

fn attempt(second: i64, error: Option<&str>) -> Attempt {
    Attempt {
        at: at(second),
        status: Some(if error.is_some() { 503 } else { 204 }),
        error: error.map(str::to_owned),
        took: Duration::from_millis(12),
    }
}

#[tokio::test]
async fn a_claim_takes_the_oldest_of_the_named_sinks() {
    let place =
        outbox(&[("e1", &["desk", "gone"]), ("e2", &["desk", "desk"]), ("e3", &["chat"])]).await;
    let store = &place.store;
    assert_eq!(store.next_delivery_at().await.unwrap(), Some(at(0)));
    assert_eq!(claim(store, 5, 9, &[]).await, []);
    let due = claim(store, 5, 2, &["desk", "chat"]).await;
    let ids: Vec<_> =
        due.iter().map(|one| (one.event.id(), one.sink.as_str(), one.attempts)).collect();
    assert_eq!(ids, [("e1", "desk", 0), ("e2", "desk", 0)]);
    assert_eq!((due[1].created_at, due[1].event.kind), (at(1), EventKind::ArticleMoved));
    let rest = claim(store, 5, 9, &["desk", "chat"]).await;
    assert_eq!(rest.len(), 1, "what is claimed is not claimed again");
    assert_eq!(claim(store, 35, 9, &["desk", "chat"]).await.len(), 3, "before its lease has ended");
}

#[tokio::test]
async fn what_a_process_that_ended_had_claimed_is_due_at_the_next_start() {
    let place = outbox(&[("e1", &["desk"]), ("e2", &["desk"])]).await;
    let store = &place.store;
    let due = claim(store, 5, 9, &["desk"]).await;
    store.record_attempt(due[0].id, attempt(5, None), DeliveryNext::Delivered).await.unwrap();
    assert_eq!(store.release_claims(at(6)).await.unwrap(), 1);
    let again = claim(store, 6, 9, &["desk"]).await;
    assert_eq!(again.iter().map(|one| one.event.id()).collect::<Vec<_>>(), ["e2"]);
    let retry = DeliveryNext::Retry(at(100));
    store.record_attempt(again[0].id, attempt(6, Some("overloaded")), retry).await.unwrap();
    assert_eq!(store.release_claims(at(7)).await.unwrap(), 0, "an answer's wait is kept");
}

#[tokio::test]
async fn a_delivery_is_tried_until_it_arrives_or_is_given_up() {
    let place = outbox(&[("e1", &["desk"])]).await;
    let store = &place.store;
    let id = claim(store, 5, 9, &["desk"]).await[0].id;
    let retry = DeliveryNext::Retry(at(100));
    store.record_attempt(id, attempt(5, Some("overloaded")), retry).await.unwrap();
    assert_eq!(claim(store, 99, 9, &["desk"]).await, []);
    assert_eq!(store.next_delivery_at().await.unwrap(), Some(at(100)));
    assert_eq!(claim(store, 100, 9, &["desk"]).await[0].attempts, 1);
    store.record_attempt(id, attempt(100, None), DeliveryNext::Delivered).await.unwrap();
    let late = attempt(101, Some("a second worker, too late"));
    store.record_attempt(id, late.clone(), retry).await.unwrap();
    let row = store.deliveries(DeliveryFilter::default()).await.unwrap().remove(0);
    assert_eq!((row.state, row.attempts, row.next_attempt_at), (DeliveryState::Delivered, 3, None));
    assert_eq!((row.last_attempt_at, row.last_status), (Some(at(101)), Some(503)));
    assert_eq!(
        (row.last_error, row.article_title.as_deref()),
        (late.error.clone(), Some("Headline of a"))
    );
    assert_eq!((row.event_id.as_str(), row.event_kind), ("e1", EventKind::ArticleMoved));
    let attempts = store.attempts(id).await.unwrap();
    assert_eq!(attempts, [attempt(5, Some("overloaded")), attempt(100, None), late]);
    assert_eq!(store.next_delivery_at().await.unwrap(), None);
    let unknown = store.record_attempt(DeliveryId(99), attempt(1, None), retry).await;
    assert!(matches!(unknown, Err(StoreError::Missing { .. })));
}

#[tokio::test]
async fn what_was_given_up_can_be_tried_again() {
    let place = outbox(&[("e1", &["desk", "chat"]), ("e2", &["desk"]), ("e3", &["desk"])]).await;
    let store = &place.store;
    let due = claim(store, 5, 9, &["desk", "chat"]).await;
    let next = [
        DeliveryNext::Dead,
        DeliveryNext::Dead,
        DeliveryNext::Delivered,
        DeliveryNext::Retry(at(500)),
    ];
    for (delivery, next) in due.iter().zip(next) {
        store.record_attempt(delivery.id, attempt(6, Some("no")), next).await.unwrap();
    }
    let status = store.status(at(6)).await.unwrap();
    assert_eq!((status.deliveries_pending, status.deliveries_dead), (1, 2));
    let retry = |filter: RetryFilter| {
        let store = store.clone();
        async move { store.retry_deliveries(filter, at(7)).await.unwrap() }
    };
    let dead = RetryFilter { dead_only: true, ..RetryFilter::default() };
    let ids = vec![due[2].id];
    assert_eq!(retry(RetryFilter { ids: ids.clone(), ..dead.clone() }).await, 0, "it arrived");
    assert_eq!(retry(RetryFilter { sink: Some("none".to_owned()), ..dead.clone() }).await, 0);
    assert_eq!(retry(RetryFilter { sink: Some(due[0].sink.clone()), ..dead.clone() }).await, 1);
    assert_eq!(retry(dead).await, 1);
    assert_eq!(retry(RetryFilter::default()).await, 3, "all that have not arrived");
    assert_eq!(retry(RetryFilter { ids, ..RetryFilter::default() }).await, 1, "sent again by name");
    assert_eq!(claim(store, 7, 9, &["desk", "chat"]).await.len(), 4);
}

#[tokio::test]
async fn deliveries_are_listed_by_state_and_sink() {
    let place = outbox(&[("e1", &["desk", "chat"]), ("e2", &["desk"])]).await;
    let store = &place.store;
    let chat = claim(store, 5, 9, &["chat"]).await[0].id;
    store.record_attempt(chat, attempt(6, None), DeliveryNext::Delivered).await.unwrap();
    let list = |state, sink: Option<&str>| {
        let (store, sink) = (store.clone(), sink.map(str::to_owned));
        async move {
            let filter = DeliveryFilter { state, sink, ..DeliveryFilter::default() };
            let found = store.deliveries(filter).await.unwrap();
            found.into_iter().map(|row| row.event_id).collect::<Vec<_>>()
        }
    };
    assert_eq!(list(None, None).await, ["e2", "e1", "e1"]);
    assert_eq!(list(None, Some("desk")).await, ["e2", "e1"]);
    assert_eq!(list(Some(DeliveryState::Delivered), None).await, ["e1"]);
    assert_eq!(list(Some(DeliveryState::Dead), None).await, Vec::<String>::new());
}
