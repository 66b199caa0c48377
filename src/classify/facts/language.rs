//! What a language calls numbers, months, negations and the rest: plain tables.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::{languages, numbers};

/// The words of one language in which facts are told. All are lower case with plain apostrophes; a
/// text of several words is a list of alternatives, separated by spaces, unless it says otherwise.
/// Where phrases may stand, underscores join their words: "calls_for".
pub(super) struct Language {
    /// The primary subtag: `fr`.
    pub(super) code: &'static str,
    /// Spelled-out numbers, round ones ("dozens") too. "One" stands apart.
    pub(super) numbers: &'static [(&'static str, f64)],
    /// The words for one: in many languages they are articles too.
    pub(super) one: &'static str,
    /// Whether two of them are written as one word: "einundzwanzig".
    pub(super) joins_numbers: bool,
    /// First to tenth, each in its forms.
    pub(super) ordinals: [&'static str; 10],
    /// Parts of a whole: "half", "third", "thirds".
    pub(super) fractions: &'static [(&'static str, f64)],
    /// Verbs that multiply by two, three and four: "doubled".
    pub(super) multiples: [&'static str; 3],
    /// Words that multiply the number before them.
    pub(super) magnitudes: &'static [(&'static str, f64)],
    /// Phrases behind a number that make it a percentage.
    pub(super) percent: &'static str,
    /// Phrases behind a number that make it percentage points.
    pub(super) points: &'static str,
    /// The months, from January.
    pub(super) months: [&'static str; 12],
    /// The days of the week, from Monday.
    pub(super) weekdays: [&'static str; 7],
    /// Yesterday, today, tomorrow.
    pub(super) days: [&'static str; 3],
    /// Seasons, weeks, months, years: dates only where one took the place of another.
    pub(super) periods: &'static [&'static str],
    /// Words for a time of day, with the minute of the day.
    pub(super) times: &'static [(&'static str, u16)],
    /// Words behind a number that make it a time of day: "Uhr".
    pub(super) clock: &'static str,
    /// Words before a number that make it a time of day: "alle 8.30".
    pub(super) before_hours: &'static str,
    /// Words that negate.
    pub(super) negations: &'static str,
    /// Words and phrases that leave something out: "except".
    pub(super) exclusions: &'static str,
    /// Words and phrases that say the contrary: "including".
    pub(super) inclusions: &'static str,
    /// How firmly something is said: a name for the degree, and the words and phrases of that degree.
    /// A question mark behind the name marks words that count only beside another degree, an
    /// exclamation mark adjectives.
    pub(super) modality: &'static [(&'static str, &'static str)],
    /// Articles and prepositions behind which a word is no verb: "the note", "on demand".
    pub(super) before_nouns: &'static str,
    /// Persons by their office, one office a text, its first word in place of a name.
    pub(super) offices: &'static [&'static str],
    /// Bodies and pronouns that can say something: "council", "we".
    pub(super) institutions: &'static str,
    /// Words and phrases that turn a statement into its opposite.
    pub(super) opposites: &'static [(&'static str, &'static str)],
    /// Prefixes that turn a word into its opposite.
    pub(super) reversals: &'static str,
    /// Units of measure and of time, one unit a text.
    pub(super) units: &'static [&'static str],
    /// Words that are capitalised without being names: articles, titles of persons.
    pub(super) plain: &'static str,
    /// Places, where no capital letter tells a name from a noun.
    pub(super) places: &'static str,
    /// Whether every noun is capitalised.
    pub(super) capital_nouns: bool,
}

/// The tables to read a text with: of its language, or of English and French where it is unknown.
pub(in crate::classify) struct Lexicon(Vec<(&'static Language, &'static Index)>);

impl Lexicon {
    /// The tables for a BCP 47 tag.
    pub(in crate::classify) fn of(tag: Option<&str>) -> Self {
        let primary =
            tag.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default().to_lowercase();
        let all = || languages::ALL.iter().copied().zip(indexes());
        let own: Vec<_> = all().filter(|(language, _)| language.code == primary).collect();
        if own.is_empty() { Self(all().take(2).collect()) } else { Self(own) }
    }

    /// The tables of a language; `None` where it has none.
    pub(super) fn known(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let has = languages::ALL.iter().any(|language| language.code == primary);
        has.then(|| Self::of(Some(tag)))
    }

    /// The first answer that one of the languages gives.
    pub(super) fn find<T>(&self, ask: impl FnMut(&'static Language) -> Option<T>) -> Option<T> {
        self.0.iter().map(|(language, _)| *language).find_map(ask)
    }

    /// Whether a list of any of the languages has the word.
    pub(super) fn lists(&self, word: &str, list: fn(&'static Language) -> &'static str) -> bool {
        self.0.iter().any(|(language, _)| has(list(language), word))
    }

    /// Whether a word is a unit of measure or of time.
    pub(super) fn lists_unit(&self, word: &str) -> bool {
        self.find(|language| language.units.iter().find(|unit| has(unit, word))).is_some()
    }

    /// Whether a word stands in any of the tables. Most words of a text do not, and are asked no
    /// more.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.0.iter().any(|(_, index)| index.words.contains(word))
    }

    /// The pairs of opposites in which a word stands.
    pub(super) fn opposites_with(&self, word: &str) -> impl Iterator<Item = Opposites> {
        self.0.iter().filter_map(move |(_, index)| index.opposites.get(word)).flatten().copied()
    }

    /// Whether nouns are capitalised.
    pub(super) fn has_capital_nouns(&self) -> bool {
        self.0.iter().any(|(language, _)| language.capital_nouns)
    }
}

/// What says one thing and what says the contrary.
pub(super) type Opposites = (&'static str, &'static str);

/// What a language's tables are asked first: most words stand in none of them.
struct Index {
    /// The words that begin a fact.
    words: HashSet<&'static str>,
    /// The pairs of opposites by each of their words.
    opposites: HashMap<&'static str, Vec<Opposites>>,
}

fn indexes() -> &'static [Index] {
    static ALL: OnceLock<Vec<Index>> = OnceLock::new();
    let index = |language: &&'static Language| Index {
        words: language.vocabulary(),
        opposites: language.by_word(),
    };
    ALL.get_or_init(|| languages::ALL.iter().map(index).collect())
}

impl Language {
    /// The words that begin a fact, but for those of `plain`.
    fn vocabulary(&'static self) -> HashSet<&'static str> {
        let named = |table: &'static [(&'static str, f64)]| table.iter().map(|(word, _)| *word);
        let times = self.times.iter().map(|(word, _)| *word);
        let modal = self.modality.iter().map(|(_, words)| *words);
        let lists =
            [self.one, self.clock, self.negations, self.places, self.exclusions].into_iter();
        named(self.numbers)
            .chain(named(self.magnitudes))
            .chain(named(self.fractions))
            .chain(times)
            .chain(modal)
            .chain(lists)
            .chain(self.ordinals)
            .chain(self.months)
            .chain(self.weekdays)
            .chain(self.days)
            .chain(self.multiples)
            .chain(self.periods.iter().copied())
            .chain(self.offices.iter().copied())
            .flat_map(|words| words.split(' '))
            .filter_map(|phrase| phrase.split('_').next())
            .chain(numbers::currencies())
            .collect()
    }

    /// All pairs of opposites, by each word of their phrases.
    fn by_word(&'static self) -> HashMap<&'static str, Vec<Opposites>> {
        let mut found: HashMap<&str, Vec<Opposites>> = HashMap::new();
        for pair in self.opposites.iter().copied().chain([(self.inclusions, self.exclusions)]) {
            for word in [pair.0, pair.1].into_iter().flat_map(|words| words.split([' ', '_'])) {
                let pairs = found.entry(word).or_default();
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        found
    }
}

/// Whether a list of words has a word.
pub(super) fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|listed| listed == word)
}

/// The value that a table has for a word.
pub(super) fn value<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(forms, _)| has(forms, word)).map(|(_, value)| *value)
}
