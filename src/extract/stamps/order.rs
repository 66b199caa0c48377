//! Whether 03/05 is the third of May or the fifth of March: by what else the page says, else by its
//! language and country.

use jiff::civil::Date;
use url::Url;

use super::Order;
use super::grammar::read;
use super::search::LONGEST;

/// How the figures of a page are read, and whether anything on the page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) struct Ordered {
    pub(in crate::extract) order: Order,
    pub(in crate::extract) sure: bool,
}

/// The order of a page: that in which one of its dates must be read, or in which one is a day that its
/// metadata or its address names; else that of its language, English alone being unsure.
pub(super) fn of_page(lines: &[&str], days: &[Date], language: Option<&str>, url: &str) -> Ordered {
    let figured = || lines.iter().filter(|line| line.len() <= LONGEST);
    let forced = figured().find_map(|line| forced(line));
    let agreed = || figured().filter(|line| is_ambiguous(line)).find_map(|line| agreed(line, days));
    match forced.or_else(agreed) {
        Some(order) => Ordered { order, sure: true },
        None => usual(language, url),
    }
}

/// The day first everywhere but in American English. English that names no country is American unless
/// the address is of another country or an institution.
fn usual(language: Option<&str>, url: &str) -> Ordered {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_default();
    let ending = host.rsplit('.').next().unwrap_or_default();
    let american = matches!(ending, "us" | "gov" | "mil");
    let elsewhere = ending.len() == 2 || matches!(ending, "int" | "europa");
    match language {
        Some("en-US") => Ordered { order: Order::MonthFirst, sure: true },
        Some("en") if american => Ordered { order: Order::MonthFirst, sure: true },
        Some("en") if !elsewhere => Ordered { order: Order::MonthFirst, sure: false },
        Some("en") => Ordered { order: Order::DayFirst, sure: ending != "int" },
        None => Ordered { order: Order::DayFirst, sure: false },
        Some(_) => Ordered { order: Order::DayFirst, sure: true },
    }
}

/// Whether a text has a date in figures of which both readings are days.
pub(super) fn is_ambiguous(text: &str) -> bool {
    figures(text).any(|(first, second)| first != second && first <= 12 && second <= 12)
}

/// The order of the first date in figures of which only one reading is a day: `14/04/2024`.
fn forced(line: &str) -> Option<Order> {
    figures(line).find_map(|pair| match pair {
        (13..=31, 1..=12) => Some(Order::DayFirst),
        (1..=12, 13..=31) => Some(Order::MonthFirst),
        _ => None,
    })
}

/// The first two numbers of each date like `14/04/2024` and `14-04-24`.
fn figures(text: &str) -> impl Iterator<Item = (u16, u16)> {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '/' && c != '-');
    runs.filter_map(|run| {
        let sign = if run.contains('/') { '/' } else { '-' };
        let mut parts = run.split(sign);
        let (first, second, _) = (parts.next()?, parts.next()?, parts.next()?);
        let short = first.len() <= 2 && second.len() <= 2 && parts.next().is_none();
        short.then(|| Some((first.parse().ok()?, second.parse().ok()?)))?
    })
}

/// The order that makes a day of the line one of those that are known, where only one does.
fn agreed(line: &str, days: &[Date]) -> Option<Order> {
    let known =
        |order: Order| read(line, order).dates.iter().any(|dated| days.contains(&dated.value.date));
    match (known(Order::DayFirst), known(Order::MonthFirst)) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}
