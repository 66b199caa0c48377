//! All tables in one: phrases by their first word, with what each means in which languages. Pages mix
//! languages: a French label stands before an English month.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::tokens;
use super::super::zones::ZONES;
use super::{ALL, Language, Languages, phrases};
use crate::model::StampKind;

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month by its number.
    Month(i8),
    /// A label of a date.
    Label(Label),
    /// A half of the day.
    Half(Half),
    /// The year before the first of an era.
    Era(i16),
    /// Minutes from UTC.
    Zone(i16),
    /// A word of another role.
    Role(Role),
}

/// What a label says of its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Stamp(StampKind),
    /// It is no stamp: of a review, of an event.
    Other,
}

/// A half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract::stamps) enum Half {
    /// Before noon.
    Morning,
    /// From noon.
    Afternoon,
}

/// What a word does that names no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract::stamps) enum Role {
    /// A day of the week.
    Weekday,
    /// It connects and makes no sentence.
    Filler,
    /// It makes a label speak of the site.
    Site,
    /// It stands between date and time.
    Joint,
    /// It ends the number of a day.
    Ordinal,
    /// It stands between day, month and year.
    Particle,
    /// It stands behind a year.
    Year,
    /// It stands behind a time.
    Hour,
}

/// A phrase behind its first word.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::extract::stamps) struct Phrase {
    pub(super) rest: Vec<String>,
    pub(super) meaning: Meaning,
    pub(super) languages: Languages,
}

/// The phrases of all languages.
#[derive(Default)]
pub(in crate::extract::stamps) struct Dictionary {
    /// By first word, the longest first.
    phrases: HashMap<String, Vec<Phrase>>,
    /// The phrases of scripts that set no space between words.
    unspaced: HashSet<String>,
}

/// The dictionary of all languages.
pub(in crate::extract::stamps) static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary::default();
    for (place, language) in ALL.iter().enumerate() {
        dictionary.learn(language, Languages::nth(place));
    }
    for (name, minutes) in ZONES {
        dictionary.add(name, Meaning::Zone(*minutes), Languages::EVERY);
    }
    for sign in tokens::DATE_SIGNS {
        dictionary.unspaced.insert((*sign).to_owned());
    }
    for phrases in dictionary.phrases.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    dictionary
});

impl Dictionary {
    fn learn(&mut self, language: &Language, its: Languages) {
        for (names, number) in language.months.iter().zip(1..) {
            self.list(names, Meaning::Month(number), its);
        }
        self.list(language.published, Meaning::Label(Label::Stamp(StampKind::Published)), its);
        self.list(language.updated, Meaning::Label(Label::Stamp(StampKind::Updated)), its);
        self.list(language.other, Meaning::Label(Label::Other), its);
        self.list(language.morning, Meaning::Half(Half::Morning), its);
        self.list(language.afternoon, Meaning::Half(Half::Afternoon), its);
        for (era, before) in language.eras {
            self.add(era, Meaning::Era(*before), its);
        }
        for (list, role) in [
            (language.weekdays, Role::Weekday),
            (language.fillers, Role::Filler),
            (language.site, Role::Site),
            (language.joints, Role::Joint),
            (language.ordinals, Role::Ordinal),
            (language.particles, Role::Particle),
            (language.years, Role::Year),
            (language.hours, Role::Hour),
        ] {
            self.list(list, Meaning::Role(role), its);
        }
    }

    fn list(&mut self, list: &'static str, meaning: Meaning, languages: Languages) {
        for phrase in phrases(list) {
            self.add(phrase, meaning, languages);
        }
    }

    fn add(&mut self, text: &str, meaning: Meaning, languages: Languages) {
        let mut words = tokens::uncut(text).into_iter();
        let Some(first) = words.next() else { return };
        if tokens::is_unspaced(text) {
            self.unspaced.insert(first.text.clone());
        }
        let rest: Vec<String> = words.map(|token| token.text).collect();
        let known = self.phrases.entry(first.text).or_default();
        match known.iter_mut().find(|known| known.meaning == meaning && known.rest == rest) {
            Some(same) => same.languages = same.languages.and(languages),
            None => known.push(Phrase { rest, meaning, languages }),
        }
    }

    /// The phrases whose first word is this one.
    pub(in crate::extract::stamps) fn beginning_with(&self, word: &str) -> &[Phrase] {
        self.phrases.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many characters of a text without spaces its first known phrase has.
    pub(in crate::extract::stamps) fn prefix(&self, run: &[char]) -> Option<usize> {
        const LONGEST: usize = 12;
        (1..=run.len().min(LONGEST)).rev().find(|length| {
            let start: String = run.iter().take(*length).collect();
            self.unspaced.contains(&start)
        })
    }
}
