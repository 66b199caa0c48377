//! The summary in English.

use super::{Part, Why, cut};
use crate::model::{DeclaredIn, Disclosure, FactKind, Field, Op, Verdict};

/// One part, in lower case.
pub(super) fn part(part: &Part<'_>) -> String {
    match part {
        Part::Title(before, after) => became("headline", *before, *after),
        Part::Fact(fact) => became(kind(fact.kind), fact.before.as_deref(), fact.after.as_deref()),
        Part::MoreFacts(1) => "1 more fact differs".to_owned(),
        Part::MoreFacts(count) => format!("{count} more facts differ"),
        Part::Sentences(op, count) => format!("{} {}", counted(*count, "sentence"), done(*op)),
        Part::Reordered => "sentences in another order".to_owned(),
        Part::Moved(count) => format!("{} moved", counted(*count, "block")),
        Part::Notices(op, count) => format!("{} {}", counted(*count, "notice"), done(*op)),
        Part::Fields(field, count) => format!("{} changed", counted(*count, thing(*field))),
        Part::Typography => "typography or layout only".to_owned(),
        Part::MovedOn => "a date relative to now moved on".to_owned(),
        Part::Noise(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| noise(*kind)).collect();
            format!("no edit, only noise: {}", kinds.join(", "))
        }
        Part::Nothing => "nothing changed".to_owned(),
        Part::Declared(disclosure, place, stamp) => declared(*disclosure, *place, *stamp),
    }
}

/// That pages were not compared, with what the sides are that are not the article.
pub(super) fn incomparable(sides: (Option<Verdict>, Option<Verdict>)) -> String {
    let not = match sides {
        (Some(before), None) => format!("the earlier page is not the article ({})", name(before)),
        (None, Some(after)) => format!("the later page is not the article ({})", name(after)),
        (Some(before), Some(after)) => {
            format!("neither page is the article ({}, {})", name(before), name(after))
        }
        (None, None) => "the pages are not of one article".to_owned(),
    };
    format!("Not compared: {not}.")
}

fn noise(kind: Why) -> &'static str {
    match kind {
        Why::Counter => "a counter",
        Why::Teaser => "a teaser with its link",
        Why::Learned => "what is known to change by itself on this site",
    }
}

fn name(verdict: Verdict) -> &'static str {
    verdict.as_str()
}

fn became(what: &str, before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (Some(old), Some(new)) => format!("{what} “{}” became “{}”", cut(old), cut(new)),
        (None, new) => format!("{what} “{}” added", cut(new.unwrap_or_default())),
        (Some(old), None) => format!("{what} “{}” removed", cut(old)),
    }
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

fn thing(field: Field) -> &'static str {
    match field {
        Field::Byline => "byline",
        Field::Attachment => "attachment",
        Field::Link => "link",
        _ => "image",
    }
}

fn done(op: Op) -> &'static str {
    match op {
        Op::Insert => "added",
        Op::Delete => "removed",
        Op::Replace | Op::Move => "reworded",
    }
}

fn declared(disclosure: Disclosure, place: Option<DeclaredIn>, stamp: Option<&str>) -> String {
    let stamp = stamp.map(|stamp| format!(" (“{}”)", cut(stamp))).unwrap_or_default();
    match (disclosure, place) {
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
