//! `revisions`: what was edited.

use anyhow::Result;
use serde::Serialize;

use super::args::{self, Plain};
use super::output::{cut, print, print_json, table};
use super::when::short;
use super::{articles, sources};
use crate::clock::Clock;
use crate::model::{Locale, Revision, SiblingState};
use crate::report;
use crate::serve::siblings_of;
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
    if args.siblings {
        return with_siblings(store, revisions, args.format).await;
    }
    match args.format {
        Plain::Json => print_json(&revisions),
        Plain::Text => print(&rows(&revisions)),
    }
}

/// A revision with the watched siblings of its article.
#[derive(Serialize)]
struct Beside {
    #[serde(flatten)]
    revision: Revision,
    siblings: Vec<SiblingState>,
}

async fn with_siblings(store: &Store, revisions: Vec<Revision>, format: Plain) -> Result<()> {
    let mut families = siblings_of(store, &revisions).await?;
    let with = |revision: Revision| {
        let siblings = families.remove(&revision.id).unwrap_or_default();
        Beside { revision, siblings }
    };
    let found: Vec<Beside> = revisions.into_iter().map(with).collect();
    match format {
        Plain::Json => print_json(&found),
        Plain::Text => print(&found.iter().map(Beside::text).collect::<Vec<_>>().join("\n\n")),
    }
}

impl Beside {
    fn text(&self) -> String {
        let Self { revision, siblings } = self;
        let standing = report::siblings::standing(Locale::En, revision, siblings);
        let questions = report::siblings::questions(Locale::En, revision, siblings);
        let head = rows(std::slice::from_ref(revision));
        let more = standing.into_iter().chain(questions).map(|line| format!("  {line}"));
        std::iter::once(head).chain(more).collect::<Vec<_>>().join("\n")
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
