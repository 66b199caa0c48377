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
            match self.store.holder(identity.clone()).await? {
                None => return Ok(Belongs::Here(Some(identity))),
                Some(holder) if self.shows_the_same(holder, text).await? => {
                    return Ok(Belongs::To(holder));
                }
                Some(_) => {} // a page that claims another page's address keeps its own
            }
        }
        Ok(Belongs::Here(None))
    }

    async fn shows_the_same(&self, holder: ArticleId, text: &Text) -> Result<bool> {
        let holder = self.store.article(holder).await?;
        let current = holder.and_then(|article| article.current);
        Ok(current
            .is_some_and(|version| is_nothing(&judge(&version.extraction, &text.extraction, None))))
    }
}
