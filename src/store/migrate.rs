//! The tables, brought up to what this program knows; a newer database is refused.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::StoreError;
use super::error::{Fault, Outcome};

/// All migrations, in the order of their numbers. `migrations/README.md` says the rules.
const MIGRATIONS: [&str; 7] = [
    include_str!("../../migrations/0001_first.sql"),
    include_str!("../../migrations/0002_noise.sql"),
    include_str!("../../migrations/0003_channels.sql"),
    include_str!("../../migrations/0004_manners.sql"),
    include_str!("../../migrations/0005_recheck.sql"),
    include_str!("../../migrations/0006_whereabouts.sql"),
    include_str!("../../migrations/0007_siblings.sql"),
];

/// The schema that this program writes: the number of the last migration.
pub(super) const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// `CORR`, as the first migration sets it.
const APPLICATION_ID: i64 = 0x434F_5252;

/// Refuses a file that another program or a newer one wrote, before anything in it is touched.
pub(super) fn refuse_others(connection: &Connection, file: &Path) -> Outcome<()> {
    // One snapshot: another process may be creating the tables at this moment.
    let snapshot = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    let found = version(&snapshot)?;
    if !is_ours(&snapshot, found)? {
        return Err(StoreError::NotOurs { file: file.to_owned() }.into());
    }
    if found > SCHEMA {
        return Err(StoreError::Newer { file: file.to_owned(), found, known: SCHEMA }.into());
    }
    Ok(())
}

/// Applies what is missing.
pub(super) fn migrate(connection: &mut Connection, file: &Path) -> Outcome<()> {
    let steps = MIGRATIONS.iter().map(|sql| M::up(sql).foreign_key_check()).collect();
    match Migrations::new(steps).to_latest(connection) {
        Ok(()) => Ok(()),
        // Another process that was started at the same moment has done it.
        Err(_) if version(connection)? == SCHEMA => Ok(()),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(Fault::Sql(err)),
        Err(error) => {
            Err(StoreError::CannotOpen { file: file.to_owned(), reason: error.to_string() }.into())
        }
    }
}

/// The schema of the database.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// An empty database becomes ours; any other must say that it is.
fn is_ours(connection: &Connection, version: u32) -> Outcome<bool> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(id == APPLICATION_ID || (id == 0 && version == 0 && tables == 0))
}
