//! `extract`: what is read from a page.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use url::Url;

use super::args::{self, Plain};
use super::output::{print, print_json, say};
use crate::config::Config;
use crate::daemon;
use crate::extract::{Hints, Page, explain};
use crate::model::{Extraction, Stamp};

/// An address for pages that come without one.
const NOWHERE: &str = "https://example.org/";

/// The address that a user gave for a page. A page without a right one is read all the same.
pub(super) fn page_address(given: Option<&str>) -> &str {
    let Some(url) = given else { return NOWHERE };
    let web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    if !Url::parse(url).is_ok_and(|url| web(&url)) {
        say(&format!("--url: `{url}` is no web address: relative links are not resolved"));
    }
    url
}

/// Shows what is read from a page.
pub(super) fn run(config: &Config, args: &args::Extract) -> Result<()> {
    let profiles = daemon::profiles(config.profiles_dir.as_deref())?;
    let bytes =
        read_file(&args.file).with_context(|| format!("reading {}", args.file.display()))?;
    let url = page_address(args.url.as_deref());
    let page = Page { bytes: &bytes, content_type: None, url };
    let read = explain(&page, &Hints::default(), &profiles);
    if args.explain {
        for note in &read.notes {
            say(&format!("{}: {}", note.rule, note.text));
        }
    }
    match args.format {
        Plain::Json => {
            let mut object = serde_json::to_value(&read.extraction)?;
            object["text"] = read.extraction.text().into();
            print_json(&object)
        }
        Plain::Text => print(&text(&read.extraction)),
    }
}

/// A file's bytes; `-` is standard input.
pub(super) fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
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
