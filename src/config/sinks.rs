//! `[[sink]]`: where events go.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::reader::{Section, Value};
use super::sources::{Names, claim};
use super::{SinkConfig, values};
use crate::model::{Disclosure, EventKind, Significance, Sink, SinkKind};

const KEY: &str = "sink";

const DISCLOSURES: [(&str, Disclosure); 6] = [
    ("none", Disclosure::None),
    ("backdated", Disclosure::Backdated),
    ("declared", Disclosure::Declared),
    ("stamp-only", Disclosure::StampOnly),
    ("undetermined", Disclosure::Undetermined),
    ("stealth", Disclosure::Stealth),
];

const SIGNIFICANCES: [(&str, Significance); 4] = [
    ("none", Significance::None),
    ("cosmetic", Significance::Cosmetic),
    ("minor", Significance::Minor),
    ("substantive", Significance::Substantive),
];

/// The sinks of a file; `environment` holds the secrets that it names.
pub(super) fn read(
    root: &mut Section<'_>,
    environment: &BTreeMap<String, String>,
) -> Vec<SinkConfig> {
    let mut names = Names::new();
    let mut sinks = Vec::new();
    for (index, (place, table)) in root.tables(KEY).into_iter().enumerate() {
        let section = root.element(KEY, index + 1, place, table);
        sinks.extend(sink(section, environment, &mut names));
    }
    sinks
}

fn sink(
    mut section: Section<'_>,
    environment: &BTreeMap<String, String>,
    names: &mut Names,
) -> Option<SinkConfig> {
    let name = section.require("name", values::name);
    if let Some(name) = &name {
        claim(&mut section, name, names);
    }
    let kind = section.require("kind", |value| {
        values::one_of(&values::text(value)?, &[("webhook", SinkKind::Webhook)])
    });
    let url = section.require("url", values::http_url);
    let secret = secret(&mut section, environment);
    let events = section.take("events", events).unwrap_or_else(|| {
        EventKind::ALL.into_iter().filter(|kind| *kind != EventKind::ArticlePublished).collect()
    });
    let disclosure = section.take("disclosure", disclosures).unwrap_or_else(|| {
        let told = |disclosure| !matches!(disclosure, Disclosure::None | Disclosure::StampOnly);
        DISCLOSURES.map(|(_, disclosure)| disclosure).into_iter().filter(|d| told(*d)).collect()
    });
    let significance = section
        .take("significance", |value| values::one_of(&values::text(value)?, &SIGNIFICANCES))
        .unwrap_or(Significance::Minor);
    section.finish();
    let sink = Sink { name: name?, kind: kind?, url: url?, events, disclosure, significance };
    Some(SinkConfig { sink, secret })
}

fn events(value: &Value) -> Result<Vec<EventKind>, String> {
    let parse = |text: String| text.parse::<EventKind>().map_err(|error| error.to_string());
    filled(values::texts(value)?.into_iter().map(parse).collect::<Result<_, _>>()?)
}

fn disclosures(value: &Value) -> Result<Vec<Disclosure>, String> {
    let parse = |text: String| values::one_of(&text, &DISCLOSURES);
    filled(values::texts(value)?.into_iter().map(parse).collect::<Result<_, _>>()?)
}

fn filled<T>(list: Vec<T>) -> Result<Vec<T>, String> {
    if list.is_empty() {
        return Err("must name at least one; leave the key out for the default".to_owned());
    }
    Ok(list)
}

fn secret(section: &mut Section<'_>, environment: &BTreeMap<String, String>) -> Option<String> {
    let written = section.take("secret", |value| checked(values::text(value)?));
    let named = section.take("secret_env", |value| {
        let name = values::text(value)?;
        let secret = environment.get(&name);
        let secret = secret.ok_or_else(|| format!("the environment has no variable {name}"))?;
        checked(secret.clone()).map_err(|error| format!("the value of {name} {error}"))
    });
    if section.had("secret") && section.had("secret_env") {
        section.complain("secret_env", "contradicts `secret`; name one of the two");
    }
    written.or(named)
}

/// A secret in the form of Standard Webhooks. What is wrong with it is said without showing it.
fn checked(secret: String) -> Result<String, String> {
    let right = secret
        .strip_prefix("whsec_")
        .and_then(|key| STANDARD.decode(key).ok())
        .is_some_and(|key| (24..=64).contains(&key.len()));
    if right { Ok(secret) } else { Err("must be whsec_ and base64 of 24 to 64 bytes".to_owned()) }
}
