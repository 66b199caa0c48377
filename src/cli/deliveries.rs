//! `deliveries`: what was sent where, and what is still to be sent.

use anyhow::{Result, bail};

use super::args::{self, DeliveryAction, Plain, State};
use super::output::{cut, print, print_json, say, table};
use super::when::short;
use crate::clock::Clock;
use crate::store::{DeliveryFilter, DeliveryId, DeliveryRow, DeliveryState, RetryFilter, Store};

/// Lists deliveries, or makes them due again.
pub(super) async fn run(store: &Store, args: &args::Deliveries) -> Result<()> {
    if let Some(DeliveryAction::Retry { ids, sink }) = &args.action {
        return retry(store, ids, sink.clone()).await;
    }
    let filter =
        DeliveryFilter { state: args.state.map(state), sink: args.sink.clone(), limit: args.limit };
    let deliveries = store.deliveries(filter).await?;
    match args.format {
        Plain::Json => print_json(&deliveries),
        Plain::Text => print(&rows(&deliveries)),
    }
}

/// Dead deliveries, or those that are named, become due again; the next round or the daemon sends them.
async fn retry(store: &Store, ids: &[i64], sink: Option<String>) -> Result<()> {
    let filter = RetryFilter {
        ids: ids.iter().copied().map(DeliveryId).collect(),
        sink,
        dead_only: ids.is_empty(),
    };
    let count = store.retry_deliveries(filter, Clock::system().now()).await?;
    if count < ids.len() {
        bail!(
            "only {count} of the {} are there and due again; `corrigenda deliveries` lists them",
            ids.len()
        );
    }
    say(&format!("{count} deliveries are due again"));
    Ok(())
}

fn state(state: State) -> DeliveryState {
    match state {
        State::Pending => DeliveryState::Pending,
        State::Delivered => DeliveryState::Delivered,
        State::Dead => DeliveryState::Dead,
    }
}

fn rows(deliveries: &[DeliveryRow]) -> String {
    let rows: Vec<Vec<String>> = deliveries
        .iter()
        .map(|row| {
            vec![
                row.id.to_string(),
                row.sink.clone(),
                row.state.as_str().to_owned(),
                row.attempts.to_string(),
                short(row.created_at),
                row.event_kind.to_string(),
                cut(row.article_title.as_deref().unwrap_or("-"), 40),
                row.last_error.as_deref().map_or_else(String::new, |error| cut(error, 60)),
            ]
        })
        .collect();
    table(&["id", "sink", "state", "tries", "since", "event", "about", "last error"], &rows)
}
