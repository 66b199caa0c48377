//! The demo's script: what the newsroom edits, and what must be said of it.

use super::newsroom::Newsroom;
use super::pieces::Piece;
use crate::model::{Disclosure, EventKind, Significance};

/// One edit of the script with the verdict that it must get.
pub(super) struct Act {
    /// The piece that is edited.
    slug: &'static str,
    /// What the newsroom does, for the reader of the terminal.
    pub(super) done: &'static str,
    /// What must be detected.
    pub(super) expected: Expected,
    perform: fn(&Newsroom, &'static str),
}

/// What must be detected of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// A revision with this verdict; the last says whether the webhook hears of it.
    Revision(Disclosure, Significance, bool),
    /// An event that is no revision.
    Event(EventKind),
    /// Nothing at all.
    Nothing,
}

impl Act {
    /// The address of the piece.
    pub(super) fn url(&self, newsroom: &Newsroom) -> String {
        newsroom.url_of(self.slug)
    }

    /// Lets the newsroom do it.
    pub(super) fn perform(&self, newsroom: &Newsroom) {
        (self.perform)(newsroom, self.slug);
    }
}

/// The whole script.
pub(super) fn acts() -> Vec<Act> {
    use Disclosure::{Declared, StampOnly, Stealth};
    use Significance::{Minor, None, Substantive};
    vec![
        Act {
            slug: "mission",
            done: "moves the end of a mandate from 30 June to 30 September, and says so: \
                   \"Mis à jour le: 19 May. 2023 11:52\"",
            expected: Expected::Revision(Declared, Substantive, true),
            perform: |newsroom, slug| {
                newsroom.edit(slug, |piece| Piece {
                    updated: Some("Mis à jour le: 19 May. 2023 11:52"),
                    ..reword(piece, "30 juin", "30 septembre")
                });
            },
        },
        Act {
            slug: "storm",
            done: "changes \"12 people were killed\" to \"21\", and does not say so",
            expected: Expected::Revision(Stealth, Substantive, true),
            perform: |newsroom, slug| {
                newsroom.edit(slug, |piece| reword(piece, "12 people", "21 people"));
            },
        },
        Act {
            slug: "reunion",
            done: "stamps a page anew, and edits nothing",
            expected: Expected::Revision(StampOnly, None, false),
            perform: |newsroom, slug| {
                newsroom.edit(slug, |piece| Piece {
                    updated: Some("Mis à jour le: 19 May. 2023 11:54"),
                    ..piece
                });
            },
        },
        Act {
            slug: "budget",
            done: "moves a paragraph to the end",
            expected: Expected::Revision(Stealth, Minor, true),
            perform: |newsroom, slug| newsroom.edit(slug, second_last),
        },
        Act {
            slug: "accord",
            done: "withdraws a press release",
            expected: Expected::Event(EventKind::ArticleWithdrawn),
            perform: Newsroom::withdraw,
        },
        Act {
            slug: "fisheries",
            done: "leaves a press release alone, among teasers and counters that never stand still",
            expected: Expected::Nothing,
            perform: |_, _| {},
        },
    ]
}

fn reword(piece: Piece, from: &str, to: &str) -> Piece {
    let paragraphs = piece.paragraphs.iter().map(|text| text.replace(from, to)).collect();
    Piece { paragraphs, ..piece }
}

/// The second paragraph goes to the end.
fn second_last(piece: Piece) -> Piece {
    let (moved, mut paragraphs): (Vec<_>, Vec<_>) =
        piece.paragraphs.into_iter().enumerate().partition(|(at, _)| *at == 1);
    paragraphs.extend(moved);
    Piece { paragraphs: paragraphs.into_iter().map(|(_, text)| text).collect(), ..piece }
}
