//! `feed`: what is read from a feed.

use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use tokio::runtime::Handle;

use super::args::{self, Plain};
use super::batch;
use super::input::Input;
use super::output::{print, print_json, table};
use super::when::maybe;
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::fetcher;
use crate::feed::parse;
use crate::fetch::{Accept, Fetcher};
use crate::model::Feed;

/// The arguments of one feed of a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(alias = "file")]
    from: String,
}

/// Shows what is read from a feed, or from many.
pub(super) async fn run(config: &Config, args: &args::Feed) -> Result<ExitCode> {
    // One for all, so that hosts are asked at their pace; files need none.
    let fetcher = LazyLock::new(|| fetcher(config, Clock::system()));
    let web = || fetcher.as_ref().map_err(|error| anyhow!("{error:#}"));
    let Some(from) = &args.from else {
        let list = batch::list(args.batch.as_deref(), args.format == Plain::Json)?;
        let runtime = Handle::current();
        return batch::run(list, |line: Line, _| {
            batch::no_standard_input("from", Path::new(&line.from))?;
            Ok(serde_json::to_string(&runtime.block_on(read(&line.from, web))?)?)
        });
    };
    let feed = read(from, web).await?;
    match args.format {
        Plain::Json => print_json(&feed)?,
        Plain::Text => print(&text(&feed))?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn read<'a>(from: &str, web: impl FnOnce() -> Result<&'a Fetcher>) -> Result<Feed> {
    let Input { bytes, content_type, url } = Input::read(from, Accept::Feed, web).await?;
    let read = parse(&bytes, content_type.as_deref(), url.as_deref().unwrap_or_default());
    Ok(read.with_context(|| format!("reading {from}"))?.feed)
}

fn text(feed: &Feed) -> String {
    let rows: Vec<Vec<String>> = feed
        .entries
        .iter()
        .map(|entry| {
            vec![
                maybe(entry.published.or(entry.updated)),
                entry.title.clone().unwrap_or_default(),
                entry.url.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let title = feed.title.as_deref().unwrap_or("(no title)");
    format!("{title}\n\n{}", table(&["published", "headline", "address"], &rows))
}
