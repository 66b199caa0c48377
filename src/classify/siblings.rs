//! Where the languages of one document disagree in their figures.

use std::collections::HashMap;

use super::facts::{Figure, figures};
use crate::model::{Disagreement, Extraction, FactKind};

/// Figures farther apart than this share of their texts are not two wordings of one.
const NEAR: f64 = 0.1;

/// The kinds of figures in the order in which they are told.
const KINDS: [FactKind; 5] =
    [FactKind::Number, FactKind::Percent, FactKind::Money, FactKind::Date, FactKind::Time];

/// The figures that stand in only one of two texts and seem to be each other's translation: a question to
/// a reader, no verdict, since translators round, convert and leave out.
///
/// Nothing where one of the languages has no table of facts.
pub fn disagreements(one: &Extraction, other: &Extraction) -> Vec<Disagreement> {
    let (Some(ours), Some(theirs)) = (figures(one), figures(other)) else { return Vec::new() };
    let (left, right) = (placed(&ours, &theirs), placed(&theirs, &ours));
    let pairs =
        KINDS.iter().flat_map(|kind| paired(&of_kind(&left, *kind), &of_kind(&right, *kind)));
    let mut found: Vec<Disagreement> = Vec::new();
    for pair in pairs {
        if !found.contains(&pair) {
            found.push(pair);
        }
    }
    found
}

/// A figure with its place: 0 at the beginning of all figures, 1 at their end.
#[derive(Clone, Copy)]
struct Placed<'f> {
    figure: &'f Figure,
    place: f64,
}

fn of_kind<'f>(side: &[Placed<'f>], kind: FactKind) -> Vec<Placed<'f>> {
    side.iter().copied().filter(|placed| placed.figure.kind == kind).collect()
}

/// The figures in digits whose value the other side has less often.
fn placed<'f>(side: &'f [Figure], other: &[Figure]) -> Vec<Placed<'f>> {
    let mut there: HashMap<(FactKind, &str), usize> = HashMap::new();
    for figure in other {
        *there.entry((figure.kind, figure.value.as_str())).or_default() += 1;
    }
    let last = side.len().max(1) as f64;
    let alone = side.iter().enumerate().filter(|(_, figure)| {
        let same = there.get_mut(&(figure.kind, figure.value.as_str()));
        same.filter(|count| **count > 0).map(|count| *count -= 1).is_none()
    });
    let in_digits = alone.filter(|(_, figure)| figure.text.contains(|c: char| c.is_ascii_digit()));
    in_digits.map(|(at, figure)| Placed { figure, place: at as f64 / last }).collect()
}

/// Pairs figures in their order where they stand near each other.
fn paired(ours: &[Placed<'_>], theirs: &[Placed<'_>]) -> Vec<Disagreement> {
    let mut rest = theirs.iter();
    let mut pairs = Vec::new();
    for one in ours {
        let near = |other: &&Placed<'_>| (other.place - one.place).abs() <= NEAR;
        let Some(other) = rest.clone().find(near) else { continue };
        rest.by_ref().take_while(|passed| !std::ptr::eq(*passed, other)).for_each(drop);
        pairs.push(Disagreement {
            kind: one.figure.kind,
            here: one.figure.text.clone(),
            there: other.figure.text.clone(),
        });
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind};

    fn page(language: &str, texts: &[&str]) -> Extraction {
        let block = |text: &&str| Block {
            kind: BlockKind::Paragraph,
            text: (*text).to_owned(),
            links: Vec::new(),
        };
        Extraction {
            language: Some(language.to_owned()),
            blocks: texts.iter().map(block).collect(),
            ..Extraction::default()
        }
    }

    const FRENCH: &str = "Le 17 mai 2023, 1 500 soldats de douze pays ont participé à l’exercice, \
                          dont 12,5 % de réservistes, pour un coût de 3 millions d’euros. \
                          La cérémonie commence à 9 h 30.";
    const ENGLISH: &str = "On 17 May, 1,500 soldiers from 12 countries took part in the exercise, \
                           12.5% of them reservists, at a cost of €3 million. \
                           The ceremony begins at 9:30 a.m.";

    fn told(english: &str) -> Vec<(String, String)> {
        let found = disagreements(&page("fr", &[FRENCH]), &page("en", &[english]));
        found.into_iter().map(|one| (one.here, one.there)).collect()
    }

    #[test]
    fn translations_agree() {
        assert_eq!(told(ENGLISH), []);
        let german = "Am 17. Mai 2023 nahmen 1500 Soldaten aus zwölf Ländern an der Übung teil, \
                      darunter 12,5 Prozent Reservisten, bei Kosten von 3 Millionen Euro. \
                      Die Feier beginnt um 9.30 Uhr.";
        assert_eq!(disagreements(&page("fr", &[FRENCH]), &page("de", &[german])), []);
    }

    #[test]
    fn a_figure_that_differs_is_asked_about() {
        let pair = |one: &str, other: &str| vec![(one.to_owned(), other.to_owned())];
        assert_eq!(told(&ENGLISH.replace("1,500", "1,800")), pair("1 500", "1,800"));
        assert_eq!(told(&ENGLISH.replace("17 May", "19 May")), pair("17 mai 2023", "19 May"));
        assert_eq!(told(&ENGLISH.replace("12.5%", "12.8%")), pair("12,5 %", "12.8%"));
        assert_eq!(told(&ENGLISH.replace("9:30", "10:30")), pair("9 h 30", "10:30 a.m."));
    }

    #[test]
    fn what_one_language_leaves_out_is_no_question() {
        assert_eq!(told(&ENGLISH.replace(" from 12 countries", "")), []);
        assert_eq!(told("The exercise is over."), []);
        assert_eq!(disagreements(&page("fr", &[FRENCH]), &page("lv", &["18 maijs 2023"])), []);
    }
}
