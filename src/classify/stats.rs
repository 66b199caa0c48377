//! How much was changed, in words, sentences and blocks.

use super::edits::Edits;
use crate::compare::{is_word, tokens, words};
use crate::model::{Change, Field, Op, Stats, Word, WordOp};

/// Counts of the headline's and the text's changes.
pub(super) fn of(changes: &[Change], edits: &Edits) -> Stats {
    let title = changes.iter().filter(|change| change.field == Field::Title);
    let reworded = edits.reworded.iter().map(|(before, after)| words(before, after).words);
    let differences: Vec<Vec<Word>> =
        title.map(|change| change.words.clone()).chain(reworded).collect();
    let within = |op: WordOp| -> usize {
        let words = differences.iter().flatten().filter(|word| word.op == op);
        words.map(|word| count(&word.text)).sum()
    };
    let whole = |sentences: &[String]| sentences.iter().map(|text| count(text)).sum::<usize>();
    let moved = changes.iter().filter(|change| change.op == Op::Move);
    Stats {
        words_inserted: within(WordOp::Insert) + whole(&edits.inserted),
        words_deleted: within(WordOp::Delete) + whole(&edits.deleted),
        sentences_inserted: edits.inserted.len(),
        sentences_deleted: edits.deleted.len(),
        blocks_moved: moved.count(),
    }
}

fn count(text: &str) -> usize {
    tokens(text).into_iter().filter(|token| is_word(token)).count()
}
