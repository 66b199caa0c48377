//! When articles are looked at again: what a look teaches, what is counted, and how it is explained.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use corrigenda::daemon::terms;
use corrigenda::pipeline::Outlook;
use corrigenda::store::{ArticleFilter, ArticleState};
use support::World;
use support::pages::{communique, rss};
use support::site::Answer;

/// A world that watches `/a.htm` and `/b.htm`, after its silent baseline.
async fn watched() -> World {
    let world = World::new().await;
    let links = [("a", world.site.url("/a.htm")), ("b", world.site.url("/b.htm"))];
    world.site.set("/feed.xml", Answer::feed(rss(&links)));
    world.site.set("/a.htm", Answer::html(communique().html()));
    let other = communique().titled("Déclaration sur les ports de la mer du Nord");
    world.site.set("/b.htm", Answer::html(other.html()));
    world.round().await;
    world.wait(1);
    world
}

/// The article at a path, with all that is known of it.
async fn article(world: &World, path: &str) -> ArticleState {
    let store = &world.assembly.pipeline.store;
    let all = store.articles(ArticleFilter::default()).await.unwrap();
    let found = all.iter().find(|article| article.url.ends_with(path)).unwrap();
    store.article(found.id).await.unwrap().unwrap()
}

fn outlook(world: &World, state: &ArticleState) -> Outlook {
    Outlook::of(state, &terms(&world.config))
}

#[tokio::test]
async fn an_edit_is_learned_and_its_article_looked_at_sooner() {
    let world = watched().await;
    let edited = communique().reworded("140 observateurs", "410 observateurs");
    world.site.set("/a.htm", Answer::html(edited.html()));
    world.round().await;
    let (edited, quiet) = (article(&world, "/a.htm").await, article(&world, "/b.htm").await);
    assert_eq!((edited.learned.edits, quiet.learned.edits), (1, 0));
    assert!(edited.watch.next_check_at < quiet.watch.next_check_at);
    assert!((edited.learned.own.edits() - 1.0).abs() < 1e-9);
    assert_eq!(edited.learned.own, edited.learned.all, "it is the only source");
    let expected: f64 = edited.learned.own.ages.iter().map(|tally| tally.expected).sum();
    assert!(expected > 0.05, "two articles were watched for an hour: {expected}");
    // Between 16 and 17 o'clock in Brussels.
    let hours: f64 = edited.learned.own.hours[16..18].iter().map(|tally| tally.edits).sum();
    assert!((hours - 1.0).abs() < 1e-9);
}

#[tokio::test]
async fn a_stamp_says_when_the_edit_was_made() {
    let world = watched().await;
    world.wait(44);
    let edited = communique().reworded("30 juin", "30 septembre").stamped("19 May. 2023 11:52");
    world.site.set("/a.htm", Answer::html(edited.html()));
    world.round().await;
    let state = article(&world, "/a.htm").await;
    assert!(
        (state.learned.own.hours[11].edits - 1.0).abs() < 1e-9,
        "{:?}",
        state.learned.own.hours
    );
    assert!((state.learned.own.weekdays[4].edits - 1.0).abs() < 1e-9, "a Friday");
}

#[tokio::test]
async fn a_new_date_alone_teaches_no_edit() {
    let world = watched().await;
    world.site.set("/a.htm", Answer::html(communique().stamped("17 May. 2023 16:30").html()));
    world.round().await;
    let state = article(&world, "/a.htm").await;
    assert_eq!(world.revisions().await.len(), 1);
    assert_eq!((state.learned.edits, state.learned.own.edits()), (0, 0.0));
}

#[tokio::test]
async fn looks_are_counted_and_the_next_one_is_explained() {
    let world = watched().await;
    world.round().await;
    let state = article(&world, "/a.htm").await;
    assert!((state.learned.load.today.made - 4.0).abs() < 1e-9, "two articles, two rounds");
    let next = outlook(&world, &state);
    assert_eq!(next.at, state.watch.next_check_at);
    let plan = next.plan.expect("the policy chose the time");
    assert!(plan.at > state.watch.last_check_at.unwrap());
    for part in ["after the last: ", "no edit seen", "of its articles", "4 of 2,000 looks"] {
        assert!(next.because.contains(part), "{}", next.because);
    }
}

#[tokio::test]
async fn other_reasons_are_told_as_they_are() {
    let world = watched().await;
    world.site.set("/a.htm", Answer::status(503));
    world.site.set("/b.htm", Answer::status(404));
    world.round().await;
    let because = |state: &ArticleState| outlook(&world, state).because;
    let (failed, gone) = (article(&world, "/a.htm").await, article(&world, "/b.htm").await);
    assert_eq!(because(&failed), "to try again after a failure");
    assert_eq!(because(&gone), "to see whether it is back");
}

#[tokio::test]
async fn a_host_that_is_asked_too_much_is_asked_less() {
    let watch = async |looks_per_day| {
        let world = World::with(|config| config.recheck.looks_per_day = looks_per_day).await;
        let link = [("a", world.site.url("/a.htm"))];
        world.site.set("/feed.xml", Answer::feed(rss(&link)));
        world.site.set("/a.htm", Answer::html(communique().html()));
        for _ in 0..4 {
            world.round().await;
            world.wait(1);
        }
        let state = article(&world, "/a.htm").await;
        (state.watch.next_check_at, outlook(&world, &state).because)
    };
    let ((free, _), (bound, because)) = (watch(2_000).await, watch(1).await);
    assert!(bound > free, "{bound} {free}");
    assert!(because.contains("too few for all, so every interval is"), "{because}");
}
