//! The words of the field as plain values. Everything else passes these on; nothing here does anything.
//!
//! A *source* lists *entries*; an entry leads to an *article*; a fetch of it that is worth keeping is a
//! *capture*; what was read from it is an [`Extraction`], kept as a *version* where it is new; two
//! consecutive versions make a [`Revision`], which says what was edited and whether the publisher
//! declared it; and what is worth telling is an [`Event`].

mod access;
pub mod address;
mod change;
mod comparison;
pub mod digest;
mod entry;
mod event;
mod extraction;
mod habits;
mod host;
mod http_date;
mod load;
mod locale;
mod noise;
mod place;
mod quality;
mod revision;
mod rhythm;
mod sibling;
mod sink;
mod source;
mod stamp;
mod validators;

pub use access::Access;
pub use change::{Change, Disagreement, Fact, FactKind, Field, Op, Word, WordOp};
pub use comparison::{
    Comparison, DeclaredIn, Disclosure, QualityPair, Significance, Stats, Summaries,
};
pub use entry::{Anchor, Entry, Feed, SitemapLink};
pub use event::{ArticleRef, Event, EventData, EventKind, NoSuchEvent, Notification, SourceRef};
pub use extraction::{Block, BlockKind, Extraction, FoundStamp, Link, Notice, Sibling};
pub use habits::{AGES, Habits, REMEMBERED, Tally};
pub use host::HostNote;
pub use http_date::{http_date, retry_after};
pub use load::{Load, Looks};
pub use locale::Locale;
pub use noise::{Moves, Noise, NoiseOrigin, Skeleton, SkeletonKind, VARIANTS};
pub use place::{Frame, Place};
pub use quality::{Quality, Verdict};
pub use revision::{Revision, VersionRef};
pub use rhythm::Rhythm;
pub use sibling::SiblingState;
pub use sink::{Sink, SinkKind};
pub use source::{Schedule, Source, SourceKind};
pub use stamp::{NotAStampValue, Origin, Precision, Stamp, StampKind, StampValue, Zone};
pub use validators::Validators;
