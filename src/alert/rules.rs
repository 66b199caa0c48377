//! Whether a sink wants an event.

use crate::model::{Disclosure, Event, EventData, EventKind, Revision, Sink};

/// Whether `sink` wants `event`: its list of events holds it and, for an `article.revised`, its
/// list of disclosures holds the revision's and the revision is significant enough.
///
/// Significance is not asked of a backdated revision: a date that moves backwards matters even
/// where no word changed.
pub fn wants(sink: &Sink, event: &Event) -> bool {
    sink.events.contains(&event.kind)
        && match (&event.data, event.kind) {
            (EventData::Revised(revision), EventKind::ArticleRevised) => {
                wants_revision(sink, revision)
            }
            _ => true,
        }
}

fn wants_revision(sink: &Sink, revision: &Revision) -> bool {
    let verdict = &revision.comparison;
    let heavy_enough =
        verdict.significance >= sink.significance || verdict.disclosure == Disclosure::Backdated;
    heavy_enough && sink.disclosure.contains(&verdict.disclosure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Significance, SinkKind};
    use crate::report::samples;

    fn desk() -> Sink {
        Sink {
            name: "desk".to_owned(),
            kind: SinkKind::Webhook,
            url: "https://hooks.example.org/corrections".to_owned(),
            events: vec![EventKind::ArticleRevised, EventKind::ArticleWithdrawn],
            disclosure: vec![Disclosure::Stealth, Disclosure::Backdated],
            significance: Significance::Substantive,
        }
    }

    fn revised(disclosure: Disclosure, significance: Significance) -> Event {
        let mut revision = samples::revision();
        revision.comparison.disclosure = disclosure;
        revision.comparison.significance = significance;
        samples::revised(revision)
    }

    #[test]
    fn a_revision_is_asked_for_its_disclosure_and_its_significance() {
        for (disclosure, significance, wanted) in [
            (Disclosure::Stealth, Significance::Substantive, true),
            (Disclosure::Stealth, Significance::Minor, false),
            (Disclosure::Declared, Significance::Substantive, false),
            (Disclosure::Backdated, Significance::None, true),
        ] {
            assert_eq!(
                wants(&desk(), &revised(disclosure, significance)),
                wanted,
                "{disclosure:?}"
            );
        }
    }

    #[test]
    fn other_events_are_asked_for_their_name_alone() {
        assert!(wants(&desk(), &samples::withdrawn()));
        assert!(!wants(&desk(), &samples::failing()));
        let deaf = Sink { events: vec![], ..desk() };
        assert!(!wants(&deaf, &revised(Disclosure::Stealth, Significance::Substantive)));
    }
}
