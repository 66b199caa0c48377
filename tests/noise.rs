//! Noise within the text: what moves by itself is learned and not told; every edit is told, once.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use corrigenda::classify::judge;
use corrigenda::extract::{Hints, Page, Profiles, extract};
use corrigenda::model::{EventKind, Extraction, Significance};
use corrigenda::store::RevisionFilter;
use support::noisy::{Article, EACH, Noisy};
use support::pages::{communique, rss};
use support::site::Answer;
use support::{World, source};

/// What is done to every fifth article in turn, with its number: each edit is one of its own.
const EDITS: [fn(&mut Article, usize); 8] = [
    |article, number| edit(article, 0, &(20 + number * 3).to_string(), "777"),
    |article, _| negate(article),
    |article, number| article.title = format!("Nouveau titre du dossier {number}"),
    |article, number| article.paragraphs.insert(1, format!("Added on behalf of pier {number}.")),
    |article, _| {
        article.paragraphs.remove(3);
    },
    // Paragraphs that look like the noise.
    |article, number| {
        let last = article.paragraphs.last_mut().unwrap();
        *last =
            last.replace(" : les habitants", " : seuls les élus").replace("7 crowns", "9 crowns");
        assert!(last.contains("seuls les élus") || last.contains("9 crowns"), "{number}");
    },
    |article, number| {
        article.paragraphs.push(format!("Lire attentivement : le port {number} ferme à 12 h."));
    },
    |article, number| {
        let text = format!("12 people have shared pier {number} with the council since Monday.");
        article.paragraphs.push(text);
    },
];

fn edit(article: &mut Article, at: usize, from: &str, to: &str) {
    let text = &mut article.paragraphs[at];
    let digits = text.find(char::is_numeric).unwrap();
    let end = text[digits..].find(|c: char| !c.is_numeric()).unwrap() + digits;
    assert!(text[digits..end].starts_with(&from[..1]) || end > digits);
    text.replace_range(digits..end, to);
}

fn negate(article: &mut Article) {
    let text = &mut article.paragraphs[1];
    *text = text.replace("ne doivent pas", "doivent").replace("must not", "must");
}

struct Press {
    world: World,
    hosts: Vec<Noisy>,
}

impl Press {
    async fn open() -> Self {
        let mut hosts = Vec::new();
        for host in 0..4 {
            hosts.push(Noisy::open(host).await);
        }
        let feeds: Vec<String> = hosts.iter().map(|host| host.url("/feed.xml")).collect();
        let world = World::with(|config| {
            let named = feeds.into_iter().enumerate();
            config.sources = named.map(|(at, url)| source(&format!("press-{at}"), url)).collect();
            config.fetch.min_interval = std::time::Duration::ZERO;
        })
        .await;
        Self { world, hosts }
    }

    /// One round; how often each article was told of in it.
    async fn round(&self) -> BTreeMap<String, usize> {
        let before = self.world.receiver.events().len();
        self.world.round().await;
        self.world.wait(1);
        self.hosts.iter().for_each(Noisy::turn);
        let told = self.world.receiver.revisions();
        let new = self.world.receiver.events().len() - before;
        let mut counts = BTreeMap::new();
        for revision in told.iter().rev().take(new) {
            *counts.entry(revision.article.url.clone()).or_insert(0) += 1;
        }
        counts
    }

    fn read(&self, host: usize, number: usize) -> Extraction {
        let (html, url) = (self.hosts[host].page(number), self.hosts[host].url("/news/0"));
        let page = Page { bytes: html.as_bytes(), content_type: None, url: &url };
        extract(&page, &Hints::default(), &Profiles::default())
    }

    /// On how many articles one look after another would raise an alarm, without a memory.
    fn alarms_without_learning(&self) -> usize {
        let all = (0..4).flat_map(|host| (0..EACH).map(move |number| (host, number)));
        let earlier: Vec<_> = all.map(|(h, n)| (h, n, self.read(h, n))).collect();
        self.hosts.iter().for_each(Noisy::turn);
        let alarms = earlier.iter().filter(|(host, number, before)| {
            judge(before, &self.read(*host, *number), None).significance >= Significance::Minor
        });
        alarms.count()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn noise_is_learned_in_two_rounds_and_every_edit_is_told_once() {
    let press = Press::open().await;
    let without = press.alarms_without_learning();
    assert!(without > 33, "the noise is too quiet: {without}");
    assert_eq!(press.round().await, BTreeMap::new(), "the first round is silent");
    let learning = [press.round().await.len(), press.round().await.len()];

    let mut edited = BTreeSet::new();
    for (turn, at) in (0..4 * EACH).step_by(5).chain((4..4 * EACH).step_by(20)).enumerate() {
        let (host, number) = (at / EACH, at % EACH);
        press.hosts[host].edit(number, |article| EDITS[turn % EDITS.len()](article, number));
        edited.insert(press.hosts[host].url(&format!("/news/{number}")));
    }
    let told = press.round().await;
    let false_alarms: Vec<_> = told.keys().filter(|url| !edited.contains(*url)).collect();
    let lost: Vec<_> = edited.iter().filter(|url| !told.contains_key(*url)).collect();
    println!("without {without}, learning {learning:?}, then {}", false_alarms.len());
    let noise = press.world.assembly.pipeline.store.noise(None).await.unwrap();
    for row in &noise {
        println!("{} {:?}: {}", row.noise.host, row.noise.skeleton, row.noise.reason);
    }
    assert_eq!(lost, Vec::<&String>::new(), "edits are lost");
    assert_eq!(false_alarms, Vec::<&String>::new());
    assert!(told.values().all(|times| *times == 1));
    assert!(learning.iter().sum::<usize>() <= 2, "{learning:?}");
    assert_eq!(press.round().await, BTreeMap::new(), "an edit is told once");
    let filter = RevisionFilter { limit: 1000, ..RevisionFilter::default() };
    let revisions = press.world.assembly.pipeline.store.revisions(filter).await.unwrap();
    println!("{} revisions are recorded of {} edits", revisions.len(), edited.len());
}

/// A world with one article that has one more paragraph, after its silent baseline.
async fn with_paragraph(text: &str) -> World {
    let world = World::new().await;
    world.site.set("/feed.xml", Answer::feed(rss(&[("a", world.site.url("/a.htm"))])));
    world.site.set("/a.htm", Answer::html(paragraph(text)));
    world.round().await;
    world.wait(1);
    world
}

fn paragraph(text: &str) -> String {
    let mut page = communique();
    page.paragraphs.insert(1, text.to_owned());
    page.html()
}

async fn shows(world: &World, text: &str) {
    world.site.set("/a.htm", Answer::html(paragraph(text)));
    world.round().await;
    world.wait(1);
}

#[tokio::test]
async fn a_fragment_that_moves_at_five_fetches_in_a_row_is_known_from_then_on() {
    let world = with_paragraph("Le lac mesure 100 cm ce matin.").await;
    for level in [107, 111, 120, 128, 133, 140, 151] {
        shows(&world, &format!("Le lac mesure {level} cm ce matin.")).await;
    }
    assert_eq!(world.receiver.revisions().len(), 4, "the fifth move is noise");
    let store = &world.assembly.pipeline.store;
    let noise = store.noise(None).await.unwrap();
    let [row] = noise.as_slice() else { panic!("{noise:?}") };
    assert!(row.noise.article.is_some(), "one page teaches of itself alone");
    shows(&world, "Le lac mesure 151 cm ce matin et déborde.").await;
    assert_eq!(world.receiver.revisions().len(), 5, "another skeleton is told");
    assert!(store.forget_noise(row.id, world.clock.now()).await.unwrap());
    for level in [160, 161, 162, 163, 164, 165, 166] {
        shows(&world, &format!("Le lac mesure {level} cm ce matin.")).await;
    }
    assert_eq!(world.receiver.revisions().len(), 12, "what is forgotten is not learned again");
}

#[tokio::test]
async fn an_edit_that_stands_ends_the_row() {
    let world = with_paragraph("Le bilan est de 100 blessés.").await;
    for count in [107, 111, 111, 120, 128, 128, 133, 140, 140, 151, 160] {
        shows(&world, &format!("Le bilan est de {count} blessés.")).await;
    }
    assert_eq!(world.receiver.revisions().len(), 8, "each edit is told");
}

#[tokio::test]
async fn two_texts_in_turn_are_told_once_as_unstable_and_then_known() {
    let world = with_paragraph("La boutique du port est ouverte.").await;
    let texts = ["Abonnez-vous à la lettre.", "La boutique du port est ouverte."];
    for turn in 0..8 {
        shows(&world, texts[turn % 2]).await;
    }
    let kinds = world.receiver.kinds();
    let count = |kind| kinds.iter().filter(|one| **one == kind).count();
    assert_eq!(count(EventKind::ArticleUnstable), 1);
    assert_eq!(count(EventKind::ArticleRevised), 2, "there and back are edits");
}

#[tokio::test]
async fn an_edit_beside_what_moves_at_each_fetch_is_told_without_it() {
    let world = with_paragraph("Taux du jour : 1,10 dollar.").await;
    let page = |rate: &str| {
        let mut page = communique().reworded("140 observateurs", "410 observateurs");
        page.paragraphs.insert(1, format!("Taux du jour : {rate} dollar."));
        Answer::html(page.html())
    };
    world.site.sequence("/a.htm", [page("1,11"), page("1,12"), page("1,13")]);
    world.round().await;
    let told = world.receiver.revisions();
    let [revision] = told.as_slice() else { panic!("told {} times", told.len()) };
    let facts: Vec<_> = revision.comparison.facts.iter().map(|fact| &fact.before).collect();
    assert_eq!(facts, [&Some("140".to_owned())]);
}

#[tokio::test]
async fn a_teaser_with_its_link_is_recorded_and_not_told() {
    let world = with_paragraph("Le port rouvre lundi.").await;
    let page = |text: &str| {
        let mut page = communique();
        page.paragraphs.insert(1, "Le port rouvre lundi.".to_owned());
        page.paragraphs.insert(2, text.to_owned());
        page.html()
    };
    let teaser = "Lesen sie auch: <a href=\"/b.htm\">12 Boote im Hafen</a>";
    world.site.set("/a.htm", Answer::html(page(teaser)));
    world.round().await;
    let recorded = world.revisions().await;
    assert!(recorded.iter().all(|one| one.comparison.significance == Significance::None));
    assert_eq!(world.receiver.events(), []);
}

#[tokio::test]
async fn the_same_change_on_the_articles_of_a_site_is_told_once_with_its_text() {
    let world = World::new().await;
    let names: Vec<String> = (0..12).map(|at| format!("/{at}.htm")).collect();
    let items: Vec<(&str, String)> =
        names.iter().map(|name| (name.as_str(), world.site.url(name))).collect();
    world.site.set("/feed.xml", Answer::feed(rss(&items)));
    let page = |at: usize, line: &str| {
        let mut page = communique().titled(&format!("Déclaration {at} sur la mission"));
        page.paragraphs.push(format!("Dossier numéro {at} du Conseil. {line}"));
        Answer::html(page.html())
    };
    for (at, name) in names.iter().enumerate() {
        world.site.set(name, page(at, "Le Conseil compte 12 membres."));
    }
    world.round().await;
    world.wait(1);
    for (at, name) in names.iter().enumerate() {
        world.site.set(name, page(at, "Le Conseil compte 21 membres."));
    }
    world.round().await;
    let told = world.receiver.revisions();
    let [revision] = told.as_slice() else { panic!("told {} times", told.len()) };
    let summary = &revision.comparison.summary;
    assert!(summary.contains("“12” became “21”"), "{summary}");
    assert!(summary.contains("the same change stands on 12 articles of the site"), "{summary}");
    assert_eq!(world.revisions().await.len(), 12, "each is recorded");
}

/// The program itself on the database of a world: its success, and what it printed.
async fn program(world: &World, arguments: &[&str]) -> (bool, String) {
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_corrigenda"));
    program.env("CORRIGENDA__DATABASE", world.folder().join("test.db")).args(arguments);
    let done = program.output().await.unwrap();
    let text = [done.stdout, done.stderr].map(|out| String::from_utf8(out).unwrap()).concat();
    (done.status.success(), text)
}

#[tokio::test]
async fn a_user_marks_a_revision_as_noise_and_has_it_forgotten() {
    let world = with_paragraph("Le lac mesure 100 cm ce matin.").await;
    shows(&world, "Le lac mesure 107 cm ce matin.").await;
    let id = world.revisions().await[0].id.clone();
    let (done, text) = program(&world, &["noise", "mark", &id]).await;
    assert!(done && text.contains("the numbers in “le lac mesure # cm ce matin.”"), "{text}");
    shows(&world, "Le lac mesure 111 cm ce matin.").await;
    assert_eq!(world.receiver.revisions().len(), 1, "it is noise now");

    let (done, text) = program(&world, &["noise", "list", "--format", "json"]).await;
    assert!(done && text.contains("\"origin\": \"taught\""), "{text}");
    let (done, text) = program(&world, &["noise", "list", "--host", "127.0.0.1:1"]).await;
    assert!(done && text.contains("no noise is known"), "{text}");
    assert!(program(&world, &["noise", "forget", "1"]).await.0);
    assert!(program(&world, &["noise", "list"]).await.1.contains("forgotten"));
    shows(&world, "Le lac mesure 120 cm ce matin.").await;
    assert_eq!(world.receiver.revisions().len(), 2, "it is told again");

    for (arguments, hint) in [
        (["noise", "forget", "99"], "no noise 99"),
        (["noise", "mark", "nothing"], "no revision `nothing`"),
    ] {
        let (done, text) = program(&world, &arguments).await;
        assert!(!done && text.contains(hint), "{text}");
    }
}

#[tokio::test]
async fn a_revision_with_another_headline_cannot_be_marked() {
    let world = with_paragraph("Le port rouvre lundi.").await;
    let mut page = communique().titled("Une autre déclaration des Lacs");
    page.paragraphs.insert(1, "Le port rouvre lundi.".to_owned());
    world.site.set("/a.htm", Answer::html(page.html()));
    world.round().await;
    let id = world.revisions().await[0].id.clone();
    let (done, text) = program(&world, &["noise", "mark", &id]).await;
    assert!(!done && text.contains("not a headline"), "{text}");
}
