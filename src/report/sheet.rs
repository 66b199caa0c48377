//! One comparison with its two sides: what every format of a single revision is made from.

use jiff::Timestamp;

use super::rows;
use crate::model::{Block, Comparison, Locale, Revision, Stamp, VersionRef};

/// Two versions of one article and what they differ in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The headline of the article, or the names of the two files compared.
    pub title: String,
    /// The address of the article.
    pub url: Option<String>,
    /// The name of the source that it is watched for.
    pub source: Option<String>,
    /// The language of the article, as a BCP 47 tag.
    pub language: Option<String>,
    /// The earlier side.
    pub from: Side,
    /// The later side.
    pub to: Side,
    /// Last sight of the earlier text, first sight of the later one.
    pub observed_between: Option<[Timestamp; 2]>,
    /// When the revision was confirmed and recorded.
    pub detected_at: Option<Timestamp>,
    /// The id of the revision.
    pub id: Option<String>,
    /// The verdict.
    pub comparison: Comparison,
    /// The whole text of both sides, where it is at hand: the changes are then shown in their place.
    pub texts: Option<[Vec<Block>; 2]>,
    /// The language that the sheet is written in.
    pub locale: Locale,
}

/// One side of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// What it is called: `Version 3`, or the name of a file.
    pub label: String,
    /// Where this version can be read.
    pub url: Option<String>,
    /// When its capture was received.
    pub captured_at: Option<Timestamp>,
    /// The stamp of publication that it carries.
    pub published: Option<Stamp>,
    /// The update stamp that it carries.
    pub updated: Option<Stamp>,
    /// SHA-256 of the body received, in hexadecimal.
    pub sha256: Option<String>,
}

impl From<&Revision> for Sheet {
    fn from(revision: &Revision) -> Self {
        let article = &revision.article;
        Self {
            title: article.title.clone().unwrap_or_else(|| article.url.clone()),
            url: Some(article.url.clone()),
            source: Some(revision.source.name.clone()),
            language: article.language.clone(),
            from: Side::from(&revision.from),
            to: Side::from(&revision.to),
            observed_between: Some(revision.observed_between),
            detected_at: Some(revision.detected_at),
            id: Some(revision.id.clone()),
            comparison: revision.comparison.clone(),
            texts: None,
            locale: Locale::default(),
        }
    }
}

impl Sheet {
    /// The sheet with the whole text of both sides, where the changes are those of these texts; a
    /// version that was read anew since has others.
    #[must_use]
    pub fn with_texts(self, texts: [Vec<Block>; 2]) -> Self {
        let texts = Some(texts).filter(|texts| rows::fits(&self.comparison.changes, texts));
        Self { texts, ..self }
    }
}

impl Side {
    /// The date that a reader of this version takes for its own: the update stamp, else the
    /// stamp of publication.
    pub fn date(&self) -> Option<&Stamp> {
        self.updated.as_ref().or(self.published.as_ref())
    }
}

impl From<&VersionRef> for Side {
    fn from(version: &VersionRef) -> Self {
        Self {
            label: format!("Version {}", version.version),
            url: None,
            captured_at: Some(version.captured_at),
            published: version.published.clone(),
            updated: version.updated.clone(),
            sha256: Some(version.sha256.clone()),
        }
    }
}
