//! What a visit writes when there was no text: gone, resting, failed. Absence is not an edit.

use jiff::Timestamp;
use serde_json::json;

use super::draft::{Draft, discard};
use super::sighting::Gone;
use super::visit::Visit;
use super::{Pipeline, Result, watch};
use crate::compare::fingerprint;
use crate::model::EventKind;
use crate::store::{ArticleState, VisitRecord, Watch, Write};

/// "Gone": the publisher says that it is not coming back (RFC 9110, section 15.5.11).
const GONE: u16 = 410;

/// So many looks must have found nothing before a 404 is called a withdrawal.
const LOOKS: u32 = 3;

impl Pipeline {
    /// Not there. It goes on where a later article shows its text; else it is told as
    /// `article.withdrawn` once: at 410 at once, else after a while and three looks, and not while the
    /// whole site fails.
    pub(super) async fn record_gone(
        &self,
        state: &ArticleState,
        gone: Gone,
        at: Timestamp,
    ) -> Result<(VisitRecord, Visit)> {
        if let Some(other) = self.later(state).await? {
            return Ok(self.record_continued(state, &other, at));
        }
        let watch = watch::gone(state, &gone, &self.terms, at);
        let since = watch.gone_since.unwrap_or(at);
        let long_gone =
            at.duration_since(since) >= self.terms.withdrawn_after && watch.gone_looks >= LOOKS;
        let is_new = state.current.is_some() && watch.withdrawn_at.is_none();
        let is_told = is_new
            && (gone.status == GONE || long_gone && !self.is_held_back(state, since, at).await?);
        let told = is_told.then(|| {
            let about = [
                ("status", json!(gone.status)),
                ("since", json!(since)),
                ("reason", json!(gone.reason)),
            ];
            Write::Tell(self.tell_article(EventKind::ArticleWithdrawn, state, at, &about))
        });
        let watch =
            Watch { withdrawn_at: told.as_ref().map(|_| at).or(watch.withdrawn_at), ..watch };
        // What was suspected and turned out to stand everywhere was never the article's.
        let pending = state.pending.as_ref();
        let template =
            pending.filter(|one| gone.strange.is_some_and(|it| it == fingerprint(&one.extraction)));
        Ok(Draft::new(state, at, watch).write(discard(template)).write(told).done(Visit::Gone))
    }

    /// Nothing was learned; the reason is kept and shown.
    pub(super) fn record_failure(
        &self,
        state: &ArticleState,
        reason: String,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let watch = watch::failed(state, reason.clone(), &self.terms, at);
        Draft::new(state, at, watch).done(Visit::Failed(reason))
    }
}

/// The host asked to be left alone: no failure, only later.
pub(super) fn record_rest(
    state: &ArticleState,
    until: Timestamp,
    at: Timestamp,
) -> (VisitRecord, Visit) {
    let reason = format!("its host asked to be left alone until {until}");
    let last_error = state.watch.last_error.clone().or(Some(reason));
    let watch = Watch { next_check_at: until.max(at), last_error, ..state.watch.clone() };
    Draft::new(state, at, watch).done(Visit::Resting)
}
