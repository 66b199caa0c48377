//! `compare`: the difference of two HTML files, without a database.

use std::path::Path;

use anyhow::{Context, Result};

use super::args::{self, Rich};
use super::extract::{page_address, read_file};
use super::output::{print, print_json};
use crate::classify::judge;
use crate::config::Config;
use crate::daemon;
use crate::extract::{Hints, Page, Profiles, extract};
use crate::model::{Extraction, digest};
use crate::report::{Sheet, Side, html, markdown, terminal};

/// Compares two files.
pub(super) fn run(config: &Config, args: &args::Compare) -> Result<()> {
    let profiles = daemon::profiles(config.profiles_dir.as_deref())?;
    let url = page_address(args.url.as_deref());
    let (old, from) = side(&args.old, url, &profiles)?;
    let (new, to) = side(&args.new, url, &profiles)?;
    let sheet = Sheet {
        title: new.title.clone().or_else(|| old.title.clone()).unwrap_or_else(|| url.to_owned()),
        url: args.url.clone(),
        source: None,
        language: new.language.clone(),
        comparison: judge(&old, &new, None),
        from,
        to,
        observed_between: None,
        detected_at: None,
        id: None,
    };
    print_sheet(&sheet, args.format)
}

fn side(path: &Path, url: &str, profiles: &Profiles) -> Result<(Extraction, Side)> {
    let bytes = read_file(path).with_context(|| format!("reading {}", path.display()))?;
    let page = Page { bytes: &bytes, content_type: None, url };
    let read = extract(&page, &Hints::default(), profiles);
    let side = Side {
        label: path.display().to_string(),
        url: None,
        captured_at: None,
        published: read.published.clone(),
        updated: read.updated.clone(),
        sha256: Some(digest::sha256(&bytes)),
    };
    Ok((read, side))
}

/// Prints a difference in the format that was asked for.
pub(super) fn print_sheet(sheet: &Sheet, format: Rich) -> Result<()> {
    match format {
        Rich::Text => print(&terminal::sheet(sheet, 100)),
        Rich::Html => print(&html::sheet(sheet)),
        Rich::Markdown => print(&markdown::sheet(sheet)),
        Rich::Json => print_json(&sheet.comparison),
    }
}
