//! Profiles: what is known of a site, as data. `config/profiles/README.md` explains the keys.

use std::collections::HashSet;
use std::sync::LazyLock;

use ego_tree::NodeId;
use include_dir::{Dir, include_dir};
use scraper::{Html, Selector};
use serde::Deserialize;
use url::Url;

use super::VERSION;
use super::dom::Node;
use crate::model::{StampKind, digest};

/// The profiles of the binary.
static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/config/profiles");

static PARSED: LazyLock<Profiles> =
    LazyLock::new(|| Profiles::read(&builtin_files()).unwrap_or_default());

/// Site rules. Later ones come before earlier ones where both know a host.
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    sites: Vec<Site>,
}

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// It is no TOML, or has a key that no profile has.
    #[error("{file}: {error}")]
    Toml {
        /// The file.
        file: String,
        /// What is wrong, with its line.
        error: Box<toml::de::Error>,
    },
    /// A selector that CSS does not know.
    #[error("{file}: `{selector}` of site {site} is no CSS selector")]
    Selector {
        /// The file.
        file: String,
        /// The site.
        site: String,
        /// The selector.
        selector: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    site: Vec<Rules>,
}

/// One site as it is written in a profile.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    name: Option<String>,
    hosts: Vec<String>,
    #[serde(default, rename = "checked")]
    _checked: Option<String>,
    #[serde(default)]
    container: Vec<String>,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    title: Vec<String>,
    #[serde(default)]
    published: Vec<String>,
    #[serde(default)]
    updated: Vec<String>,
    #[serde(default)]
    identity: Vec<String>,
}

#[derive(Debug, Clone)]
struct Site {
    name: String,
    hosts: Vec<String>,
    container: Vec<Selector>,
    remove: Vec<Selector>,
    title: Vec<Selector>,
    published: Vec<Selector>,
    updated: Vec<Selector>,
    identity: Vec<String>,
    /// Changes when the text of the profile does.
    version: String,
}

/// The elements of one page that its profile speaks of.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) name: Option<String>,
    pub(super) container: HashSet<NodeId>,
    pub(super) remove: HashSet<NodeId>,
    pub(super) title: HashSet<NodeId>,
    published: HashSet<NodeId>,
    updated: HashSet<NodeId>,
}

impl Marks {
    /// What the profile says of the date in an element.
    pub(super) fn stamp(&self, node: Node<'_>) -> Option<StampKind> {
        let in_set = |set: &HashSet<NodeId>| {
            !set.is_empty()
                && std::iter::once(node).chain(node.ancestors()).any(|up| set.contains(&up.id()))
        };
        match (in_set(&self.updated), in_set(&self.published)) {
            (true, _) => Some(StampKind::Updated),
            (_, true) => Some(StampKind::Published),
            _ => None,
        }
    }
}

impl Profiles {
    /// The profiles of the binary.
    pub fn builtin() -> &'static Self {
        &PARSED
    }

    /// Profiles of files, `(name, text)`, over those of the binary.
    ///
    /// # Errors
    /// The first file that is not as it must be.
    pub fn parse(files: &[(String, String)]) -> Result<Self, ProfileError> {
        let own = Self::read(files)?;
        let sites = Self::builtin().sites.iter().cloned().chain(own.sites).collect();
        Ok(Self { sites })
    }

    fn read(files: &[(String, String)]) -> Result<Self, ProfileError> {
        let mut sites = Vec::new();
        for (file, text) in files {
            let parsed: File = toml::from_str(text).map_err(|error| ProfileError::Toml {
                file: file.clone(),
                error: Box::new(error),
            })?;
            let version: String = digest::sha256(text.as_bytes()).chars().take(12).collect();
            for rules in parsed.site {
                sites.push(site(file, rules, &version)?);
            }
        }
        Ok(Self { sites })
    }

    /// A mark of the rules that read a page at `url`: it changes when they do.
    pub fn version_for(&self, url: &str) -> String {
        match self.of(url) {
            Some(site) => format!("{VERSION}+{}", site.version),
            None => VERSION.to_owned(),
        }
    }

    /// The document's number by the profile's identity patterns, with the name of the profile.
    pub(super) fn document(&self, url: &str) -> Option<String> {
        let site = self.of(url)?;
        let path = Url::parse(url).ok()?.path().to_owned();
        let number = site.identity.iter().find_map(|pattern| number(pattern, &path))?;
        Some(format!("{}:{number}", site.name))
    }

    /// The elements of a page that its profile speaks of.
    pub(super) fn marks(&self, url: &str, html: &Html) -> Marks {
        let Some(site) = self.of(url) else { return Marks::default() };
        let all = |selectors: &[Selector]| {
            selectors.iter().flat_map(|one| html.select(one)).map(|found| found.id()).collect()
        };
        // The first selector that finds something holds: those behind it are for older templates.
        let first = |selectors: &[Selector]| {
            let found = selectors.iter().find_map(|one| html.select(one).next());
            found.map(|element| element.id()).into_iter().collect()
        };
        Marks {
            name: Some(site.name.clone()),
            container: first(&site.container),
            remove: all(&site.remove),
            title: first(&site.title),
            published: all(&site.published),
            updated: all(&site.updated),
        }
    }

    fn of(&self, url: &str) -> Option<&Site> {
        let url = Url::parse(url).ok()?;
        let host = url.host_str()?;
        let is_of = |name: &String| {
            host.strip_suffix(name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        self.sites.iter().rev().find(|site| site.hosts.iter().any(is_of))
    }
}

fn site(file: &str, rules: Rules, version: &str) -> Result<Site, ProfileError> {
    let name = rules.name.or_else(|| rules.hosts.first().cloned()).unwrap_or_default();
    let parse = |selectors: &[String]| -> Result<Vec<Selector>, ProfileError> {
        let each = selectors.iter().map(|selector| {
            Selector::parse(selector).map_err(|_| ProfileError::Selector {
                file: file.to_owned(),
                site: name.clone(),
                selector: selector.clone(),
            })
        });
        each.collect()
    };
    Ok(Site {
        container: parse(&rules.container)?,
        remove: parse(&rules.remove)?,
        title: parse(&rules.title)?,
        published: parse(&rules.published)?,
        updated: parse(&rules.updated)?,
        name: name.clone(),
        hosts: rules.hosts,
        identity: rules.identity,
        version: version.to_owned(),
    })
}

/// The `{number}` of a pattern such as `/cps/*/natohq/news_{number}.htm`; `*` is one segment.
fn number(pattern: &str, path: &str) -> Option<String> {
    let (patterns, parts): (Vec<&str>, Vec<&str>) =
        (pattern.split('/').collect(), path.split('/').collect());
    if patterns.len() != parts.len() {
        return None;
    }
    let mut found = None;
    for (pattern, part) in patterns.into_iter().zip(parts) {
        match pattern.split_once("{number}") {
            Some((before, after)) => {
                found = Some(part.strip_prefix(before)?.strip_suffix(after)?.to_owned());
            }
            None if pattern == "*" || pattern == part => {}
            None => return None,
        }
    }
    found.filter(|number| !number.is_empty())
}

fn builtin_files() -> Vec<(String, String)> {
    let files = BUILTIN
        .files()
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml"));
    let text = |file: &include_dir::File<'_>| {
        Some((file.path().display().to_string(), file.contents_utf8()?.to_owned()))
    };
    files.filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_of_the_binary_are_right() {
        assert!(!Profiles::read(&builtin_files()).unwrap().sites.is_empty());
    }

    #[test]
    fn a_document_is_known_by_its_number() {
        let profiles = Profiles::builtin();
        for (url, number) in [
            ("https://www.nato.int/cps/fr/natohq/news_195550.htm", Some("nato:news_195550")),
            (
                "https://www.nato.int/cps/en/natohq/news_195550.htm?selectedLocale=fr",
                Some("nato:news_195550"),
            ),
            ("https://www.nato.int/en/news-and-events", None),
            ("https://example.org/cps/fr/natohq/news_195550.htm", None),
        ] {
            assert_eq!(profiles.document(url).as_deref(), number, "{url}");
        }
    }

    #[test]
    fn a_wrong_profile_is_named() {
        let wrong = |text: &str| {
            Profiles::parse(&[("own.toml".to_owned(), text.to_owned())]).unwrap_err().to_string()
        };
        assert!(wrong("[[site]]\nhosts = [\"a.example\"]\ncontaner = []").contains("contaner"));
        assert!(wrong("[[site]]\nhosts = [\"a.example\"]\nremove = [\"p[\"]").contains("`p[`"));
    }
}
