//! Profiles: the rules of single sites, as data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use scraper::{ElementRef, Selector};
use serde::Deserialize;
use url::Url;

use super::VERSION;
use super::dom::Node;
use crate::model::{StampKind, address, digest};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/config/profiles");

static BUILTIN: LazyLock<Profiles> = LazyLock::new(|| {
    let files: Vec<(String, String)> = FILES
        .files()
        .filter_map(|file| {
            Some((file.path().to_str()?.to_owned(), file.contents_utf8()?.to_owned()))
        })
        .filter(|(name, _)| has_toml_ending(name))
        .collect();
    read_all(&files).unwrap_or_default()
});

/// The rules of all known sites.
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    by_name: BTreeMap<String, Profile>,
}

/// A profile that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// Not TOML, an unknown key, or a wrong type.
    #[error("profile {name}: {error}")]
    Toml {
        /// The file's name.
        name: String,
        /// What is wrong, with its place.
        error: Box<toml::de::Error>,
    },
    /// A selector that is no CSS selector.
    #[error("profile {name}: `{key}` is not a CSS selector: `{text}`")]
    Selector {
        /// The file's name.
        name: String,
        /// The key.
        key: &'static str,
        /// What stands there.
        text: String,
    },
    /// A profile that no page can match.
    #[error("profile {name}: `hosts` is empty; right would be hosts = [\"example.org\"]")]
    NoHosts {
        /// The file's name.
        name: String,
    },
    /// An identity that tells no two pages apart.
    #[error("profile {name}: `identity.pattern` has no {{document}} in it: `{text}`")]
    NoDocument {
        /// The file's name.
        name: String,
        /// The pattern.
        text: String,
    },
}

/// A profile as it is written. README.md beside the profiles explains the keys.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// When and against which page the rules were checked; read by people.
    #[serde(rename = "checked")]
    _checked: String,
    hosts: Vec<String>,
    container: Option<String>,
    title: Option<String>,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    stamps: WrittenStamps,
    identity: Option<Identity>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStamps {
    published: Option<String>,
    updated: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Identity {
    pattern: String,
    language_parameter: Option<String>,
}

/// The rules of one site.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    name: String,
    hosts: Vec<String>,
    container: Option<Selector>,
    title: Option<Selector>,
    remove: Vec<Selector>,
    published: Option<Selector>,
    updated: Option<Selector>,
    identity: Option<Identity>,
    digest: String,
}

impl Profiles {
    /// The profiles that are compiled in (`config/profiles`).
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The compiled-in profiles with these files (name, text) beside them or in their place.
    pub fn parse(files: &[(String, String)]) -> Result<Self, ProfileError> {
        let mut all = Self::builtin().clone();
        all.by_name.extend(read_all(files)?.by_name);
        Ok(all)
    }

    /// What a page at this address is read with: it changes when [`VERSION`] or the profile that
    /// applies changes. A version stored with another value is due to be extracted anew.
    pub fn version_for(&self, url: &str) -> String {
        match self.find(url) {
            Some(profile) => format!("{VERSION}+{}-{}", profile.name, profile.digest),
            None => VERSION.to_owned(),
        }
    }

    /// The profile of an address: that with the longest matching host.
    pub(super) fn find(&self, url: &str) -> Option<&Profile> {
        let url = Url::parse(url).ok()?;
        let host = url.host_str()?;
        self.by_name
            .values()
            .filter_map(|profile| Some((profile.longest_host(host)?, profile)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, profile)| profile)
    }

    /// The identity that the profile of an address gives it.
    pub(super) fn identity(&self, url: &str) -> Option<String> {
        let profile = self.find(url)?;
        let identity = profile.identity.as_ref()?;
        let parsed = Url::parse(url).ok()?;
        let captured = capture(&identity.pattern, parsed.path())?;
        let parameter = identity.language_parameter.as_deref().and_then(|name| {
            parsed.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.to_lowercase())
        });
        let language = parameter.or_else(|| captured.get("language").cloned());
        let document = captured.get("document")?;
        Some(address::canonical(&match language {
            Some(language) => format!("{}:{document}:{language}", profile.name),
            None => format!("{}:{document}", profile.name),
        }))
    }
}

impl Profile {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    fn longest_host(&self, host: &str) -> Option<usize> {
        let covers = |own: &&String| {
            host.strip_suffix(own.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        self.hosts.iter().filter(covers).map(String::len).max()
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

fn has_toml_ending(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

fn read_all(files: &[(String, String)]) -> Result<Profiles, ProfileError> {
    let profiles = files.iter().map(|(file, text)| {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file).trim_end_matches(".toml");
        read(name, text).map(|profile| (name.to_owned(), profile))
    });
    Ok(Profiles { by_name: profiles.collect::<Result<_, _>>()? })
}

fn read(name: &str, text: &str) -> Result<Profile, ProfileError> {
    let written: Written = toml::from_str(text)
        .map_err(|error| ProfileError::Toml { name: name.to_owned(), error: Box::new(error) })?;
    if written.hosts.is_empty() {
        return Err(ProfileError::NoHosts { name: name.to_owned() });
    }
    if let Some(identity) =
        written.identity.as_ref().filter(|identity| !identity.pattern.contains("{document}"))
    {
        return Err(ProfileError::NoDocument {
            name: name.to_owned(),
            text: identity.pattern.clone(),
        });
    }
    let one = |key: &'static str, text: Option<String>| {
        text.map(|text| selector(name, key, &text)).transpose()
    };
    Ok(Profile {
        name: name.to_owned(),
        hosts: written.hosts.iter().map(|host| host.to_lowercase()).collect(),
        container: one("container", written.container)?,
        title: one("title", written.title)?,
        remove: written
            .remove
            .iter()
            .map(|text| selector(name, "remove", text))
            .collect::<Result<_, _>>()?,
        published: one("stamps.published", written.stamps.published)?,
        updated: one("stamps.updated", written.stamps.updated)?,
        identity: written.identity,
        digest: digest::sha256(text.as_bytes()).chars().take(8).collect(),
    })
}

fn selector(name: &str, key: &'static str, text: &str) -> Result<Selector, ProfileError> {
    Selector::parse(text).map_err(|_| ProfileError::Selector {
        name: name.to_owned(),
        key,
        text: text.to_owned(),
    })
}

/// Matches a path against a pattern such as `/cps/{language}/*/{document}.htm`: `*` and `{name}`
/// stand for one or more characters without a slash. Returns what the names stand for.
fn capture(pattern: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let (patterns, parts): (Vec<&str>, Vec<&str>) =
        (pattern.split('/').collect(), path.split('/').collect());
    if patterns.len() != parts.len() {
        return None;
    }
    let mut out = BTreeMap::new();
    for (pattern, part) in patterns.iter().zip(parts) {
        let (before, name, after) = match (pattern.split_once('{'), pattern.split_once('*')) {
            (Some((before, rest)), _) => {
                let (name, after) = rest.split_once('}')?;
                (before, name, after)
            }
            (None, Some((before, after))) => (before, "", after),
            (None, None) if *pattern == part => continue,
            (None, None) => return None,
        };
        let held =
            part.strip_prefix(before)?.strip_suffix(after).filter(|held| !held.is_empty())?;
        if !name.is_empty() {
            out.insert(name.to_owned(), held.to_lowercase());
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Vec<(String, String)> {
        vec![("example.toml".to_owned(), text.to_owned())]
    }

    #[test]
    fn every_profile_that_is_compiled_in_can_be_read() {
        let count =
            FILES.files().filter(|file| file.path().to_str().is_some_and(has_toml_ending)).count();
        assert_eq!(Profiles::builtin().by_name.len(), count);
        assert!(count > 0);
    }

    #[test]
    fn a_mistake_is_named() {
        for (text, words) in [
            ("checked = ''\nhosts = []", "`hosts` is empty"),
            (
                "checked = ''\nhosts = ['a.example']\ncontainer = '>>'",
                "`container` is not a CSS selector",
            ),
            ("checked = ''\nhosts = ['a.example']\nconteiner = 'p'", "conteiner"),
            ("checked = ''\nhosts = ['a.example']\nidentity = { pattern = '/x' }", "{document}"),
        ] {
            let error = Profiles::parse(&files(text)).expect_err(text).to_string();
            assert!(error.contains(words), "{error}");
        }
    }

    #[test]
    fn the_version_follows_the_profile() {
        let one = Profiles::parse(&files("checked = ''\nhosts = ['a.example']")).unwrap();
        let other =
            Profiles::parse(&files("checked = ''\nhosts = ['a.example']\ntitle = 'h1'")).unwrap();
        let url = "https://www.a.example/x";
        assert_ne!(one.version_for(url), other.version_for(url));
        assert_eq!(one.version_for("https://b.example/"), VERSION);
    }

    #[test]
    fn patterns_capture_parts_of_paths() {
        let captured =
            capture("/cps/{language}/*/{document}.htm", "/cps/fr/natohq/news_1.htm").unwrap();
        assert_eq!(captured["language"], "fr");
        assert_eq!(captured["document"], "news_1");
        assert!(capture("/a/{document}", "/a/b/c").is_none());
    }
}
