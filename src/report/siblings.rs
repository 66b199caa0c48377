//! How the languages of one document stand beside each other, in words.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::languages;
use crate::model::{Revision, SiblingState};

/// Edits so far apart are of one change, which reached its languages one after the other.
const TOGETHER: SignedDuration = SignedDuration::from_hours(24);

/// Where the other languages of an edited document stand: "edited in French on 19 May 2023; English
/// unchanged since 17 May 2023". `None` where no sibling is watched.
pub fn standing(revision: &Revision, siblings: &[SiblingState]) -> Option<String> {
    let edited = revision.observed_between[1];
    let own = revision.article.language.as_deref();
    let others: Vec<String> = siblings.iter().map(|sibling| other(sibling, edited)).collect();
    (!others.is_empty()).then(|| {
        format!("edited in {} on {}; {}", languages::name(own), day(edited), others.join("; "))
    })
}

/// Whether a sibling has not followed an edit that was seen at this instant, although it was looked
/// at since.
pub fn lags(sibling: &SiblingState, edited: Timestamp) -> bool {
    let since = sibling.edited_at.map(|at| edited.duration_since(at));
    sibling.last_seen_at >= edited && since.is_none_or(|since| since > TOGETHER)
}

fn other(sibling: &SiblingState, edited: Timestamp) -> String {
    let language = languages::name(sibling.article.language.as_deref());
    match sibling.edited_at {
        Some(at) if edited.duration_since(at) <= TOGETHER => {
            format!("{language} edited on {}", day(at))
        }
        _ if sibling.last_seen_at < edited => {
            format!("{language} last seen on {}, before this edit", day(sibling.last_seen_at))
        }
        _ => format!("{language} unchanged since {}", day(sibling.unchanged_since)),
    }
}

/// Figures that may disagree, as a question: "French says 12, English 21?".
pub fn questions(revision: &Revision, sibling: &SiblingState) -> Vec<String> {
    let here = languages::name(revision.article.language.as_deref());
    let there = languages::name(sibling.article.language.as_deref());
    let asked = sibling.disagreements.iter();
    asked.map(|one| format!("{here} says {}, {there} {}?", one.here, one.there)).collect()
}

fn day(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::UTC).strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleRef, Disagreement, FactKind};
    use crate::report::samples;

    fn sibling(language: &str, edited: Option<&str>, seen: &str) -> SiblingState {
        let instant = |text: &str| text.parse::<Timestamp>().unwrap();
        SiblingState {
            article: ArticleRef {
                id: 2,
                url: "https://www.press.example/en".to_owned(),
                title: None,
                language: Some(language.to_owned()),
            },
            version: 1,
            edited_at: edited.map(instant),
            unchanged_since: instant(edited.unwrap_or("2023-05-17T10:00:00Z")),
            last_seen_at: instant(seen),
            disagreements: Vec::new(),
        }
    }

    #[test]
    fn a_language_follows_lags_or_was_not_looked_at() {
        let edited: Timestamp = "2023-05-19T10:00:00Z".parse().unwrap();
        for (edit, seen, lagging, told) in [
            (None, "2023-05-20T10:00:00Z", true, "English unchanged since 17 May 2023"),
            (
                None,
                "2023-05-18T10:00:00Z",
                false,
                "English last seen on 18 May 2023, before this edit",
            ),
            (
                Some("2023-05-19T08:00:00Z"),
                "2023-05-20T10:00:00Z",
                false,
                "English edited on 19 May 2023",
            ),
            (
                Some("2023-05-21T08:00:00Z"),
                "2023-05-22T10:00:00Z",
                false,
                "English edited on 21 May 2023",
            ),
            (
                Some("2023-04-02T08:00:00Z"),
                "2023-05-22T10:00:00Z",
                true,
                "English unchanged since 2 April 2023",
            ),
        ] {
            let english = sibling("en", edit, seen);
            assert_eq!((lags(&english, edited), other(&english, edited).as_str()), (lagging, told));
        }
    }

    #[test]
    fn figures_that_disagree_are_a_question() {
        let mut revision = samples::revision();
        revision.article.language = Some("fr".to_owned());
        let asked = Disagreement {
            kind: FactKind::Number,
            here: "1 500".to_owned(),
            there: "1,800".to_owned(),
        };
        let english = SiblingState {
            disagreements: vec![asked],
            ..sibling("en-GB", None, "2023-05-20T10:00:00Z")
        };
        assert_eq!(questions(&revision, &english), ["French says 1 500, English 1,800?"]);
    }
}
