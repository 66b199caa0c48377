//! Visit an article: fetch, read, decide, record.

use jiff::Timestamp;

use super::absence::record_rest;
use super::decide::{Decision, decide};
use super::identity::Belongs;
use super::noise::Insight;
use super::revise::Edit;
use super::sighting::{self, Gone, Sighting, Text};
use super::whereabouts::Whereabouts;
use super::{PATIENCE, Pipeline, Result, caught, guarded, outlook};
use crate::compare::strangers;
use crate::extract::{Hints, Memory};
use crate::fetch::{Accept, Request};
use crate::model::{Extraction, Revision, Validators};
use crate::store::{ArticleId, ArticleState, StoreError, VisitRecord, Watch, Write};

/// What came of a visit.
#[derive(Debug, Clone, PartialEq)]
pub enum Visit {
    /// Nothing new.
    Same,
    /// The first text was stored: the baseline.
    First,
    /// It is an article that is already watched under another address.
    Merged,
    /// This article goes on at another address, where it is to be looked at now.
    Continued(ArticleId),
    /// Another text was seen; it is looked at again at this instant before it is told.
    Suspected(Timestamp),
    /// An edit was confirmed and recorded.
    Revised(Box<Revision>),
    /// The article is not there; told where it has been so for long enough.
    Gone,
    /// The host asked to be left alone.
    Resting,
    /// Nothing could be learned, with the reason.
    Failed(String),
}

/// Two visits of one article at a time: the second is made again on what the first has recorded.
const TRIES: usize = 3;

impl Pipeline {
    /// Visits one article and records all that came of it in one transaction.
    ///
    /// # Errors
    /// Only the store's. Whatever the site does is a result, recorded and returned.
    pub async fn visit(&self, article: ArticleId) -> Result<Visit> {
        let mut tries = 1;
        loop {
            let looked = match caught(Box::pin(self.look(article))).await {
                Ok(looked) => looked,
                Err(reason) => return self.record_panic(article, reason).await,
            };
            match looked {
                Err(
                    StoreError::Conflict { .. }
                    | StoreError::IdentityTaken { .. }
                    | StoreError::Missing { .. },
                ) if tries < TRIES => {
                    tries += 1;
                }
                result => return result,
            }
        }
    }

    /// When an article that failed is looked at again: where its host asked to be left alone, when it
    /// may be asked again, at least for the first times.
    fn not_before(&self, state: &ArticleState, watch: &Watch) -> Timestamp {
        match self.fetcher.rest(&state.url) {
            Some(until) if watch.failures <= PATIENCE => until,
            Some(until) => until.max(watch.next_check_at),
            None => watch.next_check_at,
        }
    }

    /// A page that makes us fail counts as one that cannot be read: it is looked at ever more rarely.
    async fn record_panic(&self, article: ArticleId, reason: String) -> Result<Visit> {
        let Some(state) = self.store.article(article).await? else { return Ok(Visit::Gone) };
        let (record, visit) = self.record_failure(&state, reason, self.clock.now());
        self.store.record_visit(record).await?;
        Ok(visit)
    }

    async fn look(&self, article: ArticleId) -> Result<Visit> {
        let Some(state) = self.store.article(article).await? else { return Ok(Visit::Gone) };
        let state = self.reread(state).await?;
        let neighbour = match &state.current {
            Some(_) => None,
            None => self.store.neighbour(state.id).await?,
        };
        let sighting = self.fetch(&state, neighbour).await;
        self.keep_hosts().await?;
        let at = sighting.at().unwrap_or_else(|| self.clock.now());
        let (mut record, visit) = match sighting {
            Sighting::Text(text) if state.current.is_none() => {
                match self.first_text(&state, *text, at).await? {
                    Some(done) => done,
                    None => return Ok(Visit::Merged),
                }
            }
            Sighting::Text(text) => self.known_text(&state, *text, at).await?,
            Sighting::NotModified => self.weigh_not_modified(&state, at).await?,
            Sighting::Gone(gone) => self.record_gone(&state, gone, at).await?,
            Sighting::Resting(until) => record_rest(&state, until, at),
            Sighting::NotArticle(quality) => {
                let seen = quality.reasons.join("; ");
                let reason = format!("not the article but {}: {seen}", quality.verdict.as_str());
                self.record_failure(&state, reason, at)
            }
            Sighting::Failed(reason) => {
                let (mut record, visit) = self.record_failure(&state, reason, at);
                record.watch.next_check_at = self.not_before(&state, &record.watch);
                (record, visit)
            }
        };
        record.writes.extend(outlook::taught(&state, &visit, &self.terms, at));
        if visit != Visit::Resting {
            record.writes.extend(self.health(&state, &record.watch, at).await?);
        }
        self.store.record_visit(record).await?;
        Ok(visit)
    }

    /// The first text of an article; none where it turned out to be another article's.
    async fn first_text(
        &self,
        state: &ArticleState,
        text: Text,
        at: Timestamp,
    ) -> Result<Option<(VisitRecord, Visit)>> {
        Ok(match self.belongs(state, &text).await? {
            Belongs::Here(identity) => Some(self.record_first(state, text, identity, at)),
            Belongs::Later => Some(self.record_later(state, at)),
            Belongs::To(other) => {
                self.store.merge_article(state.id, other).await?;
                None
            }
            Belongs::Continues(earlier) => {
                let earlier = self.store.article(earlier).await?;
                earlier.map(|earlier| self.record_continued(&earlier, state, at))
            }
        })
    }

    /// Another text of an article, or the known one, or another page in its place.
    async fn known_text(
        &self,
        state: &ArticleState,
        text: Text,
        at: Timestamp,
    ) -> Result<(VisitRecord, Visit)> {
        let Some(current) = &state.current else { return Ok(self.record_later(state, at)) };
        let whereabouts = self.whereabouts(state, current, &text).await?;
        let (strange, replaced) = match whereabouts {
            Whereabouts::Here(strange) => (strange, None),
            Whereabouts::InPlaceOf(other) => (None, Some(Write::Absorb { article: other })),
            Whereabouts::Lent => return Ok(self.record_lent(state, at)),
            Whereabouts::Elsewhere(reason, strange) => {
                let gone = Gone { strange, ..Gone::new(text.capture.status, reason) };
                return self.record_gone(state, gone, at).await;
            }
        };
        let state = self.align(state.clone(), &text.extraction).await?;
        let (mut record, visit) = self.weigh(&state, text, at).await?;
        record.watch.strange = strange;
        record.writes.extend(replaced);
        Ok((record, visit))
    }

    /// Fetches the article, on condition that it changed, and reads what came as it was read before,
    /// or as its `neighbour` on the site was.
    async fn fetch(&self, state: &ArticleState, neighbour: Option<Extraction>) -> Sighting {
        let request = Request {
            url: state.url.clone(),
            validators: state.watch.validators.clone(),
            accept: Accept::Article,
            language: state.language.clone().or_else(|| state.source.language.clone()),
        };
        let fetcher = self.fetcher.of(&state.source.name);
        let mut response = fetcher.get(&request).await;
        if response.as_ref().is_ok_and(|one| one.status == 304 && one.moved_to().is_some()) {
            // Unchanged, but elsewhere for good: the page itself says whether it is the article.
            let anew = Request { validators: Validators::default(), ..request };
            response = fetcher.get(&anew).await;
        }
        let profiles = self.profiles.clone();
        let source = state.source.clone();
        let known = state.current.as_ref().map(|current| current.extraction.clone());
        let read = move || {
            let memory = match (&known, &neighbour) {
                (Some(known), _) => Some(Memory::of_article(known)),
                (None, neighbour) => neighbour.as_ref().map(Memory::of_site),
            };
            let hints = Hints {
                language: source.language.as_deref(),
                timezone: source.timezone.as_deref(),
                captured_at: response.as_ref().ok().map(|response| response.at),
                memory: memory.as_ref(),
            };
            sighting::read(response, &hints, &profiles)
        };
        guarded(&self.readers, read).await.unwrap_or_else(Sighting::Failed)
    }

    /// A text was read: what does it mean for this article, to one who knows the noise of its host?
    async fn weigh(
        &self,
        state: &ArticleState,
        text: Text,
        at: Timestamp,
    ) -> Result<(VisitRecord, Visit)> {
        let lore = self.store.lore(state.id).await?;
        let mut insight = Insight::of(state, Some(&text.extraction), &lore, at);
        let state = insight.settle(state);
        let decision = decide(&state, &text.extraction, at, &insight.known);
        let shared =
            self.shared_edit(&state, &text.extraction, &decision, &insight.known, at).await?;
        insight
            .writes
            .extend(shared.iter().map(|edit| Write::Share { digest: edit.digest.clone() }));
        let quiet = matches!(decision, Decision::Same | Decision::Returned);
        let (mut record, visit) = match decision {
            _ if quiet && insight.in_turn => self.record_unstable(&state, &text, at),
            Decision::First => self.record_first(&state, text, None, at),
            Decision::Same => self.record_same(&state, Some(&text), at),
            Decision::Suspected => self.record_suspicion(&state, text, 0, at),
            Decision::Waiting => self.record_waiting(&state, Some(&text), at),
            Decision::Confirmed => {
                let edit = Edit { known: &insight.known, shared: shared.as_ref() };
                self.record_revision(&state, Some(&text), edit, at)
            }
            Decision::ConfirmedOtherwise(known) => {
                let edit = Edit { known: &known, shared: shared.as_ref() };
                self.record_other_revision(&state, text, edit, at)
            }
            Decision::Shifted => {
                let mismatches = state.pending.as_ref().map_or(0, |pending| pending.mismatches);
                self.record_suspicion(&state, text, mismatches + 1, at)
            }
            Decision::Returned => self.record_return(&state, &text, at),
            Decision::NotTheArticle => {
                let reason = "another page stands in the article's place: its home page".to_owned();
                let known = state.current.as_ref().map(|current| &current.extraction);
                if known.is_some_and(|known| strangers(known, &text.extraction)) {
                    let gone = Gone::new(text.capture.status, reason);
                    self.record_gone(&state, gone, at).await?
                } else {
                    self.record_failure(&state, reason, at)
                }
            }
            Decision::Unstable => self.record_unstable(&state, &text, at),
        };
        record.writes.splice(0..0, insight.writes);
        Ok((record, visit))
    }

    /// "Not modified" speaks of the last text that was seen: the suspected one where there is one.
    async fn weigh_not_modified(
        &self,
        state: &ArticleState,
        at: Timestamp,
    ) -> Result<(VisitRecord, Visit)> {
        let lore = self.store.lore(state.id).await?;
        let mut insight = Insight::of(state, None, &lore, at);
        let state = insight.settle(state);
        let (mut record, visit) = match (&state.current, &state.pending) {
            (Some(_), Some(pending)) if pending.confirm_at.is_some_and(|due| at < due) => {
                self.record_waiting(&state, None, at)
            }
            (Some(_), Some(pending)) => {
                let (seen, known) = (&pending.extraction, &insight.known);
                let shared =
                    self.shared_edit(&state, seen, &Decision::Confirmed, known, at).await?;
                let edit = Edit { known, shared: shared.as_ref() };
                self.record_revision(&state, None, edit, at)
            }
            (Some(_), None) => self.record_same(&state, None, at),
            (None, _) => {
                let reason = "answered 304 to a request that was not conditional".to_owned();
                self.record_failure(&state, reason, at)
            }
        };
        record.writes.splice(0..0, insight.writes);
        Ok((record, visit))
    }
}
