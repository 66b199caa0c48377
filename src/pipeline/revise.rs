//! What a visit writes when something was edited: first a suspicion, then a revision.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::draft::{
    Draft, article_ref, discard, facts, next_number, side, sight, source_ref, validators, version,
    version_ref,
};
use super::noise::SharedEdit;
use super::record::new_address;
use super::sighting::Text;
use super::tell::new_id;
use super::visit::Visit;
use super::{Pipeline, watch};
use crate::classify::{Known, Sights, judge_knowing};
use crate::model::{Extraction, Revision, VersionRef, digest};
use crate::store::{
    ArticleState, NewVersion, VersionRefKey, VersionState, VisitRecord, Watch, Write,
};

/// What is known of an edit: the noise to leave out of it, and who else shows it.
#[derive(Clone, Copy)]
pub(super) struct Edit<'a> {
    pub(super) known: &'a Known,
    pub(super) shared: Option<&'a SharedEdit>,
}

/// The later side of a revision: what was read, how it is named, and when it was first seen.
struct Later<'a> {
    read: &'a Extraction,
    side: VersionRef,
    first_seen_at: Timestamp,
    key: VersionRefKey,
}

impl Pipeline {
    /// Another text: stored with its body, told to nobody until it was seen again.
    pub(super) fn record_suspicion(
        &self,
        state: &ArticleState,
        text: Text,
        mismatches: u32,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let confirm_at = at + self.terms.confirm_after;
        let watch = watch::seen(state, validators(Some(&text)), &self.terms, at);
        let told = self.tell_whereabouts(state, Some(&text), at);
        let page = new_address(Some(&text));
        let suspected = NewVersion {
            confirm_at: Some(confirm_at),
            mismatches,
            first_seen_at: state.pending.as_ref().map_or(at, |pending| pending.first_seen_at),
            ..version(text, None, at)
        };
        Draft::new(state, at, Watch { next_check_at: confirm_at, ..watch })
            .page(page)
            .write(discard(state.pending.as_ref()))
            .write([Write::Version { slot: 0, version: suspected }])
            .write(told)
            .done(Visit::Suspected(confirm_at))
    }

    /// The suspected text again, before its time.
    pub(super) fn record_waiting(
        &self,
        state: &ArticleState,
        text: Option<&Text>,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let due = state.pending.as_ref().and_then(|pending| pending.confirm_at).unwrap_or(at);
        let watch = watch::seen(state, validators(text), &self.terms, at);
        Draft::new(state, at, Watch { next_check_at: due, ..watch })
            .write(sight(state.pending.as_ref()))
            .done(Visit::Suspected(due))
    }

    /// The suspected text stands: it becomes a version, with its revision and what is told of it.
    pub(super) fn record_revision(
        &self,
        state: &ArticleState,
        text: Option<&Text>,
        edit: Edit<'_>,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let (Some(current), Some(pending)) = (&state.current, &state.pending) else {
            return self.record_same(state, text, at);
        };
        let number = next_number(current);
        let key = VersionRefKey::Stored(pending.id);
        let stored = [Write::Confirm { version: key, number }];
        let later = Later {
            read: &pending.extraction,
            side: version_ref(pending, number),
            first_seen_at: pending.first_seen_at,
            key,
        };
        let watch = watch::edited(state, validators(text), &self.terms, at);
        let writes = sight(Some(pending)).into_iter().chain(stored);
        let draft = Draft::new(state, at, watch).write(writes);
        self.finish(draft, state, current, &later, edit)
    }

    /// The edit stands, but within another text than the suspected one.
    pub(super) fn record_other_revision(
        &self,
        state: &ArticleState,
        text: Text,
        edit: Edit<'_>,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let (Some(current), Some(pending)) = (&state.current, &state.pending) else {
            return self.record_same(state, Some(&text), at);
        };
        let watch = watch::edited(state, validators(Some(&text)), &self.terms, at);
        let number = next_number(current);
        let read = text.extraction.clone();
        let sha256 = digest::sha256(&text.capture.body);
        let version =
            NewVersion { first_seen_at: pending.first_seen_at, ..version(text, Some(number), at) };
        let later = Later {
            side: side(&read, number, at, sha256),
            read: &read,
            first_seen_at: pending.first_seen_at,
            key: VersionRefKey::Slot(0),
        };
        let draft = Draft::new(state, at, watch)
            .write(discard(Some(pending)))
            .write([Write::Version { slot: 0, version }]);
        self.finish(draft, state, current, &later, edit)
    }

    /// The revision and its event, in the same record as the version.
    fn finish(
        &self,
        draft: Draft,
        state: &ArticleState,
        current: &VersionState,
        later: &Later<'_>,
        edit: Edit<'_>,
    ) -> (VisitRecord, Visit) {
        let at = draft.at();
        let mut revision = revision(state, current, later, edit.known, at);
        let of_the_site = edit.shared.filter(|shared| shared.is_of_the_site());
        if let Some(shared) = of_the_site {
            revision.site_change = Some(shared.digest.clone());
            shared.tell_in(&mut revision.comparison);
        }
        let written = Write::Revision {
            from: VersionRefKey::Stored(current.id),
            to: later.key,
            revision: Box::new(revision.clone()),
        };
        let told = self.tell_revision(revision.clone());
        let told = match of_the_site {
            Some(shared) => Write::TellShared { told, digest: shared.digest.clone() },
            None => Write::Tell(told),
        };
        draft
            .page(Some(facts(later.read)))
            .write(self.tell_whereabouts(state, None, at))
            .write([written, told])
            .done(Visit::Revised(Box::new(revision)))
    }
}

/// What changed between the known text and the later one, with the times between which it happened.
fn revision(
    state: &ArticleState,
    current: &VersionState,
    later: &Later<'_>,
    known: &Known,
    at: Timestamp,
) -> Revision {
    let zone = state.source.timezone.as_deref();
    let sights = Sights {
        earlier_last: current.last_seen_at,
        later_first: later.first_seen_at,
        timezone: zone.and_then(|name| TimeZone::get(name).ok()),
    };
    Revision {
        id: new_id(at),
        source: source_ref(state),
        article: article_ref(state, Some(later.read)),
        from: version_ref(current, current.number.unwrap_or(0)),
        to: later.side.clone(),
        observed_between: [current.last_seen_at, later.first_seen_at],
        detected_at: at,
        site_change: None,
        comparison: judge_knowing(&current.extraction, later.read, Some(&sights), known).comparison,
    }
}
