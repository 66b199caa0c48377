//! What happened in a span of time, and how often: what every format of a digest is made from.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::restamp::{self, Restamp};
use super::siblings;
use super::timeline::Timeline;
use crate::model::{Disclosure, Event, EventKind, Locale, Revision, SiblingState, Significance};

/// The disclosures in the order in which they are told: what was hidden first.
pub const TELLING: [Disclosure; 6] = [
    Disclosure::Stealth,
    Disclosure::Backdated,
    Disclosure::Undetermined,
    Disclosure::Declared,
    Disclosure::StampOnly,
    Disclosure::None,
];

/// The significances in the order in which they are told: what matters most first.
pub const WEIGHTS: [Significance; 4] =
    [Significance::Substantive, Significance::Minor, Significance::Cosmetic, Significance::None];

/// All that happened in a span of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// What the report is called.
    pub title: String,
    /// Where the span begins; `None` where it has no beginning.
    pub since: Option<Timestamp>,
    /// Where it ends.
    pub until: Timestamp,
    /// The revisions recorded in it, newest first.
    pub revisions: Vec<Revision>,
    /// What else happened: withdrawals, returns, moves, failing sources; newest first.
    pub events: Vec<Event>,
    /// When the report was made.
    pub generated_at: Timestamp,
    /// The language that the report is written in.
    pub locale: Locale,
    /// How the other languages of edited documents stand, by the id of the revision.
    pub siblings: BTreeMap<String, Vec<SiblingState>>,
    /// Where each revision has a page of its own: the address before its id.
    pub pages: Option<String>,
}

/// How often what happened. Only what did is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All revisions but those of a restamp.
    pub revisions: usize,
    /// Articles that got nothing but a new date, with all of their site.
    pub restamped: usize,
    /// Revisions by the word for their disclosure.
    pub disclosure: BTreeMap<&'static str, usize>,
    /// Revisions by the word for their significance.
    pub significance: BTreeMap<&'static str, usize>,
    /// Revisions by the word for their disclosure, then by that for their significance.
    pub verdicts: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    /// Revisions by the name of their source.
    pub sources: BTreeMap<String, SourceCounts>,
    /// Other events by their type.
    pub events: BTreeMap<&'static str, usize>,
}

/// The revisions of one source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SourceCounts {
    /// All.
    pub revisions: usize,
    /// Those that nothing on the page declares.
    pub stealth: usize,
    /// Those that matter most.
    pub substantive: usize,
}

impl Period {
    /// The revisions to be told one by one, and the restamps of whole sites that are told once each.
    pub fn divided(&self) -> (Vec<&Revision>, Vec<Restamp>) {
        restamp::divide(&self.revisions)
    }

    /// When the revisions were recorded.
    pub fn timeline(&self) -> Timeline {
        Timeline::of(&self.divided().0, self.since, self.until)
    }

    /// The revisions to be told one by one, by the UTC day on which they were recorded, the newest
    /// first; within a day by what matters most.
    pub fn days(&self) -> Vec<(Date, Vec<&Revision>)> {
        let mut days: BTreeMap<Date, Vec<&Revision>> = BTreeMap::new();
        for one in self.divided().0 {
            let day = TimeZone::UTC.to_datetime(one.detected_at).date();
            days.entry(day).or_default().push(one);
        }
        for of_day in days.values_mut() {
            of_day.sort_by_key(|one| rank(one));
        }
        days.into_iter().rev().collect()
    }

    /// What is said beside a revision of the other languages of its document.
    pub fn beside(&self, revision: &Revision) -> Vec<String> {
        let family = self.siblings.get(&revision.id).map_or(&[][..], Vec::as_slice);
        siblings::beside(self.locale, revision, family)
    }

    /// Counts what happened.
    pub fn counts(&self) -> Counts {
        let (edits, restamps) = self.divided();
        let verdicts = || edits.iter().map(|revision| &revision.comparison);
        Counts {
            revisions: edits.len(),
            restamped: restamps
                .iter()
                .filter(|restamp| restamp.change.is_none())
                .map(|restamp| restamp.articles)
                .sum(),
            disclosure: tally(verdicts().map(|verdict| verdict.disclosure.as_str())),
            significance: tally(verdicts().map(|verdict| verdict.significance.as_str())),
            verdicts: by_verdict(&edits),
            sources: by_source(&edits),
            events: tally(self.events.iter().map(|event| event.kind.as_str())),
        }
    }
}

/// Where a revision stands among those of its day: the lowest first.
fn rank(revision: &Revision) -> (usize, usize, Reverse<Timestamp>) {
    let verdict = &revision.comparison;
    let place = TELLING.iter().position(|one| *one == verdict.disclosure);
    let weight = WEIGHTS.iter().position(|one| *one == verdict.significance);
    (weight.unwrap_or_default(), place.unwrap_or_default(), Reverse(revision.detected_at))
}

fn by_verdict(edits: &[&Revision]) -> BTreeMap<&'static str, BTreeMap<&'static str, usize>> {
    let mut verdicts: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
    for verdict in edits.iter().map(|revision| &revision.comparison) {
        let row = verdicts.entry(verdict.disclosure.as_str()).or_default();
        *row.entry(verdict.significance.as_str()).or_default() += 1;
    }
    verdicts
}

fn by_source(edits: &[&Revision]) -> BTreeMap<String, SourceCounts> {
    let mut sources: BTreeMap<String, SourceCounts> = BTreeMap::new();
    for revision in edits {
        let counts = sources.entry(revision.source.name.clone()).or_default();
        let verdict = &revision.comparison;
        counts.revisions += 1;
        counts.stealth += usize::from(verdict.disclosure == Disclosure::Stealth);
        counts.substantive += usize::from(verdict.significance == Significance::Substantive);
    }
    sources
}

impl Counts {
    /// How many revisions were disclosed like this.
    pub fn of_disclosure(&self, disclosure: Disclosure) -> usize {
        self.disclosure.get(disclosure.as_str()).copied().unwrap_or(0)
    }

    /// How many revisions matter this much.
    pub fn of_significance(&self, significance: Significance) -> usize {
        self.significance.get(significance.as_str()).copied().unwrap_or(0)
    }

    /// How many revisions were disclosed like this and matter this much.
    pub fn of_verdict(&self, disclosure: Disclosure, significance: Significance) -> usize {
        let row = self.verdicts.get(disclosure.as_str());
        row.and_then(|row| row.get(significance.as_str())).copied().unwrap_or(0)
    }

    /// How many events of this kind there were beside the revisions.
    pub fn of_event(&self, kind: EventKind) -> usize {
        self.events.get(kind.as_str()).copied().unwrap_or(0)
    }
}

fn tally(words: impl Iterator<Item = &'static str>) -> BTreeMap<&'static str, usize> {
    words.fold(BTreeMap::new(), |mut counts, word| {
        *counts.entry(word).or_default() += 1;
        counts
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn a_period_is_counted_by_disclosure_significance_source_and_event() {
        let counts = samples::period().counts();
        assert_eq!(counts.revisions, 4);
        assert_eq!(counts.disclosure.values().sum::<usize>(), counts.revisions);
        assert_eq!(counts.significance.values().sum::<usize>(), counts.revisions);
        assert_eq!(counts.of_disclosure(Disclosure::Stealth), 2);
        assert_eq!(counts.of_significance(Significance::Substantive), 2);
        assert_eq!(counts.of_event(EventKind::ArticleWithdrawn), 1);
        assert_eq!(counts.of_event(EventKind::ArticleMoved), 0);
        assert_eq!(counts.of_verdict(Disclosure::Stealth, Significance::Substantive), 2);
        assert_eq!(counts.of_verdict(Disclosure::Stealth, Significance::Minor), 0);
        let desk = SourceCounts { revisions: 3, stealth: 2, substantive: 2 };
        assert_eq!(counts.sources.get("harbour-office"), Some(&desk));
    }

    #[test]
    fn a_day_begins_with_what_matters_most() {
        let period = samples::period();
        let days = period.days();
        assert_eq!(days.len(), 1);
        let told = days[0].1.iter().map(|one| one.comparison.disclosure).collect::<Vec<_>>();
        assert_eq!(
            told,
            [Disclosure::Stealth, Disclosure::Stealth, Disclosure::Declared, Disclosure::StampOnly]
        );
    }
}
