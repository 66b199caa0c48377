//! What can go wrong with the database, in sentences that name the file and what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use super::ArticleId;

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder of the database file does not exist.
    #[error("there is no folder for the database {file}: create it, or change `database`")]
    NoFolder {
        /// The database.
        file: PathBuf,
    },
    /// The file cannot be opened or created.
    #[error(
        "the database {file} cannot be opened: {reason}; check the rights of the file and its folder"
    )]
    CannotOpen {
        /// The database.
        file: PathBuf,
        /// SQLite's words.
        reason: String,
    },
    /// The file is no database, or another program's.
    #[error("{file} is not a database of Corrigenda: change `database` to a new file")]
    NotOurs {
        /// The file.
        file: PathBuf,
    },
    /// A newer program wrote the database.
    #[error(
        "the database {file} has schema {found}, this program knows up to {known}: use a newer Corrigenda"
    )]
    Newer {
        /// The database.
        file: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema that this program knows.
        known: u32,
    },
    /// The disk is full.
    #[error("the disk of the database {file} is full: make room; nothing was written")]
    Full {
        /// The database.
        file: PathBuf,
    },
    /// Another process held the database for longer than the store waits.
    #[error(
        "the database {file} is in use by another process: stop it or try again; nothing was written"
    )]
    Busy {
        /// The database.
        file: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error("the database {file} cannot be written: check the rights of the file and its folder")]
    ReadOnly {
        /// The database.
        file: PathBuf,
    },
    /// What was read back is not what was written.
    #[error("the database {file} is damaged: {what}; restore it from a backup")]
    Damaged {
        /// The database.
        file: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// Two sources cannot have one name.
    #[error("there is a source `{name}` already: choose another name")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// Somebody else visited the article since it was read. Nothing was written.
    #[error("article {article} was visited by somebody else meanwhile; nothing was written")]
    Conflict {
        /// The article.
        article: ArticleId,
    },
    /// Another article holds the identity that a page claims. Nothing was written.
    #[error("article {holder} already is `{identity}`; nothing was written")]
    IdentityTaken {
        /// The identity.
        identity: String,
        /// Who holds it.
        holder: ArticleId,
    },
    /// An event of this id was told before. Nothing was written.
    #[error("the event {id} was told already; nothing was written")]
    ToldAlready {
        /// The event's id.
        id: String,
    },
    /// What was named is not in the database. Nothing was written.
    #[error("there is no {what}")]
    Missing {
        /// What it is, with its number or name.
        what: String,
    },
    /// A write that contradicts what is stored. Nothing was written.
    #[error("refused: {reason}; nothing was written")]
    Refused {
        /// Which rule it breaks.
        reason: String,
    },
    /// Any other error of SQLite.
    #[error("the database {file}: {cause}")]
    Sqlite {
        /// The database.
        file: PathBuf,
        /// SQLite's words.
        cause: rusqlite::Error,
    },
    /// The program is shutting down, or the work in the database panicked.
    #[error("the work in the database was broken off: {reason}")]
    BrokenOff {
        /// Why.
        reason: String,
    },
}

/// An error inside the store, before the file is named.
#[derive(Debug)]
pub(super) enum Fault {
    /// From SQLite, yet to be sorted.
    Sql(rusqlite::Error),
    /// A value that cannot be what was written.
    Damaged(String),
    /// Already in words.
    Said(StoreError),
}

pub(super) type Outcome<T> = Result<T, Fault>;

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Said(error)
    }
}

impl Fault {
    /// What is named does not exist.
    pub(super) fn missing(what: impl Into<String>) -> Self {
        StoreError::Missing { what: what.into() }.into()
    }

    /// The write breaks a rule.
    pub(super) fn refused(reason: impl Into<String>) -> Self {
        StoreError::Refused { reason: reason.into() }.into()
    }

    /// The error with the file's name in it.
    pub(super) fn at(self, file: &Path) -> StoreError {
        match self {
            Self::Said(error) => error,
            Self::Damaged(what) => StoreError::Damaged { file: file.to_owned(), what },
            Self::Sql(source) => sorted(source, file.to_owned()),
        }
    }
}

fn sorted(cause: rusqlite::Error, file: PathBuf) -> StoreError {
    if matches!(cause, rusqlite::Error::FromSqlConversionFailure(..)) {
        return StoreError::Damaged { file, what: cause.to_string() };
    }
    match cause.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full { file },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { file },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { file },
        Some(ErrorCode::CannotOpen) => StoreError::CannotOpen { file, reason: cause.to_string() },
        Some(ErrorCode::NotADatabase) => StoreError::NotOurs { file },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { file, what: cause.to_string() },
        _ => StoreError::Sqlite { file, cause },
    }
}
