//! Reports in Markdown, for issue trackers and chats: ~~removed~~, **added**.

mod marks;

use marks::{body, escape, gone, linked, new};

use super::words::{self, count, label, plain, sentence};
use super::{Counts, Period, Sheet, TELLING, WEIGHTS};
use crate::model::{
    Change, Comparison, Disclosure, Event, EventData, EventKind, Fact, Locale, Revision,
    Significance,
};

/// So many changes of one comparison are told; a tracker's comment holds no more.
const MOST: usize = 60;

/// So many changes of each revision of a period.
const FEW: usize = 8;

/// The comparison: facts first, then when, every changed word, and the proof.
pub fn sheet(sheet: &Sheet) -> String {
    let locale = sheet.locale;
    let mut parts = vec![format!("# {}", linked(&sheet.title, sheet.url.as_deref()))];
    parts.extend(sheet.source.as_deref().map(escape));
    parts.extend(verdict(locale, &sheet.comparison));
    let observed = |times| words::observed(locale, &sheet.comparison, times);
    parts.extend(sheet.observed_between.map(observed));
    parts.extend(dates(sheet));
    parts.extend(changes(locale, &sheet.comparison, MOST));
    parts.extend(proof(sheet));
    joined(&parts)
}

/// The period: counts, each revision by its day, and what else happened.
pub fn period(period: &Period) -> String {
    let locale = period.locale;
    let counts = period.counts();
    let mut parts = vec![
        format!("# {}", escape(&period.title)),
        sentence(&words::span(locale, period.since, period.until)),
        numbers(locale, &counts),
    ];
    parts.extend(tables(locale, &counts));
    let days = period.days();
    for (day, of_day) in &days {
        parts.extend((days.len() > 1).then(|| format!("## {}", words::day(locale, *day))));
        let level = if days.len() > 1 { "###" } else { "##" };
        parts.extend(of_day.iter().flat_map(|one| revision(period, one, level)));
    }
    let restamped = |one| {
        let name = words::label(locale, &format!("**{}**", words::restamped(locale, one)));
        format!("{name}{}", escape(&words::restamp(locale, one)))
    };
    parts.extend(period.divided().1.iter().map(restamped));
    parts.extend(events(locale, &period.events));
    joined(&parts)
}

fn revision(period: &Period, revision: &Revision, level: &str) -> Vec<String> {
    let locale = period.locale;
    let sheet = Sheet::from(revision);
    let observed = words::observed(locale, &revision.comparison, revision.observed_between);
    let mut parts = vec![
        format!("{level} {}", linked(&sheet.title, sheet.url.as_deref())),
        format!("{}{observed}", label(locale, &escape(&revision.source.name))),
    ];
    parts.extend(verdict(locale, &revision.comparison));
    parts.extend(period.beside(revision).iter().map(|line| escape(line)));
    parts.extend(changes(locale, &revision.comparison, FEW));
    parts
}

fn joined(parts: &[String]) -> String {
    format!("{}\n", parts.join("\n\n"))
}

fn verdict(locale: Locale, comparison: &Comparison) -> Vec<String> {
    let weight =
        words::weight(locale, comparison.significance).map(|weight| format!(" · {weight}"));
    let badge = words::badge(locale, comparison);
    let mut parts = vec![
        format!("**{badge}**{}", weight.unwrap_or_default()),
        words::disclosure_sentence(locale, comparison),
    ];
    parts.extend(words::remarks(locale, comparison).into_iter().map(str::to_owned));
    if !comparison.facts.is_empty() {
        let facts = comparison.facts.iter().map(|one| fact(locale, one));
        parts.push(facts.collect::<Vec<_>>().join("\n"));
    }
    let summary = escape(comparison.summary_in(locale));
    parts.extend(Some(summary).filter(|summary| comparison.comparable && !summary.is_empty()));
    parts
}

fn fact(locale: Locale, fact: &Fact) -> String {
    let told = match (fact.before.as_deref(), fact.after.as_deref()) {
        (Some(before), Some(after)) => format!("{} → {}", gone(before), new(after)),
        (Some(before), None) => format!("{} ({})", gone(before), locale.pick("gone", "disparu")),
        (None, after) => {
            format!("{} ({})", new(after.unwrap_or_default()), locale.pick("new", "nouveau"))
        }
    };
    format!("- {}{told}", label(locale, words::fact(locale, fact.kind)))
}

fn dates(sheet: &Sheet) -> Option<String> {
    let (locale, from, to) = (sheet.locale, sheet.from.date(), sheet.to.date());
    let name = label(locale, locale.pick("Date on the page", "Date sur la page"));
    from.or(to).map(|_| format!("{name}{}", escape(&words::dates(locale, from, to))))
}

fn changes(locale: Locale, comparison: &Comparison, most: usize) -> Vec<String> {
    let told = comparison.changes.iter().take(most).map(|one| change(locale, one));
    let left = comparison.changes.len().saturating_sub(most);
    let more = locale.pick(
        format!("And {}.", count(locale, left, "more change", "more changes")),
        format!("Et {}.", count(locale, left, "autre changement", "autres changements")),
    );
    told.chain((left > 0).then_some(more)).collect()
}

fn change(locale: Locale, change: &Change) -> String {
    format!("**{}**\n\n> {}", words::change(locale, change, None), body(locale, change))
}

fn proof(sheet: &Sheet) -> Vec<String> {
    let locale = sheet.locale;
    let names = [locale.pick("Before", "Avant"), locale.pick("After", "Après")];
    let told = |(name, side): (&str, &super::Side)| {
        let sha256 = plain(side.sha256.as_deref()?).replace('`', "");
        let name = label(locale, name);
        Some(format!("{name}{}, SHA-256 `{sha256}`", linked(&side.label, side.url.as_deref())))
    };
    names.into_iter().zip([&sheet.from, &sheet.to]).filter_map(told).collect()
}

fn numbers(locale: Locale, counts: &Counts) -> String {
    let stealth = counts.of_disclosure(Disclosure::Stealth);
    let substantive = counts.of_significance(Significance::Substantive);
    let withdrawn = counts.of_event(EventKind::ArticleWithdrawn);
    let parts = [
        count(
            locale,
            counts.revisions,
            locale.pick("edit", "modification"),
            locale.pick("edits", "modifications"),
        ),
        format!("{stealth} {}", locale.pick("without saying so", "sans le signaler")),
        count(
            locale,
            substantive,
            locale.pick("substantive", "substantielle"),
            locale.pick("substantive", "substantielles"),
        ),
        count(
            locale,
            withdrawn,
            locale.pick("withdrawn", "page retirée"),
            locale.pick("withdrawn", "pages retirées"),
        ),
    ];
    parts.join(" · ")
}

/// How edits were declared by significance, and how many each source made; only where there are
/// several to be counted.
fn tables(locale: Locale, counts: &Counts) -> Vec<String> {
    let all = locale.pick("All", "Total");
    let mut tables = Vec::new();
    if counts.revisions > 1 {
        let mut head = vec![String::new()];
        head.extend(WEIGHTS.map(|one| words::significance(locale, one).to_owned()));
        head.push(all.to_owned());
        let row = |one: Disclosure| {
            let mut row = vec![words::disclosure(locale, one).to_owned()];
            row.extend(WEIGHTS.map(|weight| counts.of_verdict(one, weight).to_string()));
            row.push(counts.of_disclosure(one).to_string());
            row
        };
        let present = TELLING.into_iter().filter(|one| counts.of_disclosure(*one) > 0);
        tables.push(table(&head, &present.map(row).collect::<Vec<_>>()));
    }
    if counts.sources.len() > 1 {
        let head = [
            "Source",
            locale.pick("Edits", "Modifications"),
            locale.pick("Substantive", "Substantielles"),
            locale.pick("Without saying so", "Sans le signaler"),
        ];
        let rows = counts.sources.iter().map(|(name, of)| {
            let numbers = [of.revisions, of.substantive, of.stealth].map(|one| one.to_string());
            [vec![escape(name)], numbers.to_vec()].concat()
        });
        tables.push(table(&head.map(str::to_owned), &rows.collect::<Vec<_>>()));
    }
    tables
}

/// A table whose first column is words and whose others are numbers.
fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule = format!("| --- |{}", " ---: |".repeat(head.len().saturating_sub(1)));
    let lines = [line(head), rule].into_iter().chain(rows.iter().map(|row| line(row)));
    lines.collect::<Vec<_>>().join("\n")
}

fn events(locale: Locale, events: &[Event]) -> Option<String> {
    let lines: Vec<String> = events.iter().filter_map(|one| event(locale, one)).collect();
    let title = locale.pick("Also seen", "Vu aussi");
    (!lines.is_empty()).then(|| format!("## {title}\n\n{}", lines.join("\n")))
}

fn event(locale: Locale, event: &Event) -> Option<String> {
    let EventData::Other(notification) = &event.data else { return None };
    let url = notification.article.as_ref().map(|article| article.url.as_str());
    let mut parts =
        vec![linked(words::subject(event), url), words::instant(locale, event.timestamp)];
    parts.extend(words::particulars(locale, notification).iter().map(|told| escape(told)));
    let name = label(locale, &format!("**{}**", words::event(locale, event.kind)));
    Some(format!("- {name}{}", parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn a_sheet_tells_facts_words_and_proof() {
        let text = sheet(&samples::sheet());
        for line in [
            "# [Statement on the accident at the \\<north\\> quay](<https://harbour-office.example.org/statements/7?a=1&b=2>)",
            "**Edited without saying so** · Substantive change",
            "- Number: ~~12~~ → **21**",
            "Edited on 19 May 2023, between 11:40 and 11:55 UTC.",
            "> Statement on the ~~incident~~ **accident** at the \\<north\\> quay",
            "**Moved from place 7 to place 2**",
            "> **javascript:alert(1)**",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n---\n{text}");
        }
        assert!(text.contains(&"2".repeat(64)));
    }

    #[test]
    fn a_period_lists_edits_and_events() {
        let text = period(&samples::period());
        assert!(
            text.contains("4 edits · 2 without saying so · 2 substantive · 1 withdrawn"),
            "{text}"
        );
        assert_eq!(text.matches("\n## ").count(), 5);
        assert!(text.contains("- **Withdrawn**: [Notice to mariners]"));
        assert!(text.contains("> The ferries ~~leave~~ **depart** as before."));
    }
}
