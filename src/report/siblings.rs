//! How the languages of one document stand beside each other, in words.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{languages, words};
use crate::model::{Locale, Revision, SiblingState};

/// Edits so far apart are of one change, which reached its languages one after the other.
const TOGETHER: SignedDuration = SignedDuration::from_hours(24);

/// Where the other languages of an edited document stand: "Edited in French on 19 May 2023; English
/// unchanged since 17 May 2023." `None` where no sibling is watched.
pub fn standing(locale: Locale, revision: &Revision, siblings: &[SiblingState]) -> Option<String> {
    let edited = revision.observed_between[1];
    let own = languages::name(locale, revision.article.language.as_deref());
    let others: Vec<String> =
        siblings.iter().map(|sibling| other(locale, sibling, edited)).collect();
    let (day, others) = (day(locale, edited), others.join(locale.pick("; ", "\u{a0}; ")));
    (!siblings.is_empty()).then(|| {
        locale.pick(
            format!("Edited in {own} on {day}; {others}."),
            format!("Modifié en {own} le {day}\u{a0}; {others}."),
        )
    })
}

/// Whether a sibling has not followed an edit that was seen at this instant, although it was looked
/// at since.
pub fn lags(sibling: &SiblingState, edited: Timestamp) -> bool {
    let since = sibling.edited_at.map(|at| edited.duration_since(at));
    sibling.last_seen_at >= edited && since.is_none_or(|since| since > TOGETHER)
}

fn other(locale: Locale, sibling: &SiblingState, edited: Timestamp) -> String {
    let language = languages::name(locale, sibling.article.language.as_deref());
    match sibling.edited_at {
        Some(at) if edited.duration_since(at) <= TOGETHER => {
            let edited = locale.pick("edited on", "modifié le");
            format!("{language} {edited} {}", day(locale, at))
        }
        _ if lags(sibling, edited) => {
            let unchanged = locale.pick("unchanged since", "inchangé depuis le");
            format!("{language} {unchanged} {}", day(locale, sibling.unchanged_since))
        }
        _ => {
            let seen = day(locale, sibling.last_seen_at);
            locale.pick(
                format!("{language} last seen on {seen}, before this edit"),
                format!("{language} vu le {seen} pour la dernière fois, avant cette modification"),
            )
        }
    }
}

/// Figures that may disagree, as questions: "French says 12, English 21?".
pub fn questions(locale: Locale, revision: &Revision, siblings: &[SiblingState]) -> Vec<String> {
    let here = languages::name(locale, revision.article.language.as_deref());
    let asked = siblings.iter().flat_map(|sibling| {
        let there = languages::name(locale, sibling.article.language.as_deref());
        sibling.disagreements.iter().map(move |one| (there.clone(), one))
    });
    let worded = asked.map(|(there, one)| {
        locale.pick(
            format!("{here} says {}, {there} {}?", one.here, one.there),
            format!("{here}\u{a0}: {}, {there}\u{a0}: {}\u{a0}?", one.here, one.there),
        )
    });
    worded.collect()
}

/// What is said beside a revision of the other languages of its document.
pub(super) fn beside(
    locale: Locale,
    revision: &Revision,
    siblings: &[SiblingState],
) -> Vec<String> {
    let standing = standing(locale, revision, siblings);
    standing.into_iter().chain(questions(locale, revision, siblings)).collect()
}

fn day(locale: Locale, at: Timestamp) -> String {
    words::day(locale, TimeZone::UTC.to_datetime(at).date())
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
            assert_eq!(
                (lags(&english, edited), other(Locale::En, &english, edited).as_str()),
                (lagging, told)
            );
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
        let siblings = [english];
        assert_eq!(
            questions(Locale::En, &revision, &siblings),
            ["French says 1 500, English 1,800?"]
        );
        assert_eq!(
            beside(Locale::Fr, &revision, &siblings).last().unwrap(),
            "français\u{a0}: 1 500, anglais\u{a0}: 1,800\u{a0}?"
        );
    }
}
