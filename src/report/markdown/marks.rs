//! Texts of others within Markdown: escaped, marked, cut where they are long.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::{Change, Field, Locale, Op};
use crate::report::fold::{Piece, fold};
use crate::report::words::{count, plain, web_address};

/// Words shown on either side of a change within a long text.
const CONTEXT: usize = 10;

/// A text of more words than this is cut: whole pages do not fit into a tracker's comment.
const LONG: usize = 120;

/// So many of its words are shown then.
const SHOWN: usize = 90;

/// What a change did, in its words.
pub(super) fn body(locale: Locale, change: &Change) -> String {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    let (field, text) = (change.field, after.or(before).unwrap_or_default());
    match change.op {
        Op::Insert => marked_or_linked(locale, field, text, "**"),
        Op::Delete => marked_or_linked(locale, field, text, "~~"),
        Op::Move => cut(locale, text, &escape),
        Op::Replace if change.words.is_empty() => format!(
            "{} → {}",
            marked_or_linked(locale, field, before.unwrap_or_default(), "~~"),
            marked_or_linked(locale, field, after.unwrap_or_default(), "**")
        ),
        Op::Replace => reworded(locale, change),
    }
}

fn reworded(locale: Locale, change: &Change) -> String {
    let pieces = fold(&change.words, CONTEXT).into_iter().map(|piece| match piece {
        Piece::Equal(text) => escape(text),
        Piece::Insert(text) => cut(locale, text, &new),
        Piece::Delete(text) => cut(locale, text, &gone),
        Piece::Folded(_) => " …".to_owned(),
    });
    pieces.fold(String::new(), |mut line, piece| {
        line.push_str(gap(&line, &piece));
        line.push_str(if line.is_empty() { piece.trim_start() } else { &piece });
        line
    })
}

/// A space where two pieces would touch at a mark and Markdown would not see the mark.
fn gap(line: &str, piece: &str) -> &'static str {
    let is_mark = |c: char| matches!(c, '*' | '~');
    let touch = match (line.chars().next_back(), piece.chars().next()) {
        (Some(end), Some(start)) => {
            (is_mark(end) || is_mark(start)) && !end.is_whitespace() && !start.is_whitespace()
        }
        _ => false,
    };
    if touch { " " } else { "" }
}

/// Words that are new.
pub(super) fn new(text: &str) -> String {
    marked(text, "**")
}

/// Words that are gone.
pub(super) fn gone(text: &str) -> String {
    marked(text, "~~")
}

/// The text between marks, with the white space around it outside them.
fn marked(text: &str, mark: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return escape(text);
    }
    let start = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let end = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{start}{mark}{}{mark}{end}", escape(inner))
}

/// An address as a link, any other text between marks.
fn marked_or_linked(locale: Locale, field: Field, text: &str, mark: &str) -> String {
    let is_address = matches!(field, Field::Link | Field::Attachment | Field::Image);
    match web_address(text).filter(|_| is_address) {
        Some(address) if mark == "~~" => format!("~~{}~~", linked(address, Some(address))),
        Some(address) => linked(address, Some(address)),
        None => cut(locale, text, &|text| marked(text, mark)),
    }
}

/// The text, written by `write`; of a long one the first words, and how many are left out.
fn cut(locale: Locale, text: &str, write: &dyn Fn(&str) -> String) -> String {
    let words = text.unicode_words().count();
    let last = text.unicode_word_indices().nth(SHOWN - 1).filter(|_| words > LONG);
    let end = last.map(|(at, word)| at + word.len());
    let Some(start) = end.and_then(|end| text.get(..end)) else { return write(text) };
    let left = words - SHOWN;
    let more = locale.pick(
        count(locale, left, "more word", "more words"),
        count(locale, left, "autre mot", "autres mots"),
    );
    format!("{} … ({more})", write(start))
}

/// The text as a link, where its address is one of the web; else the text alone.
pub(super) fn linked(text: &str, address: Option<&str>) -> String {
    match address.and_then(web_address) {
        Some(address) => format!("[{}](<{}>)", escape(text), address.replace(['<', '>', '\\'], "")),
        None => escape(text),
    }
}

/// The text so that Markdown shows it as it is, and so that it calls nobody: behind an at sign
/// stands a zero-width space, since a tracker reads `@name` even where it is escaped.
pub(super) fn escape(text: &str) -> String {
    let text = plain(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '!'
        );
        let starts_list = at == digits
            && ((digits == 0 && matches!(c, '-' | '+' | '='))
                || (digits > 0 && matches!(c, '.' | ')')));
        if special || starts_list {
            escaped.push('\\');
        }
        escaped.push(c);
        if c == '@' {
            escaped.push('\u{200b}');
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use proptest::prelude::*;

    #[test]
    fn marks_are_seen_and_texts_are_not_marks() {
        let change = samples::replaced(
            Field::Body,
            Some(0),
            &[('=', "a"), ('-', " b "), ('+', "*c*"), ('=', "d"), ('+', " "), ('=', "e")],
        );
        assert_eq!(body(Locale::En, &change), "a ~~b~~ **\\*c\\*** d e");
    }

    #[test]
    fn what_would_be_a_list_a_heading_or_a_call_is_text() {
        for (text, escaped) in [
            ("1. May", "1\\. May"),
            ("- no", "\\- no"),
            ("#7 by @desk", "\\#7 by @\u{200b}desk"),
            ("a-b 1.5", "a-b 1.5"),
            ("one\ntwo", "one two"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        let text = "word ".repeat(200);
        let change = samples::text(Field::Body, Op::Insert, None, Some(&text), [None, Some(1)]);
        let told = body(Locale::En, &change);
        assert_eq!(told.matches("word").count(), 91);
        assert!(told.ends_with("word** … (110 more words)"), "{told}");
        assert!(body(Locale::Fr, &change).ends_with("(110\u{a0}autres mots)"));
    }

    proptest! {
        /// A text is one line, and taking the escapes out gives it back.
        #[test]
        fn an_escaped_text_is_the_text(text in "([-+=*_~#@|!<>&`\\[\\]\\\\.()0-9a-z \n])*") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains('\n'));
            let mut read = String::new();
            let mut chars = escaped.chars().filter(|c| *c != '\u{200b}');
            while let Some(c) = chars.next() {
                read.extend(if c == '\\' { chars.next() } else { Some(c) });
            }
            prop_assert_eq!(read, plain(&text));
        }
    }
}
