//! Which articles are due, found, merged.

use super::*;

async fn listed(store: &Store, urls: &[&str]) -> (SourceId, Vec<ArticleId>) {
    let source = store.add_source(source("one"), at(0)).await.unwrap();
    let entries = urls.iter().map(|url| entry(url, url)).collect();
    (source, store.record_poll(poll(source, 0, entries)).await.unwrap().new)
}

#[tokio::test]
async fn no_host_takes_all_places_of_a_round() {
    let place = place();
    let urls = [
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/3",
        "https://b.example/1",
    ];
    let (_, ids) = listed(&place.store, &urls).await;
    let due = |per_host, limit| {
        let store = place.store.clone();
        async move { store.due_articles(at(0), per_host, limit).await.unwrap() }
    };
    assert_eq!(due(2, 9).await, [ids[0], ids[1], ids[3]]);
    assert_eq!(due(1, 9).await, [ids[0], ids[3]]);
    assert_eq!(due(9, 2).await, [ids[0], ids[1]]);
    assert_eq!(place.store.due_articles(at(-1), 9, 9).await.unwrap(), []);
}

#[tokio::test]
async fn a_neighbour_is_another_article_of_the_source_on_the_host() {
    let place = place();
    let urls = ["https://a.example/1", "https://a.example/2", "https://b.example/1"];
    let (_, ids) = listed(&place.store, &urls).await;
    assert_eq!(place.store.neighbour(ids[0]).await.unwrap(), None);
    for (id, body) in [(ids[1], "second"), (ids[2], "third")] {
        let article = place.store.article(id).await.unwrap().unwrap();
        confirmed(&place.store, &article, 1, body.as_bytes()).await;
    }
    let neighbour = place.store.neighbour(ids[0]).await.unwrap();
    assert_eq!(neighbour, Some(extraction("second")));
    assert_eq!(place.store.neighbour(ids[1]).await.unwrap(), None, "itself is none");
}

#[tokio::test]
async fn a_visit_says_when_the_article_is_due_whatever_is_unconfirmed() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let article = confirmed(store, &article, 1, b"first").await;
    let article = unconfirmed(store, &article, 200, b"second").await;
    assert_eq!(article.watch.next_check_at, at(3800));
    assert!(store.due_articles(at(3799), 9, 9).await.unwrap().is_empty());
    assert_eq!(store.due_articles(at(3800), 9, 9).await.unwrap(), [article.id]);
}

#[tokio::test]
async fn an_article_is_found_by_what_a_person_knows_of_it() {
    let place = place();
    let store = &place.store;
    let (_, ids) = listed(store, &["https://a.example/plain/1", "https://a.example/x/2?b=1"]).await;
    let found = |text: &str| {
        let (store, text) = (store.clone(), text.to_owned());
        async move {
            let found = store.find_article(&text).await.unwrap();
            found.into_iter().map(|article| article.id).collect::<Vec<_>>()
        }
    };
    assert_eq!(found(&ids[1].to_string()).await, [ids[1]]);
    assert_eq!(found("https://a.example/x/2?b=1&utm_medium=x#y").await, [ids[1]]);
    assert_eq!(found("X/2").await, [ids[1]]);
    assert_eq!(found("headline OF").await, [ids[1], ids[0]]);
    for nothing in ["", "%", "https://a.example/none"] {
        assert_eq!(found(nothing).await, [], "{nothing}");
    }
}

#[tokio::test]
async fn articles_are_listed_by_source_and_fate() {
    let place = place();
    let store = &place.store;
    let (_, ids) = listed(store, &["https://a.example/1", "https://a.example/2"]).await;
    let article = store.article(ids[0]).await.unwrap().unwrap();
    let mut record = visit(&article, 5, vec![]);
    record.watch.withdrawn_at = Some(at(5));
    store.record_visit(record).await.unwrap();
    let list = |source: Option<&str>, withdrawn| {
        let (store, source) = (store.clone(), source.map(str::to_owned));
        async move {
            let filter = ArticleFilter { source, withdrawn, ..ArticleFilter::default() };
            let found = store.articles(filter).await.unwrap();
            found.into_iter().map(|article| article.id).collect::<Vec<_>>()
        }
    };
    assert_eq!(list(None, false).await, [ids[1], ids[0]]);
    assert_eq!(list(Some("one"), true).await, [ids[0]]);
    assert_eq!(list(Some("two"), false).await, []);
    assert_eq!(watched(store).await, ids, "a withdrawn article may return");
}

#[tokio::test]
async fn a_double_goes_into_the_article_that_it_is() {
    let place = place();
    let store = &place.store;
    let (source, ids) = listed(store, &["https://a.example/1", "https://a.example/2"]).await;
    let (into, from) = (ids[0], ids[1]);
    let double = store.article(from).await.unwrap().unwrap();
    let mut record =
        visit(&double, 5, vec![Write::Version { slot: 0, version: version(None, 5, b"x") }]);
    record.writes.push(Write::Tell(told(
        "e",
        EventKind::ArticlePublished,
        5,
        Some(from),
        &["desk"],
    )));
    store.record_visit(record).await.unwrap();
    store.merge_article(from, into).await.unwrap();
    assert_eq!(store.article(from).await.unwrap(), None);
    assert_eq!(
        store.addresses(into).await.unwrap(),
        ["https://a.example/1", "https://a.example/2"]
    );
    let entries = vec![
        entry("https://a.example/2", "https://a.example/2"),
        entry("new", "https://a.example/2"),
    ];
    assert_eq!(store.record_poll(poll(source, 6, entries)).await.unwrap().new, []);
    assert_eq!(store.holder("https://a.example/1".to_owned()).await.unwrap(), Some(into));
    assert_eq!(store.holder("https://a.example/2".to_owned()).await.unwrap(), Some(into));
    assert_eq!(store.status(at(6)).await.unwrap().unconfirmed, 0);
    assert_eq!(store.events(EventFilter::default()).await.unwrap().len(), 1, "what was told stays");
}

#[tokio::test]
async fn an_article_with_evidence_is_never_merged_away() {
    let place = place();
    let store = &place.store;
    let (_, ids) = listed(store, &["https://a.example/1", "https://a.example/2"]).await;
    let article = store.article(ids[0]).await.unwrap().unwrap();
    confirmed(store, &article, 1, b"evidence").await;
    for (from, into) in
        [(ids[0], ids[1]), (ids[1], ids[1]), (ids[1], ArticleId(99)), (ArticleId(99), ids[1])]
    {
        assert!(store.merge_article(from, into).await.is_err(), "{from} into {into}");
    }
    assert_eq!(watched(store).await, ids);
}

#[tokio::test]
async fn an_article_with_versions_becomes_part_of_another_and_keeps_them() {
    let place = place();
    let store = &place.store;
    let (_, ids) = listed(store, &["https://a.example/1", "https://a.example/2"]).await;
    let [first, second] = [ids[0], ids[1]];
    let other = store.article(second).await.unwrap().unwrap();
    confirmed(store, &other, 1, b"second").await;
    let state = store.article(first).await.unwrap().unwrap();
    let page = PageFacts { url: Some(other.url.clone()), ..PageFacts::default() };
    let absorb = Write::Absorb { article: second };
    let record = VisitRecord { page: Some(page), ..visit(&state, 9, vec![absorb]) };
    store.record_visit(record).await.unwrap();
    assert_eq!(store.article(second).await.unwrap(), None, "it is looked at no more");
    assert_eq!(watched(store).await, [first]);
    assert_eq!(store.versions(second).await.unwrap().len(), 1);
    assert_eq!(store.article(first).await.unwrap().unwrap().url, "https://a.example/2");
    let found = store.holder("https://a.example/2".to_owned()).await.unwrap();
    assert_eq!(found, Some(first), "both addresses lead to it");
}

#[tokio::test]
async fn an_entry_that_vanished_makes_its_article_due_and_one_that_slid_off_does_not() {
    let place = place();
    let store = &place.store;
    let dated = |name: &str, born: i64| Entry {
        published: Some(at(born)),
        ..entry(name, &format!("https://a.example/{name}"))
    };
    let source = store.add_source(source("one"), at(0)).await.unwrap();
    let all = vec![dated("c", 3), dated("b", 2), dated("a", 1)];
    let ids = store.record_poll(poll(source, 10, all)).await.unwrap().new;
    for id in &ids {
        let state = store.article(*id).await.unwrap().unwrap();
        store.record_visit(visit(&state, 11, vec![])).await.unwrap();
    }
    let slid = vec![dated("d", 4), dated("c", 3), dated("b", 2)];
    let new = store.record_poll(poll(source, 20, slid)).await.unwrap().new;
    assert_eq!(store.due_articles(at(20), 9, 9).await.unwrap(), new, "only the new one is due");
    let lacking = vec![dated("d", 4), dated("b", 2)];
    store.record_poll(poll(source, 30, lacking)).await.unwrap();
    assert!(store.due_articles(at(30), 9, 9).await.unwrap().contains(&ids[0]), "c vanished");
}
