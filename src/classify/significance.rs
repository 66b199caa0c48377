//! How much a revision matters: the highest that holds.

use super::edits::Edits;
use crate::compare::{caseless, normal};
use crate::model::{Change, Fact, Field, Op, Significance};

/// How much the changes matter.
pub(super) fn of(changes: &[Change], edits: &Edits, facts: &[Fact]) -> Significance {
    let fields = changes.iter().map(of_change).max().unwrap_or_default();
    fields.max(of_edits(edits)).max(if facts.is_empty() {
        Significance::None
    } else {
        Significance::Substantive
    })
}

/// What a change says by itself. Blocks that were inserted, deleted or replaced are judged by their
/// sentences.
fn of_change(change: &Change) -> Significance {
    match (change.field, change.op) {
        (Field::Title, _) => unless_same(change, caseless, Significance::Substantive),
        (Field::Notice, _) => unless_same(change, normal, Significance::Substantive),
        (Field::Byline, _) => unless_same(change, normal, Significance::Minor),
        (Field::Attachment, _) => Significance::Substantive,
        (Field::Link | Field::Image, _) | (_, Op::Move) => Significance::Minor,
        (Field::Stamp | Field::Lead | Field::Body | Field::Caption, _) => Significance::None,
    }
}

fn unless_same(change: &Change, form: fn(&str) -> String, otherwise: Significance) -> Significance {
    match (&change.before, &change.after) {
        (Some(old), Some(new)) if form(old) == form(new) => Significance::Cosmetic,
        _ => otherwise,
    }
}

fn of_edits(edits: &Edits) -> Significance {
    if !edits.inserted.is_empty() || !edits.deleted.is_empty() {
        Significance::Substantive
    } else if edits.reordered || !edits.reworded.is_empty() {
        Significance::Minor
    } else if edits.typography || edits.divided {
        Significance::Cosmetic
    } else {
        Significance::None
    }
}
