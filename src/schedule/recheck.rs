//! When an article is looked at again: once a look is worth it.
//!
//! 1. **Hazard**: how likely an edit is in each hour to come, by the article's age, its source's habits and
//!    the edits that were seen of it ([`Rates`]); what the feed will announce needs no look.
//! 2. **Loss**: each hour that an edit may have stood unseen counts, the more the younger the article: an
//!    hour is much for a text of two hours and little for one of two weeks.
//! 3. **Price**: a look is made once the loss that it ends has grown to what a look costs. With one price
//!    for all, no look could be moved to another article and find more (the price is the multiplier of the
//!    budget in Lagrange's sense; Cho and Garcia-Molina, ACM TODS 2003; Azar et al., PNAS 2018).
//! 4. **Bounds and budget**: never sooner than the shortest interval, never later than the longest one; and
//!    all of it stretched where the host would be asked too often (`budget`).

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::budget;
use super::habits::Rates;
use super::span::{Life, Piece};
use crate::model::{Load, Looks};

/// What a look costs at an effort of 1, in hours of expected delay for each hour of age. It makes a
/// little less than half the requests of newsdiffs' schedule in the simulation of `benches/simulate`.
const PRICE: f64 = 4.8e-4;

/// Hours added to the age before the loss is measured against it, so that the first minutes count no more
/// than the first hour.
const GRACE: f64 = 1.0;

/// What the operator wants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// The shortest interval between two looks at one article.
    pub min_interval: SignedDuration,
    /// The longest, within the budget.
    pub max_interval: SignedDuration,
    /// 1 for the price above; 2 for about twice as many looks.
    pub effort: f64,
    /// Looks at the articles of one host in 24 hours, beyond which all intervals grow.
    pub looks_per_day: u32,
}

/// What is known of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// When it was published, and by which clock its editors work.
    pub life: Life,
    /// When it was first looked at.
    pub first_seen: Timestamp,
    /// The edits seen of it.
    pub edits: u32,
    /// Whether its feed lists it still.
    pub listed: bool,
}

/// When to look next, with all that spoke for it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Plan {
    /// When.
    pub at: Timestamp,
    /// Seconds from the last look to this one.
    pub interval: i64,
    /// Seconds since the article was published or first seen.
    pub age: i64,
    /// The edits seen of it.
    pub edits: u32,
    /// Edits that are likely per hour now, those that the feed will announce left out.
    pub hazard: f64,
    /// How much more likely an edit is now than in the mean, by the hours and weekdays of the source.
    pub rhythm: f64,
    /// The share of its articles that the source edits.
    pub share_edited: f64,
    /// The share of its edits that are made within six hours.
    pub made_early: f64,
    /// The share of edits that its feed announces; none where the feed does not list it any more.
    pub announced: Option<f64>,
    /// The looks at its host in the past 24 hours.
    pub looks: Looks,
    /// Those that are allowed.
    pub looks_per_day: u32,
    /// By how much the budget stretches the interval: at least 1.
    pub stretch: f64,
}

/// When an article is looked at next after a look at `now`.
///
/// Always later than `now`; and with everything else equal, the sooner the likelier an edit is.
pub fn next_check(
    known: &Known,
    rates: &Rates,
    load: &Load,
    effort: &Effort,
    now: Timestamp,
) -> Plan {
    let age = known.life.age(now).as_secs();
    let looks = budget::past_day(load, now);
    let stretch = budget::stretch(load, effort.looks_per_day, now);
    let factor = factor(known, rates, age);
    let here = known.life.pieces(now, later(now, SignedDuration::from_secs(1))).next();
    let wait = worth_after(known, rates, factor, effort, now)
        .max(effort.min_interval)
        .min(effort.max_interval)
        .max(SignedDuration::from_secs(1));
    let interval = (wait.as_secs() as f64 * stretch).ceil() as i64;
    Plan {
        at: later(now, SignedDuration::from_secs(interval)),
        interval,
        age,
        edits: known.edits,
        hazard: here.map_or(0.0, |piece| rates.at(&piece) * factor),
        rhythm: here.map_or(1.0, |piece| rates.rhythm(&piece)),
        share_edited: rates.share_edited(),
        made_early: rates.made_before(6 * 3600),
        announced: known.listed.then(|| rates.announced()),
        looks,
        looks_per_day: effort.looks_per_day,
        stretch,
    }
}

/// How much more likely an edit of this article, that no feed announces, is than one of an average article.
fn factor(known: &Known, rates: &Rates, age: i64) -> f64 {
    let from = known.life.age(known.first_seen).as_secs();
    let unannounced = if known.listed { 1.0 - rates.announced() } else { 1.0 };
    rates.article(known.edits, from, age) * unannounced
}

/// After which time a look is worth its price; at most the longest interval.
fn worth_after(
    known: &Known,
    rates: &Rates,
    factor: f64,
    effort: &Effort,
    now: Timestamp,
) -> SignedDuration {
    let age = known.life.age(now).as_secs_f64() / 3600.0;
    let price = PRICE * (age + GRACE) / effort.effort.powi(2).max(f64::MIN_POSITIVE);
    let mut loss = Loss::default();
    for piece in known.life.pieces(now, later(now, effort.max_interval)) {
        let rate = rates.at(&piece) * factor;
        let next = loss.after(rate, piece.hours);
        if next.delay >= price {
            return since(now, &piece, loss.until(price, rate));
        }
        loss = next;
    }
    effort.max_interval
}

/// What may have been lost since the last look.
#[derive(Debug, Clone, Copy, Default)]
struct Loss {
    /// Edits that are likely to stand unseen.
    edits: f64,
    /// Hours for which they are likely to have stood so.
    delay: f64,
}

impl Loss {
    /// The loss after some hours more at a constant rate.
    fn after(self, rate: f64, hours: f64) -> Self {
        let delay = self.delay + self.edits * hours + rate * hours * hours / 2.0;
        Self { edits: self.edits + rate * hours, delay }
    }

    /// The hours until the delay reaches `price` at a constant rate: the root of [`Loss::after`].
    fn until(self, price: f64, rate: f64) -> f64 {
        let missing = (price - self.delay).max(0.0);
        // The usual form divides by the rate, which may be nothing.
        2.0 * missing / (self.edits + (self.edits.powi(2) + 2.0 * rate * missing).sqrt())
    }
}

fn since(now: Timestamp, piece: &Piece, hours: f64) -> SignedDuration {
    let seconds = (hours.min(piece.hours) * 3600.0) as i64;
    SignedDuration::from_secs(piece.start - now.as_second() + seconds)
}

fn later(now: Timestamp, span: SignedDuration) -> Timestamp {
    now.saturating_add(span).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
#[path = "recheck_tests.rs"]
mod tests;
