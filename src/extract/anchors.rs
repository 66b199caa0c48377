//! The links of a page with their places: the ground on which a list of articles is found.

use scraper::{ElementRef, Selector};

use super::dom::{self, Node, attr, tag, within};
use super::{Page, charset, links, page, parse};
use crate::model::Anchor;

/// What frames a page; articles are not listed there.
const FRAME: [&str; 4] = ["nav", "header", "footer", "aside"];

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The most links of a page that are looked at.
const MOST: usize = 20_000;

/// So many elements around a link tell a list by their classes; further out, their names must do.
const CLASSED: usize = 3;

/// The links of a page in its order; those that `selector` (CSS) matches or that stand in what it
/// matches, where there is one. A selector that is none matches nothing.
pub fn anchors(page: &Page<'_>, selector: Option<&str>) -> Vec<Anchor> {
    let text = charset::decode(page.bytes, page.content_type).text;
    let parsed = parse::parse(&text);
    let base = page::base(&parsed.html, page.url);
    let read = |node: Node<'_>| {
        let url = links::absolute(attr(node, "href")?.trim(), base.as_ref())?;
        url.starts_with("http").then(|| anchor(node, url))
    };
    let Some(selector) = selector else {
        let all = dom::elements(&parsed.html).filter(|node| tag(*node) == "a");
        return all.take(MOST).filter_map(read).collect();
    };
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    let chosen = parsed.html.select(&selector).take(MOST).flat_map(links_in);
    let mut found: Vec<Anchor> = chosen.filter_map(read).collect();
    found.dedup();
    found
}

/// An element itself where it is a link, else the links in it.
fn links_in(element: ElementRef<'_>) -> Vec<Node<'_>> {
    let node: Node<'_> = *element;
    if tag(node) == "a" {
        return vec![node];
    }
    node.descendants().filter(|node| tag(*node) == "a").collect()
}

fn anchor(node: Node<'_>, url: String) -> Anchor {
    let heading = node.descendants().find(|inner| HEADINGS.contains(&tag(*inner)));
    let text = dom::clean(&dom::text(heading.unwrap_or(node)));
    let is_frame = within(node, &FRAME)
        || node.ancestors().any(|around| attr(around, "role") == Some("navigation"));
    let is_heading = heading.is_some() || within(node, &HEADINGS);
    Anchor { url, text, place: place(node), is_heading, is_frame }
}

/// `a.title<h3<li.item<ul.list<div<main`: the same for all items of a list.
fn place(node: Node<'_>) -> String {
    let around = std::iter::once(node).chain(node.ancestors());
    let elements = around.filter(|node| node.value().is_element());
    let names: Vec<String> = elements
        .take_while(|node| tag(*node) != "body")
        .enumerate()
        .map(|(distance, node)| {
            let class = attr(node, "class").filter(|_| distance < CLASSED);
            let class = class.and_then(|class| class.split_ascii_whitespace().next());
            let class: String =
                class.unwrap_or_default().chars().filter(|c| !c.is_ascii_digit()).collect();
            let parity = matches!(class.as_str(), "odd" | "even" | "first" | "last" | "active");
            if class.is_empty() || parity {
                tag(node).to_owned()
            } else {
                format!("{}.{class}", tag(node))
            }
        })
        .collect();
    names.join("<")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &[u8] = b"<base href='/en/'><nav><a href='/about'>About us</a></nav><main><ul class='list x'>\
        <li class='item-1 odd'><a href='a.htm'><img><h3>One</h3> 3 May</a></li>\
        <li class='item-2'><h3><a href='b.htm'>Two</a></h3></li></ul><a href='mailto:x@y.z'>Mail</a></main>";

    fn read(selector: Option<&str>) -> Vec<(String, String, bool)> {
        let page = Page { bytes: PAGE, content_type: None, url: "https://example.org/news" };
        let found = anchors(&page, selector);
        found.into_iter().map(|one| (one.url, one.text, one.is_frame)).collect()
    }

    #[test]
    fn links_are_read_with_their_words_and_their_frame() {
        let of = |url: &str, text: &str, frame| (url.to_owned(), text.to_owned(), frame);
        let one = of("https://example.org/en/a.htm", "One", false);
        let two = of("https://example.org/en/b.htm", "Two", false);
        let about = of("https://example.org/about", "About us", true);
        assert_eq!(read(None), [about, one.clone(), two.clone()]);
        assert_eq!(read(Some("li")), [one, two.clone()]);
        assert_eq!(read(Some("ul.list h3 a")), [two]);
        assert_eq!(read(Some("p[")), []);
    }

    #[test]
    fn items_of_a_list_have_one_place() {
        let page = "<ul><li class='n1 a'><a href=/1>x</a><li class='n2'><a href=/2>y</a></ul>";
        let page = Page { bytes: page.as_bytes(), content_type: None, url: "https://a.example/" };
        let found = anchors(&page, None);
        assert_eq!(found[0].place, "a<li.n<ul");
        assert_eq!(found[0].place, found[1].place);
    }
}
