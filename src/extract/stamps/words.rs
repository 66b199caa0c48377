//! A line in tokens, with what decides how its names and figures are read.

use super::languages::{Half, Languages, Role, Spoken, meanings};
use super::tokens::{Token, tokens};

/// How a date in figures alone is read where both readings are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Order {
    /// 03/05 is the third of May.
    DayFirst,
    /// 03/05 is the fifth of March.
    MonthFirst,
}

/// How the dates of a page are read.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Habits {
    order: Order,
    page: Languages,
}

impl Habits {
    /// The habits of a page in the language of a BCP 47 tag. `listopad` is November in Polish and
    /// October in Croatian; without a language, the labels beside it decide.
    pub(in crate::extract) fn of(order: Order, language: Option<&str>) -> Self {
        Self { order, page: language.map(Languages::of).unwrap_or_default() }
    }
}

impl From<Order> for Habits {
    fn from(order: Order) -> Self {
        Self::of(order, None)
    }
}

/// A line in tokens.
pub(super) struct Words<'a> {
    line: &'a str,
    tokens: Vec<Token>,
    /// How figures are read.
    pub(super) order: Order,
    spoken: Spoken,
}

impl<'a> Words<'a> {
    /// The words of a line.
    pub(super) fn of(line: &'a str, habits: Habits) -> Self {
        let tokens = tokens(line);
        let mut spoken = Spoken { page: habits.page, line: Languages::default() };
        let mut at = 0;
        while at < tokens.len() {
            let (next, languages) =
                meanings::tongue_at(&tokens, at).unwrap_or((at + 1, Languages::default()));
            spoken.line = spoken.line.and(languages);
            at = next;
        }
        Self { line, tokens, order: habits.order, spoken }
    }

    /// The token at `at`.
    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The number of at most two digits at `at`.
    pub(super) fn number(&self, at: usize) -> Option<i16> {
        self.get(at)?.number(2)
    }

    /// Whether one of the signs stands at `at`.
    pub(super) fn stands(&self, at: usize, signs: &[&str]) -> bool {
        self.get(at).is_some_and(|token| signs.contains(&token.text.as_str()))
    }

    /// Behind `at` where one of the signs stands there.
    pub(super) fn skip(&self, at: usize, signs: &[&str]) -> usize {
        at + usize::from(self.stands(at, signs))
    }

    /// Behind the word of a role where one stands at `at`.
    pub(super) fn past(&self, at: usize, role: Role) -> usize {
        self.role(at, role).unwrap_or(at)
    }

    /// Where the word of a role at `at` ends.
    pub(super) fn role(&self, at: usize, role: Role) -> Option<usize> {
        meanings::role_at(&self.tokens, at, role)
    }

    /// The same, of the languages of page and line alone.
    pub(super) fn spoken(&self, at: usize, role: Role) -> Option<usize> {
        meanings::spoken_role_at(&self.tokens, at, role, self.spoken)
    }

    /// The label at `at`: where it ends and what it labels.
    pub(super) fn label(&self, at: usize) -> Option<(usize, Option<crate::model::StampKind>)> {
        meanings::label_at(&self.tokens, at, self.spoken)
    }

    /// The month named at `at`, and where its name ends.
    pub(super) fn month(&self, at: usize) -> Option<(usize, i8)> {
        meanings::month_at(&self.tokens, at, self.spoken)
    }

    /// The half of the day named at `at`.
    pub(super) fn half(&self, at: usize) -> Option<(usize, Half)> {
        meanings::half_at(&self.tokens, at, self.spoken)
    }

    /// The era named at `at`, as the year before its first.
    pub(super) fn era(&self, at: usize) -> Option<(usize, i16)> {
        meanings::era_at(&self.tokens, at)
    }

    /// The zone named at `at`, in minutes from UTC. Its letters are capitals: `cet` is French.
    pub(super) fn zone(&self, at: usize) -> Option<(usize, i16)> {
        let token = self.get(at)?;
        let written = self.line.get(token.span.clone()).unwrap_or_default();
        let plain = match token.text.as_str() {
            "z" => !token.spaced,
            "gmt" | "utc" => true,
            _ => !written.is_ascii() || !written.contains(|c: char| c.is_ascii_lowercase()),
        };
        meanings::zone_at(&self.tokens, at).filter(|_| plain)
    }
}
