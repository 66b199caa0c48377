//! What is learned of sources and counted of hosts.
#![allow(clippy::float_cmp, reason = "these are exact")]

use super::*;
use crate::model::{Habits, Load, Looks, REMEMBERED, Tally};

fn seen(edits: f64) -> Habits {
    let mut seen = Habits::default();
    seen.ages[3] = Tally { edits, expected: 2.0 };
    seen.hours[14] = Tally { edits, expected: 2.0 };
    seen.announced = Tally { edits: 0.0, expected: edits };
    seen
}

async fn learn(store: &Store, article: &ArticleState, seen: &Habits) -> ArticleState {
    let article = again(store, article).await;
    let learn = Write::Learn { source: article.source.id, seen: Box::new(seen.clone()) };
    store.record_visit(visit(&article, 10, vec![learn])).await.unwrap();
    again(store, &article).await
}

#[tokio::test]
async fn what_is_learned_adds_up_for_the_source_and_for_all() {
    let place = place();
    let store = &place.store;
    let one = one_article(store).await;
    let other = store.add_source(source("two"), at(0)).await.unwrap();
    let listed = poll(other, 0, vec![entry("b", "https://two.example/b")]);
    let two = store.record_poll(listed).await.unwrap().new[0];
    let two = store.article(two).await.unwrap().unwrap();

    learn(store, &one, &seen(1.0)).await;
    let one = learn(store, &one, &seen(0.5)).await;
    assert_eq!(one.learned.own.ages[3], Tally { edits: 1.5, expected: 4.0 });
    let two = learn(store, &two, &seen(1.0)).await;
    assert_eq!(two.learned.own, seen(1.0), "another source has habits of its own");
    assert_eq!(two.learned.all.hours[14], Tally { edits: 2.5, expected: 6.0 });
    assert_eq!(two.learned.all.announced, Tally { edits: 0.0, expected: 2.5 });
}

#[tokio::test]
async fn what_was_learned_long_ago_fades() {
    let place = place();
    let store = &place.store;
    let article = learn(store, &one_article(store).await, &seen(REMEMBERED)).await;
    assert_eq!(article.learned.own.edits(), REMEMBERED);
    let article = learn(store, &article, &seen(2.0)).await;
    let mut expected = seen(REMEMBERED);
    expected.add(&seen(2.0));
    expected.forget();
    assert_eq!(article.learned.own, expected, "as the policy's simulation forgets");
    assert_eq!(article.learned.own.edits(), REMEMBERED / 2.0 + 1.0);
}

#[tokio::test]
async fn looks_are_counted_by_host_and_day() {
    let place = place();
    let store = &place.store;
    let mut article = one_article(store).await;
    assert_eq!(article.learned.load, Load::default());
    let looks = |made, wanted| Looks { made, wanted };
    for (day, today, before) in [
        (100, looks(1.0, 1.5), looks(0.0, 0.0)),
        (100, looks(2.0, 3.0), looks(0.0, 0.0)),
        (101, looks(1.0, 1.5), looks(2.0, 3.0)),
        (99, looks(2.0, 3.0), looks(2.0, 3.0)), // the clock was put back
        (105, looks(1.0, 1.5), looks(0.0, 0.0)),
    ] {
        let look = Write::Look { day, wanted: 1.5 };
        store.record_visit(visit(&article, 10, vec![look])).await.unwrap();
        article = again(store, &article).await;
        let load = article.learned.load;
        assert_eq!((load.today, load.before), (today, before), "day {day}");
        assert_eq!(load.day, day.max(if day == 99 { 101 } else { day }));
    }
}

#[tokio::test]
async fn an_article_is_listed_until_its_entry_leaves_the_feed() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    assert!(article.learned.listed);
    let source = article.source.id;
    let other = entry("b", "https://one.example/b");
    store.record_poll(poll(source, 10, vec![other.clone()])).await.unwrap();
    assert!(!again(store, &article).await.learned.listed, "another took its place");
    let both = vec![other, entry("a", "https://one.example/a")];
    store.record_poll(poll(source, 20, both)).await.unwrap();
    assert!(again(store, &article).await.learned.listed);
    store.record_poll(poll(source, 30, vec![])).await.unwrap();
    assert!(!again(store, &article).await.learned.listed);
}

#[tokio::test]
async fn edits_of_the_content_are_counted() {
    let place = place();
    let store = &place.store;
    let article = confirmed(store, &one_article(store).await, 1, b"first").await;
    assert_eq!(article.learned.edits, 0);
    let second = confirmed(store, &article, 2, b"second").await;
    let (from, to) = (article.current.unwrap().id, second.current.as_ref().unwrap().id);
    let write = |id: &str, from, to, significance| {
        let mut revision = revision(id, second.id, 1, 200);
        revision.comparison.significance = significance;
        Write::Revision {
            from: VersionRefKey::Stored(from),
            to: VersionRefKey::Stored(to),
            revision: Box::new(revision),
        }
    };
    let writes = vec![write("r1", from, to, Significance::Minor)];
    store.record_visit(visit(&second, 210, writes)).await.unwrap();
    let known = again(store, &second).await;
    assert_eq!(known.learned.edits, 1);
    let third = confirmed(store, &known, 3, b"third").await;
    let restamp = write("r2", to, third.current.as_ref().unwrap().id, Significance::None);
    store.record_visit(visit(&third, 310, vec![restamp])).await.unwrap();
    assert_eq!(again(store, &third).await.learned.edits, 1, "a new date is no edit");
}
