//! The verdict on two versions.

use serde::{Deserialize, Serialize};

use super::{Change, Fact, Locale, Quality};

/// What two versions of an article differ in, how much it matters, and whether it was declared.
///
/// This is the object that `compare` and `diff --format json` print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// `false` where one side is not the article; then nothing else is said.
    pub comparable: bool,
    /// How the publisher declared the edit.
    pub disclosure: Disclosure,
    /// Where a declared edit was declared.
    pub declared_in: Option<DeclaredIn>,
    /// The page never carried an update stamp.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unstamped: bool,
    /// The update stamp of the earlier version is gone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stamp_removed: bool,
    /// The stamp moved, but to a time before the last sight of the earlier text.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stamp_predates_edit: bool,
    /// How much it matters.
    pub significance: Significance,
    /// The facts that differ.
    pub facts: Vec<Fact>,
    /// All changes, in the order of the later version.
    pub changes: Vec<Change>,
    /// One sentence for a human, in English.
    pub summary: String,
    /// The same sentence in each language of reports.
    #[serde(default)]
    pub summaries: Summaries,
    /// Counts.
    pub stats: Stats,
    /// Whether the two sides are the article.
    pub quality: QualityPair,
}

/// What changed in one sentence, in each language of reports. Empty where a revision was recorded
/// before it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summaries {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

/// How the publisher declared a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disclosure {
    /// No content and no stamp changed.
    #[default]
    None,
    /// A stamp moved backwards.
    Backdated,
    /// Content changed, and the update stamp moved forward or a correction notice was added.
    Declared,
    /// A stamp changed and nothing else.
    StampOnly,
    /// Content changed on the day that the stamp already named: nobody can tell.
    Undetermined,
    /// Content changed, and nothing on the page says so.
    Stealth,
}

/// Where an edit was declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclaredIn {
    /// In words or a `<time>` that a reader sees.
    Page,
    /// In JSON-LD, meta or microdata only.
    Metadata,
    /// In a correction notice only.
    Notice,
}

/// How much a revision matters, in rising order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Significance {
    /// Only stamps changed, or nothing.
    #[default]
    None,
    /// Typography, white space, letter case of headings, markup, paragraphs divided otherwise.
    Cosmetic,
    /// Wording in which no fact changed; a byline; a moved block; a link's target or an image.
    Minor,
    /// A fact, a sentence, the headline, a quotation, a notice or an attachment.
    Substantive,
}

/// How much was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stats {
    /// Words that are new.
    pub words_inserted: usize,
    /// Words that are gone.
    pub words_deleted: usize,
    /// Sentences that are new.
    pub sentences_inserted: usize,
    /// Sentences that are gone.
    pub sentences_deleted: usize,
    /// Blocks that stand elsewhere.
    pub blocks_moved: usize,
}

/// Whether the two sides of a comparison are the article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct QualityPair {
    /// The earlier side.
    pub before: Quality,
    /// The later side.
    pub after: Quality,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Comparison {
    /// Whether it found nothing: no edit, and no stamp that moved.
    pub fn is_nothing(&self) -> bool {
        self.significance == Significance::None && self.disclosure == Disclosure::None
    }

    /// The summary in a language; in English where there is no other.
    pub fn summary_in(&self, locale: Locale) -> &str {
        let wanted = locale.pick(&self.summaries.en, &self.summaries.fr);
        if wanted.is_empty() { &self.summary } else { wanted }
    }
}

impl Disclosure {
    /// The word of the contract: `stamp-only`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Backdated => "backdated",
            Self::Declared => "declared",
            Self::StampOnly => "stamp-only",
            Self::Undetermined => "undetermined",
            Self::Stealth => "stealth",
        }
    }
}

impl Significance {
    /// The word of the contract: `substantive`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Cosmetic => "cosmetic",
            Self::Minor => "minor",
            Self::Substantive => "substantive",
        }
    }
}
