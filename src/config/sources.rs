//! `[[source]]`: a publisher's channel.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::reader::{Place, Section};
use super::{access, values};
use crate::model::{Access, Schedule, Source, SourceKind, address};
use crate::schedule;

const KEY: &str = "source";

/// The names that are taken, and where.
pub(super) type Names = BTreeMap<String, Place>;

/// What is known of the sources read so far.
#[derive(Default)]
pub(super) struct Known {
    names: Names,
    /// What they are asked with, by name.
    pub(super) access: BTreeMap<String, Access>,
}

/// The sources of a file; `every` is the interval of those that name none.
pub(super) fn read(
    root: &mut Section<'_>,
    every: SignedDuration,
    known: &mut Known,
) -> Vec<Source> {
    let mut sources = Vec::new();
    for (index, (place, table)) in root.tables(KEY).into_iter().enumerate() {
        let section = root.element(KEY, index + 1, place, table);
        sources.extend(source(section, every, known));
    }
    sources
}

fn source(mut section: Section<'_>, every: SignedDuration, known: &mut Known) -> Option<Source> {
    let name = section.require("name", values::name);
    if let Some(name) = &name {
        claim(&mut section, name, &mut known.names);
    }
    let url = section.require("url", values::http_url);
    let kind = section.take("kind", |value| {
        let choices = SourceKind::ALL.map(|kind| (kind.as_str(), kind));
        values::one_of(&values::text(value)?, &choices)
    });
    let links = section.take("links", values::selector);
    if links.is_some() && kind.is_some_and(|kind| kind != SourceKind::Listing) {
        section.complain("links", "is for a listing page: leave `kind` out, or say \"listing\"");
    }
    let found = if links.is_some() { SourceKind::Listing } else { SourceKind::Auto };
    let language = section.take("language", values::language);
    let timezone = section.take("timezone", values::timezone);
    let schedule = when(&mut section, every, timezone.as_deref());
    let access = access::read(&mut section, url.as_deref());
    section.finish();
    let (name, url) = (name?, url?);
    known.access.extend(access.map(|access| (name.clone(), access)));
    Some(Source {
        name,
        url: address::without_credentials(&url),
        kind: kind.unwrap_or(found),
        schedule,
        language,
        timezone,
        links,
    })
}

fn when(section: &mut Section<'_>, every: SignedDuration, timezone: Option<&str>) -> Schedule {
    let interval = section.take("every", values::positive);
    let expression = section.take("schedule", values::text);
    if section.had("every") && section.had("schedule") {
        section.complain("schedule", "contradicts `every`; name one of the two");
    }
    let Some(expression) = expression else { return Schedule::Every(interval.unwrap_or(every)) };
    if !section.had("timezone") {
        section.complain("schedule", "needs a `timezone`, such as \"Europe/Brussels\"");
    }
    let timezone = timezone.unwrap_or("UTC").to_owned();
    let schedule = Schedule::Cron { expression, timezone };
    if let Err(error) = schedule::check(&schedule) {
        section.complain("schedule", error.to_string());
    }
    schedule
}

/// Takes a name, or says who has it.
pub(super) fn claim(section: &mut Section<'_>, name: &str, names: &mut Names) {
    let place = section.place_of("name");
    match names.get(name) {
        None => {
            names.insert(name.to_owned(), place);
        }
        Some(first) => {
            let line = first.line.map(|line| format!(":{line}")).unwrap_or_default();
            section.complain(
                "name",
                format!("`{name}` is the name of another at {}{line}", first.file),
            );
        }
    }
}
