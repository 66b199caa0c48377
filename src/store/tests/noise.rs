//! Noise: learned, forgotten, taught; and edits that many articles share.

use super::*;
use crate::model::{Moves, Noise, NoiseOrigin, Skeleton, SkeletonKind};

const HOST: &str = "https://one.example";

fn pattern(text: &str, article: Option<i64>) -> Noise {
    Noise {
        host: HOST.to_owned(),
        article,
        skeleton: skeleton(text),
        before: None,
        after: Some("3 boats".to_owned()),
        origin: NoiseOrigin::Learned,
        reason: "a test".to_owned(),
        learned_at: at(5),
        forgotten_at: None,
    }
}

fn skeleton(text: &str) -> Skeleton {
    let place = "paragraph".to_owned();
    Skeleton { kind: SkeletonKind::Numbers, place, text: text.to_owned() }
}

fn moves(article: ArticleId, text: &str, row: u32) -> Moves {
    Moves {
        article: article.0,
        skeleton: skeleton(text),
        row,
        quick: 1,
        swaps: row,
        before: Some("2 boats".to_owned()),
        after: None,
    }
}

async fn record(store: &Store, article: &ArticleState, writes: Vec<Write>) -> ArticleState {
    store.record_visit(visit(article, 10, writes)).await.unwrap();
    again(store, article).await
}

#[tokio::test]
async fn what_is_forgotten_stays_forgotten_until_it_is_taught() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let (wide, own) = (pattern("# boats", None), pattern("# ships", Some(article.id.0)));
    let learned = [&wide, &own].map(|one| Write::Noise(one.clone())).to_vec();
    let article = record(store, &article, learned.clone()).await;
    assert_eq!(store.lore(article.id).await.unwrap().noise, [wide.clone(), own]);
    let listed = store.noise(Some("one.example".to_owned())).await.unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!(store.noise(Some("two.example".to_owned())).await.unwrap(), []);

    assert!(store.forget_noise(listed[0].id, at(20)).await.unwrap());
    assert!(!store.forget_noise(99, at(20)).await.unwrap());
    record(store, &article, learned).await;
    let forgotten = store.lore(article.id).await.unwrap().noise;
    assert_eq!(forgotten[0].forgotten_at, Some(at(20)), "the same evidence does not teach it");

    let taught = Noise { origin: NoiseOrigin::Taught, learned_at: at(30), ..wide };
    store.teach_noise(vec![taught.clone()]).await.unwrap();
    assert_eq!(store.lore(article.id).await.unwrap().noise[0], taught);
    assert_eq!(store.host(article.id).await.unwrap(), HOST);
}

#[tokio::test]
async fn a_row_ends_where_the_fragment_stood() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let (boats, ships) = (moves(article.id, "# boats", 1), moves(article.id, "# ships", 1));
    let movement = |moved: &[&Moves], ends| {
        Write::Moved(Movement { moved: moved.iter().copied().cloned().collect(), ends })
    };
    let article = record(store, &article, vec![movement(&[&boats, &ships], true)]).await;
    let boats = Moves { row: 2, ..boats };
    let article = record(store, &article, vec![movement(&[&boats], false)]).await;
    assert_eq!(store.lore(article.id).await.unwrap().moves, [boats.clone(), ships]);
    let boats = Moves { row: 3, ..boats };
    let article = record(store, &article, vec![movement(&[&boats], true)]).await;
    assert_eq!(store.lore(article.id).await.unwrap().moves, [boats]);
}

#[tokio::test]
async fn a_shared_edit_is_told_to_sinks_once_and_recorded_always() {
    let place = place();
    let store = &place.store;
    let article = one_article(store).await;
    let digest = "d".to_owned();
    let tell = |id: &str| Write::TellShared {
        told: told(id, EventKind::ArticleUnstable, 10, Some(article.id), &["desk"]),
        digest: digest.clone(),
    };
    let share = Write::Share { digest: digest.clone() };
    let article = record(store, &article, vec![share, tell("one")]).await;
    record(store, &article, vec![tell("two")]).await;
    let shared = store.shared_edit(article.id, digest.clone(), at(20)).await.unwrap();
    assert_eq!(shared, Shared { articles: 1, looked: 1, told: true });
    assert_eq!(store.events(EventFilter::default()).await.unwrap().len(), 2);
    let deliveries = store.deliveries(DeliveryFilter::default()).await.unwrap();
    assert_eq!(deliveries.len(), 1);
    let later = at(10 + 25 * 3600);
    assert_eq!(store.shared_edit(article.id, digest, later).await.unwrap(), Shared::default());
}
