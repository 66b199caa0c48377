//! The parts, put together as a configuration says.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use jiff::SignedDuration;

use crate::alert::Secret;
use crate::clock::Clock;
use crate::config::Config;
use crate::deliver::{DeliverOptions, Deliverer, SinkAccess};
use crate::extract::Profiles;
use crate::fetch::{FetchOptions, Fetcher};
use crate::guard::Guard;
use crate::pipeline::{Pipeline, Terms, readers};
use crate::schedule::Effort;
use crate::store::Store;

/// The parts, put together as a configuration says.
pub struct Assembly {
    /// The journeys.
    pub pipeline: Pipeline,
    /// Who delivers what they tell.
    pub deliverer: Deliverer,
}

impl Assembly {
    /// Opens the database and puts the parts together.
    ///
    /// # Errors
    /// Where the database, a profile or a sink's secret is not as it must be.
    pub fn new(config: &Config, clock: Clock) -> Result<Self> {
        Self::with_store(Store::open(&config.database)?, config, clock)
    }

    /// The same around a database that is open.
    ///
    /// # Errors
    /// As [`Assembly::new`].
    pub fn with_store(store: Store, config: &Config, clock: Clock) -> Result<Self> {
        let guard = Guard::new(config.fetch.allow_private_networks);
        let fetcher = fetcher(config, clock.clone())?;
        let deliverer = Deliverer::new(
            store.clone(),
            guard,
            clock.clone(),
            sinks(config)?,
            DeliverOptions {
                timeout: config.deliver.timeout,
                give_up_after: config.deliver.give_up_after,
                user_agent: config.user_agent(),
                concurrency: config.deliver.concurrency,
            },
        )?;
        let pipeline = Pipeline {
            store,
            fetcher,
            clock,
            profiles: Arc::new(profiles(config.profiles_dir.as_deref())?),
            sinks: Arc::new(config.sinks.iter().map(|access| access.sink.clone()).collect()),
            terms: terms(config),
            readers: readers(),
        };
        Ok(Self { pipeline, deliverer })
    }

    /// Brings the database's sources in line with the configuration's, and the fetcher with what is
    /// known of hosts.
    ///
    /// # Errors
    /// Where a source of the configuration has the name of one that was added by a command.
    pub async fn sync(&self, config: &Config) -> Result<()> {
        let now = self.pipeline.clock.now();
        self.pipeline.fetcher.remember(self.pipeline.store.hosts().await?);
        Ok(self.pipeline.store.sync_sources(config.sources.clone(), now).await?)
    }

    /// Begins where an earlier run stopped: in line with the configuration, its deliveries due.
    ///
    /// # Errors
    /// As [`Assembly::sync`].
    pub async fn begin(&self, config: &Config) -> Result<()> {
        self.sync(config).await?;
        self.pipeline.store.release_claims(self.pipeline.clock.now()).await?;
        Ok(())
    }

    /// The same parts for a single round: what is suspected is looked at again within a second.
    #[must_use]
    pub fn for_one_round(mut self) -> Self {
        let at_most = SignedDuration::from_secs(1);
        self.pipeline.terms.confirm_after = self.pipeline.terms.confirm_after.min(at_most);
        self
    }
}

/// The fetcher of a configuration.
///
/// # Errors
/// Where the machine's TLS cannot be used.
pub fn fetcher(config: &Config, clock: Clock) -> Result<Fetcher> {
    let options = FetchOptions {
        user_agent: config.user_agent(),
        connect_timeout: config.fetch.connect_timeout,
        timeout: config.fetch.timeout,
        max_body: config.fetch.max_body,
        max_redirects: config.fetch.max_redirects,
        concurrency: config.fetch.concurrency,
        per_host: config.fetch.per_host,
        min_interval: config.fetch.min_interval,
        head_timeout: config.fetch.head_timeout,
        max_crawl_delay: config.fetch.max_crawl_delay,
        proxy: config.fetch.proxy.clone(),
        access: config.access.clone(),
    };
    Ok(Fetcher::new(options, Guard::new(config.fetch.allow_private_networks), clock)?)
}

/// When to look again, and when to speak, by a configuration.
pub fn terms(config: &Config) -> Terms {
    Terms {
        confirm_after: config.recheck.confirm_after,
        withdrawn_after: config.recheck.withdrawn_after,
        recheck: Effort {
            min_interval: config.recheck.min_interval,
            max_interval: config.recheck.max_interval,
            effort: f64::from(config.recheck.effort) / 100.0,
            looks_per_day: config.recheck.looks_per_day,
        },
        failing_after: config.poll.failing_after,
        max_backoff: config.poll.max_backoff,
        most_new: config.poll.most_new,
        sitemaps: config.poll.sitemaps,
        backfill: config.poll.backfill,
        heed_up_to: config.poll.heed_up_to,
    }
}

fn sinks(config: &Config) -> Result<Vec<SinkAccess>> {
    let access = config.sinks.iter().map(|sink| {
        let secret = sink.secret.as_deref().map(Secret::parse).transpose();
        let secret = secret.with_context(|| format!("the secret of sink {}", sink.sink.name))?;
        Ok(SinkAccess { sink: sink.sink.clone(), secret })
    });
    access.collect()
}

/// The profiles of the binary, and those of a folder over them.
///
/// # Errors
/// Where the folder cannot be read or a profile in it is not as it must be.
pub fn profiles(folder: Option<&Path>) -> Result<Profiles> {
    let Some(folder) = folder else { return Ok(Profiles::builtin().clone()) };
    let mut files = Vec::new();
    let listing = std::fs::read_dir(folder)
        .with_context(|| format!("profiles_dir: reading {}", folder.display()))?;
    for file in listing {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("reading {}", path.display()))?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(Profiles::parse(&files)?)
}
