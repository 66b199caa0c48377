//! The watched siblings of an article, with the figures in which they seem to disagree.

use anyhow::Result;

use crate::classify::disagreements;
use crate::model::{Extraction, SiblingState};
use crate::store::{ArticleId, Store};

/// How the siblings of an article stand.
pub(super) async fn of(store: &Store, article: ArticleId) -> Result<Vec<SiblingState>> {
    let family = store.family(article).await?;
    if family.is_empty() {
        return Ok(family);
    }
    let own = text(store, article).await?;
    let mut asked = Vec::with_capacity(family.len());
    for sibling in family {
        let other = text(store, ArticleId(sibling.article.id)).await?;
        let disagreements = match (&own, &other) {
            (Some(own), Some(other)) => disagreements(own, other),
            _ => Vec::new(),
        };
        asked.push(SiblingState { disagreements, ..sibling });
    }
    Ok(asked)
}

async fn text(store: &Store, article: ArticleId) -> Result<Option<Extraction>> {
    let state = store.article(article).await?;
    Ok(state.and_then(|state| state.current).map(|current| current.extraction))
}
