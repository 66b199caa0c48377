//! What a source lists.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A feed as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// Its title.
    pub title: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Its WebSub hub.
    pub hub: Option<String>,
    /// Its entries, in the order of the feed.
    pub entries: Vec<Entry>,
}

/// One item as a source listed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What stays the same while the item does: its guid, else its URL; never its title.
    pub id: String,
    /// The address of the article, resolved.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The feed's summary of the article.
    #[serde(default, skip_serializing)]
    pub summary: Option<String>,
    /// When it was published, by the feed's word: a hint for when to look, never a stamp.
    pub published: Option<Timestamp>,
    /// When it was changed, by the feed's word.
    pub updated: Option<Timestamp>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
}

/// A link of a page, and where it stands: what a list of articles is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Where it leads, resolved.
    pub url: String,
    /// Its words: those of the heading in it, where there is one.
    pub text: String,
    /// The elements around it, by name and class: the same for all items of one list.
    pub place: String,
    /// Whether it stands in a heading, or a heading in it.
    pub is_heading: bool,
    /// Whether it stands in what frames the page: navigation, header, footer, aside.
    pub is_frame: bool,
}

/// A sitemap as an index names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapLink {
    /// Its address, resolved.
    pub url: String,
    /// When it was changed, by the word of the index.
    pub lastmod: Option<Timestamp>,
}
