//! The command line as clap knows it.

mod channels;
mod formats;
mod noise;

use std::path::PathBuf;

use clap::builder::ArgPredicate;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use formats::{Plain, ReportFormat, Rich};
pub use noise::{Noise, NoiseAction};

use super::values;
use super::when::Since;
use crate::model::{Disclosure, EventKind, Locale, Significance};

pub use channels::{Export, ExportFormat, Import, Watch};

/// Watches official news and reports what was changed after publication.
#[derive(Debug, Parser)]
#[command(name = "corrigenda", version, about)]
pub struct Cli {
    /// Configuration file [default: config/corrigenda.toml where it exists, else built-in defaults]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Play the whole pipeline against a newsroom on loopback; needs no network
    Demo(Demo),
    /// Watch: poll, fetch, compare, tell, until stopped
    Run(Run),
    /// Add a feed, the feed of a site, a sitemap, a listing page or a single article
    Watch(Watch),
    /// List the sources, or remove one
    Sources(Sources),
    /// List the articles
    Articles(Articles),
    /// List the revisions
    Revisions(Revisions),
    /// List the events
    Events(Events),
    /// List the deliveries, or retry them
    Deliveries(Deliveries),
    /// List what is known to move by itself, teach it, or have it forgotten
    Noise(Noise),
    /// Show one article with its versions and revisions
    Show(Show),
    /// Show the difference of two versions of an article
    Diff(Diff),
    /// Show the difference of two HTML files, without a database
    Compare(Compare),
    /// Show what is read from a page
    Extract(Extract),
    /// Show what is read from a feed
    Feed(Feed),
    /// Report the revisions of a period
    Report(Report),
    /// Check the configuration
    Check(Check),
    /// Add the feeds of an OPML file
    Import(Import),
    /// Write the sources as OPML
    Export(Export),
    /// Show sources, health, queue and what comes next
    Status(Listing),
    /// Write completions for a shell
    Completions(Completions),
    /// Write the manual page
    Man,
}

/// `demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// Keep the database and the report in this folder
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}

/// `run`
#[derive(Debug, Args)]
pub struct Run {
    /// Make one complete round and exit
    #[arg(long)]
    pub once: bool,
}

/// Commands that list without filters.
#[derive(Debug, Args)]
pub struct Listing {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Plain,
}

/// `sources`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Sources {
    /// What to do with them instead of listing
    #[command(subcommand)]
    pub action: Option<SourceAction>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Plain,
}

/// What can be done with sources.
#[derive(Debug, Subcommand)]
pub enum SourceAction {
    /// Stop watching a source that was added by `watch`; what was recorded is kept
    Remove {
        /// The source's name
        name: String,
    },
}

/// `articles`
#[derive(Debug, Args)]
pub struct Articles {
    /// Of this source only
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Withdrawn ones only
    #[arg(long)]
    pub withdrawn: bool,
    /// At most so many
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Plain,
}

/// `revisions`
#[derive(Debug, Args)]
pub struct Revisions {
    /// Since when: 7d, 12h, or a day such as 2023-05-19
    #[arg(long, value_name = "WHEN")]
    pub since: Option<Since>,
    /// Of this source only
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Of this article only: its number, address or a part of its headline
    #[arg(long)]
    pub article: Option<String>,
    /// With this disclosure only; can be given several times
    #[arg(long, value_name = "WORD", value_parser = values::word::<Disclosure>)]
    pub disclosure: Vec<Disclosure>,
    /// At least this significant
    #[arg(long, value_name = "WORD", value_parser = values::word::<Significance>)]
    pub significance: Option<Significance>,
    /// Say beside each how the other languages of its document stand
    #[arg(long)]
    pub siblings: bool,
    /// At most so many
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Plain,
}

/// `events`
#[derive(Debug, Args)]
pub struct Events {
    /// Since when: 7d, 12h, or a day such as 2023-05-19
    #[arg(long, value_name = "WHEN")]
    pub since: Option<Since>,
    /// Of this kind only, such as article.withdrawn; can be given several times
    #[arg(long, value_name = "TYPE")]
    pub kind: Vec<EventKind>,
    /// Of this source only
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Plain,
}

/// `deliveries`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Deliveries {
    /// What to do with them instead of listing
    #[command(subcommand)]
    pub action: Option<DeliveryAction>,
    /// In this state only
    #[arg(long, value_enum)]
    pub state: Option<State>,
    /// To this sink only
    #[arg(long, value_name = "NAME")]
    pub sink: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Plain,
}

/// What can be done with deliveries.
#[derive(Debug, Subcommand)]
pub enum DeliveryAction {
    /// Make deliveries due again: all dead ones, or those named
    Retry {
        /// Deliveries by number
        #[arg(value_name = "ID")]
        ids: Vec<i64>,
        /// To this sink only
        #[arg(long, value_name = "NAME")]
        sink: Option<String>,
    },
}

/// The state of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum State {
    /// Still to be delivered
    Pending,
    /// Delivered
    Delivered,
    /// Given up
    Dead,
}

/// `show`
#[derive(Debug, Args)]
pub struct Show {
    /// Its number, its address, or a part of its headline or address
    pub article: String,
    /// The text of this version
    #[arg(long, value_name = "N")]
    pub version: Option<u32>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Plain,
}

/// `diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// Its number, its address, or a part of its headline or address
    pub article: String,
    /// The earlier version [default: the one before TO]
    pub from: Option<u32>,
    /// The later version [default: the last]
    pub to: Option<u32>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Rich,
    /// The language to write it in: en or fr
    #[arg(long, default_value = "en", value_parser = values::word::<Locale>)]
    pub language: Locale,
}

/// `compare`
#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier page: a file (- for standard input) or an address
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub old: Option<String>,
    /// The later page
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub new: Option<String>,
    /// The address of the page, where it is not the one that was fetched
    #[arg(long, value_name = "URL", conflicts_with = "batch")]
    pub url: Option<String>,
    /// Many at once: a file (- for standard input) of lines such as {"old": FILE, "new": FILE, "url": URL}
    #[arg(long, value_name = "FILE")]
    pub batch: Option<PathBuf>,
    /// How to print it; a batch is always JSON, one result a line
    #[arg(long, value_enum, default_value_t)]
    #[arg(default_value_if("batch", ArgPredicate::IsPresent, "json"))]
    pub format: Rich,
    /// The language to write it in: en or fr
    #[arg(long, default_value = "en", value_parser = values::word::<Locale>)]
    pub language: Locale,
}

/// `extract`
#[derive(Debug, Args)]
pub struct Extract {
    /// An HTML file; - for standard input
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub file: Option<PathBuf>,
    /// The address of the page
    #[arg(long, value_name = "URL", conflicts_with = "batch")]
    pub url: Option<String>,
    /// Many at once: a file (- for standard input) of lines such as {"file": FILE, "url": URL}
    #[arg(long, value_name = "FILE")]
    pub batch: Option<PathBuf>,
    /// Say which rule decided what, and what was left out: on standard error, in JSON as `explain`
    #[arg(long)]
    pub explain: bool,
    /// How to print it; a batch is always JSON, one result a line
    #[arg(long, value_enum, default_value_t)]
    #[arg(default_value_if("batch", ArgPredicate::IsPresent, "json"))]
    pub format: Plain,
}

/// `feed`
#[derive(Debug, Args)]
pub struct Feed {
    /// A file, or an address that is fetched; - for standard input
    #[arg(value_name = "FILE-OR-URL")]
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub from: Option<String>,
    /// Many at once: a file (- for standard input) of lines such as {"from": FILE-OR-URL}
    #[arg(long, value_name = "FILE")]
    pub batch: Option<PathBuf>,
    /// How to print it; a batch is always JSON, one result a line
    #[arg(long, value_enum, default_value_t)]
    #[arg(default_value_if("batch", ArgPredicate::IsPresent, "json"))]
    pub format: Plain,
}

/// `report`
#[derive(Debug, Args)]
pub struct Report {
    /// Since when: 7d, 12h, or a day such as 2023-05-19
    #[arg(long, value_name = "WHEN", default_value = "7d")]
    pub since: Since,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How to print it [default: by the ending of FILE, else for the terminal]
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// The language to write it in: en or fr
    #[arg(long, default_value = "en", value_parser = values::word::<Locale>)]
    pub language: Locale,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    /// Also fetch each source
    #[arg(long)]
    pub online: bool,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// For this shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
