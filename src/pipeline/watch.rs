//! How a visit changes what is remembered of an article between visits, as pure functions.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Terms;
use super::sighting::Gone;
use crate::model::Validators;
use crate::schedule::next_check;
use crate::store::{ArticleState, Watch};

/// After the article was seen: failures and absence are forgotten, the next look follows its age.
pub(super) fn seen(
    state: &ArticleState,
    validators: Option<Validators>,
    terms: &Terms,
    at: Timestamp,
) -> Watch {
    Watch {
        last_check_at: Some(at),
        next_check_at: next_check(age(state, at), since_edit(state, at), at, &terms.recheck),
        validators: validators.unwrap_or_else(|| state.watch.validators.clone()),
        failures: 0,
        failing_since: None,
        last_error: None,
        gone_since: None,
        gone_looks: 0,
        withdrawn_at: None,
        strange: None,
        ..state.watch.clone()
    }
}

/// After nothing could be learned: the next look is the later, the longer this goes on.
pub(super) fn failed(state: &ArticleState, reason: String, terms: &Terms, at: Timestamp) -> Watch {
    let failures = state.watch.failures.saturating_add(1);
    Watch {
        last_check_at: Some(at),
        next_check_at: at + backoff(failures, terms),
        failures,
        failing_since: state.watch.failing_since.or(Some(at)),
        last_error: Some(reason),
        ..state.watch.clone()
    }
}

/// After the article was not there: counted apart from failures, and anew once the whole site was not.
pub(super) fn gone(state: &ArticleState, gone: &Gone, terms: &Terms, at: Timestamp) -> Watch {
    let recovered = state.source.recovered_at;
    let since = state.watch.gone_since.filter(|since| recovered.is_none_or(|end| *since >= end));
    let looks = since.map_or(1, |_| state.watch.gone_looks.saturating_add(1));
    Watch {
        last_check_at: Some(at),
        next_check_at: at + backoff(looks, terms),
        failures: 0,
        failing_since: None,
        last_error: Some(format!("not there: {}", gone.reason)),
        gone_since: since.or(Some(at)),
        gone_looks: looks,
        strange: gone.strange,
        ..state.watch.clone()
    }
}

/// Twice as long after each failure, from the shortest interval to the longest pause.
fn backoff(failures: u32, terms: &Terms) -> SignedDuration {
    let doubled = 1_i32 << failures.saturating_sub(1).min(16);
    terms.recheck.min_interval.saturating_mul(doubled).min(terms.max_backoff)
}

fn age(state: &ArticleState, at: Timestamp) -> SignedDuration {
    let stamped = state.current.as_ref().and_then(|version| {
        let published = version.extraction.published.as_ref()?;
        published.value.instant(&TimeZone::UTC)
    });
    let born = stamped.map_or(state.added_at, |stamp| stamp.min(state.added_at));
    at.duration_since(born)
}

fn since_edit(state: &ArticleState, at: Timestamp) -> Option<SignedDuration> {
    state.watch.last_edit_at.map(|edit| at.duration_since(edit))
}
