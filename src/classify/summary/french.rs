//! The summary in French, with the no-break spaces of its typography.

use super::{Part, Why, cut};
use crate::model::{DeclaredIn, Disclosure, FactKind, Field, Op, Verdict};

/// One part, in lower case.
pub(super) fn part(part: &Part<'_>) -> String {
    match part {
        Part::Title(before, after) => became(("titre", ""), *before, *after),
        Part::Fact(fact) => became(kind(fact.kind), fact.before.as_deref(), fact.after.as_deref()),
        Part::MoreFacts(1) => "1\u{a0}autre fait diffère".to_owned(),
        Part::MoreFacts(count) => format!("{count}\u{a0}autres faits diffèrent"),
        Part::Sentences(op, count) => counted(*count, "phrase", &format!("{}e", done(*op))),
        Part::Reordered => "des phrases dans un autre ordre".to_owned(),
        Part::Moved(count) => counted(*count, "bloc", "déplacé"),
        Part::Notices(op, count) => counted(*count, "rectificatif", done(*op)),
        Part::Fields(field, count) => fields(*field, *count),
        Part::Typography => "typographie ou mise en page seulement".to_owned(),
        Part::MovedOn => "une date relative a avancé".to_owned(),
        Part::Noise(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| noise(*kind)).collect();
            format!("aucune modification, seulement du bruit\u{a0}: {}", kinds.join(", "))
        }
        Part::Nothing => "rien n’a changé".to_owned(),
        Part::Declared(disclosure, place, stamp) => declared(*disclosure, *place, *stamp),
    }
}

/// That pages were not compared, with what the sides are that are not the article.
pub(super) fn incomparable(sides: (Option<Verdict>, Option<Verdict>)) -> String {
    let not = match sides {
        (Some(before), None) => {
            format!("la page antérieure n’est pas l’article ({})", name(before))
        }
        (None, Some(after)) => format!("la page actuelle n’est pas l’article ({})", name(after)),
        (Some(before), Some(after)) => {
            format!("aucune des deux pages n’est l’article ({}, {})", name(before), name(after))
        }
        (None, None) => "les deux pages ne sont pas celles d’un même article".to_owned(),
    };
    format!("Pas de comparaison\u{a0}: {not}.")
}

fn noise(kind: Why) -> &'static str {
    match kind {
        Why::Counter => "un compteur",
        Why::Teaser => "un renvoi avec son lien",
        Why::Learned => "ce qui change de soi-même sur ce site",
    }
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Article => "article",
        Verdict::Block => "accès refusé",
        Verdict::Consent => "demande de consentement",
        Verdict::Login => "page de connexion",
        Verdict::Soft404 => "page introuvable",
        Verdict::Maintenance => "maintenance",
        Verdict::Empty => "page vide",
        Verdict::Truncated => "page tronquée",
    }
}

/// `what` is a noun with the ending that its participles take: `("date", "e")`.
fn became((what, ending): (&str, &str), before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (Some(old), Some(new)) => {
            format!("{what} {} devenu{ending} {}", quoted(old), quoted(new))
        }
        (None, new) => format!("{what} {} ajouté{ending}", quoted(new.unwrap_or_default())),
        (Some(old), None) => format!("{what} {} supprimé{ending}", quoted(old)),
    }
}

fn quoted(text: &str) -> String {
    format!("«\u{a0}{}\u{a0}»", cut(text))
}

fn kind(kind: FactKind) -> (&'static str, &'static str) {
    match kind {
        FactKind::Number => ("nombre", ""),
        FactKind::Percent => ("pourcentage", ""),
        FactKind::Money => ("montant", ""),
        FactKind::Date => ("date", "e"),
        FactKind::Time => ("heure", "e"),
        FactKind::Name => ("nom", ""),
        FactKind::Negation => ("négation", "e"),
        FactKind::Modality => ("formulation", "e"),
        FactKind::Quotation => ("citation", "e"),
    }
}

fn fields(field: Field, count: usize) -> String {
    match field {
        Field::Byline => counted(count, "signature", "modifiée"),
        Field::Attachment if count == 1 => "1\u{a0}pièce jointe modifiée".to_owned(),
        Field::Attachment => format!("{count}\u{a0}pièces jointes modifiées"),
        Field::Link => counted(count, "lien", "modifié"),
        _ => counted(count, "image", "modifiée"),
    }
}

fn done(op: Op) -> &'static str {
    match op {
        Op::Insert => "ajouté",
        Op::Delete => "supprimé",
        Op::Replace | Op::Move => "reformulé",
    }
}

fn declared(disclosure: Disclosure, place: Option<DeclaredIn>, stamp: Option<&str>) -> String {
    let stamp = stamp.map(|stamp| format!(" ({})", quoted(stamp))).unwrap_or_default();
    match (disclosure, place) {
        (Disclosure::None, _) => String::new(),
        (Disclosure::Backdated, _) => "une date a été reculée".to_owned(),
        (Disclosure::Declared, Some(DeclaredIn::Metadata)) => {
            format!("déclaré dans les métadonnées seulement{stamp}")
        }
        (Disclosure::Declared, Some(DeclaredIn::Notice)) => {
            "déclaré par un rectificatif".to_owned()
        }
        (Disclosure::Declared, _) => format!("déclaré sur la page{stamp}"),
        (Disclosure::StampOnly, _) => format!("la date a changé et rien d’autre{stamp}"),
        (Disclosure::Undetermined, _) => "fait le jour que la page indiquait déjà".to_owned(),
        (Disclosure::Stealth, _) => "rien sur la page ne le signale".to_owned(),
    }
}

/// A number with its noun and participle: both take an `s` from 2 on.
fn counted(count: usize, thing: &str, done: &str) -> String {
    let ending = if count < 2 { "" } else { "s" };
    format!("{count}\u{a0}{thing}{ending} {done}{ending}")
}
