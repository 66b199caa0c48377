//! When a page was published: the day for which most of its sources speak, in the words of the one
//! that a reader sees first.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::super::lines::Line;
use super::super::marks::DateMark;
use super::super::metadata::Metadata;
use super::address;
use super::candidates::Candidate;
use super::{Place, read, value_of};
use crate::model::{Origin, Stamp, StampKind, StampValue, Zone};

/// The day of publication and how it was found.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Published {
    /// The stamp that declares it, or an inferred one.
    pub(in crate::extract) stamp: Stamp,
    /// The surest source that names the day.
    pub(in crate::extract) rule: &'static str,
}

/// Where a date of publication can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// Where the profile says.
    Profile,
    /// A `<meta>` whose name is clear.
    Meta,
    /// JSON-LD.
    JsonLd,
    /// A date with a label in the head of the article.
    LabelledHead,
    /// The page's address.
    Address,
    /// Microdata and RDFa.
    Itemprop,
    /// A `<time>` of the class `published` and the like.
    Marked,
    /// A date alone in the head of the article.
    Head,
    /// A date with a label behind the head.
    Text,
    /// Any `<time>` behind the headline.
    Time,
    /// A `<meta>` whose name can tell of another day too.
    VagueMeta,
}

impl Source {
    /// How much the word of a source counts. Measured: the share of days that each names rightly.
    fn weight(self) -> u32 {
        match self {
            Self::Profile => 1000,
            Self::Meta => 29,
            Self::JsonLd => 28,
            Self::LabelledHead | Self::Address => 25,
            Self::Itemprop | Self::Marked => 22,
            Self::Head => 20,
            Self::Text => 14,
            Self::Time => 10,
            Self::VagueMeta => 7,
        }
    }

    /// Whether it is words that a reader sees.
    fn is_visible(self) -> bool {
        matches!(self, Self::LabelledHead | Self::Head | Self::Text)
    }

    fn rule(self) -> &'static str {
        match self {
            Self::Profile => "the profile",
            Self::Meta => "meta",
            Self::JsonLd => "JSON-LD",
            Self::LabelledHead => "a labelled date at the headline",
            Self::Address => "the address",
            Self::Itemprop => "microdata",
            Self::Marked => "an element of the class published",
            Self::Head => "a date at the headline",
            Self::VagueMeta => "a meta that says date",
            Self::Time => "a time element",
            Self::Text => "a labelled date in the text",
        }
    }
}

/// So many visible dates are looked at for the publisher's own day: those of a head are few.
const MANY: usize = 100;

/// The day with the most weight; of each source only its first date speaks.
pub(super) fn find(
    candidates: &[Candidate],
    lines: &[Line<'_>],
    place: &Place<'_>,
) -> Option<Published> {
    let votes = votes(candidates, place);
    let Some((rule, day)) = elect(&votes) else {
        return guess(lines, place, place.data);
    };
    let declared = candidates
        .iter()
        .filter(|candidate| is_of_publication(candidate))
        .filter(|candidate| candidate.found.stamp.value.date == day)
        .min_by_key(|candidate| (candidate.found.stamp.origin, !candidate.labelled));
    let stamp = match declared {
        Some(candidate) => candidate.found.stamp.clone(),
        None => inferred(StampValue::day(day), day.to_string()),
    };
    Some(Published { stamp, rule })
}

fn is_of_publication(candidate: &Candidate) -> bool {
    candidate.found.kind == StampKind::Published
}

/// The day that each source names, the surest source first.
fn votes(candidates: &[Candidate], place: &Place<'_>) -> Vec<(Source, Date)> {
    let address = address::day(place.url);
    let visible = candidates.iter().filter(|candidate| candidate.source.is_visible());
    let seen: Vec<StampValue> =
        visible.map(|candidate| candidate.found.stamp.value).take(MANY).collect();
    let told = candidates.iter().filter(|candidate| is_of_publication(candidate));
    let told = told.map(|candidate| {
        (candidate.source, local_day(&candidate.found.stamp.value, address, &seen))
    });
    let addressed = address.map(|day| (Source::Address, day));
    let mut votes: Vec<_> = told.chain(marked(candidates, place)).chain(addressed).collect();
    votes.sort_by_key(|(source, _)| *source);
    votes.dedup_by_key(|(source, _)| *source);
    let last = last_told(candidates);
    votes.retain(|(source, day)| *source < Source::Head || last.is_none_or(|last| *day <= last));
    votes
}

/// The days that the markup names, but for those that are of a change.
fn marked(candidates: &[Candidate], place: &Place<'_>) -> Vec<(Source, Date)> {
    let of_change = |raw: &str| {
        let changes = candidates.iter().filter(|one| one.found.kind == StampKind::Updated);
        changes.map(|one| &one.found.stamp).any(|stamp| stamp.text == raw)
    };
    let marks = place.data.marks.dates.iter().filter(|(_, raw)| !of_change(raw));
    let days = marks.filter_map(|(mark, raw)| {
        let source = match mark {
            DateMark::Itemprop => Source::Itemprop,
            DateMark::Published => Source::Marked,
            DateMark::Time => Source::Time,
        };
        Some((source, value_of(raw, place.habits)?.date))
    });
    days.collect()
}

/// The publisher's day of an instant in UTC: that of the same moment in words that a reader sees, or of
/// an address of the day before, as an evening in America is the next day in UTC.
fn local_day(value: &StampValue, address: Option<Date>, seen: &[StampValue]) -> Date {
    if value.offset != Some(Offset::UTC) {
        return value.date;
    }
    let is_eve = |day: &Date| (value.date - *day).get_days() == 1;
    let same = seen.iter().find(|other| is_same_moment(value, other)).map(|other| other.date);
    same.or(address.filter(is_eve)).unwrap_or(value.date)
}

/// Whether a local time differs from an instant in UTC by an offset that exists: whole quarters of an
/// hour, from -12 to +14 hours.
fn is_same_moment(utc: &StampValue, local: &StampValue) -> bool {
    let timed = local.time.is_some() && local.offset.is_none() && utc.time.is_some();
    // Words on a page leave the seconds out.
    let seconds = local.local().duration_since(utc.local()).as_secs() + 59;
    let minutes = seconds.div_euclid(60);
    timed && minutes % 15 == 0 && (-12 * 60..=14 * 60).contains(&minutes)
}

/// The day after the last that machines are told: a date alone that is later is not this article's.
fn last_told(candidates: &[Candidate]) -> Option<Date> {
    let told = candidates.iter().map(|candidate| &candidate.found.stamp);
    let days = told.filter(|stamp| stamp.origin > Origin::Time).map(|stamp| stamp.value.date);
    days.max()?.checked_add(1.day()).ok()
}

/// The surest source of the day with the most weight.
fn elect(votes: &[(Source, Date)]) -> Option<(&'static str, Date)> {
    // Words in two places of a page are one source.
    let weight = |day: Date| -> u32 {
        let of = |visible: bool| {
            let named = votes.iter().filter(move |(_, other)| *other == day);
            named.map(|(source, _)| *source).filter(move |source| source.is_visible() == visible)
        };
        let seen = of(true).map(Source::weight).max().unwrap_or(0);
        of(false).map(Source::weight).sum::<u32>() + seen
    };
    let mut best: Option<(u32, Source, Date)> = None;
    for (source, day) in votes {
        let weight = weight(*day);
        if best.is_none_or(|(most, ..)| weight > most) {
            best = Some((weight, *source, *day));
        }
    }
    best.map(|(_, source, day)| (source.rule(), day))
}

/// What is known where no source names the day: a date at the beginning of the text or in a line
/// near the headline, the data of a script, the first line that is a date.
fn guess(lines: &[Line<'_>], place: &Place<'_>, data: &Metadata) -> Option<Published> {
    let near = lines_near(lines, place);
    let scripted = || {
        let raw = data.scripted.as_deref()?;
        Some((value_of(raw, place.habits)?, raw.to_owned()))
    };
    let chosen = |rule: &'static str, found: Option<(StampValue, String)>| {
        found.map(|(value, text)| Published { stamp: inferred(value, text), rule })
    };
    chosen("a date near the headline", near)
        .or_else(|| chosen("the dateline", dateline(lines, place)))
        .or_else(|| chosen("the data of a script", scripted()))
        .or_else(|| chosen("the first date of the page", anywhere(lines, place)))
}

fn inferred(value: StampValue, text: String) -> Stamp {
    let zone = if value.offset.is_some() { Zone::Stated } else { Zone::Unknown };
    Stamp { value, zone, text, origin: Origin::Inferred, uncertain: false }
}

/// The first date in a short line around the headline, whatever the line is part of.
fn lines_near(lines: &[Line<'_>], place: &Place<'_>) -> Option<(StampValue, String)> {
    let title = place.title?;
    let around = lines.iter().enumerate().take(title + 26).skip(title.saturating_sub(4));
    around.map(|(_, line)| line).find_map(|line| short_date(line, place, 8))
}

/// The date that the first prose of the text begins with: `Berlin, 17 May 2023 – The bridge`.
fn dateline(lines: &[Line<'_>], place: &Place<'_>) -> Option<(StampValue, String)> {
    let prose =
        place.rest.iter().filter_map(|index| lines.get(*index)).filter(|line| line.is_prose());
    prose.take(2).find_map(|line| {
        let begin: String = line.text.chars().take(50).collect();
        let reading = read(&begin, place.habits);
        let dated = reading.dates.first().filter(|dated| dated.kind != Some(StampKind::Updated))?;
        Some((dated.value, begin.get(dated.span.clone())?.to_owned()))
    })
}

/// The first line behind the headline that is hardly more than a date.
fn anywhere(lines: &[Line<'_>], place: &Place<'_>) -> Option<(StampValue, String)> {
    let behind = lines.iter().skip(place.title.map_or(0, |title| title + 1));
    behind.filter(|line| !line.is_link()).find_map(|line| short_date(line, place, 1))
}

/// The date of a short line with at most so many other words, unless it tells of a change.
fn short_date(line: &Line<'_>, place: &Place<'_>, residue: usize) -> Option<(StampValue, String)> {
    if line.text.len() > 240 || !line.text.bytes().any(|b| b.is_ascii_digit()) || line.is_prose() {
        return None;
    }
    let reading = read(&line.text, place.habits);
    let dated = reading.dates.first().filter(|dated| dated.kind != Some(StampKind::Updated))?;
    let fits = reading.residue <= residue && !reading.of_site;
    fits.then(|| (dated.value, line.text.get(dated.span.clone()).unwrap_or_default().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> StampValue {
        text.parse().unwrap()
    }

    #[test]
    fn an_instant_in_utc_is_of_the_publishers_day() {
        let utc = value("2023-05-18T02:13:40+00:00");
        let day = |address: Option<&str>, seen: &[&str]| {
            let seen: Vec<StampValue> = seen.iter().map(|text| value(text)).collect();
            local_day(&utc, address.map(|day| day.parse().unwrap()), &seen).to_string()
        };
        assert_eq!(day(None, &[]), "2023-05-18");
        assert_eq!(day(Some("2023-05-17"), &[]), "2023-05-17");
        assert_eq!(day(Some("2023-05-19"), &[]), "2023-05-18");
        assert_eq!(day(None, &["2023-05-17T22:13"]), "2023-05-17");
        assert_eq!(day(None, &["2023-05-17T22:20"]), "2023-05-18");
        assert_eq!(day(None, &["2023-05-17"]), "2023-05-18");
    }

    #[test]
    fn the_day_of_most_weight_is_elected() {
        let day = |day: i8| Date::constant(2023, 5, day);
        for (votes, elected) in [
            (vec![(Source::Meta, day(3)), (Source::JsonLd, day(4))], ("meta", 3)),
            (
                vec![(Source::Meta, day(3)), (Source::JsonLd, day(4)), (Source::Address, day(4))],
                ("JSON-LD", 4),
            ),
            // Words in two places are one source.
            (
                vec![(Source::JsonLd, day(3)), (Source::Head, day(4)), (Source::Text, day(4))],
                ("JSON-LD", 3),
            ),
        ] {
            assert_eq!(elect(&votes), Some((elected.0, day(elected.1))));
        }
        assert_eq!(elect(&[]), None);
    }
}
