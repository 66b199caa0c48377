//! OPML, versions 1 and 2: lists of feeds as readers exchange them.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::decode;
use super::pieces::{Piece, pieces};
use super::text::{attributes, one_line, tag_name, unescape};

/// The most feeds of one file.
const MOST: usize = 10_000;

/// The deepest nesting of folders whose names are kept.
const DEEPEST: usize = 32;

/// A feed of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The feed's title.
    pub title: Option<String>,
    /// The feed's address.
    pub url: String,
    /// Its site.
    pub site: Option<String>,
    /// Its language, as the file says it.
    pub language: Option<String>,
    /// The folders in which it stands, from the outside in.
    pub folders: Vec<String>,
}

/// Why a file is no list of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpmlError {
    /// It is something else.
    #[error("this is no OPML: there is no <opml> or <outline> in it")]
    NotOpml,
    /// No outline has an address.
    #[error("there is no feed in it: an <outline> with an `xmlUrl`")]
    NoFeeds,
}

/// Reads the feeds of a file, in its order. Forgiving: what is broken reaches no further than its tag.
pub fn read(bytes: &[u8]) -> Result<Vec<Outline>, OpmlError> {
    let text = decode::decode(bytes, None);
    let mut found = Vec::new();
    let mut open: Vec<Option<String>> = Vec::new();
    let mut is_opml = false;
    for piece in pieces(&text) {
        let Piece::Tag(tag) = piece else { continue };
        let name = tag_name(tag);
        is_opml |= name == "opml" || name == "outline";
        if name != "outline" {
            continue;
        }
        if tag.starts_with("</") {
            open.pop();
            continue;
        }
        let (outline, label) = outline(tag, &open);
        found.extend(outline.filter(|_| found.len() < MOST));
        if !tag.ends_with("/>") && open.len() < DEEPEST {
            open.push(label);
        }
    }
    match (is_opml, found.is_empty()) {
        (false, _) => Err(OpmlError::NotOpml),
        (true, true) => Err(OpmlError::NoFeeds),
        (true, false) => Ok(found),
    }
}

/// The feed of a tag, where it is one, and what the tag would be called as a folder.
fn outline(tag: &str, open: &[Option<String>]) -> (Option<Outline>, Option<String>) {
    let said = |wanted: &str| {
        let value = attributes(tag).find(|(name, _)| name == wanted).map(|(_, value)| value);
        value.map(|value| one_line(&value)).filter(|value| !value.is_empty())
    };
    let label = said("title").or_else(|| said("text"));
    let url = said("xmlurl").or_else(|| {
        // Some writers name the address so where the type says that it is a feed.
        said("url").filter(|_| said("type").is_some_and(|kind| kind.eq_ignore_ascii_case("rss")))
    });
    let Some(url) = url else { return (None, label) };
    let mut folders: Vec<String> = open.iter().flatten().cloned().collect();
    if folders.is_empty() {
        folders = said("category").map(|path| first_category(&path)).unwrap_or_default();
    }
    let (site, language) = (said("htmlurl"), said("language"));
    (
        Some(Outline { title: label.filter(|label| *label != url), url, site, language, folders }),
        None,
    )
}

/// `/news/water,/other` is `news`, `water`.
fn first_category(paths: &str) -> Vec<String> {
    let first = paths.split(',').next().unwrap_or_default();
    first.split('/').map(one_line).filter(|part| !part.is_empty()).collect()
}

/// Writes a list of feeds as OPML 2.0, the feeds of a folder together.
pub fn write(title: &str, outlines: &[Outline]) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
    let _ = writeln!(out, "  <head><title>{}</title></head>\n  <body>", text(title));
    let mut open: Vec<String> = Vec::new();
    for outline in outlines {
        let shared = open.iter().zip(&outline.folders).take_while(|(a, b)| a == b).count();
        close(&mut out, &mut open, shared);
        for folder in outline.folders.iter().skip(shared) {
            let _ = writeln!(out, "{}<outline text=\"{}\">", indent(open.len()), text(folder));
            open.push(folder.clone());
        }
        let title = outline.title.as_ref().unwrap_or(&outline.url);
        let title = text(title);
        let _ = write!(
            out,
            "{}<outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{}\"",
            indent(open.len()),
            text(&outline.url)
        );
        for (name, value) in [("htmlUrl", &outline.site), ("language", &outline.language)] {
            if let Some(value) = value {
                let _ = write!(out, " {name}=\"{}\"", text(value));
            }
        }
        out.push_str("/>\n");
    }
    close(&mut out, &mut open, 0);
    out.push_str("  </body>\n</opml>\n");
    out
}

fn close(out: &mut String, open: &mut Vec<String>, down_to: usize) {
    while open.len() > down_to {
        open.pop();
        let _ = writeln!(out, "{}</outline>", indent(open.len()));
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth + 2)
}

/// Text as it can stand in an attribute.
fn text(text: &str) -> String {
    let legal: String = text.chars().filter(|c| super::text::is_legal(*c)).collect();
    // A reference in the text itself must not become its character when it is read again.
    debug_assert!(unescape(&escape(legal.as_str())) == legal);
    escape(legal.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn feeds_are_read_with_their_folders() {
        let text = "<?xml version='1.0'?><OPML version='1.0'><head><title>x</title></head><body>
            <outline text='News &amp; more'><outline text='Deep'>
            <outline type='rss' text='A' xmlUrl='https://a.example/f' htmlUrl='https://a.example/'/></outline>
            <outline title='B' text='b' xmlURL='https://b.example/f'></outline></outline>
            <outline text='C' type='RSS' url='https://c.example/f' category='/law/eu,/x'/>
            <outline text='https://d.example/f' xmlUrl='https://d.example/f'/><outline text='a note'/></body>";
        let found = read(text.as_bytes()).unwrap();
        let seen: Vec<_> = found
            .iter()
            .map(|one| (one.title.as_deref().unwrap_or("-"), one.folders.join(">")))
            .collect();
        let of = |title, folders: &str| (title, folders.to_owned());
        let expected =
            [of("A", "News & more>Deep"), of("B", "News & more"), of("C", "law>eu"), of("-", "")];
        assert_eq!(seen, expected);
        assert_eq!(found[0].site.as_deref(), Some("https://a.example/"));
    }

    #[test]
    fn what_is_no_list_of_feeds_is_refused() {
        assert_eq!(read(b"<html><body>x"), Err(OpmlError::NotOpml));
        assert_eq!(read(b""), Err(OpmlError::NotOpml));
        assert_eq!(read(b"<opml><body><outline text='x'/>"), Err(OpmlError::NoFeeds));
    }

    fn outlines() -> impl Strategy<Value = Vec<Outline>> {
        let words = || {
            "[\\PC]{1,12}".prop_map(|text| one_line(&text)).prop_filter("empty", |t| !t.is_empty())
        };
        let folders = proptest::collection::vec(words(), 0..3);
        let outline = (proptest::option::of(words()), "[a-z0-9/?&=%]{1,20}", folders).prop_map(
            |(title, path, folders)| Outline {
                title,
                url: format!("https://example.org/{path}"),
                site: None,
                language: None,
                folders,
            },
        );
        proptest::collection::vec(outline, 1..8)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(outlines in outlines()) {
            prop_assert_eq!(read(write("A & B", &outlines).as_bytes()), Ok(outlines));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes);
        }
    }
}
