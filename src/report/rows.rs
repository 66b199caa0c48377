//! Two texts and their changes as rows in reading order, for whoever shows them in their place.

use super::words::BLANK;
use crate::model::{Block, BlockKind, Change, Field, Op};

/// One row: a block that stayed, or a change where it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// What the block is; `None` where the whole text is not at hand.
    pub(super) kind: Option<BlockKind>,
    /// What became of it.
    pub(super) fate: Fate<'a>,
}

/// What became of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate<'a> {
    /// It stands in both versions.
    Kept(&'a str),
    /// It came, went or has other words.
    Changed(&'a Change),
    /// It stands here now, and stood elsewhere; with its new words, where it has some.
    Arrived(&'a Change, Option<&'a Change>),
    /// It stood here, and stands elsewhere now.
    Left(&'a Change),
}

/// A run of rows that is shown, or one of unchanged rows that may be folded away.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stretch<'r, 'a> {
    /// Changes, and what stands beside them.
    Shown(&'r [Row<'a>]),
    /// Nothing but unchanged rows, far from any change.
    Folded(&'r [Row<'a>]),
}

/// So many unchanged rows stay beside a change.
const CONTEXT: usize = 1;

/// A fold hides at least so many rows.
const WORTH_FOLDING: usize = 3;

/// Whether a change is one of the text's blocks.
pub(super) fn is_block(change: &Change) -> bool {
    matches!(change.field, Field::Lead | Field::Body | Field::Caption)
        && (change.from.is_some() || change.to.is_some())
}

/// The blocks of both texts with their changes, in the order of the later one; what is gone stands
/// where it stood. Without the texts, the changes alone.
pub(super) fn rows<'a>(changes: &'a [Change], texts: Option<&'a [Vec<Block>; 2]>) -> Vec<Row<'a>> {
    let changes: Vec<&Change> = changes.iter().filter(|change| is_block(change)).collect();
    let Some([before, after]) = texts else {
        return changes.iter().filter_map(|change| alone(change, &changes)).collect();
    };
    let (old, new) = (sides(before, &changes, Side::Before), sides(after, &changes, Side::After));
    merged(before, after, &old, &new)
}

/// A change without its surroundings. The replacement of a moved block is told with the move.
fn alone<'a>(change: &'a Change, all: &[&'a Change]) -> Option<Row<'a>> {
    let same = |other: &&&Change| other.from == change.from && other.op != change.op;
    let fate = match change.op {
        Op::Move => {
            let edited = all.iter().find(|one| one.op == Op::Replace && same(one)).copied();
            Fate::Arrived(change, edited)
        }
        Op::Replace if all.iter().any(|one| one.op == Op::Move && same(&one)) => return None,
        _ => Fate::Changed(change),
    };
    Some(Row { kind: None, fate })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The changes that claim a block of one side.
#[derive(Debug, Clone, Copy, Default)]
struct Claim<'a> {
    moved: Option<&'a Change>,
    /// An insertion, a deletion or a replacement that begins here.
    changed: Option<&'a Change>,
    /// It belongs to a change that begins before it.
    covered: bool,
}

/// The claims on each block of a side.
fn sides<'a>(blocks: &[Block], changes: &[&'a Change], side: Side) -> Vec<Claim<'a>> {
    let mut claims = vec![Claim::default(); blocks.len()];
    for change in changes {
        let (first, text) = match side {
            Side::Before => (change.from, change.before.as_deref()),
            Side::After => (change.to, change.after.as_deref()),
        };
        let Some((first, text)) = first.zip(text) else { continue };
        let Some(own) = claims.get_mut(first) else { continue };
        if change.op == Op::Move {
            own.moved = Some(change);
            continue;
        }
        own.changed = Some(change);
        let others = text.split(BLANK).count() - 1;
        claims.iter_mut().skip(first + 1).take(others).for_each(|claim| claim.covered = true);
    }
    claims
}

/// Walks both sides at once.
fn merged<'a>(
    before: &'a [Block],
    after: &'a [Block],
    old: &[Claim<'a>],
    new: &[Claim<'a>],
) -> Vec<Row<'a>> {
    let (mut i, mut j) = (0, 0);
    let mut rows = Vec::with_capacity(after.len());
    let mut row = |block: Option<&'a Block>, fate: Option<Fate<'a>>| {
        let kind = block.map(|block| block.kind);
        rows.extend(fate.map(|fate| Row { kind, fate }));
    };
    loop {
        let (steps, block, fate) = match step(old.get(i), new.get(j)) {
            Step::Earlier(fate) => ((1, 0), before.get(i), fate),
            Step::Later(fate) => ((0, 1), after.get(j), fate),
            Step::Replaced(fate) => ((1, 1), after.get(j), fate),
            Step::Kept => ((1, 1), after.get(j), after.get(j).map(|one| Fate::Kept(&one.text))),
            Step::End => break,
        };
        row(block, fate);
        (i, j) = (i + steps.0, j + steps.1);
    }
    rows
}

/// The next step of a walk: on which side, and what is shown there.
enum Step<'a> {
    Earlier(Option<Fate<'a>>),
    Later(Option<Fate<'a>>),
    Replaced(Option<Fate<'a>>),
    Kept,
    End,
}

fn step<'a>(old: Option<&Claim<'a>>, new: Option<&Claim<'a>>) -> Step<'a> {
    if let Some(fate) = old.and_then(gone) {
        return Step::Earlier(Some(fate));
    }
    if old.is_some_and(|claim| claim.covered) {
        return Step::Earlier(None);
    }
    if let Some(claim) = new.filter(|one| one.covered || one.changed.or(one.moved).is_some()) {
        let both = old.is_some_and(|old| begins(old, claim));
        return if both { Step::Replaced(here(claim)) } else { Step::Later(here(claim)) };
    }
    match (old, new) {
        (Some(old), Some(_)) if old.changed.is_none() => Step::Kept,
        // A replacement that was told already.
        (Some(_), _) => Step::Earlier(None),
        (None, _) => Step::End,
    }
}

/// What is shown where a block was that is not there any more.
fn gone<'a>(claim: &Claim<'a>) -> Option<Fate<'a>> {
    let deleted = claim.changed.filter(|change| change.op == Op::Delete);
    claim.moved.map(Fate::Left).or(deleted.map(Fate::Changed))
}

/// What stands at a place of the later text.
fn here<'a>(claim: &Claim<'a>) -> Option<Fate<'a>> {
    match (claim.moved, claim.changed) {
        (Some(moved), changed) => Some(Fate::Arrived(moved, changed)),
        (None, changed) => changed.map(Fate::Changed),
    }
}

/// Whether both claims are one replacement in its place.
fn begins(old: &Claim<'_>, new: &Claim<'_>) -> bool {
    let same = old.changed.zip(new.changed).is_some_and(|(a, b)| std::ptr::eq(a, b));
    same && old.moved.is_none()
}

/// Whether the changes are those of these texts: each stands where it says, with the words it says.
pub(super) fn fits(changes: &[Change], [before, after]: &[Vec<Block>; 2]) -> bool {
    let stands = |blocks: &[Block], at: Option<usize>, text: Option<&String>| {
        let Some((at, text)) = at.zip(text) else { return true };
        let covered = text.split(BLANK).zip(blocks.iter().skip(at));
        covered.clone().count() == text.split(BLANK).count()
            && covered.into_iter().all(|(text, block)| text == block.text)
    };
    changes.iter().filter(|change| is_block(change)).all(|change| {
        stands(before, change.from, change.before.as_ref())
            && stands(after, change.to, change.after.as_ref())
    })
}

/// Whether a text is written from the right: its first letter is of such a script.
pub(super) fn is_rtl(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
    )
}

/// The rows in runs: unchanged ones far from a change are folded.
pub(super) fn stretches<'r, 'a>(rows: &'r [Row<'a>]) -> Vec<Stretch<'r, 'a>> {
    let is_kept = |row: &Row<'_>| matches!(row.fate, Fate::Kept(_));
    let runs = rows.chunk_by(|a, b| is_kept(a) == is_kept(b)).collect::<Vec<_>>();
    let last = runs.len().saturating_sub(1);
    let cut = |(at, run): (usize, &&'r [Row<'a>])| {
        let head = if at == 0 { 0 } else { CONTEXT.min(run.len()) };
        let tail = if at == last { 0 } else { CONTEXT.min(run.len() - head) };
        let hidden = run.len() - head - tail;
        if !run.first().is_some_and(is_kept) || hidden < WORTH_FOLDING {
            return vec![Stretch::Shown(run)];
        }
        let (start, rest) = run.split_at(head);
        let (middle, end) = rest.split_at(hidden);
        vec![Stretch::Shown(start), Stretch::Folded(middle), Stretch::Shown(end)]
    };
    let all = runs.iter().enumerate().flat_map(cut);
    all.filter(|stretch| *stretch != Stretch::Shown(&[])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::{blocks, moved, replaced, text};

    fn told(rows: &[Row<'_>]) -> Vec<String> {
        let words = |change: &Change| {
            format!(
                "{}→{}",
                change.before.as_deref().unwrap_or("∅"),
                change.after.as_deref().unwrap_or("∅")
            )
        };
        let one = |row: &Row<'_>| match row.fate {
            Fate::Kept(text) => format!("= {text}"),
            Fate::Changed(change) => words(change),
            Fate::Arrived(change, None) => format!("here {}", words(change)),
            Fate::Arrived(_, Some(edited)) => format!("here, edited {}", words(edited)),
            Fate::Left(change) => format!("left {}", change.before.as_deref().unwrap_or_default()),
        };
        rows.iter().map(one).collect()
    }

    #[test]
    fn changes_stand_where_they_are_seen() {
        let texts = [blocks(&["a", "b", "c", "d", "e"]), blocks(&["a", "e", "b2", "c", "n"])];
        let changes = [
            moved("e", 4, 1),
            replaced(Field::Body, None, &[('-', "b"), ('+', "b2")]),
            text(Field::Body, Op::Delete, Some("d"), None, [Some(3), None]),
            text(Field::Body, Op::Insert, None, Some("n"), [None, Some(4)]),
        ]
        .map(|change| match change.op {
            Op::Replace => Change { from: Some(1), to: Some(2), ..change },
            _ => change,
        });
        let rows = rows(&changes, Some(&texts));
        assert!(fits(&changes, &texts));
        assert!(!fits(&changes, &[texts[1].clone(), texts[0].clone()]));
        assert_eq!(told(&rows), ["= a", "here e→e", "b→b2", "= c", "d→∅", "left e", "∅→n"]);
    }

    #[test]
    fn a_block_that_moved_and_was_edited_is_one_row_at_each_place() {
        let texts = [blocks(&["a", "b", "c"]), blocks(&["b", "c", "a2"])];
        let edited = replaced(Field::Body, None, &[('-', "a"), ('+', "a2")]);
        let changes = [Change { from: Some(0), to: Some(2), ..edited }, moved("a", 0, 2)];
        let rows_with = rows(&changes, Some(&texts));
        assert_eq!(told(&rows_with), ["left a", "= b", "= c", "here, edited a→a2"]);
        assert_eq!(told(&rows(&changes, None)), ["here, edited a→a2"]);
    }

    #[test]
    fn divided_and_joined_paragraphs_are_one_row() {
        let texts = [blocks(&["a", "x y", "b"]), blocks(&["a", "x", "y", "b"])];
        let divided =
            replaced(Field::Body, Some(1), &[('=', "x"), ('-', " "), ('+', "\n\n"), ('=', "y")]);
        let changes = [divided];
        assert_eq!(told(&rows(&changes, Some(&texts))), ["= a", "x y→x\n\ny", "= b"]);
        let back = [texts[1].clone(), texts[0].clone()];
        let joined =
            replaced(Field::Body, Some(1), &[('=', "x"), ('-', "\n\n"), ('+', " "), ('=', "y")]);
        assert_eq!(told(&rows(&[joined], Some(&back))), ["= a", "x\n\ny→x y", "= b"]);
    }

    #[test]
    fn long_unchanged_stretches_are_folded_and_nothing_is_lost() {
        let mut before: Vec<String> = (0..12).map(|at| format!("p{at}")).collect();
        before[6] = "old".to_owned();
        let old: Vec<&str> = before.iter().map(String::as_str).collect();
        let mut new = old.clone();
        new[6] = "new";
        let texts = [blocks(&old), blocks(&new)];
        let changes = [replaced(Field::Body, Some(6), &[('-', "old"), ('+', "new")])];
        let rows = rows(&changes, Some(&texts));
        let shape: Vec<isize> = stretches(&rows)
            .iter()
            .map(|stretch| match stretch {
                Stretch::Shown(rows) => rows.len().cast_signed(),
                Stretch::Folded(rows) => -rows.len().cast_signed(),
            })
            .collect();
        assert_eq!(shape, [-5, 1, 1, 1, -4]);
    }
}
