//! The whole pipeline against a newsroom on loopback that publishes, edits and withdraws.
//!
//! Everything but the newsroom is the real thing: feeds are polled, pages fetched, versions kept in
//! a database, differences judged, a webhook signed and delivered, a report written. Only the clock
//! is held, on a day in May 2023, so that nobody waits for a confirming fetch.

mod newsroom;
mod pieces;
mod receiver;
mod script;
mod templates;
mod verdict;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use jiff::Timestamp;

use crate::alert::Secret;
use crate::clock::Clock;
use crate::config::{Config, SinkConfig};
use crate::daemon::Assembly;
use crate::model::{
    Disclosure, Event, EventKind, Locale, Revision, Schedule, Significance, Sink, SinkKind, Source,
    SourceKind,
};
use crate::pipeline::Progress;
use crate::report::{self, Period};
use crate::store::{EventFilter, RevisionFilter};

use newsroom::Newsroom;
use receiver::Receiver;
pub use verdict::Scene;

/// `corrigenda demo secret, 32 bytes`: a secret that protects nothing.
const SECRET: &str = "whsec_Y29ycmlnZW5kYSBkZW1vIHNlY3JldCwgMzIgYnl0ZXM=";

/// What the demo showed.
pub struct Demo {
    /// Each act of the script with what was detected of it.
    pub scenes: Vec<Scene>,
    /// The revisions, in the order in which they were recorded.
    pub revisions: Vec<Revision>,
    /// What the webhook received.
    pub received: Vec<Event>,
    /// Where the HTML report is.
    pub report: PathBuf,
    /// How many requests the newsroom answered.
    pub requests: u64,
}

impl Demo {
    /// Whether what was detected is what was edited.
    pub fn is_right(&self) -> bool {
        self.scenes.iter().all(|scene| scene.right)
    }
}

/// Plays the demo; the database and the report are written to `folder`.
///
/// # Errors
/// Where a loopback port, the folder or the database cannot be had.
pub async fn play(folder: &Path) -> Result<Demo> {
    let newsroom = Newsroom::open(pieces::first_edition()).await.context("opening the newsroom")?;
    let receiver = Receiver::open(Secret::parse(SECRET)?).await.context("opening the receiver")?;
    let clock = Clock::held("2023-05-17T14:00:00Z".parse()?);
    let config = configuration(folder, &newsroom, &receiver);
    let assembly = Assembly::new(&config, clock.clone())?;
    assembly.sync(&config).await?;

    round(&assembly).await?; // the silent baseline
    until(&clock, "2023-05-19T09:40:00Z".parse()?);
    round(&assembly).await?; // furniture moved, and nothing else
    let acts = script::acts();
    for act in &acts {
        act.perform(&newsroom);
    }
    until(&clock, "2023-05-19T09:55:00Z".parse()?);
    round(&assembly).await?;

    let mut revisions = assembly.pipeline.store.revisions(RevisionFilter::default()).await?;
    revisions.reverse();
    let events = assembly.pipeline.store.events(EventFilter::default()).await?;
    let told = receiver.events();
    let report = write_report(folder, &revisions, &events, clock.now())?;
    let scenes = verdict::scenes(&newsroom, &acts, &events, &told);
    Ok(Demo { scenes, revisions, received: told, report, requests: newsroom.requests() })
}

async fn round(assembly: &Assembly) -> Result<()> {
    assembly.pipeline.round(&Unwatched).await?;
    assembly.deliverer.deliver_due().await?;
    Ok(())
}

fn until(clock: &Clock, instant: Timestamp) {
    if let Ok(span) = Duration::try_from(instant.duration_since(clock.now())) {
        clock.advance(span);
    }
}

fn configuration(folder: &Path, newsroom: &Newsroom, receiver: &Receiver) -> Config {
    let mut config = Config { database: folder.join("corrigenda.db"), ..Config::default() };
    config.fetch.allow_private_networks = true;
    config.sources = vec![
        source("lacs-fr", newsroom.url("/fr/rss.xml"), "fr", &config),
        source("lakes-en", newsroom.url("/en/atom.xml"), "en", &config),
    ];
    config.sinks = vec![SinkConfig { sink: sink(receiver), secret: Some(SECRET.to_owned()) }];
    config
}

fn source(name: &str, url: String, language: &str, config: &Config) -> Source {
    Source {
        name: name.to_owned(),
        url,
        kind: SourceKind::Feed,
        schedule: Schedule::Every(config.poll.every),
        language: Some(language.to_owned()),
        timezone: Some("Europe/Brussels".to_owned()),
    }
}

/// A sink with the rules that a sink has which says nothing of its rules.
fn sink(receiver: &Receiver) -> Sink {
    use Disclosure::{Backdated, Declared, Stealth, Undetermined};
    Sink {
        name: "desk".to_owned(),
        kind: SinkKind::Webhook,
        url: receiver.url(),
        events: EventKind::ALL.into_iter().filter(|k| *k != EventKind::ArticlePublished).collect(),
        disclosure: vec![Backdated, Declared, Undetermined, Stealth],
        significance: Significance::Minor,
    }
}

fn write_report(
    folder: &Path,
    revisions: &[Revision],
    events: &[Event],
    now: Timestamp,
) -> Result<PathBuf> {
    let period = Period {
        title: "What the newsroom changed".to_owned(),
        since: None,
        until: now,
        revisions: revisions.iter().rev().cloned().collect(),
        events: events
            .iter()
            .filter(|event| event.kind != EventKind::ArticleRevised)
            .cloned()
            .collect(),
        generated_at: now,
        locale: Locale::default(),
        siblings: BTreeMap::new(),
        pages: None,
    };
    let path = folder.join("report.html");
    std::fs::write(&path, report::html::period(&period))
        .with_context(|| format!("writing {}", path.display()))?;
    Ok(path)
}

struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _stage: &'static str, _steps: usize) {}
    fn step(&self) {}
}
