//! What a visit writes when there was no text: gone, resting, failed. Absence is not an edit.

use jiff::Timestamp;
use serde_json::json;

use super::draft::Draft;
use super::visit::Visit;
use super::{Pipeline, watch};
use crate::model::EventKind;
use crate::store::{ArticleState, VisitRecord, Watch, Write};

/// "Gone": the publisher says that it is not coming back (RFC 9110, section 15.5.11).
const GONE: u16 = 410;

/// So many looks must have found nothing before a 404 is called a withdrawal.
const LOOKS: u32 = 3;

impl Pipeline {
    /// Not there. Told as `article.withdrawn` once: at 410 at once, else after a while and three looks.
    pub(super) fn record_gone(
        &self,
        state: &ArticleState,
        status: u16,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let watch = watch::gone(state, status, &self.terms, at);
        let since = watch.gone_since.unwrap_or(at);
        let long_gone =
            at.duration_since(since) >= self.terms.withdrawn_after && watch.gone_looks >= LOOKS;
        let is_news = state.current.is_some()
            && watch.withdrawn_at.is_none()
            && (status == GONE || long_gone);
        let told = is_news.then(|| {
            let about = [("status", json!(status)), ("since", json!(since))];
            Write::Tell(self.tell_article(EventKind::ArticleWithdrawn, state, at, &about))
        });
        let withdrawn_at = if is_news { Some(at) } else { watch.withdrawn_at };
        Draft::new(state, at, Watch { withdrawn_at, ..watch }).write(told).done(Visit::Gone)
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
