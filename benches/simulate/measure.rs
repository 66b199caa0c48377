//! What watching came to.

use super::world::{Article, World};

/// What one policy saw and what it cost.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// Looks after the first fetch, which all policies make alike.
    pub looks: u64,
    pub articles: usize,
    pub edits: usize,
    /// Edits that were seen as a version of their own.
    pub seen: u64,
    /// Hours from each edit to the look that brought it, in order once the measure is done.
    delays: Vec<f32>,
    /// Edits made and seen, by source.
    by_source: Vec<[u32; 2]>,
}

/// The looks at one article, in order.
pub struct Watching<'a> {
    article: &'a Article,
    next: usize,
}

impl<'a> Watching<'a> {
    pub fn new(article: &'a Article) -> Self {
        Self { article, next: 0 }
    }

    /// A look; whether it showed another text than the last.
    pub fn look(&mut self, at: i64, measure: &mut Measure) -> bool {
        measure.looks += 1;
        let unseen = &self.article.edits[self.next..];
        let fresh = &unseen[..unseen.partition_point(|edit| *edit <= at)];
        measure.delays.extend(fresh.iter().map(|edit| (at - edit) as f32 / 3600.0));
        self.next += fresh.len();
        if fresh.is_empty() {
            return false;
        }
        measure.seen += 1;
        measure.by_source[self.article.source as usize][1] += 1;
        true
    }
}

impl Measure {
    pub fn new(world: &World) -> Self {
        let mut by_source = vec![[0, 0]; world.sources.len()];
        for article in &world.articles {
            by_source[article.source as usize][0] += article.edits.len() as u32;
        }
        Self {
            articles: world.articles.len(),
            edits: world.articles.iter().map(|article| article.edits.len()).sum(),
            by_source,
            ..Self::default()
        }
    }

    pub fn share(&self) -> f64 {
        self.seen as f64 / self.edits.max(1) as f64
    }

    pub fn per_article(&self) -> f64 {
        self.looks as f64 / self.articles.max(1) as f64
    }

    pub fn per_edit(&self) -> f64 {
        self.looks as f64 / self.seen.max(1) as f64
    }

    /// The delay in hours within which this share of all edits was brought; none where fewer ever were.
    pub fn delay(&self, share: f64) -> Option<f64> {
        let mut delays = self.delays.clone();
        let place = (share * self.edits as f64) as usize;
        if place >= delays.len() {
            return None;
        }
        let (_, delay, _) = delays.select_nth_unstable_by(place, f32::total_cmp);
        Some(f64::from(*delay))
    }

    /// The share of edits seen in the fifth of the sources that publish least, and in the one that publishes
    /// most.
    pub fn fifths(&self, world: &World) -> [f64; 2] {
        let mut order: Vec<usize> = (0..world.sources.len()).collect();
        order.sort_by(|a, b| world.sources[*a].pace.total_cmp(&world.sources[*b].pace));
        let share = |sources: &[usize]| {
            let sum = |column: usize| {
                sources.iter().map(|source| self.by_source[*source][column]).sum::<u32>()
            };
            f64::from(sum(1)) / f64::from(sum(0).max(1))
        };
        let fifth = (order.len() / 5).max(1);
        [share(&order[..fifth]), share(&order[order.len() - fifth..])]
    }
}
