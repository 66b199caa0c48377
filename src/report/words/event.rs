//! Events in words.

use serde_json::Value;

use super::time::{between, instant};
use super::{count, label};
use crate::model::{Event, EventData, EventKind, Locale, Notification};
use crate::report::Restamp;

/// An event in the words of a label: `Withdrawn`.
pub fn event(locale: Locale, kind: EventKind) -> &'static str {
    match kind {
        EventKind::ArticlePublished => locale.pick("Published", "Publié"),
        EventKind::ArticleRevised => locale.pick("Revised", "Modifié"),
        EventKind::ArticleWithdrawn => locale.pick("Withdrawn", "Retiré"),
        EventKind::ArticleRestored => locale.pick("Back again", "De nouveau en ligne"),
        EventKind::ArticleMoved => {
            locale.pick("Moved to another address", "Déplacé à une autre adresse")
        }
        EventKind::ArticleUnstable => {
            locale.pick("Flips between two texts", "Oscille entre deux textes")
        }
        EventKind::SourceFailing => locale.pick("Source fails", "Source en panne"),
        EventKind::SourceRecovered => locale.pick("Source answers again", "Source rétablie"),
    }
}

/// The headline, address or source that an event is about.
pub fn subject(event: &Event) -> &str {
    match &event.data {
        EventData::Revised(revision) => {
            revision.article.title.as_deref().unwrap_or(&revision.article.url)
        }
        EventData::Other(Notification { article: Some(article), .. }) => {
            article.title.as_deref().unwrap_or(&article.url)
        }
        EventData::Other(notification) => &notification.source.name,
    }
}

/// The particulars of an event that is no revision, in words: `status 410`, `the connection was refused`.
pub fn particulars(locale: Locale, notification: &Notification) -> Vec<String> {
    let told = |(key, value): (&String, &Value)| {
        let text = match value {
            Value::Null => return None,
            Value::String(text) => readable(locale, text),
            other => other.to_string(),
        };
        Some(match key.as_str() {
            "reason" => text,
            key => format!("{} {text}", particular(locale, key)),
        })
    };
    notification.about.iter().filter_map(told).collect()
}

fn particular(locale: Locale, key: &str) -> String {
    let french = match key {
        "status" => "statut",
        "since" => "depuis le",
        "before" => "avant",
        "after" => "après",
        _ => return key.replace('_', " "),
    };
    locale.pick(key, french).to_owned()
}

/// A text that is an instant as a reader says it, any other as it is.
fn readable(locale: Locale, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |at| instant(locale, at))
}

/// What a restamp, or a change of a site, is called.
pub fn restamped(locale: Locale, restamp: &Restamp) -> &'static str {
    match restamp.change {
        Some(_) => locale.pick("Change of the site", "Changement du site"),
        None => locale.pick("Restamped", "Redaté"),
    }
}

/// A restamp of a whole site, or a change of many of its articles, in a sentence.
pub fn restamp(locale: Locale, restamp: &Restamp) -> String {
    let articles = count(locale, restamp.articles, "article", "articles");
    let when = between(locale, restamp.observed_between);
    let source = &restamp.source;
    if let Some(change) = &restamp.change {
        let english = format!("{articles} of {source} got the same change {when}");
        let french =
            format!("{}{articles} ont reçu le même changement, {when}", label(locale, source));
        let what = locale.pick(&change.en, &change.fr);
        return format!("{}{what}", label(locale, &locale.pick(english, french)));
    }
    locale.pick(
        format!("{articles} of {} got a new date and no other change {when}.", restamp.source),
        format!(
            "{}{articles} ont reçu une nouvelle date et aucun autre changement, {when}.",
            label(locale, &restamp.source)
        ),
    )
}
