//! Fragments: the pieces of text that can move by themselves, and their skeletons.
//!
//! A fragment is a whole block that opens like a teaser or is one sentence, else each sentence of a
//! block. Its skeleton is what stays when it moves: the words without their digits, or the words that
//! it opens with.

use std::ops::Range;

use super::teaser::is_lead;
use crate::compare::{caseless, is_word, normal, sentences, tokens};
use crate::model::{Block, BlockKind, Skeleton, SkeletonKind, VARIANTS};

/// A fragment with an opening has no more words than this: a paragraph is not muted by its beginning.
const MOST_WORDS: usize = 30;
/// Words before the sign that ends an opening.
const MOST_OPENING: usize = 6;
/// Words that two fragments without such a sign must begin with.
const COMMON: usize = 3;
/// Signs that end an opening, with the white space behind them.
const ENDS: [&str; 6] = [": ", " - ", " | ", " > ", "\" ", " → "];
/// The place of a sentence within a block of several.
const SENTENCE: &str = "sentence";

/// A piece of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fragment {
    /// The index of its block.
    pub(super) block: usize,
    /// Where it stands in the block's text.
    pub(super) range: Range<usize>,
    /// The place of its skeletons.
    pub(super) place: String,
    /// Its words, exactly.
    pub(super) text: String,
}

impl Fragment {
    /// The fragments of a block, in order.
    pub(super) fn of(at: usize, block: &Block) -> Vec<Self> {
        let whole = Self {
            block: at,
            range: 0..block.text.len(),
            place: place(block),
            text: block.text.trim().to_owned(),
        };
        let pieces = sentences(&block.text);
        if pieces.len() < 2 || whole.opening().is_some_and(|opening| is_lead(&opening)) {
            return vec![whole];
        }
        let mut start = 0;
        let placed = pieces.into_iter().map(|piece| {
            let range = start..start + piece.len();
            start = range.end;
            let (place, text) = (SENTENCE.to_owned(), piece.trim().to_owned());
            Self { block: at, range, place, text }
        });
        placed.collect()
    }

    /// The opening: a few words up to a colon or a dash, without figures and quotations.
    pub(super) fn opening(&self) -> Option<String> {
        let text = caseless(&self.text);
        let end = ENDS.iter().filter_map(|end| Some(text.find(end)? + end.len())).min()?;
        let (opening, rest) = text.split_at_checked(end)?;
        let count = words(opening).len();
        let fits = (1..=MOST_OPENING).contains(&count) && !words(rest).is_empty();
        let plain = !opening.contains(|c: char| c.is_ascii_digit());
        (fits && plain && self.is_short()).then(|| opening.trim_end().to_owned())
    }

    fn is_short(&self) -> bool {
        words(&caseless(&self.text)).len() <= MOST_WORDS
    }

    /// Whether this is what a skeleton stands for.
    pub(super) fn is(&self, skeleton: &Skeleton) -> bool {
        if self.place != skeleton.place {
            return false;
        }
        match skeleton.kind {
            SkeletonKind::Numbers => without_digits(&self.text) == skeleton.text,
            SkeletonKind::Opening => self.opens_with(&skeleton.text),
            SkeletonKind::Variants => {
                let text = normal(&self.text);
                skeleton.text.split(VARIANTS).any(|variant| variant == text)
            }
        }
    }

    /// Whether it begins with these words. What someone said is no noise, but for a teaser's headline.
    fn opens_with(&self, opening: &str) -> bool {
        let text = caseless(&self.text);
        let rest = text.strip_prefix(opening);
        let apart = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let silent = is_lead(opening) || !rest.is_some_and(|rest| rest.contains('"'));
        apart && silent && self.is_short()
    }

    /// The skeletons that two fragments have in common, where one may have become the other.
    pub(super) fn common(&self, later: &Self) -> Vec<Skeleton> {
        if self.place != later.place {
            return Vec::new();
        }
        let of = |kind, text| Skeleton { kind, place: self.place.clone(), text };
        let masked = without_digits(&self.text);
        let numbers = masked.contains('#') && masked == without_digits(&later.text);
        let numbers = numbers.then(|| of(SkeletonKind::Numbers, masked));
        let opening = self.common_opening(later).map(|text| of(SkeletonKind::Opening, text));
        numbers.into_iter().chain(opening).collect()
    }

    fn common_opening(&self, later: &Self) -> Option<String> {
        let (one, other) = (self.opening(), later.opening());
        if one.is_some() || other.is_some() {
            return if one == other { one } else { None };
        }
        let (a, b) = (caseless(&self.text), caseless(&later.text));
        let begin = words(&a).get(..COMMON)?.join(" ");
        let shared = [self, later].iter().all(|side| side.opens_with(&begin));
        let plain = !begin.contains(|c: char| c.is_ascii_digit());
        (shared && plain && b.starts_with(&begin)).then_some(begin)
    }
}

/// The two texts of a fragment that is served in turn, or that comes and goes.
pub(super) fn variants(before: Option<&Fragment>, after: Option<&Fragment>) -> Option<Skeleton> {
    let place = before.or(after)?.place.clone();
    let text = |side: Option<&Fragment>| side.map(|one| normal(&one.text)).unwrap_or_default();
    let mut both = [text(before), text(after)];
    both.sort();
    let text = both.join(&VARIANTS.to_string());
    Some(Skeleton { kind: SkeletonKind::Variants, place, text })
}

/// The kind of a block as the word of the contract, and whether it leads somewhere.
fn place(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list-item",
        BlockKind::Quotation => "quotation",
        BlockKind::TableRow => "table-row",
        BlockKind::Caption => "caption",
    };
    format!("{kind}{}", if block.links.is_empty() { "" } else { "+link" })
}

/// The words without regard to case, each number as `#`.
fn without_digits(text: &str) -> String {
    let plain = caseless(text);
    tokens(&plain).into_iter().map(masked).collect()
}

/// A token whose digits, with what stands between them and their sign, are one `#`.
fn masked(token: &str) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (token.find(digit), token.rfind(digit)) else {
        return token.to_owned();
    };
    let head = token[..first].trim_end_matches(['-', '+']);
    format!("{head}#{}", &token[last + 1..])
}

fn words(text: &str) -> Vec<&str> {
    tokens(text).into_iter().filter(|token| is_word(token)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Fragment {
        let block = Block { kind: BlockKind::Paragraph, text: text.to_owned(), links: Vec::new() };
        let mut found = Fragment::of(0, &block);
        assert_eq!(found.len(), 1, "{text}");
        found.remove(0)
    }

    fn in_common(before: &str, after: &str) -> Vec<(SkeletonKind, String)> {
        let common = only(before).common(&only(after));
        common.into_iter().map(|one| (one.kind, one.text)).collect()
    }

    #[test]
    fn what_stays_of_a_fragment_is_its_skeleton() {
        use SkeletonKind::{Numbers, Opening};
        for (before, after, expected) in [
            (
                "1 euro vaut 1,08 dollar",
                "1 euro vaut 1,1 dollar",
                vec![(Numbers, "# euro vaut # dollar")],
            ),
            ("Météo : 18 °C, soleil", "Météo : -2 °C, neige", vec![(Opening, "météo:")]),
            ("Lire aussi – Le port", "Lire aussi — Le lac", vec![(Opening, "lire aussi -")]),
            (
                "Our pick today is the pier",
                "Our pick today is a lake",
                vec![(Opening, "our pick today")],
            ),
            ("The council met on Monday", "The minister met on Monday", vec![]),
            ("In 12 days: rain", "In 21 days: snow", vec![]),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
            assert_eq!(in_common(before, after), expected, "{after}");
        }
    }

    #[test]
    fn other_words_are_another_skeleton() {
        let weather = only("Météo : 18 °C").common(&only("Météo : 19 °C"));
        let numbers = weather.first().expect("numbers moved");
        assert!(only("Météo : 7 °C").is(numbers));
        assert!(!only("Météo : 7 °C, neige").is(numbers));
        assert!(!only("Météo à Valbrume : 7 °C").is(numbers));
        let said = only("Le ministre : un plan").common(&only("Le ministre : un lac"));
        let opening = said.first().expect("an opening");
        assert!(only("Le ministre : une loi").is(opening));
        assert!(!only("Le ministre : « Nous agirons »").is(opening));
        assert!(!only(&format!("Le ministre : {}", "un mot ".repeat(20))).is(opening));
    }

    #[test]
    fn a_block_of_several_sentences_is_read_sentence_by_sentence() {
        let text = "The council met. This page was read 12 times.".to_owned();
        let block = Block { kind: BlockKind::Paragraph, text, links: Vec::new() };
        let found = Fragment::of(7, &block);
        let texts: Vec<_> = found.iter().map(|one| &block.text[one.range.clone()]).collect();
        assert_eq!(texts, ["The council met. ", "This page was read 12 times."]);
        assert!(found.iter().all(|one| one.place == SENTENCE && one.block == 7));
    }

    #[test]
    fn two_texts_in_turn_are_one_skeleton_whichever_comes_first() {
        let (a, b) = (only("A calm sea"), only("A rough sea"));
        assert_eq!(variants(Some(&a), Some(&b)), variants(Some(&b), Some(&a)));
        let skeleton = variants(Some(&a), None).expect("a text");
        assert!(a.is(&skeleton) && !b.is(&skeleton));
    }
}
