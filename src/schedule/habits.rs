//! A source's habits as a hazard: published averages, put right by what was seen.
//!
//! Every step is the same one: seen edits over expected ones ([`ratio`]), the more trusted the more there
//! is. All sources together put the published averages right, the source itself puts these right, the
//! article its source. That is Bayesian inference of a Poisson rate under a Gamma prior, three times.

use super::hazard::{self, PRIOR};
use super::span::Piece;
use crate::model::{AGES, Habits, Tally};

/// How many expected edits weigh as much as the belief before, for the level of a source.
///
/// Publishers edit 8 to 50 % of their articles (Tsoukaladelis et al., IEEE S&P 2024), a spread that is worth
/// five edits; edits of one article come in rows, so that only one in 2.4 is news of the source.
const LEVEL: f64 = 12.0;

/// The same for the share of one bin of age, one hour or one weekday: our assumption.
const BIN: f64 = 4.0;

/// The same for one article. With 0.4, 30 % of articles are edited where 0.58 edits are expected, and the
/// edited ones 1.94 times in the mean, as published.
const ARTICLE: f64 = 0.4;

/// The share of edits that a feed announces before it was watched, and how many edits that weighs: 20 % of
/// edits change the headline (GDELT GDG), and feeds carry headlines.
const ANNOUNCED: Tally = Tally { edits: 0.4, expected: 2.0 };

/// Seen over expected, where `weight` edits were seen before, just as expected.
fn ratio(seen: Tally, weight: f64) -> f64 {
    (weight + seen.edits) / (weight + seen.expected)
}

/// The hazard of a source's articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Rates {
    /// Edits per hour in each bin of age.
    ages: [f64; AGES],
    /// How much more likely an edit is in each hour of the day.
    hours: [f64; 24],
    /// How much more likely it is on each day of the week.
    weekdays: [f64; 7],
    /// The share of edits that the feed announces while it lists the article.
    announced: f64,
}

impl Rates {
    /// The hazard by the published averages, put right by what was seen of `all` sources, and then by what
    /// was seen of this one.
    pub fn learned(all: &Habits, own: &Habits) -> Self {
        let published = Self {
            ages: PRIOR,
            hours: [1.0; 24],
            weekdays: [1.0; 7],
            announced: ratio_of(ANNOUNCED),
        };
        published.put_right(all).put_right(own)
    }

    /// These rates, put right by what was seen.
    fn put_right(&self, seen: &Habits) -> Self {
        let believed: [f64; AGES] = std::array::from_fn(|bin| self.ages[bin] / PRIOR[bin]);
        let ages = expecting(&seen.ages, &believed);
        let level = ratio(total(&ages), LEVEL);
        let announced = Tally {
            edits: ANNOUNCED.expected * self.announced + seen.announced.edits,
            expected: ANNOUNCED.expected + seen.announced.expected,
        };
        Self {
            ages: reshaped(&self.ages, &ages).map(|rate| rate * level),
            hours: reshaped(&self.hours, &expecting(&seen.hours, &self.hours)),
            weekdays: reshaped(&self.weekdays, &expecting(&seen.weekdays, &self.weekdays)),
            announced: ratio_of(announced),
        }
    }

    /// Edits per hour of an average article in a piece of its life.
    pub(super) fn at(&self, piece: &Piece) -> f64 {
        self.ages[piece.age] * self.rhythm(piece)
    }

    /// How much more likely an edit is at this time of the day and the week.
    pub(super) fn rhythm(&self, piece: &Piece) -> f64 {
        self.hours[piece.hour] * self.weekdays[piece.weekday]
    }

    /// The share of edits that the feed announces while it lists the article.
    pub(super) fn announced(&self) -> f64 {
        self.announced
    }

    /// Edits of an average article from one age to another, in seconds.
    pub(super) fn between(&self, from: i64, to: i64) -> f64 {
        let mut begin = 0;
        let mut edits = 0.0;
        for (bin, rate) in self.ages.iter().enumerate() {
            let end = hazard::end(bin).unwrap_or(i64::MAX);
            edits += rate * (end.min(to) - from.max(begin)).max(0) as f64 / 3600.0;
            begin = end;
        }
        edits
    }

    /// How much more an article is edited than others of its source, of which so many edits were seen
    /// between two ages in seconds.
    pub(super) fn article(&self, edits: u32, from: i64, to: i64) -> f64 {
        ratio(Tally { edits: f64::from(edits), expected: self.between(from, to) }, ARTICLE)
    }

    /// The share of articles that this source edits at all.
    pub(super) fn share_edited(&self) -> f64 {
        let edits = self.between(0, hazard::LAST);
        1.0 - (1.0 + edits / ARTICLE).powf(-ARTICLE)
    }

    /// The share of edits that are made before an age in seconds.
    pub(super) fn made_before(&self, age: i64) -> f64 {
        self.between(0, age) / self.between(0, hazard::LAST)
    }
}

fn ratio_of(tally: Tally) -> f64 {
    tally.edits / tally.expected
}

fn total(tallies: &[Tally]) -> Tally {
    let mut sum = Tally::default();
    for tally in tallies {
        sum.add(*tally);
    }
    sum
}

/// What was seen, beside what these factors let expect.
fn expecting<const N: usize>(seen: &[Tally; N], factors: &[f64; N]) -> [Tally; N] {
    std::array::from_fn(|bin| Tally { expected: seen[bin].expected * factors[bin], ..seen[bin] })
}

/// The factors with the shape that was seen. Their level stays: expectations count relative to their sum.
fn reshaped<const N: usize>(factors: &[f64; N], seen: &[Tally; N]) -> [f64; N] {
    let Tally { edits, expected } = total(seen);
    let scale = if expected > 0.0 { edits / expected } else { 0.0 };
    std::array::from_fn(|bin| {
        let relative = Tally { expected: seen[bin].expected * scale, ..seen[bin] };
        factors[bin] * ratio(relative, BIN)
    })
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these are exact")]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    fn nothing() -> Habits {
        Habits::default()
    }

    /// Every counter as the published averages expect it of so many articles, times a factor.
    fn seen(articles: f64, factor: f64) -> Habits {
        let mut habits = nothing();
        let total: f64 = Rates::learned(&nothing(), &nothing()).between(0, hazard::LAST) * articles;
        for (bin, tally) in habits.ages.iter_mut().enumerate() {
            let end = hazard::end(bin).unwrap_or(hazard::LAST);
            let begin = bin.checked_sub(1).and_then(hazard::end).unwrap_or(0);
            let expected = PRIOR[bin] * articles * (end - begin) as f64 / 3600.0;
            *tally = Tally { edits: expected * factor, expected };
        }
        for tally in &mut habits.hours {
            *tally = Tally { edits: total * factor / 24.0, expected: total / 24.0 };
        }
        habits
    }

    #[test]
    fn without_history_it_is_what_was_published() {
        let rates = Rates::learned(&nothing(), &nothing());
        assert!((rates.share_edited() - 0.30).abs() < 0.005, "{}", rates.share_edited());
        assert!((rates.made_before(DAY) - 0.885).abs() < 1e-9);
        assert!((rates.announced() - 0.2).abs() < 1e-9);
        assert!(rates.hours.iter().chain(&rates.weekdays).all(|factor| *factor == 1.0));
    }

    #[test]
    fn what_is_seen_wins_with_time() {
        let [few, many] = [10.0, 10_000.0].map(|articles| seen(articles, 0.25));
        let level = |own: &Habits| {
            Rates::learned(&nothing(), own).between(0, DAY)
                / Rates::learned(&nothing(), &nothing()).between(0, DAY)
        };
        assert!(level(&few) > 0.6, "ten articles prove little: {}", level(&few));
        assert!((level(&many) - 0.25).abs() < 0.01, "{}", level(&many));
    }

    #[test]
    fn a_source_without_history_is_believed_to_be_like_the_others() {
        let others = seen(10_000.0, 0.25);
        let rates = Rates::learned(&others, &nothing());
        assert!(rates.share_edited() < 0.13, "{}", rates.share_edited());
        let own = Rates::learned(&others, &seen(10_000.0, 1.0));
        assert!((own.share_edited() - 0.30).abs() < 0.02, "its own history counts more");
    }

    #[test]
    fn hours_and_weekdays_change_the_shape_and_not_the_level() {
        let mut own = seen(1_000.0, 1.0);
        for (hour, tally) in own.hours.iter_mut().enumerate() {
            tally.edits *= if (8..20).contains(&hour) { 2.0 } else { 0.0 };
        }
        let rates = Rates::learned(&nothing(), &own);
        assert!(rates.hours[3] < 0.2 && rates.hours[12] > 1.7, "{:?}", rates.hours);
        let mean = rates.hours.iter().sum::<f64>() / 24.0;
        assert!((mean - 1.0).abs() < 0.05, "{mean}");
    }

    #[test]
    fn an_edited_article_is_edited_again_and_a_quiet_one_stays_quiet() {
        let rates = Rates::learned(&nothing(), &nothing());
        let factor = |edits| rates.article(edits, 0, DAY);
        assert!(factor(0) < 0.5, "{}", factor(0));
        assert!(factor(1) > 1.0 && factor(5) > factor(1));
        assert_eq!(rates.article(0, DAY, DAY), 1.0, "nothing was watched, nothing is known");
        assert_eq!(rates.article(0, DAY, 0), 1.0, "nor by a clock that was put back");
    }

    #[test]
    fn a_feed_that_announces_is_trusted_by_and_by() {
        let announced = |edits, expected| {
            let own = Habits { announced: Tally { edits, expected }, ..nothing() };
            Rates::learned(&nothing(), &own).announced()
        };
        assert!(announced(2.0, 2.0) < 0.7 && announced(100.0, 100.0) > 0.97);
        assert!(announced(0.0, 100.0) < 0.01);
    }
}
