//! What is watched: adding, importing, exporting.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::SignedDuration;

use crate::cli::values;
use crate::model::SourceKind;

/// `watch`
#[derive(Debug, Args)]
pub struct Watch {
    /// A feed, a site, a sitemap, a listing page or an article
    #[arg(required = true, value_name = "URL")]
    pub urls: Vec<String>,
    /// The source's name [default: from its address]; for a single URL
    #[arg(long, value_parser = values::source_name)]
    pub name: Option<String>,
    /// What stands there: feed, sitemap, listing or article [default: what is found]
    #[arg(long, value_name = "WORD", value_parser = values::word::<SourceKind>)]
    pub kind: Option<SourceKind>,
    /// The links of a listing page that lead to articles, as a CSS selector [default: by their look]
    #[arg(long, value_name = "SELECTOR", value_parser = values::selector)]
    pub links: Option<String>,
    /// How often to poll it, such as 10m or 1h [default: the configuration's]
    #[arg(long, value_name = "INTERVAL", value_parser = values::interval)]
    pub every: Option<SignedDuration>,
}

/// `import`
#[derive(Debug, Args)]
pub struct Import {
    /// An OPML file; - for standard input
    pub file: PathBuf,
    /// How often to poll them, such as 10m or 1h [default: the configuration's]
    #[arg(long, value_name = "INTERVAL", value_parser = values::interval)]
    pub every: Option<SignedDuration>,
    /// Say what would be added, and add nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `export`
#[derive(Debug, Args)]
pub struct Export {
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub format: ExportFormat,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ExportFormat {
    /// The sources, for feed readers and other installations
    #[default]
    Opml,
}
