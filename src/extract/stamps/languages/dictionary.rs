//! All tables in one: phrases by their first word, with what each means in which languages. Pages mix
//! languages: a French label stands before an English month.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::tokens::{self, Token};
use super::super::zones::ZONES;
use super::{ALL, Language, Languages, phrases};
use crate::model::StampKind;

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
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
enum Label {
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
struct Phrase {
    rest: Vec<String>,
    meaning: Meaning,
    languages: Languages,
}

/// The languages of a line: those of its page, and those of its labels.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::extract::stamps) struct Spoken {
    /// That of the page, where it is known.
    pub(in crate::extract::stamps) page: Languages,
    /// Those of the line's labels.
    pub(in crate::extract::stamps) line: Languages,
}

impl Spoken {
    /// Whether a word of these languages can be meant here. English stands on pages of all languages,
    /// and where nothing is known every language can.
    fn allows(self, languages: Languages) -> bool {
        let known = self.page.and(self.line);
        known.is_empty() || languages.meets(known.and(Languages::nth(0)))
    }
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

    /// How many characters of a text without spaces its first known phrase has.
    pub(in crate::extract::stamps) fn prefix(&self, run: &[char]) -> Option<usize> {
        const LONGEST: usize = 12;
        (1..=run.len().min(LONGEST)).rev().find(|length| {
            let start: String = run.iter().take(*length).collect();
            self.unspaced.contains(&start)
        })
    }

    /// The longest phrases at `at` of which `of` makes something: how many tokens they have, what they
    /// mean, in which languages.
    fn at<'a, T: 'a>(
        &'a self,
        tokens: &'a [Token],
        at: usize,
        of: impl Fn(Meaning) -> Option<T> + 'a,
    ) -> impl Iterator<Item = (usize, T, Languages)> + 'a {
        let first = tokens.get(at).and_then(|token| self.phrases.get(&token.text));
        let rest = tokens.get(at + 1..).unwrap_or_default();
        let found = first.into_iter().flatten().filter_map(move |phrase| {
            let stands = phrase.rest.len() <= rest.len()
                && phrase.rest.iter().zip(rest).all(|(word, token)| *word == token.text);
            let meaning = of(phrase.meaning).filter(|_| stands)?;
            Some((phrase.rest.len() + 1, meaning, phrase.languages))
        });
        let mut longest = None;
        found.take_while(move |(length, ..)| *longest.get_or_insert(*length) == *length)
    }

    /// What the longest phrase means: where languages differ, to the page's, else to the line's; a name
    /// that stays open says nothing.
    fn one<T: PartialEq>(
        &self,
        tokens: &[Token],
        at: usize,
        spoken: Spoken,
        of: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(usize, T)> {
        let found: Vec<(usize, T, Languages)> = self.at(tokens, at, of).collect();
        let only = |within: Languages| {
            let mut those = found.iter().filter(|(.., languages)| languages.meets(within));
            let first = those.next()?;
            those.all(|(_, meaning, _)| *meaning == first.1).then_some(first.0)
        };
        let length = [Languages::EVERY, spoken.page, spoken.line]
            .into_iter()
            .find_map(|within| only(within).map(|length| (length, within)));
        let (length, within) = length?;
        let chosen = found.into_iter().find(|(.., languages)| languages.meets(within))?;
        Some((at + length, chosen.1))
    }

    /// The month named at `at`, and where the name ends.
    pub(in crate::extract::stamps) fn month_at(
        &self,
        tokens: &[Token],
        at: usize,
        spoken: Spoken,
    ) -> Option<(usize, i8)> {
        self.one(tokens, at, spoken, |meaning| match meaning {
            Meaning::Month(month) => Some(month),
            _ => None,
        })
    }

    /// The label at `at`: where it ends, and what it labels; nothing, where a date that is no stamp.
    pub(in crate::extract::stamps) fn label_at(
        &self,
        tokens: &[Token],
        at: usize,
        spoken: Spoken,
    ) -> Option<(usize, Option<StampKind>)> {
        let (end, label) = self.one(tokens, at, spoken, label)?;
        let kind = match label {
            Label::Stamp(kind) => Some(kind),
            Label::Other => None,
        };
        Some((end, kind))
    }

    /// The languages of the label at `at`, and its end.
    pub(in crate::extract::stamps) fn tongue_at(
        &self,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, Languages)> {
        self.at(tokens, at, label)
            .map(|(length, _, languages)| (at + length, languages))
            .reduce(|(end, all), (_, more)| (end, all.and(more)))
    }

    /// The half of the day named at `at`.
    pub(in crate::extract::stamps) fn half_at(
        &self,
        tokens: &[Token],
        at: usize,
        spoken: Spoken,
    ) -> Option<(usize, Half)> {
        let half = |meaning| match meaning {
            Meaning::Half(half) => Some(half),
            _ => None,
        };
        let (length, half, _) =
            self.at(tokens, at, half).find(|(.., languages)| spoken.allows(*languages))?;
        Some((at + length, half))
    }

    /// The era named at `at`, as the year before its first.
    pub(in crate::extract::stamps) fn era_at(
        &self,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, i16)> {
        self.one(tokens, at, Spoken::default(), |meaning| match meaning {
            Meaning::Era(before) => Some(before),
            _ => None,
        })
    }

    /// The zone named at `at`, in minutes from UTC.
    pub(in crate::extract::stamps) fn zone_at(
        &self,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, i16)> {
        self.one(tokens, at, Spoken::default(), |meaning| match meaning {
            Meaning::Zone(minutes) => Some(minutes),
            _ => None,
        })
    }

    /// Where the word of a role at `at` ends.
    pub(in crate::extract::stamps) fn role_at(
        &self,
        tokens: &[Token],
        at: usize,
        role: Role,
    ) -> Option<usize> {
        let (length, ..) = self.at(tokens, at, is(role)).next()?;
        Some(at + length)
    }

    /// The same, for words that mean something else in languages that are not spoken here.
    pub(in crate::extract::stamps) fn spoken_role_at(
        &self,
        tokens: &[Token],
        at: usize,
        role: Role,
        spoken: Spoken,
    ) -> Option<usize> {
        let found = self.at(tokens, at, is(role)).find(|(.., its)| spoken.allows(*its));
        found.map(|(length, ..)| at + length)
    }

    /// The month that one word names in all languages that have it.
    pub(in crate::extract::stamps) fn month(&self, word: &str) -> Option<i8> {
        let tokens = tokens::uncut(word);
        let (end, month) = self.month_at(&tokens, 0, Spoken::default())?;
        (end == tokens.len()).then_some(month)
    }
}

fn label(meaning: Meaning) -> Option<Label> {
    match meaning {
        Meaning::Label(label) => Some(label),
        _ => None,
    }
}

fn is(role: Role) -> impl Fn(Meaning) -> Option<()> {
    move |meaning| (meaning == Meaning::Role(role)).then_some(())
}
