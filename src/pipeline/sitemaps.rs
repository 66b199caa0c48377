//! Follow an index of sitemaps: the newest first, those that did not change not at all.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::Pipeline;
use super::gather::{MOST, Unread};
use crate::model::{Entry, SitemapLink, SourceKind};
use crate::store::{Child, Reading, SourceRow};

impl Pipeline {
    /// Reads the sitemaps of an index that changed, or of which the index says nothing, within bounds;
    /// notes in `reading` how they stand now. Where a source is new, what is not read counts as known.
    pub(super) async fn follow(
        &self,
        row: &SourceRow,
        index: Vec<SitemapLink>,
        reading: &mut Reading,
    ) -> Result<Vec<Entry>, Unread> {
        let known = self.store.sitemaps(row.id).await?;
        let known: HashMap<String, Child> =
            known.into_iter().map(|child| (child.url.clone(), child)).collect();
        let mut open = due(index, &known, &mut HashSet::new());
        let mut named: HashSet<String> = open.iter().map(|link| link.url.clone()).collect();
        let (mut entries, mut problems, mut asked) = (Vec::new(), Vec::new(), 0);
        let mut rests = false;
        while asked < self.terms.sitemaps && entries.len() < MOST {
            let Some(link) = take_newest(&mut open, &known) else { break };
            asked += 1;
            let mut child = known.get(&link.url).cloned().unwrap_or_default();
            match self.ask(row, &link.url, &child.validators, SourceKind::Sitemap).await {
                Ok(answer) => {
                    child.read_at = Some(self.clock.now());
                    if let Some(page) = answer.page {
                        child.validators = answer.validators;
                        entries.extend(page.channel.feed.entries);
                        open.extend(due(page.channel.sitemaps, &known, &mut named));
                    }
                    reading.sitemaps.push(Child { url: link.url, lastmod: link.lastmod, ..child });
                }
                Err(Unread::Failed(reason)) => problems.push(reason),
                Err(other) if asked == 1 => return Err(other),
                Err(_) => {
                    rests = true;
                    break;
                }
            }
        }
        if !problems.is_empty() && problems.len() == asked {
            return Err(Unread::Failed(format!(
                "no sitemap could be read: {}",
                problems.join("; ")
            )));
        }
        reading.note = note(asked, &problems, open.len());
        let is_baseline = row.baseline_at.is_none() && !rests;
        let passed_over =
            open.into_iter().filter(|link| is_baseline && !known.contains_key(&link.url));
        reading.sitemaps.extend(passed_over.map(|link| Child {
            url: link.url,
            lastmod: link.lastmod,
            ..Child::default()
        }));
        Ok(entries)
    }
}

/// The sitemaps that must be asked, each once: new ones, changed ones, and those without a date.
fn due(
    index: Vec<SitemapLink>,
    known: &HashMap<String, Child>,
    named: &mut HashSet<String>,
) -> Vec<SitemapLink> {
    let is_due = |link: &SitemapLink| match known.get(&link.url) {
        Some(child) => link.lastmod.is_none() || link.lastmod != child.lastmod,
        None => true,
    };
    index.into_iter().filter(|link| is_due(link) && named.insert(link.url.clone())).collect()
}

/// The one with the latest date; of those without one the longest unread, then the last by its number.
fn take_newest(open: &mut Vec<SitemapLink>, known: &HashMap<String, Child>) -> Option<SitemapLink> {
    let rank = |link: &SitemapLink| {
        let unread = Reverse(known.get(&link.url).and_then(|child| child.read_at));
        (link.lastmod, unread, link.url.len(), link.url.clone())
    };
    let (at, _) = open.iter().enumerate().max_by_key(|(_, link)| rank(link))?;
    Some(open.swap_remove(at))
}

fn note(asked: usize, problems: &[String], left: usize) -> Option<String> {
    let failed = (!problems.is_empty())
        .then(|| format!("{} of {asked} sitemaps failed: {}", problems.len(), problems.join("; ")));
    let left = (left > 0).then(|| format!("{left} sitemaps wait for a change or their turn"));
    let said: Vec<String> = failed.into_iter().chain(left).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(url: &str, lastmod: Option<&str>) -> SitemapLink {
        SitemapLink { url: url.to_owned(), lastmod: lastmod.map(|text| text.parse().unwrap()) }
    }

    fn child(url: &str, lastmod: Option<&str>, read_at: Option<&str>) -> (String, Child) {
        let link = link(url, lastmod);
        let read_at = read_at.map(|text| text.parse().unwrap());
        let child = Child { url: link.url, lastmod: link.lastmod, read_at, ..Child::default() };
        (url.to_owned(), child)
    }

    const OLD: Option<&str> = Some("2026-01-01T00:00:00Z");
    const NEW: Option<&str> = Some("2026-02-01T00:00:00Z");

    #[test]
    fn only_what_changed_or_says_nothing_is_asked() {
        let known = HashMap::from([
            child("same", OLD, OLD),
            child("moved", OLD, OLD),
            child("undated", None, OLD),
            child("passed over", OLD, None),
        ]);
        let index = ["same", "passed over"].map(|url| link(url, OLD)).into_iter();
        let index = index.chain([link("moved", NEW), link("undated", None), link("fresh", OLD)]);
        let index = index.chain([link("fresh", OLD)]).collect();
        let due = due(index, &known, &mut HashSet::new());
        let urls: Vec<_> = due.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(urls, ["moved", "undated", "fresh"]);
    }

    #[test]
    fn the_newest_is_asked_first_then_the_longest_unread() {
        let known = HashMap::from([child("s-2", None, NEW), child("s-10", None, OLD)]);
        let mut open = vec![
            link("s-2", None),
            link("s-10", None),
            link("old", OLD),
            link("new", NEW),
            link("s-9", None),
            link("s-11", None),
        ];
        let mut order = Vec::new();
        while let Some(link) = take_newest(&mut open, &known) {
            order.push(link.url);
        }
        assert_eq!(order, ["new", "old", "s-11", "s-9", "s-10", "s-2"]);
    }
}
