//! Profiles: the rules of single sites, as data, each with a history.
//!
//! [`written`] reads and checks the files, [`pattern`] the paths of articles; here is what the
//! rules say of a page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::VERSION;
use super::dom::{self, Node};
use crate::model::{StampKind, address};

mod pattern;
mod written;

#[cfg(test)]
mod tests;

use pattern::Pattern;
pub use written::ProfileError;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/config/profiles");

static BUILTIN: LazyLock<Profiles> = LazyLock::new(|| {
    let texts = FILES.files().filter_map(|file| {
        Some((file.path().to_str()?.to_owned(), file.contents_utf8()?.to_owned()))
    });
    let files: Vec<(String, String)> = texts.filter(|(name, _)| has_toml_ending(name)).collect();
    Profiles::default().with(&files).unwrap_or_default()
});

fn has_toml_ending(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// The rules of all known sites.
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    by_name: BTreeMap<String, Profile>,
}

/// The rules of one site, in all its eras.
#[derive(Debug, Clone)]
struct Profile {
    name: String,
    hosts: Vec<String>,
    /// Newest first. There is at least one, and the last has no beginning.
    eras: Vec<Rules>,
    /// A digest of the file.
    digest: String,
}

/// The rules of one site in one era.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    /// The profile's name; where it has several eras, with this one.
    name: String,
    /// The day from which they hold.
    from: Option<Date>,
    container: Option<Selector>,
    title: Option<Selector>,
    remove: Vec<Selector>,
    published: Option<Selector>,
    updated: Option<Selector>,
    identity: Option<Identity>,
}

/// What makes an address that of an article.
#[derive(Debug, Clone)]
struct Identity {
    patterns: Vec<Pattern>,
    language_parameter: Option<String>,
}

impl Profiles {
    /// The profiles that are compiled in (`config/profiles`).
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The compiled-in profiles with these files (name, text) beside them or in their place.
    pub fn parse(files: &[(String, String)]) -> Result<Self, ProfileError> {
        Self::builtin().clone().with(files)
    }

    fn with(mut self, files: &[(String, String)]) -> Result<Self, ProfileError> {
        for (file, text) in files {
            let profile = written::read(file, text)?;
            self.by_name.insert(profile.name.clone(), profile);
        }
        for (file, _) in files {
            let Some(own) = self.by_name.get(written::name(file)) else { continue };
            let others = self.by_name.values().filter(|other| other.name != own.name);
            for other in others {
                if let Some(host) = own.hosts.iter().find(|host| other.hosts.contains(host)) {
                    return Err(written::claimed(file, host, &other.name));
                }
            }
        }
        Ok(self)
    }

    /// What a page at this address is read with: it changes when [`VERSION`] or the profile that
    /// applies changes. A version stored with another value is due to be extracted anew.
    pub fn version_for(&self, url: &str) -> String {
        match self.find(url) {
            Some(profile) => format!("{VERSION}+{}-{}", profile.name, profile.digest),
            None => VERSION.to_owned(),
        }
    }

    /// The rules for a page: those that held when it was captured. Where that is not known, the
    /// newest whose container is in the page; where none is, the newest.
    pub(super) fn rules(&self, url: &str, at: Option<Timestamp>, page: &Html) -> Option<&Rules> {
        let eras = &self.find(url)?.eras;
        let held = |day: Date| eras.iter().find(|era| era.from.is_none_or(|from| from <= day));
        let fits = |era: &&Rules| dom::elements(page).any(|node| era.is_container(node));
        match at {
            Some(at) => held(Offset::UTC.to_datetime(at).date()),
            None if eras.len() > 1 => eras.iter().find(fits).or(eras.first()),
            None => eras.first(),
        }
    }

    /// The identity that the profile of an address gives it. An address keeps it in all eras, because it
    /// outlives the template that it was first served with.
    pub(super) fn identity(&self, url: &str) -> Option<String> {
        let profile = self.find(url)?;
        let url = Url::parse(url).ok()?;
        let named = profile.eras.iter().find_map(|era| era.identity.as_ref()?.of(&url))?;
        Some(address::canonical(&format!("{}:{named}", profile.name)))
    }

    /// The profile of an address: that with the longest matching host.
    fn find(&self, url: &str) -> Option<&Profile> {
        let url = Url::parse(url).ok()?;
        let host = url.host_str()?;
        self.by_name
            .values()
            .filter_map(|profile| Some((profile.longest_host(host)?, profile)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, profile)| profile)
    }
}

impl Profile {
    fn longest_host(&self, host: &str) -> Option<usize> {
        let covers = |own: &&String| {
            host.strip_suffix(own.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        self.hosts.iter().filter(covers).map(String::len).max()
    }
}

impl Identity {
    /// The document and the language that an address names.
    fn of(&self, url: &Url) -> Option<String> {
        let captured = self.patterns.iter().find_map(|pattern| pattern.capture(url.path()))?;
        let parameter = self.language_parameter.as_deref().and_then(|name| {
            let (_, value) = url.query_pairs().find(|(key, _)| key == name)?;
            (!value.is_empty()).then(|| value.to_lowercase())
        });
        Some(match parameter.or(captured.language) {
            Some(language) => format!("{}:{language}", captured.document),
            None => captured.document,
        })
    }
}

impl Rules {
    /// The profile's name; where it has several eras, with this one.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn is_container(&self, node: Node<'_>) -> bool {
        matches(self.container.as_ref(), node)
    }

    pub(super) fn is_title(&self, node: Node<'_>) -> bool {
        matches(self.title.as_ref(), node)
    }

    pub(super) fn removes(&self, node: Node<'_>) -> bool {
        self.remove.iter().any(|selector| matches(Some(selector), node))
    }

    /// What the profile says of the date in an element (or in one of its two parents).
    pub(super) fn stamp(&self, node: Node<'_>) -> Option<StampKind> {
        std::iter::once(node).chain(node.ancestors().take(2)).find_map(|up| {
            if matches(self.updated.as_ref(), up) {
                Some(StampKind::Updated)
            } else {
                matches(self.published.as_ref(), up).then_some(StampKind::Published)
            }
        })
    }
}

fn matches(selector: Option<&Selector>, node: Node<'_>) -> bool {
    selector.is_some_and(|selector| {
        ElementRef::wrap(node).is_some_and(|element| selector.matches(&element))
    })
}
