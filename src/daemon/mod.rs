//! The service: a heartbeat that lets run what is due, maintenance, and an orderly end.
//!
//! What is due stands in the database; the scheduler only gives the beat. A restart goes on where
//! the last run stopped.

mod assembly;
mod heart;
mod jobs;
mod signals;
mod systemd;

use anyhow::{Context, Result};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::clock::Clock;
use crate::config::{Config, Problems};
use crate::serve;

pub use assembly::{Assembly, fetcher, profiles, terms};
use heart::Heart;
use signals::{Asked, Signals};

/// Runs until it is asked to stop. `load` reads the configuration, again at each SIGHUP.
///
/// # Errors
/// Where it cannot begin: the configuration, the database, the address to listen on.
pub async fn run(config: Config, load: impl Fn() -> Result<Config, Problems>) -> Result<()> {
    let assembly = Assembly::new(&config, Clock::system())?;
    assembly.begin(&config).await?;
    let mut signals = Signals::listen().context("listening for signals")?;
    let stopping = CancellationToken::new();
    dashboard(&config, &assembly, stopping.clone()).await?;
    let heart = Heart::new(assembly, stopping.clone());
    let mut scheduler = jobs::start(&heart).await.context("starting the scheduler")?;
    systemd::ready();
    info!(database = %config.database.display(), sources = config.sources.len(), "at work");
    while signals.next().await == Asked::Reload {
        reload(&heart, &config, &load).await;
    }
    systemd::stopping();
    stopping.cancel();
    if let Err(error) = scheduler.shutdown().await {
        warn!(%error, "the scheduler did not end in order");
    }
    if tokio::time::timeout(config.daemon.grace, heart.finish()).await.is_err() {
        warn!(grace = ?config.daemon.grace, "abandoned what was in hand; the next start begins it again");
    }
    info!("stopped");
    Ok(())
}

/// Begins to serve the dashboard, where there is to be one.
async fn dashboard(
    config: &Config,
    assembly: &Assembly,
    stopping: CancellationToken,
) -> Result<()> {
    let Some(address) = config.serve.listen else { return Ok(()) };
    let listener = serve::listen(address).await.with_context(|| {
        format!("[serve] listen: {address} cannot be had; name another address, or \"off\"")
    })?;
    let (store, clock) = (assembly.pipeline.store.clone(), assembly.pipeline.clock.clone());
    info!("dashboard at http://{address}/");
    tokio::spawn(async move {
        let stopped = async move { stopping.cancelled().await };
        if let Err(error) = serve::serve(listener, store, clock, stopped).await {
            error!(%error, "the dashboard ended");
        }
    });
    Ok(())
}

/// Takes on a changed configuration; a wrong one changes nothing.
async fn reload(heart: &Heart, first: &Config, load: &impl Fn() -> Result<Config, Problems>) {
    let config = match load() {
        Ok(config) => config,
        Err(problems) => return error!("the configuration is left as it was:\n{problems}"),
    };
    let now = heart.assembly();
    let (store, clock) = (now.pipeline.store.clone(), now.pipeline.clock.clone());
    let taken = async {
        let assembly = Assembly::with_store(store, &config, clock)?;
        assembly.sync(&config).await?;
        anyhow::Ok(assembly)
    };
    match taken.await {
        Ok(assembly) => {
            heart.replace(assembly);
            info!(sources = config.sources.len(), "took on the changed configuration");
            for key in only_at_start(first, &config) {
                warn!(key, "is taken on at the next start only");
            }
        }
        Err(error) => error!("the configuration is left as it was: {error:#}"),
    }
}

/// The changed keys that a running daemon cannot take on.
fn only_at_start(first: &Config, now: &Config) -> Vec<&'static str> {
    let changed = [
        ("database", first.database != now.database),
        ("[daemon] grace", first.daemon.grace != now.daemon.grace),
        ("[serve] listen", first.serve.listen != now.serve.listen),
    ];
    changed.into_iter().filter_map(|(key, changed)| changed.then_some(key)).collect()
}
