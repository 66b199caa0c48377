//! What is printed: results to standard output alone, messages to standard error.

use std::io::{self, Write};

use anyhow::Result;
use serde::Serialize;

/// Prints a result; colours only where the terminal shows them and `NO_COLOR` does not forbid it.
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout().lock();
    writeln!(out, "{}", text.trim_end_matches('\n'))?;
    Ok(out.flush()?)
}

/// The columns of a report: those of the terminal, within what is read with ease; 100 in a pipe.
pub(super) fn columns() -> usize {
    let width = terminal_size::terminal_size_of(io::stdout());
    width.map_or(100, |(columns, _)| usize::from(columns.0).clamp(40, 120))
}

/// Prints a result for machines.
pub(super) fn print_json<T: Serialize + ?Sized>(value: &T) -> Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Says something to the user beside the result.
pub(super) fn say(message: &str) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Rows under their headings, each column as wide as it must be.
pub(super) fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).chain([headings[column].len()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded = cells.zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut lines = vec![line(&mut headings.iter().copied())];
    lines.extend(rows.iter().map(|row| line(&mut row.iter().map(String::as_str))));
    lines.join("\n")
}

/// A text cut to so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows =
            vec![vec!["1".to_owned(), "élu".to_owned()], vec!["22".to_owned(), String::new()]];
        assert_eq!(table(&["id", "mot"], &rows), "id  mot\n1   élu\n22");
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(cut("été 2023", 5), "été…");
        assert_eq!(cut("été", 5), "été");
    }
}
