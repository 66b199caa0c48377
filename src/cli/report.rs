//! `report`: the revisions of a period.

use std::path::Path;

use anyhow::{Context, Result};

use super::args::{self, ReportFormat};
use super::output::{columns, print, say};
use crate::clock::Clock;
use crate::report::{Period, atom, html, json, markdown, terminal, words};
use crate::serve;
use crate::store::Store;

/// Reports the revisions of a period.
pub(super) async fn run(store: &Store, args: &args::Report) -> Result<()> {
    let now = Clock::system().now();
    let period = serve::period(store, args.since.before(now), now, usize::MAX >> 1).await?;
    let title = words::title(args.language).to_owned();
    let period = Period { title, locale: args.language, ..period };
    let format = args.format.unwrap_or_else(|| by_ending(args.output.as_deref()));
    let text = match format {
        ReportFormat::Text => terminal::period(&period, columns()),
        ReportFormat::Html => html::period(&period),
        ReportFormat::Markdown => markdown::period(&period),
        ReportFormat::Json => json::period(&period),
        ReportFormat::Atom => atom::period(&period, None),
    };
    let Some(path) = &args.output else { return print(&text) };
    std::fs::write(path, anstream::adapter::strip_str(&text).to_string())
        .with_context(|| format!("writing {}", path.display()))?;
    say(&format!("{} revisions reported in {}", period.revisions.len(), path.display()));
    Ok(())
}

fn by_ending(path: Option<&Path>) -> ReportFormat {
    let ending = path.and_then(Path::extension).and_then(std::ffi::OsStr::to_str);
    match ending {
        Some("html" | "htm") => ReportFormat::Html,
        Some("md") => ReportFormat::Markdown,
        Some("json") => ReportFormat::Json,
        Some("xml" | "atom") => ReportFormat::Atom,
        _ => ReportFormat::Text,
    }
}
