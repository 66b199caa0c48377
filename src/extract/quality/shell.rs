//! Pages that show nothing: shells for scripts, and pages that only send on.

use url::Url;

use super::super::dom::{self, attr, tag};
use super::{Evidence, Found, Seen};
use crate::model::{BlockKind, Verdict, address};

/// Below this many characters there is nothing to compare.
const NOTHING: usize = 25;

/// Below this many characters a text without a sentence is what remains of menus.
const SCRAPS: usize = 200;

/// A page that shows no text.
pub(super) fn empty(seen: &Seen<'_>) -> Found {
    if seen.chars < SCRAPS
        && let Some(target) = target(seen.given)
    {
        return Some(sent_on(&target));
    }
    // A communiqué may be a headline with a document or a small table.
    let tabled = seen.given.blocks.iter().any(|block| block.kind == BlockKind::TableRow);
    let is_card = seen.given.headed && (seen.given.attached || tabled);
    if seen.chars < NOTHING && !is_card {
        return Some((Verdict::Empty, format!("{} characters of text{}", seen.chars, why(seen))));
    }
    (seen.chars < SCRAPS && !is_card && !seen.given.stamped && is_scraps(seen))
        .then(|| (Verdict::Empty, format!("no sentence on the page{}", why(seen))))
}

fn why(seen: &Seen<'_>) -> &'static str {
    let script = seen.given.source.matches("<script").count() > 0;
    if script { ", which scripts may fill" } else { "" }
}

/// Whether a text is a few labels: no sentence, no row of a table, no quotation.
fn is_scraps(seen: &Seen<'_>) -> bool {
    seen.given.blocks.iter().all(|block| {
        let words = block.text.split_whitespace().count();
        let kept = matches!(block.kind, BlockKind::TableRow | BlockKind::Quotation);
        let ideographs = block.text.chars().filter(|c| ('\u{3040}'..='\u{d7ff}').contains(c));
        !kept && words <= 4 && block.text.len() <= 60 && ideographs.count() <= 12
    })
}

/// Where `<meta http-equiv="refresh">` leads within a few seconds.
fn target(evidence: &Evidence<'_>) -> Option<String> {
    let refresh = dom::elements(evidence.html)
        .filter(|node| tag(*node) == "meta")
        .filter(|node| {
            attr(*node, "http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh"))
        })
        .find_map(|node| attr(node, "content"))?;
    let (delay, target) = refresh.split_once([';', ','])?;
    let soon = delay.trim().parse::<f64>().is_ok_and(|seconds| seconds <= 10.0);
    let target = target.trim();
    let named = target.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("url"));
    let target = if named { target.split_once('=')?.1 } else { target };
    soon.then(|| target.trim_matches([' ', '\'', '"']).to_owned())
        .filter(|target| !target.is_empty())
        .map(|target| {
            Url::parse(evidence.url)
                .and_then(|base| base.join(&target))
                .map_or(target, |url| url.to_string())
        })
}

fn sent_on(target: &str) -> (Verdict, String) {
    let is_home = Url::parse(target).is_ok_and(|url| address::is_home(&url));
    let verdict = if is_home { Verdict::Soft404 } else { Verdict::Empty };
    (verdict, format!("the page only sends on to {target}"))
}
