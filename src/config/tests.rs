use std::collections::BTreeSet;
use std::fs;

use super::*;
use crate::model::{Disclosure, EventKind, Schedule, Significance, SourceKind};

const SHIPPED: &str = include_str!("../../config/corrigenda.toml");

/// Loads a text as if it stood in a file of its own folder.
fn load_with(text: &str, variables: &[(&str, &str)]) -> Result<Config, Problems> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.toml");
    fs::write(&file, text).unwrap();
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(Some(&file), variables)
}

fn load(text: &str) -> Result<Config, Problems> {
    load_with(text, &[])
}

/// The mistakes of a text, as line and key.
fn places(text: &str) -> Vec<(usize, String)> {
    let problems = load(text).unwrap_err().0;
    problems.into_iter().map(|problem| (problem.line.unwrap_or(0), problem.key)).collect()
}

fn only_message(text: &str) -> String {
    let problems = load(text).unwrap_err().0;
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn the_shipped_file_is_the_default() {
    let mut shipped = load(SHIPPED).unwrap();
    shipped.file = None;
    assert_eq!(shipped, Config::default());
}

/// Tests run in the package's folder, where the default file stands.
#[test]
fn the_default_file_is_read_where_it_is() {
    let config = Config::load(None, std::iter::empty()).unwrap();
    assert_eq!(config.file.as_deref(), Some(Path::new(DEFAULT_FILE)));
}

#[test]
fn the_shipped_file_names_every_key_and_no_other() {
    let uncommented: Vec<&str> = SHIPPED
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest,
            _ => line,
        })
        .collect();
    let uncommented = uncommented.join("\n");
    let mut findings = Findings::default();
    let place = Place::named("shipped");
    let root = reader::parse(&uncommented, &place, &mut findings);
    let named = keys(&root);
    sections::config(None, root, &BTreeMap::new(), &mut findings);
    assert_eq!(&named, findings.asked());
    let contradictions = findings.stop_at_problems().unwrap_err().to_string();
    assert!(!contradictions.contains("no such key"), "{contradictions}");
}

/// The keys of a table as paths, lists of tables without their numbers.
fn keys(table: &Table) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (key, item) in table {
        all.insert(key.clone());
        let mut nested = |table: &Table| {
            all.extend(keys(table).into_iter().map(|below| format!("{key}.{below}")));
        };
        match &item.value {
            reader::Value::Table(table) => nested(table),
            reader::Value::List(items) => {
                for item in items {
                    if let reader::Value::Table(table) = &item.value {
                        nested(table);
                    }
                }
            }
            _ => {}
        }
    }
    all
}

const MISTAKEN: &str = r#"databse = "x.db"
[fetch]
contact = "nobody"
concurrency = 0
timeout = "soon"
max_body = true
[recheck]
min_interval = "2h"
max_interval = "1h"
[serve]
listen = "everywhere"
[[source]]
name = "a"
url = "ftp://example.org/feed"
[[source]]
name = "a"
url = "https://example.org/feed"
every = "10m"
schedule = "0 0 9 * * *"
[[source]]
url = "https://example.org/feed"
langauge = "fr"
timezone = "Mars/Olympus"
[[sink]]
name = "desk"
kind = "webhook"
url = "https://example.org/hook"
secret = "whsec_short"
events = ["article.changed"]
"#;

#[test]
fn all_mistakes_are_told_at_once_with_their_lines() {
    let expected = [
        (1, "databse"),
        (3, "fetch.contact"),
        (4, "fetch.concurrency"),
        (5, "fetch.timeout"),
        (6, "fetch.max_body"),
        (8, "recheck.min_interval"),
        (11, "serve.listen"),
        (14, "source[1].url"),
        (16, "source[2].name"),
        (19, "source[2].schedule"),
        (19, "source[2].schedule"),
        (20, "source[3].name"),
        (22, "source[3].langauge"),
        (23, "source[3].timezone"),
        (28, "sink[1].secret"),
        (29, "sink[1].events"),
    ];
    let found = places(MISTAKEN);
    let found: Vec<(usize, &str)> = found.iter().map(|(line, key)| (*line, key.as_str())).collect();
    assert_eq!(found, expected);
    let told = load(MISTAKEN).unwrap_err().to_string();
    for part in [
        "test.toml:1: databse: no such key; did you mean `database`?",
        "test.toml:5: fetch.timeout: must be a duration such as",
        "test.toml:16: source[2].name: `a` is the name of another at",
        "test.toml:13",
        "did you mean `language`?",
        "article.revised",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
}

#[test]
fn the_kind_of_a_source_is_found_or_named() {
    let source =
        |more: &str| format!("[[source]]\nname = \"a\"\nurl = \"https://a.example/\"\n{more}\n");
    for (more, kind) in [
        ("", SourceKind::Auto),
        ("kind = \"sitemap\"", SourceKind::Sitemap),
        ("links = \"main h3 a\"", SourceKind::Listing),
        ("kind = \"listing\"", SourceKind::Listing),
    ] {
        assert_eq!(load(&source(more)).unwrap().sources[0].kind, kind, "{more}");
    }
    for (more, part) in [
        ("links = \"p[\"", "must be a CSS selector"),
        ("links = \"a\"\nkind = \"feed\"", "is for a listing page"),
        ("kind = \"page\"", "\"listing\""),
    ] {
        let told = load(&source(more)).unwrap_err().to_string();
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    assert_eq!(places("[fetch]\ntimeout = = 3\n").first().map(|(line, _)| *line), Some(2));
    assert_eq!(places("[fetch]\n[fetch]\n").first().map(|(line, _)| *line), Some(2));
}

#[test]
fn a_file_that_is_not_there_is_a_mistake() {
    let missing = Path::new("no-such-folder/corrigenda.toml");
    let told = Config::load(Some(missing), std::iter::empty()).unwrap_err().to_string();
    assert!(told.starts_with("no-such-folder/corrigenda.toml: cannot be read"), "{told}");
}

#[test]
fn durations_and_sizes_have_units() {
    let config = load(
        "[fetch]\nmin_interval = 0\nmax_body = \"500 KiB\"\n[recheck]\nmax_interval = \"2 days\"\n\
         confirm_after = \"1h30m\"\n[poll]\nevery = \"500ms\"\n",
    )
    .unwrap();
    assert_eq!(config.fetch.min_interval, Duration::ZERO);
    assert_eq!(config.fetch.max_body, 500 * 1024);
    assert_eq!(config.recheck.max_interval, SignedDuration::from_hours(48));
    assert_eq!(config.recheck.confirm_after, SignedDuration::from_mins(90));
    assert_eq!(config.poll.every, SignedDuration::from_millis(500));
    for wrong in ["-5m", "5", "1 month", ""] {
        assert!(load(&format!("[poll]\nevery = \"{wrong}\"\n")).is_err(), "{wrong}");
    }
}

#[test]
fn a_source_takes_the_interval_of_poll_or_its_own_schedule() {
    let config = load(
        "[poll]\nevery = \"20m\"\n[[source]]\nname = \"a\"\nurl = \"https://example.org/a\"\n\
         [[source]]\nname = \"b\"\nurl = \"https://example.org/b\"\nkind = \"article\"\n\
         schedule = \"0 */10 6-22 * * *\"\ntimezone = \"Europe/Brussels\"\n",
    )
    .unwrap();
    let schedules: Vec<&Schedule> = config.sources.iter().map(|source| &source.schedule).collect();
    let cron = Schedule::Cron {
        expression: "0 */10 6-22 * * *".to_owned(),
        timezone: "Europe/Brussels".to_owned(),
    };
    assert_eq!(schedules, [&Schedule::Every(SignedDuration::from_mins(20)), &cron]);
    let lonely =
        "[[source]]\nname = \"b\"\nurl = \"https://example.org/b\"\nschedule = \"0 0 9 * * *\"";
    assert!(only_message(lonely).contains("timezone"));
}

#[test]
fn the_environment_lies_over_the_file() {
    let variables = [
        ("CORRIGENDA__SERVE__LISTEN", "off"),
        ("CORRIGENDA__FETCH__CONCURRENCY", "3"),
        ("CORRIGENDA__FETCH__ALLOW_PRIVATE_NETWORKS", "true"),
        ("CORRIGENDA__PACKS", "nato, who"),
        ("CORRIGENDA_LOG", "not ours"),
    ];
    let config = load_with("[fetch]\nconcurrency = 5\nper_host = 1\n", &variables).unwrap();
    assert_eq!(config.serve.listen, None);
    assert_eq!((config.fetch.concurrency, config.fetch.per_host), (3, 1));
    assert!(config.fetch.allow_private_networks);
    assert!(config.sources.iter().any(|source| source.name == "nato"));
}

#[test]
fn unknown_variables_are_mistakes() {
    let variables = [
        ("CORRIGENDA__FETCH__TIMOUT", "3s"),
        ("CORRIGENDA__FETCH__TIMEOUT", "soon"),
        ("CORRIGENDA__SOURCE__0__NAME", "a"),
        ("CORRIGENDA__A__B__C", "a"),
        ("CORRIGENDA__FETCHES__TIMEOUT", "3s"),
    ];
    let told = load_with("", &variables).unwrap_err().to_string();
    assert_eq!(told.lines().count(), 5, "{told}");
    assert!(
        told.contains("variable CORRIGENDA__FETCH__TIMOUT: fetch.timout: no such key"),
        "{told}"
    );
    assert!(told.contains("did you mean `timeout`?"), "{told}");
}

const SECRET: &str = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

fn sink(more: &str) -> String {
    format!(
        "[[sink]]\nname = \"desk\"\nkind = \"webhook\"\nurl = \"https://example.org/h\"\n{more}"
    )
}

#[test]
fn a_sink_has_defaults_and_a_secret_from_either_place() {
    let config = load(&sink(&format!("secret = \"{SECRET}\""))).unwrap();
    let desk = config.sinks.first().unwrap();
    assert_eq!(desk.secret.as_deref(), Some(SECRET));
    assert_eq!(desk.sink.events.len(), EventKind::ALL.len() - 1);
    assert!(!desk.sink.events.contains(&EventKind::ArticlePublished));
    let told = [
        Disclosure::Backdated,
        Disclosure::Declared,
        Disclosure::Undetermined,
        Disclosure::Stealth,
    ];
    assert_eq!(desk.sink.disclosure, told);
    assert_eq!(desk.sink.significance, Significance::Minor);
    let named = sink("secret_env = \"DESK\"\nsignificance = \"substantive\"");
    let config = load_with(&named, &[("DESK", SECRET)]).unwrap();
    let desk = config.sinks.first().unwrap();
    assert_eq!(desk.secret.as_deref(), Some(SECRET));
    assert_eq!(desk.sink.significance, Significance::Substantive);
    assert!(only_message(&named).contains("no variable DESK"));
}

#[test]
fn secrets_are_never_shown() {
    let config = load(&sink(&format!("secret = \"{SECRET}\""))).unwrap();
    assert!(!format!("{config:?}").contains("MDEy"));
    let wrong = "whsec_MDEyMzQ1Njc4OTA=";
    for (text, variables) in [
        (sink(&format!("secret = \"{wrong}\"")), vec![]),
        (sink("secret_env = \"DESK\""), vec![("DESK", wrong)]),
    ] {
        let told = load_with(&text, &variables).unwrap_err().to_string();
        assert!(told.contains("base64 of 24 to 64 bytes") && !told.contains("MDEy"), "{told}");
    }
    let told = only_message(&sink("").replace("https://example", "ftp://token@example"));
    assert!(!told.contains("token"), "{told}");
}

#[test]
fn every_built_in_pack_is_right_and_all_go_together() {
    let names = builtin_packs();
    assert!(names.contains(&"nato") && names.contains(&"central-banks"), "{names:?}");
    let config = load(&format!("packs = {names:?}")).unwrap();
    assert!(config.sources.len() > names.len());
    for name in names {
        assert!(!load(&format!("packs = [\"{name}\"]")).unwrap().sources.is_empty(), "{name}");
        assert!(SHIPPED.contains(name), "{name} is not named in config/corrigenda.toml");
    }
}

#[test]
fn a_file_beside_the_configuration_overrides_a_pack() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("corrigenda.toml");
    fs::create_dir(folder.path().join("sources")).unwrap();
    fs::write(&file, "packs = [\"nato\"]").unwrap();
    let pack = folder.path().join("sources/nato.toml");
    fs::write(&pack, "[[source]]\nname = \"mine\"\nurl = \"https://example.org/\"\n").unwrap();
    let config = Config::load(Some(&file), std::iter::empty()).unwrap();
    let names: Vec<&str> = config.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["mine"]);
    fs::write(&pack, "[[source]]\nname = \"mine\"\n[fetch]\ntimeout = \"1s\"\n").unwrap();
    let told = Config::load(Some(&file), std::iter::empty()).unwrap_err().to_string();
    assert!(told.contains("nato.toml:1: source[1].url: is missing"), "{told}");
    assert!(told.contains("nato.toml:3: fetch: no such key; there are source"), "{told}");
}

#[test]
fn an_unknown_pack_is_a_mistake_that_names_the_packs() {
    for name in ["nado", "../../etc/passwd"] {
        let told = only_message(&format!("packs = [\"{name}\"]"));
        assert!(told.contains("central-banks"), "{told}");
    }
}

#[test]
fn the_user_agent_carries_the_contact() {
    assert_eq!(Config::default().user_agent(), concat!("corrigenda/", env!("CARGO_PKG_VERSION")));
    let config = load("[fetch]\ncontact = \"https://example.org/bot\"").unwrap();
    assert!(config.user_agent().ends_with(" (+https://example.org/bot)"));
    assert!(load("[fetch]\ncontact = \"me@example.org\\r\\nX: y\"").is_err());
}

#[test]
fn what_a_source_is_asked_with_is_kept_apart_and_never_shown() {
    let config = load(
        "[[source]]\nname = \"a\"\nurl = \"https://reader:s%20cret@example.org/f\"\n\
         headers = [\"X-Key: s cret\"]\nproxy = \"socks5://u:s cret@127.0.0.1:1\"\n\
         [[source]]\nname = \"b\"\nurl = \"https://example.org/\"",
    )
    .unwrap();
    assert_eq!(config.sources[0].url, "https://example.org/f");
    let access = &config.access["a"];
    assert_eq!(access.credentials, Some(("reader".to_owned(), "s%20cret".to_owned())));
    assert_eq!(access.headers, [("X-Key".to_owned(), "s cret".to_owned())]);
    assert!(!config.access.contains_key("b"));
    assert!(!format!("{:?}", config.access).contains("cret"));
}

#[test]
fn a_wrong_access_is_a_mistake_that_shows_no_secret() {
    for (line, wrong) in [
        ("headers = [\"Host: sesame\"]", "written by Corrigenda itself"),
        ("headers = [\"sesame\"]", "one has no colon"),
        ("headers = [\"X Y: sesame\"]", "no name of a header"),
        ("headers = [\"X: se\\nsame\"]", "no header may hold"),
        ("proxy = \"ftp://u:sesame@h\"", "must be an address such as"),
        ("ca_file = \"no-such.pem\"", "no such file"),
    ] {
        let text = format!("[[source]]\nname = \"a\"\nurl = \"https://example.org/\"\n{line}");
        let told = only_message(&text);
        assert!(told.contains(wrong) && !told.contains("sesame"), "{told}");
    }
}
