//! What is not text: navigation, boxes of other pages, adverts, consent, share bars, hidden parts.

use super::dom::{Node, attr, tag, text, within, words_of};
use super::phrases::opens_related;
use super::weight::{Weight, Weights};
use super::words::{Named, Word, is_alien, may_be_text, named, names_comments};

/// Why an element is left out, in words for `explain`; `None` where it is not.
///
/// An element that holds more than half of the page's prose is never furniture, nor is one that holds
/// the headline, whatever it is called.
pub(super) fn judge(node: Node<'_>, weights: &Weights) -> Option<&'static str> {
    let name = tag(node);
    if matches!(name, "html" | "body" | "head" | "article" | "main" | "h1") {
        return None;
    }
    let names = Names::of(node);
    if weights.is_big(node) {
        return named_although_big(node, &names, weights);
    }
    if is_consent_layer(&names) {
        return Some("consent");
    }
    let weight = weights.get(node);
    hidden(node, weight).or_else(|| {
        if name != "nav" && weights.is_headed(node) {
            return None;
        }
        by_tag(node, weight)
            .or_else(|| by_role(node))
            .or_else(|| by_name(node, &names, weight))
            .or_else(|| by_structure(node, weight))
    })
}

/// The words of an element's class and of its id.
struct Names<'a> {
    class: Vec<Word<'a>>,
    id: Vec<Word<'a>>,
}

impl<'a> Names<'a> {
    fn of(node: Node<'a>) -> Self {
        let words = |name| attr(node, name).into_iter().flat_map(words_of).collect();
        Self { class: words("class"), id: words("id") }
    }

    fn any(&self, is: impl Fn(&[Word<'_>]) -> bool) -> bool {
        is(&self.class) || is(&self.id)
    }
}

/// The readers' comments can be longer than the article, and an advert than a note of three lines.
fn named_although_big(
    node: Node<'_>,
    names: &Names<'_>,
    weights: &Weights,
) -> Option<&'static str> {
    if weights.is_headed(node) {
        None
    } else if names.any(names_comments) && weights.beside(node) >= 400 {
        Some("comments")
    } else {
        let alien = names.any(is_alien) && weights.get(node).chars < 1000;
        alien.then_some("named as furniture")
    }
}

/// Parts that a browser does not show. Closed accordions and tabs are text all the same.
fn hidden(node: Node<'_>, weight: Weight) -> Option<&'static str> {
    let unstyled = |style: &str| {
        let style = style.to_ascii_lowercase().replace(' ', "");
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    let unseen = attr(node, "aria-hidden") == Some("true")
        || attr(node, "style").is_some_and(unstyled)
        || node.value().as_element().is_some_and(|element| element.attr("hidden").is_some());
    (unseen && weight.prose < 120).then_some("hidden")
}

fn by_tag(node: Node<'_>, weight: Weight) -> Option<&'static str> {
    let in_article = within(node, &["article"]);
    match tag(node) {
        "nav" => Some("navigation"),
        "menu" => Some("menu"),
        "footer" if !within(node, &["blockquote", "figure"]) => Some("footer"),
        "header" if !in_article && !within(node, &["main"]) => Some("header"),
        "aside" if !(in_article && is_prose(weight)) => Some("aside"),
        "form" if weight.prose < 200 || weight.link_share() > 0.5 => Some("form"),
        _ => None,
    }
}

fn is_prose(weight: Weight) -> bool {
    weight.prose >= 100 && weight.link_share() < 0.25
}

fn by_role(node: Node<'_>) -> Option<&'static str> {
    match attr(node, "role")? {
        "navigation" | "menu" | "menubar" | "toolbar" => Some("navigation"),
        "contentinfo" => Some("footer"),
        "banner" => Some("header"),
        "complementary" => Some("aside"),
        "search" => Some("form"),
        "dialog" | "alertdialog" => Some("dialog"),
        _ => None,
    }
}

fn by_name(node: Node<'_>, names: &Names<'_>, weight: Weight) -> Option<&'static str> {
    if matches!(tag(node), "h2" | "h3" | "h4" | "h5" | "h6" | "td" | "th" | "tr" | "tbody" | "a") {
        return None;
    }
    let Names { class, id } = names;
    let slight = weight.link_share() >= 0.5 || weight.prose == 0 && weight.chars < 200;
    match (named(class), named(id)) {
        // Legal texts stand in layers, reports in tabs: whole pages of prose are text.
        (Named::Furniture, _) if is_full(weight) && !is_consent(class) => None,
        (Named::Furniture, _) if is_long(node, weight) && may_be_text(class) => None,
        (Named::Furniture, _) => Some("named as furniture"),
        // Ids often repeat the words of a heading: `#related-laws`, `#cookies`.
        (_, Named::Furniture) if slight || !within(node, &["article", "main"]) => {
            Some("named as furniture")
        }
        (Named::Perhaps, _) | (_, Named::Perhaps) if slight => Some("named as furniture"),
        (Named::Perhaps, _) if is_consent(class) && weight.chars < 1500 => Some("consent"),
        (_, Named::Perhaps)
            if is_consent(id) && !within(node, &["article", "main"]) && weight.chars < 1500 =>
        {
            Some("consent")
        }
        _ => None,
    }
}

/// Pages of prose.
fn is_full(weight: Weight) -> bool {
    weight.prose >= 1_500 && weight.link_share() < 0.1
}

/// Prose within an article.
fn is_long(node: Node<'_>, weight: Weight) -> bool {
    weight.prose >= 300 && weight.link_share() < 0.2 && within(node, &["article", "main"])
}

/// A layer over the page that asks about cookies; it may well have a headline of its own.
fn is_consent_layer(names: &Names<'_>) -> bool {
    const LAYERS: [&str; 7] = ["modal", "popup", "banner", "overlay", "dialog", "notice", "layer"];
    let is_layer = |words: &[Word<'_>]| words.iter().any(|word| LAYERS.contains(&&**word));
    names.any(is_consent) && names.any(is_layer)
}

fn is_consent(words: &[Word<'_>]) -> bool {
    words.iter().any(|w| matches!(&**w, "cookie" | "cookies" | "consent" | "gdpr" | "rgpd"))
}

/// A box whose first words say that it leads to other pages, and a teaser card among its like.
fn by_structure(node: Node<'_>, weight: Weight) -> Option<&'static str> {
    if !matches!(
        tag(node),
        "div" | "section" | "ul" | "ol" | "dl" | "li" | "p" | "figure" | "details"
    ) {
        return None;
    }
    if matches!(tag(node), "div" | "section") && weight.chars < 3000 {
        let first = first_words(node);
        if weight.chars > first.chars().count()
            && opens_related(&first)
            && weight.link_share() > 0.3
        {
            return Some("leads to other pages");
        }
    }
    is_card(node, weight).then_some("teaser of another page")
}

/// The first piece of text under a node.
fn first_words(node: Node<'_>) -> String {
    let first = node.descendants().find(|child| {
        let inline =
            child.value().is_element() && !child.children().any(|c| c.value().is_element());
        inline && !text(*child).is_empty()
    });
    first.map(text).unwrap_or_default()
}

/// A card: a heading that is one link, little text beside it, and a neighbour of the same build.
/// Within an article a card has a picture or a date too: lists of an article have headings with
/// links as well.
fn is_card(node: Node<'_>, weight: Weight) -> bool {
    if !matches!(tag(node), "div" | "li" | "section")
        || weight.chars > 500
        || weight.chars > weight.linked + 200
    {
        return false;
    }
    let class = attr(node, "class");
    let alike = |other: Node<'_>| {
        tag(other) == tag(node) && attr(other, "class") == class && heads_with_link(other)
    };
    let dressed =
        || node.descendants().any(|child| matches!(tag(child), "img" | "picture" | "time"));
    heads_with_link(node)
        && (!within(node, &["article", "main"]) || dressed())
        && (node.prev_siblings().filter(|n| n.value().is_element()).take(1).any(alike)
            || node.next_siblings().filter(|n| n.value().is_element()).take(1).any(alike))
}

/// Whether the only heading under a node is one link.
fn heads_with_link(node: Node<'_>) -> bool {
    let mut headings = node
        .descendants()
        .take(60)
        .filter(|child| matches!(tag(*child), "h2" | "h3" | "h4" | "h5" | "h6"));
    let Some(heading) = headings.next() else { return false };
    let link = heading.descendants().chain(heading.ancestors().take(2)).find(|child| {
        tag(*child) == "a" && attr(*child, "href").is_some_and(|href| !href.starts_with('#'))
    });
    headings.next().is_none()
        && link.is_some_and(|link| text(link).len() * 10 >= text(heading).len() * 9)
}
