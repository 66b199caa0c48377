//! Events as they are born: with an id of their own and the sinks that want them.

use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::Pipeline;
use crate::alert;
use crate::model::{ArticleRef, Event, EventData, EventKind, Notification, Revision, SourceRef};
use crate::store::Told;

/// An id for an event of `at`: a UUID that sorts by time (RFC 9562, version 7).
pub(super) fn new_id(at: Timestamp) -> String {
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos)).to_string()
}

impl Pipeline {
    /// The event of a revision. Its id is the revision's.
    pub(super) fn tell_revision(&self, revision: Revision) -> Told {
        self.told(Event {
            kind: EventKind::ArticleRevised,
            timestamp: revision.detected_at,
            data: EventData::Revised(Box::new(revision)),
        })
    }

    /// An event of another kind, with what it is about.
    pub(super) fn tell(
        &self,
        kind: EventKind,
        at: Timestamp,
        source: SourceRef,
        article: Option<ArticleRef>,
        about: &[(&str, Value)],
    ) -> Told {
        let about: Map<String, Value> =
            about.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        self.told(Event {
            kind,
            timestamp: at,
            data: EventData::Other(Notification { id: new_id(at), source, article, about }),
        })
    }

    fn told(&self, event: Event) -> Told {
        let wanting = self.sinks.iter().filter(|sink| alert::wants(sink, &event));
        let sinks = wanting.map(|sink| sink.name.clone()).collect();
        Told { event, sinks }
    }
}
