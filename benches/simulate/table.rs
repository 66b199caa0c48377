//! The results as Markdown.

use std::fmt::Write;

use super::compare::{Compared, Row, Variant};
use super::measure::Measure;
use super::world::{Article, DAY, HOUR, World};

const HEAD: &str = "\
| policy | requests per article | requests per edit seen | edits seen | median delay | 95 % within | \
quietest fifth | busiest fifth |\n|---|--:|--:|--:|--:|--:|--:|--:|\n";

/// What a reader must know to weigh the figures.
const ASSUMED: &str = "
Published and used for both the world and the policy's first beliefs: how many articles are edited and how \
often, and the share of last edits within one day and later. Published and used for the world only: how \
publishers differ (8 to 50 % of articles edited), and that earlier edits come before the last one. Assumed, \
for want of published figures, and unknown to the policy until it has learned it: the median of 2.5 h on the \
first day, office hours and weekends (80 % of sources), sources that are faster or slower than others, feeds \
that announce 70 to 98 % of edits (40 % of them; the others show changed headlines only, which is 20 %), \
entries that change without an edit, feeds of 5 to 60 entries, how much a source publishes. The section *Other \
worlds* moves these figures away from what the policy believes at first.

Not in this world: hosts that fail or refuse, texts that flip, edits in bursts of minutes beyond what the \
delays bring, articles whose time of publication is unknown. The oracle knows how many edits each article is \
bound to get and their law in time, and never looks at an article that will get none; it follows the same rule \
of loss and price, looks at most every five minutes and sees what feeds announce.
";

/// All results, as a document.
pub fn results(world: &World, compared: &Compared, variants: &[Variant]) -> String {
    let mut text = format!(
        "# What the simulation came to\n\nWritten by `cargo bench --bench simulate -- --write`; seed \
         {}, {} sources, {} days.\n\n{}",
        world.rates.seed,
        world.rates.sources,
        world.rates.days,
        reading()
    );
    text += &made(world);
    text += ASSUMED;
    text += "\n## As they are\n\n";
    text += &rows(world, &compared.others);
    text += "\n## At half of newsdiffs' requests\n\n";
    text += &rows(world, &compared.at_half);
    text += "\n## At newsdiffs' requests\n\n";
    text += &rows(world, &compared.at_equal);
    text += "\n![Edits seen and median delay by requests per article](../../.assets/recheck.svg)\n";
    if !variants.is_empty() {
        text += &other_worlds(variants);
    }
    text
}

fn reading() -> String {
    "*Edits seen* are those that were seen as a version of their own; two edits between two looks are one. \
     The *delay* is that of all edits, from the edit to the look that showed it; an edit that no look \
     showed counts as never. The *fifths* are the shares of edits seen in the fifth of the sources that \
     publish least, and most. First fetches, confirming fetches and polls of feeds (every 15 minutes) are \
     the same for all and not counted.\n\n"
        .to_owned()
}

/// The world beside the figures that it was made from.
fn made(world: &World) -> String {
    let edited = world.articles.iter().filter(|article| article.bound > 0).count();
    let bound: u32 = world.articles.iter().map(|article| article.bound).sum();
    let few = world.articles.iter().filter(|article| (1..=2).contains(&article.bound)).count();
    let many = world.articles.iter().filter(|article| article.bound > 9).count();
    let of = |count: usize, all: usize| 100.0 * count as f64 / all.max(1) as f64;
    let within =
        |days: i64| last_within(world, |article, last| last - article.published <= days * DAY);
    let same = last_within(world, |article, last| last / DAY == article.published / DAY);
    format!(
        "## The world\n\n{} articles. Published figures in brackets (Tsoukaladelis et al. 2024, \
         Timmerman et al.).\n\n- {:.1} % of articles are edited (27 to 35 %), {:.2} times in the mean \
         (1.94), {:.0} % of them once or twice (over 80 %), {:.1} % more than nine times (about 5 %)\n- the \
         last edit that could be seen came on the day of publication for {:.0} % (63 %), within one day for \
         {:.0} % (88.5 %), two {:.0} % (93 %), three {:.0} % (95 %), five {:.0} % (97 %), eight {:.0} % \
         (98 %)\n",
        world.articles.len(),
        of(edited, world.articles.len()),
        f64::from(bound) / edited.max(1) as f64,
        of(few, edited),
        of(many, edited),
        same,
        within(1),
        within(2),
        within(3),
        within(5),
        within(8),
    )
}

/// The share, in per cent, of the last edits of which something holds.
fn last_within(world: &World, holds: impl Fn(&Article, i64) -> bool) -> f64 {
    let last = |article: &Article| article.edits.last().map(|last| holds(article, *last));
    let all: Vec<bool> = world.articles.iter().filter_map(last).collect();
    100.0 * all.iter().filter(|held| **held).count() as f64 / all.len().max(1) as f64
}

fn rows(world: &World, rows: &[Row]) -> String {
    let mut text = HEAD.to_owned();
    for Row { name, measure } in rows {
        let [quiet, busy] = measure.fifths(world);
        let _ = writeln!(
            text,
            "| {name} | {:.1} | {:.0} | {} | {} | {} | {} | {} |",
            measure.per_article(),
            measure.per_edit(),
            percent(measure.share()),
            delay(measure, 0.5),
            delay(measure, 0.95),
            percent(quiet),
            percent(busy)
        );
    }
    text
}

fn other_worlds(variants: &[Variant]) -> String {
    let mut text = "\n## Other worlds\n\nAn eighth of the sources. The policy begins with the same beliefs in \
                    all of them. Each cell: edits seen, median delay, 95 % within.\n\n\
                    | world | newsdiffs | half the requests | half, nothing learned | the same requests |\n\
                    |---|---|---|---|---|\n"
        .to_owned();
    let cell = |measure: &Measure| {
        format!("{}, {}, {}", percent(measure.share()), delay(measure, 0.5), delay(measure, 0.95))
    };
    for variant in variants {
        let [learned, unlearned] = &variant.at_half;
        let _ = writeln!(
            text,
            "| {} | {:.0} requests: {} | {} | {} | {} |",
            variant.name,
            variant.newsdiffs.per_article(),
            cell(&variant.newsdiffs),
            cell(learned),
            cell(unlearned),
            cell(&variant.at_equal)
        );
    }
    text
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

fn delay(measure: &Measure, share: f64) -> String {
    match measure.delay(share) {
        None => "never".to_owned(),
        Some(hours) if hours < 2.0 => format!("{:.1} min", hours * 60.0),
        Some(hours) if hours < 48.0 => format!("{hours:.1} h"),
        Some(hours) => format!("{:.1} d", hours * HOUR as f64 / DAY as f64),
    }
}
