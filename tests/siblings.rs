//! One document in three languages: an edit of one makes the others due, and what lags is said.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use std::time::Duration;

use corrigenda::model::{Locale, Revision, SiblingState};
use corrigenda::report::siblings::{lags, standing};
use corrigenda::store::{ArticleId, Store};
use support::World;
use support::pages::rss;
use support::site::Answer;

const LANGUAGES: [&str; 3] = ["de", "en", "fr"];

/// The statement in one language, with links to the others in its head.
fn page(world: &World, language: &str, soldiers: &str) -> Answer {
    let others = LANGUAGES.iter().map(|other| {
        let url = world.site.url(&format!("/{other}/storm.htm"));
        format!("<link rel=\"alternate\" hreflang=\"{other}\" href=\"{url}\">")
    });
    let (title, text) = match language {
        "fr" => (
            "Déclaration sur la tempête",
            format!("Le Conseil a envoyé {soldiers} soldats dans la région le 12 mai 2023."),
        ),
        "de" => (
            "Erklärung zum Sturm",
            format!("Der Rat hat am 12. Mai 2023 {soldiers} Soldaten in die Region geschickt."),
        ),
        _ => (
            "Statement on the storm",
            format!("The Council sent {soldiers} soldiers to the region on 12 May 2023."),
        ),
    };
    Answer::html(format!(
        "<html lang=\"{language}\"><head>{}</head><body><article><h1>{title}</h1><p>{text}</p>\
         </article></body></html>",
        others.collect::<String>()
    ))
}

/// A world in which the three are watched since noon.
async fn watched() -> World {
    let world = World::new().await;
    let address = |language: &str| world.site.url(&format!("/{language}/storm.htm"));
    world.site.set("/feed.xml", Answer::feed(rss(&LANGUAGES.map(|one| (one, address(one))))));
    for language in LANGUAGES {
        world.site.set(&format!("/{language}/storm.htm"), page(&world, language, "120"));
    }
    world.round().await;
    world
}

fn store(world: &World) -> &Store {
    &world.assembly.pipeline.store
}

async fn family(world: &World, revision: &Revision) -> Vec<SiblingState> {
    store(world).family(ArticleId(revision.article.id)).await.unwrap()
}

#[tokio::test]
async fn what_lags_is_said() {
    let world = watched().await;
    world.wait(47);
    world.site.set("/fr/storm.htm", page(&world, "fr", "210"));
    world.round().await;
    let [edit] = world.revisions().await.try_into().unwrap();

    let siblings = family(&world, &edit).await;
    assert_eq!(
        standing(Locale::En, &edit, &siblings).unwrap(),
        "Edited in French on 19 May 2023; German unchanged since 17 May 2023; \
         English unchanged since 17 May 2023."
    );
    assert!(siblings.iter().all(|sibling| lags(sibling, edit.observed_between[1])));

    world.wait(3);
    world.site.set("/en/storm.htm", page(&world, "en", "210"));
    world.round().await;
    let siblings = family(&world, &edit).await;
    assert_eq!(
        standing(Locale::En, &edit, &siblings).unwrap(),
        "Edited in French on 19 May 2023; German unchanged since 17 May 2023; \
         English edited on 19 May 2023."
    );
    let lagging = siblings.iter().filter(|sibling| lags(sibling, edit.observed_between[1]));
    let lagging: Vec<_> = lagging.map(|sibling| sibling.article.language.as_deref()).collect();
    assert_eq!(lagging, [Some("de")]);
}

#[tokio::test]
async fn an_edit_makes_the_other_languages_due() {
    let world = watched().await;
    world.wait(47);
    world.round().await;
    let (store, pipeline) = (store(&world), &world.assembly.pipeline);
    let french = store.find_article("/fr/storm.htm").await.unwrap().remove(0).id;
    let due = async || {
        let due = store.due_articles(world.clock.now(), 10, 10).await.unwrap();
        due.into_iter().filter(|article| *article != french).count()
    };

    world.site.set("/fr/storm.htm", page(&world, "fr", "210"));
    pipeline.visit(french).await.unwrap();
    world.clock.advance(Duration::from_secs(600));
    assert_eq!(due().await, 0, "a suspicion is no edit");
    pipeline.visit(french).await.unwrap();
    assert_eq!(world.revisions().await.len(), 1);
    assert_eq!(due().await, 2);
}
