//! Opening: empty, filled, newer, foreign and unusable files.

use rusqlite::Connection;

use super::*;

#[tokio::test]
async fn an_empty_file_becomes_a_database_and_stays_one() {
    let place = place();
    let article = confirmed(&place.store, &one_article(&place.store).await, 1, b"first").await;
    let again = Store::open(&place.file).unwrap();
    assert_eq!(again.article(article.id).await.unwrap(), Some(article));
    assert_eq!(again.status(at(0)).await.unwrap().schema, migrate::SCHEMA);
    assert_eq!(again.file(), place.file);
}

#[test]
fn what_protects_the_data_is_switched_on() {
    let place = place();
    let read = |name: &'static str| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let value = place.store.with_writer(move |writer| {
            Ok(writer
                .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))?)
        });
        runtime.block_on(value).unwrap()
    };
    assert_eq!(read("journal_mode"), "wal".to_owned().into());
    assert_eq!(read("synchronous"), 2.into(), "FULL");
    assert_eq!(read("foreign_keys"), 1.into());
    assert_eq!(read("integrity_check"), "ok".to_owned().into());
}

#[test]
fn every_table_is_strict() {
    let place = place();
    let database = Connection::open(&place.file).unwrap();
    let loose: i64 = database
        .query_row(
            "SELECT count(*) FROM pragma_table_list
             WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0);
}

#[test]
fn a_newer_database_is_refused_and_left_alone() {
    let place = place();
    let newer = migrate::SCHEMA + 1;
    Connection::open(&place.file).unwrap().pragma_update(None, "user_version", newer).unwrap();
    let before = std::fs::read(&place.file).unwrap();
    let message = Store::open(&place.file).unwrap_err().to_string();
    let expected =
        [place.file.to_string_lossy().into_owned(), newer.to_string(), migrate::SCHEMA.to_string()];
    for part in expected {
        assert!(message.contains(&part), "{message}");
    }
    assert_eq!(std::fs::read(&place.file).unwrap(), before);
}

#[test]
fn files_of_others_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.db");
    std::fs::write(&text, "This is no database at all. ".repeat(100)).unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE theirs (a)").unwrap();
    for file in [&text, &other] {
        let before = std::fs::read(file).unwrap();
        assert!(matches!(Store::open(file), Err(StoreError::NotOurs { .. })), "{file:?}");
        assert_eq!(std::fs::read(file).unwrap(), before);
    }
}

#[test]
fn a_place_without_a_folder_or_that_is_one_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none/test.db");
    let error = Store::open(&missing).unwrap_err();
    assert!(matches!(error, StoreError::NoFolder { .. }));
    assert!(error.to_string().contains("none/test.db"));
    assert!(!folder.path().join("none").exists());
    assert!(matches!(Store::open(folder.path()), Err(StoreError::CannotOpen { .. })));
}

#[tokio::test]
async fn a_full_disk_is_told_by_name_and_loses_nothing() {
    let place = place();
    let store = &place.store;
    let article = confirmed(store, &one_article(store).await, 1, b"first").await;
    store
        .with_writer(|writer| {
            let pages: i64 = writer.pragma_query_value(None, "page_count", |row| row.get(0))?;
            Ok(writer.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?)
        })
        .await
        .unwrap();
    let large: Vec<u8> =
        (0..200_000_u32).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    let large = Write::Version {
        slot: 0,
        version: NewVersion { extraction: extraction("x"), ..version(None, 9, &large) },
    };
    let result = store.record_visit(visit(&article, 9, vec![large])).await;
    assert!(matches!(&result, Err(StoreError::Full { file }) if *file == place.file), "{result:?}");
    assert_eq!(again(store, &article).await, article);
}

#[tokio::test]
async fn two_programs_can_open_a_new_database_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    let open = |file: PathBuf| tokio::task::spawn_blocking(move || Store::open(&file));
    let both = [open(file.clone()), open(file.clone()), open(file.clone())];
    for opened in both {
        let store = opened.await.unwrap().unwrap();
        assert_eq!(store.status(at(0)).await.unwrap().schema, migrate::SCHEMA);
    }
}

#[tokio::test]
async fn a_database_of_the_first_schema_keeps_its_sources_and_entries() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    let old = Connection::open(&file).unwrap();
    old.execute_batch(include_str!("../../../migrations/0001_first.sql")).unwrap();
    old.execute_batch(
        "PRAGMA user_version = 1;
         INSERT INTO sources (id, name, url, kind, schedule, origin, added_at, next_poll_at)
         VALUES (1, 'a', 'https://a.example/f', 'feed', '{\"every\":\"PT15M\"}', 'database', 0, 0),
                (2, 'b', 'https://a.example/b', 'article', '{\"every\":\"PT15M\"}', 'database', 0, 0);
         INSERT INTO entries (source, entry, url, fingerprint, first_seen_at)
         VALUES (1, 'a', 'https://one.example/a', 'x', 0);",
    )
    .unwrap();
    drop(old);
    let store = Store::open(&file).unwrap();
    let rows = store.sources().await.unwrap();
    let kinds: Vec<_> = rows.iter().map(|row| row.source.kind).collect();
    assert_eq!(kinds, [SourceKind::Feed, SourceKind::Article]);
    assert_eq!((rows[0].left_out, &rows[0].read_as), (0, &None));
    let result = store.record_poll(poll(rows[0].id, 1, vec![entry("a", "https://one.example/a")]));
    let result = result.await.unwrap();
    assert_eq!((result.new.len(), result.seen), (1, 1), "an entry that led nowhere may lead now");
}

#[tokio::test]
async fn a_database_of_the_first_release_is_brought_up_to_date_with_all_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    let first = Connection::open(&file).unwrap();
    first.execute_batch(include_str!("../../../migrations/0001_first.sql")).unwrap();
    first
        .execute_batch(
            "INSERT INTO sources (name, url, kind, schedule, origin, added_at, next_poll_at)
             VALUES ('one', 'https://one.example/feed', 'feed', '{\"every\":\"PT10M\"}', 'file', 0, 0);
             INSERT INTO articles (source, url, identity, host, added_at, next_check_at)
             VALUES (1, 'https://one.example/a', 'https://one.example/a', 'https://one.example', 0, 0);
             PRAGMA user_version = 1",
        )
        .unwrap();
    drop(first);
    let later = Store::open(&file).unwrap();
    assert_eq!(later.status(at(0)).await.unwrap().schema, migrate::SCHEMA);
    let article = later.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(article.url, "https://one.example/a");
    assert_eq!(later.lore(article.id).await.unwrap(), Lore::default());
}
