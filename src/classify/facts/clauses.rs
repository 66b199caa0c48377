//! A negation that moved from one clause to another.

use super::language::{Lexicon, has};
use super::sentence::Sentence;
use super::spelled::JOINING;
use super::stance;
use crate::compare::is_word;
use crate::model::{Fact, FactKind};

/// Words that begin a clause beside those that join.
const BUT: &str =
    "but or while mais ou tandis aber oder pero o ma maar of mas ale lecz albo але а но или";
/// Words that come and go with a negation.
const BESIDE: &str = "ne n' do does did";

/// A part of a sentence between commas and conjunctions.
struct Clause<'s, 't> {
    /// Its words in alphabetical order, without its negations.
    words: Vec<&'s str>,
    negations: usize,
    text: &'t str,
}

/// What is negated now that was not, and the other way round, where the clauses are otherwise the
/// same: "A is not in and B is" to "A is in and B is not".
pub(super) fn moved(
    before: &Sentence<'_>,
    after: &Sentence<'_>,
    lexicon: &Lexicon,
) -> Option<Fact> {
    let (old, new) = (clauses(before, lexicon), clauses(after, lexicon));
    let mut pairs = old.iter().filter_map(|clause| {
        let other = new.iter().find(|other| other.words == clause.words)?;
        Some((clause, other))
    });
    let lost = pairs.clone().find(|(old, new)| old.negations > new.negations)?;
    let come = pairs.find(|(old, new)| old.negations < new.negations)?;
    let (before, after) = (lost.0.text.to_owned(), come.1.text.to_owned());
    Some(Fact { kind: FactKind::Negation, before: Some(before), after: Some(after) })
}

fn clauses<'s, 't>(sentence: &'s Sentence<'t>, lexicon: &Lexicon) -> Vec<Clause<'s, 't>> {
    let places: Vec<usize> = (0..sentence.tokens().len()).collect();
    let divides = |at: usize| {
        let word = sentence.plain(at);
        !is_word(word) || has(JOINING, word) || has(BUT, word)
    };
    let parts = places.split(|at| divides(*at)).filter(|part| part.len() > 1);
    parts.map(|part| clause(sentence, part, lexicon)).collect()
}

fn clause<'s, 't>(sentence: &'s Sentence<'t>, part: &[usize], lexicon: &Lexicon) -> Clause<'s, 't> {
    let negates = |at: &usize| stance::negates(sentence, *at, lexicon);
    let said = part.iter().filter(|at| !negates(at)).map(|at| sentence.plain(*at));
    let mut words: Vec<&str> = said.filter(|word| !has(BESIDE, word)).collect();
    words.sort_unstable();
    let negations = part.iter().filter(|at| negates(at)).count();
    let text = sentence.surface(part.first().copied().unwrap_or_default(), part.len());
    Clause { words, negations, text }
}
