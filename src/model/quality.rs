//! Whether a page is the article at all.

use serde::{Deserialize, Serialize};

/// Whether a page is the article, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// What the page is.
    pub verdict: Verdict,
    /// 0.0 (surely not the article) to 1.0 (surely the article).
    pub score: f64,
    /// What was seen, in words.
    pub reasons: Vec<String>,
}

/// What a page turned out to be. Everything but [`Verdict::Article`] is never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The article.
    #[default]
    Article,
    /// A bot wall or another refusal.
    Block,
    /// A page that asks for consent before it shows anything.
    Consent,
    /// A login page.
    Login,
    /// "Not found" with a status that says otherwise, or the home page in the article's place.
    #[serde(rename = "soft-404")]
    Soft404,
    /// The site is down for maintenance.
    Maintenance,
    /// A shell without text.
    Empty,
    /// A body that ends before the page does.
    Truncated,
}

impl Eq for Quality {}

impl Default for Quality {
    fn default() -> Self {
        Self { verdict: Verdict::Article, score: 1.0, reasons: Vec::new() }
    }
}

impl Quality {
    /// Whether the page may be compared.
    pub fn is_article(&self) -> bool {
        self.verdict == Verdict::Article
    }
}

impl Verdict {
    /// The word of the contract: `soft-404`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Block => "block",
            Self::Consent => "consent",
            Self::Login => "login",
            Self::Soft404 => "soft-404",
            Self::Maintenance => "maintenance",
            Self::Empty => "empty",
            Self::Truncated => "truncated",
        }
    }
}
