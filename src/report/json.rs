//! Reports for machines: one JSON object on one line.

use std::collections::BTreeMap;

use serde::Serialize;

use super::restamp::Restamp;
use super::{Counts, Period, Sheet, Timeline};
use crate::model::{Event, Revision, SiblingState};

/// The comparison of the sheet: `comparable, disclosure, declared_in, significance, facts,
/// changes, summary, stats, quality`.
pub fn sheet(sheet: &Sheet) -> String {
    line(&sheet.comparison)
}

/// `{since, until, counts, timeline, revisions, siblings, restamps, events}`: `revisions` are all, those
/// of a restamp too; `siblings` are the watched languages of a revised document, by the revision's id.
pub fn period(period: &Period) -> String {
    line(&Digest {
        since: period.since.map(|at| at.to_string()),
        until: period.until.to_string(),
        counts: period.counts(),
        timeline: period.timeline(),
        revisions: &period.revisions,
        siblings: &period.siblings,
        restamps: period.divided().1,
        events: &period.events,
    })
}

#[derive(Serialize)]
struct Digest<'a> {
    since: Option<String>,
    until: String,
    counts: Counts,
    timeline: Timeline,
    revisions: &'a [Revision],
    siblings: &'a BTreeMap<String, Vec<SiblingState>>,
    restamps: Vec<Restamp>,
    events: &'a [Event],
}

/// Values of the model, whose keys are texts and whose numbers are finite, always have a JSON.
fn line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::report::samples;
    use serde_json::Value;

    #[test]
    fn a_sheet_is_its_comparison() {
        let sample = samples::sheet();
        let json = sheet(&sample);
        assert_eq!(serde_json::from_str::<Comparison>(&json).unwrap(), sample.comparison);
        assert!(!json.contains('\n'));
        let object: Value = serde_json::from_str(&json).unwrap();
        for key in [
            "comparable",
            "disclosure",
            "declared_in",
            "significance",
            "facts",
            "changes",
            "summary",
            "stats",
            "quality",
        ] {
            assert!(object.get(key).is_some(), "{key}");
        }
    }

    #[test]
    fn a_period_is_counted_and_listed() {
        let json: Value = serde_json::from_str(&period(&samples::period())).unwrap();
        assert_eq!(json["since"], "2023-05-15T00:00:00Z");
        assert_eq!(json["counts"]["revisions"], 4);
        assert_eq!(json["counts"]["disclosure"]["stealth"], 2);
        assert_eq!(json["revisions"].as_array().map(Vec::len), Some(4));
        assert_eq!(json["events"][0]["type"], "article.withdrawn");
    }
}
