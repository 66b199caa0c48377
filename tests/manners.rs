//! Requests as a server sees them: on condition, no sooner than it asks for, nowhere that its
//! robots.txt forbids, and with no key that is another's.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;

use corrigenda::model::{Access, EventKind};
use corrigenda::store::SourceRow;
use support::pages::{communique, rss};
use support::site::{Answer, Site};
use support::{World, source};

/// A world whose feed lists `/1.htm` to `/count.htm`.
async fn listing(count: usize) -> World {
    let world = World::new().await;
    let names: Vec<String> = (1..=count).map(|n| format!("/{n}.htm")).collect();
    let items: Vec<(&str, String)> =
        names.iter().map(|name| (name.as_str(), world.site.url(name))).collect();
    world.site.set("/feed.xml", Answer::feed(rss(&items)).with("etag", "W/\"f;1\""));
    for (n, name) in names.iter().enumerate() {
        let text = communique().titled(&format!("Déclaration numéro {n} sur la mission"));
        let text = text.reworded("140", &format!("{}", 300 + n));
        world.site.set(name, Answer::html(text.html()).with("etag", format!("\"p{n}\"")));
    }
    world
}

async fn only_source(world: &World) -> SourceRow {
    world.assembly.pipeline.store.sources().await.unwrap().remove(0)
}

#[tokio::test]
async fn whatever_is_asked_again_is_asked_on_condition() {
    let world = listing(6).await;
    // One article has a date and no tag, one has neither.
    let (dated, bare) = (communique().titled("Avis aux bateliers des lacs"), communique());
    let date = "Wed, 17 May 2023 09:00:00 GMT";
    world.site.set("/1.htm", Answer::html(dated.html()).with("last-modified", date));
    world.site.set("/2.htm", Answer::html(bare.reworded("140", "299").html()));
    world.round().await;
    let before = world.site.all_asked().len();
    for _ in 0..3 {
        world.wait(1);
        world.round().await;
    }
    let later = world.site.all_asked().split_off(before);
    assert_eq!(later.len(), 3 * 7, "a feed and six articles, and no robots.txt again");
    for asked in &later {
        let (tag, since) = (asked.if_none_match.as_deref(), asked.if_modified_since.as_deref());
        let right = match asked.path.as_str() {
            "/feed.xml" => (Some("W/\"f;1\""), None),
            "/1.htm" => (None, Some(date)),
            "/2.htm" => (None, None),
            _ => (tag.filter(|tag| tag.starts_with("\"p")), None),
        };
        assert_eq!((tag, since), right, "{}", asked.path);
        assert!(!asked.headers.contains_key("cookie") && !asked.headers.contains_key("referer"));
        assert_eq!(asked.headers["accept-encoding"], "gzip, deflate, br, zstd");
    }
    let unmodified = later.iter().filter(|asked| asked.path != "/2.htm").count();
    assert_eq!(unmodified, 3 * 6, "all that can be answered 304 is");
    assert_eq!(world.revisions().await, []);
}

#[tokio::test]
async fn a_tag_is_shown_to_nobody_but_who_gave_it() {
    let world = listing(1).await;
    let (feed, page) = (world.site.url("/real.xml"), world.site.url("/real.htm"));
    let listed = rss(&[("a", world.site.url("/1.htm"))]);
    world.site.set("/real.xml", Answer::feed(listed).with("etag", "\"1\""));
    world.site.set("/feed.xml", Answer::status(302).with("location", feed));
    world.site.set("/real.htm", Answer::html(communique().html()).with("etag", "\"1\""));
    world.site.set("/1.htm", Answer::status(302).with("location", page));
    for _ in 0..2 {
        world.round().await;
        world.wait(1);
    }
    for path in ["/feed.xml", "/1.htm"] {
        let asked = world.site.asked(path);
        assert!(asked.len() == 2 && asked.iter().all(|one| one.if_none_match.is_none()), "{path}");
    }
    for path in ["/real.xml", "/real.htm"] {
        let tags: Vec<_> =
            world.site.asked(path).into_iter().map(|one| one.if_none_match).collect();
        assert_eq!(tags, [None, Some("\"1\"".to_owned())], "{path}");
    }
    // The redirect is gone, and the page that stands there now has the same tag.
    let edited = communique().reworded("140", "410");
    world.site.set("/1.htm", Answer::html(edited.html()).with("etag", "\"1\""));
    world.round().await;
    assert_eq!(world.revisions().await.len(), 1, "a tag of another page hides no edit");
}

#[tokio::test]
async fn what_has_moved_for_good_is_asked_where_it_is() {
    let world = listing(1).await;
    let (feed, page) = (world.site.url("/new.xml"), world.site.url("/new.htm"));
    world.site.set("/new.xml", Answer::feed(rss(&[("a", world.site.url("/1.htm"))])));
    world.site.set("/feed.xml", Answer::status(301).with("location", feed));
    world.site.set("/new.htm", Answer::html(communique().html()));
    world.site.set("/1.htm", Answer::status(308).with("location", page));
    for _ in 0..3 {
        world.round().await;
        world.wait(1);
    }
    let times = |path: &str| world.site.asked(path).len();
    assert_eq!((times("/feed.xml"), times("/1.htm")), (1, 1));
    assert_eq!((times("/new.xml"), times("/new.htm")), (3, 3));
}

#[tokio::test]
async fn a_rest_is_kept_to_the_second_over_restarts_and_for_all_of_the_host() {
    let mut world = listing(1).await;
    world.round().await;
    let (asked, begun) = (world.site.all_asked().len(), world.clock.now());
    let feed = Answer::feed(rss(&[("/1.htm", world.site.url("/1.htm"))]));
    let date = "Wednesday, 17-May-23 14:10:00 GMT";
    let refusal = Answer::status(503).with("retry-after", date);
    world.site.sequence("/feed.xml", [refusal, feed]);
    world.round().await;
    world.restart(|_| {}).await;
    world.round().await;
    assert_eq!(world.site.all_asked().len(), asked + 1, "nothing was asked after the refusal");
    let row = only_source(&world).await;
    assert_eq!(row.next_poll_at.to_string(), "2023-05-17T14:10:00Z");
    assert!(row.last_error.unwrap().contains("status 503"));
    world.clock.sleep_until(begun + std::time::Duration::from_secs(599)).await;
    world.round().await;
    // The rest of a second was waited for within the round.
    assert_eq!(world.clock.now().to_string(), "2023-05-17T14:10:00Z");
    assert_eq!(world.site.all_asked().len(), asked + 3);
    assert_eq!(only_source(&world).await.last_error, None);
}

#[tokio::test]
async fn a_short_rest_is_waited_for_within_the_round() {
    let world = listing(2).await;
    let (feed, page) = (
        Answer::feed(rss(&[("/1.htm", world.site.url("/1.htm"))])),
        Answer::html(communique().html()),
    );
    let refusal = |status| Answer::status(status).with("retry-after", "7");
    world.site.sequence("/feed.xml", [refusal(429), feed]);
    world.site.sequence("/1.htm", [refusal(403), page]);
    let begun = world.clock.now();
    let round = world.round().await;
    assert_eq!(round.failures, Vec::<String>::new());
    assert_eq!(world.clock.now().duration_since(begun).as_secs(), 14);
    assert_eq!((world.site.asked("/feed.xml").len(), world.site.asked("/1.htm").len()), (2, 2));
}

#[tokio::test]
async fn robots_rules_hold_for_articles_and_are_asked_for_once_a_day() {
    let mut world = listing(3).await;
    let rules = "User-agent: *\nDisallow: /\n\nUser-agent: Corrigenda\nDisallow: /2*.htm$\n";
    world.site.set("/robots.txt", Answer::status(200).body(rules));
    let round = world.round().await;
    world.restart(|_| {}).await;
    world.wait(1);
    world.round().await;
    assert!(world.site.asked("/2.htm").is_empty());
    assert_eq!(world.site.asked("/3.htm").len(), 2);
    assert_eq!(world.site.asked("/robots.txt").len(), 1);
    let told = &round.failures[0];
    assert!(told.contains("robots.txt forbids") && told.contains("`/2*.htm$`"), "{told}");
    let row = only_source(&world).await;
    assert_eq!((row.last_error, row.failing_articles), (None, 1));
    assert!(row.article_error.unwrap().contains("robots.txt forbids"));
    world.wait(24);
    world.round().await;
    assert_eq!(world.site.asked("/robots.txt").len(), 2);
}

#[tokio::test]
async fn a_site_that_cannot_say_what_it_forbids_forbids_all() {
    let world = listing(1).await;
    world.site.set("/robots.txt", Answer::status(500));
    let round = world.round().await;
    assert!(world.site.asked("/1.htm").is_empty());
    assert_eq!(world.site.asked("/feed.xml").len(), 1, "a feed was named by the user");
    assert!(round.failures[0].contains("robots.txt cannot be had"), "{:?}", round.failures);
    world.site.set("/robots.txt", Answer::status(404));
    world.wait(1);
    world.round().await;
    assert_eq!(world.site.asked("/1.htm").len(), 1);
}

#[tokio::test]
async fn a_feed_that_is_gone_for_good_is_asked_no_more() {
    let mut world = listing(1).await;
    world.round().await;
    world.site.set("/feed.xml", Answer::status(410));
    for _ in 0..3 {
        world.wait(1);
        world.round().await;
    }
    assert_eq!(world.site.asked("/feed.xml").len(), 2);
    assert_eq!(world.site.asked("/1.htm").len(), 4, "its articles are watched all the same");
    assert_eq!(world.events().await, [EventKind::SourceFailing]);
    let store = &world.assembly.pipeline.store;
    assert_eq!(store.due_sources(world.clock.now(), 9).await.unwrap(), []);
    assert!(only_source(&world).await.ended_at.is_some());
    let elsewhere = world.site.url("/feed2.xml");
    world.restart(|config| config.sources[0].url = elsewhere).await;
    assert_eq!(only_source(&world).await.ended_at, None, "another address is another feed");
}

#[tokio::test]
async fn a_feed_that_wants_to_be_asked_less_often_is_heeded_within_the_bound() {
    let world = listing(1).await;
    let minutes = async || {
        world.round().await;
        let row = only_source(&world).await;
        row.next_poll_at.duration_since(row.last_poll_at.unwrap()).as_mins()
    };
    let usual = minutes().await;
    assert!((13..=15).contains(&usual), "{usual}");
    let page = rss(&[]).replace("<description>", "<ttl>25</ttl><description>");
    world.site.set("/feed.xml", Answer::feed(page.clone()).with("etag", "\"t\""));
    assert_eq!(minutes().await, 25);
    assert_eq!(minutes().await, 25, "a 304 says it still");
    let fresh = Answer::feed(page).with("cache-control", "max-age=86400");
    world.site.set("/feed.xml", fresh);
    assert_eq!(minutes().await, 30);
}

#[tokio::test]
async fn keys_go_to_the_site_that_they_are_for() {
    let other = Site::open().await;
    other.set("/x.htm", Answer::html(communique().reworded("140", "7").html()));
    let mut world = listing(1).await;
    let items = [("a", world.site.url("/1.htm")), ("x", other.url("/x.htm"))];
    world.site.set("/feed.xml", Answer::feed(rss(&items)));
    let access = Access {
        url: world.site.url("/feed.xml"),
        credentials: Some(("reader".to_owned(), "s%20cret".to_owned())),
        headers: vec![("X-Key".to_owned(), "open".to_owned())],
        ..Access::default()
    };
    let language = Some("fr-BE".to_owned());
    world
        .restart(|config| {
            config.access = BTreeMap::from([("press".to_owned(), access)]);
            config.sources[0].language = language;
        })
        .await;
    world.round().await;
    for path in ["/feed.xml", "/1.htm", "/robots.txt"] {
        let asked = world.site.asked(path).remove(0);
        assert_eq!(asked.headers["x-key"], "open", "{path}");
        assert_eq!(asked.headers["authorization"], "Basic cmVhZGVyOnMgY3JldA==", "{path}");
    }
    let languages = &world.site.asked("/1.htm")[0].headers["accept-language"];
    assert_eq!(languages, "fr-BE, fr;q=0.9, *;q=0.5");
    for asked in other.all_asked() {
        let keys = ["x-key", "authorization"].map(|name| asked.headers.contains_key(name));
        assert_eq!(keys, [false, false], "{}", asked.path);
    }
    assert_eq!(other.asked("/x.htm").len(), 1);
}

#[tokio::test]
async fn what_is_no_whole_page_is_no_edit() {
    let world = listing(1).await;
    world.round().await;
    let part = communique().reworded("140", "410").html();
    for status in [202, 206] {
        world.site.set("/1.htm", Answer::html(part.clone()).status_is(status));
        world.wait(24);
        let round = world.round().await;
        assert!(round.failures[0].contains(&format!("status {status}")), "{:?}", round.failures);
    }
    assert_eq!(world.revisions().await, []);
}

#[tokio::test]
async fn two_sources_of_one_host_share_its_rest() {
    let mut world = listing(1).await;
    let second = source("second", world.site.url("/second.xml"));
    world.restart(|config| config.sources.push(second)).await;
    let refusal = Answer::status(429).with("retry-after", "3600");
    world.site.set("/feed.xml", refusal.clone());
    world.site.set("/second.xml", refusal);
    world.round().await;
    let before = world.site.all_asked().len();
    world.round().await;
    assert_eq!(world.site.all_asked().len(), before);
    for row in world.assembly.pipeline.store.sources().await.unwrap() {
        assert!(row.last_error.is_some(), "{} says nothing", row.source.name);
    }
}
