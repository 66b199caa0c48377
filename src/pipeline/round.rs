//! One complete round: every source polled, every article visited, every suspicion confirmed.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::{StreamExt, TryStreamExt, stream};

use super::{Pipeline, Poll, Result, Visit};
use crate::store::{ArticleId, StoreError, Watched};

/// What a round came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// Sources that were polled.
    pub sources: usize,
    /// Articles that were visited.
    pub articles: usize,
    /// Revisions that were recorded.
    pub revisions: usize,
    /// Suspicions that were not confirmed yet: the next round looks again.
    pub unconfirmed: usize,
    /// What failed, with the reason.
    pub failures: Vec<String>,
}

/// How far a round is, for those who watch it.
pub trait Progress: Sync {
    /// A stage begins that has so many steps.
    fn begin(&self, stage: &'static str, steps: usize);
    /// One step of the stage is done.
    fn step(&self);
}

/// Journeys to one host that are under way at once; the fetcher holds the pace within them.
const SIDE_BY_SIDE: usize = 4;

/// Hosts, and sources, that are dealt with at once: a slow one must not keep others waiting.
const HOSTS: usize = 256;

impl Pipeline {
    /// Makes one complete round. Schedules are ignored; pace and `Retry-After` are not.
    ///
    /// # Errors
    /// Only the store's. Failures of sources and articles are listed in the result.
    pub async fn round(&self, progress: &dyn Progress) -> Result<Round> {
        let polls = self.poll_all(progress).await?;
        let articles = self.store.watched_articles().await?;
        let mut visits = self.visit_all("articles", &articles, progress).await?;
        let looked = visits.len();
        let continued = self.continued(&visits).await?;
        visits.extend(self.visit_all("moved articles", &continued, progress).await?);
        let suspected = self.due_for_confirmation(&articles, &visits).await;
        visits.extend(self.visit_all("confirmations", &suspected, progress).await?);
        let count = |wanted: fn(&Visit) -> bool| visits.values().filter(|v| wanted(v)).count();
        let failed = articles.iter().filter_map(|article| match visits.get(&article.id) {
            Some(Visit::Failed(reason)) => Some(format!("article {}: {reason}", article.id)),
            _ => None,
        });
        Ok(Round {
            sources: polls.len(),
            articles: looked,
            revisions: count(|visit| matches!(visit, Visit::Revised(_))),
            unconfirmed: count(|visit| matches!(visit, Visit::Suspected(_))),
            failures: polls.into_iter().flatten().chain(failed).collect(),
        })
    }

    /// Polls every source; gives the failure of each, where there was one.
    async fn poll_all(&self, progress: &dyn Progress) -> Result<Vec<Option<String>>> {
        let sources = self.store.sources().await?;
        progress.begin("sources", sources.len());
        let polls = stream::iter(&sources).map(|row| async move {
            let poll = self.poll(row).await?;
            progress.step();
            Ok(match poll {
                Poll::Failed(reason) => Some(format!("source {}: {reason}", row.source.name)),
                _ => None,
            })
        });
        polls.buffer_unordered(HOSTS).try_collect().await
    }

    /// Visits articles, host beside host.
    async fn visit_all(
        &self,
        stage: &'static str,
        articles: &[Watched],
        progress: &dyn Progress,
    ) -> Result<BTreeMap<ArticleId, Visit>> {
        progress.begin(stage, articles.len());
        let hosts = stream::iter(by_host(articles)).map(|articles| async move {
            let visits = stream::iter(articles).map(|id| async move {
                let visit = self.visit(id).await?;
                progress.step();
                Ok::<_, StoreError>((id, visit))
            });
            visits.buffer_unordered(SIDE_BY_SIDE).try_collect::<Vec<_>>().await
        });
        let visits: Vec<Vec<_>> = hosts.buffer_unordered(HOSTS).try_collect().await?;
        Ok(visits.into_iter().flatten().collect())
    }

    /// The articles that turned out to go on at another address.
    async fn continued(&self, visits: &BTreeMap<ArticleId, Visit>) -> Result<Vec<Watched>> {
        let moved = visits.values().filter_map(|visit| match visit {
            Visit::Continued(article) => Some(*article),
            _ => None,
        });
        let moved: BTreeSet<ArticleId> = moved.collect();
        if moved.is_empty() {
            return Ok(Vec::new());
        }
        let watched = self.store.watched_articles().await?;
        Ok(watched.into_iter().filter(|article| moved.contains(&article.id)).collect())
    }

    /// The articles in which something was suspected, once it is time to look again.
    async fn due_for_confirmation(
        &self,
        articles: &[Watched],
        visits: &BTreeMap<ArticleId, Visit>,
    ) -> Vec<Watched> {
        let due = |article: &Watched| match visits.get(&article.id) {
            Some(Visit::Suspected(due)) => Some(*due),
            _ => None,
        };
        if let Some(last) = articles.iter().filter_map(due).max() {
            self.clock.sleep_until(last).await;
        }
        articles.iter().filter(|article| due(article).is_some()).cloned().collect()
    }
}

fn by_host(articles: &[Watched]) -> Vec<Vec<ArticleId>> {
    let mut hosts: BTreeMap<&str, Vec<ArticleId>> = BTreeMap::new();
    for article in articles {
        hosts.entry(&article.host).or_default().push(article.id);
    }
    hosts.into_values().collect()
}
