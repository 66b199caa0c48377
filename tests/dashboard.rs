//! The dashboard as a browser meets it: the days, a revision in its text, its picture, the feed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use corrigenda::serve;
use scraper::{Html, Selector};
use support::World;
use support::pages::{communique, rss};
use support::site::Answer;

/// The dashboard of a world in which one article was edited; its address.
async fn dashboard(world: &World) -> String {
    world.site.set("/feed.xml", Answer::feed(rss(&[("a", world.site.url("/a.htm"))])));
    world.site.set("/a.htm", Answer::html(communique().html()));
    world.round().await;
    world.wait(1);
    let edited = communique().reworded("140 observateurs", "410 observateurs");
    world.site.set("/a.htm", Answer::html(edited.html()));
    world.round().await;
    let listener = serve::listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (store, clock) = (world.assembly.pipeline.store.clone(), world.clock.clone());
    tokio::spawn(serve::serve(listener, store, clock, std::future::pending()));
    format!("http://{address}")
}

async fn get(url: &str) -> (u16, String, String) {
    let answer = reqwest::get(url).await.unwrap();
    let kind = answer.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
    (answer.status().as_u16(), kind.unwrap_or_default(), answer.text().await.unwrap())
}

fn texts(page: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let page = Html::parse_document(page);
    page.select(&selector).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
}

#[tokio::test]
async fn every_edit_has_a_page_and_a_picture() {
    let world = World::new().await;
    let address = dashboard(&world).await;
    let id = world.revisions().await[0].id.clone();

    let (status, _, page) = get(&address).await;
    assert_eq!((status, texts(&page, ".card").len()), (200, 1));
    let link = format!(".card a[href='/revisions/{id}']");
    assert_eq!(texts(&page, &link), ["The whole comparison"]);

    let (_, _, page) = get(&format!("{address}/revisions/{id}?language=fr")).await;
    assert_eq!(texts(&page, ".badge"), ["Modifié sans le signaler"]);
    assert_eq!(texts(&page, ".rows .change .inline del").len(), 1, "the change stands in its text");
    assert!(!texts(&page, ".rows .kept").is_empty(), "and its neighbours beside it");

    let (_, kind, picture) = get(&format!("{address}/revisions/{id}/card.svg")).await;
    assert_eq!(kind, "image/svg+xml; charset=utf-8");
    assert!(picture.contains(">140</tspan>"), "{picture}");
}

#[tokio::test]
async fn what_is_not_there_is_said_so() {
    let world = World::new().await;
    let address = dashboard(&world).await;
    for path in ["/revisions/none", "/revisions/none/card.svg"] {
        let (status, _, text) = get(&format!("{address}{path}")).await;
        assert_eq!((status, text.as_str()), (404, "no revision none\n"));
    }
    assert_eq!(get(&format!("{address}/?language=la")).await.0, 400);
    let (_, kind, feed) = get(&format!("{address}/feed.atom")).await;
    assert_eq!(kind, "application/atom+xml; charset=utf-8");
    assert_eq!(feed_rs::parser::parse(feed.as_bytes()).unwrap().entries.len(), 1);
}
