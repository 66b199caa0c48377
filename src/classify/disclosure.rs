//! How the publisher declared a revision: the first that holds.

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::Sights;
use crate::compare::{Movement, Step, movements, sentences};
use crate::model::{
    Change, DeclaredIn, Disclosure, Extraction, Field, Op, Origin, Precision, Stamp, StampKind,
};

/// The disclosure with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    /// How it was declared.
    pub(super) disclosure: Disclosure,
    /// Where, if it was.
    pub(super) declared_in: Option<DeclaredIn>,
    /// Neither version carries an update stamp.
    pub(super) unstamped: bool,
    /// The earlier version's update stamp is gone.
    pub(super) stamp_removed: bool,
    /// The stamp moved to a time before the last sight of the earlier text.
    pub(super) stamp_predates_edit: bool,
    /// The update stamp that declares the edit.
    pub(super) stamp: Option<Stamp>,
}

/// How the publisher declared what changed. `content_changed` is whether the significance is at least
/// minor.
pub(super) fn of(
    before: &Extraction,
    after: &Extraction,
    changes: &[Change],
    content_changed: bool,
    sights: Option<&Sights>,
) -> Declaration {
    let zone = sights.and_then(|sights| sights.timezone.as_ref());
    let published = movements(before, after, StampKind::Published, zone);
    let updated = movements(before, after, StampKind::Updated, zone);
    let forward =
        updated.iter().find(|movement| matches!(movement.step, Step::Forward | Step::Appeared));
    let stamp = forward.and_then(|movement| movement.after.clone());
    let notice = changes.iter().any(adds_notice);
    let backward = published.iter().chain(&updated).any(|movement| movement.step == Step::Backward);
    let stamps_changed = !published.is_empty() || !updated.is_empty();
    let unmoved = if updated.is_empty() { update_stamp(after) } else { None };
    let disclosure = if backward {
        Disclosure::Backdated
    } else if content_changed && (stamp.is_some() || notice) {
        Disclosure::Declared
    } else if !content_changed && stamps_changed {
        Disclosure::StampOnly
    } else if !content_changed {
        Disclosure::None
    } else if sights.zip(unmoved).is_some_and(|(sights, stamp)| may_be_of_that_day(stamp, sights)) {
        Disclosure::Undetermined
    } else {
        Disclosure::Stealth
    };
    let predates =
        sights.zip(stamp.as_ref()).is_some_and(|(sights, stamp)| predates(stamp, sights));
    Declaration {
        disclosure,
        declared_in: (disclosure == Disclosure::Declared).then(|| place(stamp.as_ref())),
        unstamped: update_stamp(before).is_none() && update_stamp(after).is_none(),
        stamp_removed: updated.iter().any(is_removal),
        stamp_predates_edit: predates,
        stamp,
    }
}

fn is_removal(movement: &Movement) -> bool {
    movement.step == Step::Vanished
}

/// A notice was added, or one that was there tells more: it has more sentences now.
fn adds_notice(change: &Change) -> bool {
    let count = |text: &Option<String>| text.as_deref().map_or(0, |text| sentences(text).len());
    change.field == Field::Notice
        && match change.op {
            Op::Insert => true,
            Op::Replace => count(&change.after) > count(&change.before),
            Op::Delete | Op::Move => false,
        }
}

fn place(stamp: Option<&Stamp>) -> DeclaredIn {
    match stamp.map(|stamp| stamp.origin) {
        None => DeclaredIn::Notice,
        Some(Origin::Text | Origin::Time) => DeclaredIn::Page,
        Some(Origin::JsonLd | Origin::Meta | Origin::Itemprop | Origin::Inferred) => {
            DeclaredIn::Metadata
        }
    }
}

/// The update stamp that a reader or a machine would find first.
fn update_stamp(side: &Extraction) -> Option<&Stamp> {
    let listed = side.stamps.iter().filter(|found| found.kind == StampKind::Updated);
    let all = side.updated.iter().chain(listed.map(|found| &found.stamp));
    all.min_by_key(|stamp| stamp.origin)
}

/// Whether the stamp names only a day, and that day is not before the last sight of the earlier text.
/// Where nobody says the zone, a day ends when it has ended everywhere on earth: a second edit on a
/// stamped day must not be called stealth.
fn may_be_of_that_day(stamp: &Stamp, sights: &Sights) -> bool {
    let farthest_west = || TimeZone::fixed(Offset::constant(-12));
    let zone = sights.timezone.clone().unwrap_or_else(farthest_west);
    stamp.value.precision() == Precision::Day
        && stamp.value.date >= zone.to_datetime(sights.earlier_last).date()
}

/// Whether the stamp names a time that was over at the last sight of the earlier text. Unknown, and
/// so `false`, where neither the page nor the source says the zone.
fn predates(stamp: &Stamp, sights: &Sights) -> bool {
    end(stamp, sights.timezone.as_ref()).is_some_and(|end| end <= sights.earlier_last)
}

/// The end of the day, minute or second that a stamp names.
fn end(stamp: &Stamp, zone: Option<&TimeZone>) -> Option<Timestamp> {
    let value = stamp.value;
    if value.precision() == Precision::Day {
        let next = value.date.checked_add(1.day()).ok()?;
        return zone?.to_timestamp(next.to_datetime(jiff::civil::Time::midnight())).ok();
    }
    let zone = zone.cloned().or_else(|| value.offset.map(TimeZone::fixed))?;
    let seconds = if value.precision() == Precision::Second { 1 } else { 60 };
    value.instant(&zone)?.checked_add(SignedDuration::from_secs(seconds)).ok()
}
