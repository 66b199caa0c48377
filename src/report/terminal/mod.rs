//! Reports for a terminal: `[-removed-]` and `{+added+}`, coloured, wrapped to its width.
//!
//! The words carry marks beside their colours, so that they are read where colours are stripped.

mod wrap;

use anstyle::{AnsiColor, Style};
use wrap::{Run, wrap};

use super::fold::{Piece, fold};
use super::words::{self, plain};
use super::{Bar, Counts, Period, Restamp, Sheet, Side, SourceCounts, Timeline};
use crate::model::{
    Change, Comparison, Disclosure, Event, EventData, EventKind, Fact, Locale, Op, Revision,
    Significance,
};

/// Words shown on either side of a change within a long text.
const CONTEXT: usize = 8;

const PLAIN: Style = Style::new();
const STRONG: Style = Style::new().bold();
const SOFT: Style = Style::new().dimmed();
const NEW: Style = AnsiColor::Green.on_default();
const GONE: Style = AnsiColor::Red.on_default();

/// The comparison in at most `width` columns: facts first, then the changed words.
pub fn sheet(sheet: &Sheet, width: usize) -> String {
    let (locale, comparison) = (sheet.locale, &sheet.comparison);
    let soft = |text: String| wrap(&[(SOFT, text)], width, 0);
    let mut lines = vec![wrap(&[(STRONG, plain(&sheet.title))], width, 0)];
    lines.extend(sheet.url.as_deref().map(|url| soft(plain(url))));
    lines.extend(verdict(locale, comparison, width));
    let observed = |times| words::observed(locale, comparison, times);
    lines.extend(sheet.observed_between.map(|times| wrap(&[(PLAIN, observed(times))], width, 0)));
    lines.push(soft(date(sheet)));
    lines.extend(comparison.changes.iter().map(|change| one_change(locale, change, width)));
    lines.extend(proof(sheet, width));
    lines.concat()
}

/// The period in at most `width` columns: counts, then each revision in a few lines, by its day.
pub fn period(period: &Period, width: usize) -> String {
    let locale = period.locale;
    let counts = period.counts();
    let mut lines = vec![
        wrap(&[(STRONG, plain(&period.title))], width, 0),
        wrap(
            &[(SOFT, words::sentence(&words::span(locale, period.since, period.until)))],
            width,
            0,
        ),
        wrap(&[(PLAIN, numbers(locale, &counts))], width, 0),
    ];
    lines.extend(line(&period.timeline()).map(|line| wrap(&[(SOFT, line)], width, 0)));
    if counts.sources.len() > 1 {
        lines.extend(counts.sources.iter().map(|(name, of)| source(locale, name, *of, width)));
    }
    let days = period.days();
    for (day, of_day) in &days {
        let told = (STRONG.underline(), words::day(locale, *day));
        lines.extend((days.len() > 1).then(|| format!("\n{}", wrap(&[told], width, 0))));
        lines.extend(of_day.iter().map(|one| revision(period, one, width)));
    }
    lines.extend(period.divided().1.iter().map(|one| restamped(locale, one, width)));
    lines.extend(period.events.iter().filter_map(|one| event(locale, one, width)));
    lines.concat()
}

fn numbers(locale: Locale, counts: &Counts) -> String {
    let edits = words::count(
        locale,
        counts.revisions,
        locale.pick("edit", "modification"),
        locale.pick("edits", "modifications"),
    );
    let stealth = counts.of_disclosure(Disclosure::Stealth);
    let substantive = counts.of_significance(Significance::Substantive);
    let withdrawn = counts.of_event(EventKind::ArticleWithdrawn);
    locale.pick(
        format!("{edits}, {stealth} without saying so, {substantive} substantive, {withdrawn} withdrawn"),
        format!("{edits}, dont {stealth} sans le signaler et {substantive} de fond\u{a0}; pages retirées\u{a0}: {withdrawn}"),
    )
}

fn source(locale: Locale, name: &str, counts: SourceCounts, width: usize) -> String {
    let SourceCounts { revisions, substantive, stealth } = counts;
    let told = locale.pick(
        format!("{revisions}, {stealth} without saying so, {substantive} substantive"),
        format!("{revisions}, dont {stealth} sans le signaler et {substantive} de fond"),
    );
    wrap(&[(PLAIN, plain(&words::label(locale, name))), (SOFT, told)], width, 2)
}

/// The revisions over time: one sign for each span, the higher the more.
fn line(timeline: &Timeline) -> Option<String> {
    const SIGNS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let highest = timeline.highest();
    let sign = |bar: &Bar| SIGNS.get((bar.total() * 8).div_ceil(highest.max(1))).copied();
    (highest > 0).then(|| timeline.bars.iter().filter_map(sign).collect())
}

fn revision(period: &Period, revision: &Revision, width: usize) -> String {
    let locale = period.locale;
    let sheet = Sheet::from(revision);
    let observed = words::between(locale, revision.observed_between);
    let mut lines = vec![
        "\n".to_owned(),
        wrap(&[(STRONG, plain(&sheet.title))], width, 0),
        wrap(&[(SOFT, plain(&format!("{}, {observed}", revision.source.name)))], width, 0),
    ];
    lines.extend(verdict(locale, &revision.comparison, width));
    let beside = period.beside(revision);
    lines.extend(beside.iter().map(|line| wrap(&[(SOFT, plain(line))], width, 0)));
    lines.concat()
}

fn restamped(locale: Locale, restamp: &Restamp, width: usize) -> String {
    let name = words::label(locale, words::restamped(locale, restamp));
    let runs = [(STRONG, name), (PLAIN, plain(&words::restamp(locale, restamp)))];
    format!("\n{}", wrap(&runs, width, 0))
}

fn event(locale: Locale, event: &Event, width: usize) -> Option<String> {
    let EventData::Other(notification) = &event.data else { return None };
    let mut told = vec![words::instant(locale, event.timestamp)];
    told.extend(words::particulars(locale, notification));
    let runs = [
        (STRONG, words::label(locale, words::event(locale, event.kind))),
        (PLAIN, plain(&format!("{}. ", words::subject(event)))),
        (SOFT, plain(&told.join(", "))),
    ];
    Some(format!("\n{}", wrap(&runs, width, 0)))
}

fn verdict(locale: Locale, comparison: &Comparison, width: usize) -> Vec<String> {
    let weight = words::weight(locale, comparison.significance);
    let weight = weight.map(|weight| format!(" · {weight}")).unwrap_or_default();
    let badge = (hue(comparison.disclosure).bold(), words::badge(locale, comparison).to_owned());
    let told = |text: &str| wrap(&[(PLAIN, plain(text))], width, 0);
    let mut lines = vec![wrap(&[badge, (SOFT, weight)], width, 0)];
    if !comparison.comparable {
        lines.push(told(&words::disclosure_sentence(locale, comparison)));
        return lines;
    }
    lines.extend(comparison.facts.iter().map(|one| fact(locale, one, width)));
    let summary = comparison.summary_in(locale);
    lines.extend(Some(summary).filter(|text| !text.is_empty()).map(told));
    let remarks = words::remarks(locale, comparison).into_iter();
    lines.extend(remarks.map(|remark| wrap(&[(SOFT, remark.to_owned())], width, 0)));
    lines
}

fn hue(disclosure: Disclosure) -> Style {
    match disclosure {
        Disclosure::Stealth => AnsiColor::Red.on_default(),
        Disclosure::Backdated => AnsiColor::Magenta.on_default(),
        Disclosure::Undetermined => AnsiColor::Yellow.on_default(),
        Disclosure::Declared => AnsiColor::Green.on_default(),
        Disclosure::StampOnly => AnsiColor::Blue.on_default(),
        Disclosure::None => PLAIN,
    }
}

fn fact(locale: Locale, fact: &Fact, width: usize) -> String {
    let mut runs = vec![(SOFT, words::label(locale, words::fact(locale, fact.kind)))];
    runs.extend(fact.before.as_deref().map(gone));
    runs.push((SOFT, " → ".to_owned()));
    runs.push(fact.after.as_deref().map_or((SOFT, locale.pick("gone", "disparu").to_owned()), new));
    if fact.before.is_none() {
        runs.remove(1);
        runs.push((SOFT, locale.pick(" (new)", " (nouveau)").to_owned()));
    }
    wrap(&runs, width, 2)
}

fn date(sheet: &Sheet) -> String {
    let locale = sheet.locale;
    let name = words::label(locale, locale.pick("Date on the page", "Date sur la page"));
    format!("{name}{}", words::dates(locale, sheet.from.date(), sheet.to.date()))
}

fn one_change(locale: Locale, change: &Change, width: usize) -> String {
    let label = wrap(&[(SOFT, words::change(locale, change, None))], width, 0);
    format!("\n{label}{}", wrap(&runs(change), width, 2))
}

fn runs(change: &Change) -> Vec<Run> {
    let before = || change.before.as_deref().map(gone);
    let after = || change.after.as_deref().map(new);
    match change.op {
        Op::Move => vec![(PLAIN, plain(change.after.as_deref().unwrap_or_default()))],
        Op::Replace if !change.words.is_empty() => {
            fold(&change.words, CONTEXT).into_iter().map(piece).collect()
        }
        Op::Insert | Op::Delete | Op::Replace => {
            let space = change.before.is_some() && change.after.is_some();
            let gap = space.then(|| (PLAIN, " ".to_owned()));
            [before(), gap, after()].into_iter().flatten().collect()
        }
    }
}

fn piece(piece: Piece<'_>) -> Run {
    match piece {
        Piece::Equal(text) => (PLAIN, plain(text)),
        Piece::Insert(text) => new(text),
        Piece::Delete(text) => gone(text),
        Piece::Folded(_) => (SOFT, " … ".to_owned()),
    }
}

fn new(text: &str) -> Run {
    (NEW, format!("{{+{}+}}", plain(text)))
}

fn gone(text: &str) -> Run {
    (GONE, format!("[-{}-]", plain(text)))
}

fn proof(sheet: &Sheet, width: usize) -> Vec<String> {
    let locale = sheet.locale;
    let told = |side: &Side| {
        let sha256 = side.sha256.as_deref()?;
        Some(wrap(
            &[(SOFT, plain(&format!("{}SHA-256 {sha256}", words::label(locale, &side.label))))],
            width,
            0,
        ))
    };
    let lines: Vec<String> = [&sheet.from, &sheet.to].into_iter().filter_map(told).collect();
    if lines.is_empty() { lines } else { [vec!["\n".to_owned()], lines].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use proptest::prelude::*;

    fn stripped(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn a_sheet_tells_facts_and_words_without_colours_too() {
        let text = stripped(&sheet(&samples::sheet(), 80));
        for line in [
            "Edited without saying so · Substantive change",
            "  Number: [-12-] → {+21+}",
            "  Time: {+that morning+} (new)",
            "Edited on 19 May 2023, between 11:40 and 11:55 UTC.",
            "  Statement on the [-incident-]{+accident+} at the <north> quay",
            "Passage 3, reworded",
            "Moved from place 7 to place 2",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n---\n{text}");
        }
    }

    #[test]
    fn a_period_counts_and_lists() {
        let text = stripped(&period(&samples::period(), 60));
        assert!(
            text.contains("4 edits, 2 without saying so, 2 substantive, 1 withdrawn"),
            "{text}"
        );
        assert!(text.contains("Withdrawn: Notice to mariners. 18 May 2023, 08:00 UTC"), "{text}");
    }

    /// The escape sequences left when our own (`ESC [ digits m`) are taken out, and other controls.
    fn foreign_controls(text: &str) -> usize {
        let own =
            |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('m');
        let escapes = text.match_indices('\u{1b}').count();
        let ours = text.split("\u{1b}[").skip(1).filter(|rest| own(rest)).count();
        let others = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\u{1b}'));
        escapes - ours + others.count()
    }

    proptest! {
        #[test]
        fn no_text_from_outside_commands_the_terminal(text in "(\u{1b}\\]0;x\u{7}|\u{9b}|\r|\u{8}|\\PC| ){0,20}") {
            let mut hostile = samples::sheet();
            hostile.title.clone_from(&text);
            hostile.url = Some(text.clone());
            hostile.comparison.summary.clone_from(&text);
            hostile.comparison.facts[0].after = Some(text.clone());
            hostile.comparison.changes[3].after = Some(text.clone());
            hostile.comparison.changes[2].words[0].text.clone_from(&text);
            prop_assert_eq!(foreign_controls(&sheet(&hostile, 60)), 0);
        }

    }
}
