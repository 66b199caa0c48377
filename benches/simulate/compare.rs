//! Which policies are held against each other, and at which cost.

use jiff::SignedDuration;

use super::measure::Measure;
use super::oracle;
use super::ours::{Memory, Ours};
use super::schedules::Schedule;
use super::world::{HOUR, Rates, World};

/// One policy with one setting.
pub struct Row {
    pub name: String,
    pub measure: Measure,
}

/// One policy at many costs, for the plot.
pub struct Curve {
    pub name: &'static str,
    pub measures: Vec<Measure>,
}

/// Everything of the main world.
pub struct Compared {
    /// Others as they are.
    pub others: Vec<Row>,
    /// Ours as configured by default, and parts of it, at half of newsdiffs' requests.
    pub at_half: Vec<Row>,
    /// The same at newsdiffs' requests.
    pub at_equal: Vec<Row>,
    pub curves: Vec<Curve>,
}

/// One of the worlds that differ from what the policy believes at first.
pub struct Variant {
    pub name: &'static str,
    pub newsdiffs: Measure,
    /// At half of newsdiffs' requests: ours, and ours without learning.
    pub at_half: [Measure; 2],
    pub at_equal: Measure,
}

/// A little less than half, since costs are met within a few per cent only.
const HALF: f64 = 0.49;

const NEWSDIFFS: Schedule = Schedule::Newsdiffs(1.0);

/// A policy with everything, and without a part of it.
fn with(effort: f64) -> Ours {
    Ours::new(effort)
}

/// With the shortest interval that newsdiffs has.
fn quarter_hours(effort: f64) -> Ours {
    let mut ours = Ours::new(effort);
    ours.effort.min_interval = SignedDuration::from_mins(15);
    ours
}

fn without_hints(effort: f64) -> Ours {
    Ours { hints: false, ..Ours::new(effort) }
}

fn without_learning(effort: f64) -> Ours {
    Ours { learns: false, ..Ours::new(effort) }
}

pub fn main(world: &World) -> Compared {
    let requests = NEWSDIFFS.run(world).per_article();
    let half = HALF * requests;
    let default = Ours::new(1.0).run(world, &mut Memory::new(world));
    let scale = Scale::new(world, &default);
    let ours = |policy: fn(f64) -> Ours, requests: f64| scale.run(policy, requests);
    let [first, second] = scale.run_twice(with, half);
    let prices: Vec<f64> = (0..12).map(|step| 0.1 / 4_f64.powi(step)).collect();
    let oracle = oracle::run(world, &prices);
    let [oracle_half, oracle_equal] = oracle_at(world, &prices, &oracle, [half, requests]);
    Compared {
        at_half: vec![
            row("corrigenda", first),
            row("corrigenda, feeds not read for changes", ours(without_hints, half)),
            row("corrigenda, nothing learned", ours(without_learning, half)),
            row("corrigenda, at least 15 minutes apart", ours(quarter_hours, half)),
            row("corrigenda, second 90 days", second),
            row("oracle", oracle_half),
        ],
        at_equal: vec![row("corrigenda", ours(with, requests)), row("oracle", oracle_equal)],
        curves: curves(world, &default, oracle),
        others: others(world, default),
    }
}

fn row(name: &str, measure: Measure) -> Row {
    Row { name: name.to_owned(), measure }
}

fn others(world: &World, default: Measure) -> Vec<Row> {
    let named = |name: &str, schedule: Schedule| row(name, schedule.run(world));
    vec![
        row("corrigenda, as configured by default", default),
        named("newsdiffs", NEWSDIFFS),
        named("newsdiffs, all intervals doubled", Schedule::Newsdiffs(2.0)),
        named("diffengine, 0.2 of the age", Schedule::Diffengine(0.2)),
        named("diffengine, 0.1 of the age", Schedule::Diffengine(0.1)),
        named("every hour", Schedule::Fixed(HOUR)),
        named("every 6 hours", Schedule::Fixed(6 * HOUR)),
        named("every 24 hours", Schedule::Fixed(24 * HOUR)),
        named("in the feed, every 15 minutes", Schedule::FeedOnly(HOUR / 4)),
        named("in the feed, every hour", Schedule::FeedOnly(HOUR)),
    ]
}

/// The same policy at many costs.
fn curves(world: &World, default: &Measure, oracle: Vec<Measure>) -> Vec<Curve> {
    let all = |schedules: Vec<Schedule>| schedules.iter().map(|one| one.run(world)).collect();
    let stretches = [8.0, 4.0, 2.0, 1.0, 0.5];
    let shares = [0.6, 0.4, 0.2, 0.1, 0.05];
    let hours = [96, 48, 24, 12, 6];
    let ours = |effort: f64| Ours::new(effort).run(world, &mut Memory::new(world));
    vec![
        Curve { name: "oracle", measures: oracle },
        Curve {
            name: "corrigenda",
            measures: vec![ours(0.2), ours(0.45), default.clone(), ours(2.2)],
        },
        Curve { name: "diffengine", measures: all(shares.map(Schedule::Diffengine).into()) },
        Curve { name: "newsdiffs", measures: all(stretches.map(Schedule::Newsdiffs).into()) },
        Curve {
            name: "fixed interval",
            measures: all(hours.map(|hours| Schedule::Fixed(hours * HOUR)).into()),
        },
    ]
}

/// How the cost of an effort is found: with a fifth of the sources.
struct Scale<'a> {
    world: &'a World,
    few: World,
    /// Requests per article of the few over those of all, at the same effort.
    ratio: f64,
}

impl<'a> Scale<'a> {
    fn new(world: &'a World, default: &Measure) -> Self {
        let few = world.fifth();
        let sample = Ours::new(1.0).run(&few, &mut Memory::new(&few));
        Self { world, few, ratio: sample.per_article() / default.per_article() }
    }

    /// The effort at which a policy makes so many requests per article.
    fn effort(&self, policy: fn(f64) -> Ours, requests: f64) -> f64 {
        let mut effort = requests / 42.0;
        for _ in 0..4 {
            let measure = policy(effort).run(&self.few, &mut Memory::new(&self.few));
            let off = self.ratio * requests / measure.per_article();
            if (off - 1.0).abs() < 0.005 {
                break;
            }
            effort *= off.powf(1.15);
        }
        effort
    }

    /// A policy at the effort that makes so many requests per article, put right once.
    fn run(&self, policy: fn(f64) -> Ours, requests: f64) -> Measure {
        let effort = self.effort(policy, requests);
        let measure = policy(effort).run(self.world, &mut Memory::new(self.world));
        let off = requests / measure.per_article();
        if (off - 1.0).abs() < 0.03 {
            return measure;
        }
        policy(effort * off.powf(1.15)).run(self.world, &mut Memory::new(self.world))
    }

    /// A policy at such an effort, and then in other days of the same sources with what it learned.
    fn run_twice(&self, policy: fn(f64) -> Ours, requests: f64) -> [Measure; 2] {
        let policy = policy(self.effort(policy, requests));
        let mut memory = Memory::new(self.world);
        let first = policy.run(self.world, &mut memory);
        memory.rest();
        [first, policy.run(&self.world.again(), &mut memory)]
    }
}

/// The oracle at the prices at which it makes so many requests per article, between prices that were tried.
fn oracle_at(world: &World, prices: &[f64], tried: &[Measure], wanted: [f64; 2]) -> [Measure; 2] {
    let between = |requests: f64| {
        let cheaper = tried.iter().position(|one| one.per_article() > requests).unwrap_or(1).max(1);
        let (high, low) = (prices[cheaper - 1], prices[cheaper]);
        (0..=24).map(move |step| high * (low / high).powf(f64::from(step) / 24.0))
    };
    let finer: Vec<f64> = wanted.into_iter().flat_map(between).collect();
    let measures = oracle::run(world, &finer);
    wanted.map(|requests| {
        let off = |measure: &Measure| (measure.per_article() - requests).abs();
        let nearest = measures.iter().min_by(|a, b| off(a).total_cmp(&off(b)));
        nearest.cloned().unwrap_or_default()
    })
}

/// Worlds that are not as the policy believes at first.
pub fn variants(rates: &Rates) -> Vec<Variant> {
    let base =
        Rates { sources: rates.sources.div_ceil(8), seed: rates.seed + 1000, ..rates.clone() };
    let worlds = [
        ("another seed", base.clone()),
        ("half as many articles are edited", Rates { edited: base.edited / 2.0, ..base.clone() }),
        ("twice as many are edited", Rates { edited: base.edited * 2.0, ..base.clone() }),
        ("edits come three times as late", Rates { slowness: 3.0, ..base.clone() }),
        ("no source has office hours", Rates { office: 0.0, ..base.clone() }),
        ("no feed announces more than headlines", Rates { telling: 0.0, ..base.clone() }),
        ("every feed holds ten entries or fewer", Rates { short: 1.0, ..base.clone() }),
        (
            "half as many, three times as late, no office hours, no announcements",
            Rates { edited: base.edited / 2.0, slowness: 3.0, office: 0.0, telling: 0.0, ..base },
        ),
    ];
    worlds.map(|(name, rates)| variant(name, &World::new(&rates))).into()
}

fn variant(name: &'static str, world: &World) -> Variant {
    let newsdiffs = NEWSDIFFS.run(world);
    let requests = newsdiffs.per_article();
    let default = Ours::new(1.0).run(world, &mut Memory::new(world));
    let scale = Scale::new(world, &default);
    Variant {
        name,
        at_half: [with, without_learning].map(|policy| scale.run(policy, HALF * requests)),
        at_equal: scale.run(with, requests),
        newsdiffs,
    }
}
