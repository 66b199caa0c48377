//! Listing pages: which links of a page lead to articles.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::entry;
use crate::model::{Anchor, Entry, address};

/// Two links of one kind may be anything; three are a list.
const LEAST: usize = 3;

/// Words of a headline are longer than those of a menu, in characters.
const HEADLINE: usize = 15;

/// Beyond this a longer text says no more about being a headline.
const LONG: usize = 80;

/// The entries of a page whose links were chosen by a selector: every address once.
pub fn chosen(anchors: &[Anchor]) -> Vec<Entry> {
    entries(anchors.iter())
}

/// The entries of a page by its structure: of all groups of links that stand in one place, the one that
/// looks most like headlines, and with it the links whose addresses are made like theirs. None where
/// no group does.
pub fn learned(anchors: &[Anchor], url: &str) -> Vec<Entry> {
    let Ok(page) = Url::parse(url) else { return Vec::new() };
    let candidates: Vec<&Anchor> = anchors.iter().filter(|one| may_lead(one, &page)).collect();
    let mut groups: BTreeMap<&str, Vec<&Anchor>> = BTreeMap::new();
    for anchor in &candidates {
        groups.entry(&anchor.place).or_default().push(anchor);
    }
    let scored = groups.values().map(|group| (score(group), group));
    let best = scored.filter(|(score, _)| *score > 0).max_by_key(|(score, _)| *score);
    let Some((_, group)) = best else { return Vec::new() };
    let places: BTreeSet<&str> = group.iter().map(|one| one.place.as_str()).collect();
    let shape = common_shape(group);
    let is_like_them = |one: &Anchor| {
        let alike = shape.as_ref().is_some_and(|shape| shape_of(&one.url).as_ref() == Some(shape));
        places.contains(one.place.as_str()) || (alike && one.text.chars().count() >= HEADLINE)
    };
    entries(candidates.into_iter().filter(|one| is_like_them(one)))
}

fn may_lead(anchor: &Anchor, page: &Url) -> bool {
    let Ok(url) = Url::parse(&anchor.url) else { return false };
    !anchor.is_frame
        && address::same_site(&url, page)
        && !address::is_home(&url)
        && url.path() != page.path()
}

/// How much a group of links looks like headlines: how many there are, how long, made alike, in
/// headings. Nothing where it is no list.
fn score(group: &[&Anchor]) -> usize {
    let urls: BTreeSet<String> = group.iter().map(|one| address::canonical(&one.url)).collect();
    let mut lengths: Vec<usize> = group.iter().map(|one| one.text.chars().count()).collect();
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    if urls.len() < LEAST || median < HEADLINE {
        return 0;
    }
    let shape = common_shape(group);
    let alike = group.iter().filter(|one| shape.is_some() && shape_of(&one.url) == shape).count();
    let headings = group.iter().filter(|one| one.is_heading).count();
    urls.len().min(30) * median.min(LONG) * (group.len() + alike + headings) / group.len().max(1)
}

/// The shape that most addresses of a group have, where it is more than half.
fn common_shape(group: &[&Anchor]) -> Option<String> {
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    for shape in group.iter().filter_map(|one| shape_of(&one.url)) {
        *shapes.entry(shape).or_default() += 1;
    }
    let (shape, times) = shapes.into_iter().max_by_key(|(_, times)| *times)?;
    (2 * times > group.len()).then_some(shape)
}

/// The folders of an address, their numbers as one sign: `/news/0/0/` for `/news/2026/11/title`. None for an
/// address at the top of a site, where all kinds of pages are.
fn shape_of(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let (folders, _) = url.path().trim_end_matches('/').rsplit_once('/')?;
    let numbers = |part: &str| {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            "0".to_owned()
        } else {
            part.to_owned()
        }
    };
    let parts: Vec<String> =
        folders.split('/').filter(|part| !part.is_empty()).map(numbers).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// One entry an address, with the longest of its words that can be a headline.
fn entries<'a>(anchors: impl Iterator<Item = &'a Anchor>) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for anchor in anchors {
        let id = address::canonical(&anchor.url);
        let long = anchor.text.chars().count();
        let title = Some(anchor.text.clone()).filter(|_| (HEADLINE..300).contains(&long));
        if let Some(known) = places.get(&id).and_then(|at| found.get_mut(*at)) {
            let longer = title
                .filter(|title| known.title.as_ref().is_none_or(|known| known.len() < title.len()));
            known.title = longer.or(known.title.take());
        } else if found.len() < entry::MOST {
            places.insert(id.clone(), found.len());
            let url = Some(anchor.url.clone());
            let (summary, published, updated, language) = (None, None, None, None);
            found.push(Entry { id, url, title, summary, published, updated, language });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(url: &str, text: &str, place: &str) -> Anchor {
        Anchor {
            url: format!("https://example.org{url}"),
            text: text.to_owned(),
            place: place.to_owned(),
            is_heading: false,
            is_frame: false,
        }
    }

    fn urls(entries: &[Entry]) -> Vec<&str> {
        entries.iter().filter_map(|entry| entry.url.as_deref()).collect()
    }

    #[test]
    fn the_list_of_headlines_is_found_among_menus_and_teasers() {
        let mut page: Vec<Anchor> = Vec::new();
        page.extend(
            ["/about", "/team", "/jobs", "/press"].map(|url| anchor(url, "About", "a<li<ul")),
        );
        page.push(anchor("/news/2026/11/featured", "The ministers met on the lakes", "a<h2<div"));
        for day in 1..=5 {
            let url = format!("/news/2026/10/item-{day}");
            page.push(anchor(&url, "", "a<img<li.news<ul"));
            page.push(anchor(&url, "Statement on the mission of observers", "a<h3<li.news<ul"));
            page.push(anchor(&url, "Read more", "a.more<li.news<ul"));
        }
        page.push(anchor(
            "/topics/water-and-air-policy",
            "Water and air policy of Europe",
            "a<p<div",
        ));
        page.push(anchor("/news", "News of the last ten years, by month", "a<h3<li.news<ul"));
        let found = learned(&page, "https://example.org/news");
        assert_eq!(found.len(), 6, "{:?}", urls(&found));
        assert!(found.iter().all(|entry| entry.id.contains("/news/2026/")));
        assert!(found.iter().all(|entry| entry.title.is_some()));
    }

    #[test]
    fn a_page_without_a_list_has_no_entries() {
        let text =
            [anchor("/a/b", "A link in a running text", "a<p"), anchor("/c/d", "here", "a<p")];
        assert_eq!(learned(&text, "https://example.org/x"), []);
        assert_eq!(learned(&[], "nowhere"), []);
    }

    #[test]
    fn chosen_links_are_taken_as_they_are() {
        let two = [anchor("/a", "Title of the first item", "x"), anchor("/a#top", "More", "y")];
        let found = chosen(&two);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title.as_deref(), Some("Title of the first item"));
    }
}
