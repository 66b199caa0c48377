//! `revisions`: what was edited.

use anyhow::{Result, anyhow};
use serde::de::DeserializeOwned;

use super::args::{self, Plain};
use super::articles;
use super::output::{cut, print, print_json, table};
use super::when::{short, since};
use crate::clock::Clock;
use crate::model::Revision;
use crate::store::{RevisionFilter, Store};

/// Lists the revisions, newest first.
pub(super) async fn run(store: &Store, args: &args::Revisions) -> Result<()> {
    let article = match &args.article {
        Some(text) => Some(articles::find(store, text).await?.id),
        None => None,
    };
    let now = Clock::system().now();
    let filter = RevisionFilter {
        since: args.since.as_deref().map(|text| since(text, now)).transpose()?,
        source: args.source.clone(),
        article,
        disclosure: args.disclosure.iter().map(|word| known(word)).collect::<Result<_>>()?,
        significance: args.significance.as_deref().map(known).transpose()?,
        limit: args.limit,
        ..RevisionFilter::default()
    };
    let revisions = store.revisions(filter).await?;
    match args.format {
        Plain::Json => print_json(&revisions),
        Plain::Text => print(&rows(&revisions)),
    }
}

/// A word of the contract, such as `stealth`.
fn known<T: DeserializeOwned>(word: &str) -> Result<T> {
    serde_json::from_value(word.into()).map_err(|error| anyhow!("`{word}`: {error}"))
}

/// Revisions as a table.
pub(super) fn rows(revisions: &[Revision]) -> String {
    let rows: Vec<Vec<String>> = revisions
        .iter()
        .map(|revision| {
            vec![
                short(revision.detected_at),
                revision.article.id.to_string(),
                format!("{} -> {}", revision.from.version, revision.to.version),
                revision.comparison.disclosure.as_str().to_owned(),
                revision.comparison.significance.as_str().to_owned(),
                cut(revision.article.title.as_deref().unwrap_or(&revision.article.url), 40),
                cut(&revision.comparison.summary, 80),
            ]
        })
        .collect();
    table(
        &["detected", "article", "versions", "disclosure", "significance", "headline", "what"],
        &rows,
    )
}
