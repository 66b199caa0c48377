//! Is this the article at all: bot walls, consent, login, error pages, empty shells, cut bodies.
//!
//! In the order of the questions: [`words`] looks for what such pages say (with the vocabulary of
//! [`phrases`] and [`texts`]), [`cut`] for a body that ends too early, [`shell`] for pages that show
//! nothing, [`consent`] for a text about cookies alone, [`home`] for the site's home page. What none
//! of them claims is the article. A page with much prose of its own is never claimed by its words.

mod consent;
mod cut;
mod home;
mod phrases;
mod shell;
mod texts;
mod words;

#[cfg(test)]
mod tests;

use scraper::Html;

use super::dom::{clean, fold};
use super::metadata::Metadata;
use crate::model::{Block, BlockKind, Quality, Verdict};

/// What the judgement is made on.
pub(super) struct Evidence<'a> {
    /// The page's source.
    pub(super) source: &'a str,
    /// Its tree.
    pub(super) html: &'a Html,
    /// The address that it was read from.
    pub(super) url: &'a str,
    /// What it says of itself to machines.
    pub(super) data: &'a Metadata,
    /// The headline.
    pub(super) headline: Option<&'a str>,
    /// Whether a reader sees the headline on the page.
    pub(super) headed: bool,
    /// The blocks of the text.
    pub(super) blocks: &'a [Block],
    /// All the words that a reader sees, furniture too.
    pub(super) visible: &'a str,
    /// Whether the page says in words or JSON-LD when it was published or updated: walls and error
    /// pages do not.
    pub(super) stamped: bool,
    /// Whether documents are attached.
    pub(super) attached: bool,
    /// Why the parser stopped early, where it did.
    pub(super) stopped: Option<&'static str>,
}

/// The evidence with what is measured on it.
struct Seen<'a> {
    given: &'a Evidence<'a>,
    /// The characters of the text.
    chars: usize,
    /// Those of them that stand in long paragraphs.
    prose: usize,
    /// The headline and the window's title, folded.
    titles: Vec<String>,
    /// The text, folded.
    text: String,
}

/// The beginning of a title, folded: what a page is called it says in few words.
fn begin(title: &str) -> String {
    fold(&title.chars().take(300).collect::<String>())
}

/// From this length on a paragraph is prose that no wall and no error page has much of.
const LONG: usize = 120;

/// Above this many characters of prose a page is an article whatever words it holds.
const SHORT: usize = 1500;

/// A verdict and its reason in words.
type Found = Option<(Verdict, String)>;

/// Judges a page.
pub(super) fn judge(evidence: &Evidence<'_>) -> Quality {
    let seen = Seen::of(evidence);
    let found = words::refused(&seen)
        .or_else(|| cut::cut(evidence))
        .or_else(|| shell::empty(&seen))
        .or_else(|| consent::wall(&seen))
        .or_else(|| home::in_place(evidence));
    match found {
        Some((verdict, reason)) => Quality { verdict, score: 0.1, reasons: vec![reason] },
        None => article(&seen),
    }
}

impl<'a> Seen<'a> {
    fn of(given: &'a Evidence<'a>) -> Self {
        let chars = |block: &Block| block.text.chars().count();
        let linked = |block: &Block| block.links.iter().map(|link| link.text.len()).sum::<usize>();
        let is_prose = |block: &&Block| {
            block.kind != BlockKind::Heading
                && chars(block) >= LONG
                && linked(block) * 2 < block.text.len()
        };
        // Phrases are known with plain spaces.
        let texts: Vec<String> = given.blocks.iter().map(|block| clean(&block.text)).collect();
        let titles = [given.headline, given.data.window_title.as_deref()];
        Self {
            given,
            chars: given.blocks.iter().map(chars).sum(),
            prose: given.blocks.iter().filter(is_prose).map(chars).sum(),
            titles: titles.into_iter().flatten().map(begin).collect(),
            text: fold(&texts.join("\n")),
        }
    }
}

fn article(seen: &Seen<'_>) -> Quality {
    let mut reasons = Vec::new();
    let mut score: f64 = 1.0;
    if seen.chars < 200 {
        score -= 0.2;
        reasons.push(format!("only {} characters of text", seen.chars));
    }
    if home::is_claimed(seen.given) {
        score -= 0.4;
        reasons.push("the page calls itself the home page".to_owned());
    }
    if seen.given.headline.is_none() {
        score -= 0.2;
        reasons.push("no headline".to_owned());
    }
    Quality { verdict: Verdict::Article, score, reasons }
}
