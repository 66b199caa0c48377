//! Bodies are read back as they were received, whatever they were compressed against.

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;

/// A page of `size` bytes that compresses badly by itself, with `edit` in the middle.
fn page(size: usize, edit: u32) -> Vec<u8> {
    let mut state = 7_u64;
    let mut bytes: Vec<u8> = (0..size)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u8
        })
        .collect();
    let middle = size / 2;
    bytes.splice(middle..middle, edit.to_string().bytes());
    bytes
}

fn rows<T: rusqlite::types::FromSql>(place: &Place, sql: &str) -> Vec<T> {
    let database = Connection::open(&place.file).unwrap();
    let mut statement = database.prepare(sql).unwrap();
    let found = statement.query_map([], |row| row.get(0)).unwrap();
    found.collect::<Result<_, _>>().unwrap()
}

async fn bytes(store: &Store, version: VersionId) -> Vec<u8> {
    store.body(version).await.unwrap().unwrap().bytes
}

#[tokio::test]
async fn a_chain_of_fifty_bodies_is_read_back() {
    let place = place();
    let store = &place.store;
    let mut article = one_article(store).await;
    for number in 1..=50 {
        article = confirmed(store, &article, number, &page(6000, number)).await;
    }
    let versions = store.versions(article.id).await.unwrap();
    assert_eq!(versions.len(), 50);
    for (number, version) in (1..).zip(&versions) {
        assert_eq!(version.number, Some(number));
        assert_eq!(version.sha256, crate::model::digest::sha256(&page(6000, number)));
        assert_eq!(bytes(store, version.id).await, page(6000, number));
    }
    let depths: Vec<u32> = rows(&place, "SELECT depth FROM captures ORDER BY id");
    let expected: Vec<u32> = (0..50).map(|link| link % 21).collect();
    assert_eq!(depths, expected, "a full body after each twenty links");
    let sizes: Vec<i64> = rows(&place, "SELECT length(body) FROM captures WHERE base IS NOT NULL");
    assert!(sizes.iter().all(|size| *size < 200), "an edit takes an edit's place: {sizes:?}");
}

#[tokio::test]
async fn each_version_carries_the_chain_of_all_before_it() {
    let place = place();
    let store = &place.store;
    let mut article = one_article(store).await;
    for number in 1..=3 {
        article = confirmed(store, &article, number, &page(100, number)).await;
    }
    article = unconfirmed(store, &article, 900, b"unconfirmed").await;
    let pending = article.pending.clone().unwrap().id;
    let chains: Vec<Option<String>> = rows(&place, "SELECT chain FROM versions ORDER BY id");
    let contents: Vec<String> = rows(&place, "SELECT content FROM versions ORDER BY id");
    let mut last = String::new();
    for number in 1..=3_u32 {
        let place = number as usize - 1;
        let body = crate::model::digest::sha256(&page(100, number));
        last = crate::store::versions::chain(&last, &body, &contents[place]);
        assert_eq!(chains[place].as_deref(), Some(last.as_str()));
    }
    assert_eq!(chains[3], None, "an unconfirmed version may yet go");
    let confirm = Write::Confirm { version: VersionRefKey::Stored(pending), number: 4 };
    store.record_visit(visit(&article, 960, vec![confirm])).await.unwrap();
    let chains: Vec<Option<String>> = rows(&place, "SELECT chain FROM versions ORDER BY id");
    let body = crate::model::digest::sha256(b"unconfirmed");
    assert_eq!(chains[3], Some(crate::store::versions::chain(&last, &body, &contents[3])));
}

#[tokio::test]
async fn a_discarded_body_is_nobodys_base() {
    let place = place();
    let store = &place.store;
    let mut article = one_article(store).await;
    article = confirmed(store, &article, 1, &page(3000, 1)).await;
    for round in 2..6 {
        let second = i64::from(round) * 100;
        article = unconfirmed(store, &article, second, &page(3000, 1000 + round)).await;
        let false_alarm = article.pending.clone().unwrap().id;
        let real = version(Some(round), second, &page(3000, round));
        let writes = vec![
            Write::Version { slot: 0, version: real },
            Write::Discard { version: false_alarm },
        ];
        store.record_visit(visit(&article, second, writes)).await.unwrap();
        article = again(store, &article).await;
    }
    for version in store.versions(article.id).await.unwrap() {
        assert_eq!(bytes(store, version.id).await, page(3000, version.number.unwrap()));
    }
    assert_eq!(rows::<i64>(&place, "SELECT count(*) FROM captures"), [5]);
}

#[tokio::test]
async fn large_bodies_are_compressed_against_each_other_too() {
    let place = place();
    let store = &place.store;
    let mut article = one_article(store).await;
    for number in 1..=2 {
        article = unconfirmed(store, &article, i64::from(number) * 100, &[]).await;
        let version = article.pending.clone().unwrap().id;
        let large = NewVersion {
            extraction: extraction("large"),
            ..version_of(number, &page(10 << 20, number))
        };
        let writes = vec![Write::Discard { version }, Write::Version { slot: 0, version: large }];
        store.record_visit(visit(&article, 1, writes)).await.unwrap();
        article = again(store, &article).await;
    }
    let second = article.current.unwrap();
    assert_eq!(bytes(store, second.id).await, page(10 << 20, 2));
    let sizes: Vec<i64> = rows(&place, "SELECT length(body) FROM captures ORDER BY id");
    assert!(sizes[0] > 10 << 20 && sizes[1] < 10_000, "{sizes:?}");
}

fn version_of(number: u32, body: &[u8]) -> NewVersion {
    NewVersion { number: Some(number), confirm_at: None, ..version(None, 1, body) }
}

#[tokio::test]
async fn damage_is_told_and_does_not_stop_the_watch() {
    let place = place();
    let store = &place.store;
    let article = confirmed(store, &one_article(store).await, 1, &page(3000, 1)).await;
    let first = article.current.clone().unwrap().id;
    for damage in ["body = zeroblob(9)", "sha256 = 'another'", "size = 1 << 60", "size = -1"] {
        let database = Connection::open(&place.file).unwrap();
        database.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT * FROM captures", []).unwrap();
        database.execute(&format!("UPDATE captures SET {damage}"), []).unwrap();
        let result = store.body(first).await;
        assert!(matches!(result, Err(StoreError::Damaged { .. })), "{damage}: {result:?}");
        let restore =
            "UPDATE captures SET (body, sha256, size) = (SELECT body, sha256, size FROM kept)";
        database.execute(restore, []).unwrap();
        assert_eq!(bytes(store, first).await, page(3000, 1));
    }
    Connection::open(&place.file).unwrap().execute("UPDATE captures SET body = x'00'", []).unwrap();
    let article = confirmed(store, &article, 2, &page(3000, 2)).await;
    assert_eq!(bytes(store, article.current.unwrap().id).await, page(3000, 2));
}

/// What happens to an article, body by body.
#[derive(Debug, Clone)]
enum Step {
    Confirmed(Vec<u8>),
    Discarded(Vec<u8>),
}

fn step() -> impl Strategy<Value = Step> {
    let body = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..300),
        (0_usize..4000, any::<u32>()).prop_map(|(size, edit)| page(size, edit)),
        Just(page(2000, 1)),
    ];
    (any::<bool>(), body).prop_map(
        |(keep, body)| {
            if keep { Step::Confirmed(body) } else { Step::Discarded(body) }
        },
    )
}

async fn follow(steps: Vec<Step>) {
    let place = place();
    let store = &place.store;
    let mut article = one_article(store).await;
    let mut kept = Vec::new();
    for step in steps {
        match step {
            Step::Confirmed(body) => {
                article = confirmed(store, &article, kept.len() as u32 + 1, &body).await;
                kept.push(body);
            }
            Step::Discarded(body) => {
                article = unconfirmed(store, &article, 5, &body).await;
                let version = article.pending.clone().unwrap().id;
                assert_eq!(bytes(store, version).await, body);
                let record = visit(&article, 6, vec![Write::Discard { version }]);
                store.record_visit(record).await.unwrap();
                article = again(store, &article).await;
            }
        }
    }
    let versions = store.versions(article.id).await.unwrap();
    assert_eq!(versions.len(), kept.len());
    for (version, body) in versions.iter().zip(kept) {
        assert_eq!(bytes(store, version.id).await, body);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_of_bodies_is_read_back(steps in proptest::collection::vec(step(), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(follow(steps));
    }
}
