//! `status`: sources, health, queue and what comes next.

use anyhow::Result;

use super::args::{Listing, Plain};
use super::output::{print, print_json};
use super::sources;
use super::when::maybe;
use crate::clock::Clock;
use crate::store::{Status, Store};

/// Shows how things stand.
pub(super) async fn run(store: &Store, args: &Listing) -> Result<()> {
    let status = store.status(Clock::system().now()).await?;
    match args.format {
        Plain::Json => print_json(&status),
        Plain::Text => print(&text(&status)),
    }
}

fn text(status: &Status) -> String {
    let Status { articles, withdrawn, due_now, versions, revisions, unconfirmed, .. } = status;
    let failing = status.sources.iter().filter(|source| source.failures > 0).count();
    let size = status.file_bytes as f64 / 1_048_576.0;
    let next = status.sources.iter().map(|source| source.next_poll_at).min();
    let mut lines = vec![
        format!(
            "sources      {}, {failing} failing, next poll {}",
            status.sources.len(),
            maybe(next)
        ),
        format!(
            "articles     {articles}, {withdrawn} withdrawn, {due_now} due now, next look {}",
            maybe(status.next_check_at)
        ),
        format!("versions     {versions}, {revisions} revisions, {unconfirmed} to be confirmed"),
        format!(
            "deliveries   {} pending, {} dead",
            status.deliveries_pending, status.deliveries_dead
        ),
        format!("last event   {}", maybe(status.last_event_at)),
        format!("database     {size:.1} MiB"),
    ];
    if !status.sources.is_empty() {
        lines.push(format!("\n{}", sources::rows(&status.sources)));
    }
    lines.join("\n")
}
