//! The difference of two texts in words.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::{Pair, align};
use super::divisions::groups;
use super::sentences::sentences;
use super::tokens::{is_word, tokens};
use crate::model::{Word, WordOp};

/// Likeness above which two sentences at one place are one edited sentence.
pub const SENTENCE_FLOOR: f32 = 0.5;
/// Up to this product of lengths the exact algorithm is used: about 5 ms.
const EXACT_WORK: usize = 500_000;
/// Up to this many tokens the coarser algorithm is used: about 100 ms.
const MOST_TOKENS: usize = 30_000;
/// An equal run between two changes with no more letters than this is no island worth keeping.
const ISLAND: usize = 3;

/// Words that multiply the number before them, in the languages whose facts are read.
const MULTIPLYING: &str = "thousand million billion trillion mille millions milliard milliards \
    billions mio mrd mds md tausend millionen milliarde milliarden billionen mil millón millones \
    billón billones mila milione milioni miliardo miliardi mln mld duizend miljoen miljard milhão \
    milhões bilhão bilhões tys tysiące tysięcy milion miliony milionów miliard miliardy miliardów \
    тис тисячі тисяч млн мільйон мільйони мільйонів млрд мільярд мільярди мільярдів тыс тысячи \
    тысяч миллион миллиона миллионов миллиард миллиарда миллиардов";

/// The words of two texts in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordDifference {
    /// Without the insertions they give the earlier text, without the deletions the later one.
    pub words: Vec<Word>,
    /// Whether a stretch was too long to be compared word by word.
    pub coarse: bool,
}

/// What changed between two texts, word by word: sentences are aligned first, words within them.
pub fn words(before: &str, after: &str) -> WordDifference {
    let (earlier, later) = (sentences(before), sentences(after));
    let mut run = Run::default();
    let (mut i, mut j) = (0, 0);
    let pairs = align(&earlier, &later, SENTENCE_FLOOR);
    let kept: Vec<Pair> = pairs.into_iter().filter(|pair| !pair.moved).collect();
    for group in groups(&earlier, &later, &kept) {
        let (old, new) = (group.before, group.after);
        run = run.replaced(&earlier[i..old.start].concat(), &later[j..new.start].concat());
        (i, j) = (old.end, new.end);
        run = run.edited(&earlier[old].concat(), &later[new].concat());
    }
    let run = run.replaced(&earlier[i..].concat(), &later[j..].concat());
    WordDifference { words: tidied(run.words), coarse: run.coarse }
}

/// The words said so far.
#[derive(Default)]
struct Run {
    words: Vec<Word>,
    coarse: bool,
}

impl Run {
    fn with(mut self, op: WordOp, text: &str) -> Self {
        if !text.is_empty() {
            self.words.push(Word { op, text: text.to_owned() });
        }
        self
    }

    fn replaced(self, before: &str, after: &str) -> Self {
        self.with(WordOp::Delete, before).with(WordOp::Insert, after)
    }

    fn edited(self, before: &str, after: &str) -> Self {
        if before == after {
            return self.with(WordOp::Equal, before);
        }
        let (a, b) = (units(before), units(after));
        let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
        let rest = a[start..].iter().rev().zip(b[start..].iter().rev());
        let end = rest.take_while(|(x, y)| x == y).count();
        let (old, new) = (&a[start..a.len() - end], &b[start..b.len() - end]);
        self.with(WordOp::Equal, &a[..start].concat())
            .compared(old, new)
            .with(WordOp::Equal, &a[a.len() - end..].concat())
    }

    fn compared(mut self, old: &[&str], new: &[&str]) -> Self {
        let algorithm = match old.len() * new.len() {
            work if work <= EXACT_WORK => Algorithm::Myers,
            _ if old.len() + new.len() <= MOST_TOKENS => Algorithm::Histogram,
            _ => {
                self.coarse = true;
                return self.replaced(&old.concat(), &new.concat());
            }
        };
        capture_diff_slices(algorithm, old, new).into_iter().fold(self, |run, op| match op {
            DiffOp::Equal { old_index, len, .. } => {
                run.with(WordOp::Equal, &old[old_index..old_index + len].concat())
            }
            other => {
                run.replaced(&old[other.old_range()].concat(), &new[other.new_range()].concat())
            }
        })
    }
}

/// The tokens of a text, each with the white space before it, so that spaces match nothing by
/// themselves. A number and the word that multiplies it are one: "1,5 milliard".
fn units(text: &str) -> Vec<&str> {
    let mut ends: Vec<usize> = Vec::new();
    let mut end = 0;
    let mut counts = false;
    for token in tokens(text) {
        end += token.len();
        if token.chars().all(char::is_whitespace) {
            continue;
        }
        if counts && multiplies(token) {
            ends.pop();
        }
        counts = token.ends_with(|c: char| c.is_ascii_digit());
        ends.push(end);
    }
    if ends.last().is_none_or(|last| *last < end) {
        ends.push(end);
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, end)| &text[start..*end]).collect()
}

fn multiplies(token: &str) -> bool {
    let lower = token.to_lowercase();
    MULTIPLYING.split_whitespace().any(|word| word == lower)
}

/// Runs in readable form: tiny equal runs inside a rewritten stretch join it, deletions stand
/// before insertions, and white space that both share stays outside.
fn tidied(words: Vec<Word>) -> Vec<Word> {
    let runs = without_islands(merged(words));
    let mut tidy = Vec::new();
    for stretch in runs.chunk_by(|a, b| (a.op == WordOp::Equal) == (b.op == WordOp::Equal)) {
        if stretch[0].op == WordOp::Equal {
            tidy.push(joined(stretch, WordOp::Equal));
            continue;
        }
        let (deleted, inserted) =
            (joined(stretch, WordOp::Delete), joined(stretch, WordOp::Insert));
        tidy.extend(spaces_outside(&deleted.text, &inserted.text));
    }
    merged(tidy.into_iter().filter(|word| !word.text.is_empty()).collect())
}

fn joined(stretch: &[Word], op: WordOp) -> Word {
    let texts = stretch.iter().filter(|word| word.op == op || word.op == WordOp::Equal);
    Word { op, text: texts.map(|word| word.text.as_str()).collect() }
}

/// A replaced run with the white space that both sides begin and end with set apart.
fn spaces_outside(deleted: &str, inserted: &str) -> [Word; 4] {
    let lead = |text: &str| text.len() - text.trim_start().len();
    let both = lead(deleted).min(lead(inserted));
    let same =
        deleted.get(..both) == inserted.get(..both) && both < deleted.len().min(inserted.len());
    let start = if same { both } else { 0 };
    let (old, new) = (&deleted[start..], &inserted[start..]);
    let tail = |text: &str| text.len() - text.trim_end().len();
    let same_end = !old.is_empty()
        && !new.is_empty()
        && old[old.len() - tail(old)..] == new[new.len() - tail(new)..];
    let end =
        if same_end && tail(old) < old.len() && tail(new) < new.len() { tail(old) } else { 0 };
    let word = |op, text: &str| Word { op, text: text.to_owned() };
    [
        word(WordOp::Equal, &deleted[..start]),
        word(WordOp::Delete, &old[..old.len() - end]),
        word(WordOp::Insert, &new[..new.len() - end]),
        word(WordOp::Equal, &old[old.len() - end..]),
    ]
}

fn merged(words: Vec<Word>) -> Vec<Word> {
    words.into_iter().fold(Vec::new(), |mut runs: Vec<Word>, word| {
        match runs.last_mut().filter(|last| last.op == word.op) {
            Some(last) => last.text.push_str(&word.text),
            None => runs.push(word),
        }
        runs
    })
}

/// An island (a lone article or comma) beside a change of several words is said as part of it, and
/// what it held apart is then one change.
fn without_islands(runs: Vec<Word>) -> Vec<Word> {
    let mut drowned = vec![false; runs.len()];
    drown(&runs, &mut drowned, 0..runs.len());
    drown(&runs, &mut drowned, (0..runs.len()).rev());
    let pieces = runs.into_iter().zip(drowned).flat_map(|(word, drowned)| {
        let both = [WordOp::Delete, WordOp::Insert].map(|op| Word { op, text: word.text.clone() });
        if drowned { both.to_vec() } else { vec![word] }
    });
    pieces.collect()
}

/// Marks the islands behind a change of several words, in the order given.
fn drown(runs: &[Word], drowned: &mut [bool], order: impl Iterator<Item = usize>) {
    let (mut deleted, mut inserted) = (0, 0);
    for at in order {
        let words = count(&runs[at].text);
        match runs[at].op {
            WordOp::Delete => deleted += words,
            WordOp::Insert => inserted += words,
            WordOp::Equal => {
                let is_inside = at > 0 && at + 1 < runs.len();
                drowned[at] |= is_inside && is_tiny(&runs[at].text) && deleted.max(inserted) > 1;
                (deleted, inserted) =
                    if drowned[at] { (deleted + words, inserted + words) } else { (0, 0) };
            }
        }
    }
}

/// How many words a text holds.
fn count(text: &str) -> usize {
    tokens(text).into_iter().filter(|token| is_word(token)).count()
}

fn is_tiny(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    !digits && letters <= ISLAND && count(text) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(words: &[Word], without: WordOp) -> String {
        words.iter().filter(|word| word.op != without).map(|word| word.text.as_str()).collect()
    }

    fn shown(before: &str, after: &str) -> String {
        let sign = |word: &Word| match word.op {
            WordOp::Equal => word.text.clone(),
            WordOp::Insert => format!("[+{}]", word.text),
            WordOp::Delete => format!("[-{}]", word.text),
        };
        words(before, after).words.iter().map(sign).collect()
    }

    #[test]
    fn whole_words_and_numbers_change() {
        for (before, after, expected) in [
            ("It killed 12 people.", "It killed 21 people.", "It killed [-12][+21] people."),
            ("Ouvert à 9 h 00.", "Ouvert à 11 h 00.", "Ouvert à [-9 h 00][+11 h 00]."),
            ("about 1.5 billion", "about 15 billion", "about [-1.5 billion][+15 billion]"),
            ("pour 1,5 milliard.", "pour 1,5 million.", "pour [-1,5 milliard][+1,5 million]."),
            ("for 3 million more", "for 5 million more", "for [-3 million][+5 million] more"),
            ("We will act", "We will act now", "We will act[+ now]"),
            (
                "One stays. Two goes away. Three stays.",
                "One stays. Three stays.",
                "One stays. [-Two goes away. ]Three stays.",
            ),
        ] {
            assert_eq!(shown(before, after), expected);
        }
    }

    #[test]
    fn a_rewritten_stretch_is_told_whole() {
        let told = shown(
            "The committee approved a large budget for the northern roads on Monday.",
            "The committee approved its first plan for every southern port on Monday.",
        );
        assert_eq!(
            told,
            "The committee approved [-a large budget for the northern roads]\
             [+its first plan for every southern port] on Monday."
        );
    }

    #[test]
    fn too_long_a_stretch_is_told_coarsely() {
        let long: Vec<String> = (0..40_000).map(|n| format!("w{n}")).collect();
        let back: Vec<String> = long.iter().rev().cloned().collect();
        let difference = words(&long.join(" "), &back.join(" "));
        assert!(difference.coarse);
        assert_eq!(side(&difference.words, WordOp::Insert), long.join(" "));
    }

    /// Words as prose has them, small ones often.
    fn prose() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "le", "la", "de", "a", "the", "harbour", "council", "met", "accord", "12", "on", "paix",
        ]);
        prop::collection::vec(word, 1..30).prop_map(|words| format!("{}.", words.join(" ")))
    }

    proptest! {
        #[test]
        fn no_lone_article_stands_in_a_rewritten_stretch(a in prose(), b in prose()) {
            let words = words(&a, &b).words;
            for three in words.windows(3) {
                let changed = |word: &Word| word.op != WordOp::Equal && count(&word.text) > 1;
                let island = three[1].op == WordOp::Equal && is_tiny(&three[1].text);
                let drowned = island && (changed(&three[0]) || changed(&three[2]));
                prop_assert!(!drowned || three[1].text.trim().is_empty(), "{words:?}");
            }
        }

        #[test]
        fn both_texts_are_given_back(a in "[ab1., '«»]{0,40}", b in "[ab1., '«»]{0,40}") {
            let difference = words(&a, &b);
            prop_assert_eq!(side(&difference.words, WordOp::Insert), a);
            prop_assert_eq!(side(&difference.words, WordOp::Delete), b);
        }
    }
}
