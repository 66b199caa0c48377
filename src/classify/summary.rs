//! One plain sentence for a human.

use std::collections::BTreeSet;

use super::disclosure::Declaration;
use super::edits::Edits;
use super::noise::Why;
use crate::model::{Change, DeclaredIn, Disclosure, Fact, FactKind, Field, Op, Significance};

/// No more facts than this are named.
const MOST_FACTS: usize = 3;
/// A text longer than this many characters is cut.
const MOST_CHARACTERS: usize = 80;

/// What changed and whether it was declared, in one sentence.
pub(super) fn of(
    changes: &[Change],
    edits: &Edits,
    facts: &[Fact],
    noise: &BTreeSet<Why>,
    declaration: &Declaration,
    significance: Significance,
) -> String {
    let mut parts = Vec::new();
    parts.extend(changes.iter().filter_map(titled));
    parts.extend(facts_told(facts));
    parts.extend(sentences_told(edits));
    parts.extend(fields_told(changes));
    if parts.is_empty() {
        parts.extend(quietly(changes, edits, noise, significance));
    }
    parts.push(declared(declaration));
    parts.retain(|part| !part.is_empty());
    let text = parts.join("; ");
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn titled(change: &Change) -> Option<String> {
    if change.field != Field::Title {
        return None;
    }
    Some(match (&change.before, &change.after) {
        (Some(old), Some(new)) => format!("headline “{}” became “{}”", cut(old), cut(new)),
        (None, Some(new)) => format!("headline “{}” added", cut(new)),
        (Some(old), None) => format!("headline “{}” removed", cut(old)),
        (None, None) => return None,
    })
}

fn facts_told(facts: &[Fact]) -> Vec<String> {
    let told = facts.iter().take(MOST_FACTS).map(|fact| {
        let kind = kind(fact.kind);
        match (&fact.before, &fact.after) {
            (Some(old), Some(new)) => format!("{kind} “{}” became “{}”", cut(old), cut(new)),
            (None, Some(new)) => format!("{kind} “{}” added", cut(new)),
            (Some(old), _) => format!("{kind} “{}” removed", cut(old)),
            (None, None) => String::new(),
        }
    });
    let more = facts.len().saturating_sub(MOST_FACTS);
    told.chain((more > 0).then(|| format!("{} differ", counted(more, "more fact")))).collect()
}

fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Number => "number",
        FactKind::Percent => "percentage",
        FactKind::Money => "sum",
        FactKind::Date => "date",
        FactKind::Time => "time",
        FactKind::Name => "name",
        FactKind::Negation => "negation",
        FactKind::Modality => "wording",
        FactKind::Quotation => "quotation",
    }
}

fn sentences_told(edits: &Edits) -> Vec<String> {
    let count = |count: usize, what: &str| {
        (count > 0).then(|| format!("{} {what}", counted(count, "sentence")))
    };
    [
        count(edits.inserted.len(), "added"),
        count(edits.deleted.len(), "removed"),
        count(edits.reworded.len(), "reworded"),
        edits.reordered.then(|| "sentences in another order".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn fields_told(changes: &[Change]) -> Vec<String> {
    let count = |is: &dyn Fn(&Change) -> bool| changes.iter().filter(|change| is(change)).count();
    let told = |count: usize, thing: &str, what: &str| {
        (count > 0).then(|| format!("{} {what}", counted(count, thing)))
    };
    let notice =
        |op: Op| count(&|change: &Change| change.field == Field::Notice && change.op == op);
    let field = |field: Field| count(&|change: &Change| change.field == field);
    [
        told(count(&|change| change.op == Op::Move), "block", "moved"),
        told(notice(Op::Insert), "notice", "added"),
        told(notice(Op::Delete), "notice", "removed"),
        told(notice(Op::Replace), "notice", "reworded"),
        told(field(Field::Byline), "byline", "changed"),
        told(field(Field::Attachment), "attachment", "changed"),
        told(field(Field::Link), "link", "changed"),
        told(field(Field::Image), "image", "changed"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is said where no words changed.
fn quietly(
    changes: &[Change],
    edits: &Edits,
    noise: &BTreeSet<Why>,
    significance: Significance,
) -> Option<String> {
    match significance {
        Significance::Cosmetic => Some("typography or layout only".to_owned()),
        _ if !noise.is_empty() => {
            let reasons: Vec<&str> = noise.iter().map(|why| why.as_str()).collect();
            Some(format!("no edit, only noise: {}", reasons.join(", ")))
        }
        _ if edits.moving => Some("a date relative to now moved on".to_owned()),
        _ if changes.is_empty() => Some("nothing changed".to_owned()),
        _ => None,
    }
}

fn declared(declaration: &Declaration) -> String {
    let stamp = declaration.stamp.as_ref().map(|stamp| format!(" (“{}”)", cut(&stamp.text)));
    let stamp = stamp.unwrap_or_default();
    match (declaration.disclosure, declaration.declared_in) {
        (Disclosure::None, _) => String::new(),
        (Disclosure::Backdated, _) => "a stamp was moved backwards".to_owned(),
        (Disclosure::Declared, Some(DeclaredIn::Metadata)) => {
            format!("declared in the metadata only{stamp}")
        }
        (Disclosure::Declared, Some(DeclaredIn::Notice)) => "declared by a notice".to_owned(),
        (Disclosure::Declared, _) => format!("declared on the page{stamp}"),
        (Disclosure::StampOnly, _) => format!("the stamp changed and nothing else{stamp}"),
        (Disclosure::Undetermined, _) => "made on the day that the stamp already named".to_owned(),
        (Disclosure::Stealth, _) => "nothing on the page says so".to_owned(),
    }
}

fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let short: String = text.chars().take(MOST_CHARACTERS - 1).collect();
    format!("{}…", short.trim_end())
}
