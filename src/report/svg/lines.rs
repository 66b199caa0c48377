//! Runs of marked text cut into lines of a width.

use unicode_segmentation::UnicodeSegmentation as _;

use super::widths::width;

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Same,
    New,
    Gone,
}

/// A run of words with its mark.
pub(super) type Run = (Mark, String);

/// The runs of one line.
pub(super) type Line = Vec<Run>;

/// A size in pixels and a weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Font {
    pub(super) size: usize,
    pub(super) bold: bool,
}

impl Font {
    pub(super) fn headline() -> Self {
        Self { size: 44, bold: true }
    }

    pub(super) fn text() -> Self {
        Self { size: 33, bold: false }
    }

    pub(super) fn sans(size: usize) -> Self {
        Self { size, bold: false }
    }

    /// New words are bold.
    fn width(&self, mark: Mark, text: &str) -> usize {
        width(text, self.size, self.bold || mark == Mark::New)
    }
}

const MORE: &str = "…";

/// The runs in at most `most` lines of `room` pixels; what does not fit gives way to an ellipsis.
pub(super) fn laid_out(runs: &[Run], font: &Font, room: usize, most: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut used = 0;
    for (mark, piece) in runs.iter().flat_map(|(mark, text)| pieces(text, font, room, *mark)) {
        let needed = font.width(mark, piece.trim_end());
        if used > 0 && used + needed > room {
            lines.push(Vec::new());
            used = 0;
        }
        let piece = if used == 0 { piece.trim_start() } else { piece };
        used += font.width(mark, piece);
        if let Some(line) = lines.last_mut() {
            add(line, mark, piece);
        }
    }
    lines.iter_mut().for_each(trim);
    if lines.len() > most {
        lines.truncate(most);
        lines.last_mut().into_iter().for_each(|line| shorten(line, font, room));
    }
    lines
}

/// Where a line may break: behind a space, and within what is wider than a line or written without
/// spaces.
fn pieces<'a>(text: &'a str, font: &Font, room: usize, mark: Mark) -> Vec<(Mark, &'a str)> {
    let unspaced = |word: &str| {
        word.chars().any(|c| matches!(c, '\u{2e80}'..='\u{d7a3}' | '\u{20000}'..='\u{3fffd}'))
    };
    let cut = |word: &'a str| -> Vec<&'a str> {
        if unspaced(word) || font.width(mark, word) > room {
            word.graphemes(true).collect()
        } else {
            vec![word]
        }
    };
    text.split_inclusive(' ').flat_map(cut).map(|piece| (mark, piece)).collect()
}

/// No mark is drawn under the space at the end of a line.
fn trim(line: &mut Line) {
    if let Some((_, text)) = line.last_mut() {
        text.truncate(text.trim_end().len());
    }
}

fn add(line: &mut Line, mark: Mark, text: &str) {
    match line.last_mut().filter(|run| run.0 == mark) {
        Some(run) => run.1.push_str(text),
        None => line.push((mark, text.to_owned())),
    }
}

/// Takes words from the end until an ellipsis fits; characters, of a word that is a line.
fn shorten(line: &mut Line, font: &Font, room: usize) {
    let total =
        |line: &Line| line.iter().map(|(mark, text)| font.width(*mark, text)).sum::<usize>();
    let room = room.saturating_sub(font.width(Mark::Same, MORE));
    while total(line) > room {
        let Some((_, text)) = line.last_mut() else { break };
        let word = text.trim_end().rfind(' ').filter(|at| *at > 0);
        let end = word.or_else(|| text.char_indices().next_back().map(|(at, _)| at)).unwrap_or(0);
        text.truncate(end);
        if text.is_empty() {
            line.pop();
        }
    }
    trim(line);
    line.push((Mark::Same, MORE.to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(texts in prop::collection::vec("([a-zA-Z]{1,40}|[а-я]{1,9}|字{1,9}|\\PC| ){0,12}", 0..6), most in 1_usize..6) {
            let marks = [Mark::Same, Mark::Gone, Mark::New];
            let runs: Vec<Run> = texts.iter().zip(marks.iter().cycle()).map(|(text, mark)| (*mark, text.clone())).collect();
            let font = Font::text();
            let lines = laid_out(&runs, &font, 500, most);
            prop_assert!(lines.len() <= most);
            for line in &lines {
                let wide: usize = line.iter().map(|(mark, text)| font.width(*mark, text.trim_end())).sum();
                prop_assert!(wide <= 500, "{wide}: {line:?}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_gives_way_to_an_ellipsis() {
        let runs = [(Mark::Same, "one two three four five six seven".to_owned())];
        let lines = laid_out(&runs, &Font::text(), 200, 2);
        let told: Vec<String> =
            lines.iter().map(|line| line.iter().map(|run| run.1.as_str()).collect()).collect();
        assert_eq!(told, ["one two", "three…"]);
    }
}
