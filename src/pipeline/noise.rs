//! What a look teaches about the noise of its host, and what is told of an edit that many of its articles
//! share.

use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::Result;
use super::draft::discard;
use super::{Pipeline, decide::Decision};
use crate::classify::{Known, Lesson, judge_knowing, study};
use crate::model::{
    Comparison, Extraction, Noise, NoiseOrigin, Significance, SkeletonKind, address, digest,
};
use crate::store::{ArticleState, Lore, Movement, Shared, Write};

/// Two fetches that are no farther apart show what moves by itself, and hardly ever two edits: the
/// shortest interval between two looks.
const QUICK: SignedDuration = SignedDuration::from_mins(15);

/// So many articles at least share an edit of the site.
const SEVERAL: u32 = 3;

/// One in so many of the articles that were looked at since shares an edit of the site: related
/// articles that were put right together are told one by one.
const SHARE: u32 = 5;

/// What is known of the noise of an article's host after this look.
pub(super) struct Insight {
    /// What to leave out.
    pub(super) known: Known,
    /// Whether the article shows two texts in turn, as was learned just now.
    pub(super) in_turn: bool,
    /// What is to be written of it.
    pub(super) writes: Vec<Write>,
}

impl Insight {
    /// What `seen` teaches beside the fetch before it; nothing was seen where the server says that
    /// nothing changed.
    pub(super) fn of(
        state: &ArticleState,
        seen: Option<&Extraction>,
        lore: &Lore,
        at: Timestamp,
    ) -> Self {
        let known = Known::of(&lore.noise, state.id.0);
        let previous = state.pending.as_ref().or(state.current.as_ref());
        let quick = state
            .pending
            .as_ref()
            .is_some_and(|pending| at.duration_since(pending.captured_at) < QUICK);
        let study = previous.zip(seen).map(|(previous, seen)| {
            study(state.id.0, [&previous.extraction, seen], quick, &known, &lore.moves)
        });
        let study = study.unwrap_or_default();
        let ends = state.pending.is_none();
        let is_recorded = lore.moves.iter().any(|row| row.article == state.id.0);
        let moved = (!study.moved.is_empty() || (ends && is_recorded))
            .then_some(Write::Moved(Movement { moved: study.moved, ends }));
        let learned = study.lessons.iter().filter_map(|lesson| noise(state, lesson, at));
        let in_turn = |lesson: &Lesson| {
            lesson.article.is_some() && lesson.example.skeleton.kind == SkeletonKind::Variants
        };
        Self {
            in_turn: study.lessons.iter().any(in_turn),
            writes: moved.into_iter().chain(learned.map(Write::Noise)).collect(),
            known: known.and(study.lessons.into_iter().map(|lesson| lesson.example.skeleton)),
        }
    }

    /// The article without its suspicion, where that is only noise to one who knows it.
    pub(super) fn settle<'a>(&mut self, state: &'a ArticleState) -> Cow<'a, ArticleState> {
        let (Some(current), Some(pending)) = (&state.current, &state.pending) else {
            return Cow::Borrowed(state);
        };
        let change = judge_knowing(&current.extraction, &pending.extraction, None, &self.known);
        if !change.comparison.comparable || !change.is_nothing() {
            return Cow::Borrowed(state);
        }
        self.writes.extend(discard(Some(pending)));
        Cow::Owned(ArticleState { pending: None, ..state.clone() })
    }
}

fn noise(state: &ArticleState, lesson: &Lesson, at: Timestamp) -> Option<Noise> {
    let example = lesson.example.clone();
    Some(Noise {
        host: address::host_key(&Url::parse(&state.url).ok()?),
        article: lesson.article,
        skeleton: example.skeleton,
        before: example.before,
        after: example.after,
        origin: NoiseOrigin::Learned,
        reason: lesson.reason.clone(),
        learned_at: at,
        forgotten_at: None,
    })
}

/// An edit by its words, and who else on the host shows it.
#[derive(Debug, Clone)]
pub(super) struct SharedEdit {
    /// Its name.
    pub(super) digest: String,
    shared: Shared,
}

impl SharedEdit {
    /// Whether it is one of the site: on several of its articles, and on many of those looked at.
    pub(super) fn is_of_the_site(&self) -> bool {
        let Shared { articles, looked, told } = self.shared;
        told || (articles >= SEVERAL && articles.saturating_mul(SHARE) >= looked)
    }

    /// Says so in the summaries of a verdict.
    pub(super) fn tell_in(&self, verdict: &mut Comparison) {
        let articles = self.shared.articles;
        let added = |text: &str, told: String| format!("{}{told}", text.trim_end_matches('.'));
        let english = format!("; the same change stands on {articles} articles of the site.");
        let french =
            format!("\u{202f}; le même changement se trouve sur {articles}\u{a0}articles du site.");
        verdict.summaries.fr = added(&verdict.summaries.fr, french);
        verdict.summaries.en = added(&verdict.summaries.en, english);
        verdict.summary.clone_from(&verdict.summaries.en);
    }
}

impl Pipeline {
    /// The edit that a decision is about, and who shares it; none where there is none.
    pub(super) async fn shared_edit(
        &self,
        state: &ArticleState,
        seen: &Extraction,
        decision: &Decision,
        known: &Known,
        at: Timestamp,
    ) -> Result<Option<SharedEdit>> {
        let known = match decision {
            Decision::Suspected | Decision::Shifted | Decision::Confirmed => known,
            Decision::ConfirmedOtherwise(known) => known,
            _ => return Ok(None),
        };
        let Some(current) = &state.current else { return Ok(None) };
        let change = judge_knowing(&current.extraction, seen, None, known);
        if change.comparison.significance < Significance::Minor || change.wordings.is_empty() {
            return Ok(None);
        }
        let digest = digest::sha256(change.wordings.join("\n\n").as_bytes());
        let shared = self.store.shared_edit(state.id, digest.clone(), at).await?;
        Ok(Some(SharedEdit { digest, shared }))
    }
}
