//! Our policy, asked and taught as the pipeline does it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use corrigenda::model::{Habits, Load, Looks};
use corrigenda::schedule::{Effort, Known, Lesson, Life, Rates, day, next_check, stretch};
use jiff::{SignedDuration, Timestamp};

use super::measure::{Measure, Watching};
use super::world::{Article, World};

/// The policy, and what of it is switched on.
#[derive(Debug, Clone, Copy)]
pub struct Ours {
    pub effort: Effort,
    /// Whether it learns; else it goes by the published averages for ever.
    pub learns: bool,
    /// Whether it looks at once where the feed shows a changed entry, and trusts it to.
    pub hints: bool,
}

/// What is remembered between looks: habits of all sources, and of each with its host's looks.
pub struct Memory {
    all: Habits,
    own: Vec<(Habits, Load)>,
}

/// What the pipeline keeps of an article between two looks.
struct State<'a> {
    article: &'a Article,
    watching: Watching<'a>,
    last: i64,
    due: i64,
    edits: u32,
    hint: usize,
}

impl Ours {
    /// As configured by default, with another effort.
    pub fn new(effort: f64) -> Self {
        let effort = Effort {
            min_interval: SignedDuration::from_mins(5),
            max_interval: SignedDuration::from_hours(7 * 24),
            effort,
            looks_per_day: 2_000,
        };
        Self { effort, learns: true, hints: true }
    }

    /// Watches a world from its first day to its last, beginning with what is remembered.
    pub fn run(&self, world: &World, memory: &mut Memory) -> Measure {
        let mut measure = Measure::new(world);
        let mut states: Vec<State> = world.articles.iter().map(State::new).collect();
        // Whatever is due, in the order of time; an article enters at its first fetch.
        let due = |(state, place): (&State, usize)| Reverse((state.due, place));
        let mut queue: BinaryHeap<_> = states.iter().zip(0..).map(due).collect();
        while let Some(Reverse((now, place))) = queue.pop() {
            if now >= world.end {
                break;
            }
            self.look(&mut states[place], now, memory, &mut measure);
            queue.push(Reverse((states[place].due, place)));
        }
        measure
    }

    fn look(&self, state: &mut State, now: i64, memory: &mut Memory, measure: &mut Measure) {
        let article = state.article;
        let (own, load) = &mut memory.own[article.source as usize];
        let rates = Rates::learned(&memory.all, own);
        if now > article.found {
            count(load, self.effort.looks_per_day, at(now));
            let lesson = state.look(now, measure);
            if self.learns {
                let seen = lesson.counters(&rates);
                for habits in [&mut memory.all, own] {
                    habits.add(&seen);
                    habits.forget();
                }
            }
        }
        let known = Known {
            life: life(article),
            first_seen: at(article.found),
            edits: state.edits,
            listed: self.hints && now < article.dropped,
        };
        state.last = now;
        state.due = next_check(&known, &rates, load, &self.effort, at(now)).at.as_second();
        if let Some(hint) = article.hints.get(state.hint).filter(|_| self.hints) {
            state.due = state.due.min(*hint);
        }
    }
}

impl<'a> State<'a> {
    fn new(article: &'a Article) -> Self {
        let watching = Watching::new(article);
        Self { article, watching, last: article.found, due: article.found, edits: 0, hint: 0 }
    }

    /// A look, and what it teaches.
    fn look(&mut self, now: i64, measure: &mut Measure) -> Lesson {
        let article = self.article;
        let announced = article.hints.get(self.hint).is_some_and(|hint| *hint == now);
        self.hint += article.hints[self.hint..].partition_point(|hint| *hint <= now);
        let changed = self.watching.look(now, measure);
        self.edits += u32::from(changed);
        let watched = [at(self.last), at(now)];
        Lesson {
            life: life(article),
            watched,
            edited: changed.then_some(watched),
            listed: now < article.dropped,
            announced,
        }
    }
}

impl Memory {
    /// Nothing is remembered.
    pub fn new(world: &World) -> Self {
        Self { all: Habits::default(), own: vec![Default::default(); world.sources.len()] }
    }

    /// A pause, after which only the habits are known.
    pub fn rest(&mut self) {
        for (_, load) in &mut self.own {
            *load = Load::default();
        }
    }
}

/// As the store counts.
fn count(load: &mut Load, looks_per_day: u32, now: Timestamp) {
    let wanted = stretch(load, looks_per_day, now);
    if day(now) > load.day {
        let before = if day(now) == load.day + 1 { load.today } else { Looks::default() };
        *load = Load { day: day(now), today: Looks::default(), before };
    }
    load.today.made += 1.0;
    load.today.wanted += wanted;
}

fn life(article: &Article) -> Life {
    Life { born: at(article.published), utc_offset: 0 }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("the simulation stays within this century")
}
