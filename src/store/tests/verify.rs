//! Alterations are found; copies are whole.

use rusqlite::Connection;

use super::*;

async fn three_versions(store: &Store) -> ArticleState {
    let mut article = one_article(store).await;
    for number in 1..=3 {
        article = confirmed(store, &article, number, format!("text {number}").as_bytes()).await;
    }
    article
}

#[tokio::test]
async fn what_is_as_it_was_written_has_no_flaw() {
    let place = place();
    let article = three_versions(&place.store).await;
    unconfirmed(&place.store, &article, 900, b"pending").await;
    let verified = place.store.verify().await.unwrap();
    assert_eq!(verified, Verified { versions: 3, flaws: Vec::new() });
}

#[tokio::test]
async fn every_alteration_is_found_where_it_was_made() {
    for (alteration, flaws) in [
        (
            "UPDATE versions SET content = replace(content, 'text 2', 'text 9') WHERE number = 2",
            vec![2],
        ),
        ("UPDATE versions SET chain = 'x' WHERE number = 2", vec![2, 3]),
        ("UPDATE captures SET sha256 = 'x' WHERE id = 2", vec![2, 2]),
        (
            "UPDATE captures SET body = (SELECT body FROM captures WHERE id = 1) WHERE id = 3",
            vec![3],
        ),
        ("DELETE FROM versions WHERE number = 2", vec![3, 3]),
    ] {
        let place = place();
        three_versions(&place.store).await;
        assert_eq!(Connection::open(&place.file).unwrap().execute(alteration, []).unwrap(), 1);
        let found = place.store.verify().await.unwrap().flaws;
        let found: Vec<u32> = found.into_iter().filter_map(|flaw| flaw.version).collect();
        assert_eq!(found, flaws, "{alteration}");
    }
}

#[tokio::test]
async fn a_backup_is_the_whole_database_and_overwrites_nothing() {
    let place = place();
    let article = three_versions(&place.store).await;
    let copy = place.file.with_file_name("copy.db");
    place.store.backup(&copy).await.unwrap();
    let opened = Store::open(&copy).unwrap();
    assert_eq!(opened.article(article.id).await.unwrap(), Some(article));
    assert_eq!(opened.verify().await.unwrap().versions, 3);
    assert!(matches!(place.store.backup(&copy).await, Err(StoreError::Refused { .. })));
    let nowhere = place.file.with_file_name("none").join("copy.db");
    let error = place.store.backup(&nowhere).await.unwrap_err();
    assert!(error.to_string().contains("none/copy.db"), "{error}");
}
