//! Sixty days of a site in seconds, with a held clock: what is withdrawn, comes back, moves, is rebuilt,
//! restamped, or cannot be reached is told once, rightly, and nothing else is.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

mod support;

use corrigenda::model::{Event, EventData, EventKind};
use support::World;
use support::archive::Archive;
use support::site::Answer;

use EventKind::{
    ArticleMoved as Moved, ArticleRestored as Restored, ArticleRevised as Revised,
    ArticleWithdrawn as Withdrawn, SourceFailing as Failing, SourceRecovered as Recovered,
};

/// A site and its watcher, with what was told so far.
struct Story {
    world: World,
    archive: Archive,
    told: usize,
    /// Those that are not there any more.
    lost: Vec<usize>,
}

impl Story {
    /// A site of so many articles after its silent baseline.
    async fn of(articles: usize) -> Self {
        let (world, archive) = (World::new().await, Archive::new(articles));
        archive.publish(&world.site);
        let mut story = Self { world, archive, told: 0, lost: vec![10, 13, 14, 15, 16, 22] };
        story.round().await;
        story.tells(&[], "a baseline").await;
        story
    }

    /// A round whose failures nobody asks for.
    async fn round(&self) {
        self.world.round().await;
    }

    /// Rounds so many hours apart.
    async fn rounds(&self, hours: &[u64]) {
        for hours in hours {
            self.world.wait(*hours);
            self.round().await;
        }
    }

    /// What was told since this was last asked is exactly this, in any order; and nothing more a day on.
    async fn tells(&mut self, expected: &[(EventKind, usize)], act: &str) {
        self.world.wait(13);
        self.round().await;
        let events = self.world.receiver.events();
        let mut told: Vec<(EventKind, usize)> =
            events[self.told..].iter().map(|event| (event.kind, number(event))).collect();
        self.told = events.len();
        told.sort_by_key(|(kind, number)| (kind.as_str(), *number));
        let mut expected = expected.to_vec();
        expected.sort_by_key(|(kind, number)| (kind.as_str(), *number));
        assert_eq!(told, expected, "{act}");
    }

    /// The last event of a kind that was told, as JSON.
    fn last(&self, kind: EventKind) -> serde_json::Value {
        let events = self.world.receiver.events();
        let event = events.iter().rev().find(|event| event.kind == kind).unwrap();
        serde_json::to_value(event).unwrap()["data"].clone()
    }

    /// An article is answered so.
    fn answer(&self, number: usize, answer: Answer) {
        self.world.site.set(&self.archive.pieces[number].path, answer);
    }

    /// An article is answered so, and does not come back.
    fn lose(&mut self, number: usize, answer: Answer) {
        self.answer(number, answer);
        self.lost.push(number);
    }

    /// An article stands at another path, and its old one is answered so.
    fn moves(&mut self, number: usize, path: &str, old: Answer) {
        self.answer(number, old);
        path.clone_into(&mut self.archive.pieces[number].path);
        self.archive.show(&self.world.site, number);
    }
}

/// The number in the headline of the article that an event is about; none of a source's.
fn number(event: &Event) -> usize {
    let title = match &event.data {
        EventData::Revised(revision) => revision.article.title.clone(),
        EventData::Other(other) => other.article.as_ref().and_then(|article| article.title.clone()),
    };
    let title = title.unwrap_or_default();
    let digits = title.split_once("file ").map_or("", |(_, rest)| rest);
    digits.split(':').next().and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX)
}

fn found(path: &str) -> Answer {
    Answer::status(302).with("location", path)
}

fn moved(path: &str) -> Answer {
    Answer::status(301).with("location", path)
}

/// A page of the site that is no article, in its template.
fn page(title: &str, text: &str) -> Answer {
    Answer::html(format!(
        "<!doctype html><html lang=\"en\"><head><title>{title} | Lakes</title></head><body><main>\
         <h1>{title}</h1><section class=\"content\"><p>{text}</p></section></main></body></html>"
    ))
}

const FRONT: &str = "All that the press office of the lakes has published in the last weeks, by day and \
    by subject, with the calendar of the coming sessions and the numbers to call for questions.";

const AWAY: &str = "You followed a link from far away. Our archivists have put this sheet into another \
    drawer and are happy to fetch it for you on any working day, if you write to them a week before.";

const SOURCE: usize = usize::MAX;

#[tokio::test]
async fn sixty_days() {
    story_of(60).await;
}

#[tokio::test]
#[ignore = "a minute of reading in a debug build; the same acts as above"]
async fn sixty_days_of_300_articles() {
    story_of(300).await;
}

async fn story_of(articles: usize) {
    let mut story = Story::of(articles).await;
    withdrawals(&mut story).await;
    returns(&mut story).await;
    moves(&mut story).await;
    redesign(&mut story).await;
    restamp(&mut story).await;
    outage(&mut story).await;
    migration(&mut story).await;
    silent_migration(&mut story).await;
    story.rounds(&[240, 240, 240, 240, 240]).await;
    story.tells(&[], "the end").await;
    let days = story.world.clock.now().duration_since("2023-05-17T14:00:00Z".parse().unwrap());
    assert!(days.as_hours() >= 60 * 24, "{} days", days.as_hours() / 24);
}

async fn withdrawals(story: &mut Story) {
    let site = &story.world.site;
    site.set("/", page("Lakes", FRONT));
    site.set("/press", page("Press office", FRONT));
    story.answer(10, Answer::status(410));
    story.answer(11, Answer::status(404));
    story.answer(12, page("Page not found", "The page that you asked for does not exist."));
    story.answer(13, found("/"));
    story.answer(14, found("/press"));
    story.answer(15, page("In another drawer", AWAY));
    story.answer(16, page("In another drawer", AWAY));
    story.answer(17, Answer::status(403));
    story.answer(18, moved("/news/19.htm"));
    story.answer(20, Answer::status(404));
    story.round().await;
    story.archive.show(&story.world.site, 20);
    story.tells(&[(Withdrawn, 10)], "410 at once").await;
    assert_eq!(story.last(Withdrawn)["status"], 410);
    story.rounds(&[6, 6]).await;
    let gone = [11, 12, 13, 14, 15, 16, 18].map(|number| (Withdrawn, number));
    story.tells(&gone, "the others after a day").await;
}

async fn returns(story: &mut Story) {
    for number in [11, 12, 17, 18] {
        if number == 12 {
            story.archive.pieces[12].amend("This sentence was added while nobody could look.");
        }
        story.archive.show(&story.world.site, number);
    }
    story.round().await;
    let back = [(Restored, 11), (Restored, 12), (Restored, 18), (Revised, 12)];
    story.tells(&back, "returns").await;
}

async fn moves(story: &mut Story) {
    story.moves(21, "/archive/21.htm", moved("/archive/21.htm"));
    let piece = &story.archive.pieces[22];
    let page = story.archive.page(piece);
    story.world.site.set("/for-now/22.htm", page);
    story.answer(22, found("/for-now/22.htm"));
    story.archive.pieces[23].amend("This sentence was added on the way.");
    story.moves(23, "/archive/23.htm", moved("/archive/23.htm"));
    story.archive.pieces[24].amend("This sentence corrects the first release.");
    story.moves(24, "/corrected/24.htm", Answer::status(404));
    story.moves(25, "/elsewhere/25.htm", Answer::status(404));
    story.archive.list(&story.world.site);
    story.round().await;
    let told = [(Moved, 21), (Moved, 23), (Moved, 24), (Moved, 25), (Revised, 23), (Revised, 24)];
    story.tells(&told, "moves").await;
    let last = story.last(Moved);
    assert_ne!(last["before"], last["after"]);
    story.archive.pieces[21].reword("The", "Their");
    story.archive.show(&story.world.site, 21);
    story.round().await;
    story.tells(&[(Revised, 21)], "an edit after a move").await;
}

async fn redesign(story: &mut Story) {
    story.archive.rebuilt = true;
    story.archive.pieces[30].amend("This sentence came with the new clothes.");
    for number in live(story) {
        story.archive.show(&story.world.site, number);
    }
    story.rounds(&[1, 24]).await;
    story.tells(&[(Revised, 30)], "a redesign").await;
}

async fn restamp(story: &mut Story) {
    story.archive.pieces[31].amend("This sentence came with the new date.");
    for number in live(story) {
        story.archive.pieces[number].updated = Some("8 June. 2023 10:00".to_owned());
        story.archive.show(&story.world.site, number);
    }
    story.rounds(&[1, 24]).await;
    story.tells(&[(Revised, 31)], "a restamp").await;
}

async fn outage(story: &mut Story) {
    for (status, lost) in [(503, 32), (404, 33)] {
        for number in live(story) {
            story.answer(number, Answer::status(status));
        }
        story.world.site.set("/feed.xml", Answer::status(status));
        story.rounds(&[1, 6, 6, 6, 6, 6, 6, 6, 6]).await;
        for number in live(story) {
            story.archive.show(&story.world.site, number);
        }
        story.lose(lost, Answer::status(404));
        story.archive.list(&story.world.site);
        story.round().await;
        story.tells(&[(Failing, SOURCE), (Recovered, SOURCE)], "an outage").await;
        story.rounds(&[6, 12]).await;
        story.tells(&[(Withdrawn, lost)], "what stays away is told on its own").await;
    }
}

async fn migration(story: &mut Story) {
    story.lose(40, Answer::status(410));
    story.archive.pieces[41].amend("This sentence came with the new address.");
    for number in live(story) {
        let path = format!("/en/news-and-events/articles/{number}");
        story.moves(number, &path, moved(&path));
    }
    story.archive.list(&story.world.site);
    story.round().await;
    let events = &story.world.receiver.events()[story.told..];
    let told: Vec<_> = events.iter().filter(|event| event.kind == Moved).collect();
    assert_eq!(told.len(), 1, "a migration is told once");
    let head = story.last(Moved);
    assert_eq!(head["articles"], live(story).len() as u64, "{head:#}");
    let about = number(told[0]);
    story.tells(&[(Moved, about), (Withdrawn, 40), (Revised, 41)], "a migration").await;
}

async fn silent_migration(story: &mut Story) {
    story.archive.pieces[42].amend("This sentence came with the newer address.");
    for number in live(story) {
        story.moves(number, &format!("/v3/{number}.html"), Answer::status(404));
    }
    story.lose(43, Answer::status(404));
    story.archive.list(&story.world.site);
    story.round().await;
    let told = story.last(Moved);
    assert_eq!(told["articles"], live(story).len() as u64, "{told:#}");
    let events = &story.world.receiver.events()[story.told..];
    let about = events.iter().find(|event| event.kind == Moved).map(number).unwrap();
    story.tells(&[(Moved, about), (Revised, 42)], "a migration that says nothing").await;
    story.rounds(&[6, 6]).await;
    story.tells(&[(Withdrawn, 43)], "a withdrawal during the migration").await;
}

/// The articles that stand at their address.
fn live(story: &Story) -> Vec<usize> {
    (0..story.archive.pieces.len()).filter(|number| !story.lost.contains(number)).collect()
}
