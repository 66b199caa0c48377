//! Starter packs: the sources of an institution, compiled in, overridden by a file of the same name.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use jiff::SignedDuration;

use super::reader::{self, Place, Section};
use super::sources::{self, Known};
use crate::model::Source;

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/sources");

/// The names of the packs that are compiled in, in alphabetical order.
pub fn builtin_packs() -> Vec<&'static str> {
    let mut names: Vec<&str> = BUILTIN
        .files()
        .filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".toml"))
        .collect();
    names.sort_unstable();
    names
}

/// The sources of the named packs. A pack is the file `sources/NAME.toml` beside the configuration
/// file where there is one, else the built-in pack of that name.
pub(super) fn read(
    root: &mut Section<'_>,
    config: Option<&Path>,
    packs: &[String],
    every: SignedDuration,
    known: &mut Known,
) -> Vec<Source> {
    let mut all = Vec::new();
    for name in packs {
        match text(config, name) {
            Ok((place, text)) => {
                let findings = root.findings();
                let table = reader::parse(&text, &place, findings);
                let mut pack = Section::file("pack", place, table, findings);
                all.extend(sources::read(&mut pack, every, known));
                pack.finish();
            }
            Err(message) => root.complain("packs", message),
        }
    }
    all
}

fn text(config: Option<&Path>, name: &str) -> Result<(Place, String), String> {
    let file = config.and_then(|config| beside(config, name));
    if let Some(file) = file.filter(|file| file.is_file()) {
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
        return Ok((Place::file(&file), text));
    }
    BUILTIN
        .get_file(format!("{name}.toml"))
        .and_then(|file| file.contents_utf8())
        .map(|text| (Place::named(&format!("built-in pack {name}")), text.to_owned()))
        .ok_or_else(|| {
            let names = builtin_packs().join(", ");
            format!(
                "no pack `{name}`; there are {names}, and files sources/NAME.toml beside the configuration"
            )
        })
}

/// The file that would override a pack; `None` for a name that leads elsewhere.
fn beside(config: &Path, name: &str) -> Option<PathBuf> {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    plain.then(|| config.with_file_name("sources").join(format!("{name}.toml")))
}
