//! Lays the environment over the file: `CORRIGENDA__SERVE__LISTEN=...` is `listen` of `[serve]`.

use std::collections::BTreeMap;

use super::reader::{Findings, Item, Place, Table, Value};

const PREFIX: &str = "CORRIGENDA__";

/// Puts every variable with the prefix where it belongs. An unknown name is found like an unknown
/// key of the file, when nobody asks for it.
pub(super) fn overlay(
    root: &mut Table,
    environment: &BTreeMap<String, String>,
    findings: &mut Findings,
) {
    for (name, text) in environment {
        let Some(rest) = name.strip_prefix(PREFIX) else { continue };
        let place = Place::named(&format!("environment variable {name}"));
        let path = rest.to_ascii_lowercase();
        match path.split("__").collect::<Vec<_>>().as_slice() {
            ["source" | "sink", ..] => {
                findings.report(&place, "", "sources and sinks are set in the file only");
            }
            [key] if !key.is_empty() => put(root, key, place, text),
            [section, key] if !section.is_empty() && !key.is_empty() => {
                match table(root, section, &place) {
                    Some(table) => put(table, key, place, text),
                    None => findings.report(&place, "", format!("`{section}` is not a section")),
                }
            }
            _ => findings.report(
                &place,
                "",
                "must be named CORRIGENDA__KEY or CORRIGENDA__SECTION__KEY",
            ),
        }
    }
}

fn put(table: &mut Table, key: &str, place: Place, text: &str) {
    table.insert(key.to_owned(), Item { value: Value::Loose(text.to_owned()), place });
}

/// The table of a section, made where it is not there yet.
fn table<'t>(root: &'t mut Table, section: &str, place: &Place) -> Option<&'t mut Table> {
    let item = root
        .entry(section.to_owned())
        .or_insert_with(|| Item { value: Value::Table(Table::new()), place: place.clone() });
    match &mut item.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}
