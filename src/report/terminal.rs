//! Reports for a terminal: `[-removed-]` and `{+added+}`, coloured, wrapped to its width.
//!
//! The words carry marks beside their colours, so that they are read where colours are stripped.

use anstyle::{AnsiColor, Style};
use unicode_segmentation::UnicodeSegmentation as _;

use super::fold::{Piece, fold};
use super::words::{self, plain};
use super::{Period, Restamp, Sheet, Side};
use crate::model::{
    Change, Comparison, Disclosure, Event, EventData, EventKind, Fact, Op, Revision, Significance,
};

/// Words shown on either side of a change within a long text.
const CONTEXT: usize = 8;
/// A narrower terminal is written to as if it had these columns.
const LEAST: usize = 24;

const PLAIN: Style = Style::new();
const STRONG: Style = Style::new().bold();
const SOFT: Style = Style::new().dimmed();
const NEW: Style = AnsiColor::Green.on_default();
const GONE: Style = AnsiColor::Red.on_default();

/// A run of text in one style.
type Run = (Style, String);

/// The comparison in at most `width` columns: facts first, then the changed words.
pub fn sheet(sheet: &Sheet, width: usize) -> String {
    let mut lines = vec![wrap(&[(STRONG, plain(&sheet.title))], width, 0)];
    lines.extend(sheet.url.as_deref().map(|url| wrap(&[(SOFT, plain(url))], width, 0)));
    lines.extend(verdict(&sheet.comparison, width));
    lines.extend(sheet.observed_between.map(|times| {
        wrap(
            &[(
                PLAIN,
                format!("{} {}.", words::happened(&sheet.comparison), words::between(times)),
            )],
            width,
            0,
        )
    }));
    lines.push(wrap(&[(SOFT, date(sheet))], width, 0));
    lines.extend(sheet.comparison.changes.iter().map(|change| one_change(change, width)));
    lines.extend(proof(sheet, width));
    lines.concat()
}

/// The period in at most `width` columns: counts, then each revision in a few lines.
pub fn period(period: &Period, width: usize) -> String {
    let counts = period.counts();
    let told = format!(
        "{}, {} without saying so, {} substantive, {} withdrawn",
        words::count(counts.revisions, "edit", "edits"),
        counts.of_disclosure(Disclosure::Stealth),
        counts.of_significance(Significance::Substantive),
        counts.of_event(EventKind::ArticleWithdrawn),
    );
    let mut lines = vec![
        wrap(&[(STRONG, plain(&period.title))], width, 0),
        wrap(&[(SOFT, words::span(period.since, period.until))], width, 0),
        wrap(&[(PLAIN, told)], width, 0),
    ];
    let (revisions, restamps) = period.divided();
    lines.extend(revisions.into_iter().map(|one| revision(one, width)));
    lines.extend(restamps.iter().map(|one| restamped(one, width)));
    lines.extend(period.events.iter().filter_map(|one| event(one, width)));
    lines.concat()
}

fn revision(revision: &Revision, width: usize) -> String {
    let sheet = Sheet::from(revision);
    let place = format!("{}, {}", revision.source.name, words::between(revision.observed_between));
    let mut lines = vec![
        "\n".to_owned(),
        wrap(&[(STRONG, plain(&sheet.title))], width, 0),
        wrap(&[(SOFT, plain(&place))], width, 0),
    ];
    lines.extend(verdict(&revision.comparison, width));
    lines.concat()
}

fn restamped(restamp: &Restamp, width: usize) -> String {
    let label = format!("{}: ", words::restamp_label(restamp));
    let runs = [(STRONG, label), (PLAIN, plain(&words::restamp(restamp)))];
    format!("\n{}", wrap(&runs, width, 0))
}

fn event(event: &Event, width: usize) -> Option<String> {
    let EventData::Other(notification) = &event.data else { return None };
    let mut told = vec![words::instant(event.timestamp)];
    told.extend(words::particulars(notification));
    let runs = [
        (STRONG, words::event(event.kind).to_owned()),
        (PLAIN, plain(&format!(": {}. ", words::subject(event)))),
        (SOFT, plain(&told.join(", "))),
    ];
    Some(format!("\n{}", wrap(&runs, width, 0)))
}

fn verdict(comparison: &Comparison, width: usize) -> Vec<String> {
    let weight = match comparison.significance {
        Significance::None => String::new(),
        heavy => format!(" · {} change", words::significance(heavy)),
    };
    let badge = (hue(comparison.disclosure).bold(), words::badge(comparison).to_owned());
    let mut lines = vec![wrap(&[badge, (SOFT, weight)], width, 0)];
    if !comparison.comparable {
        lines.push(wrap(&[(PLAIN, words::disclosure_sentence(comparison))], width, 0));
    }
    lines.extend(comparison.facts.iter().map(|one| fact(one, width)));
    lines.extend(
        Some(&comparison.summary)
            .filter(|text| !text.is_empty())
            .map(|text| wrap(&[(PLAIN, plain(text))], width, 0)),
    );
    let remarks = words::remarks(comparison).into_iter();
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

fn fact(fact: &Fact, width: usize) -> String {
    let mut runs = vec![(SOFT, format!("{}: ", words::fact(fact.kind)))];
    runs.extend(fact.before.as_deref().map(gone));
    runs.push((SOFT, " → ".to_owned()));
    runs.push(fact.after.as_deref().map_or((SOFT, "gone".to_owned()), new));
    if fact.before.is_none() {
        runs.remove(1);
        runs.push((SOFT, " (new)".to_owned()));
    }
    wrap(&runs, width, 2)
}

fn date(sheet: &Sheet) -> String {
    format!("Date on the page: {}", words::dates(sheet.from.date(), sheet.to.date()))
}

fn one_change(change: &Change, width: usize) -> String {
    let label = wrap(&[(SOFT, words::change(change))], width, 0);
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
    let told = |side: &Side| {
        let sha256 = side.sha256.as_deref()?;
        Some(wrap(&[(SOFT, plain(&format!("{}: SHA-256 {sha256}", side.label)))], width, 0))
    };
    let lines: Vec<String> = [&sheet.from, &sheet.to].into_iter().filter_map(told).collect();
    if lines.is_empty() { lines } else { [vec!["\n".to_owned()], lines].concat() }
}

/// The runs as lines of at most `width` columns, indented; what may not be broken and is longer
/// stands alone.
fn wrap(runs: &[Run], width: usize, indent: usize) -> String {
    let width = width.max(LEAST) - indent;
    let (mut lines, mut line, mut space) = (Vec::new(), Line::default(), false);
    for chunk in chunks(runs) {
        let gap = usize::from(space && line.columns > 0);
        if line.columns > 0 && line.columns + gap + chunk.columns() > width {
            lines.push(std::mem::take(&mut line));
        }
        let gap = if line.columns > 0 { gap } else { 0 };
        space = chunk.space;
        line = line.and(&chunk, gap);
    }
    lines.push(line);
    let margin = " ".repeat(indent);
    let styled = lines.iter().flat_map(|line| [margin.clone(), line.styled(), "\n".to_owned()]);
    styled.collect()
}

/// One line on the screen.
#[derive(Default)]
struct Line {
    runs: Vec<Run>,
    columns: usize,
}

impl Line {
    /// The line with a chunk behind it, after `gap` spaces.
    fn and(mut self, chunk: &Chunk<'_>, gap: usize) -> Self {
        self.columns += gap + chunk.columns();
        for (at, (style, text)) in chunk.pieces.iter().enumerate() {
            let text = " ".repeat(if at == 0 { gap } else { 0 }) + text;
            match self.runs.last_mut().filter(|run| run.0 == *style) {
                Some(run) => run.1 += &text,
                None => self.runs.push((*style, text)),
            }
        }
        self
    }

    fn styled(&self) -> String {
        let style = |(style, text): &Run| match *style {
            PLAIN => text.clone(),
            style => format!("{style}{text}{style:#}"),
        };
        self.runs.iter().map(style).collect()
    }
}

/// Pieces between which no line may break, and whether white space follows.
#[derive(Default)]
struct Chunk<'a> {
    pieces: Vec<(Style, &'a str)>,
    space: bool,
    wide: bool,
}

impl Chunk<'_> {
    fn columns(&self) -> usize {
        self.pieces.iter().map(|(_, text)| columns(text)).sum()
    }
}

/// The runs cut where a line may break: at white space, and beside the characters of scripts that
/// are written without it.
fn chunks(runs: &[Run]) -> Vec<Chunk<'_>> {
    let units = runs.iter().flat_map(|(style, text)| {
        text.split_inclusive(' ').flat_map(breakable).map(|unit| (*style, unit))
    });
    units.fold(Vec::new(), |mut chunks: Vec<Chunk<'_>>, (style, unit)| {
        let (word, wide) = (unit.trim_end_matches(' '), unit.chars().any(is_wide));
        match chunks.last_mut() {
            Some(chunk) if word.is_empty() => chunk.space = true,
            None if word.is_empty() => {}
            Some(chunk) if !chunk.space && !chunk.wide && !wide => {
                chunk.pieces.push((style, word));
                chunk.space = word.len() < unit.len();
            }
            _ => chunks.push(Chunk {
                pieces: vec![(style, word)],
                space: word.len() < unit.len(),
                wide,
            }),
        }
        chunks
    })
}

/// The word, by its characters where it has some that are written without white space between.
fn breakable(word: &str) -> Vec<&str> {
    if word.chars().any(is_wide) { word.graphemes(true).collect() } else { vec![word] }
}

fn columns(text: &str) -> usize {
    text.graphemes(true).map(|one| if one.chars().any(is_wide) { 2 } else { 1 }).sum()
}

/// The scripts and signs that terminals draw two columns wide (Unicode TR 11, the large blocks).
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
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

    #[test]
    fn what_is_written_without_spaces_is_wrapped_too() {
        let lines = stripped(&wrap(&[(PLAIN, "字".repeat(30)), (NEW, "b".to_owned())], 24, 2));
        let widths: Vec<usize> = lines.lines().map(columns).collect();
        assert_eq!(widths, [24, 24, 19]);
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

        #[test]
        fn no_line_is_wider_than_asked(texts in prop::collection::vec("[a-z 字]{0,12} ", 1..20), width in 30_usize..90) {
            let runs: Vec<Run> = texts.iter().enumerate()
                .map(|(at, text)| (if at % 2 == 0 { PLAIN } else { GONE }, text.clone())).collect();
            let lines = stripped(&wrap(&runs, width, 2));
            prop_assert!(lines.lines().all(|line| columns(line) <= width && line.trim_end() == line || line.trim().is_empty()));
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(solid(&lines), solid(&texts.concat()));
        }
    }
}
