//! A visit's record while it is put together, and the pieces that every record is made of.

use jiff::Timestamp;

use super::sighting::Text;
use super::visit::Visit;
use crate::compare::sketch;
use crate::model::{ArticleRef, Extraction, SourceRef, Validators, VersionRef};
use crate::store::{
    ArticleState, NewCapture, NewVersion, PageFacts, VersionState, VisitRecord, Watch, Write,
};

/// A visit's record while it is put together.
pub(super) struct Draft {
    record: VisitRecord,
}

impl Draft {
    /// Begins the record of a visit of `state` at `at`, after which it is watched as `watch` says.
    pub(super) fn new(state: &ArticleState, at: Timestamp, watch: Watch) -> Self {
        let record = VisitRecord {
            article: state.id,
            visits: state.visits,
            at,
            watch,
            page: None,
            writes: Vec::new(),
        };
        Self { record }
    }

    /// When the page answered.
    pub(super) fn at(&self) -> Timestamp {
        self.record.at
    }

    /// Adds what is to be written.
    pub(super) fn write(mut self, writes: impl IntoIterator<Item = Write>) -> Self {
        self.record.writes.extend(writes);
        self
    }

    /// Says what is now known of the page.
    pub(super) fn page(mut self, page: Option<PageFacts>) -> Self {
        self.record.page = page;
        self
    }

    /// Ends the record with what it means.
    pub(super) fn done(self, visit: Visit) -> (VisitRecord, Visit) {
        (self.record, visit)
    }
}

/// The last sight of a version moves.
pub(super) fn sight(version: Option<&VersionState>) -> Option<Write> {
    version.map(|version| Write::Seen { version: version.id })
}

/// What was suspected is forgotten.
pub(super) fn discard(version: Option<&VersionState>) -> Option<Write> {
    version.map(|version| Write::Discard { version: version.id })
}

/// A version of what was just received.
pub(super) fn version(text: Text, number: Option<u32>, at: Timestamp) -> NewVersion {
    NewVersion {
        number,
        extraction: text.extraction,
        extractor: text.extractor,
        technical: false,
        first_seen_at: at,
        confirm_at: None,
        mismatches: 0,
        capture: NewCapture::Received(text.capture),
    }
}

/// What is to be remembered of a page that became a version.
pub(super) fn facts(extraction: &Extraction) -> PageFacts {
    PageFacts {
        url: None,
        identity: None,
        title: extraction.title.clone(),
        language: extraction.language.clone(),
        siblings: extraction.siblings.clone(),
        sketch: sketch(extraction),
    }
}

/// The number after a version's.
pub(super) fn next_number(version: &VersionState) -> u32 {
    version.number.unwrap_or(0) + 1
}

/// What to ask with next time, where the response says it anew.
pub(super) fn validators(text: Option<&Text>) -> Option<Validators> {
    text.map(|text| text.validators.clone())
}

/// The article as events name it.
pub(super) fn article_ref(state: &ArticleState, extraction: Option<&Extraction>) -> ArticleRef {
    let title = extraction.and_then(|read| read.title.clone());
    let language = extraction.and_then(|read| read.language.clone());
    ArticleRef {
        id: state.id.0,
        url: state.url.clone(),
        title: title.or_else(|| state.title.clone()),
        language: language.or_else(|| state.language.clone()),
    }
}

/// The source as events name it.
pub(super) fn source_ref(state: &ArticleState) -> SourceRef {
    SourceRef { name: state.source.name.clone(), url: state.source.url.clone() }
}

/// One side of a revision.
pub(super) fn version_ref(version: &VersionState, number: u32) -> VersionRef {
    side(&version.extraction, number, version.captured_at, version.sha256.clone())
}

/// One side of a revision, of a text that is not stored yet.
pub(super) fn side(read: &Extraction, number: u32, at: Timestamp, sha256: String) -> VersionRef {
    VersionRef {
        version: number,
        captured_at: at,
        published: read.published.clone(),
        updated: read.updated.clone(),
        sha256,
    }
}
