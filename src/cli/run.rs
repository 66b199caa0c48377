//! `run`: the daemon, or one complete round.

use anyhow::Result;

use super::args::{self, Cli};
use super::output::say;
use super::progress::Bar;
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::{self, Assembly};
use crate::pipeline::Round;

/// Runs until stopped, or makes one complete round.
pub(super) async fn run(cli: &Cli, args: &args::Run) -> Result<()> {
    let config = super::load(cli)?;
    if args.once {
        return once(&config).await;
    }
    let path = cli.config.clone();
    daemon::run(config, move || Config::load(path.as_deref(), std::env::vars())).await
}

async fn once(config: &Config) -> Result<()> {
    let assembly = Assembly::new(config, Clock::system())?.for_one_round();
    assembly.begin(config).await?;
    let round = assembly.pipeline.round(&Bar::default()).await?;
    let delivered = assembly.deliverer.deliver_due().await?;
    for failure in &round.failures {
        say(failure);
    }
    let Round { sources, articles, revisions, unconfirmed, .. } = round;
    say(&format!(
        "{sources} sources polled, {articles} articles visited, {revisions} revisions, \
         {unconfirmed} still to be confirmed; {} deliveries made, {} failed",
        delivered.sent, delivered.failed
    ));
    Ok(())
}
