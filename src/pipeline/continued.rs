//! An article that goes on at another address: known by its text, where no redirect says so.

use jiff::Timestamp;
use serde_json::json;

use super::draft::{Draft, facts};
use super::sighting::Text;
use super::visit::Visit;
use super::{Pipeline, Result, watch};
use crate::compare::{same_document, sketch};
use crate::model::{EventKind, Extraction, Validators, address};
use crate::store::{ArticleId, ArticleState, PageFacts, VisitRecord, Watch, Write};

impl Pipeline {
    /// The article that goes on in the one whose first text this is: it shows the same document, and is
    /// gone, or was sent on to here, or is named by the new page.
    pub(super) async fn earlier(
        &self,
        state: &ArticleState,
        text: &Text,
    ) -> Result<Option<ArticleId>> {
        let seen = &text.extraction;
        for id in self.store.alike(state.id, sketch(seen)).await? {
            let Some(known) = self.store.article(id).await? else { continue };
            if shows(&known, seen) && (names(seen, &known) || self.left(state, known).await?) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Whether an article is gone from its address. One that was not looked at since `since` was found is
    /// looked at first.
    pub(super) async fn left(&self, since: &ArticleState, known: ArticleState) -> Result<bool> {
        let looked = known.watch.last_check_at.is_some_and(|last| last >= since.added_at);
        if looked {
            return Ok(known.watch.gone_since.is_some());
        }
        Box::pin(self.visit(known.id)).await?;
        let now = self.store.article(known.id).await?;
        Ok(now.is_some_and(|now| now.watch.gone_since.is_some()))
    }

    /// The later article in which one that is gone goes on: it shows the same document, and stands.
    pub(super) async fn later(&self, state: &ArticleState) -> Result<Option<ArticleState>> {
        let Some(current) = &state.current else { return Ok(None) };
        for id in self.store.alike(state.id, sketch(&current.extraction)).await? {
            let Some(other) = self.store.article(id).await? else { continue };
            let stands = other.watch.gone_since.is_none() && other.watch.failures == 0;
            let is_later = other.added_at > state.added_at;
            if stands && is_later && shows(&other, &current.extraction) {
                return Ok(Some(other));
            }
        }
        Ok(None)
    }

    /// The record by which `state` goes on at the address of `other`, which becomes a part of it. The
    /// next look, which is due now, finds what was edited on the way.
    pub(super) fn record_continued(
        &self,
        state: &ArticleState,
        other: &ArticleState,
        at: Timestamp,
    ) -> (VisitRecord, Visit) {
        let watch = Watch {
            next_check_at: at,
            withdrawn_at: state.watch.withdrawn_at,
            ..watch::seen(state, Some(Validators::default()), &self.terms, at)
        };
        let known = state.current.as_ref().map(|current| facts(&current.extraction));
        let page = PageFacts { url: Some(other.url.clone()), ..known.unwrap_or_default() };
        let about = [("before", json!(state.url)), ("after", json!(other.url))];
        let told = self.tell_article(EventKind::ArticleMoved, state, at, &about);
        Draft::new(state, at, watch)
            .page(Some(page))
            .write([Write::Absorb { article: other.id }, Write::Tell(told)])
            .done(Visit::Continued(state.id))
    }
}

fn shows(known: &ArticleState, seen: &Extraction) -> bool {
    known.current.as_ref().is_some_and(|current| same_document(&current.extraction, seen))
}

/// Whether a page links to the address of an article: a re-issue names the first.
fn names(page: &Extraction, article: &ArticleState) -> bool {
    let notes = page.notices.iter().any(|notice| notice.text.contains(&article.url));
    let mut links = page.blocks.iter().flat_map(|block| &block.links);
    notes || links.any(|link| address::same_page(&link.url, &article.url))
}
