//! An oracle that knows each article's rates: how many edits it is bound to get, by which law of delays, in
//! which hours, and how many of them the feed will show. It does not know the edits themselves.

use super::measure::{Measure, Watching};
use super::world::{Article, DAY, HOUR, Source, World};

/// Looks at one article are at least so far apart, as ours are.
const SHORTEST: i64 = 300;

/// A stretch of time, with the edits that are expected in it and that no feed will announce.
struct Step {
    end: i64,
    hours: f64,
    edits: f64,
}

/// Measures one schedule for each price of a look, in expected hours of delay for each hour of age. An
/// article without an edit to come is never looked at; the others whenever the loss reaches the price.
pub fn run(world: &World, prices: &[f64]) -> Vec<Measure> {
    let mut measures = vec![Measure::new(world); prices.len()];
    for article in world.articles.iter().filter(|article| article.bound > 0) {
        let steps = steps(world, article);
        for (price, measure) in prices.iter().zip(&mut measures) {
            watch(article, &steps, *price, measure);
        }
    }
    measures
}

fn watch(article: &Article, steps: &[Step], price: f64, measure: &mut Measure) {
    let mut watching = Watching::new(article);
    let (mut last, mut edits, mut delay) = (article.found, 0.0, 0.0);
    let mut hints = article.hints.iter().peekable();
    for step in steps {
        let mut looked = false;
        while let Some(hint) = hints.next_if(|hint| **hint <= step.end) {
            watching.look(*hint, measure);
            (last, looked) = (*hint, true);
        }
        if looked {
            (edits, delay) = (0.0, 0.0);
        }
        delay += (edits + step.edits / 2.0) * step.hours;
        edits += step.edits;
        let age = (step.end - article.published) as f64 / HOUR as f64;
        if delay >= price * (age + 1.0) && step.end - last >= SHORTEST {
            watching.look(step.end, measure);
            (last, edits, delay) = (step.end, 0.0, 0.0);
        }
    }
}

/// The article's life until the end of the world.
fn steps(world: &World, article: &Article) -> Vec<Step> {
    let source = &world.sources[article.source as usize];
    let count = f64::from(article.bound);
    let mut steps = Vec::new();
    let (mut begin, mut before, mut all) = (article.published, 0.0, 0.0);
    while begin < world.end {
        let end = (begin + length(begin - article.published)).min(world.end);
        let made = made_before(source, count, end - article.published);
        let edits = (made - before) * source.rhythm.at(i64::midpoint(begin, end));
        all += edits;
        steps.push(Step { end, hours: (end - begin) as f64 / HOUR as f64, edits });
        (begin, before) = (end, made);
    }
    // What the rhythm keeps from one hour it gives to the others.
    let scale = if all > 0.0 {
        made_before(source, count, world.end - article.published) / all
    } else {
        0.0
    };
    steps.retain(|step| step.end > article.found);
    for step in &mut steps {
        let shown = if step.end < article.dropped { source.announced } else { 0.0 };
        step.edits *= scale * (1.0 - shown);
    }
    steps
}

/// Expected edits up to an age in seconds. The last of them follows the law F of delays, the others come
/// before it by the same law: F + (n - 1) (F - F ln F).
fn made_before(source: &Source, count: f64, age: i64) -> f64 {
    let share = source.delays.below(age as f64 / HOUR as f64).max(f64::MIN_POSITIVE);
    share + (count - 1.0) * (share - share * share.ln())
}

/// How finely a life is cut at an age.
fn length(age: i64) -> i64 {
    match age {
        ..43_200 => 5 * 60,
        43_200..172_800 => 15 * 60,
        172_800..691_200 => HOUR,
        _ => DAY / 4,
    }
}
