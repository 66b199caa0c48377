//! The contract as a table: two versions, and what must be said of them.

use super::*;
use crate::model::{
    Block, BlockKind, DeclaredIn, Disclosure, Fact, Field, FoundStamp, Link, Notice, Op, Origin,
    Quality, Stamp, StampKind, Verdict, Zone,
};

mod battery;
mod disclosures;
mod noise;
mod significances;

/// An article of invented text: headings, quotations, list items and table rows are marked.
fn page(language: &str, texts: &[&str]) -> Extraction {
    let signs = [
        ("## ", BlockKind::Heading),
        ("> ", BlockKind::Quotation),
        ("* ", BlockKind::ListItem),
        ("| ", BlockKind::TableRow),
    ];
    let block = |text: &&str| {
        let marked =
            signs.into_iter().find_map(|(sign, kind)| Some((kind, text.strip_prefix(sign)?)));
        let (kind, text) = marked.unwrap_or((BlockKind::Paragraph, text));
        of_kind(kind, text)
    };
    Extraction {
        url: "https://example.org/a".to_owned(),
        title: Some("The harbour council met".to_owned()),
        language: Some(language.to_owned()),
        blocks: texts.iter().map(block).collect(),
        ..Extraction::default()
    }
}

fn of_kind(kind: BlockKind, text: &str) -> Block {
    Block { kind, text: text.to_owned(), links: Vec::new() }
}

fn stamp(value: &str, origin: Origin) -> Stamp {
    let value = value.parse().unwrap();
    Stamp {
        value,
        zone: Zone::Unknown,
        text: format!("Updated: {value}"),
        origin,
        uncertain: false,
    }
}

impl Extraction {
    fn updated(self, value: &str, origin: Origin) -> Self {
        self.stamped(StampKind::Updated, value, origin)
    }

    fn published(self, value: &str, origin: Origin) -> Self {
        self.stamped(StampKind::Published, value, origin)
    }

    fn stamped(mut self, kind: StampKind, value: &str, origin: Origin) -> Self {
        let stamp = stamp(value, origin);
        let chosen = match kind {
            StampKind::Published => &mut self.published,
            StampKind::Updated => &mut self.updated,
        };
        chosen.get_or_insert(stamp.clone());
        self.stamps.push(FoundStamp { kind, stamp });
        self
    }

    fn noticed(mut self, text: &str) -> Self {
        self.notices.push(Notice { text: text.to_owned() });
        self
    }

    fn titled(mut self, title: &str) -> Self {
        self.title = Some(title.to_owned());
        self
    }
}

fn link(text: &str, url: &str) -> Link {
    Link { text: text.to_owned(), url: url.to_owned() }
}

const ONE: &str = "The council met on Monday to discuss the state of the northern harbour.";
const TWO: &str = "It agreed that 12 boats will use the western pier until the end of October.";
const THREE: &str = "A report on the dredging works is due in the spring.";

#[test]
fn equal_content_says_nothing() {
    let page = page("en", &[ONE, TWO]).updated("2023-05-19", Origin::Text);
    let verdict = judge(&page, &page, None);
    assert!(verdict.comparable);
    assert_eq!((verdict.disclosure, verdict.significance), (Disclosure::None, Significance::None));
    assert!(verdict.changes.is_empty() && verdict.facts.is_empty());
    assert_eq!(verdict.summary, "Nothing changed.");
}

#[test]
fn what_is_not_the_article_is_not_compared() {
    let before = page("en", &[ONE]);
    let quality = Quality { verdict: Verdict::Block, score: 0.0, reasons: Vec::new() };
    let wall = Extraction { quality, ..page("en", &["Are you human?"]) };
    for (a, b) in [(&before, &wall), (&wall, &before)] {
        let verdict = judge(a, b, None);
        assert!(!verdict.comparable && verdict.changes.is_empty());
        assert_eq!(
            (verdict.disclosure, verdict.significance),
            (Disclosure::None, Significance::None)
        );
    }
}

#[test]
fn a_change_of_a_blocks_kind_is_markup() {
    let before = page("en", &[ONE, TWO]);
    let headed = format!("## {ONE}");
    let verdict = judge(&before, &page("en", &[&headed, TWO]), None);
    assert_eq!(verdict.significance, Significance::None);
}

#[test]
fn the_summary_is_one_sentence() {
    let before = page("en", &[ONE, TWO]);
    let after = page("en", &[ONE, &TWO.replace("12", "21"), THREE]);
    let verdict = judge(&before, &after, None);
    assert_eq!(
        verdict.summary,
        "Number “12” became “21”; 1 sentence added; 1 sentence reworded; nothing on the page says so."
    );
    assert_eq!(verdict.summaries.en, verdict.summary);
    assert_eq!(
        verdict.summaries.fr,
        "Nombre «\u{a0}12\u{a0}» devenu «\u{a0}21\u{a0}»\u{202f}; 1\u{a0}phrase ajoutée\u{202f}; \
         1\u{a0}phrase reformulée\u{202f}; rien sur la page ne le signale."
    );
    assert_eq!((verdict.stats.words_inserted, verdict.stats.words_deleted), (12, 1));
    assert_eq!((verdict.stats.sentences_inserted, verdict.stats.sentences_deleted), (1, 0));
}
