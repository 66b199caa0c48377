//! A body that ends before the page does.

use super::{Evidence, Found};
use crate::model::Verdict;

/// Elements whose end nobody leaves out.
const CLOSED: [&str; 7] = ["div", "article", "main", "section", "ul", "table", "script"];

/// So many bytes at the end of a page are looked at first.
const TAIL: usize = 200;

/// A page that the parser or the transfer did not bring to its end.
pub(super) fn cut(evidence: &Evidence<'_>) -> Found {
    let why = evidence
        .stopped
        .or_else(|| is_cut(evidence.source).then_some("the page ends in the middle"))?;
    Some((Verdict::Truncated, why.to_owned()))
}

/// Whether the source ends in the middle: it opens a document, never closes it, and leaves elements
/// open that nobody leaves out the end of.
fn is_cut(source: &str) -> bool {
    // Nearly every page says at its end that it ends.
    let end = source.get(source.len().saturating_sub(TAIL)..).unwrap_or_default();
    if is_closed(&end.to_ascii_lowercase()) {
        return false;
    }
    let lower = source.to_ascii_lowercase();
    let opened = lower.contains("<body") || lower.contains("<html");
    if !opened || is_closed(&lower) {
        return false;
    }
    let open = |tag: &str| {
        let ends = lower.matches(&format!("</{tag}")).count();
        lower.matches(&format!("<{tag}")).count().saturating_sub(ends)
    };
    // Some sites leave out the last ends; none leaves the text itself open.
    if lower.trim_end().ends_with('>') {
        return open("div") > 1 && open("article") + open("main") > 0;
    }
    let in_tag =
        lower.rfind('<').is_some_and(|at| !lower.get(at..).unwrap_or_default().contains('>'));
    in_tag || CLOSED.iter().any(|tag| open(tag) > 0)
}

fn is_closed(lower: &str) -> bool {
    lower.contains("</body") || lower.contains("</html")
}
