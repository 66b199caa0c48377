//! How the languages word a stamp: one small table each, and the dictionary made of all of them.

mod ar;
mod bg;
mod cs;
mod da;
mod de;
mod dictionary;
mod el;
mod en;
mod es;
mod et;
mod fi;
mod fr;
mod ga;
mod hr;
mod hu;
mod it;
mod ja;
mod lt;
mod lv;
pub(super) mod meanings;
mod mt;
mod nl;
mod no;
mod pl;
mod pt;
mod ro;
mod ru;
mod sk;
mod sl;
mod sv;
#[cfg(test)]
mod tests;
mod tr;
mod uk;
mod zh;

pub(super) use dictionary::{DICTIONARY, Half, Phrase, Role};
pub(super) use meanings::Spoken;

/// How one language words a stamp. A list names phrases, with a comma between; case, diacritics and a
/// dot behind a short form do not matter. Spellings are those of CLDR's names of months and days and
/// those seen on official sites.
pub(in crate::extract) struct Language {
    /// Its two-letter code.
    pub(super) code: &'static str,
    /// For each month its names: full, inflected, short.
    months: [&'static str; 12],
    /// The days of the week, full and short.
    weekdays: &'static str,
    /// What stands before a date of publication.
    published: &'static str,
    /// What stands before a date of change.
    updated: &'static str,
    /// What stands before a date that is neither: of a review, of an event, of a deadline.
    other: &'static str,
    /// Words that make a label speak of the whole site.
    site: &'static str,
    /// Words that may stand around label and date without making a sentence of them.
    fillers: &'static str,
    /// Words between a date and a time.
    joints: &'static str,
    /// Endings of a day's number.
    ordinals: &'static str,
    /// Words between day, month and year.
    particles: &'static str,
    /// Words behind a year.
    years: &'static str,
    /// Words behind a time.
    hours: &'static str,
    /// Names of the first half of the day.
    morning: &'static str,
    /// Names of the second half of the day.
    afternoon: &'static str,
    /// Eras by whose years is counted, with the year before their first.
    eras: &'static [(&'static str, i16)],
    /// What begins a note of correction, or is its heading.
    pub(in crate::extract) notices: &'static str,
    /// Of what a note speaks: `this article`.
    pub(in crate::extract) subjects: &'static str,
    /// What a note says was done: `corrected`.
    pub(in crate::extract) done: &'static str,
}

impl Language {
    /// A table of nothing.
    const NONE: Self = Self {
        code: "",
        months: [""; 12],
        weekdays: "",
        published: "",
        updated: "",
        other: "",
        site: "",
        fillers: "",
        joints: "",
        ordinals: "",
        particles: "",
        years: "",
        hours: "",
        morning: "",
        afternoon: "",
        eras: &[],
        notices: "",
        subjects: "",
        done: "",
    };
}

/// The phrases of a list.
pub(in crate::extract) fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty())
}

/// All languages: those of the EU, of NATO and of the United Nations.
pub(in crate::extract) const ALL: [&Language; 31] = [
    &en::TABLE,
    &fr::TABLE,
    &de::TABLE,
    &es::TABLE,
    &it::TABLE,
    &nl::TABLE,
    &pt::TABLE,
    &pl::TABLE,
    &cs::TABLE,
    &sk::TABLE,
    &ro::TABLE,
    &uk::TABLE,
    &ru::TABLE,
    &bg::TABLE,
    &el::TABLE,
    &sv::TABLE,
    &da::TABLE,
    &no::TABLE,
    &fi::TABLE,
    &hu::TABLE,
    &hr::TABLE,
    &sl::TABLE,
    &et::TABLE,
    &lv::TABLE,
    &lt::TABLE,
    &ga::TABLE,
    &mt::TABLE,
    &tr::TABLE,
    &ja::TABLE,
    &zh::TABLE,
    &ar::TABLE,
];

/// A set of languages: bit n is the nth of [`ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Languages(u32);

impl Languages {
    /// Every language.
    pub(super) const EVERY: Self = Self(u32::MAX);

    /// The language of a BCP 47 tag; none where there is no table of it.
    pub(super) fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let code = match primary.as_str() {
            "nb" | "nn" => "no",
            "bs" | "sr" | "sh" => "hr",
            other => other,
        };
        let place = ALL.iter().position(|language| language.code == code);
        place.map_or(Self::default(), Self::nth)
    }

    fn nth(place: usize) -> Self {
        Self(1 << place)
    }

    /// Those of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether both have one in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}
