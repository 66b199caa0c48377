//! `extract`: what is read from a page.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::args::{self, Plain};
use super::input::read_file;
use super::output::{print, print_json, say};
use super::{batch, explain};
use crate::config::Config;
use crate::daemon;
use crate::extract::{self, Explained, Hints, Page, Profiles};
use crate::model::{Extraction, Stamp};

/// An address for pages that come without one.
pub(super) const NOWHERE: &str = "https://example.org/";

/// The address that a user gave for a page, under this name. A page without a right one is read all
/// the same.
pub(super) fn page_address<'a>(name: &str, given: Option<&'a str>) -> &'a str {
    let Some(url) = given else { return NOWHERE };
    let web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    if !Url::parse(url).is_ok_and(|url| web(&url)) {
        say(&format!("{name}: `{url}` is no web address: relative links are not resolved"));
    }
    url
}

/// The arguments of one page of a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    file: PathBuf,
    url: Option<String>,
}

/// Shows what is read from a page, or from many.
pub(super) fn run(config: &Config, args: &args::Extract) -> Result<ExitCode> {
    let profiles = daemon::profiles(config.profiles_dir.as_deref())?;
    let Some(file) = &args.file else {
        let list = batch::list(args.batch.as_deref(), args.format == Plain::Json)?;
        return batch::run(list, |line: Line, name| {
            batch::no_standard_input("file", &line.file)?;
            let url = page_address(&format!("{name}: url"), line.url.as_deref());
            Ok(object(&read(&line.file, url, &profiles)?, args.explain)?.to_string())
        });
    };
    let read = read(file, page_address("--url", args.url.as_deref()), &profiles)?;
    match args.format {
        Plain::Json => print_json(&object(&read, args.explain)?)?,
        Plain::Text => {
            if args.explain {
                say(&explain::text(&read));
            }
            print(&text(&read.extraction))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path, url: &str, profiles: &Profiles) -> Result<Explained> {
    let bytes = read_file(file)?;
    let page = Page { bytes: &bytes, content_type: None, url };
    Ok(extract::explain(&page, &Hints::default(), profiles))
}

/// An extraction for machines, on request with what led to it.
fn object(read: &Explained, explained: bool) -> Result<Value> {
    // Where the article stood is for the next reading, not for readers.
    let mut object = serde_json::to_value(read.extraction.clone().without_place())?;
    object["text"] = read.extraction.text().into();
    if explained {
        object["explain"] = explain::json(read);
    }
    Ok(object)
}

/// An extraction for a terminal.
pub(super) fn text(read: &Extraction) -> String {
    let mut head = vec![read.title.clone().unwrap_or_else(|| "(no headline)".to_owned())];
    head.extend(read.byline.as_ref().map(|byline| format!("by           {byline}")));
    head.extend(read.published.as_ref().map(|stamp| line("published", stamp)));
    head.extend(read.updated.as_ref().map(|stamp| line("updated", stamp)));
    head.extend(read.language.as_ref().map(|language| format!("language     {language}")));
    if !read.quality.is_article() {
        let (verdict, reasons) = (read.quality.verdict.as_str(), read.quality.reasons.join("; "));
        head.push(format!("not the article but {verdict}: {reasons}"));
    }
    let notices = read.notices.iter().map(|notice| format!("notice: {}", notice.text));
    let blocks = read.blocks.iter().map(|block| block.text.clone());
    std::iter::once(head.join("\n")).chain(notices).chain(blocks).collect::<Vec<_>>().join("\n\n")
}

fn line(label: &str, stamp: &Stamp) -> String {
    format!("{label:<12} {} ({:?}: \"{}\")", stamp.value, stamp.origin, stamp.text)
}
