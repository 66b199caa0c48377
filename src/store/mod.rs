//! SQLite: what is remembered between two looks. The only module with SQL.
//!
//! A *poll* of a source and a *visit* to an article are recorded as one value each and in one transaction
//! each ([`PollRecord`], [`VisitRecord`]): a version, its revision, its events and their deliveries are born
//! together, or not at all. All state that a restart needs is here: when to poll, to look, to deliver next.
//!
//! One file per noun. `migrations/` at the top of the repository holds the tables.

mod articles;
mod bodies;
mod connection;
mod deliveries;
mod entries;
mod error;
mod events;
mod habits;
mod health;
mod hosts;
mod listing;
mod loads;
mod merge;
mod migrate;
mod noise;
mod polls;
mod quiet;
mod revisions;
mod rows;
mod siblings;
mod sitemaps;
mod sources;
mod states;
mod status;
mod verify;
mod versions;
mod visits;
mod waves;
mod whereabouts;

pub use articles::{ArticleFilter, ArticleSummary, Watched};
pub use bodies::{Capture, StoredBody};
pub use connection::Store;
pub use deliveries::{
    Attempt, DeliveryFilter, DeliveryNext, DeliveryRow, DeliveryState, DueDelivery, RetryFilter,
};
pub use error::StoreError;
pub use events::{EventFilter, Told};
pub use noise::{Lore, Movement, NoiseRow, Shared};
pub use polls::{PollOutcome, PollRecord, PollResult, Reading};
pub use revisions::RevisionFilter;
pub use rows::{ArticleId, DeliveryId, SourceId, VersionId};
pub use sitemaps::Child;
pub use sources::{SourceOrigin, SourceRow};
pub use states::{ArticleState, Learned, SourceContext, Watch};
pub use status::Status;
pub use verify::{Flaw, Verified};
pub use versions::{NewCapture, NewVersion, VersionRefKey, VersionState};
pub use visits::{PageFacts, VisitRecord, Write};
pub use whereabouts::Answers;

#[cfg(test)]
mod tests;
