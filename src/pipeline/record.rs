//! What a visit writes when nothing was edited: a first text, the known one, a flicker.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::draft::{Draft, article_ref, discard, facts, sight, source_ref, validators, version};
use super::sighting::Text;
use super::visit::Visit;
use super::{Pipeline, watch};
use crate::model::{EventKind, address};
use crate::store::{ArticleState, PageFacts, VisitRecord, Watch, Write};

/// So many flickers of an article make it unstable.
const FLIPS: u32 = 3;

impl Pipeline {
    /// The baseline of an article; told as `article.published` where its source is not new itself.
    pub(super) fn record_first(
        &self,
        state: &ArticleState,
        text: Text,
        identity: Option<String>,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let watch = watch::seen(state, validators(Some(&text)), &self.terms, at);
        let page = PageFacts { url: text.moved_to.clone(), identity, ..facts(&text.extraction) };
        let is_new = state.source.baseline_at.is_some_and(|baseline| state.added_at > baseline);
        let article = article_ref(state, Some(&text.extraction));
        let told = is_new.then(|| {
            self.tell(EventKind::ArticlePublished, at, source_ref(state), Some(article), &[])
        });
        Draft::new(state, at, watch)
            .page(Some(page))
            .write([Write::Version { slot: 0, version: version(text, Some(1), at) }])
            .write(told.map(Write::Tell))
            .done(Visit::First)
    }

    /// Where the text belongs is not known yet. The visit counts, so that two articles that wait for
    /// each other do so once, and nobody is asked at each beat.
    pub(super) fn record_later(&self, state: &ArticleState, at: Timestamp) -> (VisitRecord, Visit) {
        let due = at + self.terms.confirm_after;
        let watch = Watch { last_check_at: Some(at), next_check_at: due, ..state.watch.clone() };
        Draft::new(state, at, watch).done(Visit::Suspected(due))
    }

    /// The article is sent on to where another one is watched: nothing is said of its own text.
    pub(super) fn record_lent(&self, state: &ArticleState, at: Timestamp) -> (VisitRecord, Visit) {
        let watch = watch::seen(state, None, &self.terms, at);
        let told = self.tell_whereabouts(state, None, at);
        Draft::new(state, at, watch).write(told).done(Visit::Same)
    }

    /// The known text: its last sight moves.
    pub(super) fn record_same(
        &self,
        state: &ArticleState,
        text: Option<&Text>,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let watch = watch::seen(state, validators(text), &self.terms, at);
        Draft::new(state, at, watch)
            .page(new_address(text))
            .write(sight(state.current.as_ref()))
            .write(self.tell_whereabouts(state, text, at))
            .done(Visit::Same)
    }

    /// The known text is back: nothing was edited, but the page flickers.
    pub(super) fn record_return(
        &self,
        state: &ArticleState,
        text: &Text,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let flips = state.watch.flips.saturating_add(1);
        let watch = Watch { flips, ..watch::seen(state, validators(Some(text)), &self.terms, at) };
        self.record_flicker(state, watch, at, flips >= FLIPS)
    }

    /// Every fetch shows another text: the known one stays the known one.
    pub(super) fn record_unstable(
        &self,
        state: &ArticleState,
        text: &Text,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let watch = watch::seen(state, validators(Some(text)), &self.terms, at);
        self.record_flicker(state, watch, at, true)
    }

    /// What was suspected is forgotten; an unstable article is told of once.
    fn record_flicker(
        &self,
        state: &ArticleState,
        watch: Watch,
        at: Timestamp,
        unstable: bool,
    ) -> (VisitRecord, Visit) {
        let is_news = unstable && watch.unstable_at.is_none();
        let unstable_at = if is_news { Some(at) } else { watch.unstable_at };
        let reason = json!("the page shows different texts at different fetches");
        let told = is_news.then(|| {
            self.tell_article(EventKind::ArticleUnstable, state, at, &[("reason", reason)])
        });
        Draft::new(state, at, Watch { unstable_at, ..watch })
            .write(discard(state.pending.as_ref()))
            .write(sight(state.current.as_ref()))
            .write(self.tell_whereabouts(state, None, at))
            .write(told.map(Write::Tell))
            .done(Visit::Same)
    }

    /// What an answer says beside its text: an article that was gone is back, or has moved.
    pub(super) fn tell_whereabouts(
        &self,
        state: &ArticleState,
        text: Option<&Text>,
        at: Timestamp,
    ) -> Vec<Write> {
        let restored = state.watch.withdrawn_at.map(|since| {
            let about = [("since", json!(since))];
            Write::Tell(self.tell_article(EventKind::ArticleRestored, state, at, &about))
        });
        let moved = text
            .and_then(|text| text.moved_to.as_deref())
            .filter(|after| state.current.is_some() && !address::same_page(after, &state.url));
        let moved = moved.map(|after| {
            let about = [("before", json!(state.url)), ("after", json!(after))];
            Write::Tell(self.tell_article(EventKind::ArticleMoved, state, at, &about))
        });
        restored.into_iter().chain(moved).collect()
    }

    /// An event about an article.
    pub(super) fn tell_article(
        &self,
        kind: EventKind,
        state: &ArticleState,
        at: Timestamp,
        about: &[(&str, Value)],
    ) -> crate::store::Told {
        let read = state.current.as_ref().map(|version| &version.extraction);
        self.tell(kind, at, source_ref(state), Some(article_ref(state, read)), about)
    }
}

/// Where the article is fetched from now on, if a permanent redirect says so.
pub(super) fn new_address(text: Option<&Text>) -> Option<PageFacts> {
    let text = text?;
    let url = text.moved_to.clone()?;
    Some(PageFacts { url: Some(url), ..facts(&text.extraction) })
}
