//! The stamps of a line and of the metadata, each with how sure it is.

use ego_tree::NodeId;
use jiff::civil::Date;

use super::super::dom::{Node, attr, tag};
use super::super::lines::Line;
use super::super::metadata::Dated;
use super::grammar::Reading;
use super::order;
use super::published::Source;
use super::shape::{Mark, marked};
use super::{Place, value_of};
use crate::model::{FoundStamp, Origin, Stamp, StampKind, StampValue, Zone};

/// One stamp with how sure it is: a label beats a date alone.
pub(super) struct Candidate {
    pub(super) found: FoundStamp,
    pub(super) labelled: bool,
    pub(super) source: Source,
    /// Its line.
    pub(super) line: Option<usize>,
    /// The list that its line is an item of.
    pub(super) list: Option<NodeId>,
}

/// A line that is a stamp.
pub(super) struct Declared<'a, 'b> {
    pub(super) line: &'b Line<'a>,
    pub(super) reading: &'b Reading,
    /// What the lines before it and the profile say of its dates, in order; `None` for
    /// one that is no stamp.
    pub(super) told: &'b [Option<StampKind>],
    pub(super) source: Source,
}

/// The stamps of a line: those in its words, then those of its `<time>` elements.
pub(super) fn of_line(declared: &Declared<'_, '_>, place: &Place<'_>) -> Vec<Candidate> {
    let words = of_words(declared, place);
    let times = of_times(declared, &words, place);
    words.into_iter().chain(times).collect()
}

fn of_words(declared: &Declared<'_, '_>, place: &Place<'_>) -> Vec<Candidate> {
    let Declared { line, reading, told, source } = *declared;
    let candidates = reading.dates.iter().enumerate().filter_map(|(at, dated)| {
        let known = match (dated.kind, told.get(at)) {
            (None, Some(None)) => return None,
            (own, before) => own.or(before.copied().flatten()),
        };
        let kind = known.unwrap_or_else(|| by_mark(line.node, dated.value.date, place));
        let text = line.text.get(dated.span.clone()).unwrap_or(&line.text);
        let said = Said { kind, labelled: known.is_some(), source };
        Some(said.candidate(dated.value, text, Origin::Text, place).in_list(list(line)))
    });
    candidates.collect()
}

fn of_times(declared: &Declared<'_, '_>, words: &[Candidate], place: &Place<'_>) -> Vec<Candidate> {
    let Declared { line, reading, told, source } = *declared;
    let label = reading.open_labels.first().copied().flatten().or(told.first().copied().flatten());
    let paired = words.len() == line.times.len();
    let candidates = line.times.iter().enumerate().filter_map(|(at, node)| {
        let raw = attr(*node, "datetime")?;
        let value = value_of(raw, place.habits)?;
        let own = match attr(*node, "itemprop") {
            Some("dateModified") => Some(StampKind::Updated),
            Some("datePublished") => Some(StampKind::Published),
            _ => None,
        };
        let same = words.get(at).filter(|_| paired);
        let kind = own.or(same.map(|word| word.found.kind)).or(label);
        let kind = kind.unwrap_or_else(|| by_mark(*node, value.date, place));
        let labelled = own.is_some() || same.is_some_and(|word| word.labelled) || label.is_some();
        let said = Said { kind, labelled, source };
        Some(said.candidate(value, raw, Origin::Time, place).in_list(list(line)))
    });
    candidates.collect()
}

/// What a date without a label is, by the classes around it; the class `updated` is believed where the
/// metadata call its day that of a change and not that of publication.
fn by_mark(node: Node<'_>, day: Date, place: &Place<'_>) -> StampKind {
    let stated = |kind: StampKind| {
        let of_kind = place.data.dates.iter().filter(move |date| date.kind == kind);
        let mut days = of_kind.filter_map(|date| value_of(&date.text, place.habits));
        days.any(|value| value.date == day)
    };
    match marked(node) {
        Some(Mark::Modified) => StampKind::Updated,
        Some(Mark::Updated) if stated(StampKind::Updated) && !stated(StampKind::Published) => {
            StampKind::Updated
        }
        _ => StampKind::Published,
    }
}

/// What is said of a date.
struct Said {
    kind: StampKind,
    labelled: bool,
    source: Source,
}

impl Said {
    fn candidate(
        self,
        value: StampValue,
        text: &str,
        origin: Origin,
        place: &Place<'_>,
    ) -> Candidate {
        let Self { kind, labelled, source } = self;
        let zone = match (value.offset, place.zoned) {
            (Some(_), _) => Zone::Stated,
            (None, true) => Zone::Source,
            (None, false) => Zone::Unknown,
        };
        let source = if labelled && source == Source::Head { Source::LabelledHead } else { source };
        let uncertain = !place.ordered.sure && order::is_ambiguous(text);
        let stamp = Stamp { value, zone, text: text.to_owned(), origin, uncertain };
        Candidate { found: FoundStamp { kind, stamp }, labelled, source, line: None, list: None }
    }
}

impl Candidate {
    fn in_list(self, list: Option<NodeId>) -> Self {
        Self { list, ..self }
    }
}

/// The list that a line is an item of.
pub(super) fn list(line: &Line<'_>) -> Option<NodeId> {
    let item = std::iter::once(line.node).chain(line.node.ancestors()).take(3);
    let item = item.filter(|up| tag(*up) == "li").last()?;
    item.parent().map(|up| up.id())
}

/// A date of the metadata.
pub(super) fn stated(date: &Dated, place: &Place<'_>) -> Option<Candidate> {
    let value = value_of(&date.text, place.habits)?;
    let source = match (date.origin, date.firm) {
        (Origin::JsonLd, _) => Source::JsonLd,
        (_, true) => Source::Meta,
        (_, false) => Source::VagueMeta,
    };
    let said = Said { kind: date.kind, labelled: true, source };
    Some(said.candidate(value, &date.text, date.origin, place))
}
