//! Small readings of the tree: tags, attributes, the words of classes, text.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use ego_tree::NodeId;
use html5ever::ns;
use scraper::Html;
use unicode_normalization::{
    UnicodeNormalization, char::decompose_canonical, char::is_combining_mark,
};

/// A node of a parsed page.
pub(super) type Node<'a> = ego_tree::NodeRef<'a, scraper::Node>;

/// What is known of the nodes of one page.
pub(super) type ByNode<T> = HashMap<NodeId, T, BuildHasherDefault<NodeHasher>>;

/// Some of the nodes of one page.
pub(super) type NodeSet = HashSet<NodeId, BuildHasherDefault<NodeHasher>>;

/// A hasher of node ids: they are small numbers, each given once, which a multiplication spreads.
#[derive(Default)]
pub(super) struct NodeHasher(u64);

impl Hasher for NodeHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// The tag's name; empty for what is no element.
pub(super) fn tag(node: Node<'_>) -> &str {
    node.value().as_element().map_or("", |element| element.name())
}

/// An attribute, trimmed; `None` where it is absent or empty.
pub(super) fn attr<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    // The look-up of the element's own makes an atom of the name each time, which costs more than this.
    let attrs = &node.value().as_element()?.attrs;
    let (_, value) = attrs.iter().find(|(own, _)| own.ns == ns!() && *own.local == *name)?;
    let value = value.trim();
    (!value.is_empty()).then_some(value)
}

/// All elements in document order.
pub(super) fn elements(html: &Html) -> impl Iterator<Item = Node<'_>> {
    html.tree.root().descendants().filter(|node| node.value().is_element())
}

/// The `<body>`, or the root where there is none.
pub(super) fn body(html: &Html) -> Node<'_> {
    elements(html).find(|node| tag(*node) == "body").unwrap_or_else(|| html.tree.root())
}

/// All the text under a node, in clean form.
pub(super) fn text(node: Node<'_>) -> String {
    let raw: String = node
        .descendants()
        .filter(|child| !child.parent().is_some_and(|parent| is_silent(tag(parent))))
        .filter_map(|child| child.value().as_text().map(|text| &**text))
        .flat_map(|text| [text, " "])
        .collect();
    clean(&raw)
}

/// The text under a node, where it has no more than so many bytes.
pub(super) fn text_within(node: Node<'_>, limit: usize) -> Option<String> {
    let mut raw = String::new();
    for child in node.descendants() {
        if let Some(text) = child.value().as_text()
            && !child.parent().is_some_and(|parent| is_silent(tag(parent)))
        {
            raw.push_str(text);
            raw.push(' ');
        }
        // White space and marks that cleaning takes away need some room.
        if raw.len() > 4 * limit + 1000 {
            return None;
        }
    }
    Some(clean(&raw)).filter(|text| text.len() <= limit)
}

/// Elements whose content is never text.
pub(super) fn is_silent(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "embed"
            | "canvas"
            | "audio"
            | "video"
            | "select"
            | "textarea"
            | "input"
            | "button"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "datalist"
            | "map"
            | "dialog"
            | "noframes"
    )
}

/// Elements that stand within a line.
pub(super) fn is_inline(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "output"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "img"
            | "picture"
            | "source"
            | "math"
            | "mi"
            | "mo"
            | "mn"
            | "mrow"
            | "msup"
            | "msub"
            | "mfrac"
            | "mtext"
            | "meter"
    )
}

/// Clean text: NFC, single plain spaces, no invisible characters.
pub(super) fn clean(raw: &str) -> String {
    if raw.chars().all(is_composed) {
        return spaced(raw.chars(), raw.len());
    }
    spaced(raw.chars().filter(|c| !is_invisible(*c)).nfc(), raw.len())
}

/// Characters that stand for themselves in NFC, whatever is beside them: all before the combining marks,
/// and the punctuation of print. To compose them took a seventh of the time of a page.
fn is_composed(c: char) -> bool {
    (c < '\u{300}' || ('\u{2010}'..='\u{2027}').contains(&c)) && !is_invisible(c)
}

/// Clean text that keeps what was set by hand: spaces that do not break or are thin, soft hyphens. `None`
/// where it has none.
pub(super) fn set_by_hand(raw: &str) -> Option<String> {
    if !raw.contains(|c| is_set_space(c) || c == SOFT_HYPHEN) {
        return None;
    }
    let kept = raw.chars().filter(|c| !is_invisible(*c) || *c == SOFT_HYPHEN).nfc();
    let mut out = String::with_capacity(raw.len());
    let mut gap = None;
    for c in kept {
        if c.is_whitespace() || c.is_control() {
            gap = Some(if gap.is_none() && is_set_space(c) { c } else { ' ' });
            continue;
        }
        let between = gap.take().filter(|_| !out.is_empty());
        out.extend(between.into_iter().chain([c]));
    }
    Some(out)
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Spaces that somebody chose: the no-break, figure, thin, hair and narrow no-break space.
fn is_set_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{200a}' | '\u{202f}')
}

fn spaced(text: impl Iterator<Item = char>, length: usize) -> String {
    let mut out = String::with_capacity(length);
    for c in text {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Soft hyphen, zero-width characters and operators, directional marks, byte order mark; characters
/// for private use too, which are the icons of a font and no text.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{e000}'..='\u{f8ff}'
    )
}

/// Text for comparing words: lower case, no diacritics, straight apostrophes.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | '‘' | 'ʼ' | '`' => out.push('\''),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ => c.to_lowercase().for_each(|lower| {
                decompose_canonical(lower, |part| {
                    if !is_combining_mark(part) {
                        out.push(part);
                    }
                });
            }),
        }
    }
    out
}

/// The words of an element's class and id, in lower case: `ArticleBody-main2` is `article`, `body`,
/// `main`.
pub(super) fn name_words(node: Node<'_>) -> Vec<Cow<'_, str>> {
    let names = [attr(node, "class"), attr(node, "id")];
    names.into_iter().flatten().flat_map(words_of).collect()
}

/// The words of one name. Parts that mix letters into digits (`ad97b7a`) are made by machines and
/// say nothing.
pub(super) fn words_of(name: &str) -> impl Iterator<Item = Cow<'_, str>> {
    name.split(|c: char| !c.is_alphanumeric())
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
        .flat_map(humps)
}

/// `articleBody` is `article` and `body`.
fn humps(part: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let mut was_lower = false;
        let end = rest.find(|c: char| {
            let begins = was_lower && c.is_uppercase();
            was_lower = c.is_lowercase();
            begins
        });
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then(|| lower(word))
    })
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().flat_map(char::to_lowercase).collect())
}

/// Whether a node has an ancestor (or is itself an element) with one of the tags.
pub(super) fn within(node: Node<'_>, tags: &[&str]) -> bool {
    std::iter::once(node).chain(node.ancestors()).any(|up| tags.contains(&tag(up)))
}

/// Whether a node is another or stands in it.
pub(super) fn is_within<'a>(node: Node<'a>, other: Node<'a>) -> bool {
    node.id() == other.id() || node.ancestors().any(|up| up.id() == other.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_words() {
        let words = |name| words_of(name).collect::<Vec<_>>();
        assert_eq!(
            words("ArticleBody-main2 has_share ÉtéBas"),
            ["article", "body", "main", "has", "share", "été", "bas"]
        );
        assert_eq!(words("element-ad97b7a ad3 URL"), ["element", "ad", "url"]);
        assert_eq!(words("--"), Vec::<String>::new());
    }

    #[test]
    fn text_is_clean_and_composed() {
        assert_eq!(clean(" a\u{a0} \u{ad}b\n e\u{301} "), "a b é");
        assert_eq!(clean("\u{2067}a\u{2069}\u{f0b7}\u{3000}b\u{202f}« c\u{a0}»"), "a b « c »");
        let raw = " 4\u{a0}500\u{202f}€ \u{a0} Ko\u{ad}ope\u{200b}ration\u{a0}";
        assert_eq!(set_by_hand(raw).unwrap(), "4\u{a0}500\u{202f}€ Ko\u{ad}operation");
        assert_eq!(set_by_hand("plain  words"), None);
        assert_eq!(clean("L’été –  «\u{a0}oui\u{200b}\u{a0}» …"), "L’été – « oui » …");
        assert_eq!(fold("Être À l’Été"), "etre a l'ete");
        assert_eq!(fold("It`S NOT"), "it's not");
    }
}
