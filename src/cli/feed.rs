//! `feed`: what is read from a feed.

use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::{Result, anyhow, bail};
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
use crate::extract::Page;
use crate::fetch::{Accept, Fetcher};
use crate::model::SourceKind;
use crate::pipeline::Channel;

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
            Ok(serde_json::to_string(&runtime.block_on(read(&line.from, web))?.feed)?)
        });
    };
    let channel = read(from, web).await?;
    match args.format {
        Plain::Json => print_json(&channel.feed)?,
        Plain::Text => print(&text(&channel))?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn read<'a>(from: &str, web: impl FnOnce() -> Result<&'a Fetcher>) -> Result<Channel> {
    let Input { bytes, content_type, url } = Input::read(from, Accept::Feed, web).await?;
    let url = url.unwrap_or_default();
    let page = Page { bytes: &bytes, content_type: content_type.as_deref(), url: &url };
    let read = batch::guarded(|| Ok(Channel::read(&page, SourceKind::Auto, None)?));
    let channel = read.map_err(|error| anyhow!("reading {from}: {error:#}"))?;
    match channel.feeds.first() {
        Some(feed) if channel.feed.entries.is_empty() => {
            bail!("reading {from}: this is a page, not a feed; it names {}", feed.url)
        }
        _ => Ok(channel),
    }
}

fn text(channel: &Channel) -> String {
    let feed = &channel.feed;
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
    let read = format!("read as {}, {} entries", channel.read_as(), feed.entries.len());
    let sitemaps: Vec<String> = channel
        .sitemaps
        .iter()
        .map(|link| vec![maybe(link.lastmod), link.url.clone()])
        .map(|row| row.join("  "))
        .collect();
    if !sitemaps.is_empty() {
        return format!(
            "{title}\n{read}, an index of {}\n\n{}",
            sitemaps.len(),
            sitemaps.join("\n")
        );
    }
    format!("{title}\n{read}\n\n{}", table(&["published", "headline", "address"], &rows))
}
