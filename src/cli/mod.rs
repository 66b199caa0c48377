//! The command line: one file per command.

pub mod args;

mod articles;
mod batch;
mod check;
mod compare;
mod deliveries;
mod demo;
mod diff;
mod events;
mod explain;
mod export;
mod extract;
mod feed;
mod import;
mod input;
mod noise;
mod output;
mod progress;
mod report;
mod revisions;
mod run;
mod shell;
mod show;
mod sources;
mod status;
mod values;
mod watch;
mod when;

use std::io;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use tracing_subscriber::EnvFilter;

use crate::config::{Config, Problems};
use crate::extract::ProfileError;
use crate::store::Store;
use args::{Cli, Command};

/// Reads the arguments, does what they ask, and gives the exit status: 0 done, 1 failed, 2 wrong
/// usage or configuration.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    log(matches!(cli.command, Command::Run(args::Run { once: false })));
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    let result = runtime.block_on(dispatch(&cli));
    runtime.shutdown_background();
    match result {
        Ok(status) => status,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

async fn dispatch(cli: &Cli) -> Result<ExitCode> {
    match &cli.command {
        Command::Demo(args) => return demo::run(args).await,
        Command::Run(args) => run::run(cli, args).await?,
        Command::Watch(args) => watch::run(&load(cli)?, args).await?,
        Command::Import(args) => import::run(&load(cli)?, args).await?,
        Command::Export(args) => export::run(&load(cli)?, args).await?,
        Command::Sources(args) => sources::run(&open(cli)?, args).await?,
        Command::Articles(args) => articles::run(&open(cli)?, args).await?,
        Command::Revisions(args) => revisions::run(&open(cli)?, args).await?,
        Command::Events(args) => events::run(&open(cli)?, args).await?,
        Command::Deliveries(args) => deliveries::run(&open(cli)?, args).await?,
        Command::Noise(args) => noise::run(&open(cli)?, args).await?,
        Command::Show(args) => show::run(&load(cli)?, &open(cli)?, args).await?,
        Command::Diff(args) => diff::run(&open(cli)?, args).await?,
        Command::Compare(args) => return compare::run(&load(cli)?, args).await,
        Command::Extract(args) => return extract::run(&load(cli)?, args),
        Command::Feed(args) => return feed::run(&load(cli)?, args).await,
        Command::Report(args) => report::run(&open(cli)?, args).await?,
        Command::Check(args) => return check::run(&load(cli)?, args).await,
        Command::Status(args) => status::run(&open(cli)?, args).await?,
        Command::Completions(args) => shell::completions(args)?,
        Command::Man => shell::man()?,
    }
    Ok(ExitCode::SUCCESS)
}

fn load(cli: &Cli) -> Result<Config, Problems> {
    Config::load(cli.config.as_deref(), std::env::vars())
}

fn open(cli: &Cli) -> Result<Store> {
    let config = load(cli)?;
    Ok(Store::open(&config.database)?)
}

/// Messages go to standard error; `RUST_LOG` chooses which.
fn log(daemon: bool) {
    let default = if daemon { "corrigenda=info,warn" } else { "error" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default));
    let colours = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    log.with_ansi(colours).init();
}

/// A reader that has read enough (`corrigenda revisions | head`) is no failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe)
    })
}

fn failed(error: &anyhow::Error) -> ExitCode {
    if let Some(problems) = error.downcast_ref::<Problems>() {
        output::say(&problems.to_string());
        return ExitCode::from(2);
    }
    if let Some(profile) = error.downcast_ref::<ProfileError>() {
        output::say(&profile.to_string());
        return ExitCode::from(2);
    }
    if let Some(usage) = error.downcast_ref::<clap::Error>() {
        output::say(usage.to_string().trim_end());
        return ExitCode::from(2);
    }
    output::say(&format!("corrigenda: {error:#}"));
    ExitCode::FAILURE
}
