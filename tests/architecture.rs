//! The import table and the purity rule of the layout: any other edge between modules fails here.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may import whom, in the order in which the data passes.
const IMPORTS: [(&str, &[&str]); 18] = [
    ("model", &[]),
    ("clock", &[]),
    ("schedule", &["model"]),
    ("feed", &["model"]),
    ("extract", &["model"]),
    ("compare", &["model"]),
    ("classify", &["model", "compare"]),
    ("report", &["model"]),
    ("alert", &["model", "report"]),
    ("guard", &["model"]),
    ("fetch", &["model", "guard", "clock"]),
    ("store", &["model", "clock"]),
    ("deliver", &["model", "alert", "report", "store", "guard", "clock"]),
    ("serve", &["model", "compare", "classify", "report", "store", "clock"]),
    (
        "pipeline",
        &[
            "model", "clock", "schedule", "feed", "extract", "compare", "classify", "report",
            "alert", "guard", "fetch", "store", "deliver", "serve",
        ],
    ),
    ("config", &["model", "schedule"]),
    ("lib", &[]),
    ("main", &["cli"]),
];

/// Modules that wire the others and may import any.
const WIRING: [&str; 3] = ["daemon", "demo", "cli"];

/// Modules that do no I/O, know no clock, are not async and have no database.
const PURE: [&str; 8] =
    ["model", "schedule", "feed", "extract", "compare", "classify", "report", "alert"];

/// What a pure module may not name.
const IMPURE: [&str; 9] = [
    "tokio",
    "reqwest",
    "rusqlite",
    "Timestamp::now",
    "SystemTime",
    "Instant::now",
    "async fn",
    "async move",
    ".await",
];

/// What of the standard library a pure module may not name.
const IMPURE_STD: [&str; 6] = ["fs", "net", "env", "process", "thread", "os"];

const MOST_LINES: usize = 400;

/// A file of `src` without comments and without what is compiled for tests only.
struct Source {
    path: PathBuf,
    /// The first folder below `src`, or the stem of a file there.
    module: String,
    /// How many `super` lead out of its module.
    depth: usize,
    code: String,
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let sources = sources();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for source in &sources {
        for target in imports(source) {
            if !allowed(&source.module, &target) {
                wrong.push(format!("{}: {} -> {target}", source.path.display(), source.module));
            }
            seen.insert((source.module.clone(), target));
        }
    }
    assert!(wrong.is_empty(), "not in the import table:\n{}", wrong.join("\n"));
    assert!(seen.contains(&("schedule".to_owned(), "model".to_owned())), "nothing was seen");
}

#[test]
fn every_module_has_its_line_in_the_table() {
    for source in sources() {
        let listed = IMPORTS.iter().any(|(module, _)| *module == source.module);
        assert!(listed || WIRING.contains(&source.module.as_str()), "{} is unknown", source.module);
    }
}

#[test]
fn pure_modules_stay_pure() {
    for source in sources().iter().filter(|source| PURE.contains(&source.module.as_str())) {
        for name in IMPURE {
            // Tokio is a city, too.
            let used = names(&source.code, name) && source.code.contains(&format!("{name}::"));
            assert!(!used, "{} names {name}", source.path.display());
        }
        for name in heads(&source.code, "std::") {
            let impure = IMPURE_STD.contains(&name.as_str());
            assert!(!impure, "{} names std::{name}", source.path.display());
        }
    }
}

#[test]
fn only_the_store_speaks_sql() {
    for source in sources().iter().filter(|source| source.module != "store") {
        assert!(!names(&source.code, "rusqlite"), "{} names rusqlite", source.path.display());
    }
}

#[test]
fn no_file_is_long() {
    let mut long = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in rust_files(&root().join(folder)) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            if lines > MOST_LINES {
                long.push(format!("{}: {lines}", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "longer than {MOST_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn the_scanner_sees_what_it_must() {
    let code = without_tests_and_comments(
        "use crate::{model::{Stamp, Zone}, store as s};\n// crate::cli\nfn f() { crate::fetch::get() }\n\
         use std::{fmt, fs::File};\n#[cfg(test)]\nmod tests {\n    use crate::daemon;\n}\n\
         impl X {\n    #[cfg(test)]\n    fn g() {\n        crate::demo::x()\n    }\n}\nuse crate::feed;\n",
    );
    assert_eq!(heads(&code, "crate::"), ["model", "store", "fetch", "feed"]);
    assert_eq!(heads(&code, "std::"), ["fmt", "fs"]);
    assert!(names("use tokio::time;", "tokio") && !names("let tokio_like = 1;", "tokio"));
    let deep = |code: &str| Source {
        path: PathBuf::new(),
        module: "fetch".to_owned(),
        depth: 2,
        code: code.to_owned(),
    };
    assert_eq!(imports(&deep("use super::super::store::Store;")), ["store"]);
    assert!(imports(&deep("use super::robots;")).is_empty());
}

fn allowed(module: &str, target: &str) -> bool {
    module == target
        || WIRING.contains(&module)
        || IMPORTS.iter().any(|(name, targets)| *name == module && targets.contains(&target))
}

/// The modules of this crate that a file names, by `crate::`, by `super::` out of its own module,
/// or, in the binary, by the name of the crate.
fn imports(source: &Source) -> Vec<String> {
    let mut found = heads(&source.code, "crate::");
    found.extend(heads(&source.code, &"super::".repeat(source.depth)));
    if source.module == "main" {
        found.extend(heads(&source.code, "corrigenda::"));
    }
    found.retain(|name| name.starts_with(char::is_lowercase) && name != "super" && name != "self");
    found
}

/// The first names behind each occurrence of a prefix, through one level of braces.
fn heads(code: &str, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c)) {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group)),
            None => found.push(identifier(rest)),
        }
    }
    found
}

/// The first names of the comma-separated paths before the closing brace.
fn group_heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut found = Vec::new();
    let mut expects = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expects = true,
            c if expects && !c.is_whitespace() => {
                found.push(identifier(&group[at..]));
                expects = false;
            }
            _ => {}
        }
    }
    found
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether a name stands in the code as a word of its own.
fn names(code: &str, name: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].ends_with(part_of_word) && name.starts_with(part_of_word);
        let after = code[at + name.len()..].starts_with(part_of_word);
        !before && !after
    })
}

/// Drops comments, and every item behind `#[cfg(test)]`: in formatted code it ends with the first
/// line of the same indentation that closes it.
fn without_tests_and_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let code = line.trim_start();
        if code.starts_with("#[cfg(test)]") {
            let indentation = line.len() - code.len();
            lines.by_ref().find(|line| {
                let code = line.trim_start();
                line.len() - code.len() == indentation && (code == "}" || code.ends_with(';'))
            });
        } else if !code.starts_with("//") {
            kept.push_str(line.split(" // ").next().unwrap_or(line));
            kept.push('\n');
        }
    }
    kept
}

fn sources() -> Vec<Source> {
    let root = root().join("src");
    let is_test = |path: &Path| {
        path.iter().any(|part| part == "tests" || part == "tests.rs")
            || path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_tests"))
    };
    rust_files(&root)
        .into_iter()
        .filter_map(|path| {
            let below = path.strip_prefix(&root).unwrap().to_path_buf();
            if is_test(&below) {
                return None;
            }
            let parts: Vec<String> =
                below.with_extension("").iter().map(|p| p.to_string_lossy().into_owned()).collect();
            let depth = parts.iter().filter(|part| *part != "mod").count();
            let code = without_tests_and_comments(&fs::read_to_string(&path).unwrap());
            let module = parts.first().cloned().unwrap_or_default();
            Some(Source { path: below, module, depth, code })
        })
        .collect()
}

/// All Rust files below a folder; none where there is no such folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
