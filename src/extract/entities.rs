//! Characters that were escaped twice: `&amp;eacute;` in the source shows as `&eacute;`.
//!
//! They are read as the characters that were meant, in running text. Code, and text that shows tags,
//! is about escapes and stays as it is, and so do `&lt;` and `&gt;` everywhere.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;
use html5ever::tendril::StrTendril;
use scraper::{Html, Node as Value};

use super::dom;

/// Elements whose text shows source.
const SOURCE: [&str; 8] = ["script", "style", "code", "pre", "kbd", "samp", "textarea", "template"];

/// The longest name of a character in HTML, with its semicolon, has so many letters.
const LONGEST: usize = 32;

/// Reads all text of a page once more.
pub(super) fn undo(html: &mut Html) {
    let texts = html.tree.nodes().filter_map(|node| {
        let text = node.value().as_text()?;
        match undone(text) {
            Cow::Owned(read) if !dom::within(node, &SOURCE) => Some((node.id(), read)),
            _ => None,
        }
    });
    for (id, read) in texts.collect::<Vec<_>>() {
        if let Some(mut node) = html.tree.get_mut(id)
            && let Value::Text(text) = node.value()
        {
            text.text = StrTendril::from(read);
        }
    }
}

/// A text with its escapes read.
pub(super) fn undone(text: &str) -> Cow<'_, str> {
    if !text.contains('&') || text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (read, length) = escape(from).unwrap_or_else(|| ("&".to_owned(), 1));
        out.push_str(&read);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// The character of the escape that a text begins with, and the escape's length.
fn escape(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let name = text.get(1..=end)?;
    let numbers = match name.strip_prefix('#') {
        Some(number) => (numbered(number.trim_end_matches(';'))?, 0),
        None => *NAMED_ENTITIES.get(name)?,
    };
    let read: String =
        [numbers.0, numbers.1].into_iter().filter(|n| *n > 0).filter_map(char::from_u32).collect();
    (!read.is_empty() && !read.contains(['<', '>'])).then_some((read, end + 1))
}

/// The number of `233` or `xE9`, where it is a visible character's.
fn numbered(written: &str) -> Option<u32> {
    let number = match written.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => written.parse(),
    };
    number.ok().filter(|number| char::from_u32(*number).is_some_and(|c| !c.is_control()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_once_more() {
        for (written, read) in [
            ("d&eacute;j&agrave; l&#8217;&#xe9;t&#233;", "déjà l’été"),
            ("Puzzles &amp; Spells&nbsp;!", "Puzzles & Spells\u{a0}!"),
            ("&amp;lt;", "&lt;"),
            ("R&D; A&B", "R&D; A&B"),
            ("&unknown; &; &#; & &eacute", "&unknown; &; &#; & &eacute"),
            ("a &lt; b", "a &lt; b"),
            ("<b>&eacute;</b>", "<b>&eacute;</b>"),
            ("plain", "plain"),
        ] {
            assert_eq!(undone(written), read);
        }
    }

    #[test]
    fn code_is_left_as_it_is() {
        let mut html = Html::parse_document(
            "<title>L&amp;#8217;&amp;eacute;t&amp;eacute;</title><p>Write <code>&amp;eacute;</code> for \
             &amp;eacute;.</p><pre><i>&amp;amp;</i></pre>",
        );
        undo(&mut html);
        let text: String = html.root_element().text().collect();
        assert_eq!(text, "L’étéWrite &eacute; for é.&amp;");
    }
}
