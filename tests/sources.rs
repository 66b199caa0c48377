//! The journeys of sources that are more than a plain feed: sitemaps, listing pages, pages of a feed,
//! feeds that renew their dates or shift their ids, and a site whose feed must be found.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use std::io::Write as _;

use corrigenda::config::Config;
use corrigenda::model::SourceKind;
use corrigenda::pipeline::{NothingFound, Poll};
use corrigenda::store::SourceRow;
use support::pages::{communique, rss};
use support::site::{Answer, Site};
use support::{World, source};

/// A world whose one source is what stands at `path`, whatever that is.
async fn world(path: &str, change: impl FnOnce(&mut Config)) -> World {
    World::with(|config| {
        let feed = config.sources.remove(0).url;
        let auto = source("press", feed.replace("/feed.xml", path));
        let kind = SourceKind::Auto;
        config.sources.push(corrigenda::model::Source { kind, ..auto });
        change(config);
    })
    .await
}

/// What is known of the one source.
async fn row(world: &World) -> SourceRow {
    world.assembly.pipeline.store.sources().await.unwrap().remove(0)
}

/// Polls the one source; how many entries it has, how many articles are new, how many changed.
async fn poll(world: &World) -> (usize, usize, usize) {
    match world.assembly.pipeline.poll(&row(world).await).await.unwrap() {
        Poll::Read { entries, new, changed } => (entries, new.len(), changed.len()),
        Poll::NotModified => (0, 0, 0),
        other => panic!("{other:?}"),
    }
}

fn xml(body: String) -> Answer {
    Answer::status(200).with("content-type", "application/xml").body(body)
}

/// A sitemap of pages and when they changed.
fn urlset(site: &Site, pages: &[(&str, &str)]) -> String {
    let url = |(path, lastmod): &(&str, &str)| {
        format!("<url><loc>{}</loc><lastmod>{lastmod}</lastmod></url>", site.url(path))
    };
    format!("<urlset>{}</urlset>", pages.iter().map(url).collect::<String>())
}

fn index(site: &Site, sitemaps: &[(&str, &str)]) -> Answer {
    let pages = urlset(site, sitemaps);
    let pages = pages.replace("<url>", "<sitemap>").replace("</url>", "</sitemap>");
    xml(pages.replace("urlset>", "sitemapindex>"))
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn a_sitemap_goes_from_its_index_to_the_webhook() {
    let world = world("/sitemap.xml", |_| {}).await;
    let site = &world.site;
    site.set("/a.htm", Answer::html(communique().html()));
    site.set("/old.htm", Answer::html(communique().titled("Communiqué d'une autre année").html()));
    let sitemaps = |news| index(site, &[("/2022.xml", "2022-12-31"), ("/news.xml.gz", news)]);
    site.set("/sitemap.xml", sitemaps("2023-05-17"));
    site.set("/2022.xml", xml(urlset(site, &[("/old.htm", "2022-12-30")])));
    let news = |date| Answer::status(200).body(gzip(&urlset(site, &[("/a.htm", date)])));
    site.set("/news.xml.gz", news("2023-05-17"));
    assert_eq!(world.round().await.articles, 2);
    assert_eq!(world.receiver.events(), [], "the first round is a silent baseline");
    assert_eq!(row(&world).await.read_as.as_deref(), Some("sitemap"));

    world.wait(24);
    let edited = communique().reworded("140 observateurs", "410 observateurs");
    site.set("/a.htm", Answer::html(edited.html()));
    site.set("/sitemap.xml", sitemaps("2023-05-18"));
    site.set("/news.xml.gz", news("2023-05-18"));
    assert_eq!(poll(&world).await, (1, 0, 1), "the moved date makes the article due");
    world.round().await;
    assert_eq!(world.receiver.revisions().len(), 1);
    assert_eq!(site.asked("/2022.xml").len(), 1, "a sitemap that did not change is not fetched");
    assert_eq!(site.asked("/news.xml.gz").len(), 2);
}

#[tokio::test]
async fn a_huge_sitemap_begins_with_its_newest_and_an_old_page_when_it_changes() {
    let world = world("/sitemap.xml", |config| config.poll.most_new = 2).await;
    let pages = |old| {
        let dates = [("/1", old), ("/2", "2022-02-01"), ("/3", "2023-03-01"), ("/4", "2023-04-01")];
        xml(urlset(&world.site, &dates))
    };
    world.site.set("/sitemap.xml", pages("2021-01-01"));
    assert_eq!(poll(&world).await, (4, 2, 0));
    assert_eq!(row(&world).await.left_out, 2);
    let watched = world.assembly.pipeline.store.watched_articles().await.unwrap();
    assert_eq!(watched.len(), 2);
    assert_eq!(poll(&world).await, (4, 0, 0), "what was noted is known");
    world.site.set("/sitemap.xml", pages("2023-05-17"));
    assert_eq!(poll(&world).await, (4, 1, 0));
}

#[tokio::test]
async fn sitemaps_are_fetched_within_bounds_newest_first_and_old_ones_never() {
    let world = world("/sitemap.xml", |config| config.poll.sitemaps = 1).await;
    let site = &world.site;
    let named = |news| index(site, &[("/1.xml", "2021-01-01"), ("/2.xml", news)]);
    for (path, page) in [("/1.xml", "/1"), ("/2.xml", "/2")] {
        site.set(path, xml(urlset(site, &[(page, "2021-01-01")])).with("etag", "\"x\""));
    }
    site.set("/sitemap.xml", named("2023-05-01"));
    assert_eq!(poll(&world).await, (1, 1, 0));
    assert_eq!(poll(&world).await, (0, 0, 0), "nothing moved");
    site.set("/sitemap.xml", named("2023-05-02"));
    assert_eq!(poll(&world).await, (0, 0, 0), "the server says that it did not change");
    assert_eq!((site.asked("/1.xml").len(), site.asked("/2.xml").len()), (0, 2));
    assert_eq!(site.asked("/2.xml")[1].if_none_match.as_deref(), Some("\"x\""));
    site.set("/2.xml", Answer::status(500));
    site.set("/sitemap.xml", named("2023-05-03"));
    let row = row(&world).await;
    let Poll::Failed(reason) = world.assembly.pipeline.poll(&row).await.unwrap() else { panic!() };
    assert!(reason.contains("/2.xml answered with status 500"), "{reason}");
}

fn listing(items: &[(&str, &str)]) -> String {
    let item = |(path, title): &(&str, &str)| {
        format!("<li class='item'><h3><a href='{path}'>{title}</a></h3><p>17 May 2023</p></li>")
    };
    format!(
        "<html lang='fr'><body><nav><a href='/menu/a'>Toutes les publications</a></nav><main><ul>{}</ul>\
         <p class='go'><a href='/list/2'>Suivant</a></p></main></body></html>",
        items.iter().map(item).collect::<String>()
    )
}

#[tokio::test]
async fn a_listing_page_goes_from_its_links_to_the_webhook() {
    let world = world("/list", |_| {}).await;
    let mut items = vec![
        ("/news/a", "Déclaration sur la mission des Lacs"),
        ("/news/b", "Communiqué sur la qualité de l'eau"),
        ("/news/c", "Discours devant le Conseil régional"),
    ];
    world.site.set("/list", Answer::html(listing(&items)));
    for path in ["/news/a", "/news/b", "/news/c", "/news/d"] {
        let page = communique().titled(&format!("Déclaration {path}"));
        world.site.set(path, Answer::html(page.html()));
    }
    assert_eq!(world.round().await.articles, 3);
    assert_eq!(row(&world).await.read_as.as_deref(), Some("listing"));
    world.wait(1);
    items.insert(0, ("/news/d", "Une nouvelle page de la liste"));
    world.site.set("/list", Answer::html(listing(&items)));
    let edited = communique().titled("Déclaration /news/b").reworded("30 juin", "30 mai");
    world.site.set("/news/b", Answer::html(edited.html()));
    assert_eq!(world.round().await.articles, 4);
    let told = world.receiver.revisions();
    assert_eq!(told.len(), 1);
    assert!(told[0].article.url.ends_with("/news/b"));
}

#[tokio::test]
async fn the_links_of_a_listing_can_be_named() {
    let links = |selector: &str| {
        let selector = selector.to_owned();
        move |config: &mut Config| {
            config.sources[0].kind = SourceKind::Listing;
            config.sources[0].links = Some(selector);
        }
    };
    let page = listing(&[("/1", "x"), ("/2", "y")]);
    let right = world("/list", links("main li a")).await;
    right.site.set("/list", Answer::html(page.clone()));
    assert_eq!(poll(&right).await, (2, 2, 0));
    let wrong = world("/list", links(".none a")).await;
    wrong.site.set("/list", Answer::html(page));
    let row = row(&wrong).await;
    let Poll::Failed(reason) = wrong.assembly.pipeline.poll(&row).await.unwrap() else { panic!() };
    assert!(reason.contains("`links = \".none a\"`"), "{reason}");
}

#[tokio::test]
async fn the_older_pages_of_a_feed_are_read_once_and_within_bounds() {
    let world = world("/feed.xml", |config| config.poll.backfill = 2).await;
    let site = &world.site;
    let page = |name: &str, rel: &str, next: &str| {
        let feed = rss(&[(name, site.url(&format!("/{name}.htm")))]);
        let link = format!(
            "<channel><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='{rel}' href='{next}'/>"
        );
        Answer::feed(feed.replace("<channel>", &link))
    };
    site.set("/feed.xml", page("a", "next", "/2.xml"));
    site.set("/2.xml", page("b", "prev-archive", "/3.xml"));
    site.set("/3.xml", page("c", "next", "/4.xml"));
    assert_eq!(poll(&world).await, (3, 3, 0));
    let note = row(&world).await.note;
    assert_eq!(note.as_deref(), Some("2 older pages were read at first; there are more"));
    assert_eq!(poll(&world).await, (1, 0, 0));
    assert_eq!((site.asked("/2.xml").len(), site.asked("/4.xml").len()), (1, 0));
}

#[tokio::test]
async fn pages_of_a_feed_that_go_round_end() {
    let world = world("/feed.xml", |_| {}).await;
    let feed = rss(&[("a", world.site.url("/a.htm"))]);
    let link = "<channel><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='next' href='/feed.xml'/>";
    world.site.set("/feed.xml", Answer::feed(feed.replace("<channel>", link)));
    assert_eq!(poll(&world).await, (1, 1, 0));
    assert_eq!(world.site.asked("/feed.xml").len(), 1);
}

/// An Atom feed of entries with an id, a headline and a date.
fn atom(site: &Site, entries: &[(&str, &str, &str)]) -> Answer {
    let entry = |(id, path, updated): &(&str, &str, &str)| {
        format!(
            "<entry><id>{id}</id><title>Of {path}</title><link href='{}'/><updated>{updated}</updated></entry>",
            site.url(path)
        )
    };
    let entries: String = entries.iter().map(entry).collect();
    xml(format!("<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>"))
}

#[tokio::test]
async fn dates_that_are_all_renewed_ask_for_no_check() {
    let world = world("/feed.xml", |_| {}).await;
    let site = &world.site;
    let (then, now) = ("2023-05-17T10:00:00Z", "2023-05-17T11:00:00Z");
    let dated = |dates: [&str; 3]| {
        atom(site, &[("a", "/a", dates[0]), ("b", "/b", dates[1]), ("c", "/c", dates[2])])
    };
    site.set("/feed.xml", dated([then; 3]));
    assert_eq!(poll(&world).await, (3, 3, 0));
    site.set("/feed.xml", dated([now; 3]));
    assert_eq!(poll(&world).await, (3, 0, 0), "all were renewed");
    site.set("/feed.xml", dated([now, then, now]));
    assert_eq!(poll(&world).await, (3, 0, 1), "one date alone says something");
    site.set("/feed.xml", atom(site, &[("a", "/a", then), ("b", "/b2", now), ("c", "/c", then)]));
    assert_eq!(poll(&world).await, (3, 0, 1), "what else changed is still seen");
}

#[tokio::test]
async fn ids_that_shift_from_item_to_item_hide_no_article() {
    let world = world("/feed.xml", |_| {}).await;
    let (site, date) = (&world.site, "2023-05-17T10:00:00Z");
    site.set("/feed.xml", atom(site, &[("item-1", "/a", date), ("item-2", "/b", date)]));
    assert_eq!(poll(&world).await, (2, 2, 0));
    site.set("/feed.xml", atom(site, &[("item-1", "/new", date), ("item-2", "/a", date)]));
    assert_eq!(poll(&world).await, (2, 1, 0));
    site.set("/feed.xml", atom(site, &[("random-7", "/new", date), ("random-8", "/a", date)]));
    assert_eq!(poll(&world).await, (2, 0, 0), "new ids for the same items are no news");
    let watched = world.assembly.pipeline.store.watched_articles().await.unwrap();
    assert_eq!(watched.len(), 3);
}

#[tokio::test]
async fn a_site_is_watched_by_the_feed_that_fits_its_page() {
    let world = World::new().await;
    let (site, pipeline) = (&world.site, &world.assembly.pipeline);
    let find = async |path: &str| pipeline.find(&site.url(path), SourceKind::Auto, None).await;
    let link = |href: &str, more: &str| {
        format!("<link rel='alternate' type='application/rss+xml' href='{href}' {more}>")
    };
    let feeds = [
        link("/en.xml", "hreflang='en'"),
        link("/comments.xml", "title='Comments'"),
        link("/gone.xml", "hreflang='fr'"),
        link("/fr.xml", "hreflang='fr'"),
    ];
    site.set("/", Answer::html(format!("<html lang='fr'>{}</html>", feeds.concat())));
    site.set("/fr.xml", Answer::feed(rss(&[("a", site.url("/a"))])));
    let found = find("/").await.unwrap();
    assert_eq!((found.url, found.kind), (site.url("/fr.xml"), SourceKind::Feed));
    assert_eq!(found.why, "the page names it, in its own language");
    assert_eq!(found.others, ["/gone.xml", "/en.xml", "/comments.xml"].map(|path| site.url(path)));

    site.set("/", Answer::html("<html><body><p>Welcome</p></body></html>"));
    assert!(matches!(find("/").await, Err(NothingFound::NoFeed(_))));
    site.set(
        "/",
        Answer::html(listing(&[
            ("/n/1", "The first statement"),
            ("/n/2", "A second statement"),
            ("/n/3", "The third statement"),
        ])),
    );
    assert_eq!(find("/").await.unwrap().kind, SourceKind::Listing);
    site.set("/robots.txt", Answer::status(200).body("Sitemap: /map.xml"));
    site.set("/map.xml", xml(urlset(site, &[("/a", "2023-01-01")])));
    let found = find("/").await.unwrap();
    assert_eq!((found.url, found.kind), (site.url("/map.xml"), SourceKind::Sitemap));
    site.set("/rss.xml", Answer::feed(rss(&[("a", site.url("/a"))])));
    assert_eq!(find("/").await.unwrap().url, site.url("/rss.xml"));
    assert_eq!(find("/map.xml").await.unwrap().kind, SourceKind::Sitemap);
}

#[tokio::test]
async fn a_site_in_the_configuration_is_polled_at_its_feed() {
    let world = world("/", |_| {}).await;
    let page = "<html><link rel='alternate' type='application/rss+xml' href='/f.xml'></html>";
    world.site.set("/", Answer::html(page));
    world.site.set("/f.xml", Answer::feed(rss(&[("a", world.site.url("/a.htm"))])));
    assert_eq!(poll(&world).await, (1, 1, 0));
    assert_eq!(poll(&world).await, (1, 0, 0));
    assert_eq!((world.site.asked("/").len(), world.site.asked("/f.xml").len()), (1, 2));
}
