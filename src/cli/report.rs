//! `report`: the revisions of a period.

use std::path::Path;

use anyhow::{Context, Result};

use super::args::{self, ReportFormat};
use super::output::{print, say};
use crate::clock::Clock;
use crate::model::EventKind;
use crate::report::{Period, atom, html, json, markdown, terminal};
use crate::store::{EventFilter, RevisionFilter, Store};

/// Reports the revisions of a period.
pub(super) async fn run(store: &Store, args: &args::Report) -> Result<()> {
    let now = Clock::system().now();
    let period = period(store, args.since.before(now), now).await?;
    let format = args.format.unwrap_or_else(|| by_ending(args.output.as_deref()));
    let text = match format {
        ReportFormat::Text => terminal::period(&period, 100),
        ReportFormat::Html => html::period(&period),
        ReportFormat::Markdown => markdown::period(&period),
        ReportFormat::Json => json::period(&period),
        ReportFormat::Atom => atom::period(&period, None),
    };
    let Some(path) = &args.output else { return print(&text) };
    std::fs::write(path, anstream::adapter::strip_str(&text).to_string())
        .with_context(|| format!("writing {}", path.display()))?;
    say(&format!("{} revisions reported in {}", period.revisions.len(), path.display()));
    Ok(())
}

async fn period(store: &Store, since: jiff::Timestamp, until: jiff::Timestamp) -> Result<Period> {
    let everything = usize::MAX >> 1;
    let revisions = RevisionFilter { since: Some(since), limit: everything, ..Default::default() };
    let others = EventKind::ALL
        .into_iter()
        .filter(|kind| !matches!(kind, EventKind::ArticleRevised | EventKind::ArticlePublished));
    let events = EventFilter {
        since: Some(since),
        kinds: others.collect(),
        source: None,
        limit: everything,
    };
    Ok(Period {
        title: "What was changed after publication".to_owned(),
        since: Some(since),
        until,
        revisions: store.revisions(revisions).await?,
        events: store.events(events).await?,
        generated_at: until,
    })
}

fn by_ending(path: Option<&Path>) -> ReportFormat {
    let ending = path.and_then(Path::extension).and_then(std::ffi::OsStr::to_str);
    match ending {
        Some("html" | "htm") => ReportFormat::Html,
        Some("md") => ReportFormat::Markdown,
        Some("json") => ReportFormat::Json,
        Some("xml" | "atom") => ReportFormat::Atom,
        _ => ReportFormat::Text,
    }
}
