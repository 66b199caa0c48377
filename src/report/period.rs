//! What happened in a span of time, and how often: what every format of a digest is made from.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::restamp::{self, Restamp};
use crate::model::{Disclosure, Event, EventKind, Revision, Significance};

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
            sources: by_source(&edits),
            events: tally(self.events.iter().map(|event| event.kind.as_str())),
        }
    }
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
        let desk = SourceCounts { revisions: 3, stealth: 2, substantive: 2 };
        assert_eq!(counts.sources.get("harbour-office"), Some(&desk));
    }
}
