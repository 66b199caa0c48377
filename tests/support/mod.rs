//! What the journeys are tested with: a scripted site, a webhook receiver, a held clock, and a real
//! database file.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::assigning_clones,
    reason = "each test file uses its part, and a test that cannot go on may panic"
)]

pub mod archive;
pub mod bad;
pub mod misbehaviour;
pub mod newsroom;
pub mod noisy;
pub mod pages;
pub mod receiver;
pub mod site;

use std::time::Duration;

use corrigenda::clock::Clock;
use corrigenda::config::{Config, SinkConfig};
use corrigenda::daemon::Assembly;
use corrigenda::model::{
    Disclosure, Event, EventKind, Revision, Schedule, Significance, Sink, SinkKind, Source,
    SourceKind,
};
use corrigenda::pipeline::{Progress, Round};
use corrigenda::store::{EventFilter, RevisionFilter};
use jiff::SignedDuration;
use tempfile::TempDir;

use receiver::Receiver;
use site::Site;

/// A secret for tests: base64 of 32 bytes.
pub const SECRET: &str = "whsec_Y29ycmlnZW5kYSB0ZXN0IHNlY3JldCwgMzIgYnl0ZXM=";

/// A site, a receiver, and Corrigenda between them.
pub struct World {
    pub site: Site,
    pub receiver: Receiver,
    pub clock: Clock,
    pub config: Config,
    pub assembly: Assembly,
    folder: TempDir,
}

impl World {
    /// A site with one feed at `/feed.xml`, watched as `press`.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with another configuration.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let (site, receiver) = (Site::open().await, Receiver::open(SECRET).await);
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::held("2023-05-17T14:00:00Z".parse().unwrap());
        let mut config = Config { database: folder.path().join("test.db"), ..Config::default() };
        config.fetch.allow_private_networks = true;
        config.sources = vec![source("press", site.url("/feed.xml"))];
        config.sinks = vec![desk(receiver.url())];
        change(&mut config);
        let assembly = Assembly::new(&config, clock.clone()).unwrap();
        assembly.sync(&config).await.unwrap();
        Self { site, receiver, clock, config, assembly, folder }
    }

    /// The configuration changed, and the program was started anew with it.
    pub async fn restart(&mut self, change: impl FnOnce(&mut Config)) {
        change(&mut self.config);
        self.assembly = Assembly::new(&self.config, self.clock.clone()).unwrap();
        self.assembly.sync(&self.config).await.unwrap();
    }

    /// One round, and what is due is delivered.
    pub async fn round(&self) -> Round {
        let round = self.assembly.pipeline.round(&Unwatched).await.unwrap();
        self.assembly.deliverer.deliver_due().await.unwrap();
        round
    }

    /// Time passes.
    pub fn wait(&self, hours: u64) {
        self.clock.advance(Duration::from_secs(hours * 3600));
    }

    /// All revisions, oldest first.
    pub async fn revisions(&self) -> Vec<Revision> {
        let store = &self.assembly.pipeline.store;
        let mut revisions = store.revisions(RevisionFilter::default()).await.unwrap();
        revisions.reverse();
        revisions
    }

    /// The types of all events, oldest first.
    pub async fn events(&self) -> Vec<EventKind> {
        let store = &self.assembly.pipeline.store;
        let mut events: Vec<Event> = store.events(EventFilter::default()).await.unwrap();
        events.reverse();
        events.iter().map(|event| event.kind).collect()
    }

    /// Where the database is.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// A feed that is polled every quarter of an hour, on pages that keep the time of Brussels.
pub fn source(name: &str, url: String) -> Source {
    Source {
        name: name.to_owned(),
        url,
        kind: SourceKind::Feed,
        schedule: Schedule::Every(SignedDuration::from_mins(15)),
        language: None,
        timezone: Some("Europe/Brussels".to_owned()),
        links: None,
    }
}

/// A webhook with the rules of a sink that names none.
pub fn desk(url: String) -> SinkConfig {
    use Disclosure::{Backdated, Declared, Stealth, Undetermined};
    let events = EventKind::ALL.into_iter().filter(|kind| *kind != EventKind::ArticlePublished);
    SinkConfig {
        sink: Sink {
            name: "desk".to_owned(),
            kind: SinkKind::Webhook,
            url,
            events: events.collect(),
            disclosure: vec![Backdated, Declared, Undetermined, Stealth],
            significance: Significance::Minor,
        },
        secret: Some(SECRET.to_owned()),
    }
}

/// Nobody watches the progress of a test.
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _stage: &'static str, _steps: usize) {}
    fn step(&self) {}
}
