//! `watch`: adds what stands at an address to what is watched.

use anyhow::{Result, bail};
use clap::CommandFactory;
use clap::error::ErrorKind;
use jiff::SignedDuration;
use url::Url;

use super::args::{self, Cli};
use super::output::{print, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::Assembly;
use crate::model::{Schedule, Source, SourceKind};
use crate::pipeline::Found;

/// Adds each address; says what was chosen.
pub(super) async fn run(config: &Config, args: &args::Watch) -> Result<()> {
    if args.name.is_some() && args.urls.len() > 1 {
        let wrong = format!("--name goes with a single URL, but {} were given", args.urls.len());
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, wrong).into());
    }
    let every = args.every.unwrap_or(config.poll.every);
    let assembly = Assembly::new(config, Clock::system())?;
    assembly.sync(config).await?;
    let mut failed = 0;
    for url in &args.urls {
        let links = args.links.as_deref();
        let kind = args.kind.unwrap_or(if links.is_some() {
            SourceKind::Listing
        } else {
            SourceKind::Auto
        });
        match assembly.pipeline.find(url, kind, links).await {
            Ok(found) => add(&assembly, &found, args, every).await?,
            Err(reason) => {
                failed += 1;
                say(&format!("{url}: {reason}"));
            }
        }
    }
    match failed {
        0 => Ok(()),
        _ => bail!("{failed} of {} could not be watched", args.urls.len()),
    }
}

async fn add(
    assembly: &Assembly,
    found: &Found,
    args: &args::Watch,
    every: SignedDuration,
) -> Result<()> {
    let store = &assembly.pipeline.store;
    let sources = store.sources().await?;
    if let Some(known) = sources.iter().find(|row| row.source.url == found.url) {
        return print(&format!("{} is watched already, as {}", found.url, known.source.name));
    }
    let taken = |name: &str| sources.iter().any(|row| row.source.name == name);
    let name = args.name.clone().unwrap_or_else(|| free_name(&found.url, taken));
    let source = Source {
        name: name.clone(),
        url: found.url.clone(),
        kind: found.kind,
        schedule: Schedule::Every(every),
        language: found.language.clone(),
        timezone: None,
        links: args.links.clone(),
    };
    store.add_source(source, assembly.pipeline.clock.now()).await?;
    let what = found.kind.as_str();
    let title = found.title.as_ref().map(|title| format!(" \"{title}\"")).unwrap_or_default();
    print(&format!("watching the {what}{title} at {} as {name}", found.url))?;
    print(&format!("  chosen because: {}", found.why))?;
    for other in &found.others {
        print(&format!("  also found: {other}"))?;
    }
    Ok(())
}

/// A name from the host: `nato-int`, and a number behind it where that is taken.
pub(super) fn free_name(url: &str, taken: impl Fn(&str) -> bool) -> String {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_else(|| "source".to_owned());
    let base = host.trim_start_matches("www.").replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::free_name;

    #[test]
    fn a_name_comes_from_the_host_and_is_free() {
        let url = "https://www.example.org/feed.xml";
        assert_eq!(free_name(url, |_| false), "example-org");
        assert_eq!(free_name(url, |name| name == "example-org"), "example-org-2");
    }
}
