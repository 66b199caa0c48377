//! Changes and stamps to a verdict: which facts differ, how much it matters, whether it was declared.

mod disclosure;
mod edits;
mod facts;
mod fragments;
mod home;
mod lessons;
mod moving;
mod noise;
mod siblings;
mod significance;
mod stats;
mod summary;
mod teaser;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::compare::compare_in;
use crate::model::{Change, Comparison, Disclosure, Extraction, QualityPair, Significance, Stats};
use noise::Why;

pub use lessons::{Lesson, Observed, Study, passing, study, taught};
pub use noise::Known;
pub use siblings::disagreements;

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

/// The verdict on two versions by one who knows the noise of their host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict. Its changes are all, those of noise too; all else is said of the others alone.
    pub comparison: Comparison,
    /// The changes that are no noise.
    pub edits: Vec<Change>,
    /// Each edit of the words in short, wherever it stands: what makes two articles' edits the same.
    pub wordings: Vec<String>,
    /// Whether a teaser came, went or changed that is known by its structure alone: recorded, once.
    pub teaser: bool,
}

impl Judgement {
    /// Whether nothing is to be told, but perhaps recorded.
    pub fn is_quiet(&self) -> bool {
        self.comparison.is_nothing()
    }

    /// Whether it is the text that is known.
    pub fn is_nothing(&self) -> bool {
        self.is_quiet() && !self.teaser
    }
}

/// Compares two versions and says what the difference amounts to.
///
/// Where one side is not the article nothing is compared. Equal content gives disclosure `none`,
/// significance `none` and no changes.
pub fn judge(before: &Extraction, after: &Extraction, sights: Option<&Sights>) -> Comparison {
    judge_knowing(before, after, sights, &Known::default()).comparison
}

/// The same by one who knows the noise of the host: it is left out of all but the list of changes.
pub fn judge_knowing(
    before: &Extraction,
    after: &Extraction,
    sights: Option<&Sights>,
    known: &Known,
) -> Judgement {
    let quality = QualityPair { before: before.quality.clone(), after: after.quality.clone() };
    let quality = home::judged(before, after, quality);
    if !quality.before.is_article() || !quality.after.is_article() {
        let (edits, wordings) = (Vec::new(), Vec::new());
        return Judgement { comparison: incomparable(quality), edits, wordings, teaser: false };
    }
    let zone = sights.and_then(|sights| sights.timezone.as_ref());
    let changes = compare_in(before, after, zone).changes;
    let Some(quiet) = noise::quiet(before, after, &changes, known) else {
        return weigh(before, after, changes.clone(), changes, &BTreeSet::new(), sights, quality);
    };
    let edits = compare_in(&quiet.before, &quiet.after, zone).changes;
    weigh(&quiet.before, &quiet.after, edits, changes, &quiet.why, sights, quality)
}

/// Weighs the edits between two sides without noise; `changes` are all.
fn weigh(
    before: &Extraction,
    after: &Extraction,
    told: Vec<Change>,
    changes: Vec<Change>,
    why: &BTreeSet<Why>,
    sights: Option<&Sights>,
    quality: QualityPair,
) -> Judgement {
    let edits = edits::between(before, after, &told);
    let facts = facts::facts(before, after, &told, &edits);
    let significance = significance::of(&told, &edits, &facts);
    let verdict = disclosure::of(before, after, &told, significance >= Significance::Minor, sights);
    let summaries = summary::of(&told, &edits, &facts, why, &verdict, significance);
    let comparison = Comparison {
        comparable: true,
        disclosure: verdict.disclosure,
        declared_in: verdict.declared_in,
        unstamped: verdict.unstamped,
        stamp_removed: verdict.stamp_removed,
        stamp_predates_edit: verdict.stamp_predates_edit,
        significance,
        summary: summaries.en.clone(),
        summaries,
        stats: stats::of(&told, &edits),
        facts,
        changes,
        quality,
    };
    let wordings = edits.wordings(&told);
    Judgement { comparison, edits: told, wordings, teaser: why.contains(&Why::Teaser) }
}

fn incomparable(quality: QualityPair) -> Comparison {
    let summaries = summary::incomparable(&quality);
    Comparison {
        comparable: false,
        disclosure: Disclosure::None,
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
