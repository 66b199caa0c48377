//! Where an article stood on its page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Where an article stood on its page when it was read: the next capture of it, or the first of
/// another article of the site, is read with the same decisions where the page is still built so.
///
/// A slot is the digest of a line's place in the template: the tags and classes of the line and of the
/// elements around it. Digests are those of [`super::digest::short`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The element that holds all that was read.
    #[serde(default)]
    pub frame: Option<Frame>,
    /// The slot of the headline.
    #[serde(default)]
    pub title: Option<u32>,
    /// The lines that were text: digests of slot and words.
    #[serde(default)]
    pub kept: BTreeSet<u32>,
    /// The lines that were furniture, in the same way.
    #[serde(default)]
    pub dropped: BTreeSet<u32>,
    /// Slots in which every line was text.
    #[serde(default)]
    pub text: BTreeSet<u32>,
    /// Slots in which every line was furniture.
    #[serde(default)]
    pub furniture: BTreeSet<u32>,
    /// The words of furniture, wherever it stands: digests of the longer lines.
    #[serde(default)]
    pub left_out: BTreeSet<u32>,
}

/// An element, and all that can be read from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// SHA-256 of the page as it was received: its type, address and body, in hexadecimal.
    #[serde(default)]
    pub source: String,
    /// The length of that body in bytes.
    #[serde(default)]
    pub length: usize,
    /// The digest of its tag, class and id.
    pub element: u32,
    /// SHA-256 of what is under it and of the page's metadata, in hexadecimal.
    pub content: String,
}

impl Place {
    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a later reading found most of its text where this one did: the template is the same.
    pub fn holds_in(&self, later: &Self) -> bool {
        if later.text.is_empty() {
            return self.text.is_empty();
        }
        let known = later.text.iter().filter(|slot| self.text.contains(slot)).count();
        known * 2 >= later.text.len()
    }
}
