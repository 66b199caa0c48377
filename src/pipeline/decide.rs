//! What a text means for an article that is already known: the heart of a visit, as a pure function.

use jiff::Timestamp;

use crate::classify::{Known, judge_knowing, passing};
use crate::model::{Change, Extraction, Field, Op};
use crate::store::{ArticleState, VersionState};

/// After so many fetches in a row that each showed another text, the page is called unstable.
const FLICKERS: u32 = 5;

/// What a text means for an article.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// What was suspected stands in another text, too: that one becomes the version. What moved between
    /// the two is noise to it.
    ConfirmedOtherwise(Known),
    /// A third text: what was suspected cannot be relied on, the new one is.
    Shifted,
    /// The known text is back: what was suspected was a flicker.
    Returned,
    /// Every fetch shows another text.
    Unstable,
    /// It is another page in the article's place: absence, not an edit.
    NotTheArticle,
}

/// Decides what `seen` means at the instant `at`, for one who knows the noise of the host.
pub(super) fn decide(
    state: &ArticleState,
    seen: &Extraction,
    at: Timestamp,
    known: &Known,
) -> Decision {
    let Some(current) = &state.current else { return Decision::First };
    let change = judge_knowing(&current.extraction, seen, None, known);
    if !change.comparison.comparable {
        return Decision::NotTheArticle;
    }
    let Some(pending) = &state.pending else {
        return if change.is_nothing() { Decision::Same } else { Decision::Suspected };
    };
    if change.is_nothing() {
        return Decision::Returned;
    }
    let stands = judge_knowing(&pending.extraction, seen, None, known).is_quiet();
    let otherwise = if stands { None } else { standing(current, pending, seen, known) };
    if stands || otherwise.is_some() {
        return match (pending.confirm_at, otherwise) {
            (Some(due), _) if at < due => Decision::Waiting,
            (_, Some(known)) => Decision::ConfirmedOtherwise(known),
            (_, None) => Decision::Confirmed,
        };
    }
    if pending.mismatches + 1 < FLICKERS { Decision::Shifted } else { Decision::Unstable }
}

/// What to leave out so that an edit is left that both the suspecting and the confirming fetch show:
/// then it stands, whatever else moves on the page.
fn standing(
    current: &VersionState,
    pending: &VersionState,
    seen: &Extraction,
    known: &Known,
) -> Option<Known> {
    let (earlier, suspected) = (&current.extraction, &pending.extraction);
    if let Some(moving) = passing(earlier, suspected, seen, known) {
        let known = known.clone().and(moving);
        return (!judge_knowing(earlier, seen, None, &known).is_quiet()).then_some(known);
    }
    let edits = |later| judge_knowing(earlier, later, None, known).edits;
    share_an_edit(&edits(suspected), &edits(seen)).then(|| known.clone())
}

/// Whether two lists of changes with the same earlier side have an edit of the content in common. That
/// both lack what stood there says nothing where other words stand in its place in each.
fn share_an_edit(one: &[Change], other: &[Change]) -> bool {
    let content = |change: &&Change| change.field != Field::Stamp && change.op != Op::Delete;
    one.iter().filter(content).any(|a| {
        other
            .iter()
            .any(|b| (a.field, a.op, &a.before, &a.after) == (b.field, b.op, &b.before, &b.after))
    })
}
