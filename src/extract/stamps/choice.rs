//! Which of the stamps of a kind is the page's word.

use jiff::civil::Date;

use super::candidates::Candidate;
use crate::model::{Origin, Stamp, StampKind};

/// The stamp of a kind: visible words first, then `<time>`, JSON-LD, meta, microdata; a label first; of
/// a list of changes the last. A date without a label does not stand against metadata that says
/// another day.
pub(super) fn choose(candidates: &[Candidate], kind: StampKind) -> Option<Stamp> {
    let of_kind = || candidates.iter().filter(move |candidate| candidate.found.kind == kind);
    let best =
        of_kind().min_by_key(|candidate| (candidate.found.stamp.origin, !candidate.labelled))?;
    let data = of_kind().filter(|candidate| candidate.found.stamp.origin > Origin::Time);
    let firm = data.min_by_key(|candidate| candidate.found.stamp.origin);
    let chosen = match firm {
        Some(firm) if !best.labelled && far(day(best), day(firm)) => firm,
        _ => last_of_list(best, candidates),
    };
    Some(chosen.found.stamp.clone())
}

/// The latest of the stamps like this one in the list that it stands in.
fn last_of_list<'a>(first: &'a Candidate, candidates: &'a [Candidate]) -> &'a Candidate {
    let alike = candidates.iter().filter(|other| {
        first.list.is_some()
            && other.list == first.list
            && other.labelled == first.labelled
            && (other.found.kind, other.found.stamp.origin)
                == (first.found.kind, first.found.stamp.origin)
    });
    let mut last = first;
    for other in alike {
        if other.found.stamp.value.local() > last.found.stamp.value.local() {
            last = other;
        }
    }
    last
}

fn day(candidate: &Candidate) -> Date {
    candidate.found.stamp.value.date
}

/// More than a day apart: less may be another zone.
fn far(a: Date, b: Date) -> bool {
    (a - b).get_days().abs() > 1
}
