//! Many articles of a source that got a new date together, with nothing else edited, or the same change:
//! told once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::sitewide;
use crate::model::{Disclosure, Revision, Summaries};

/// So many articles of one source with a new date and no other change are the work of its system, not
/// of its editors.
const MANY: usize = 10;

/// They are found within so long of one another: the slowest of usual re-checks.
const TOGETHER: SignedDuration = SignedDuration::from_hours(24);

/// One site-wide restamp, or one change of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restamp {
    /// The name of the source.
    pub source: String,
    /// How many articles got it.
    pub articles: usize,
    /// Last sight of the first old date, first sight of the last new one.
    pub observed_between: [Timestamp; 2],
    /// What the change is, in a sentence; `None` where it is a new date and nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Summaries>,
}

/// The revisions to be told one by one, in their order, and the restamps that the others are part of.
pub(super) fn divide(revisions: &[Revision]) -> (Vec<&Revision>, Vec<Restamp>) {
    let groups: Vec<Vec<&Revision>> =
        groups(revisions).into_iter().filter(|group| articles(group) >= MANY).collect();
    let shared = sitewide::groups(revisions);
    // The first of a shared change is told with its text.
    let others = shared.iter().flat_map(|group| group.iter().skip(1));
    let grouped: BTreeSet<&str> =
        groups.iter().flatten().chain(others).map(|one| one.id.as_str()).collect();
    let single = revisions.iter().filter(|one| !grouped.contains(one.id.as_str())).collect();
    let restamps = groups.iter().filter_map(|group| restamp(group, None));
    let change = |group: &[&Revision]| Some(group.first()?.comparison.summaries.clone());
    let changes = shared.iter().filter_map(|group| restamp(group, change(group)));
    (single, restamps.chain(changes).collect())
}

/// The revisions that are nothing but a new date, by source, in groups that were found together.
fn groups(revisions: &[Revision]) -> Vec<Vec<&Revision>> {
    let mut by_source: BTreeMap<&str, Vec<&Revision>> = BTreeMap::new();
    for one in revisions.iter().filter(|one| one.comparison.disclosure == Disclosure::StampOnly) {
        by_source.entry(one.source.name.as_str()).or_default().push(one);
    }
    let sorted = by_source.into_values().map(|mut of_source| {
        of_source.sort_by_key(|one| one.detected_at);
        of_source
    });
    sorted.flat_map(together).collect()
}

/// Cuts the revisions of a source where one is too long after the first of its group.
fn together(sorted: Vec<&Revision>) -> Vec<Vec<&Revision>> {
    sorted.into_iter().fold(Vec::new(), |mut groups: Vec<Vec<&Revision>>, one| {
        let first = groups.last().and_then(|group| group.first());
        let near = first
            .is_some_and(|first| one.detected_at.duration_since(first.detected_at) <= TOGETHER);
        match groups.last_mut() {
            Some(group) if near => group.push(one),
            _ => groups.push(vec![one]),
        }
        groups
    })
}

fn articles(group: &[&Revision]) -> usize {
    group.iter().map(|one| one.article.id).collect::<BTreeSet<_>>().len()
}

fn restamp(group: &[&Revision], change: Option<Summaries>) -> Option<Restamp> {
    Some(Restamp {
        source: group.first()?.source.name.clone(),
        articles: articles(group),
        observed_between: [
            group.iter().map(|one| one.observed_between[0]).min()?,
            group.iter().map(|one| one.observed_between[1]).max()?,
        ],
        change,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Period, samples};

    fn restamped(article: i64) -> Revision {
        let mut one = samples::declared();
        one.id = format!("restamp-{article}");
        one.article.id = article;
        one.comparison.disclosure = Disclosure::StampOnly;
        one
    }

    #[test]
    fn many_articles_with_a_new_date_are_one_restamp_and_a_few_are_not() {
        let few: Vec<Revision> = (0..9).map(restamped).collect();
        assert_eq!(divide(&few), (few.iter().collect(), Vec::new()));
        let many: Vec<Revision> = (0..300).map(restamped).chain([samples::declared()]).collect();
        let (single, restamps) = divide(&many);
        assert_eq!(single, [&samples::declared()]);
        assert_eq!(restamps.len(), 1);
        assert_eq!((restamps[0].articles, restamps[0].source.as_str()), (300, "harbour-office"));
    }

    #[test]
    fn one_article_that_is_stamped_daily_is_no_restamp_of_the_site() {
        let daily: Vec<Revision> =
            (0..12).map(|day| Revision { id: format!("day-{day}"), ..restamped(7) }).collect();
        assert!(divide(&daily).1.is_empty());
    }

    #[test]
    fn articles_that_are_stamped_one_a_day_are_no_restamp_of_the_site() {
        let day = SignedDuration::from_hours(20);
        let slow: Vec<Revision> = (0..12)
            .map(restamped)
            .zip(0..)
            .map(|(one, days)| Revision { detected_at: one.detected_at + day * days, ..one })
            .collect();
        assert!(divide(&slow).1.is_empty());
    }

    #[test]
    fn every_report_tells_a_restamp_once() {
        let revisions: Vec<Revision> = (0..12).map(restamped).collect();
        let period = Period { revisions, events: Vec::new(), ..samples::period() };
        assert_eq!((period.counts().revisions, period.counts().restamped), (0, 12));
        for text in samples::told(&period) {
            assert_eq!(text.matches("12 articles of harbour-office got a new date").count(), 1);
            assert!(!text.contains("Timetable of the night ferries"), "{text}");
        }
    }
}
