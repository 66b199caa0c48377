//! Takes keys out of a TOML table one by one; whatever is left over was not known.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;

use toml::de::{DeTable, DeValue};

use super::{Problem, Problems};

/// Keys with their values.
pub(super) type Table = BTreeMap<String, Item>;

/// A value and where it stands.
pub(super) struct Item {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// A value of TOML, or a text of the environment that may be read as any type.
pub(super) enum Value {
    Text(String),
    Loose(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Item>),
    Table(Table),
    /// A float, a date or an integer out of range, by name: no key takes one.
    Other(&'static str),
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: Rc<str>,
    pub(super) line: Option<usize>,
}

impl Value {
    /// What it is, in words.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Loose(_) => "a text",
            Self::Integer(_) => "an integer",
            Self::Boolean(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(name) => name,
        }
    }
}

impl Place {
    pub(super) fn file(path: &Path) -> Self {
        Self::named(&path.display().to_string())
    }

    pub(super) fn named(name: &str) -> Self {
        Self { file: Rc::from(name), line: None }
    }

    fn at(&self, text: &str, offset: usize) -> Self {
        let before = text.as_bytes().iter().take(offset);
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        Self { file: Rc::clone(&self.file), line: Some(line) }
    }
}

/// The mistakes so far, and every key that was asked for.
#[derive(Default)]
pub(super) struct Findings {
    problems: Vec<Problem>,
    asked: BTreeSet<String>,
}

impl Findings {
    pub(super) fn report(&mut self, place: &Place, key: &str, message: impl Into<String>) {
        self.problems.push(Problem {
            file: place.file.to_string(),
            line: place.line,
            key: key.to_owned(),
            message: message.into(),
        });
    }

    /// An error where there is a mistake, all of them in the order of their places.
    pub(super) fn stop_at_problems(&self) -> Result<(), Problems> {
        if self.problems.is_empty() {
            return Ok(());
        }
        let mut problems = self.problems.clone();
        problems.sort_by(|a, b| (&a.file, a.line, &a.key).cmp(&(&b.file, b.line, &b.key)));
        Err(Problems(problems))
    }

    /// Every key that was asked for: `fetch.timeout`, `source.name`.
    #[cfg(test)]
    pub(super) fn asked(&self) -> &BTreeSet<String> {
        &self.asked
    }
}

/// The table of a TOML text; what is no TOML is reported.
pub(super) fn parse(text: &str, file: &Place, findings: &mut Findings) -> Table {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = error.span().map_or_else(|| file.clone(), |span| file.at(text, span.start));
        findings.report(&place, "", format!("not TOML: {}", error.message()));
    }
    convert(table.into_inner(), text, file)
}

fn convert(table: DeTable<'_>, text: &str, file: &Place) -> Table {
    table
        .into_iter()
        .map(|(key, value)| {
            let place = file.at(text, key.span().start);
            let value = convert_value(value.into_inner(), text, file);
            (key.into_inner().into_owned(), Item { value, place })
        })
        .collect()
}

fn convert_value(value: DeValue<'_>, text: &str, file: &Place) -> Value {
    match value {
        DeValue::String(value) => Value::Text(value.into_owned()),
        DeValue::Integer(value) => i64::from_str_radix(value.as_str(), value.radix())
            .map_or(Value::Other("an integer out of range"), Value::Integer),
        DeValue::Boolean(value) => Value::Boolean(value),
        DeValue::Float(_) => Value::Other("a number with a fraction"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Table(table) => Value::Table(convert(table, text, file)),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| Item {
                    place: file.at(text, item.span().start),
                    value: convert_value(item.into_inner(), text, file),
                })
                .collect(),
        ),
    }
}

/// A table being read.
pub(super) struct Section<'f> {
    /// What its keys are called in messages: `source[2]`; empty for the root.
    path: String,
    /// The same without a number: `source`.
    family: String,
    /// Where it begins.
    place: Place,
    table: Table,
    taken: BTreeMap<&'static str, Place>,
    findings: &'f mut Findings,
}

impl<'f> Section<'f> {
    /// The table of a whole file; `family` is what kind of file it is, empty for the configuration.
    pub(super) fn file(
        family: &str,
        place: Place,
        table: Table,
        findings: &'f mut Findings,
    ) -> Self {
        let family = family.to_owned();
        Self { path: String::new(), family, place, table, taken: BTreeMap::new(), findings }
    }

    /// The value of a key; `None` where it is not there, or is wrong and was reported.
    pub(super) fn take<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Value) -> Result<T, String>,
    ) -> Option<T> {
        let item = self.remove(key)?;
        match read(&item.value) {
            Ok(value) => Some(value),
            Err(message) => {
                self.complain(key, message);
                None
            }
        }
    }

    /// The value of a key that must be there.
    pub(super) fn require<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Value) -> Result<T, String>,
    ) -> Option<T> {
        if self.table.contains_key(key) {
            return self.take(key, read);
        }
        self.findings.asked.insert(join(&self.family, key));
        self.complain(key, "is missing");
        None
    }

    /// Where mistakes are gathered.
    pub(super) fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    /// Whether a key was there, right or wrong.
    pub(super) fn had(&self, key: &str) -> bool {
        self.taken.contains_key(key)
    }

    /// Where a taken key stands, else where the table begins.
    pub(super) fn place_of(&self, key: &str) -> Place {
        self.taken.get(key).unwrap_or(&self.place).clone()
    }

    /// Reports a mistake at a key.
    pub(super) fn complain(&mut self, key: &str, message: impl Into<String>) {
        let place = self.place_of(key);
        self.findings.report(&place, &join(&self.path, key), message);
    }

    /// The table under a key; an empty one where there is none.
    pub(super) fn section(&mut self, key: &'static str) -> Section<'_> {
        let (place, table) = match self.remove(key) {
            None => (self.place.clone(), Table::new()),
            Some(Item { value: Value::Table(table), place }) => (place, table),
            Some(Item { value, place }) => {
                self.complain(key, format!("must be a table, [{key}], not {}", value.kind()));
                (place, Table::new())
            }
        };
        self.child(join(&self.path, key), key, place, table)
    }

    /// The tables of a list of tables, `[[key]]`, each with where it begins.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<(Place, Table)> {
        let items = match self.remove(key).map(|item| item.value) {
            None => Vec::new(),
            Some(Value::List(items)) => items,
            Some(other) => {
                self.complain(key, format!("must be tables, [[{key}]], not {}", other.kind()));
                Vec::new()
            }
        };
        let mut tables = Vec::new();
        for Item { value, place } in items {
            match value {
                Value::Table(table) => tables.push((place, table)),
                other => {
                    let message = format!("must be a table, [[{key}]], not {}", other.kind());
                    self.findings.report(&place, key, message);
                }
            }
        }
        tables
    }

    /// One of the tables of a list, the `number`th from 1.
    pub(super) fn element(
        &mut self,
        key: &'static str,
        number: usize,
        place: Place,
        table: Table,
    ) -> Section<'_> {
        self.child(format!("{key}[{number}]"), key, place, table)
    }

    fn child(&mut self, path: String, family: &str, place: Place, table: Table) -> Section<'_> {
        let family = family.to_owned();
        Section { path, family, place, table, taken: BTreeMap::new(), findings: self.findings }
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        for (key, item) in &self.table {
            let known = self.known();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let message = match similar::get_close_matches(key.as_str(), &known, 1, 0.7).first() {
                Some(near) => format!("no such key; did you mean `{near}`?"),
                None => format!("no such key; there are {}", known.join(", ")),
            };
            self.findings.report(&item.place, &join(&self.path, key), message);
        }
    }

    /// The keys that were asked for in tables of this kind.
    fn known(&self) -> Vec<String> {
        let prefix = join(&self.family, "");
        let asked = self.findings.asked.iter();
        asked
            .filter_map(|path| path.strip_prefix(&prefix))
            .filter(|key| !key.contains('.'))
            .map(str::to_owned)
            .collect()
    }

    fn remove(&mut self, key: &'static str) -> Option<Item> {
        self.findings.asked.insert(join(&self.family, key));
        let item = self.table.remove(key)?;
        self.taken.insert(key, item.place.clone());
        Some(item)
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
