//! A long replaced text, with its unchanged runs folded to the words around each change.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::{Word, WordOp};

/// A piece of a replaced text as a reader is shown it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// It stands in both versions.
    Equal(&'a str),
    /// It is new.
    Insert(&'a str),
    /// It is gone.
    Delete(&'a str),
    /// So many unchanged words are not shown.
    Folded(usize),
}

/// A fold hides at least so many words: less is sooner read than skipped.
const WORTH_FOLDING: usize = 8;

/// The words in order, where an unchanged run keeps `context` words beside each change.
pub(super) fn fold(words: &[Word], context: usize) -> Vec<Piece<'_>> {
    let last = words.len().saturating_sub(1);
    let piece = |(at, word)| {
        pieces_of(word, if at == 0 { 0 } else { context }, if at == last { 0 } else { context })
    };
    words.iter().enumerate().flat_map(piece).collect()
}

/// The pieces of one run, of which the first `head` and the last `tail` words stay.
fn pieces_of(word: &Word, head: usize, tail: usize) -> Vec<Piece<'_>> {
    let text = word.text.as_str();
    match word.op {
        WordOp::Insert => vec![Piece::Insert(text)],
        WordOp::Delete => vec![Piece::Delete(text)],
        WordOp::Equal => folded(text, head, tail),
    }
}

fn folded(text: &str, head: usize, tail: usize) -> Vec<Piece<'_>> {
    let ends: Vec<usize> = text.unicode_word_indices().map(|(at, word)| at + word.len()).collect();
    let hidden = ends.len().saturating_sub(head + tail);
    if hidden < WORTH_FOLDING {
        return vec![Piece::Equal(text)];
    }
    let cut = |words: usize| words.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0);
    let (start, rest) = text.split_at(cut(head));
    let end = if tail == 0 { "" } else { rest.split_at(cut(head + hidden) - start.len()).1 };
    [Piece::Equal(start), Piece::Folded(hidden), Piece::Equal(end)]
        .into_iter()
        .filter(|piece| *piece != Piece::Equal(""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(op: WordOp, text: &str) -> Word {
        Word { op, text: text.to_owned() }
    }

    #[test]
    fn unchanged_runs_keep_the_words_beside_a_change() {
        let run = "one two three four five six seven eight nine ten eleven twelve. ";
        let words = [
            word(WordOp::Equal, run),
            word(WordOp::Delete, "12"),
            word(WordOp::Insert, "21"),
            word(WordOp::Equal, run),
        ];
        assert_eq!(
            fold(&words, 2),
            [
                Piece::Folded(10),
                Piece::Equal(" eleven twelve. "),
                Piece::Delete("12"),
                Piece::Insert("21"),
                Piece::Equal("one two"),
                Piece::Folded(10),
            ]
        );
        assert_eq!(fold(&words, 6).len(), 4);
    }

    proptest! {
        #[test]
        fn nothing_but_unchanged_words_is_left_out(texts in prop::collection::vec(("\\PC{0,80}", 0..3), 0..6), context in 0_usize..5) {
            let ops = [WordOp::Equal, WordOp::Insert, WordOp::Delete];
            let words: Vec<Word> = texts.iter().map(|(text, op)| word(ops[*op as usize], text)).collect();
            let shown = |wanted: WordOp, pieces: &[Piece<'_>]| -> String {
                pieces.iter().filter_map(|piece| match (piece, wanted) {
                    (Piece::Insert(text), WordOp::Insert) | (Piece::Delete(text), WordOp::Delete) => Some(*text),
                    _ => None,
                }).collect()
            };
            let pieces = fold(&words, context);
            for op in [WordOp::Insert, WordOp::Delete] {
                let all: String = words.iter().filter(|word| word.op == op).map(|word| word.text.as_str()).collect();
                prop_assert_eq!(shown(op, &pieces), all);
            }
            if !pieces.iter().any(|piece| matches!(piece, Piece::Folded(_))) {
                let whole: String = pieces.iter().map(|piece| match piece {
                    Piece::Equal(text) | Piece::Insert(text) | Piece::Delete(text) => *text,
                    Piece::Folded(_) => "",
                }).collect();
                let all: String = words.iter().map(|word| word.text.as_str()).collect();
                prop_assert_eq!(whole, all);
            }
        }
    }
}
