//! The world that is watched: sources, their articles and edits, and what their feeds show of it.

use super::delays::Delays;
use super::random::Random;

pub const HOUR: i64 = 3600;
pub const DAY: i64 = 24 * HOUR;

/// Monday, 5 January 2026, 00:00 UTC.
pub const START: i64 = 1_767_571_200;

/// Feeds are polled as often as the default configuration does.
pub const POLL: i64 = 15 * 60;

/// What the command line may change.
#[derive(Debug, Clone)]
pub struct Rates {
    pub seed: u64,
    pub sources: u32,
    pub days: i64,
    /// Times the published share of articles that are edited.
    pub edited: f64,
    /// Times the published delays.
    pub slowness: f64,
    /// The share of sources with office hours; the others edit around the clock.
    pub office: f64,
    /// The share of feeds that announce most edits.
    pub telling: f64,
    /// The share of feeds that hold ten entries or fewer.
    pub short: f64,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            seed: 1,
            sources: 1000,
            days: 90,
            edited: 1.0,
            slowness: 1.0,
            office: 0.8,
            telling: 0.4,
            short: 0.25,
        }
    }
}

/// A publisher's channel.
#[derive(Debug, Clone)]
pub struct Source {
    /// Articles a day.
    pub pace: f64,
    /// The share of its articles that are edited at least once.
    pub edited: f64,
    pub delays: Delays,
    pub rhythm: Rhythm,
    /// Entries that its feed holds.
    pub entries: usize,
    /// The share of edits that the feed shows.
    pub announced: f64,
    /// Seconds after the full quarter at which it is polled.
    pub phase: i64,
}

/// How likely the source works in an hour, relative to its busiest.
#[derive(Debug, Clone)]
pub struct Rhythm {
    pub open: i64,
    pub close: i64,
    pub night: f64,
    pub weekend: f64,
}

impl Rhythm {
    pub fn at(&self, second: i64) -> f64 {
        let hour = second.rem_euclid(DAY) / HOUR;
        let day = if (second.div_euclid(DAY) + 3).rem_euclid(7) >= 5 { self.weekend } else { 1.0 };
        day * if (self.open..self.close).contains(&hour) { 1.0 } else { self.night }
    }
}

/// An article with all that will happen to it.
#[derive(Debug, Clone)]
pub struct Article {
    pub source: u32,
    pub published: i64,
    /// The poll that discovered it, and its first fetch.
    pub found: i64,
    /// When its feed drops it.
    pub dropped: i64,
    /// Edits between the first fetch and the end, in order.
    pub edits: Vec<i64>,
    /// Polls at which its entry is seen changed, with an edit or without one.
    pub hints: Vec<i64>,
    /// All edits that it is bound to get.
    pub bound: u32,
}

pub struct World {
    pub rates: Rates,
    pub sources: Vec<Source>,
    pub articles: Vec<Article>,
    pub end: i64,
}

impl World {
    pub fn new(rates: &Rates) -> Self {
        Self::days_of(rates, rates.seed)
    }

    /// Other days of the same sources.
    pub fn again(&self) -> Self {
        Self::days_of(&self.rates, !self.rates.seed)
    }

    /// The first fifth of its sources.
    pub fn fifth(&self) -> Self {
        Self::new(&Rates { sources: self.rates.sources.div_ceil(5), ..self.rates.clone() })
    }

    fn days_of(rates: &Rates, seed: u64) -> Self {
        let end = START + rates.days * DAY;
        let mut sources = Vec::new();
        let mut articles = Vec::new();
        for number in 0..rates.sources {
            let source = source(rates, &mut Random::of(rates.seed, u64::from(number)));
            let random = &mut Random::of(seed.rotate_left(32), u64::from(number));
            let mut published = publications(&source, end, random);
            published.sort_unstable();
            for (at, place) in published.iter().zip(0..) {
                let dropped = published.get(place + source.entries).copied().unwrap_or(i64::MAX);
                articles.push(article(&source, number, [*at, dropped, end], random));
            }
            sources.push(source);
        }
        Self { rates: rates.clone(), sources, articles, end }
    }
}

fn source(rates: &Rates, random: &mut Random) -> Source {
    // 8 to 50 % by publisher, 27 % in the mean (Tsoukaladelis et al.); 20 to 60 %, 35 % in the mean, where
    // pages were fetched every 15 minutes (Timmerman et al.).
    let edited = (0.08 + 0.47 * random.unit().powf(1.15)) * rates.edited;
    let clock = random.chance(rates.office);
    let rhythm = if clock {
        let (open, close) = (random.whole(7, 9), random.whole(17, 20));
        let (night, weekend) = (random.between(0.02, 0.15), random.between(0.05, 0.4));
        Rhythm { open: open.into(), close: close.into(), night, weekend }
    } else {
        Rhythm { open: 0, close: 24, night: 1.0, weekend: random.between(0.5, 1.0) }
    };
    let short = random.chance(rates.short);
    // The headline is edited in about 20 % of revisions (GDELT GDG: titles are 31 % of edited articles), and
    // every feed shows it. How many feeds show other edits nobody has published.
    let telling = random.chance(rates.telling);
    Source {
        // Ministries publish a few texts a day, many channels a few a month (assumed).
        pace: random.lognormal(0.4, 1.2).min(40.0),
        edited: edited.min(0.95),
        delays: Delays { slowness: rates.slowness * random.between(-0.5, 0.5).exp() },
        rhythm,
        entries: if short { random.whole(5, 10) } else { random.whole(15, 60) } as usize,
        announced: if telling { random.between(0.7, 0.98) } else { 0.2 },
        phase: i64::from(random.whole(0, POLL as u32 - 1)),
    }
}

fn publications(source: &Source, end: i64, random: &mut Random) -> Vec<i64> {
    let mut all = Vec::new();
    let count = random.poisson(source.pace * (end - START) as f64 / DAY as f64);
    while all.len() < count {
        let at = START + (random.unit() * (end - START) as f64) as i64;
        if random.chance(source.rhythm.at(at)) {
            all.push(at);
        }
    }
    all
}

fn article(
    source: &Source,
    number: u32,
    [published, dropped, end]: [i64; 3],
    random: &mut Random,
) -> Article {
    let found = next_poll(source, published);
    let bound = if random.chance(source.edited) { updates(random) } else { 0 };
    let mut all = edits(source, published, bound, random);
    // What was made before the first fetch or after the end nobody can see.
    all.retain(|edit| *edit > found && *edit < end);
    let mut hints: Vec<i64> = Vec::new();
    for edit in &all {
        if random.chance(source.announced) {
            hints.push(next_poll(source, *edit));
        }
    }
    // A restamp shows where the feed shows stamps: a tenth of articles (assumed: several publishers move
    // the stamp of most articles, Tsoukaladelis et al.).
    if source.announced > 0.5 && random.chance(0.1) {
        hints.push(next_poll(source, found + (random.unit() * DAY as f64) as i64));
    }
    hints.retain(|hint| *hint < dropped);
    hints.sort_unstable();
    hints.dedup();
    Article { source: number, published, found, dropped, edits: all, hints, bound }
}

/// Updates of an article that is updated: 1.94 in the mean, over 80 % once or twice, about 5 % more than
/// nine times (Timmerman et al.).
fn updates(random: &mut Random) -> u32 {
    let part = random.unit();
    match part {
        part if part < 0.70 => 1,
        part if part < 0.83 => 2,
        part if part < 0.95 => 3 + u32::from(random.chance(0.15)) + u32::from(random.chance(0.05)),
        _ => random.whole(10, 14),
    }
}

/// The last edit follows the published law of last edits; the others come before it, by the same law.
fn edits(source: &Source, published: i64, bound: u32, random: &mut Random) -> Vec<i64> {
    let mut all = Vec::new();
    let mut last = f64::INFINITY;
    for _ in 0..bound {
        let Some(delay) = delay(source, published, last, random) else { break };
        if all.is_empty() {
            last = delay;
        }
        all.push(published + (delay * HOUR as f64) as i64);
    }
    all.sort_unstable();
    all
}

/// A delay of at most `most` hours that falls into the source's working hours as often as it works.
fn delay(source: &Source, published: i64, most: f64, random: &mut Random) -> Option<f64> {
    (0..2000).find_map(|_| {
        let delay = source.delays.draw(random);
        let at = published + (delay * HOUR as f64) as i64;
        (delay <= most && random.chance(source.rhythm.at(at))).then_some(delay)
    })
}

/// The first poll after an instant.
pub fn next_poll(source: &Source, after: i64) -> i64 {
    let since = (after - source.phase).rem_euclid(POLL);
    after + POLL - since
}
