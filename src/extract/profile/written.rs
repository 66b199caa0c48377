//! Profiles as they are written: read, checked, and told what is wrong with them. README.md beside
//! the profiles explains the language.

use jiff::civil::Date;
use scraper::Selector;
use serde::Deserialize;
use url::Host;

use super::pattern::Pattern;
use super::{Identity, Profile, Rules};
use crate::model::digest;

/// A profile that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// Not TOML, an unknown key, or a wrong type.
    #[error("profile {file}: {error}")]
    Toml {
        /// The file.
        file: String,
        /// What is wrong, with its place.
        error: Box<toml::de::Error>,
    },
    /// A value that cannot be.
    #[error("profile {file}: {key} {wrong}; right would be {right}")]
    Value {
        /// The file.
        file: String,
        /// The key; where the profile has several rules, with the number of those it stands in.
        key: String,
        /// What is wrong with it.
        wrong: String,
        /// What would be right.
        right: String,
    },
}

/// A site with a history.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct History {
    hosts: Vec<String>,
    rules: Vec<Era>,
}

/// The rules of one era. A site without a history has its hosts among them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Era {
    hosts: Option<Vec<String>>,
    from: Option<toml::Value>,
    /// When and against which page the rules were checked; read by people.
    #[serde(rename = "checked")]
    _checked: String,
    container: Option<String>,
    title: Option<String>,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    stamps: Stamps,
    identity: Option<WrittenIdentity>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stamps {
    published: Option<String>,
    updated: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenIdentity {
    pattern: OneOrMany,
    language_parameter: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// The name of a profile: that of its file.
pub(super) fn name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file).trim_end_matches(".toml")
}

/// Another profile has the same host.
pub(super) fn claimed(file: &str, host: &str, other: &str) -> ProfileError {
    let wrong = format!("holds `{host}`, which the profile {other} has, too");
    value(file, "hosts", wrong, format!("a file {other}.toml, which takes the place of that one"))
}

/// Reads a profile.
pub(super) fn read(file: &str, text: &str) -> Result<Profile, ProfileError> {
    let (hosts, written) = parse(text)
        .map_err(|error| ProfileError::Toml { file: file.to_owned(), error: Box::new(error) })?;
    let several = written.len() > 1;
    let numbered = written.into_iter().enumerate().map(|(index, era)| {
        let of = if several { format!(" of [[rules]] {}", index + 1) } else { String::new() };
        let place = Place { file, of };
        rules(&place, name(file), several, era)
    });
    let mut eras = numbered.collect::<Result<Vec<_>, _>>()?;
    eras.sort_by_key(|era| std::cmp::Reverse(era.from));
    check_history(file, &eras)?;
    Ok(Profile {
        name: name(file).to_owned(),
        hosts: read_hosts(file, &hosts)?,
        eras,
        digest: digest::sha256(text.as_bytes()).chars().take(8).collect(),
    })
}

/// The hosts and the eras of either form.
fn parse(text: &str) -> Result<(Vec<String>, Vec<Era>), toml::de::Error> {
    let has_history = text.parse::<toml::Table>()?.contains_key("rules");
    if has_history {
        let history: History = toml::from_str(text)?;
        return Ok((history.hosts, history.rules));
    }
    let mut era: Era = toml::from_str(text)?;
    Ok((era.hosts.take().unwrap_or_default(), vec![era]))
}

/// One of the rules, the oldest, has no beginning, and no two begin on the same day.
fn check_history(file: &str, eras: &[Rules]) -> Result<(), ProfileError> {
    let wrong =
        |key, wrong: &str, right: &str| Err(value(file, key, wrong.to_owned(), right.to_owned()));
    if eras.is_empty() {
        return wrong("rules", "is empty", "one [[rules]] at least");
    }
    if eras.windows(2).any(|two| two[0].from == two[1].from) {
        return match eras.last() {
            Some(oldest) if oldest.from.is_none() && eras[eras.len() - 2].from.is_none() => wrong(
                "from",
                "is missing in two [[rules]]",
                "the day from which the newer ones hold, such as from = \"2025-09-01\"",
            ),
            _ => wrong("from", "is the same day in two [[rules]]", "a day for each"),
        };
    }
    if eras.iter().all(|era| era.from.is_some()) {
        let right = "none in the oldest rules, which hold for all days before";
        return wrong("from", "stands in all rules", right);
    }
    Ok(())
}

/// The hosts as addresses have them.
fn read_hosts(file: &str, written: &[String]) -> Result<Vec<String>, ProfileError> {
    let right =
        || "names such as hosts = [\"example.org\"], each with all its subdomains".to_owned();
    if written.is_empty() {
        return Err(value(file, "hosts", "is empty".to_owned(), right()));
    }
    let read = |text: &String| match Host::parse(text) {
        Ok(host) if !text.contains('*') && !text.starts_with('.') => Ok(host.to_string()),
        _ => Err(value(file, "hosts", format!("holds `{text}`, which is no host"), right())),
    };
    written.iter().map(read).collect()
}

/// Where a key stands.
struct Place<'a> {
    file: &'a str,
    of: String,
}

impl Place<'_> {
    fn wrong(&self, key: &str, wrong: String, right: &str) -> ProfileError {
        let key = format!("`{key}`{}", self.of);
        ProfileError::Value { file: self.file.to_owned(), key, wrong, right: right.to_owned() }
    }

    fn selector(&self, key: &str, text: &str) -> Result<Selector, ProfileError> {
        Selector::parse(text).map_err(|_| {
            let wrong = format!("is not a CSS selector: `{text}`");
            self.wrong(key, wrong, "one such as \"main .text\"")
        })
    }

    fn maybe(&self, key: &str, text: Option<&String>) -> Result<Option<Selector>, ProfileError> {
        text.map(|text| self.selector(key, text)).transpose()
    }

    fn day(&self, from: &toml::Value) -> Result<Date, ProfileError> {
        let text = from.as_str().map_or_else(|| from.to_string(), str::to_owned);
        let day = Some(&text).filter(|text| text.len() == 10).and_then(|text| text.parse().ok());
        day.ok_or_else(|| {
            let wrong = format!("is not a day: `{text}`");
            self.wrong("from", wrong, "a day such as from = \"2025-09-01\"")
        })
    }

    fn identity(&self, written: WrittenIdentity) -> Result<Identity, ProfileError> {
        let texts = match written.pattern {
            OneOrMany::One(text) => vec![text],
            OneOrMany::Many(texts) => texts,
        };
        let pattern = |text: &String| {
            Pattern::parse(text).map_err(|wrong| {
                let right = "a path such as \"/{language}/news/{document}.html\"";
                self.wrong("identity.pattern", format!("{wrong}: `{text}`"), right)
            })
        };
        let patterns = texts.iter().map(pattern).collect::<Result<_, _>>()?;
        Ok(Identity { patterns, language_parameter: written.language_parameter })
    }
}

fn rules(place: &Place<'_>, name: &str, several: bool, era: Era) -> Result<Rules, ProfileError> {
    if era.hosts.is_some() && several {
        let wrong = "stands in one of several rules".to_owned();
        return Err(place.wrong("hosts", wrong, "above the first [[rules]], for all of them"));
    }
    let from = era.from.as_ref().map(|from| place.day(from)).transpose()?;
    let name = match from {
        Some(from) => format!("{name}, rules from {from}"),
        None if several => format!("{name}, oldest rules"),
        None => name.to_owned(),
    };
    let remove = era.remove.iter().map(|text| place.selector("remove", text));
    Ok(Rules {
        name,
        from,
        container: place.maybe("container", era.container.as_ref())?,
        title: place.maybe("title", era.title.as_ref())?,
        remove: remove.collect::<Result<_, _>>()?,
        published: place.maybe("stamps.published", era.stamps.published.as_ref())?,
        updated: place.maybe("stamps.updated", era.stamps.updated.as_ref())?,
        identity: era.identity.map(|written| place.identity(written)).transpose()?,
    })
}

fn value(file: &str, key: &str, wrong: String, right: String) -> ProfileError {
    ProfileError::Value { file: file.to_owned(), key: format!("`{key}`"), wrong, right }
}
