//! What changed between two versions.

use serde::{Deserialize, Serialize};

/// One change. An insert has no `before`, a delete no `after`; a move has both, equal; a block that
/// was moved and edited is a move and a replace. Where blocks were divided or joined, one
/// replacement covers them all: a blank line stands between their texts, and the index is that of
/// the first.
///
/// Applying all body changes to the earlier version gives the later one, and backwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where in the article.
    pub field: Field,
    /// What was done.
    pub op: Op,
    /// The earlier text, or URL for links, attachments and images.
    pub before: Option<String>,
    /// The later text or URL.
    pub after: Option<String>,
    /// The index of the block in the earlier version, for lead, body, caption and link.
    pub from: Option<usize>,
    /// The index of the block in the later version.
    pub to: Option<usize>,
    /// The words of a replaced text in order; joined without `insert` they give `before`, joined
    /// without `delete` they give `after`. Empty for other operations.
    #[serde(default)]
    pub words: Vec<Word>,
}

/// The part of an article that a change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The headline.
    Title,
    /// The block that the page marks as its lead.
    Lead,
    /// Any other block.
    Body,
    /// Who signed it.
    Byline,
    /// A caption.
    Caption,
    /// A correction note or an editor's note.
    Notice,
    /// Where words lead.
    Link,
    /// A document for download.
    Attachment,
    /// A picture.
    Image,
    /// A date that the page declares.
    Stamp,
}

/// What was done to a piece of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// It is new.
    Insert,
    /// It is gone.
    Delete,
    /// Its words are others.
    Replace,
    /// It stands elsewhere.
    Move,
}

/// A run of words within a replaced text, with the white space and punctuation around them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Whether it stayed, came or went.
    pub op: WordOp,
    /// The text exactly as it stands.
    pub text: String,
}

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordOp {
    /// It stands in both versions.
    Equal,
    /// It stands in the later version only.
    Insert,
    /// It stands in the earlier version only.
    Delete,
}

/// A fact that differs: "12" to "21", "will" to "may".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fact {
    /// What kind of fact.
    pub kind: FactKind,
    /// The fact as the earlier version words it; `None` where it is new.
    pub before: Option<String>,
    /// The fact as the later version words it; `None` where it is gone.
    pub after: Option<String>,
}

/// A figure that two languages of one document tell differently, perhaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// What kind of fact.
    pub kind: FactKind,
    /// As this language words it.
    pub here: String,
    /// As the other words it.
    pub there: String,
}

/// Kinds of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// A count or a quantity.
    Number,
    /// A percentage.
    Percent,
    /// A sum of money.
    Money,
    /// A day, month or year.
    Date,
    /// A time of day.
    Time,
    /// A person, place, organisation or acronym.
    Name,
    /// A "not", "no", "never", or one that vanished.
    Negation,
    /// How firmly it is said: "will" to "may", "doit" to "peut", "condemns" to "regrets".
    Modality,
    /// Words between quotation marks.
    Quotation,
}
