//! `check`: is the configuration right, and do the sources answer?

use std::process::ExitCode;

use anyhow::Result;
use futures_util::{StreamExt, stream};

use super::args;
use super::output::{print, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::{fetcher, profiles};
use crate::feed::parse;
use crate::fetch::{Accept, Fetcher, Request};
use crate::model::{Source, SourceKind, Validators};

/// Checks; a wrong configuration never comes this far.
pub(super) async fn run(config: &Config, args: &args::Check) -> Result<ExitCode> {
    profiles(config.profiles_dir.as_deref())?;
    let file = config.file.as_ref().map_or_else(
        || "no configuration file: built-in defaults".to_owned(),
        |file| file.display().to_string(),
    );
    let (sources, sinks) = (config.sources.len(), config.sinks.len());
    print(&format!("right: {file}; {sources} sources, {sinks} sinks"))?;
    if !args.online {
        return Ok(ExitCode::SUCCESS);
    }
    let fetcher = fetcher(config, Clock::system())?;
    let looks = stream::iter(&config.sources).map(|source| look(&fetcher, source));
    let failed: Vec<bool> = looks.buffered(config.fetch.concurrency.max(1)).collect().await;
    Ok(if failed.contains(&true) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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
        SourceKind::Feed => Accept::Feed,
        SourceKind::Article => Accept::Page,
    };
    let request = Request {
        url: source.url.clone(),
        validators: Validators::default(),
        accept,
        language: source.language.clone(),
    };
    let response = fetcher.get(&request).await.map_err(|error| error.to_string())?;
    match (response.status, source.kind) {
        (200..=299, SourceKind::Article) => Ok("answers".to_owned()),
        (200..=299, SourceKind::Feed) => {
            parse(&response.body, response.content_type.as_deref(), &response.url)
                .map(|parsed| format!("{} entries", parsed.feed.entries.len()))
                .map_err(|error| error.to_string())
        }
        (status, _) => Err(format!("{} answered with status {status}", response.url)),
    }
}
