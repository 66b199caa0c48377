//! A publisher's channel as the user configured it.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// A publisher's channel as the user configured it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id in commands, events and reports.
    pub name: String,
    /// The address of a feed, a sitemap, a listing page, a site or an article.
    pub url: String,
    /// What stands at `url`.
    pub kind: SourceKind,
    /// When it is polled.
    pub schedule: Schedule,
    /// The language of its articles where they do not say, as a BCP 47 tag.
    pub language: Option<String>,
    /// The IANA time zone of stamps that name none: `Europe/Brussels`.
    pub timezone: Option<String>,
    /// A CSS selector: which links of a listing page lead to articles; found where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<String>,
}

/// What stands at a source's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// What is found there: a feed, a sitemap, a site that names its feed, else a listing page.
    #[default]
    Auto,
    /// A feed: RSS, Atom or JSON Feed.
    Feed,
    /// A sitemap, or an index of sitemaps.
    Sitemap,
    /// A page whose links lead to articles.
    Listing,
    /// One article, watched by itself.
    Article,
}

impl SourceKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Auto, Self::Feed, Self::Sitemap, Self::Listing, Self::Article];

    /// Its word in the configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::Listing => "listing",
            Self::Article => "article",
        }
    }
}

/// When a source is polled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Schedule {
    /// At this interval.
    Every(SignedDuration),
    /// At the times of a cron expression with seconds, in an IANA time zone.
    Cron {
        /// `0 */10 6-22 * * *`
        expression: String,
        /// `Europe/Brussels`
        timezone: String,
    },
}
