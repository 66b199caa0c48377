//! Runs of styled text as lines that fit a terminal.

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation as _;

use super::PLAIN;

/// A narrower terminal is written to as if it had these columns.
const LEAST: usize = 24;

/// A run of text in one style.
pub(super) type Run = (Style, String);

/// The runs as lines of at most `width` columns, indented; what may not be broken and is longer
/// stands alone.
pub(super) fn wrap(runs: &[Run], width: usize, indent: usize) -> String {
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
    use super::super::{GONE, NEW};
    use super::*;
    use proptest::prelude::*;

    fn stripped(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn what_is_written_without_spaces_is_wrapped_too() {
        let lines = stripped(&wrap(&[(PLAIN, "字".repeat(30)), (NEW, "b".to_owned())], 24, 2));
        let widths: Vec<usize> = lines.lines().map(columns).collect();
        assert_eq!(widths, [24, 24, 19]);
    }

    proptest! {
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
