//! Words marked as added or removed, for the eye and for the ear.

use maud::{Markup, html};

use crate::model::{BlockKind, Change, Field, Locale, Op, Word, WordOp};
use crate::report::fold::{Piece, fold};
use crate::report::words::{BLANK, plain, web_address};

/// So much context that nothing is folded.
pub(super) const WHOLE: usize = 1 << 20;

/// What stands between the cells of a table's row.
const CELLS: &str = " | ";

/// How a text is shown: in which language it is spoken of, and what block it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    pub(super) locale: Locale,
    pub(super) kind: Option<BlockKind>,
}

/// Words that only a screen reader says. They name the direction of their own, so that they decide
/// nothing about the text around them.
pub(super) fn aloud(locale: Locale, text: &str) -> Markup {
    html! { span class="sr" lang=(locale.as_str()) dir="ltr" { (text) } }
}

/// Words that are new.
pub(super) fn new(voice: Voice, text: &str) -> Markup {
    let content = shown(voice, text.trim_matches(' '));
    let label = voice.locale.pick("[added: ", "[ajouté\u{a0}: ");
    marked(
        text,
        &html! { ins { (aloud(voice.locale, label)) (content) (aloud(voice.locale, "]")) } },
    )
}

/// Words that are gone.
pub(super) fn gone(voice: Voice, text: &str) -> Markup {
    let content = shown(voice, text.trim_matches(' '));
    let label = voice.locale.pick("[removed: ", "[supprimé\u{a0}: ");
    marked(
        text,
        &html! { del { (aloud(voice.locale, label)) (content) (aloud(voice.locale, "]")) } },
    )
}

/// A mark with the white space of its text around it: only words are underlined or struck.
fn marked(text: &str, mark: &Markup) -> Markup {
    let space = |at: bool| if at { " " } else { "" };
    let (start, end) = (text.starts_with(' '), text.ends_with(' '));
    html! { (space(start)) (mark) (space(end)) }
}

/// A text with the signs of its breaks: where paragraphs meet, and where a table's cells do.
pub(super) fn shown(voice: Voice, text: &str) -> Markup {
    let paragraphs: Vec<&str> = text.split(BLANK).collect();
    html! {
        @for (at, paragraph) in paragraphs.iter().enumerate() {
            @if at > 0 { " " span class="pilcrow" { "¶" } br; }
            (cells(voice, paragraph))
        }
    }
}

fn cells(voice: Voice, text: &str) -> Markup {
    if voice.kind != Some(BlockKind::TableRow) {
        return html! { (plain(text)) };
    }
    html! {
        @for (at, cell) in text.split(CELLS).enumerate() {
            @if at > 0 { span class="rule" { (CELLS) } }
            (plain(cell))
        }
    }
}

/// What an insertion, a deletion or a replacement did, in one text; unchanged runs keep `context`
/// words beside each change.
pub(super) fn merged(voice: Voice, change: &Change, context: usize) -> Markup {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    if change.op == Op::Replace && !change.words.is_empty() {
        let words = without_spaces(&change.words);
        return html! { @for piece in fold(&words, context) { (one(voice, piece)) } };
    }
    html! {
        @if let Some(before) = before { (addressed(change.field, before, gone(voice, before))) }
        @if before.is_some() && after.is_some() { " " span class="arrow" aria-hidden="true" { "→" } " " }
        @if let Some(after) = after { (addressed(change.field, after, new(voice, after))) }
    }
}

fn one(voice: Voice, piece: Piece<'_>) -> Markup {
    match piece {
        Piece::Equal(text) => shown(voice, text),
        Piece::Insert(text) => new(voice, text),
        Piece::Delete(text) => gone(voice, text),
        Piece::Folded(words) => {
            let label = voice
                .locale
                .pick(format!("({words} unchanged words) "), format!("({words} mots inchangés) "));
            html! { span class="fold" { " … " (aloud(voice.locale, &label)) } }
        }
    }
}

/// The earlier text of a change with what went marked, or the later one with what came.
pub(super) fn side(voice: Voice, change: &Change, own: WordOp) -> Option<Markup> {
    let text = if own == WordOp::Delete { &change.before } else { &change.after };
    let text = text.as_deref()?;
    let mark = if own == WordOp::Delete { gone } else { new };
    if change.words.is_empty() {
        return Some(addressed(change.field, text, mark(voice, text)));
    }
    let word = |word: &Word| match word.op {
        WordOp::Equal => Some(shown(voice, &word.text)),
        op if op == own && is_space(word) => Some(shown(voice, &word.text)),
        op if op == own => Some(mark(voice, &word.text)),
        _ => None,
    };
    Some(html! { @for word in change.words.iter().filter_map(word) { (word) } })
}

/// The words without marks on white space alone: a space that came is a space, and one that gave way
/// to the end of a paragraph is not worth a mark beside the sign of that end.
fn without_spaces(words: &[Word]) -> Vec<Word> {
    let breaks = |at: Option<&Word>| at.is_some_and(|word| word.text.contains(BLANK));
    let keep = |(at, word): (usize, &Word)| match word.op {
        WordOp::Insert if is_space(word) => Some(Word { op: WordOp::Equal, ..word.clone() }),
        WordOp::Delete
            if is_space(word)
                && (breaks(words.get(at + 1))
                    || breaks(at.checked_sub(1).and_then(|at| words.get(at)))) =>
        {
            None
        }
        _ => Some(word.clone()),
    };
    words.iter().enumerate().filter_map(keep).collect()
}

fn is_space(word: &Word) -> bool {
    word.text.trim().is_empty() && !word.text.contains(BLANK)
}

/// A marked text, as a link where it is an address of the web.
fn addressed(field: Field, text: &str, marked: Markup) -> Markup {
    let is_address = matches!(field, Field::Link | Field::Attachment | Field::Image);
    let Some(address) = web_address(text).filter(|_| is_address) else { return marked };
    html! { a href=(address) rel="noopener noreferrer" { (marked) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::replaced;

    fn words_of(markup: &Markup) -> String {
        let fragment = scraper::Html::parse_fragment(&markup.0.replace("<br>", "⏎"));
        fragment.root_element().text().collect()
    }

    const ENGLISH: Voice = Voice { locale: Locale::En, kind: None };

    #[test]
    fn a_division_is_one_sign_and_a_break() {
        let runs = [('=', "One."), ('-', " "), ('+', "\n\n"), ('=', "Two.")];
        let divided = replaced(Field::Body, Some(0), &runs);
        assert_eq!(words_of(&merged(ENGLISH, &divided, WHOLE)), "One.[added:  ¶⏎]Two.");
        let runs = [('=', "One."), ('-', "\n\n"), ('+', " "), ('=', "Two.")];
        let joined = replaced(Field::Body, Some(0), &runs);
        assert_eq!(words_of(&merged(ENGLISH, &joined, WHOLE)), "One.[removed:  ¶⏎] Two.");
        let told = |op| side(ENGLISH, &divided, op).map(|text| words_of(&text));
        assert_eq!(told(WordOp::Delete).as_deref(), Some("One. Two."));
        assert_eq!(told(WordOp::Insert).as_deref(), Some("One.[added:  ¶⏎]Two."));
    }

    #[test]
    fn each_side_has_its_own_words() {
        let runs = [('=', "killed"), ('-', " 12"), ('+', " 21"), ('=', " people")];
        let change = replaced(Field::Body, Some(0), &runs);
        let told = |op| side(ENGLISH, &change, op).map(|text| words_of(&text));
        assert_eq!(told(WordOp::Delete).as_deref(), Some("killed [removed: 12] people"));
        assert_eq!(told(WordOp::Insert).as_deref(), Some("killed [added: 21] people"));
        let voice = Voice { locale: Locale::Fr, kind: None };
        let french = words_of(&merged(voice, &change, WHOLE));
        assert_eq!(french, "killed [supprimé\u{a0}: 12] [ajouté\u{a0}: 21] people");
    }

    #[test]
    fn the_cells_of_a_table_stay_apart() {
        let voice = Voice { kind: Some(BlockKind::TableRow), ..ENGLISH };
        let markup = shown(voice, "Port | 67 km").0;
        assert_eq!(markup, "Port<span class=\"rule\"> | </span>67 km");
    }
}
