//! Tests of the store, against real files.

mod articles;
mod atomic;
mod bodies;
mod deliveries;
mod habits;
mod migrations;
mod noise;
mod polls;
mod reading;
mod sources;
mod verify;
mod visits;

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::*;
use crate::model::{
    ArticleRef, Block, BlockKind, Comparison, Disclosure, Entry, Event, EventData, EventKind,
    Extraction, Notification, QualityPair, Revision, Rhythm, Schedule, Significance, Source,
    SourceKind, SourceRef, Stats, Summaries, Validators, VersionRef,
};

/// A database in a folder of its own, removed with it.
struct Place {
    store: Store,
    file: PathBuf,
    _folder: TempDir,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    Place { store: Store::open(&file).unwrap(), file, _folder: folder }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn source(name: &str) -> Source {
    Source {
        name: name.to_owned(),
        url: format!("https://{name}.example/feed"),
        kind: SourceKind::Feed,
        schedule: Schedule::Every(SignedDuration::from_mins(10)),
        language: Some("fr".to_owned()),
        timezone: Some("Europe/Brussels".to_owned()),
        links: None,
    }
}

fn entry(id: &str, url: &str) -> Entry {
    Entry {
        id: id.to_owned(),
        url: Some(url.to_owned()),
        title: Some(format!("Headline of {id}")),
        summary: None,
        published: Some(at(-60)),
        updated: None,
        language: None,
    }
}

fn poll(source: SourceId, second: i64, entries: Vec<Entry>) -> PollRecord {
    PollRecord {
        source,
        at: at(second),
        next_poll_at: at(second + 600),
        outcome: PollOutcome::Read {
            validators: Validators::default(),
            title: Some("A ministry".to_owned()),
            moved_to: None,
            rhythm: Rhythm::default(),
            entries,
            reading: Reading::default(),
        },
        events: Vec::new(),
    }
}

/// A source `one` that lists the article `https://one.example/a`, read at second 0.
async fn one_article(store: &Store) -> ArticleState {
    let source = store.add_source(source("one"), at(0)).await.unwrap();
    let entries = vec![entry("a", "https://one.example/a")];
    let result = store.record_poll(poll(source, 0, entries)).await.unwrap();
    store.article(result.new[0]).await.unwrap().unwrap()
}

async fn again(store: &Store, article: &ArticleState) -> ArticleState {
    store.article(article.id).await.unwrap().unwrap()
}

fn extraction(text: &str) -> Extraction {
    let block = Block { kind: BlockKind::Paragraph, text: text.to_owned(), links: Vec::new() };
    Extraction { blocks: vec![block], ..Extraction::default() }
}

fn capture(second: i64, body: &[u8]) -> Capture {
    Capture {
        at: at(second),
        status: 200,
        url: "https://one.example/a".to_owned(),
        headers: vec![("server".to_owned(), "a test".to_owned())],
        content_type: Some("text/html; charset=utf-8".to_owned()),
        body: body.to_vec(),
    }
}

fn version(number: Option<u32>, second: i64, body: &[u8]) -> NewVersion {
    NewVersion {
        number,
        extraction: extraction(&String::from_utf8_lossy(body)),
        extractor: "1".to_owned(),
        technical: false,
        first_seen_at: at(second),
        confirm_at: number.is_none().then(|| at(second + 60)),
        mismatches: 0,
        capture: NewCapture::Received(capture(second, body)),
    }
}

fn visit(article: &ArticleState, second: i64, writes: Vec<Write>) -> VisitRecord {
    let mut watch = Watch::new(at(second + 3600));
    watch.last_check_at = Some(at(second));
    VisitRecord {
        article: article.id,
        visits: article.visits,
        at: at(second),
        watch,
        page: None,
        writes,
    }
}

/// Stores `body` as the confirmed version `number` of the article and returns the article as it is then.
async fn confirmed(
    store: &Store,
    article: &ArticleState,
    number: u32,
    body: &[u8],
) -> ArticleState {
    let second = i64::from(number) * 100;
    let version = version(Some(number), second, body);
    let writes = vec![Write::Version { slot: 0, version }];
    store.record_visit(visit(article, second, writes)).await.unwrap();
    again(store, article).await
}

/// Stores `body` as the unconfirmed version of the article and returns the article as it is then.
async fn unconfirmed(
    store: &Store,
    article: &ArticleState,
    second: i64,
    body: &[u8],
) -> ArticleState {
    let version = version(None, second, body);
    let writes = vec![Write::Version { slot: 0, version }];
    store.record_visit(visit(article, second, writes)).await.unwrap();
    again(store, article).await
}

fn source_ref() -> SourceRef {
    SourceRef { name: "one".to_owned(), url: "https://one.example/feed".to_owned() }
}

fn article_ref(article: ArticleId) -> ArticleRef {
    ArticleRef {
        id: article.0,
        url: "https://one.example/a".to_owned(),
        title: Some("Headline of a".to_owned()),
        language: None,
    }
}

fn told(
    id: &str,
    kind: EventKind,
    second: i64,
    article: Option<ArticleId>,
    sinks: &[&str],
) -> Told {
    let mut about = serde_json::Map::new();
    about.insert("reason".to_owned(), "a test".into());
    let data = EventData::Other(Notification {
        id: id.to_owned(),
        source: source_ref(),
        article: article.map(article_ref),
        about,
    });
    Told {
        event: Event { kind, timestamp: at(second), data },
        sinks: sinks.iter().map(|&sink| sink.to_owned()).collect(),
    }
}

fn revision(id: &str, article: ArticleId, from: u32, second: i64) -> Revision {
    let side = |version| VersionRef {
        version,
        captured_at: at(second),
        published: None,
        updated: None,
        sha256: "00".to_owned(),
    };
    Revision {
        id: id.to_owned(),
        source: source_ref(),
        article: article_ref(article),
        from: side(from),
        to: side(from + 1),
        observed_between: [at(second - 60), at(second)],
        detected_at: at(second),
        site_change: None,
        comparison: Comparison {
            comparable: true,
            disclosure: Disclosure::Stealth,
            declared_in: None,
            unstamped: false,
            stamp_removed: false,
            stamp_predates_edit: false,
            significance: Significance::Substantive,
            facts: Vec::new(),
            changes: Vec::new(),
            summary: "A test changed.".to_owned(),
            summaries: Summaries::default(),
            stats: Stats::default(),
            quality: QualityPair::default(),
        },
    }
}

/// The event of a revision, for `sinks`.
fn told_revision(revision: &Revision, sinks: &[&str]) -> Told {
    let event = Event {
        kind: EventKind::ArticleRevised,
        timestamp: revision.detected_at,
        data: EventData::Revised(Box::new(revision.clone())),
    };
    Told { event, sinks: sinks.iter().map(|&sink| sink.to_owned()).collect() }
}

async fn watched(store: &Store) -> Vec<ArticleId> {
    store.watched_articles().await.unwrap().into_iter().map(|article| article.id).collect()
}
