//! `compare`: the difference of two pages, files or addresses, without a database.

use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::{Result, anyhow};
use serde::Deserialize;
use tokio::runtime::Handle;

use super::args::{self, Rich};
use super::batch;
use super::extract::{NOWHERE, page_address};
use super::input::Input;
use super::output::{columns, print, print_json};
use crate::classify::judge;
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::{self, fetcher};
use crate::extract::{Hints, Page, Profiles, pair};
use crate::fetch::{Accept, Fetcher};
use crate::model::{Comparison, Extraction, Locale, digest};
use crate::report::{Sheet, Side, html, markdown, svg, terminal};

/// The arguments of one comparison of a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    old: String,
    new: String,
    url: Option<String>,
}

/// Compares two pages, or many times two.
pub(super) async fn run(config: &Config, args: &args::Compare) -> Result<ExitCode> {
    let profiles = daemon::profiles(config.profiles_dir.as_deref())?;
    // One for both, so that their host is asked at its pace; files need none.
    let fetcher = LazyLock::new(|| fetcher(config, Clock::system()));
    let web = || fetcher.as_ref().map_err(|error| anyhow!("{error:#}"));
    let (Some(old), Some(new)) = (&args.old, &args.new) else {
        let list = batch::list(args.batch.as_deref(), args.format == Rich::Json)?;
        let runtime = Handle::current();
        return batch::run(list, |line: Line, name| {
            batch::no_standard_input("old", Path::new(&line.old))?;
            batch::no_standard_input("new", Path::new(&line.new))?;
            let name = format!("{name}: url");
            let pages = pages([&line.old, &line.new], (&name, line.url.as_deref()), web);
            let judged = judged(&runtime.block_on(pages)?, &profiles);
            Ok(serde_json::to_string(&judged.comparison)?)
        });
    };
    let pages = pages([old, new], ("--url", args.url.as_deref()), web).await?;
    print_sheet(&sheet(&pages, judged(&pages, &profiles), args.language), args.format)?;
    Ok(ExitCode::SUCCESS)
}

/// One side of a comparison.
struct Source {
    name: String,
    input: Input,
    /// The page's address, as given or where it was found.
    url: Option<String>,
}

impl Source {
    fn page(&self) -> Page<'_> {
        Page {
            bytes: &self.input.bytes,
            content_type: self.input.content_type.as_deref(),
            url: self.url.as_deref().unwrap_or(NOWHERE),
        }
    }

    fn side(&self, read: &Extraction) -> Side {
        Side {
            label: self.name.clone(),
            url: self.input.url.clone(),
            captured_at: None,
            published: read.published.clone(),
            updated: read.updated.clone(),
            sha256: Some(digest::sha256(&self.input.bytes)),
        }
    }
}

/// Reads both sides; `given` is the address that the user gave, under its name.
async fn pages<'a>(
    from: [&str; 2],
    (name, given): (&str, Option<&str>),
    web: impl Fn() -> Result<&'a Fetcher>,
) -> Result<[Source; 2]> {
    let given = given.map(|url| page_address(name, Some(url)).to_owned());
    let read = async |from: &str| -> Result<Source> {
        let input = Input::read(from, Accept::Page, &web).await?;
        let url = given.clone().or_else(|| input.url.clone());
        Ok(Source { name: from.to_owned(), input, url })
    };
    Ok([read(from[0]).await?, read(from[1]).await?])
}

/// Two pages and what makes them differ.
struct Judged {
    old: Extraction,
    new: Extraction,
    comparison: Comparison,
}

/// How two pages become a comparison: the one place for single pairs and for batches.
fn judged([old, new]: &[Source; 2], profiles: &Profiles) -> Judged {
    let (old, new) = pair(&old.page(), &new.page(), &Hints::default(), profiles);
    Judged { comparison: judge(&old, &new, None), old, new }
}

fn sheet([old, new]: &[Source; 2], judged: Judged, locale: Locale) -> Sheet {
    let Judged { old: before, new: after, comparison } = judged;
    let url = new.url.clone().or_else(|| old.url.clone());
    let sides = if after.quality.is_article() { [&after, &before] } else { [&before, &after] };
    let title = sides[0].title.as_ref().or(sides[1].title.as_ref()).or(url.as_ref());
    let sheet = Sheet {
        title: title.unwrap_or(&new.name).clone(),
        url,
        source: None,
        language: after.language.clone(),
        comparison,
        from: old.side(&before),
        to: new.side(&after),
        observed_between: None,
        detected_at: None,
        id: None,
        texts: None,
        locale,
    };
    sheet.with_texts([before.blocks, after.blocks])
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
