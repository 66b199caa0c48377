//! The journeys: from a feed and a page to a version, a revision, an event and a webhook.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use corrigenda::model::{Disclosure, EventKind, Field, Op, Significance};
use corrigenda::pipeline::Visit;
use support::World;
use support::pages::{communique, rss};
use support::site::Answer;

/// A world whose feed lists one article, `/a.htm`, after its silent baseline.
async fn watched() -> World {
    let world = World::new().await;
    world.site.set("/feed.xml", Answer::feed(rss(&[("a", world.site.url("/a.htm"))])));
    world.site.set("/a.htm", Answer::html(communique().html()));
    world.round().await;
    world.wait(1);
    world
}

#[tokio::test]
async fn an_edit_goes_from_the_page_to_the_webhook() {
    let world = watched().await;
    assert_eq!(world.receiver.events(), [], "the first round is a silent baseline");

    let edited = communique().reworded("140 observateurs", "410 observateurs");
    world.site.set("/a.htm", Answer::html(edited.html()));
    world.round().await;

    let told = world.receiver.revisions();
    assert_eq!(told, world.revisions().await, "what is told is what is recorded");
    let [revision] = told.as_slice() else { panic!("told {} times", told.len()) };
    assert_eq!(revision.comparison.disclosure, Disclosure::Stealth);
    assert_eq!(revision.comparison.significance, Significance::Substantive);
    let facts: Vec<_> = revision.comparison.facts.iter().map(|fact| &fact.before).collect();
    assert_eq!(facts, [&Some("140".to_owned())]);
    assert_eq!((revision.from.version, revision.to.version), (1, 2));
    let [earlier, later] = revision.observed_between;
    assert_eq!(earlier.to_string(), "2023-05-17T14:00:00Z");
    assert_eq!(later.to_string(), "2023-05-17T15:00:00Z");

    world.wait(1);
    world.round().await;
    assert_eq!(world.receiver.events().len(), 1, "an edit is told once");
}

#[tokio::test]
async fn the_founding_case_is_declared() {
    let world = watched().await;
    world.wait(44);
    let edited = communique().reworded("30 juin", "30 septembre").stamped("19 May. 2023 12:52");
    world.site.set("/a.htm", Answer::html(edited.html()));
    world.round().await;
    let told = world.receiver.revisions();
    let [revision] = told.as_slice() else { panic!("told {} times", told.len()) };
    assert_eq!(revision.comparison.disclosure, Disclosure::Declared);
    let published = revision.to.published.as_ref().map(|stamp| stamp.value.to_string());
    let updated = revision.to.updated.as_ref().map(|stamp| stamp.value.to_string());
    assert_eq!(published.as_deref(), Some("2023-05-17"));
    assert_eq!(updated.as_deref(), Some("2023-05-19T12:52"));
}

#[tokio::test]
async fn a_stamp_alone_is_recorded_and_not_told() {
    let world = watched().await;
    world.site.set("/a.htm", Answer::html(communique().stamped("19 May. 2023 11:52").html()));
    world.round().await;
    let recorded = world.revisions().await;
    let [revision] = recorded.as_slice() else { panic!("{} revisions", recorded.len()) };
    assert_eq!(revision.comparison.disclosure, Disclosure::StampOnly);
    assert_eq!(revision.comparison.significance, Significance::None);
    assert_eq!(world.receiver.events(), []);
}

#[tokio::test]
async fn a_headline_alone_is_an_edit() {
    let world = watched().await;
    let edited = communique().titled("Déclaration sur la fin de la mission des Lacs");
    world.site.set("/a.htm", Answer::html(edited.html()));
    world.round().await;
    let told = world.receiver.revisions();
    let [revision] = told.as_slice() else { panic!("told {} times", told.len()) };
    let changes: Vec<_> =
        revision.comparison.changes.iter().map(|change| (change.field, change.op)).collect();
    assert_eq!(changes, [(Field::Title, Op::Replace)]);
    assert_eq!(revision.comparison.significance, Significance::Substantive);
}

#[tokio::test]
async fn a_return_to_an_earlier_text_is_a_revision_too() {
    let world = watched().await;
    let edited = communique().reworded("140", "410");
    world.site.set("/a.htm", Answer::html(edited.html()));
    world.round().await;
    world.wait(1);
    world.site.set("/a.htm", Answer::html(communique().html()));
    world.round().await;
    let versions: Vec<_> = world.revisions().await.iter().map(|one| one.to.version).collect();
    assert_eq!(versions, [2, 3]);
}

#[tokio::test]
async fn a_flicker_is_not_an_edit() {
    let world = watched().await;
    let edited = Answer::html(communique().reworded("140", "410").html());
    world.site.sequence("/a.htm", [edited, Answer::html(communique().html())]);
    world.round().await;
    world.wait(1);
    world.round().await;
    assert_eq!(world.revisions().await, []);
    assert_eq!(world.receiver.events(), []);
}

#[tokio::test]
async fn a_suspicion_about_a_page_that_fails_is_not_looked_at_all_the_time() {
    let world = watched().await;
    let edited = Answer::html(communique().reworded("140", "410").html());
    world.site.sequence("/a.htm", [edited.clone(), Answer::status(503)]);
    world.round().await;
    let store = &world.assembly.pipeline.store;
    world.clock.advance(std::time::Duration::from_secs(60));
    assert_eq!(store.due_articles(world.clock.now(), 9, 9).await.unwrap(), []);
    world.site.set("/a.htm", edited);
    world.wait(1);
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleRevised]);
}

#[tokio::test]
async fn absence_is_not_an_edit() {
    let world = watched().await;
    let wall = "<html><head><title>Just a moment...</title></head><body>\
                <div id=\"cf-challenge\">Checking your browser before accessing.</div></body></html>";
    for answer in [
        Answer::status(403).body("Forbidden"),
        Answer::status(503).with("content-type", "text/html").body("down for maintenance"),
        Answer::html(wall),
        Answer::html("<html><body></body></html>"),
    ] {
        world.site.set("/a.htm", answer);
        world.wait(24);
        world.round().await;
    }
    world.site.set("/a.htm", Answer::html(communique().html()));
    world.wait(24);
    world.round().await;
    assert_eq!(world.revisions().await, []);
    assert_eq!(world.receiver.events(), []);
}

#[tokio::test]
async fn the_home_page_in_an_articles_place_is_not_an_edit() {
    let world = watched().await;
    let home = communique().titled("Conseil des Lacs").reworded("140", "9");
    let canonical = format!("<link rel=\"canonical\" href=\"{}\">", world.site.url("/"));
    world.site.set("/a.htm", Answer::html(home.html_with(&canonical)));
    let round = world.round().await;
    assert_eq!((world.revisions().await, round.failures.len()), (vec![], 1));
    world.site.set("/a.htm", Answer::html(communique().reworded("140", "410").html()));
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleRevised]);
}

#[tokio::test]
async fn gone_is_told_at_once_and_back_is_told_too() {
    let world = watched().await;
    world.site.set("/a.htm", Answer::status(410));
    world.round().await;
    world.wait(1);
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleWithdrawn]);
    world.site.set("/a.htm", Answer::html(communique().html()));
    world.round().await;
    let both = [EventKind::ArticleWithdrawn, EventKind::ArticleRestored];
    assert_eq!(world.receiver.kinds(), both);
}

#[tokio::test]
async fn not_found_is_told_after_a_day_and_three_looks() {
    let world = watched().await;
    world.site.set("/a.htm", Answer::status(404));
    for hours in [1, 1, 12] {
        world.round().await;
        assert_eq!(world.receiver.kinds(), []);
        world.wait(hours);
    }
    world.wait(12);
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleWithdrawn]);
}

#[tokio::test]
async fn an_article_stays_watched_after_it_left_the_feed() {
    let world = watched().await;
    world.site.set("/feed.xml", Answer::feed(rss(&[("b", world.site.url("/b.htm"))])));
    world.site.set("/a.htm", Answer::html(communique().reworded("140", "410").html()));
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleRevised]);
}

#[tokio::test]
async fn a_new_entry_is_a_new_article_after_the_baseline() {
    let world = watched().await;
    let items = [("a", world.site.url("/a.htm")), ("b", world.site.url("/b.htm"))];
    world.site.set("/feed.xml", Answer::feed(rss(&items)));
    let other = communique().titled("Réunion des ministres à Port-Clair").reworded("140", "9");
    world.site.set("/b.htm", Answer::html(other.html()));
    world.round().await;
    assert_eq!(world.events().await, [EventKind::ArticlePublished]);
    assert_eq!(world.receiver.events(), [], "no sink asks for it unless it says so");
}

#[tokio::test]
async fn validators_go_back_as_they_came_and_304_confirms() {
    let world = World::new().await;
    world.site.set("/feed.xml", Answer::feed(rss(&[("a", world.site.url("/a.htm"))])));
    let tagged = |tag: &str, page: String| Answer::html(page).with("etag", tag.to_owned());
    world.site.set("/a.htm", tagged("W/\"one\"", communique().html()));
    world.round().await;
    world.wait(1);
    let edited = communique().reworded("140", "410").html();
    world.site.set("/a.htm", tagged("\"two\"", edited));
    world.round().await;
    let asked: Vec<_> =
        world.site.asked("/a.htm").into_iter().map(|asked| asked.if_none_match).collect();
    let sent = |tag: &str| Some(tag.to_owned());
    assert_eq!(asked, [None, sent("W/\"one\""), sent("\"two\"")]);
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleRevised]);
}

#[tokio::test]
async fn a_webhook_that_is_down_loses_nothing() {
    let world = watched().await;
    world.receiver.fail(true);
    world.site.set("/a.htm", Answer::html(communique().reworded("140", "410").html()));
    world.round().await;
    world.wait(1);
    world.receiver.fail(false);
    world.round().await;
    let (refused, taken) = (world.receiver.refused(), world.receiver.events());
    assert_eq!(refused.len(), 1);
    assert_eq!(taken.iter().map(corrigenda::model::Event::id).collect::<Vec<_>>(), refused);
}

#[tokio::test]
async fn a_failing_source_is_told_once_and_its_recovery_once() {
    let world = watched().await;
    world.site.set("/feed.xml", Answer::status(500));
    for _ in 0..5 {
        world.round().await;
        world.wait(1);
    }
    assert_eq!(world.receiver.kinds(), [EventKind::SourceFailing]);
    world.site.set("/feed.xml", Answer::feed(rss(&[("a", world.site.url("/a.htm"))])));
    world.round().await;
    world.round().await;
    let both = [EventKind::SourceFailing, EventKind::SourceRecovered];
    assert_eq!(world.receiver.kinds(), both);
}

#[tokio::test]
async fn a_moved_article_is_followed_and_told() {
    let world = watched().await;
    world.site.set("/a.htm", Answer::status(301).with("location", "/news/2023/a"));
    world.site.set("/news/2023/a", Answer::html(communique().html()));
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleMoved]);
    world.round().await;
    assert_eq!(world.site.asked("/a.htm").len(), 2, "the new address is asked from now on");
    assert_eq!(world.receiver.kinds().len(), 1);
}

/// The program is started anew with rules that leave out the last paragraph of what was captured
/// before the 19th.
async fn read_otherwise(world: &mut World) {
    let profiles = world.folder().join("profiles");
    std::fs::create_dir(&profiles).unwrap();
    let profile = "hosts = [\"127.0.0.1\"]\n[[rules]]\nfrom = 2023-05-19\nchecked = \"2023-05-19\"\n\
                   [[rules]]\nchecked = \"2023-05-17\"\n\
                   remove = [\"section.content p:last-child\"]\n";
    std::fs::write(profiles.join("own.toml"), profile).unwrap();
    world.restart(|config| config.profiles_dir = Some(profiles)).await;
}

#[tokio::test]
async fn what_was_suspected_under_other_rules_is_suspected_anew() {
    let mut world = watched().await;
    let edited = communique().reworded("140", "410").html();
    world.site.set("/a.htm", Answer::html(edited).with("etag", "\"two\""));
    let store = world.assembly.pipeline.store.clone();
    let article = store.find_article("a.htm").await.unwrap().remove(0).id;
    let visit = world.assembly.pipeline.visit(article).await.unwrap();
    assert!(matches!(visit, Visit::Suspected(_)));
    read_otherwise(&mut world).await;
    world.wait(1);
    world.round().await;
    let told = world.receiver.revisions();
    let [revision] = told.as_slice() else { panic!("told {} times", told.len()) };
    let changes: Vec<_> =
        revision.comparison.changes.iter().map(|change| (change.field, change.op)).collect();
    assert_eq!(changes, [(Field::Body, Op::Replace)], "like is compared with like");
}

#[tokio::test]
async fn other_rules_of_reading_make_a_technical_version_and_no_alert() {
    let mut world = watched().await;
    read_otherwise(&mut world).await;
    world.round().await;
    assert_eq!(world.revisions().await, []);
    assert_eq!(world.receiver.events(), []);
    let store = &world.assembly.pipeline.store;
    let article = store.find_article("a.htm").await.unwrap().remove(0);
    let versions = store.versions(article.id).await.unwrap();
    let technical: Vec<_> = versions.iter().map(|version| version.technical).collect();
    assert_eq!(technical, [false, true]);
    assert_eq!(versions[1].extraction.blocks.len() + 1, versions[0].extraction.blocks.len());
}

#[tokio::test]
async fn a_new_template_of_the_site_is_not_an_edit_and_an_edit_in_it_is() {
    let world = watched().await;
    world.site.set("/a.htm", Answer::html(communique().rebuilt_html()));
    world.round().await;
    assert_eq!(world.receiver.events(), []);
    let edited = communique().reworded("140 observateurs", "410 observateurs");
    world.site.set("/a.htm", Answer::html(edited.rebuilt_html()));
    world.wait(1);
    world.round().await;
    let told = world.receiver.revisions();
    let [revision] = told.as_slice() else { panic!("told {} times", told.len()) };
    assert_eq!(revision.comparison.changes.len(), 1, "{:?}", revision.comparison.changes);
}
