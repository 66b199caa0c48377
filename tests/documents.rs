//! What the documents say is there.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use corrigenda::config::{Config, builtin_packs};

const DOCUMENTS: [&str; 2] = ["README.md", "CHANGELOG.md"];

#[test]
fn relative_links_lead_somewhere() {
    let mut seen = 0;
    for document in DOCUMENTS {
        for target in links(&read(document)) {
            let outside = target.contains("://") || target.starts_with("mailto:");
            if outside || target.starts_with('#') {
                continue;
            }
            let file = target.split('#').next().unwrap_or(&target);
            assert!(root().join(file).exists(), "{document} links to {target}");
            seen += 1;
        }
    }
    assert!(seen > 0, "no link was seen");
}

#[test]
fn links_within_the_readme_lead_to_its_headings() {
    let text = read("README.md");
    let headings: Vec<String> =
        text.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    for target in links(&text).iter().filter_map(|target| target.strip_prefix('#')) {
        assert!(headings.iter().any(|heading| heading == target), "no heading for #{target}");
    }
}

#[test]
fn every_section_of_the_configuration_is_described() {
    let readme = read("README.md");
    for line in read("config/corrigenda.toml").lines() {
        let section = line.trim_start_matches('#');
        if section.starts_with('[') && section.ends_with(']') {
            assert!(readme.contains(section), "README.md does not name {section}");
        }
    }
}

#[test]
fn the_service_file_holds_to_what_the_readme_installs() {
    let unit = read("config/systemd/corrigenda.service");
    let readme = read("README.md");
    for path in ["/usr/local/bin/corrigenda", "/etc/corrigenda/corrigenda.toml"] {
        assert!(unit.contains(path) && readme.contains(path), "{path}");
    }
}

#[test]
fn the_configuration_of_the_readme_is_right() {
    let readme = read("README.md");
    let text = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("corrigenda.toml");
    fs::write(&file, text).unwrap();
    let config = Config::load(Some(&file), std::iter::empty()).unwrap();
    assert!(config.sources.iter().any(|source| source.name == "ministry"));
    for pack in builtin_packs() {
        assert!(readme.contains(&format!("`{pack}`")), "README.md does not name the pack {pack}");
    }
}

/// The targets of Markdown links.
fn links(text: &str) -> Vec<String> {
    text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
}

/// The anchor of a heading as Git hosts make it.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Words behind `corrigenda ` in the README that are commands: those in code.
fn commands_of_readme() -> BTreeSet<String> {
    let readme = read("README.md");
    let code = readme.split('`').skip(1).step_by(2).chain(readme.lines());
    code.filter_map(|text| text.trim_start().strip_prefix("corrigenda "))
        .filter_map(|rest| rest.split([' ', '`', ',']).next())
        .filter(|word| word.chars().all(|c| c.is_ascii_lowercase()) && !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_readme_names_the_commands_that_exist() {
    let program = corrigenda::cli::args::Cli::command();
    let known: BTreeSet<String> =
        program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let named = commands_of_readme();
    let unknown: Vec<_> = named.difference(&known).collect();
    assert!(unknown.is_empty(), "the README names commands that do not exist: {unknown:?}");
    assert!(named.len() > 8, "the README shows hardly a command: {named:?}");
}
