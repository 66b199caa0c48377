//! One writer, a few readers: how the store speaks with SQLite.
//!
//! All writes go through one connection and begin `IMMEDIATE`, so that none fails half way for a lock that
//! another process took meanwhile. Reads have their own connections and see one snapshot each. Everything
//! runs on tokio's threads for blocking work.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use tokio::sync::Semaphore;

use super::error::{Fault, Outcome};
use super::{PollRecord, StoreError, migrate};

/// Reads at the same time. Each costs a file handle and a page cache of 2 MB at most.
const READERS: usize = 4;

/// How long a connection waits for a lock of another process.
const PATIENCE: Duration = Duration::from_secs(10);

/// Prepared statements that a connection keeps: about all that the store has.
const STATEMENTS: usize = 64;

/// The database. Clones share its connections.
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    file: PathBuf,
    writer: Arc<tokio::sync::Mutex<Connection>>,
    /// Those that are not in use. One that a panic took along is opened anew.
    readers: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
    /// Polls that brought nothing, and wait to be written by whoever writes next.
    quiet_polls: Mutex<Vec<PollRecord>>,
}

impl Store {
    /// Opens the database, creates it where there is none, and brings its tables up to date.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if folder.is_some_and(|folder| !folder.is_dir()) {
            return Err(StoreError::NoFolder { file: path.to_owned() });
        }
        let writer = open_writer(path).map_err(|fault| fault.at(path))?;
        Ok(Self {
            inner: Arc::new(Inner {
                file: path.to_owned(),
                writer: Arc::new(tokio::sync::Mutex::new(writer)),
                readers: Mutex::new(Vec::new()),
                permits: Arc::new(Semaphore::new(READERS)),
                quiet_polls: Mutex::default(),
            }),
        })
    }

    /// The file that the database is in.
    pub fn file(&self) -> &Path {
        &self.inner.file
    }

    /// Does `work` in one transaction: all of it is written, or nothing.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&Transaction<'_>) -> Outcome<T> + Send + 'static,
        T: Send + 'static,
    {
        self.with_writer(move |writer| {
            let transaction = writer.transaction()?;
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        })
        .await
    }

    /// Does `work` in one transaction with what `take` finds once it is our turn to write; nothing
    /// where it finds nothing.
    pub(super) async fn write_what<W, F>(
        &self,
        take: impl FnOnce() -> Option<W>,
        work: F,
    ) -> Result<(), StoreError>
    where
        F: FnOnce(&Transaction<'_>, W) -> Outcome<()> + Send + 'static,
        W: Send + 'static,
    {
        let mut writer = Arc::clone(&self.inner.writer).lock_owned().await;
        let Some(what) = take() else { return Ok(()) };
        self.block(move |_| {
            let transaction = writer.transaction()?;
            work(&transaction, what)?;
            Ok(transaction.commit()?)
        })
        .await
    }

    /// Where polls that brought nothing wait.
    pub(super) fn quiet_polls(&self) -> &Mutex<Vec<PollRecord>> {
        &self.inner.quiet_polls
    }

    /// Does `work` with the writing connection, without a transaction.
    pub(super) async fn with_writer<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&mut Connection) -> Outcome<T> + Send + 'static,
        T: Send + 'static,
    {
        let mut writer = Arc::clone(&self.inner.writer).lock_owned().await;
        self.block(move |_| work(&mut writer)).await
    }

    /// Reads from one snapshot.
    pub(super) async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&Transaction<'_>) -> Outcome<T> + Send + 'static,
        T: Send + 'static,
    {
        let permit = Arc::clone(&self.inner.permits)
            .acquire_owned()
            .await
            .map_err(|error| StoreError::BrokenOff { reason: error.to_string() })?;
        self.block(move |inner| {
            let _permit = permit;
            let idle = inner.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut reader = idle.map_or_else(|| open_reader(&inner.file), Ok)?;
            let value = {
                let transaction =
                    reader.transaction_with_behavior(TransactionBehavior::Deferred)?;
                work(&transaction)
            };
            inner.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
            value
        })
        .await
    }

    async fn block<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&Inner) -> Outcome<T> + Send + 'static,
        T: Send + 'static,
    {
        let inner = Arc::clone(&self.inner);
        tokio::task::spawn_blocking(move || work(&inner).map_err(|fault| fault.at(&inner.file)))
            .await
            .map_err(|error| StoreError::BrokenOff { reason: error.to_string() })?
    }
}

fn open_writer(file: &Path) -> Outcome<Connection> {
    let mut connection = Connection::open(file)?;
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    migrate::refuse_others(&connection, file)?;
    write_ahead(&connection)?;
    // NORMAL would let a power cut take the last transactions along: an event that a webhook has received
    // would be found and told a second time, under another id. FULL syncs the log at each commit.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    migrate::migrate(&mut connection, file)?;
    Ok(connection)
}

/// Switches the file to a write-ahead log. SQLite does not wait for another process that does the same at this
/// moment, whatever its patience; so this does.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let pause = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    loop {
        match connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())) {
            Err(error)
                if waited < PATIENCE
                    && error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) =>
            {
                std::thread::sleep(pause);
                waited += pause;
            }
            result => return result,
        }
    }
}

fn open_reader(file: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}
