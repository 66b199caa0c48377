//! Changes and facts in words: what, where, and what was done.

use unicode_segmentation::UnicodeSegmentation as _;

use super::BLANK;
use crate::model::{BlockKind, Change, FactKind, Field, Locale, Op, Stats, WordOp};

/// A noun with the ending that French participles take beside it.
type Noun = (&'static str, &'static str);

/// A kind of fact.
pub fn fact(locale: Locale, kind: FactKind) -> &'static str {
    match kind {
        FactKind::Number => locale.pick("Number", "Nombre"),
        FactKind::Percent => locale.pick("Percentage", "Pourcentage"),
        FactKind::Money => locale.pick("Sum of money", "Montant"),
        FactKind::Date => "Date",
        FactKind::Time => locale.pick("Time", "Heure"),
        FactKind::Name => locale.pick("Name", "Nom"),
        FactKind::Negation => locale.pick("Negation", "Négation"),
        FactKind::Modality => locale.pick("How firmly it is said", "Fermeté du propos"),
        FactKind::Quotation => locale.pick("Quotation", "Citation"),
    }
}

/// The name of a part of an article.
pub fn field(locale: Locale, field: Field) -> &'static str {
    noun(locale, field, None).0
}

/// The name of a kind of block.
pub fn kind(locale: Locale, kind: BlockKind) -> &'static str {
    block(locale, kind).0
}

fn noun(locale: Locale, field: Field, kind: Option<BlockKind>) -> Noun {
    match field {
        Field::Title => (locale.pick("Headline", "Titre"), ""),
        Field::Lead => (locale.pick("Lead", "Chapeau"), ""),
        Field::Body => kind.map_or(("Passage", ""), |kind| block(locale, kind)),
        Field::Byline => (locale.pick("Byline", "Signature"), "e"),
        Field::Caption => (locale.pick("Caption", "Légende"), "e"),
        Field::Notice => (locale.pick("Notice", "Rectificatif"), ""),
        Field::Link => (locale.pick("Link target", "Adresse d’un lien"), "e"),
        Field::Attachment => (locale.pick("Attachment", "Pièce jointe"), "e"),
        Field::Image => ("Image", "e"),
        Field::Stamp => ("Date", "e"),
    }
}

fn block(locale: Locale, kind: BlockKind) -> Noun {
    match kind {
        BlockKind::Heading => (locale.pick("Heading", "Intertitre"), ""),
        BlockKind::Paragraph => (locale.pick("Paragraph", "Paragraphe"), ""),
        BlockKind::ListItem => (locale.pick("List item", "Élément de liste"), ""),
        BlockKind::Quotation => (locale.pick("Quotation", "Citation"), "e"),
        BlockKind::TableRow => (locale.pick("Table row", "Ligne de tableau"), "e"),
        BlockKind::Caption => (locale.pick("Caption", "Légende"), "e"),
    }
}

/// Where a change is and what was done: `Passage 3, reworded`. `kind` is that of its block, where
/// it is known.
pub fn change(locale: Locale, change: &Change, kind: Option<BlockKind>) -> String {
    let (noun, ending) = noun(locale, change.field, kind);
    let place = |index: usize| index + 1;
    let what = match (change.field, change.to.or(change.from)) {
        (Field::Body, Some(index)) => {
            format!("{noun}{}{}", locale.pick(" ", "\u{a0}"), place(index))
        }
        _ => noun.to_owned(),
    };
    let did = |english: &str, french: &str| {
        locale.pick(format!("{what}, {english}"), format!("{what}, {french}{ending}"))
    };
    match (change.op, change.from, change.to) {
        (Op::Insert, ..) => did("added", "ajouté"),
        (Op::Delete, Some(_), _) if change.field == Field::Body => locale.pick(
            format!("{what} of the earlier version, removed"),
            format!("{what} de la version antérieure, supprimé{ending}"),
        ),
        (Op::Delete, ..) => did("removed", "supprimé"),
        (Op::Move, Some(from), Some(to)) => {
            let (from, to) = (place(from), place(to));
            locale.pick(
                format!("Moved from place {from} to place {to}"),
                format!("Déplacé{ending} de la place {from} à la place {to}"),
            )
        }
        (Op::Move, ..) => did("moved", "déplacé"),
        (Op::Replace, ..) => match division(locale, change) {
            Some(divided) => format!("{what}, {divided}"),
            None if is_reworded(change.field) => did("reworded", "reformulé"),
            None => did("replaced", "remplacé"),
        },
    }
}

fn is_reworded(field: Field) -> bool {
    !matches!(field, Field::Link | Field::Attachment | Field::Image | Field::Stamp)
}

/// Into how many blocks a text was divided, or from how many it was joined.
fn division(locale: Locale, change: &Change) -> Option<String> {
    let blocks = |text: &Option<String>| Some(text.as_ref()?.split(BLANK).count());
    let (before, after) = (blocks(&change.before)?, blocks(&change.after)?);
    let divided = match (before, after) {
        (one, two) if one == two => return None,
        (1, many) => locale.pick(format!("divided into {many}"), format!("divisé en {many}")),
        (many, 1) => locale.pick(format!("joined from {many}"), format!("réunion de {many}")),
        (one, two) => locale.pick(
            format!("divided otherwise ({one} to {two})"),
            format!("divisé autrement ({one} en {two})"),
        ),
    };
    let reworded = locale.pick("reworded and ", "reformulé et ");
    Some(if words_differ(change) { format!("{reworded}{divided}") } else { divided })
}

fn words_differ(change: &Change) -> bool {
    let mut others = change.words.iter().filter(|word| word.op != WordOp::Equal);
    others.any(|word| word.text.unicode_words().next().is_some())
}

/// How much was changed: `12 words added, 7 removed; 1 passage moved`.
pub fn counted(locale: Locale, stats: &Stats) -> String {
    let (added, removed) = (stats.words_inserted, stats.words_deleted);
    let words = locale.pick(
        format!("{} added, {removed} removed", super::count(locale, added, "word", "words")),
        format!(
            "{}, {}",
            super::count(locale, added, "mot ajouté", "mots ajoutés"),
            super::count(locale, removed, "supprimé", "supprimés")
        ),
    );
    let moved = stats.blocks_moved;
    let moved_words = locale.pick(
        format!("; {} moved", super::count(locale, moved, "passage", "passages")),
        format!(
            "\u{202f}; {}",
            super::count(locale, moved, "passage déplacé", "passages déplacés")
        ),
    );
    if moved == 0 { words } else { words + &moved_words }
}
