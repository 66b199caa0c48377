//! Elements that are marked as the author's name or the date of publication: microdata, `rel`,
//! `pubdate`, class names.

use super::dom::{Node, attr, name_words, tag, text, text_within, within};
use super::signature::is_person;

/// The marked elements of a page, in its order.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Names of authors with what marks them.
    pub(super) authors: Vec<(AuthorMark, String)>,
    /// Dates of publication as they are written, with what marks them.
    pub(super) dates: Vec<(DateMark, String)>,
    /// Whether the main heading was passed.
    headed: bool,
}

/// What marks an author's name, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AuthorMark {
    /// `itemprop="name"` within `itemprop="author"`.
    ItempropName,
    /// `rel="author"`
    Rel,
    /// `itemprop="author"`
    Itemprop,
    /// A class such as `author-name`.
    ClassName,
    /// A class such as `byline`.
    ClassByline,
    /// A class such as `author`.
    ClassAuthor,
}

impl AuthorMark {
    /// Whether it marks a name and not all that is said of the author.
    pub(super) fn is_sure(self) -> bool {
        self <= Self::ClassName
    }
}

/// What marks a date, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DateMark {
    /// `itemprop="datePublished"`, or the same in RDFa.
    Itemprop,
    /// A `<time>` of the class `published`, or an attribute `pubdate` or `publishdate`.
    Published,
    /// A `<time>` behind the main heading.
    Time,
}

/// Names of authors are shorter than this, in characters.
const MAX_NAME: usize = 150;

/// The longest text that is a date, in bytes.
const MAX_DATE: usize = 300;

impl Marks {
    /// Looks at the next element of the page.
    pub(super) fn see(&mut self, node: Node<'_>) {
        let name = tag(node);
        self.headed |= name == "h1";
        let property = attr(node, "itemprop").or_else(|| attr(node, "property"));
        if name != "meta" {
            self.dates.extend(self.date(node, name, property));
            self.authors.extend(self.author(node, property));
        }
    }

    fn date(
        &self,
        node: Node<'_>,
        name: &str,
        property: Option<&str>,
    ) -> Option<(DateMark, String)> {
        let custom = name.contains('-').then(|| attr(node, "publishdate")).flatten();
        if name != "time" && name != "abbr" && property.is_none() && custom.is_none() {
            return None;
        }
        let mark = date_mark(node, name, property, custom.is_some()).or_else(|| {
            let unsaid = name == "time" && self.headed && property.is_none();
            (unsaid && !is_updated(node) && !is_aside(node)).then_some(DateMark::Time)
        })?;
        let titled = || (name == "abbr").then(|| attr(node, "title")).flatten();
        let stated = custom.or_else(|| attr(node, "content")).or_else(|| attr(node, "datetime"));
        let raw = match stated.or_else(titled) {
            Some(raw) => raw.to_owned(),
            None => text_within(node, MAX_DATE)?,
        };
        raw.bytes().any(|b| b.is_ascii_digit()).then_some((mark, raw))
    }

    fn author(&self, node: Node<'_>, property: Option<&str>) -> Option<(AuthorMark, String)> {
        let mark = author_mark(node, property)?;
        let aside = if mark.is_sure() { is_of_others(node) } else { is_aside(node) };
        if aside || !self.headed && mark > AuthorMark::Itemprop {
            return None;
        }
        let words = text_within(node, 4 * MAX_NAME)?;
        let name = if mark < AuthorMark::Itemprop { words } else { linked(node) };
        let fits = !name.is_empty() && name.chars().count() < MAX_NAME;
        fits.then_some((mark, name))
    }
}

fn date_mark(node: Node<'_>, name: &str, property: Option<&str>, custom: bool) -> Option<DateMark> {
    let says = |property: &str| {
        let folded = property.to_ascii_lowercase();
        ["datepublished", "datecreated", "uploaddate", "published-date"]
            .iter()
            .any(|known| folded.ends_with(known))
    };
    if property.is_some_and(says) {
        return Some(DateMark::Itemprop);
    }
    let element = node.value().as_element()?;
    let marked = custom
        || element.attr("pubdate").is_some()
        || matches!(name, "time" | "abbr")
            && !is_updated(node)
            && has_word(node, &["published", "publish", "pubdate", "created"]);
    marked.then_some(DateMark::Published)
}

/// Whether an element is marked as the author.
pub(super) fn is_author(node: Node<'_>) -> bool {
    author_mark(node, attr(node, "itemprop")).is_some()
}

fn author_mark(node: Node<'_>, property: Option<&str>) -> Option<AuthorMark> {
    let within_author = || {
        let up = node.ancestors().take(2);
        up.filter_map(|up| attr(up, "itemprop")).any(|name| matches!(name, "author" | "creator"))
    };
    let is = |value: Option<&str>, word: &str| {
        value.is_some_and(|value| value.split_ascii_whitespace().any(|part| part == word))
    };
    if is(property, "name") && within_author() {
        return Some(AuthorMark::ItempropName);
    }
    if is(attr(node, "rel"), "author") && tag(node) != "link" {
        return Some(AuthorMark::Rel);
    }
    if is(property, "author") {
        return Some(AuthorMark::Itemprop);
    }
    let class = attr(node, "class")?.to_ascii_lowercase();
    if !["author", "byline", "autor", "auteur"].iter().any(|word| class.contains(word)) {
        return None;
    }
    let words = name_words(node);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_ref()));
    match (has(&["author", "authors", "autor", "auteur"]), has(&["name", "names"])) {
        _ if has(&["comment", "comments", "bio", "image", "avatar", "related"]) => None,
        (true, true) => Some(AuthorMark::ClassName),
        (true, false) => Some(AuthorMark::ClassAuthor),
        _ => has(&["byline"]).then_some(AuthorMark::ClassByline),
    }
}

/// The text of the first link to what looks like a person, else all the text.
fn linked(node: Node<'_>) -> String {
    let links = node.descendants().skip(1).filter(|inner| tag(*inner) == "a").take(4);
    let mut names = links.map(text).filter(|name| is_person(name));
    names.next().unwrap_or_else(|| text(node))
}

fn is_updated(node: Node<'_>) -> bool {
    let property = attr(node, "itemprop").is_some_and(|name| name.contains("dateModified"));
    property || has_word(node, &["updated", "modified", "update", "lastmod"])
}

fn has_word(node: Node<'_>, list: &[&str]) -> bool {
    name_words(node).iter().any(|word| list.contains(&word.as_ref()))
}

/// In a part of the page that is about others: a sidebar, the footer, the readers' comments.
fn is_aside(node: Node<'_>) -> bool {
    is_of_others(node) || within(node, &["aside", "footer"])
}

/// In the navigation, in the footer of the page, among the readers' comments.
fn is_of_others(node: Node<'_>) -> bool {
    let in_article = within(node, &["article", "main"]);
    within(node, &["nav"])
        || !in_article && within(node, &["footer"])
        || node
            .ancestors()
            .any(|up| attr(up, "id").is_some_and(|id| id.to_ascii_lowercase().contains("comment")))
}
