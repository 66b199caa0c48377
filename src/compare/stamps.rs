//! Stamps compared: origin by origin, at the coarser precision, as instants where both are known.

use std::cmp::Ordering;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::model::{
    Change, Extraction, Field, Op, Origin, Precision, Stamp, StampKind, StampValue,
};

/// The order in which origins are asked.
const ORIGINS: [Origin; 5] =
    [Origin::Text, Origin::Time, Origin::JsonLd, Origin::Meta, Origin::Itemprop];

/// What became of the stamps of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Published or updated.
    pub kind: StampKind,
    /// What was done.
    pub step: Step,
    /// The earlier stamp, where there was one.
    pub before: Option<Stamp>,
    /// The later stamp, where there is one.
    pub after: Option<Stamp>,
}

/// What became of a stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It names a later time.
    Forward,
    /// It names an earlier time.
    Backward,
    /// It is there for the first time.
    Appeared,
    /// It is gone.
    Vanished,
}

/// What became of the stamps of one kind. Local times without an offset are read in `zone`.
///
/// The first origin (visible text, `<time>`, JSON-LD, meta, itemprop) that has a stamp on both sides
/// decides whether it moved; in an origin asked before it a stamp can have appeared or vanished. A
/// stamp that only changed its origin has not moved.
pub fn movements(
    before: &Extraction,
    after: &Extraction,
    kind: StampKind,
    zone: Option<&TimeZone>,
) -> Vec<Movement> {
    let movement = |step, before: Option<&Stamp>, after: Option<&Stamp>| Movement {
        kind,
        step,
        before: before.cloned(),
        after: after.cloned(),
    };
    let sides = ORIGINS.map(|origin| (find(before, kind, origin), find(after, kind, origin)));
    let decider = sides.iter().position(|(old, new)| old.is_some() && new.is_some());
    let above = &sides[..decider.unwrap_or(sides.len())];
    let old = above.iter().find_map(|(old, _)| *old);
    let new = above.iter().find_map(|(_, new)| *new);
    let Some((Some(earlier), Some(later))) = decider.and_then(|at| sides.get(at)).copied() else {
        return unshared(old, new, zone).map(|step| movement(step, old, new)).into_iter().collect();
    };
    let step = match order(&earlier.value, &later.value, zone) {
        Ordering::Less => Some(Step::Forward),
        Ordering::Greater => Some(Step::Backward),
        Ordering::Equal => None,
    };
    let news = new.filter(|new| step.is_some() || order(&earlier.value, &new.value, zone).is_ne());
    let told = [
        news.map(|new| movement(Step::Appeared, None, Some(new))),
        old.filter(|_| new.is_none()).map(|old| movement(Step::Vanished, Some(old), None)),
        step.map(|step| movement(step, Some(earlier), Some(later))),
    ];
    told.into_iter().flatten().collect()
}

/// No origin has a stamp on both sides: what stands elsewhere with the same time has not moved.
fn unshared(old: Option<&Stamp>, new: Option<&Stamp>, zone: Option<&TimeZone>) -> Option<Step> {
    match (old, new) {
        (None, None) => None,
        (None, Some(_)) => Some(Step::Appeared),
        (Some(_), None) => Some(Step::Vanished),
        (Some(old), Some(new)) => {
            order(&old.value, &new.value, zone).is_ne().then_some(Step::Appeared)
        }
    }
}

/// The changes that tell the movements.
pub(super) fn changes(movements: &[Movement]) -> Vec<Change> {
    let told = movements.iter().map(|movement| {
        let before = movement.before.as_ref().filter(|_| movement.step != Step::Appeared);
        let after = movement.after.as_ref();
        Change {
            field: Field::Stamp,
            op: match (before, after) {
                (None, _) => Op::Insert,
                (_, None) => Op::Delete,
                _ => Op::Replace,
            },
            before: before.map(|stamp| stamp.text.clone()),
            after: after.map(|stamp| stamp.text.clone()),
            from: None,
            to: None,
            words: Vec::new(),
        }
    });
    told.collect()
}

/// The stamp of a kind and an origin; the chosen one where `stamps` does not list it.
fn find(extraction: &Extraction, kind: StampKind, origin: Origin) -> Option<&Stamp> {
    let chosen = match kind {
        StampKind::Published => &extraction.published,
        StampKind::Updated => &extraction.updated,
    };
    let chosen = chosen.as_ref().filter(|stamp| stamp.origin == origin);
    let listed =
        extraction.stamps.iter().filter(|found| found.kind == kind).map(|found| &found.stamp);
    chosen.or_else(|| listed.into_iter().find(|stamp| stamp.origin == origin))
}

/// How two values stand in time, at the coarser of their precisions.
pub(super) fn order(a: &StampValue, b: &StampValue, zone: Option<&TimeZone>) -> Ordering {
    if a.precision().min(b.precision()) == Precision::Day {
        return order_days(a, b, zone);
    }
    let seconds = a.seconds && b.seconds;
    let at = |value: &StampValue| -> Option<Timestamp> {
        match (value.offset, zone) {
            (None, None) => None,
            (_, zone) => value.instant(zone.unwrap_or(&TimeZone::UTC)),
        }
    };
    if let (Some(x), Some(y)) = (at(a), at(b)) {
        return unit(x.as_second(), seconds).cmp(&unit(y.as_second(), seconds));
    }
    let local = |value: &StampValue| {
        let since =
            value.local().duration_since(jiff::civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
        unit(since.as_secs(), seconds)
    };
    let (x, y) = (local(a), local(b));
    let one_has_offset = a.offset.is_some() != b.offset.is_some();
    if one_has_offset && could_be_one(a, b) { Ordering::Equal } else { x.cmp(&y) }
}

fn unit(seconds: i64, precise: bool) -> i64 {
    if precise { seconds } else { seconds.div_euclid(60) }
}

/// Days are compared as written; an instant also as the day it is in the publisher's zone.
fn order_days(a: &StampValue, b: &StampValue, zone: Option<&TimeZone>) -> Ordering {
    let in_zone = |value: &StampValue| {
        let zone = zone.filter(|_| value.offset.is_some())?;
        Some(zone.to_datetime(value.instant(zone)?).date())
    };
    let same = a.date == b.date || in_zone(a) == Some(b.date) || in_zone(b) == Some(a.date);
    if same { Ordering::Equal } else { a.date.cmp(&b.date) }
}

/// Whether a local time without a zone and an instant can be the same moment: they differ by an offset
/// that exists (whole quarters of an hour, from -12 to +14 hours).
fn could_be_one(a: &StampValue, b: &StampValue) -> bool {
    let (instant, local) = if a.offset.is_some() { (a, b) } else { (b, a) };
    if instant.local() == local.local() {
        return true;
    }
    let Some(utc) = instant.instant(&TimeZone::UTC) else { return false };
    let utc = TimeZone::UTC.to_datetime(utc);
    let apart: SignedDuration = local.local().duration_since(utc);
    let minutes = apart.as_secs().div_euclid(60);
    minutes % 15 == 0 && (-12 * 60..=14 * 60).contains(&minutes)
}
