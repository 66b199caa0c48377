//! `check`: is the configuration right, and do the sources answer?

use std::process::ExitCode;

use anyhow::{Result, bail};
use futures_util::{StreamExt, stream};

use super::args;
use super::output::{print, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::{fetcher, profiles};
use crate::extract::Page;
use crate::fetch::{Accept, Fetcher, Request};
use crate::model::{Source, SourceKind, Validators};
use crate::pipeline::Channel;
use crate::store::{SourceOrigin, Store};

/// Checks; a wrong configuration never comes this far.
pub(super) async fn run(config: &Config, args: &args::Check) -> Result<ExitCode> {
    profiles(config.profiles_dir.as_deref())?;
    let file = config.file.as_ref().map_or_else(
        || "no configuration file: built-in defaults".to_owned(),
        |file| file.display().to_string(),
    );
    let added = added(config).await?;
    let (sources, sinks) = (config.sources.len(), config.sinks.len());
    let watched = added.len();
    print(&format!("right: {file}; {sources} sources, {watched} more by `watch`, {sinks} sinks"))?;
    if !args.online {
        return Ok(ExitCode::SUCCESS);
    }
    let fetcher = fetcher(config, Clock::system())?;
    let looks =
        stream::iter(config.sources.iter().chain(&added)).map(|source| look(&fetcher, source));
    let failed: Vec<bool> = looks.buffered(config.fetch.concurrency.max(1)).collect().await;
    Ok(if failed.contains(&true) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The sources that were added by `watch`; a database that is not there yet has none.
async fn added(config: &Config) -> Result<Vec<Source>> {
    if !config.database.exists() {
        return Ok(Vec::new());
    }
    let rows = Store::open(&config.database)?.sources().await?;
    let added = rows.into_iter().filter(|row| row.origin == SourceOrigin::Database);
    let added: Vec<Source> = added.map(|row| row.source).collect();
    let taken = |source: &&Source| added.iter().any(|one| one.name == source.name);
    match config.sources.iter().find(taken) {
        None => Ok(added),
        Some(source) => bail!("source `{}`: `watch` gave this name to another", source.name),
    }
}

/// Fetches one source and says what it found; `true` where it failed.
async fn look(fetcher: &Fetcher, source: &Source) -> bool {
    let (failed, found) = match reach(fetcher, source).await {
        Ok(found) => (false, found),
        Err(reason) => (true, reason),
    };
    let word = if failed { "fails" } else { "ok   " };
    say(&format!("{word}  {}  {found}", source.name));
    failed
}

async fn reach(fetcher: &Fetcher, source: &Source) -> Result<String, String> {
    let accept = match source.kind {
        SourceKind::Article | SourceKind::Listing => Accept::Page,
        _ => Accept::Feed,
    };
    let request = Request {
        url: source.url.clone(),
        validators: Validators::default(),
        accept,
        language: source.language.clone(),
    };
    let response = fetcher.of(&source.name).get(&request).await;
    let response = response.map_err(|error| error.to_string())?;
    match (response.status, source.kind) {
        (200..=299, SourceKind::Article) => Ok("answers".to_owned()),
        (200..=299, kind) => {
            let content_type = response.content_type.as_deref();
            let page = Page { bytes: &response.body, content_type, url: &response.url };
            let channel = Channel::read(&page, kind, source.links.as_deref());
            channel.map(|channel| counted(&channel)).map_err(|error| error.to_string())
        }
        (status, _) => Err(format!("{} answered with status {status}", response.url)),
    }
}

/// `feed, 20 entries`; a page that names its feed is read there.
fn counted(channel: &Channel) -> String {
    let (read_as, entries) = (channel.read_as(), channel.feed.entries.len());
    match (channel.feeds.first(), channel.sitemaps.len()) {
        (Some(feed), _) => format!("a site whose feed is {}", feed.url),
        (None, 0) => format!("{read_as}, {entries} entries"),
        (None, sitemaps) => format!("{read_as}, an index of {sitemaps}"),
    }
}
