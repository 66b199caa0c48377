//! How something is said: negated, or more or less firmly.

use super::language::{Lexicon, has};
use super::sentence::{Reading, Sentence};
use crate::compare::is_word;
use crate::model::FactKind;

/// Degrees whose words say other things as often ("it concerns all", "the plan supports farmers"):
/// they count beside another degree, or behind a body or a person that speaks.
const SPOKEN: &str = "support endorse concern note welcome call request demand invite encourage \
                      commit intend recommend confirm claim decide agree";
/// Degrees whose words count beside another degree only.
const SOFT: &str = "require consider optional";

/// Degrees of adjectives and adverbs, which stand before nouns: "the alleged attack".
const QUALIFYING: &str = "allege likely strongly optional";

/// Behind these a weak word is a noun more often than a verb: "la demande", "el apoyo".
const ARTICLES: &str = "le la les l' el los las il lo i gli o os as";
/// Words for "is" that look like the genitive of a noun.
const SHORT_FORMS: &str = "it's he's she's that's there's what's who's here's let's";
/// Behind these the French "pas" is a step.
const BEFORE_STEPS: &str = "un le les des ces ses leur leurs premier premiers grand grands petit \
                            petits nouveau second deuxième de d' deux trois faux au";
/// Behind these what looks like an exclusion is none: "кроме того", "hors de", "außer Kraft".
const IDLE: &str = "того цього этого tego de d' kraft betrieb acht frage";

/// So many words may stand from "ne" to "plus", and from a subject to its verb.
const SPAN: usize = 4;

/// A negation or a word of some firmness at a token.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    negation(sentence, at, lexicon).or_else(|| modality(sentence, at, lexicon))
}

/// "not", "never", "except".
fn negation(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    if negates(sentence, at, lexicon) {
        return Some(Reading::of(FactKind::Negation, 1, sentence.plain(at).to_owned()));
    }
    let len = lexicon.find(|language| sentence.stands(at, language.exclusions))?;
    let idle = has(IDLE, sentence.plain(at + len));
    (!idle).then(|| Reading::of(FactKind::Negation, len, "except".to_owned()))
}

/// Whether a word negates.
pub(super) fn negates(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let listed = lexicon.lists(sentence.plain(at), |language| language.negations);
    (listed && !is_step(sentence, at)) || is_no_more(sentence, at)
}

/// The French "plus" of "ne sont plus": no more. Alone it means more.
fn is_no_more(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = at.saturating_sub(SPAN)..at;
    sentence.plain(at) == "plus" && before.into_iter().any(|at| has("ne n'", sentence.plain(at)))
}

fn is_step(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.plain(at) == "pas" && has(BEFORE_STEPS, sentence.before(at))
}

fn modality(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let (degree, len) = lexicon.find(|language| {
        let mut degrees = language.modality.iter();
        degrees.find_map(|(degree, words)| Some((*degree, sentence.stands(at, words)?)))
    })?;
    let name = degree.trim_end_matches(['?', '!']);
    let (soft, spoken) = (degree.ends_with('?') || has(SOFT, name), has(SPOKEN, name));
    let qualifies = degree.ends_with('!') || has(QUALIFYING, name);
    if !qualifies && is_noun(sentence, at, soft || spoken, lexicon) {
        return None;
    }
    let weak = soft || (spoken && !has_speaker(sentence, at, lexicon));
    Some(Reading::of(FactKind::Modality, len, name.to_owned()).weak_if(weak))
}

/// Whether a word is a noun, which says nothing of firmness: "the note", "his father's will".
fn is_noun(sentence: &Sentence<'_>, at: usize, weak: bool, lexicon: &Lexicon) -> bool {
    let before = sentence.before(at);
    let capital = sentence.get(at).is_some_and(|token| {
        !token.first && lexicon.has_capital_nouns() && token.text.starts_with(char::is_uppercase)
    });
    capital
        || lexicon.lists(before, |language| language.before_nouns)
        || (before.ends_with("'s") && !has(SHORT_FORMS, before))
        || (weak && has(ARTICLES, before))
}

/// Whether a body or a person stands before a verb as what could be its subject.
fn has_speaker(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let back = (1..=SPAN).map_while(|back| at.checked_sub(back));
    back.take_while(|at| is_word(sentence.plain(*at)))
        .any(|at| speaks(sentence, at, lexicon) || is_named(sentence, at, lexicon))
}

fn speaks(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let word = sentence.plain(at);
    lexicon.lists(word, |language| language.institutions)
        || lexicon.find(|language| language.offices.iter().find(|one| has(one, word))).is_some()
}

/// Whether a token ends a name that no preposition makes a place: "Ana Costa", but not "in Oslo".
fn is_named(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let capital = |at: usize| {
        sentence.get(at).is_some_and(|token| token.text.starts_with(char::is_uppercase))
    };
    let start = (0..=at).rev().take_while(|at| capital(*at)).last();
    let Some(start) = start.filter(|_| !lexicon.has_capital_nouns()) else { return false };
    let common = sentence.get(start).is_some_and(|token| token.first) && start == at;
    !common && !lexicon.lists(sentence.before(start), |language| language.before_nouns)
}
