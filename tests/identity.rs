//! Which article a page belongs to: two addresses, or two sources, may lead to one; two pages are two.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod support;

use corrigenda::model::EventKind;
use corrigenda::pipeline::Visit;
use support::pages::{communique, rss};
use support::site::Answer;
use support::{World, source};

#[tokio::test]
async fn one_page_under_two_addresses_is_one_article() {
    let world = World::new().await;
    let canonical = format!("<link rel=\"canonical\" href=\"{}\">", world.site.url("/a.htm"));
    let items = [("a", world.site.url("/a.htm")), ("b", world.site.url("/a.htm?from=feed"))];
    world.site.set("/feed.xml", Answer::feed(rss(&items)));
    for path in ["/a.htm", "/a.htm?from=feed"] {
        world.site.set(path, Answer::html(communique().html_with(&canonical)));
    }
    world.round().await;
    world.round().await;
    world.wait(1);
    let edited = communique().reworded("140", "410");
    for path in ["/a.htm", "/a.htm?from=feed"] {
        world.site.set(path, Answer::html(edited.html_with(&canonical)));
    }
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleRevised]);
}

/// A head that claims to be the page at another path.
fn claiming(world: &World, path: &str) -> String {
    format!("<link rel=\"canonical\" href=\"{}\">", world.site.url(path))
}

/// A world whose feed lists `/a.htm` and `/b.htm`, two releases alike that claim to be each other.
async fn crossed() -> World {
    let world = World::new().await;
    let items = ["a", "b"].map(|name| (name, world.site.url(&format!("/{name}.htm"))));
    world.site.set("/feed.xml", Answer::feed(rss(&items)));
    let other = communique().titled("Réunion des ministres à Port-Clair").reworded("140", "9");
    world.site.set("/a.htm", Answer::html(communique().html_with(&claiming(&world, "/b.htm"))));
    world.site.set("/b.htm", Answer::html(other.html_with(&claiming(&world, "/a.htm"))));
    world
}

#[tokio::test]
async fn two_pages_that_name_each_other_as_canonical_are_two_articles() {
    let world = crossed().await;
    world.round().await;
    world.wait(1);
    let edited = communique().reworded("140", "410");
    world.site.set("/a.htm", Answer::html(edited.html_with(&claiming(&world, "/b.htm"))));
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleRevised]);
    assert!(world.site.asked("/b.htm").len() <= 4, "nobody is asked again and again");
}

#[tokio::test]
async fn such_pages_are_two_articles_in_whatever_order_they_are_visited() {
    let world = crossed().await;
    let pipeline = &world.assembly.pipeline;
    let source = pipeline.store.sources().await.unwrap().remove(0);
    pipeline.poll(&source).await.unwrap();
    let article = async |path| pipeline.store.find_article(path).await.unwrap().remove(0).id;
    let (a, b) = (article("/a.htm").await, article("/b.htm").await);
    assert!(matches!(pipeline.visit(a).await.unwrap(), Visit::Suspected(_)));
    assert_eq!(pipeline.visit(b).await.unwrap(), Visit::First);
    assert_eq!(pipeline.visit(a).await.unwrap(), Visit::First);
}

#[tokio::test]
async fn a_second_source_of_a_watched_article_does_not_double_it() {
    let world = World::with(|config| {
        let second = config.sources[0].url.replace("/feed.xml", "/other.xml");
        config.sources.push(source("other", second));
    })
    .await;
    for feed in ["/feed.xml", "/other.xml"] {
        world.site.set(feed, Answer::feed(rss(&[("a", world.site.url("/a.htm"))])));
    }
    world.site.set("/a.htm", Answer::html(communique().html()));
    world.round().await;
    world.wait(1);
    world.site.set("/a.htm", Answer::html(communique().reworded("140", "410").html()));
    world.round().await;
    assert_eq!(world.receiver.kinds(), [EventKind::ArticleRevised]);
}
