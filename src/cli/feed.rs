//! `feed`: what is read from a feed.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::args::{self, Plain};
use super::extract::read_file;
use super::output::{print, print_json, table};
use super::when::maybe;
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::fetcher;
use crate::feed::parse;
use crate::fetch::{Accept, Request};
use crate::model::{Feed, Validators};

/// Shows what is read from a feed.
pub(super) async fn run(config: &Config, args: &args::Feed) -> Result<()> {
    let is_address = args.from.starts_with("http://") || args.from.starts_with("https://");
    let (bytes, content_type, url) = if is_address {
        fetch(config, &args.from).await?
    } else {
        let file = Path::new(&args.from);
        let bytes = read_file(file).with_context(|| format!("reading {}", args.from))?;
        (bytes, None, String::new())
    };
    let feed = parse(&bytes, content_type.as_deref(), &url)
        .with_context(|| format!("reading {}", args.from))?
        .feed;
    match args.format {
        Plain::Json => print_json(&feed),
        Plain::Text => print(&text(&feed)),
    }
}

async fn fetch(config: &Config, url: &str) -> Result<(Vec<u8>, Option<String>, String)> {
    let request = Request {
        url: url.to_owned(),
        validators: Validators::default(),
        accept: Accept::Feed,
        language: None,
    };
    let response = fetcher(config, Clock::system())?.get(&request).await?;
    if !(200..300).contains(&response.status) {
        bail!("{} answered with status {}", response.url, response.status);
    }
    Ok((response.body, response.content_type, response.url))
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
