//! Changes and stamps to a verdict: which facts differ, how much it matters, whether it was declared.

mod disclosure;
mod edits;
mod facts;
mod home;
mod moving;
mod siblings;
mod significance;
mod stats;
mod summary;
#[cfg(test)]
mod tests;

pub use siblings::disagreements;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::compare::compare_in;
use crate::model::{Comparison, Extraction, QualityPair, Significance, Stats};

/// When the two versions were seen. A comparison of two files has none.
#[derive(Debug, Clone)]
pub struct Sights {
    /// The last sight of the earlier version.
    pub earlier_last: Timestamp,
    /// The first sight of the later version.
    pub later_first: Timestamp,
    /// The zone of stamps that name none, where the source's configuration says.
    pub timezone: Option<TimeZone>,
}

/// Compares two versions and says what the difference amounts to.
///
/// Where one side is not the article nothing is compared. Equal content gives disclosure `none`,
/// significance `none` and no changes.
pub fn judge(before: &Extraction, after: &Extraction, sights: Option<&Sights>) -> Comparison {
    let quality = QualityPair { before: before.quality.clone(), after: after.quality.clone() };
    let quality = home::judged(before, after, quality);
    if !quality.before.is_article() || !quality.after.is_article() {
        return incomparable(quality);
    }
    let zone = sights.and_then(|sights| sights.timezone.as_ref());
    let changes = compare_in(before, after, zone).changes;
    let edits = edits::between(before, after, &changes);
    let facts = facts::facts(before, after, &changes, &edits);
    let significance = significance::of(&changes, &edits, &facts);
    let verdict =
        disclosure::of(before, after, &changes, significance >= Significance::Minor, sights);
    let summaries = summary::of(&changes, &edits, &facts, &verdict, significance);
    Comparison {
        comparable: true,
        disclosure: verdict.disclosure,
        declared_in: verdict.declared_in,
        unstamped: verdict.unstamped,
        stamp_removed: verdict.stamp_removed,
        stamp_predates_edit: verdict.stamp_predates_edit,
        significance,
        summary: summaries.en.clone(),
        summaries,
        stats: stats::of(&changes, &edits),
        facts,
        changes,
        quality,
    }
}

fn incomparable(quality: QualityPair) -> Comparison {
    let summaries = summary::incomparable(&quality);
    Comparison {
        comparable: false,
        disclosure: crate::model::Disclosure::None,
        declared_in: None,
        unstamped: false,
        stamp_removed: false,
        stamp_predates_edit: false,
        significance: Significance::None,
        facts: Vec::new(),
        changes: Vec::new(),
        summary: summaries.en.clone(),
        summaries,
        stats: Stats::default(),
        quality,
    }
}
