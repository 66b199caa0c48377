//! The site's failure, as the looks at its articles show it: told once, and no withdrawal of each.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::draft::source_ref;
use super::{Pipeline, Result};
use crate::model::EventKind;
use crate::store::{Answers, ArticleState, Watch, Write};

/// So many articles must be missing before it is the site that fails.
const MANY: usize = 5;

/// So many times those that answer must be missing: four of five.
const MOST: usize = 4;

/// So many looks at one article must have failed before the others are asked.
const LOOKS: u32 = 3;

/// A site that lacks most of its articles for longer has withdrawn them.
const PATIENCE: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Pipeline {
    /// Whether an absence says nothing of the article yet: the site fails as a whole.
    pub(super) async fn is_held_back(
        &self,
        state: &ArticleState,
        since: Timestamp,
        at: Timestamp,
    ) -> Result<bool> {
        if at.duration_since(since) >= PATIENCE {
            return Ok(false);
        }
        let looks = self.looks_with(state, false, since).await?;
        let is_silent = state.source.fails && looks.answered == 0;
        Ok(state.source.down_since.is_some() || is_silent || is_down(looks))
    }

    /// What is to be written of the source's health after a look: that most of its articles do not
    /// answer, or that they do again.
    pub(super) async fn health(
        &self,
        state: &ArticleState,
        watch: &Watch,
        at: Timestamp,
    ) -> Result<Option<Write>> {
        let answered = watch.failures == 0 && watch.gone_since.is_none();
        let missing_since = watch.gone_since.into_iter().chain(watch.failing_since).min();
        let lasting = watch.failures >= LOOKS || watch.gone_looks >= LOOKS;
        match (state.source.down_since, missing_since) {
            (Some(since), _) => {
                let looks = self.looks_with(state, answered, since).await?;
                Ok((!is_down(looks)).then(|| self.tell_up(state, since, at)))
            }
            (None, Some(since)) if lasting && watch.withdrawn_at.is_none() => {
                let looks = self.looks_with(state, false, since).await?;
                Ok(is_down(looks).then(|| self.tell_down(state, watch, looks, since, at)))
            }
            _ => Ok(None),
        }
    }

    /// The last looks at the articles of the source since `since`, with that at `state`.
    async fn looks_with(
        &self,
        state: &ArticleState,
        answered: bool,
        since: Timestamp,
    ) -> Result<Answers> {
        let others = self.store.looks(state.source.id, state.id, since).await?;
        Ok(Answers {
            answered: others.answered + usize::from(answered),
            failed: others.failed + usize::from(!answered),
        })
    }

    fn tell_down(
        &self,
        state: &ArticleState,
        watch: &Watch,
        looks: Answers,
        since: Timestamp,
        at: Timestamp,
    ) -> Write {
        let Answers { answered, failed } = looks;
        let last = watch.last_error.as_deref().unwrap_or("not there");
        let of = answered + failed;
        let reason = format!("{failed} of {of} articles do not answer; the last: {last}");
        let about = [("reason", json!(reason)), ("since", json!(since))];
        let told = self.tell(EventKind::SourceFailing, at, source_ref(state), None, &about);
        Write::Health { down: true, told }
    }

    fn tell_up(&self, state: &ArticleState, since: Timestamp, at: Timestamp) -> Write {
        let about = [("since", json!(since))];
        let told = self.tell(EventKind::SourceRecovered, at, source_ref(state), None, &about);
        Write::Health { down: false, told }
    }
}

fn is_down(looks: Answers) -> bool {
    looks.failed >= MANY && looks.failed >= MOST * looks.answered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_down_where_most_of_many_are_missing() {
        for (answered, failed, down) in
            [(0, 4, false), (0, 5, true), (1, 5, true), (2, 5, false), (60, 240, true)]
        {
            assert_eq!(is_down(Answers { answered, failed }), down, "{answered} and {failed}");
        }
    }
}
