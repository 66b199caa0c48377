//! `sources`: what is watched.

use anyhow::{Result, bail};

use super::args::{self, Plain, SourceAction};
use super::output::{cut, print, print_json, table};
use super::when::{maybe, short};
use crate::clock::Clock;
use crate::store::{SourceRow, Store};

/// Lists the sources, or removes one.
pub(super) async fn run(store: &Store, args: &args::Sources) -> Result<()> {
    if let Some(SourceAction::Remove { name }) = &args.action {
        return remove(store, name).await;
    }
    let sources = store.sources().await?;
    if args.format == Plain::Json {
        return print_json(&sources);
    }
    if sources.is_empty() {
        return print("no sources: add one with `corrigenda watch URL` or in the configuration");
    }
    print(&rows(&sources))
}

/// Those of the configuration are removed there.
async fn remove(store: &Store, name: &str) -> Result<()> {
    known(store, Some(name)).await?;
    if !store.remove_source(name, Clock::system().now()).await? {
        bail!("the source `{name}` stands in the configuration: take it out there");
    }
    print(&format!("{name} is not watched any more; what was recorded is kept"))
}

/// The source that a user names; one that does not exist is no empty list.
pub(super) async fn known(store: &Store, name: Option<&str>) -> Result<Option<String>> {
    let Some(name) = name else { return Ok(None) };
    if store.sources().await?.iter().any(|row| row.source.name == name) {
        return Ok(Some(name.to_owned()));
    }
    bail!("no source `{name}`; `corrigenda sources` lists them")
}

/// The sources as a table.
pub(super) fn rows(sources: &[SourceRow]) -> String {
    let rows: Vec<Vec<String>> = sources
        .iter()
        .map(|row| {
            vec![
                row.source.name.clone(),
                row.articles.to_string(),
                maybe(row.last_success_at),
                short(row.next_poll_at),
                health(row),
                row.source.url.clone(),
            ]
        })
        .collect();
    table(&["source", "articles", "last read", "next poll", "health", "address"], &rows)
}

fn health(row: &SourceRow) -> String {
    match (&row.last_error, row.failures, &row.article_error) {
        (Some(error), ..) if row.ended_at.is_some() => format!("ended: {}", cut(error, 80)),
        (Some(error), 0, _) => cut(error, 80),
        (Some(error), failures, _) => format!("{failures}x {}", cut(error, 80)),
        (None, _, Some(error)) => {
            format!("{} of its articles fail: {}", row.failing_articles, cut(error, 80))
        }
        (None, ..) => read(row),
    }
}

/// `ok`; with how it is read where that is no plain feed, and what is worth knowing of it.
fn read(row: &SourceRow) -> String {
    let how = row.read_as.clone().filter(|how| how != "feed" && how != "article");
    let left_out = match row.left_out {
        0 => None,
        count => Some(format!("{count} entries noted, watched once they change")),
    };
    let said: Vec<String> = how.into_iter().chain(left_out).chain(row.note.clone()).collect();
    if said.is_empty() { "ok".to_owned() } else { format!("ok ({})", cut(&said.join("; "), 100)) }
}
