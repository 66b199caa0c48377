//! The program itself, round by round, on a newsroom of 200 articles: every edit is told exactly
//! once, furniture and stamps alone are not told, and a kill loses nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;

use corrigenda::model::{Disclosure, Significance};
use support::SECRET;
use support::newsroom::{Article, Newsroom};
use support::receiver::Receiver;
use tempfile::TempDir;
use tokio::process::{Child, Command};

const ARTICLES: usize = 200;

/// What is done to every fifth article, in turn.
const EDITS: [fn(&mut Article); 7] = [
    |article| reword(article, [("séance", "session"), ("printemps", "été"), ("spring", "autumn")]),
    renumber,
    |article| {
        article.paragraphs.insert(2, added(article.french).to_owned());
    },
    |article| {
        article.paragraphs.remove(1);
    },
    |article| {
        let moved = article.paragraphs.remove(0);
        article.paragraphs.push(moved);
    },
    |article| {
        article.title = article.title.replace("comité", "conseil").replace("committee", "council");
    },
    |article| {
        article.paragraphs.push(added(article.french).to_owned());
        article.updated = Some("19 May. 2023 11:52");
    },
];

fn reword(article: &mut Article, words: [(&str, &str); 3]) {
    for text in &mut article.paragraphs {
        for (from, to) in words {
            *text = text.replace(from, to);
        }
    }
}

/// The first number of the text becomes another.
fn renumber(article: &mut Article) {
    let numbered = article.paragraphs.iter_mut().find(|text| text.contains(char::is_numeric));
    let text = numbered.expect("every article has a number");
    let digit = text.find(char::is_numeric).unwrap();
    let other = if text[digit..].starts_with('7') { "4" } else { "7" };
    text.replace_range(digit..=digit, other);
}

fn added(french: bool) -> &'static str {
    if french {
        "Le comité publiera le compte rendu complet de la séance dans les prochains jours."
    } else {
        "The committee will publish the full record of the meeting in the coming days."
    }
}

/// The program between a newsroom and a webhook.
struct Service {
    newsroom: Newsroom,
    receiver: Receiver,
    folder: TempDir,
}

impl Service {
    async fn new() -> Self {
        let (newsroom, receiver) = (Newsroom::open(ARTICLES).await, Receiver::open(SECRET).await);
        let folder = tempfile::tempdir().unwrap();
        let config = format!(
            "database = \"{}\"\n[fetch]\nallow_private_networks = true\nmin_interval = \"0ms\"\n\
             [recheck]\nconfirm_after = \"10ms\"\n\
             [[source]]\nname = \"press\"\nurl = \"{}\"\nevery = \"10m\"\n\
             [[sink]]\nname = \"desk\"\nkind = \"webhook\"\nurl = \"{}\"\nsecret = \"{SECRET}\"\n",
            folder.path().join("news.db").display(),
            newsroom.url("/feed.xml"),
            receiver.url(),
        );
        std::fs::write(folder.path().join("corrigenda.toml"), config).unwrap();
        Self { newsroom, receiver, folder }
    }

    fn start(&self) -> Child {
        let config = self.folder.path().join("corrigenda.toml");
        Command::new(env!("CARGO_BIN_EXE_corrigenda"))
            .args(["run", "--once", "--config"])
            .arg(config)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap()
    }

    async fn round(&self) {
        let done = self.start().wait_with_output().await.unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    /// Starts a round and kills it when so many requests were made.
    async fn killed_after(&self, requests: u64) {
        let until = self.newsroom.requests() + requests;
        let mut child = self.start();
        tokio::select! {
            () = self.newsroom.reached(until) => child.kill().await.unwrap(),
            done = child.wait() => assert!(done.unwrap().success()),
        }
    }

    /// Edits every fifth article; gives their addresses.
    fn edit(&self) -> Vec<String> {
        let edited = (0..ARTICLES).step_by(5).enumerate();
        let edited = edited.map(|(turn, number)| {
            self.newsroom.edit(number, EDITS[turn % EDITS.len()]);
            self.newsroom.url(&format!("/news/{number}"))
        });
        edited.collect()
    }

    /// How often each article was told of.
    fn told(&self) -> BTreeMap<String, usize> {
        let mut told = BTreeMap::new();
        for revision in self.receiver.revisions() {
            *told.entry(revision.article.url).or_insert(0) += 1;
        }
        told
    }

    fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("news.db")
    }
}

fn once_each(addresses: &[String]) -> BTreeMap<String, usize> {
    addresses.iter().map(|address| (address.clone(), 1)).collect()
}

/// What SQLite says of the file.
fn integrity(database: &Path) -> String {
    let connection = rusqlite::Connection::open(database).unwrap();
    connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_edit_is_told_once_and_nothing_else() {
    let service = Service::new().await;
    service.round().await;
    service.round().await;
    assert_eq!(service.told(), BTreeMap::new(), "furniture is not an edit");
    service.newsroom.edit(3, |article| article.updated = Some("19 May. 2023 11:52"));
    service.newsroom.edit(4, |article| article.updated = Some("19 May. 2023 11:52"));
    let edited = service.edit();
    service.round().await;
    service.round().await;
    assert_eq!(service.told(), once_each(&edited));
    for revision in service.receiver.revisions() {
        let verdict = &revision.comparison;
        let stamped = revision.to.updated.is_some();
        let expected = if stamped { Disclosure::Declared } else { Disclosure::Stealth };
        assert_eq!(verdict.disclosure, expected, "{}: {}", revision.article.url, verdict.summary);
        assert!(verdict.significance >= Significance::Minor);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_point_loses_nothing_and_doubles_nothing() {
    let service = Service::new().await;
    service.killed_after(70).await;
    service.round().await;
    let edited = service.edit();
    for requests in [20, 90, 150, 201, 215] {
        service.killed_after(requests).await;
    }
    service.round().await;
    service.round().await;
    let ids: BTreeSet<String> =
        service.receiver.events().iter().map(|event| event.id().to_owned()).collect();
    let articles: Vec<String> = service.told().into_keys().collect();
    let mut expected = edited.clone();
    expected.sort();
    assert_eq!(articles, expected, "nothing is lost");
    assert_eq!(ids.len(), edited.len(), "nothing is told under two ids");
    assert_eq!(integrity(&service.database()), "ok");
}
