//! `export`: the sources as OPML.

use std::fs;

use anyhow::{Context, Result};

use super::args::{self, ExportFormat};
use super::output::{print, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::Assembly;
use crate::feed::opml::{self, Outline};
use crate::model::SourceKind;
use crate::store::SourceRow;

/// Writes the sources that a feed reader can read; says how many it cannot.
pub(super) async fn run(config: &Config, args: &args::Export) -> Result<()> {
    let ExportFormat::Opml = args.format;
    let assembly = Assembly::new(config, Clock::system())?;
    assembly.sync(config).await?;
    let sources = assembly.pipeline.store.sources().await?;
    let outlines: Vec<Outline> = sources.iter().filter(|row| is_feed(row)).map(outline).collect();
    let text = opml::write("Corrigenda", &outlines);
    match &args.output {
        None => print(&text)?,
        Some(file) => {
            fs::write(file, text).with_context(|| format!("writing {}", file.display()))?;
        }
    }
    match sources.len() - outlines.len() {
        0 => {}
        left => say(&format!(
            "{left} sources are no feeds and were left out: OPML has no word for them"
        )),
    }
    Ok(())
}

/// What is to be found out may be a feed, until it was read as something else.
fn is_feed(row: &SourceRow) -> bool {
    let was_feed = row.read_as.as_deref().is_none_or(|read_as| read_as.starts_with("feed"));
    match row.source.kind {
        SourceKind::Feed => true,
        SourceKind::Auto => was_feed,
        SourceKind::Sitemap | SourceKind::Listing | SourceKind::Article => false,
    }
}

fn outline(row: &SourceRow) -> Outline {
    Outline {
        title: Some(row.title.clone().unwrap_or_else(|| row.source.name.clone())),
        url: row.source.url.clone(),
        site: None,
        language: row.source.language.clone(),
        folders: Vec::new(),
    }
}
