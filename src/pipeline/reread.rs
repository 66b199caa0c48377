//! Like with like: when the rules of reading changed, or the site's template, the known version is read
//! anew from its bytes before anything is compared with it. What that makes is a technical version, and
//! never told.

use super::draft::{Draft, discard, next_number};
use super::visit::Visit;
use super::{Pipeline, Result, guarded};
use crate::extract::{self, Hints, Memory, Page};
use crate::model::{Extraction, Validators};
use crate::store::{ArticleState, NewCapture, NewVersion, VersionRefKey, VersionState, Write};

impl Pipeline {
    /// The article with its known version read by today's rules.
    pub(super) async fn reread(&self, state: ArticleState) -> Result<ArticleState> {
        let Some(current) = &state.current else { return Ok(state) };
        let extractor = self.profiles.version_for(&current.extraction.url);
        if current.extractor == extractor {
            return Ok(state);
        }
        match self.read_again(&state, current, extractor, None).await? {
            Some(version) => self.replace(state, version).await,
            None => Ok(state),
        }
    }

    /// The article with its known version read as `seen` was, where the headline or most of the text
    /// stands elsewhere now: what was text on the new page is text on the old one too.
    pub(super) async fn align(
        &self,
        state: ArticleState,
        seen: &Extraction,
    ) -> Result<ArticleState> {
        let Some(current) = &state.current else { return Ok(state) };
        let known = &current.extraction;
        let alike = known.place.holds_in(&seen.place) && known.title == seen.title;
        if alike || state.pending.is_some() {
            return Ok(state);
        }
        let extractor = current.extractor.clone();
        let version = self.read_again(&state, current, extractor, Some(seen.clone())).await?;
        let differs =
            |read: &Extraction| read.clone().without_place() != known.clone().without_place();
        match version.filter(|version| differs(&version.extraction)) {
            Some(version) => self.replace(state, version).await,
            None => Ok(state),
        }
    }

    /// Records a technical version in the known one's place.
    async fn replace(&self, state: ArticleState, version: NewVersion) -> Result<ArticleState> {
        let at = self.clock.now();
        let mut watch = state.watch.clone();
        if state.pending.is_some() {
            // It was compared with the old reading: it is asked for and suspected anew.
            watch.validators = Validators::default();
        }
        let (record, _) = Draft::new(&state, at, watch)
            .write(discard(state.pending.as_ref()))
            .write([Write::Version { slot: 0, version }])
            .done(Visit::Same);
        self.store.record_visit(record).await?;
        Ok(self.store.article(state.id).await?.unwrap_or(state))
    }

    async fn read_again(
        &self,
        state: &ArticleState,
        current: &VersionState,
        extractor: String,
        seen: Option<Extraction>,
    ) -> Result<Option<NewVersion>> {
        let Some(body) = self.store.body(current.id).await? else { return Ok(None) };
        let (profiles, source) = (self.profiles.clone(), state.source.clone());
        let known = current.extraction.clone();
        let read = move || {
            let memory = seen.as_ref().map(|seen| Memory::of_both(&known, seen));
            let page = Page {
                bytes: &body.bytes,
                content_type: body.content_type.as_deref(),
                url: &body.url,
            };
            let hints = Hints {
                language: source.language.as_deref(),
                timezone: source.timezone.as_deref(),
                captured_at: Some(body.at),
                memory: memory.as_ref(),
            };
            extract::extract(&page, &hints, &profiles)
        };
        let Ok(extraction) = guarded(&self.readers, read).await else { return Ok(None) };
        Ok(Some(NewVersion {
            number: Some(next_number(current)),
            extraction,
            extractor,
            technical: true,
            first_seen_at: current.first_seen_at,
            confirm_at: None,
            mismatches: 0,
            capture: NewCapture::SameAs(VersionRefKey::Stored(current.id)),
        }))
    }
}
