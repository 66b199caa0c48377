//! Persons by their office: "the minister" in place of a name.

use super::language::{Lexicon, has};
use super::sentence::{Reading, Sentence};
use crate::model::FactKind;

/// Whether a word makes another office of the one behind it.
pub(super) fn is_other(word: &str) -> bool {
    matches!(word, "deputy" | "vice" | "former" | "acting" | "outgoing" | "ancien" | "ancienne")
        || matches!(word, "stellvertretende" | "stellvertretender" | "ehemalige" | "ehemaliger")
}

/// An office at a token. Its holders change more often than it does, so it counts only in place of
/// another office or of a name.
pub(super) fn read(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    let other = usize::from(is_other(sentence.plain(at)));
    let word = sentence.plain(at + other);
    let forms = lexicon.find(|language| language.offices.iter().find(|forms| has(forms, word)))?;
    let name = forms.split(' ').next()?;
    let key = if other > 0 { format!("{} {name}", sentence.plain(at)) } else { name.to_owned() };
    Some(Reading::of(FactKind::Name, other + 1, key).weak_if(true))
}
