//! What moves by itself on the pages of a host, and by what it is recognised.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// By what a fragment, a block or a sentence within one, is recognised when it comes again in other
/// words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Skeleton {
    /// What of its words stays.
    pub kind: SkeletonKind,
    /// Where it stands: the kind of its block, with `+link` where it leads somewhere; `sentence`
    /// within a block of several.
    pub place: String,
    /// What stays: the words without their digits, the opening words, or the two texts.
    pub text: String,
}

/// What stays of a fragment that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkeletonKind {
    /// All but the digits.
    Numbers,
    /// The opening words.
    Opening,
    /// Nothing, but it is one of two texts that are served in turn; joined by [`VARIANTS`].
    Variants,
}

/// What stands between the two texts of [`SkeletonKind::Variants`]. An empty one is absence.
pub const VARIANTS: char = '\u{1e}';

impl SkeletonKind {
    /// The word in tables and commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Opening => "opening",
            Self::Variants => "variants",
        }
    }
}

/// How a pattern came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoiseOrigin {
    /// It was seen to move.
    Learned,
    /// A user said that it is noise.
    Taught,
}

impl NoiseOrigin {
    /// The word in tables and commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Learned => "learned",
            Self::Taught => "taught",
        }
    }
}

/// A pattern of noise, with what it was learned from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noise {
    /// The host that it holds for: scheme, name and port.
    pub host: String,
    /// The only article that it holds for; `None` for all of the host.
    pub article: Option<i64>,
    /// By what it is recognised.
    #[serde(flatten)]
    pub skeleton: Skeleton,
    /// An example: the text before it moved; `None` where it came.
    pub before: Option<String>,
    /// The text after it.
    pub after: Option<String>,
    /// Learned or taught.
    pub origin: NoiseOrigin,
    /// From what, in words.
    pub reason: String,
    /// When it became known.
    pub learned_at: Timestamp,
    /// When a user had it forgotten: it mutes nothing, and is not learned again.
    pub forgotten_at: Option<Timestamp>,
}

/// How a fragment was seen to move on one article, at each of the last fetches in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// The article.
    pub article: i64,
    /// By what the fragment is recognised.
    pub skeleton: Skeleton,
    /// Fetches in a row at each of which it had moved while all other text stood.
    pub row: u32,
    /// Those of them that were the confirming fetch of a suspicion: seconds or minutes after.
    pub quick: u32,
    /// Those of them at which it had other words, and had neither come nor gone.
    pub swaps: u32,
    /// The text before it last moved.
    pub before: Option<String>,
    /// The text after that.
    pub after: Option<String>,
}
