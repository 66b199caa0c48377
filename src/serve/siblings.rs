//! The watched siblings of articles, with the figures in which they seem to disagree.

use std::collections::{BTreeMap, BTreeSet};

use crate::classify::disagreements;
use crate::model::{Extraction, Revision, SiblingState};
use crate::store::{ArticleId, Store, StoreError};

/// How the siblings of revised articles stand, by the id of the revision. Articles without any are
/// left out.
///
/// # Errors
/// The store's.
pub async fn of_all(
    store: &Store,
    revisions: &[Revision],
) -> Result<BTreeMap<String, Vec<SiblingState>>, StoreError> {
    let mut families = BTreeMap::new();
    for article in revisions.iter().map(|revision| revision.article.id).collect::<BTreeSet<_>>() {
        let siblings = of(store, ArticleId(article)).await?;
        if !siblings.is_empty() {
            families.insert(article, siblings);
        }
    }
    let found = revisions.iter().filter_map(|revision| {
        Some((revision.id.clone(), families.get(&revision.article.id)?.clone()))
    });
    Ok(found.collect())
}

/// How the siblings of an article stand.
async fn of(store: &Store, article: ArticleId) -> Result<Vec<SiblingState>, StoreError> {
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

async fn text(store: &Store, article: ArticleId) -> Result<Option<Extraction>, StoreError> {
    let state = store.article(article).await?;
    Ok(state.and_then(|state| state.current).map(|current| current.extraction))
}
