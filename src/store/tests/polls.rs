//! What polls write.

use super::*;

async fn only(store: &Store) -> SourceRow {
    store.sources().await.unwrap().remove(0)
}

fn failed(source: SourceId, second: i64, events: Vec<Told>) -> PollRecord {
    let outcome = PollOutcome::Failed { error: "no answer".to_owned() };
    PollRecord { source, at: at(second), next_poll_at: at(second + 60), outcome, events }
}

#[tokio::test]
async fn failures_are_counted_until_the_next_success() {
    let place = place();
    let store = &place.store;
    let id = store.add_source(source("one"), at(0)).await.unwrap();
    store.record_poll(failed(id, 10, vec![])).await.unwrap();
    let failing = told("e1", EventKind::SourceFailing, 20, None, &["desk"]);
    store.record_poll(failed(id, 20, vec![failing])).await.unwrap();
    let row = only(store).await;
    assert_eq!((row.failures, row.failing_since, row.told_failing), (2, Some(at(10)), true));
    assert_eq!((row.last_error.as_deref(), row.next_poll_at), (Some("no answer"), at(80)));
    assert_eq!((row.baseline_at, row.last_success_at), (None, None));

    let mut record = poll(id, 30, vec![]);
    record.outcome = PollOutcome::NotModified { validators: None };
    record.events = vec![told("e2", EventKind::SourceRecovered, 30, None, &["desk"])];
    store.record_poll(record).await.unwrap();
    let row = only(store).await;
    assert_eq!((row.failures, row.failing_since, row.told_failing), (0, None, false));
    assert_eq!((row.last_error, row.last_success_at), (None, Some(at(30))));
    assert_eq!(row.baseline_at, None, "only what was read is a baseline");
    assert_eq!(store.deliveries(DeliveryFilter::default()).await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_first_read_is_the_baseline_and_its_articles_are_due() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    store.record_poll(poll(article.source.id, 700, vec![])).await.unwrap();
    let row = only(store).await;
    assert_eq!((row.baseline_at, row.title.as_deref()), (Some(at(0)), Some("A ministry")));
    assert_eq!((row.articles, row.last_poll_at), (1, Some(at(700))));
    assert_eq!(article.source.baseline_at, Some(at(0)));
    assert_eq!(
        (article.url.as_str(), article.identity.as_str()),
        ("https://one.example/a", "https://one.example/a")
    );
    assert_eq!((article.watch.clone(), article.visits), (Watch::new(at(0)), 0));
    assert_eq!(store.due_articles(at(0), 1, 1).await.unwrap(), [article.id]);
}

#[tokio::test]
async fn an_entry_that_changed_makes_its_article_due() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    store.record_visit(visit(&article, 10, vec![])).await.unwrap();
    let mut listed = entry("a", "https://one.example/a");
    listed.published = None;
    let result =
        store.record_poll(poll(article.source.id, 20, vec![listed.clone()])).await.unwrap();
    assert!(result.changed.is_empty(), "nothing that an editor changes");
    assert!(store.due_articles(at(20), 9, 9).await.unwrap().is_empty());

    for (second, change) in [(30, "title"), (40, "summary"), (50, "updated"), (60, "url")] {
        match change {
            "title" => listed.title = Some("Another".to_owned()),
            "summary" => listed.summary = Some("A summary".to_owned()),
            "updated" => listed.updated = Some(at(1)),
            _ => listed.url = Some("https://one.example/b#top".to_owned()),
        }
        let entries = vec![listed.clone()];
        let result = store.record_poll(poll(article.source.id, second, entries)).await.unwrap();
        assert_eq!(result.changed, [article.id], "{change}");
        assert_eq!(store.due_articles(at(second), 9, 9).await.unwrap(), [article.id], "{change}");
        let article = again(store, &article).await;
        store.record_visit(visit(&article, second + 1, vec![])).await.unwrap();
    }
    let addresses = store.addresses(article.id).await.unwrap();
    assert_eq!(addresses, ["https://one.example/b", "https://one.example/a"]);
}

#[tokio::test]
async fn a_check_that_was_asked_for_during_a_visit_stays_due() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let answered = visit(&article, 10, vec![]);
    let mut listed = entry("a", "https://one.example/a");
    listed.title = Some("Edited after the page answered".to_owned());
    store.record_poll(poll(article.source.id, 11, vec![listed])).await.unwrap();
    store.record_visit(answered).await.unwrap();
    assert_eq!(store.due_articles(at(11), 9, 9).await.unwrap(), [article.id]);
    let article = again(store, &article).await;
    store.record_visit(visit(&article, 12, vec![])).await.unwrap();
    assert!(store.due_articles(at(12), 9, 9).await.unwrap().is_empty());
}

#[tokio::test]
async fn entries_of_one_page_lead_to_one_article() {
    let place = place();
    let store = &place.store;
    let one = store.add_source(source("one"), at(0)).await.unwrap();
    let other = store.add_source(source("other"), at(0)).await.unwrap();
    let entries = vec![
        entry("1", "https://x.example/p?utm_source=feed"),
        entry("2", "https://x.example/p/"),
        entry("3", "mailto:press@x.example"),
        Entry { url: None, ..entry("4", "") },
    ];
    let first = store.record_poll(poll(one, 0, entries)).await.unwrap();
    assert_eq!((first.new.len(), first.changed.len(), first.seen), (1, 0, 4));
    let second =
        store.record_poll(poll(other, 1, vec![entry("x", "https://x.example/p#a")])).await.unwrap();
    assert_eq!(second.new, []);
    assert_eq!(watched(store).await, first.new);

    let given = vec![entry("4", "https://x.example/late")];
    let late = store.record_poll(poll(one, 2, given)).await.unwrap();
    assert_eq!(late.new.len(), 1, "an entry that gets an address gets an article");
}

#[tokio::test]
async fn an_entry_whose_address_is_an_identity_leads_to_its_holder() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let mut record = visit(&article, 1, vec![]);
    let identity = Some("https://one.example/canonical".to_owned());
    record.page = Some(PageFacts { identity, ..PageFacts::default() });
    store.record_visit(record).await.unwrap();
    let entries = vec![entry("b", "https://one.example/canonical")];
    let result = store.record_poll(poll(article.source.id, 2, entries)).await.unwrap();
    assert_eq!(result.new, []);
    assert_eq!(store.addresses(article.id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_poll_that_tells_an_event_twice_writes_nothing() {
    let place = place();
    let store = &place.store;
    let id = store.add_source(source("one"), at(0)).await.unwrap();
    let twice = told("same", EventKind::ArticleMoved, 1, None, &[]);
    let result = store.record_poll(failed(id, 1, vec![twice.clone(), twice])).await;
    assert!(matches!(result, Err(StoreError::ToldAlready { id }) if id == "same"));
    assert_eq!(only(store).await.failures, 0);
    let unknown = store.record_poll(failed(SourceId(99), 1, vec![])).await;
    assert!(matches!(unknown, Err(StoreError::Missing { .. })));
}

#[tokio::test]
async fn what_another_process_told_of_a_source_meanwhile_is_not_told_again() {
    let place = place();
    let store = &place.store;
    let id = store.add_source(source("one"), at(0)).await.unwrap();
    for (second, event) in [(1, "by-the-daemon"), (2, "by-a-round")] {
        let failing = told(event, EventKind::SourceFailing, second, None, &[]);
        store.record_poll(failed(id, second, vec![failing])).await.unwrap();
    }
    let events = store.events(EventFilter::default()).await.unwrap();
    assert_eq!(events.iter().map(Event::id).collect::<Vec<_>>(), ["by-the-daemon"]);
}
