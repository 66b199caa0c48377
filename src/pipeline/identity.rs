//! Which article a first text belongs to: two sources, or two addresses, may lead to one.

use super::sighting::Text;
use super::{Pipeline, Result};
use crate::classify::judge;
use crate::compare::same_document;
use crate::extract;
use crate::model::address;
use crate::store::{ArticleId, ArticleState};

/// Which article a text belongs to.
pub(super) enum Belongs {
    /// The one that was visited; with the identity that it takes on, where that is new.
    Here(Option<String>),
    /// Another one, which holds the identity and shows the same text.
    To(ArticleId),
    /// Another one, which left its address and goes on here.
    Continues(ArticleId),
    /// That can be said once the holder of the identity was visited, too.
    Later,
}

impl Pipeline {
    /// Decides where the first text of an article belongs. Later texts stay where they are.
    pub(super) async fn belongs(&self, state: &ArticleState, text: &Text) -> Result<Belongs> {
        let mut own = None;
        let claimed = extract::identity(&text.extraction, &self.profiles);
        for identity in [claimed, address::canonical(&text.extraction.url)] {
            if identity == state.identity {
                break;
            }
            let holder = self.store.holder(identity.clone()).await?;
            let Some(holder) = holder.filter(|holder| *holder != state.id) else {
                own = Some(identity);
                break;
            };
            if let Some(belongs) = self.with_holder(state, holder, text).await? {
                return Ok(belongs);
            } // else the page claims another page's address, and keeps its own
        }
        let earlier = self.earlier(state, text).await?;
        Ok(earlier.map_or(Belongs::Here(own), Belongs::Continues))
    }

    /// What it means that another article holds the identity; `None` where that one shows another
    /// document, or was never there. Two pages that name each other are two, unless their text is one.
    async fn with_holder(
        &self,
        state: &ArticleState,
        holder: ArticleId,
        text: &Text,
    ) -> Result<Option<Belongs>> {
        let Some(article) = self.store.article(holder).await? else { return Ok(None) };
        let Some(current) = &article.current else {
            let unvisited = article.watch.last_check_at.is_none();
            return Ok(unvisited.then_some(Belongs::Later));
        };
        let same = judge(&current.extraction, &text.extraction, None).is_nothing();
        let claims_itself =
            extract::identity(&current.extraction, &self.profiles) == article.identity;
        let is_one = same || claims_itself && same_document(&current.extraction, &text.extraction);
        if !is_one {
            return Ok(None);
        }
        let left = self.left(state, article).await?;
        Ok(Some(if left { Belongs::Continues(holder) } else { Belongs::To(holder) }))
    }
}
