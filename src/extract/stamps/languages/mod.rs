//! How the languages word a stamp: one small table each, and the dictionary made of all of them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::dom::fold;
use crate::model::StampKind;

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pl;
mod pt;
mod ru;
mod uk;

/// How one language words a stamp. Spellings are those of CLDR's month and day names and of the
/// labels seen on official sites; case, diacritics and a dot behind a short form do not matter.
pub(super) struct Language {
    /// For each month its names: full, inflected, short.
    months: [&'static [&'static str]; 12],
    /// The days of the week, full and short.
    weekdays: &'static [&'static str],
    /// What stands before a date of publication.
    published: &'static [&'static str],
    /// What stands before a date of change.
    updated: &'static [&'static str],
    /// Words that may stand around label and date without making a sentence of them.
    fillers: &'static [&'static str],
}

const ALL: [&Language; 10] = [
    &en::TABLE,
    &fr::TABLE,
    &de::TABLE,
    &es::TABLE,
    &it::TABLE,
    &nl::TABLE,
    &pt::TABLE,
    &pl::TABLE,
    &uk::TABLE,
    &ru::TABLE,
];

/// All tables in one, folded. Pages mix languages (a French label before an English month), and no
/// name of one language means another month in a second one.
#[derive(Default)]
pub(super) struct Dictionary {
    months: HashMap<String, i8>,
    weekdays: HashSet<String>,
    fillers: HashSet<String>,
    /// By first word: the words of each label and what it says.
    labels: HashMap<String, Vec<(Vec<String>, StampKind)>>,
}

/// The dictionary of all languages.
pub(super) static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary::default();
    for language in ALL {
        dictionary.learn(language);
    }
    for labels in dictionary.labels.values_mut() {
        labels.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    dictionary
});

impl Dictionary {
    fn learn(&mut self, language: &Language) {
        for (names, number) in language.months.iter().zip(1..) {
            self.months.extend(names.iter().map(|name| (fold(name), number)));
        }
        self.weekdays.extend(language.weekdays.iter().map(|name| fold(name)));
        self.fillers.extend(language.fillers.iter().map(|name| fold(name)));
        let published = language.published.iter().map(|label| (label, StampKind::Published));
        let updated = language.updated.iter().map(|label| (label, StampKind::Updated));
        for (label, kind) in published.chain(updated) {
            let folded = fold(label);
            let words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
            if let Some(first) = words.first() {
                self.labels.entry(first.clone()).or_default().push((words, kind));
            }
        }
    }

    /// The month that a folded word names.
    pub(super) fn month(&self, word: &str) -> Option<i8> {
        self.months.get(word).copied()
    }

    /// Whether a folded word is a day of the week.
    pub(super) fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.contains(word)
    }

    /// Whether a folded word only connects.
    pub(super) fn is_filler(&self, word: &str) -> bool {
        self.fillers.contains(word)
    }

    /// The longest label that begins the folded words: how many words it has, and what it says.
    pub(super) fn label(&self, words: &[&str]) -> Option<(usize, StampKind)> {
        let candidates = self.labels.get(*words.first()?)?;
        candidates
            .iter()
            .find(|(label, _)| {
                label.len() <= words.len() && label.iter().zip(words).all(|(a, b)| a == b)
            })
            .map(|(label, kind)| (label.len(), *kind))
    }
}
