//! The configuration: one TOML file and the environment, checked as a whole before anything starts.
//!
//! Every mistake is found in one go, with file, line, key and what would be right. Relative paths
//! are relative to the working directory. `config/corrigenda.toml` names every key with its default.

mod access;
mod environment;
mod packs;
mod problems;
mod reader;
mod sections;
mod sinks;
mod sources;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::SignedDuration;

use crate::model::{Access, Sink, Source};
use reader::{Findings, Place, Table};

pub use packs::builtin_packs;
pub use problems::{Problem, Problems};
pub use values::is_name;

/// The file that is read where none is named, if it exists.
const DEFAULT_FILE: &str = "config/corrigenda.toml";

/// All that can be configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The SQLite file, relative to the working directory.
    pub database: PathBuf,
    /// A folder with profiles that are added to the built-in ones, by file name over them.
    pub profiles_dir: Option<PathBuf>,
    /// How pages are fetched.
    pub fetch: Fetch,
    /// When articles are looked at again.
    pub recheck: Recheck,
    /// When sources are polled.
    pub poll: Poll,
    /// How events are delivered.
    pub deliver: Deliver,
    /// How the daemon stops.
    pub daemon: Daemon,
    /// What is served.
    pub serve: Serve,
    /// The sources of the file, then those of its packs.
    pub sources: Vec<Source>,
    /// What single sources are asked with, by their names.
    pub access: BTreeMap<String, Access>,
    /// The sinks of the file.
    pub sinks: Vec<SinkConfig>,
    /// The file that was read; `None` for built-in defaults.
    pub file: Option<PathBuf>,
}

/// `[fetch]`: how pages are fetched, and how politely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    /// An http(s) address or an e-mail address that tells publishers who asks.
    pub contact: Option<String>,
    /// Whether private, loopback and link-local addresses may be spoken to.
    pub allow_private_networks: bool,
    /// Requests in flight, at most.
    pub concurrency: usize,
    /// Requests in flight to one host, at most.
    pub per_host: usize,
    /// The time between two requests to one host; loopback needs none.
    pub min_interval: Duration,
    /// The time for connecting.
    pub connect_timeout: Duration,
    /// The time for a whole request, its body included.
    pub timeout: Duration,
    /// Bytes of a body after decoding, at most.
    pub max_body: usize,
    /// Redirects followed, at most.
    pub max_redirects: usize,
    /// The time for the head of an answer, connecting included.
    pub head_timeout: Duration,
    /// The longest pause between two requests that a robots.txt can ask for.
    pub max_crawl_delay: Duration,
    /// The proxy that all sources go through which name none.
    pub proxy: Option<String>,
}

/// `[recheck]`: when articles are looked at again. Signed, since these are added to instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recheck {
    /// How much is spent on looking, in per cent of the usual.
    pub effort: u32,
    /// Looks at the articles of one host in 24 hours, beyond which their intervals grow.
    pub looks_per_day: u32,
    /// The time between the first sight of a changed text and the fetch that confirms it.
    pub confirm_after: SignedDuration,
    /// How long an article must answer 404 until it counts as withdrawn.
    pub withdrawn_after: SignedDuration,
    /// The shortest time between two looks at one article.
    pub min_interval: SignedDuration,
    /// The longest time between two looks at one article.
    pub max_interval: SignedDuration,
}

/// `[poll]`: when sources are polled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Poll {
    /// The interval of sources that name none.
    pub every: SignedDuration,
    /// Failures in a row before `source.failing` is told.
    pub failing_after: u32,
    /// The longest rest of a source that fails.
    pub max_backoff: SignedDuration,
    /// Articles that may begin to be watched by one read of a source; the newest come first.
    pub most_new: usize,
    /// Sitemaps of an index that are fetched at one poll.
    pub sitemaps: usize,
    /// Older pages of a new source's feed that are read.
    pub backfill: usize,
    /// How far a feed's wish to be asked less often is followed.
    pub heed_up_to: SignedDuration,
}

/// `[deliver]`: how events are delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deliver {
    /// The time for one attempt.
    pub timeout: Duration,
    /// How long a delivery is attempted before it is given up.
    pub give_up_after: Duration,
    /// Attempts in flight, at most.
    pub concurrency: usize,
}

/// `[daemon]`: how the daemon stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Daemon {
    /// The time that work under way is given when the daemon is told to stop.
    pub grace: Duration,
}

/// `[serve]`: the dashboard and the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Serve {
    /// The address listened on; `None` where nothing is served.
    pub listen: Option<SocketAddr>,
}

/// A sink with its secret.
#[derive(Clone, PartialEq, Eq)]
pub struct SinkConfig {
    /// The sink.
    pub sink: Sink,
    /// The key of its signatures, `whsec_` and base64; never shown by `Debug`.
    pub secret: Option<String>,
}

impl fmt::Debug for SinkConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address of a webhook is often a secret by itself.
        f.debug_struct("SinkConfig")
            .field("name", &self.sink.name)
            .field("kind", &self.sink.kind)
            .field("signed", &self.secret.is_some())
            .finish_non_exhaustive()
    }
}

impl Config {
    /// Reads the file at `path`, else `config/corrigenda.toml` where it exists, else nothing, and
    /// lays the variables named `CORRIGENDA__SECTION__KEY` of `environment` over it.
    pub fn load(
        path: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Problems> {
        let environment: BTreeMap<String, String> = environment.collect();
        let mut findings = Findings::default();
        let file = path.map(Path::to_path_buf).or_else(|| {
            let default = PathBuf::from(DEFAULT_FILE);
            default.exists().then_some(default)
        });
        let mut root = match &file {
            Some(file) => read(file, &mut findings),
            None => Table::new(),
        };
        findings.stop_at_problems()?;
        environment::overlay(&mut root, &environment, &mut findings);
        let config = sections::config(file, root, &environment, &mut findings);
        findings.stop_at_problems()?;
        Ok(config)
    }

    /// How Corrigenda names itself to publishers: `corrigenda/0.1.0 (+https://example.org/bot)`.
    pub fn user_agent(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match &self.fetch.contact {
            Some(contact) => format!("corrigenda/{version} (+{contact})"),
            None => format!("corrigenda/{version}"),
        }
    }
}

/// The table of a file; empty where it cannot be read.
fn read(file: &Path, findings: &mut Findings) -> Table {
    let place = Place::file(file);
    match fs::read_to_string(file) {
        Ok(text) => reader::parse(&text, &place, findings),
        Err(error) => {
            findings.report(&place, "", format!("cannot be read: {error}"));
            Table::new()
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: PathBuf::from("corrigenda.db"),
            profiles_dir: None,
            fetch: Fetch::default(),
            recheck: Recheck::default(),
            poll: Poll::default(),
            deliver: Deliver::default(),
            daemon: Daemon::default(),
            serve: Serve::default(),
            sources: Vec::new(),
            access: BTreeMap::new(),
            sinks: Vec::new(),
            file: None,
        }
    }
}

impl Default for Fetch {
    fn default() -> Self {
        Self {
            contact: None,
            allow_private_networks: false,
            concurrency: 16,
            per_host: 2,
            min_interval: Duration::from_millis(500),
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            max_body: 10 * 1024 * 1024,
            max_redirects: 5,
            head_timeout: Duration::from_secs(15),
            max_crawl_delay: Duration::from_secs(30),
            proxy: None,
        }
    }
}

impl Default for Recheck {
    fn default() -> Self {
        Self {
            effort: 100,
            looks_per_day: 2_000,
            confirm_after: SignedDuration::from_mins(1),
            withdrawn_after: SignedDuration::from_hours(24),
            min_interval: SignedDuration::from_mins(5),
            max_interval: SignedDuration::from_hours(7 * 24),
        }
    }
}

impl Default for Poll {
    fn default() -> Self {
        Self {
            every: SignedDuration::from_mins(15),
            failing_after: 3,
            max_backoff: SignedDuration::from_hours(6),
            most_new: 500,
            sitemaps: 10,
            backfill: 5,
            heed_up_to: SignedDuration::from_mins(30),
        }
    }
}

impl Default for Deliver {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(15),
            give_up_after: Duration::from_secs(3 * 24 * 3600),
            concurrency: 4,
        }
    }
}

impl Default for Daemon {
    fn default() -> Self {
        Self { grace: Duration::from_secs(10) }
    }
}

impl Default for Serve {
    fn default() -> Self {
        Self { listen: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 8710))) }
    }
}

#[cfg(test)]
mod tests;
