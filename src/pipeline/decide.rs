//! What a text means for an article that is already known: the heart of a visit, as a pure function.

use jiff::Timestamp;

use crate::classify::judge;
use crate::model::{Change, Comparison, Disclosure, Extraction, Field, Significance};
use crate::store::ArticleState;

/// After so many fetches in a row that each showed another text, the page is called unstable.
const FLICKERS: u32 = 5;

/// What a text means for an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// The first text of this article: its baseline.
    First,
    /// The text that is known.
    Same,
    /// Another text: to be looked at again before anything is told.
    Suspected,
    /// The text that is suspected, seen again before its time.
    Waiting,
    /// The suspected text stands.
    Confirmed,
    /// What was suspected stands in another text, too: that one becomes the version.
    ConfirmedOtherwise,
    /// A third text: what was suspected cannot be relied on, the new one is.
    Shifted,
    /// The known text is back: what was suspected was a flicker.
    Returned,
    /// Every fetch shows another text.
    Unstable,
    /// It is another page in the article's place: absence, not an edit.
    NotTheArticle,
}

/// Decides what `seen` means at the instant `at`.
pub(super) fn decide(state: &ArticleState, seen: &Extraction, at: Timestamp) -> Decision {
    let Some(current) = &state.current else { return Decision::First };
    let change = judge(&current.extraction, seen, None);
    if !change.comparable {
        return Decision::NotTheArticle;
    }
    let Some(pending) = &state.pending else {
        return if is_nothing(&change) { Decision::Same } else { Decision::Suspected };
    };
    if is_nothing(&change) {
        return Decision::Returned;
    }
    let shift = judge(&pending.extraction, seen, None);
    let stands = is_nothing(&shift);
    let stands_otherwise =
        !stands && shared_change(&judge(&current.extraction, &pending.extraction, None), &change);
    if stands || stands_otherwise {
        return match pending.confirm_at {
            Some(due) if at < due => Decision::Waiting,
            _ if stands => Decision::Confirmed,
            _ => Decision::ConfirmedOtherwise,
        };
    }
    if pending.mismatches + 1 < FLICKERS { Decision::Shifted } else { Decision::Unstable }
}

/// Whether a comparison found nothing at all.
pub(super) fn is_nothing(comparison: &Comparison) -> bool {
    comparison.significance == Significance::None && comparison.disclosure == Disclosure::None
}

/// Whether two comparisons with the same earlier side have an edit of the content in common: then
/// it stands, whatever else moves on the page.
fn shared_change(one: &Comparison, other: &Comparison) -> bool {
    let content = |change: &&Change| change.field != Field::Stamp;
    one.changes.iter().filter(content).any(|a| {
        other
            .changes
            .iter()
            .any(|b| (a.field, a.op, &a.before, &a.after) == (b.field, b.op, &b.before, &b.after))
    })
}
