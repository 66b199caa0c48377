//! The figures of a text in a form that no language changes.

use super::differ;
use super::language::Lexicon;
use super::names::Known;
use crate::model::{Extraction, FactKind};

/// A figure: a number, a percentage, a sum of money, a date or a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::classify) struct Figure {
    pub(in crate::classify) kind: FactKind,
    /// The form in which the wordings of two languages are equal.
    pub(in crate::classify) value: String,
    /// As it stands.
    pub(in crate::classify) text: String,
}

/// The figures of headline and text in their order; `None` where there is no table for the language.
pub(in crate::classify) fn figures(page: &Extraction) -> Option<Vec<Figure>> {
    let lexicon = Lexicon::known(page.language.as_deref()?)?;
    let nobody = Known::default();
    let texts = page.title.iter().chain(page.blocks.iter().map(|block| &block.text));
    let alone = texts.flat_map(|text| differ::all(text, &lexicon, &nobody));
    let figures = alone
        .filter_map(|(kind, key, text)| Some(Figure { kind, value: neutral(kind, &key)?, text }));
    Some(figures.collect())
}

/// The form of a value without the words of its language; `None` for what is no figure, or a day
/// that only its neighbours tell.
fn neutral(kind: FactKind, key: &str) -> Option<String> {
    match kind {
        // "doubled" is a verb that another language says in other words.
        FactKind::Number if key.ends_with("times") => None,
        FactKind::Number => key.split(' ').next().map(str::to_owned),
        FactKind::Percent | FactKind::Money | FactKind::Time => Some(key.to_owned()),
        FactKind::Date => calendar(key),
        FactKind::Name | FactKind::Negation | FactKind::Modality | FactKind::Quotation => None,
    }
}

/// A day of the calendar without its year, which one of two languages may leave out.
fn calendar(key: &str) -> Option<String> {
    let mut parts = key.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(if day.is_empty() { format!("{year}-{month}") } else { format!("{day}.{month}.") })
}
