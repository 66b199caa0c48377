//! `import`: the feeds of an OPML file become sources.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use url::Url;

use super::args;
use super::input::read_file;
use super::output::{print, say};
use super::watch::free_name;
use crate::clock::Clock;
use crate::config::Config;
use crate::daemon::Assembly;
use crate::feed::opml::{self, Outline};
use crate::model::{Schedule, Source, SourceKind, address};

/// Adds what is not watched yet; says what became of each feed.
pub(super) async fn run(config: &Config, args: &args::Import) -> Result<()> {
    let outlines = opml::read(&read_file(&args.file)?)
        .with_context(|| format!("reading {}", args.file.display()))?;
    let assembly = Assembly::new(config, Clock::system())?;
    assembly.sync(config).await?;
    let store = &assembly.pipeline.store;
    let mut watched = Watched::default();
    for row in store.sources().await? {
        watched.insert(&row.source);
    }
    let every = Schedule::Every(args.every.unwrap_or(config.poll.every));
    let (mut added, mut known, mut wrong) = (0, 0, 0);
    for outline in &outlines {
        if !is_web(&outline.url) {
            wrong += 1;
            say(&format!("{}: not an http or https address", outline.url));
        } else if let Some(name) = watched.name_of(&outline.url) {
            known += 1;
            say(&format!("{} is watched already, as {name}", outline.url));
        } else {
            added += 1;
            let source = source(outline, every.clone(), |name| watched.has(name));
            print(&line(outline, &source.name))?;
            watched.insert(&source);
            if !args.dry_run {
                store.add_source(source, assembly.pipeline.clock.now()).await?;
            }
        }
    }
    let verb = if args.dry_run { "would be added" } else { "added" };
    print(&format!("{added} {verb}, {known} watched already"))?;
    match wrong {
        0 => Ok(()),
        _ => bail!("{wrong} of {} have no address that can be watched", outlines.len()),
    }
}

/// The names of sources by their addresses in canonical form.
#[derive(Default)]
struct Watched(HashMap<String, String>);

impl Watched {
    fn insert(&mut self, source: &Source) {
        self.0.insert(address::canonical(&source.url), source.name.clone());
    }

    fn name_of(&self, url: &str) -> Option<&String> {
        self.0.get(&address::canonical(url))
    }

    fn has(&self, name: &str) -> bool {
        self.0.values().any(|known| known == name)
    }
}

fn is_web(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn line(outline: &Outline, name: &str) -> String {
    let folders = outline.folders.join(" / ");
    let folders = if folders.is_empty() { folders } else { format!(" ({folders})") };
    format!("watching {} as {name}{folders}", outline.url)
}

/// A source of the list's own name where that can be one, else of its host's.
fn source(outline: &Outline, schedule: Schedule, taken: impl Fn(&str) -> bool) -> Source {
    let named = outline.title.as_deref().map(slug).filter(|name| name.len() > 2 && !taken(name));
    Source {
        name: named.unwrap_or_else(|| free_name(&outline.url, taken)),
        url: outline.url.clone(),
        kind: SourceKind::Auto,
        schedule,
        language: outline.language.clone().filter(|tag| is_language(tag)),
        timezone: None,
        links: None,
    }
}

/// `Press releases: NATO` is `press-releases-nato`; what is not ASCII is left out.
fn slug(title: &str) -> String {
    let words = title.to_lowercase();
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(6).collect::<Vec<_>>().join("-")
}

fn is_language(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    let plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    plain && (2..=3).contains(&primary.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_of_a_list_becomes_a_source() {
        let outline = |title: Option<&str>, language: Option<&str>| Outline {
            title: title.map(str::to_owned),
            url: "https://www.example.org/f.xml".to_owned(),
            language: language.map(str::to_owned),
            ..Outline::default()
        };
        let every = Schedule::Every(jiff::SignedDuration::from_mins(5));
        let name = |outline: &Outline, taken: &str| {
            source(outline, every.clone(), |name| name == taken).name
        };
        assert_eq!(name(&outline(Some("Press: NATO & more"), None), ""), "press-nato-more");
        assert_eq!(name(&outline(Some("Press"), None), "press"), "example-org");
        assert_eq!(name(&outline(Some("Новини"), None), ""), "example-org");
        let languages = ["fr-be", "unknown"]
            .map(|tag| source(&outline(None, Some(tag)), every.clone(), |_| false).language);
        assert_eq!(languages, [Some("fr-be".to_owned()), None]);
    }
}
