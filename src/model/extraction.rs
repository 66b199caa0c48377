//! What was read from a page.

use serde::{Deserialize, Serialize};

use super::{Place, Quality, Stamp, StampKind};

/// What was read from one page: the text, the stamps and what surrounds them.
///
/// All text is NFC with single plain spaces; all URLs are absolute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    /// The address that the page was read from, after redirects.
    pub url: String,
    /// The address that the page calls its own.
    pub canonical_url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who signed it.
    pub byline: Option<String>,
    /// The lead: a copy of the text of the block that the page marks as its lead.
    pub lead: Option<String>,
    /// The language of the text, as a BCP 47 tag: `fr`, `pt-BR`.
    pub language: Option<String>,
    /// The chosen stamp of publication.
    pub published: Option<Stamp>,
    /// The chosen stamp of the last change.
    pub updated: Option<Stamp>,
    /// Every stamp found, the chosen ones too, in the order of the page.
    #[serde(default)]
    pub stamps: Vec<FoundStamp>,
    /// The text in reading order.
    pub blocks: Vec<Block>,
    /// Correction notes and editor's notes. They are not among the blocks.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Documents that the article links to for download.
    #[serde(default)]
    pub attachments: Vec<Link>,
    /// Pictures of the article, with their alternative text.
    #[serde(default)]
    pub images: Vec<Link>,
    /// The same document in other languages.
    #[serde(default)]
    pub siblings: Vec<Sibling>,
    /// Whether this is the article at all.
    pub quality: Quality,
    /// Where it stood on the page: for reading the next capture.
    #[serde(default, skip_serializing_if = "Place::is_empty")]
    pub place: Place,
}

/// One stamp with what it says of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundStamp {
    /// Publication or update.
    pub kind: StampKind,
    /// The stamp.
    #[serde(flatten)]
    pub stamp: Stamp,
}

/// One piece of the text: a paragraph, a heading, a list item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words. A table row's cells are joined by ` | `.
    pub text: String,
    /// The links in it, in order.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading inside the text. The headline is not a block.
    Heading,
    /// A paragraph.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A quotation set apart.
    Quotation,
    /// One row of a table.
    TableRow,
    /// The caption of one of the article's pictures or tables.
    Caption,
}

/// Words and where they lead.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// The words of the link, or the alternative text of a picture.
    pub text: String,
    /// The absolute address.
    pub url: String,
}

/// A correction note or an editor's note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its words, label included.
    pub text: String,
}

/// The same document in another language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sibling {
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Its address.
    pub url: String,
}

impl Extraction {
    /// What was read, without what is remembered for the next reading only.
    #[must_use]
    pub fn without_place(self) -> Self {
        Self { place: Place::default(), ..self }
    }

    /// The running text: the blocks but for the captions, joined by blank lines, with plain spaces and
    /// without soft hyphens.
    pub fn text(&self) -> String {
        let running = self.blocks.iter().filter(|block| block.kind != BlockKind::Caption);
        let text = running.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n");
        let plain = |c: char| if c.is_whitespace() && c != '\n' { ' ' } else { c };
        text.chars().filter(|c| *c != '\u{ad}').map(plain).collect()
    }
}
