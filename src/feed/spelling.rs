//! Addresses as the feed spells them: the parser hands them on in its own spelling.

use std::collections::HashMap;

use url::Url;

use super::pieces::{Piece, pieces};
use super::text::{attribute, tag_name, unescape};

/// The absolute addresses of a feed that the parser spells otherwise, by the parser's spelling.
///
/// Only a missing slash behind the host and the case of the host count: a space in an address is a
/// mistake, not a spelling.
#[derive(Debug, Default)]
pub(super) struct Spellings(HashMap<String, String>);

impl Spellings {
    /// The spellings in a cleaned feed.
    pub(super) fn of(text: &str) -> Self {
        let mut spellings = HashMap::new();
        let mut in_link = false;
        for piece in pieces(text) {
            let address = match piece {
                Piece::Tag(tag) => {
                    in_link = tag_name(tag).ends_with("link") && !tag.starts_with("</");
                    attribute(tag, "href").filter(|_| in_link)
                }
                Piece::Text(text) if in_link => Some(unescape(text).into_owned()),
                _ => None,
            };
            spellings.extend(address.as_deref().and_then(otherwise));
        }
        Self(spellings)
    }

    /// An address as the feed spells it.
    pub(super) fn restore(&self, address: String) -> String {
        self.0.get(&address).cloned().unwrap_or(address)
    }
}

fn otherwise(written: &str) -> Option<(String, String)> {
    let written = written.trim();
    let parsed = Url::parse(written).ok()?.to_string();
    let same = parsed.eq_ignore_ascii_case(written)
        || parsed.strip_suffix('/').is_some_and(|short| short.eq_ignore_ascii_case(written));
    (same && parsed != written).then(|| (parsed, written.to_owned()))
}
