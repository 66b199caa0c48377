//! Invented revisions and events for tests.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::json;

use super::{Period, Sheet, atom, html, markdown, terminal};
use crate::model::{
    ArticleRef, Block, BlockKind, Change, Comparison, DeclaredIn, Disclosure, Event, EventData,
    EventKind, Fact, FactKind, Field, Locale, Notification, Op, Origin, QualityPair, Revision,
    Significance, SourceRef, Stamp, Stats, Summaries, VersionRef, Word, WordOp, Zone,
};

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn source(name: &str) -> SourceRef {
    SourceRef { name: name.to_owned(), url: format!("https://{name}.example.org/feed.xml") }
}

fn article(id: i64, title: &str) -> ArticleRef {
    ArticleRef {
        id,
        url: format!("https://harbour-office.example.org/statements/{id}?a=1&b=2"),
        title: Some(title.to_owned()),
        language: Some("en".to_owned()),
    }
}

fn stamp(value: &str, text: &str) -> Stamp {
    Stamp {
        value: value.parse().unwrap(),
        zone: Zone::Source,
        text: text.to_owned(),
        origin: Origin::Text,
        uncertain: false,
    }
}

fn version(number: u32, captured_at: &str, updated: Option<Stamp>) -> VersionRef {
    VersionRef {
        version: number,
        captured_at: at(captured_at),
        published: Some(stamp("2023-05-17", "17 May. 2023")),
        updated,
        sha256: format!("{number:x}").repeat(64),
    }
}

pub(crate) fn text(
    field: Field,
    op: Op,
    before: Option<&str>,
    after: Option<&str>,
    place: [Option<usize>; 2],
) -> Change {
    Change {
        field,
        op,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        from: place[0],
        to: place[1],
        words: Vec::new(),
    }
}

/// A block that moved.
pub(crate) fn moved(words: &str, from: usize, to: usize) -> Change {
    text(Field::Body, Op::Move, Some(words), Some(words), [Some(from), Some(to)])
}

/// Paragraphs.
pub(crate) fn blocks(texts: &[&str]) -> Vec<Block> {
    let block = |text: &&str| Block {
        kind: BlockKind::Paragraph,
        text: (*text).to_owned(),
        links: Vec::new(),
    };
    texts.iter().map(block).collect()
}

/// A replaced text from runs of words marked `=`, `-` and `+`.
pub(crate) fn replaced(field: Field, place: Option<usize>, runs: &[(char, &str)]) -> Change {
    let op = |mark| match mark {
        '-' => WordOp::Delete,
        '+' => WordOp::Insert,
        _ => WordOp::Equal,
    };
    let words: Vec<Word> =
        runs.iter().map(|(mark, text)| Word { op: op(*mark), text: (*text).to_owned() }).collect();
    let side = |gone: WordOp| -> String {
        words.iter().filter(|word| word.op != gone).map(|word| word.text.as_str()).collect()
    };
    Change {
        words: words.clone(),
        ..text(
            field,
            Op::Replace,
            Some(&side(WordOp::Insert)),
            Some(&side(WordOp::Delete)),
            [place; 2],
        )
    }
}

fn fact(kind: FactKind, before: Option<&str>, after: Option<&str>) -> Fact {
    Fact { kind, before: before.map(str::to_owned), after: after.map(str::to_owned) }
}

fn changes() -> Vec<Change> {
    vec![
        replaced(
            Field::Title,
            None,
            &[
                ('=', "Statement on the "),
                ('-', "incident"),
                ('+', "accident"),
                ('=', " at the <north> quay"),
            ],
        ),
        replaced(
            Field::Lead,
            Some(0),
            &[
                ('=', "The ferry struck the quay at low water. "),
                ('-', "12"),
                ('+', "21"),
                ('=', " people were hurt."),
            ],
        ),
        replaced(
            Field::Body,
            Some(2),
            &[
                (
                    '=',
                    "The harbour office keeps watch over every berth between the old mole and the lighthouse, by day and by night, in all weathers, and has done so without a break since the winter in which the first pier was lost. An inquiry ",
                ),
                ('-', "will"),
                ('+', "may"),
                ('=', " be opened."),
            ],
        ),
        text(
            Field::Body,
            Op::Insert,
            None,
            Some("The second crane was out of service on that morning."),
            [None, Some(3)],
        ),
        text(Field::Body, Op::Delete, Some("No vessel was delayed."), None, [Some(4), None]),
        text(
            Field::Body,
            Op::Move,
            Some("Questions are answered by the press desk."),
            Some("Questions are answered by the press desk."),
            [Some(6), Some(1)],
        ),
        text(
            Field::Attachment,
            Op::Replace,
            Some("https://harbour-office.example.org/report-v1.pdf"),
            Some("https://harbour-office.example.org/report-v2.pdf"),
            [None, None],
        ),
        text(Field::Image, Op::Insert, None, Some("javascript:alert(1)"), [None, None]),
    ]
}

/// A stealth edit with changes of every kind.
pub(crate) fn revision() -> Revision {
    Revision {
        id: "01890a5d-ac96-774b-bcce-b302099a8057".to_owned(),
        source: source("harbour-office"),
        article: article(7, "Statement on the accident at the <north> quay"),
        from: version(1, "2023-05-17T09:00:12Z", None),
        to: version(2, "2023-05-19T11:55:41Z", None),
        observed_between: [at("2023-05-19T11:40:02Z"), at("2023-05-19T11:55:41Z")],
        detected_at: at("2023-05-19T11:57:03Z"),
        site_change: None,
        comparison: Comparison {
            comparable: true,
            disclosure: Disclosure::Stealth,
            declared_in: None,
            unstamped: true,
            stamp_removed: false,
            stamp_predates_edit: false,
            significance: Significance::Substantive,
            facts: vec![
                fact(FactKind::Number, Some("12"), Some("21")),
                fact(FactKind::Modality, Some("will"), Some("may")),
                fact(FactKind::Time, None, Some("that morning")),
            ],
            changes: changes(),
            summary: "12 became 21 in the lead, a paragraph was added and one removed.".to_owned(),
            summaries: Summaries::default(),
            stats: Stats {
                words_inserted: 12,
                words_deleted: 7,
                sentences_inserted: 1,
                sentences_deleted: 1,
                blocks_moved: 1,
            },
            quality: QualityPair::default(),
        },
    }
}

/// A declared, minor edit.
pub(crate) fn declared() -> Revision {
    let mut revision = revision();
    revision.id = "01890a5d-ac96-774b-bcce-b302099a8058".to_owned();
    revision.article = article(8, "Timetable of the night ferries");
    revision.from.updated = Some(stamp("2023-05-18T10:00", "Updated: 18 May 2023 10:00"));
    revision.to.updated = Some(stamp("2023-05-19T11:52", "Updated: 19 May 2023 11:52"));
    revision.comparison = Comparison {
        disclosure: Disclosure::Declared,
        declared_in: Some(DeclaredIn::Page),
        unstamped: false,
        significance: Significance::Minor,
        facts: Vec::new(),
        changes: vec![
            replaced(
                Field::Body,
                Some(0),
                &[('=', "The ferries "), ('-', "leave"), ('+', "depart"), ('=', " as before.")],
            ),
            text(
                Field::Stamp,
                Op::Replace,
                Some("Updated: 18 May 2023 10:00"),
                Some("Updated: 19 May 2023 11:52"),
                [None, None],
            ),
        ],
        summary: "One word was replaced.".to_owned(),
        stats: Stats { words_inserted: 1, words_deleted: 1, ..Stats::default() },
        ..revision.comparison
    };
    revision
}

/// An `article.revised`.
pub(crate) fn revised(revision: Revision) -> Event {
    Event {
        kind: EventKind::ArticleRevised,
        timestamp: revision.detected_at,
        data: EventData::Revised(Box::new(revision)),
    }
}

/// An `article.withdrawn`.
pub(crate) fn withdrawn() -> Event {
    let about = json!({"status": 410, "since": "2023-05-18T08:00:00Z"});
    event(EventKind::ArticleWithdrawn, Some(article(9, "Notice to mariners")), &about)
}

/// A `source.failing`.
pub(crate) fn failing() -> Event {
    event(EventKind::SourceFailing, None, &json!({"reason": "the connection was refused"}))
}

fn event(kind: EventKind, article: Option<ArticleRef>, about: &serde_json::Value) -> Event {
    let about = about.as_object().cloned().unwrap_or_default();
    let id = "01890a5d-ac96-774b-bcce-b302099a8059".to_owned();
    let data = Notification { id, source: source("harbour-office"), article, about };
    Event { kind, timestamp: at("2023-05-18T08:00:05Z"), data: EventData::Other(data) }
}

pub(crate) fn sheet() -> Sheet {
    Sheet::from(&revision())
}

/// A week with four revisions of two sources and two other events.
/// A period as every report for readers tells it, without the escapes of Markdown.
pub(crate) fn told(period: &Period) -> [String; 4] {
    [
        html::period(period),
        markdown::period(period).replace('\\', ""),
        terminal::period(period, 200),
        atom::period(period, None),
    ]
}

pub(crate) fn period() -> Period {
    let mut stamp_only = declared();
    stamp_only.source = source("port-authority");
    stamp_only.id = "01890a5d-ac96-774b-bcce-b302099a8060".to_owned();
    stamp_only.comparison.disclosure = Disclosure::StampOnly;
    stamp_only.comparison.significance = Significance::None;
    let mut second = revision();
    second.id = "01890a5d-ac96-774b-bcce-b302099a8061".to_owned();
    Period {
        title: "Corrections of the week".to_owned(),
        since: Some(at("2023-05-15T00:00:00Z")),
        until: at("2023-05-22T00:00:00Z"),
        revisions: vec![revision(), declared(), second, stamp_only],
        events: vec![withdrawn(), failing()],
        generated_at: at("2023-05-22T06:00:00Z"),
        locale: Locale::En,
        siblings: BTreeMap::new(),
        pages: None,
    }
}
