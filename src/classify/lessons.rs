//! What is learned of a host: which fragments move at each fetch while all other text stands.
//!
//! A lesson needs more than one change: an edit changes once and stands, a mass correction changes on
//! many pages once and stands. What moves again at the next fetch, on one page five times in a row or
//! on several pages twice, is no edit.

use std::collections::BTreeSet;

use super::fragments::{Fragment, variants};
use super::noise::{Known, touched};
use super::teaser::is_lead;
use crate::compare::{compare, is_text, normal};
use crate::model::{Change, Extraction, Field, Moves, Op, Skeleton, SkeletonKind};

/// More fragments than this that move at once are a new text.
const MOST: usize = 4;
/// So many fetches in a row on one page: DESIGN's five.
const ALONE: u32 = 5;
/// Two texts in turn on one page: there, back, and there again. As often the same words must move on
/// several pages: a mass correction may be put right once more, hardly at the very next look twice.
const IN_TURN: u32 = 3;
/// At so many fetches in a row on each of several pages.
const AGAIN: u32 = 2;
/// Several pages.
const SEVERAL: usize = 3;
/// Pages enough where each has words of its own and keeps them until the next look.
const MANY: usize = 8;

/// A fragment that moved between two fetches of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    /// By what it is recognised.
    pub skeleton: Skeleton,
    /// Its text at the earlier fetch; `None` where it came.
    pub before: Option<String>,
    /// Its text at the later fetch; `None` where it went.
    pub after: Option<String>,
}

/// Something that is noise from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// What moved, with its last move as the example.
    pub example: Observed,
    /// The only article that it holds for; `None` for all of the host.
    pub article: Option<i64>,
    /// From what it was learned, in words.
    pub reason: String,
}

/// What two fetches of a page teach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Study {
    /// What moved, where all other text stood: the rows of the article as they are now.
    pub moved: Vec<Moves>,
    /// What is known to be noise now.
    pub lessons: Vec<Lesson>,
}

/// What the fetch of an article teaches beside the one before it. `quick` where it is the confirming
/// fetch of a suspicion; `rows` are the moves recorded of the host, before this one.
pub fn study(
    article: i64,
    fetches: [&Extraction; 2],
    quick: bool,
    known: &Known,
    rows: &[Moves],
) -> Study {
    let [before, after] = fetches;
    let observed = moved(before, after, known).unwrap_or_default();
    let rows = observed.iter().fold(rows.to_vec(), |rows, one| counted(rows, article, quick, one));
    let lessons = observed.iter().filter_map(|one| lesson(article, one, &rows)).collect();
    let is_new = |row: &Moves| {
        row.article == article && observed.iter().any(|one| one.skeleton == row.skeleton)
    };
    Study { moved: rows.iter().filter(|row| is_new(row)).cloned().collect(), lessons }
}

/// The rows with one more move.
fn counted(mut rows: Vec<Moves>, article: i64, quick: bool, one: &Observed) -> Vec<Moves> {
    let is_it = |row: &Moves| row.article == article && row.skeleton == one.skeleton;
    let at = rows.iter().position(is_it);
    let (row, quicks, swaps) = at.map_or((0, 0, 0), |at| {
        let found = rows.swap_remove(at);
        (found.row, found.quick, found.swaps)
    });
    rows.push(Moves {
        article,
        skeleton: one.skeleton.clone(),
        row: row + 1,
        quick: quicks + u32::from(quick),
        swaps: swaps + u32::from(one.before.is_some() && one.after.is_some()),
        before: one.before.clone(),
        after: one.after.clone(),
    });
    rows
}

/// Whether so much has been seen of a skeleton that it is noise.
fn lesson(article: i64, one: &Observed, rows: &[Moves]) -> Option<Lesson> {
    let own: Vec<&Moves> = rows
        .iter()
        .filter(|row| row.skeleton == one.skeleton && !is_told_closer(row, rows))
        .collect();
    let pages = |is: &dyn Fn(&Moves) -> bool| own.iter().filter(|row| is(row)).count();
    let again = |row: &Moves| row.row >= AGAIN;
    let here = own.iter().find(|row| row.article == article).map_or(0, |row| row.row);
    let lesson = |article, reason: String| Some(Lesson { example: one.clone(), article, reason });
    let fetch = format!("at {AGAIN} fetches in a row or more on");
    if is_lead_in(&one.skeleton) && (pages(&again) > 0 || pages(&|row| row.swaps > 0) >= SEVERAL) {
        let count = own.len();
        return lesson(None, format!("a lead-in to other pages that moved on {count} article(s)"));
    }
    let quickly = pages(&|row| again(row) && row.quick > 0);
    if quickly >= SEVERAL {
        return lesson(None, format!("moved {fetch} {quickly} articles, within a suspicion too"));
    }
    let same = pages(&|row| row.row >= IN_TURN && row.after == one.after);
    if same >= SEVERAL {
        let reason =
            format!("moved to the same words on {same} articles, {IN_TURN} times in a row");
        return lesson(None, reason);
    }
    let words = own.iter().filter(|row| again(row)).map(|row| &row.after).collect::<BTreeSet<_>>();
    let often = pages(&again);
    if words.len() >= MANY || pages(&|row| row.row >= ALONE) >= SEVERAL {
        return lesson(None, format!("moved {fetch} {often} articles"));
    }
    let in_turn = one.skeleton.kind == SkeletonKind::Variants && here >= IN_TURN;
    if in_turn {
        return lesson(Some(article), "two texts served in turn".to_owned());
    }
    let reason = || format!("moved at {here} fetches in a row while all other text stood");
    if here >= ALONE { lesson(Some(article), reason()) } else { None }
}

fn is_lead_in(skeleton: &Skeleton) -> bool {
    skeleton.kind == SkeletonKind::Opening && is_lead(&skeleton.text)
}

/// Whether the same moves of the article have a skeleton that says more: an opening is learned only
/// where it is not merely a number in the same words, or two texts in turn.
fn is_told_closer(row: &Moves, rows: &[Moves]) -> bool {
    let closer = |other: &Moves| {
        other.article == row.article
            && other.after == row.after
            && other.row == row.row
            && match other.skeleton.kind {
                SkeletonKind::Numbers => true,
                SkeletonKind::Variants => row.row >= AGAIN,
                SkeletonKind::Opening => false,
            }
    };
    row.skeleton.kind == SkeletonKind::Opening
        && !is_lead_in(&row.skeleton)
        && rows.iter().any(closer)
}

/// What moved between two fetches of a page; `None` where anything else changed.
fn moved(before: &Extraction, after: &Extraction, known: &Known) -> Option<Vec<Observed>> {
    let (old, new) = differing(before, after, known)?;
    let pairs = paired(old, new)?;
    let forgotten =
        |(old, new): &&Pair| old.iter().chain(new).any(|fragment| known.has_forgotten(fragment));
    Some(pairs.iter().filter(|pair| !forgotten(pair)).flat_map(observed).collect())
}

/// A fragment at two fetches.
type Pair = (Option<Fragment>, Option<Fragment>);

/// All that a pair may be recognised by.
fn observed((old, new): &Pair) -> Vec<Observed> {
    let common = old.as_ref().zip(new.as_ref()).map(|(old, new)| old.common(new));
    let common = common.unwrap_or_default();
    let sides = old.iter().chain(new).filter(|_| common.is_empty());
    let leads: BTreeSet<Skeleton> = sides.filter_map(lead_in).collect();
    let exact = variants(old.as_ref(), new.as_ref());
    let skeletons = common.into_iter().chain(leads).chain(exact);
    let text = |side: &Option<Fragment>| side.as_ref().map(|one| one.text.clone());
    skeletons.map(|skeleton| Observed { skeleton, before: text(old), after: text(new) }).collect()
}

/// The lead-in of a fragment that came, went, or stands for one of another kind.
fn lead_in(fragment: &Fragment) -> Option<Skeleton> {
    let text = fragment.opening().filter(|opening| is_lead(opening))?;
    Some(Skeleton { kind: SkeletonKind::Opening, place: fragment.place.clone(), text })
}

/// The fragments that differ and are not known to be noise, of both sides; `None` where anything but
/// words changed, or more than a few fragments.
fn differing(
    before: &Extraction,
    after: &Extraction,
    known: &Known,
) -> Option<(Vec<Fragment>, Vec<Fragment>)> {
    let changes = compare(before, after).changes;
    let words = |change: &Change| {
        change.field == Field::Link || (is_text(change.field) && change.op != Op::Move)
    };
    if !changes.iter().all(words) {
        return None;
    }
    let (old, new) = touched(&changes);
    let (old, new) = (open(before, &old, known), open(after, &new, known));
    let (only_old, only_new) = (less(&old, &new), less(&new, &old));
    (only_old.len() <= MOST && only_new.len() <= MOST).then_some((only_old, only_new))
}

/// The fragments of these blocks that are not known to be noise.
fn open(side: &Extraction, blocks: &BTreeSet<usize>, known: &Known) -> Vec<Fragment> {
    let found = blocks.iter().filter_map(|at| Some((*at, side.blocks.get(*at)?)));
    found
        .flat_map(|(at, block)| Fragment::of(at, block))
        .filter(|fragment| !known.has_learned(fragment))
        .collect()
}

/// The fragments of one side that the other lacks.
fn less(side: &[Fragment], other: &[Fragment]) -> Vec<Fragment> {
    let mut there: Vec<String> = other.iter().map(|one| normal(&one.text)).collect();
    let gone = |one: &&Fragment| match there.iter().position(|text| *text == normal(&one.text)) {
        Some(at) => {
            there.swap_remove(at);
            false
        }
        None => true,
    };
    side.iter().filter(gone).cloned().collect()
}

/// Which fragment became which: those that have a skeleton in common, in order, then one that is left on
/// each side. `None` where more are left than can be told.
fn paired(old: Vec<Fragment>, mut new: Vec<Fragment>) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for fragment in old {
        match new.iter().position(|other| !fragment.common(other).is_empty()) {
            Some(at) => pairs.push((Some(fragment), Some(new.remove(at)))),
            None => left.push(fragment),
        }
    }
    match (left.as_slice(), new.as_slice()) {
        ([_], [_]) => pairs.push((left.pop(), new.pop())),
        (_, []) => pairs.extend(left.into_iter().map(|one| (Some(one), None))),
        ([], _) => pairs.extend(new.into_iter().map(|one| (None, Some(one)))),
        _ => return None,
    }
    Some(pairs)
}

/// What moves on a page at this very moment: by what to leave out the fragments that differ between the
/// suspecting fetch and the confirming one, and those of the known text in whose place they stand. What
/// is left of the change stands in both fetches. `None` where the two differ in more than that.
pub fn passing(
    current: &Extraction,
    suspected: &Extraction,
    seen: &Extraction,
    known: &Known,
) -> Option<Vec<Skeleton>> {
    let (old, new) = differing(suspected, seen, known)?;
    let exact = |one: &Fragment| variants(Some(one), None);
    let mut skeletons: Vec<Skeleton> = old.iter().chain(&new).filter_map(exact).collect();
    for (one, other) in old.iter().flat_map(|one| new.iter().map(move |other| (one, other))) {
        skeletons.extend(one.common(other));
    }
    let changes = compare(current, seen).changes;
    let gone = open(current, &touched(&changes).0, &known.clone().and(skeletons.clone()));
    let stays = |one: &Fragment| {
        let text = normal(&one.text);
        let has = |side: &Extraction| side.blocks.iter().any(|b| normal(&b.text).contains(&text));
        has(suspected) || has(seen)
    };
    let before_them = gone.iter().filter(|one| !stays(one));
    let in_place =
        before_them.filter(|one| new.iter().any(|other| same_gap(current, one, seen, other)));
    let predecessors: Vec<Skeleton> = in_place.filter_map(exact).collect();
    if predecessors.len() <= new.len() {
        skeletons.extend(predecessors);
    }
    Some(skeletons)
}

/// Whether two fragments stand at the same place: within the same words, or between the same blocks.
fn same_gap(one: &Extraction, a: &Fragment, other: &Extraction, b: &Fragment) -> bool {
    let text = |side: &Extraction, at: Option<usize>| {
        at.and_then(|at| side.blocks.get(at)).map(|block| normal(&block.text))
    };
    let both = |shift: fn(usize) -> Option<usize>| {
        text(one, shift(a.block)) == text(other, shift(b.block))
    };
    a.place == b.place && both(|at| at.checked_sub(1)) && both(|at| at.checked_add(1))
}

/// What a user teaches by calling the difference of two versions noise: the closest skeleton of each
/// fragment that differs. `None` where it is more than words of the text.
pub fn taught(before: &Extraction, after: &Extraction) -> Option<Vec<Observed>> {
    let (old, new) = differing(before, after, &Known::default())?;
    let pairs = paired(old, new)?;
    let closest = |pair: &Pair| {
        let all = observed(pair);
        let named = |one: &&Observed| match one.skeleton.kind {
            SkeletonKind::Numbers => true,
            SkeletonKind::Opening => !one.skeleton.text.ends_with(char::is_alphanumeric),
            SkeletonKind::Variants => false,
        };
        all.iter().find(named).or(all.last()).cloned()
    };
    Some(pairs.iter().filter_map(closest).collect())
}
