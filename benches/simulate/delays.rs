//! How long after publication edits come.

use super::random::Random;

/// The law of the delay between publication and an article's *last* edit, in hours, of a source whose
/// edits come `slowness` times as late.
///
/// Three parts, weighted so that the shares published by Tsoukaladelis et al. (IEEE S&P 2024, ECDF of
/// their figure) come out: 63 % on the day of publication, 88.5 % within one day, 93 % within two, 95 %
/// within three, 97 % within five, 98 % within eight, a tail of months.
#[derive(Debug, Clone, Copy)]
pub struct Delays {
    pub slowness: f64,
}

/// Same day: a log-normal of median 2.5 h. Only the share is published, the median is our assumption.
const SAME_DAY: (f64, f64, f64) = (0.63, 2.5, 1.0);
/// The next morning.
const NEXT_DAY: (f64, f64, f64) = (0.255, 19.0, 0.2);
/// From one day on: a Pareto tail through the published points.
const TAIL_FROM: f64 = 24.0;
const TAIL_SLOPE: f64 = 0.8;

impl Delays {
    /// A delay.
    pub fn draw(self, random: &mut Random) -> f64 {
        let part = random.unit();
        let delay = if part < SAME_DAY.0 {
            random.lognormal(SAME_DAY.1, SAME_DAY.2)
        } else if part < SAME_DAY.0 + NEXT_DAY.0 {
            random.lognormal(NEXT_DAY.1, NEXT_DAY.2)
        } else {
            TAIL_FROM * random.unit().powf(-1.0 / TAIL_SLOPE)
        };
        delay * self.slowness
    }

    /// The share of delays below `hours`.
    pub fn below(self, hours: f64) -> f64 {
        let hours = (hours / self.slowness).max(1e-9);
        let body = |(share, median, sigma): (f64, f64, f64)| {
            share * normal_below((hours / median).ln() / sigma)
        };
        let tail = 1.0 - SAME_DAY.0 - NEXT_DAY.0;
        let late =
            if hours > TAIL_FROM { 1.0 - (hours / TAIL_FROM).powf(-TAIL_SLOPE) } else { 0.0 };
        body(SAME_DAY) + body(NEXT_DAY) + tail * late
    }
}

/// The normal law's distribution function, by Abramowitz and Stegun 7.1.26 (error below 1.5e-7).
fn normal_below(x: f64) -> f64 {
    let z = x.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let series = [0.254_829_592, -0.284_496_736, 1.421_413_741, -1.453_152_027, 1.061_405_429];
    let sum = series.iter().rev().fold(0.0, |sum, factor| (sum + factor) * t);
    let error = 1.0 - sum * (-z * z).exp();
    f64::midpoint(1.0, error.copysign(x))
}
