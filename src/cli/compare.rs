//! `compare`: the difference of two HTML files, without a database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use serde::Deserialize;

use super::args::{self, Rich};
use super::batch;
use super::extract::{page_address, read_file};
use super::output::{columns, print, print_json};
use crate::classify::judge;
use crate::config::Config;
use crate::daemon;
use crate::extract::{Hints, Page, Profiles, pair};
use crate::model::{Comparison, Extraction, digest};
use crate::report::{Sheet, Side, html, markdown, svg, terminal};

/// The arguments of one comparison of a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    old: PathBuf,
    new: PathBuf,
    url: Option<String>,
}

/// Compares two files, or many times two.
pub(super) fn run(config: &Config, args: &args::Compare) -> Result<ExitCode> {
    let profiles = daemon::profiles(config.profiles_dir.as_deref())?;
    let (Some(old), Some(new)) = (&args.old, &args.new) else {
        let list = batch::list(args.batch.as_deref(), args.format == Rich::Json)?;
        return batch::run(list, |line: Line, name| {
            batch::no_standard_input("old", &line.old)?;
            batch::no_standard_input("new", &line.new)?;
            let url = page_address(&format!("{name}: url"), line.url.as_deref());
            let judged = judged(&read_file(&line.old)?, &read_file(&line.new)?, url, &profiles);
            Ok(serde_json::to_string(&judged.comparison)?)
        });
    };
    let url = page_address("--url", args.url.as_deref());
    let bytes = [read_file(old)?, read_file(new)?];
    let Judged { old: before, new: after, comparison } =
        judged(&bytes[0], &bytes[1], url, &profiles);
    let sides = if after.quality.is_article() { [&after, &before] } else { [&before, &after] };
    let title = sides[0].title.as_ref().or(sides[1].title.as_ref());
    let sheet = Sheet {
        title: title.cloned().unwrap_or_else(|| url.to_owned()),
        url: args.url.clone(),
        source: None,
        language: after.language.clone(),
        comparison,
        from: side(old, &bytes[0], &before),
        to: side(new, &bytes[1], &after),
        observed_between: None,
        detected_at: None,
        id: None,
        texts: None,
        locale: args.language,
    }
    .with_texts([before.blocks, after.blocks]);
    print_sheet(&sheet, args.format)?;
    Ok(ExitCode::SUCCESS)
}

/// Two pages and what makes them differ.
struct Judged {
    old: Extraction,
    new: Extraction,
    comparison: Comparison,
}

/// How two pages become a comparison: the one place for single files and for batches.
fn judged(old: &[u8], new: &[u8], url: &str, profiles: &Profiles) -> Judged {
    let page = |bytes| Page { bytes, content_type: None, url };
    let (old, new) = pair(&page(old), &page(new), &Hints::default(), profiles);
    Judged { comparison: judge(&old, &new, None), old, new }
}

fn side(path: &Path, bytes: &[u8], read: &Extraction) -> Side {
    Side {
        label: path.display().to_string(),
        url: None,
        captured_at: None,
        published: read.published.clone(),
        updated: read.updated.clone(),
        sha256: Some(digest::sha256(bytes)),
    }
}

/// Prints a difference in the format that was asked for.
pub(super) fn print_sheet(sheet: &Sheet, format: Rich) -> Result<()> {
    match format {
        Rich::Text => print(&terminal::sheet(sheet, columns())),
        Rich::Html => print(&html::sheet(sheet)),
        Rich::Markdown => print(&markdown::sheet(sheet)),
        Rich::Svg => print(&svg::card(sheet)),
        Rich::Json => print_json(&sheet.comparison),
    }
}
