//! How a visit changes what is remembered of an article between visits, as pure functions.

use jiff::{SignedDuration, Timestamp};

use super::sighting::Gone;
use super::{Terms, outlook};
use crate::model::Validators;
use crate::store::{ArticleState, Watch};

/// After the article was seen: failures and absence are forgotten, the policy says when to look next.
pub(super) fn seen(
    state: &ArticleState,
    validators: Option<Validators>,
    terms: &Terms,
    at: Timestamp,
) -> Watch {
    Watch {
        last_check_at: Some(at),
        next_check_at: outlook::plan(state, state.learned.edits, terms, at).at,
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

/// After the article was seen with an edit: more are likely to come.
pub(super) fn edited(
    state: &ArticleState,
    validators: Option<Validators>,
    terms: &Terms,
    at: Timestamp,
) -> Watch {
    let edits = state.learned.edits.saturating_add(1);
    Watch {
        last_edit_at: Some(at),
        next_check_at: outlook::plan(state, edits, terms, at).at,
        ..seen(state, validators, terms, at)
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
