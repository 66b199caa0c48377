//! One complete round: every source polled, every article visited, every suspicion confirmed.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::{StreamExt, TryStreamExt, stream};

use jiff::{SignedDuration, Timestamp};

use super::{Pipeline, Poll, Result, Visit};
use crate::store::{ArticleId, SourceId, SourceRow, StoreError, Watched};

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

/// A host that asks for no longer a rest is waited for within the round.
const PATIENCE: SignedDuration = SignedDuration::from_secs(30);

impl Pipeline {
    /// Makes one complete round. Schedules are ignored; pace and `Retry-After` are not.
    ///
    /// # Errors
    /// Only the store's. Failures of sources and articles are listed in the result.
    pub async fn round(&self, progress: &dyn Progress) -> Result<Round> {
        let polls = self.poll_all(progress).await?;
        let articles = self.store.watched_articles().await?;
        let mut visits = self.visit_rested(&articles, progress).await?;
        let looked = visits.len();
        let continued = self.continued(&visits).await?;
        visits.extend(self.visit_all("moved articles", &continued, progress).await?);
        let suspected = self.due_for_confirmation(&articles, &visits).await;
        visits.extend(self.visit_all("confirmations", &suspected, progress).await?);
        let count = |wanted: fn(&Visit) -> bool| visits.values().filter(|v| wanted(v)).count();
        let failed = articles.iter().filter_map(|article| match visits.get(&article.id) {
            Some(Visit::Failed(reason)) => Some(format!("article {}: {reason}", article.id)),
            Some(Visit::Resting) => {
                Some(format!("article {}: its host asked to be left alone", article.id))
            }
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
        let mut sources = self.store.sources().await?;
        sources.retain(|row| row.ended_at.is_none());
        let mut failures = self.poll_these("sources", &sources, progress).await?;
        let rests = sources.iter().filter_map(|row| {
            let refused = failures.get(&row.id).is_some_and(Option::is_some);
            self.fetcher.rest(&row.source.url).filter(|_| refused).map(|until| (row.id, until))
        });
        let resting = self.soon_awake(rests.collect()).await;
        if !resting.is_empty() {
            let mut again = self.store.sources().await?;
            again.retain(|row| resting.contains(&row.id));
            failures.extend(self.poll_these("sources that rested", &again, progress).await?);
        }
        Ok(failures.into_values().collect())
    }

    /// Polls sources, all beside each other.
    async fn poll_these(
        &self,
        stage: &'static str,
        sources: &[SourceRow],
        progress: &dyn Progress,
    ) -> Result<BTreeMap<SourceId, Option<String>>> {
        progress.begin(stage, sources.len());
        let polls = stream::iter(sources).map(|row| async move {
            let poll = self.poll(row).await?;
            progress.step();
            let name = &row.source.name;
            let failure = match poll {
                Poll::Failed(reason) => Some(format!("source {name}: {reason}")),
                Poll::Resting => Some(format!("source {name}: its host asked to be left alone")),
                _ => None,
            };
            Ok::<_, StoreError>((row.id, failure))
        });
        polls.buffer_unordered(HOSTS).try_collect().await
    }

    /// Of what rests until then, all that can be asked again within this round, once that is so.
    async fn soon_awake<T: Ord>(&self, rests: Vec<(T, Timestamp)>) -> BTreeSet<T> {
        let latest = self.clock.now() + PATIENCE;
        let (soon, ends): (BTreeSet<T>, Vec<Timestamp>) =
            rests.into_iter().filter(|(_, until)| *until <= latest).unzip();
        if let Some(last) = ends.into_iter().max() {
            self.clock.sleep_until(last).await;
        }
        soon
    }

    /// Visits articles, and those whose host asked for a short rest once more.
    async fn visit_rested(
        &self,
        articles: &[Watched],
        progress: &dyn Progress,
    ) -> Result<BTreeMap<ArticleId, Visit>> {
        let mut visits = self.visit_all("articles", articles, progress).await?;
        let rests = articles.iter().filter_map(|article| {
            let refused =
                matches!(visits.get(&article.id), Some(Visit::Resting | Visit::Failed(_)));
            self.fetcher.rest(&article.host).filter(|_| refused).map(|until| (article.id, until))
        });
        let resting = self.soon_awake(rests.collect()).await;
        if !resting.is_empty() {
            let again = articles.iter().filter(|article| resting.contains(&article.id));
            let again: Vec<Watched> = again.cloned().collect();
            visits.extend(self.visit_all("articles that rested", &again, progress).await?);
        }
        Ok(visits)
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
