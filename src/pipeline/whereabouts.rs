//! Where a known article stands: at its address, at a new one, or not at all though a page came.

use super::sighting::Text;
use super::{Pipeline, Result};
use crate::compare::{fingerprint, same_document, strangers};
use crate::extract;
use crate::model::{Extraction, address};
use crate::store::{ArticleId, ArticleState, VersionState};

/// Where a known article stands, by a page that came for it.
pub(super) enum Whereabouts {
    /// The page is the article's, at an address of its own. The digest is that of a text that has nothing
    /// in common with the known one.
    Here(Option<i64>),
    /// It moved for good to the address of another article, which is this one then.
    InPlaceOf(ArticleId),
    /// It is sent on, for now, to the address of another article: what stands there is told of that one.
    Lent,
    /// Another page came, for this reason; with the digest of a text that many addresses show.
    Elsewhere(String, Option<i64>),
}

impl Pipeline {
    /// Finds out where a known article stands.
    pub(super) async fn whereabouts(
        &self,
        state: &ArticleState,
        current: &VersionState,
        text: &Text,
    ) -> Result<Whereabouts> {
        let seen = &text.extraction;
        if address::same_page(&seen.url, &state.url) {
            return self.at_its_address(state, current, seen).await;
        }
        if !self.is_article(state, current, seen) {
            let reason = format!("it leads to another page: {}", seen.url);
            return Ok(Whereabouts::Elsewhere(reason, None));
        }
        let holder = self.store.holder(address::canonical(&seen.url)).await?;
        Ok(match holder.filter(|holder| *holder != state.id) {
            Some(other) if text.moved_to.is_some() => Whereabouts::InPlaceOf(other),
            Some(_) => Whereabouts::Lent,
            None => Whereabouts::Here(None),
        })
    }

    /// Whether a page at another address is the article: its text, or what was suspected to be it, or
    /// its identity.
    fn is_article(&self, state: &ArticleState, current: &VersionState, seen: &Extraction) -> bool {
        let known = [Some(current), state.pending.as_ref()];
        let identity = extract::identity(seen, &self.profiles);
        known.into_iter().flatten().any(|one| same_document(&one.extraction, seen))
            || identity == state.identity
            || identity == extract::identity(&current.extraction, &self.profiles)
    }

    /// A text that has nothing in common with the known one, and stands at other addresses of the site
    /// too, is what the site shows where nothing is.
    async fn at_its_address(
        &self,
        state: &ArticleState,
        current: &VersionState,
        seen: &Extraction,
    ) -> Result<Whereabouts> {
        if !strangers(&current.extraction, seen) {
            return Ok(Whereabouts::Here(None));
        }
        let digest = fingerprint(seen);
        if !self.store.is_strange_elsewhere(state.id, digest).await? {
            return Ok(Whereabouts::Here(Some(digest)));
        }
        let reason = "what stands here stands at other addresses of the site too".to_owned();
        Ok(Whereabouts::Elsewhere(reason, Some(digest)))
    }
}
