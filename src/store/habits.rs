//! Habits: what was learned of when sources edit their articles.

use rusqlite::Transaction;

use super::SourceId;
use super::error::Outcome;
use crate::model::{Habits, REMEMBERED, Tally};

/// The number under which the counters of all sources together stand.
const ALL: SourceId = SourceId(0);

/// The habits of all sources together, and those of one.
pub(super) fn read(tx: &Transaction<'_>, source: SourceId) -> rusqlite::Result<[Habits; 2]> {
    Ok([of(tx, ALL)?, of(tx, source)?])
}

fn of(tx: &Transaction<'_>, source: SourceId) -> rusqlite::Result<Habits> {
    let mut habits = Habits::default();
    let mut statement =
        tx.prepare_cached("SELECT counter, edits, expected FROM habits WHERE source = ?1")?;
    let rows = statement.query_map([source], |row| {
        Ok((row.get::<_, u32>(0)?, Tally { edits: row.get(1)?, expected: row.get(2)? }))
    })?;
    for row in rows {
        let (counter, tally) = row?;
        if let Some(known) = habits.tallies_mut().nth(counter as usize) {
            *known = tally;
        }
    }
    Ok(habits)
}

/// Adds what a look taught to the counters of its source and of all sources.
pub(super) fn add(tx: &Transaction<'_>, source: SourceId, seen: &Habits) -> Outcome<()> {
    for source in [ALL, source] {
        let mut add = tx.prepare_cached(
            "INSERT INTO habits (source, counter, edits, expected) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET edits = edits + excluded.edits,
                 expected = expected + excluded.expected",
        )?;
        for (counter, tally) in (0_u32..).zip(seen.tallies()) {
            if *tally != Tally::default() {
                add.execute((source, counter, tally.edits, tally.expected))?;
            }
        }
        if seen.edits() > 0.0 && of(tx, source)?.edits() > REMEMBERED {
            tx.prepare_cached(
                "UPDATE habits SET edits = edits / 2, expected = expected / 2 WHERE source = ?1",
            )?
            .execute([source])?;
        }
    }
    Ok(())
}
