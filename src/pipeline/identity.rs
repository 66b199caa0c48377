//! Which article a first text belongs to: two sources, or two addresses, may lead to one.

use super::decide::is_nothing;
use super::sighting::Text;
use super::{Pipeline, Result};
use crate::classify::judge;
use crate::extract;
use crate::model::address;
use crate::store::{ArticleId, ArticleState};

/// Which article a text belongs to.
pub(super) enum Belongs {
    /// The one that was visited; with the identity that it takes on, where that is new.
    Here(Option<String>),
    /// Another one, which holds the identity and shows the same text.
    To(ArticleId),
    /// That can be said once the holder of the identity was visited, too.
    Later,
}

impl Pipeline {
    /// Decides where the first text of an article belongs. Later texts stay where they are.
    pub(super) async fn belongs(&self, state: &ArticleState, text: &Text) -> Result<Belongs> {
        if state.current.is_some() {
            return Ok(Belongs::Here(None));
        }
        let claimed = extract::identity(&text.extraction, &self.profiles);
        for identity in [claimed, address::canonical(&text.extraction.url)] {
            if identity == state.identity {
                return Ok(Belongs::Here(None));
            }
            let Some(holder) = self.store.holder(identity.clone()).await? else {
                return Ok(Belongs::Here(Some(identity)));
            };
            if let Some(belongs) = self.with_holder(holder, text).await? {
                return Ok(belongs);
            } // else the page claims another page's address, and keeps its own
        }
        Ok(Belongs::Here(None))
    }

    /// What it means that another article holds the identity; `None` where that one shows another
    /// text, or was never there.
    async fn with_holder(&self, holder: ArticleId, text: &Text) -> Result<Option<Belongs>> {
        let Some(article) = self.store.article(holder).await? else { return Ok(None) };
        let Some(current) = article.current else {
            let unvisited = article.watch.last_check_at.is_none();
            return Ok(unvisited.then_some(Belongs::Later));
        };
        let same = is_nothing(&judge(&current.extraction, &text.extraction, None));
        Ok(same.then_some(Belongs::To(holder)))
    }
}
