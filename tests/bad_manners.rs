//! A round among servers of bad manners, with the real binary: it ends, keeps to its memory, reads
//! every good source, and says of each bad one what is wrong with it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use std::fmt::Write;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use support::bad::{Bad, Play, answer};
use support::misbehaviour::{Act, acts};
use support::pages::{communique, rss};
use support::site::{Answer, Site};

/// A round may take so long; its longest waits are those of the configuration below.
const ROUND: Duration = Duration::from_secs(60);

/// The most memory that it may take, in KiB.
const MEMORY: u64 = 150 * 1024;

const SETTINGS: &str = "database = \"test.db\"\n[fetch]\nallow_private_networks = true\n\
                        min_interval = \"0\"\nconnect_timeout = \"2s\"\nhead_timeout = \"3s\"\n\
                        timeout = \"5s\"\n[serve]\nlisten = \"off\"\n";

fn program(folder: &Path, arguments: &[&str]) -> tokio::process::Command {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_corrigenda"));
    command.current_dir(folder).args(["--config", "test.toml"]).args(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

/// Runs it to its end, and says the most memory that it has taken, in KiB.
async fn measured(folder: &Path, arguments: &[&str]) -> (Output, u64) {
    let child = program(folder, arguments).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id().unwrap());
    let mut ended = std::pin::pin!(child.wait_with_output());
    let mut beat = tokio::time::interval(Duration::from_millis(20));
    let mut most = 0;
    loop {
        tokio::select! {
            output = &mut ended => return (output.unwrap(), most),
            _ = beat.tick() => {
                let text = std::fs::read_to_string(&status).unwrap_or_default();
                let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
                let figure = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
                most = most.max(figure.unwrap_or(0));
            }
        }
    }
}

/// A good site: a feed with two articles.
async fn good(number: usize) -> Site {
    let site = Site::open().await;
    let (one, two) = (site.url("/1.htm"), site.url("/2.htm"));
    site.set("/feed.xml", Answer::feed(rss(&[("1", one), ("2", two)])).with("etag", "\"f\""));
    for path in ["/1.htm", "/2.htm"] {
        let text = communique().titled(&format!("Communiqué {number}{path} sur la mission"));
        site.set(path, Answer::html(text.reworded("140", &format!("{number}")).html()));
    }
    site
}

/// A feed that is good and whose links are not.
async fn poisonous(trap: u16) -> Bad {
    let links = [
        "file:///etc/passwd".to_owned(),
        "http://169.254.169.254/latest/".to_owned(),
        format!("http://0x0:{trap}/"),
        format!("http://reader:sesame-three@0.0.0.0:{trap}/"),
    ];
    let items: Vec<(&str, String)> = ["1", "2", "3", "4"].into_iter().zip(links).collect();
    Bad::open(Play::Says(answer("200 OK", "", rss(&items).as_bytes()))).await
}

/// What a good server may do that looks odd.
async fn odd() -> Vec<(&'static str, Bad)> {
    let feed = rss(&[]);
    let tag = format!("ETag: \"{}\"\r\n", "e".repeat(20_000));
    let twice =
        "ETag: \"a\"\r\nETag: \"b\"\r\nContent-Type: text/xml\r\nContent-Type: image/png\r\n";
    let laughs: String =
        (1..30).map(|n| format!("<!ENTITY l{n} \"&l{0};&l{0};\">", n - 1)).collect();
    let laughs = format!("<!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]>{feed}&l29;");
    let nested = format!("<rss version=\"2.0\">{}", "<channel>".repeat(100_000));
    let foreign = [b"HTTP/1.1 200 OK\r\nX-Name: \xe9\xff\r\n\r\n", feed.as_bytes()].concat();
    let mut all = Vec::new();
    for (name, play) in [
        ("odd-tag", answer("200 OK", &tag, feed.as_bytes())),
        ("odd-twice", answer("200 OK", twice, feed.as_bytes())),
        ("odd-letters", foreign),
        ("odd-entities", answer("200 OK", "", laughs.as_bytes())),
        ("odd-nesting", answer("200 OK", "", nested.as_bytes())),
        (
            "odd-type",
            answer("200 OK", "Content-Type: image/png; charset=no-such\r\n", feed.as_bytes()),
        ),
        (
            "odd-interim",
            [b"HTTP/1.1 103 X\r\n\r\n".to_vec(), answer("200", "", feed.as_bytes())].concat(),
        ),
    ] {
        all.push((name, Bad::open(Play::Says(play)).await));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_round_among_servers_of_bad_manners() {
    let trap = Bad::open(Play::Says(answer("200 OK", "", b"trapped"))).await;
    let port: u16 = trap.url().split([':', '/']).nth(4).unwrap().parse().unwrap();
    let acts = acts(port);
    let mut config = SETTINGS.to_owned();
    let mut add = |name: &str, url: &str| {
        write!(config, "[[source]]\nname = \"{name}\"\nurl = \"{url}\"\n").unwrap();
    };
    let mut servers = Vec::new();
    for act in &acts {
        let server = Bad::open(act.play.clone()).await;
        let url = match act.name {
            "status-401" => server.url().replace("http://", "http://reader:sesame-one@"),
            "not-http" => server.url().replace("http:", "https:"),
            _ => server.url(),
        };
        add(act.name, &url);
        servers.push(server);
    }
    let mut sites = Vec::new();
    for number in 1..=5 {
        let site = good(number).await;
        add(&format!("good-{number}"), &site.url("/feed.xml"));
        sites.push(site);
    }
    let odd = odd().await;
    for (name, server) in &odd {
        add(name, &server.url());
    }
    let poisonous = poisonous(port).await;
    add("poisonous", &poisonous.url());
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("test.toml"), config).unwrap();

    let begun = Instant::now();
    let (output, memory) = measured(folder.path(), &["run", "--once"]).await;
    let took = begun.elapsed();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    assert!(took < ROUND, "the round took {took:?}");
    assert!(memory > 0 && memory < MEMORY, "the round took {memory} KiB");
    println!("{} bad servers, {took:?}, {memory} KiB", acts.len());

    let status = program(folder.path(), &["status", "--format", "json"]).output().await.unwrap();
    let status: Value = serde_json::from_slice(&status.stdout).unwrap();
    each_bad_source_has_its_reason(&status, &acts);
    each_good_source_is_read(&status, &odd);
    assert_eq!(trap.connections(), 0, "an address that is refused was spoken to");
    nothing_is_given_away(folder.path(), &told);
}

fn source<'a>(status: &'a Value, name: &str) -> &'a Value {
    let all = status["sources"].as_array().unwrap();
    all.iter().find(|row| row["source"]["name"] == name).unwrap()
}

fn each_bad_source_has_its_reason(status: &Value, acts: &[Act]) {
    let mut wrong = Vec::new();
    for act in acts {
        let error = source(status, act.name)["last_error"].as_str().unwrap_or("nothing");
        if error == "nothing" || !error.contains(act.reason) || error.len() < 20 {
            wrong.push(format!("{}: {error}", act.name));
        }
    }
    assert!(wrong.is_empty(), "no clear reason:\n{}", wrong.join("\n"));
    let row = source(status, "poisonous");
    assert_eq!(row["last_error"], Value::Null);
    let error = row["article_error"].as_str().unwrap();
    assert!(error.contains("where there is no site") || error.contains("metadata"), "{row}");
}

fn each_good_source_is_read(status: &Value, odd: &[(&'static str, Bad)]) {
    for (name, _) in odd {
        assert_eq!(source(status, name)["last_error"], Value::Null, "{name}");
    }
    for number in 1..=5 {
        let row = source(status, &format!("good-{number}"));
        assert_eq!((&row["last_error"], &row["articles"]), (&Value::Null, &2.into()));
        assert_eq!((&row["failing_articles"], row["read_as"].as_str()), (&0.into(), Some("feed")));
    }
}

/// No credentials stand in what was written or told.
fn nothing_is_given_away(folder: &Path, told: &str) {
    assert!(!told.contains("sesame"), "{told}");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let found = bytes.windows(6).any(|window| window == b"sesame");
        assert!(!found, "{} holds a password", path.display());
    }
}
