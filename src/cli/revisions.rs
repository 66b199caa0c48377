//! `revisions`: what was edited.

use anyhow::Result;

use super::args::{self, Plain};
use super::output::{cut, print, print_json, table};
use super::when::short;
use super::{articles, sources};
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
        since: args.since.map(|since| since.before(now)),
        source: sources::known(store, args.source.as_deref()).await?,
        article,
        disclosure: args.disclosure.clone(),
        significance: args.significance,
        limit: args.limit,
        ..RevisionFilter::default()
    };
    let revisions = store.revisions(filter).await?;
    match args.format {
        Plain::Json => print_json(&revisions),
        Plain::Text => print(&rows(&revisions)),
    }
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
