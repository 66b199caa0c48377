//! From bytes to text: which charset a page is written in, and what was broken on the way.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED,
};

/// How far into the page a declaration is looked for. The HTML standard asks for 1024 bytes; pages
/// with long comments, styles or scripts in front of it are common enough to look further.
const PRESCAN: usize = 64 * 1024;

/// So many characters must have been read twice before the page is taken for one that was: fewer may
/// be an example in a text about charsets.
const TWICE: usize = 8;

/// A page as text. What cannot be decoded became U+FFFD.
pub(super) struct Decoded<'a> {
    /// The text.
    pub(super) text: Cow<'a, str>,
    /// What was undone beyond the reading of a charset.
    pub(super) mended: Option<&'static str>,
}

/// Reads a page.
///
/// A byte order mark wins; then the zero bytes of UTF-16; then bytes that are valid UTF-8 beyond
/// ASCII, which no other charset produces by chance, or nearly valid; then the HTTP header and the
/// page's own declaration; then a guess, which also decides where the two contradict each other.
pub(super) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    let (encoding, body) = choose(bytes, content_type);
    let text =
        if encoding == UTF_8 { utf8(body) } else { encoding.decode_without_bom_handling(body).0 };
    match once(&text) {
        Some(once) => Decoded {
            text: tidy(Cow::Owned(once)),
            mended: Some("UTF-8 that was read twice, read once"),
        },
        None => Decoded { text: tidy(text), mended: None },
    }
}

fn choose<'a>(bytes: &'a [u8], content_type: Option<&str>) -> (&'static Encoding, &'a [u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, bytes.get(length..).unwrap_or_default());
    }
    let encoding = wide(bytes)
        .or_else(|| escaped(bytes, content_type))
        .or_else(|| is_mostly_utf8(bytes).then_some(UTF_8))
        .unwrap_or_else(|| declared(bytes, content_type));
    (encoding, bytes)
}

/// UTF-16 without a mark: every other byte of a page's first tags is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..256.min(bytes.len() & !1)).unwrap_or_default();
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 >= half * 8 && even * 10 < half {
        return Some(UTF_16LE);
    }
    (even * 10 >= half * 8 && odd * 10 < half).then_some(UTF_16BE)
}

/// ASCII bytes can hide a seven-bit charset.
fn escaped(bytes: &[u8], content_type: Option<&str>) -> Option<&'static Encoding> {
    let declares = || declarations(bytes, content_type).contains(&Some(ISO_2022_JP));
    (bytes.is_ascii() && bytes.contains(&0x1b) && declares()).then_some(ISO_2022_JP)
}

/// Whether the bytes are UTF-8, with a few broken places, as pages with foreign snippets have, or cut
/// within a character.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).is_some_and(|valid| !valid.is_ascii())
        }
        Err(_) => {
            let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
            let beyond_ascii = bytes.iter().filter(|byte| **byte >= 0xC0).count();
            broken * 10 <= beyond_ascii
        }
    }
}

/// What is declared; where header and page contradict each other, the one that the bytes agree with.
fn declared(bytes: &[u8], content_type: Option<&str>) -> &'static Encoding {
    match declarations(bytes, content_type).map(|found| found.filter(|one| *one != UTF_8)) {
        [Some(header), Some(page)] if header != page => {
            if guess(bytes) == page {
                page
            } else {
                header
            }
        }
        [header, page] => header.or(page).unwrap_or_else(|| guess(bytes)),
    }
}

fn declarations(bytes: &[u8], content_type: Option<&str>) -> [Option<&'static Encoding>; 2] {
    let head = String::from_utf8_lossy(bytes.get(..PRESCAN).unwrap_or(bytes)).to_ascii_lowercase();
    let header = content_type.and_then(|header| charset_in(&header.to_ascii_lowercase()));
    [header, in_meta(&head).or_else(|| xml_encoding(&head))]
}

/// The charset of the first `<meta>` that names one, outside comments and scripts.
fn in_meta(head: &str) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..)?;
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<script") => "</script",
            _ if rest.starts_with("<style") => "</style",
            _ => ">",
        };
        let (piece, after) = rest.split_once(end)?;
        if let Some(found) = piece.strip_prefix("<meta").and_then(charset_in) {
            return Some(found);
        }
        rest = after;
    }
    None
}

/// The label behind `charset=`, in lower case.
fn charset_in(lower: &str) -> Option<&'static Encoding> {
    lower.match_indices("charset").find_map(|(at, found)| {
        let rest = lower.get(at + found.len()..)?.trim_start().strip_prefix('=')?;
        let label = rest.trim_start_matches([' ', '"', '\'']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        labelled(label.get(..end.unwrap_or(label.len()))?)
    })
}

fn xml_encoding(head: &str) -> Option<&'static Encoding> {
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let label = declaration.split("encoding=").nth(1)?;
    labelled(label.trim_matches(['"', '\'', ' ']).split(['"', '\'']).next()?)
}

/// The charset of a label, as browsers understand it: ISO-8859-1 is windows-1252. UTF-16 is known by
/// its bytes alone, for a declaration that could be read is not written in it.
fn labelled(label: &str) -> Option<&'static Encoding> {
    match Encoding::for_label(label.as_bytes())? {
        found if found == X_USER_DEFINED => Some(WINDOWS_1252),
        found if found == REPLACEMENT || found == UTF_16LE || found == UTF_16BE => None,
        found => Some(found),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// UTF-8 in which single foreign letters and quotation marks are read as windows-1252, and a
/// character that the end cuts is left out.
fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(whole) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(whole);
    }
    let mut out = String::with_capacity(bytes.len());
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        out.push_str(chunk.valid());
        let next = chunks.peek().map(|chunk| chunk.valid().chars().next().unwrap_or(' '));
        match (chunk.invalid(), next) {
            ([], _) | (_, None) => {}
            ([byte], Some(next)) if is_foreign(*byte, next) => out.push(latin(*byte)),
            _ => out.push('\u{fffd}'),
        }
    }
    Cow::Owned(out)
}

/// Whether a byte that is no UTF-8 is surely a character of windows-1252: punctuation, or a letter
/// within a word. A letter before anything else may be a UTF-8 character that a program cut.
fn is_foreign(byte: u8, next: char) -> bool {
    matches!(byte, 0x85 | 0x91..=0x97) || byte >= 0xC0 && next.is_ascii_alphabetic()
}

/// The character of one byte in windows-1252.
fn latin(byte: u8) -> char {
    let one = [byte];
    WINDOWS_1252.decode_without_bom_handling(&one).0.chars().next().unwrap_or('\u{fffd}')
}

/// The text of a page that was UTF-8, was read as windows-1252 and written as UTF-8 again: each of
/// its characters is a byte, and together they are UTF-8. No text in any language is so by chance.
fn once(text: &str) -> Option<String> {
    // Most pages are told by their first character beyond ASCII: a UTF-8 sequence begins with others.
    let at = text.bytes().position(|byte| !byte.is_ascii())?;
    let first = text.get(at..)?.chars().next()?;
    if !('\u{c2}'..='\u{f4}').contains(&first) {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte_of).collect::<Option<_>>()?;
    let once = String::from_utf8(bytes).ok()?;
    (once.chars().filter(|c| !c.is_ascii()).count() >= TWICE).then_some(once)
}

/// The byte that a character is in windows-1252 or ISO-8859-1.
fn byte_of(c: char) -> Option<u8> {
    u8::try_from(u32::from(c)).ok().or_else(|| (0x80..=0x9f).find(|byte| latin(*byte) == c))
}

/// Without zero bytes and leading byte order marks, and with the punctuation of windows-1252 in the
/// place of control characters of its numbers, which nobody writes.
fn tidy(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_control = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    // Such a control character is C2 and its number. Counted to the end, many bytes go at a time.
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let controls = pairs.filter(|(one, next)| **one == 0xC2 && **next < 0xA0).count();
    if controls == 0 && !bytes.contains(&0) && !text.starts_with('\u{feff}') {
        return text;
    }
    text.trim_start_matches('\u{feff}')
        .chars()
        .filter(|c| *c != '\0')
        .map(|c| if is_control(c) { u8::try_from(u32::from(c)).map_or(c, latin) } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], content_type: Option<&str>) -> String {
        decode(bytes, content_type).text.into_owned()
    }

    #[test]
    fn declarations_are_believed_unless_the_bytes_say_otherwise() {
        let cases: [(&[u8], Option<&str>, &str); 12] = [
            (b"\xEF\xBB\xBF\xC3\xA9t\xC3\xA9", Some("text/html; charset=iso-8859-1"), "été"),
            (b"\xC3\xA9t\xC3\xA9", Some("text/html; charset=iso-8859-1"), "été"),
            (b"\xE9t\xE9 \x93mot\x94", Some("text/html; charset=latin1"), "été “mot”"),
            (b"\xE9t\xE9 \x96 mot", Some("text/html; charset='ISO-8859-15'"), "été – mot"),
            (b"\xE9t\xE9", Some("text/html; charset=x-user-defined"), "été"),
            (b"\xC3\xA9t\xC3\xA9", Some("text/html;charset=\"utf8\""), "été"),
            (
                b"<meta charset='windows-1251'>\xEC\xE8\xF0",
                None,
                "<meta charset='windows-1251'>мир",
            ),
            (
                b"<?xml version='1.0' encoding='iso-8859-15'?>\xA4",
                None,
                "<?xml version='1.0' encoding='iso-8859-15'?>€",
            ),
            (
                b"L'\xE9t\xE9 dernier, \xE0 Paris",
                Some("text/html; charset=utf-8"),
                "L'été dernier, à Paris",
            ),
            (b"plain", Some("text/html"), "plain"),
            (b"plain", Some("text/html; charset=utf-16"), "plain"),
            (b"\x1b$B%F%9%H\x1b(B", Some("text/html; charset=iso-2022-jp"), "テスト"),
        ];
        for (bytes, content_type, read) in cases {
            assert_eq!(text(bytes, content_type), read);
        }
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        let page = "<html><body><p>L’été à Łódź</p></body></html>";
        let little: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = page.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for header in [None, Some("text/html; charset=utf-8")] {
            assert_eq!(text(&little, header), page);
            assert_eq!(text(&big, header), page);
            assert_eq!(text(&[b"\xFF\xFE", &little[..]].concat(), header), page);
            assert_eq!(text(&[b"\xFE\xFF", &big[..]].concat(), header), page);
        }
    }

    #[test]
    fn a_declaration_is_found_late_and_not_in_comments_or_scripts() {
        let late = format!("<head>{}<meta charset=windows-1251>", "<link href=/a.css>".repeat(400));
        let hidden = "<!-- <meta charset=koi8-r> --><script charset=koi8-r>'<meta charset=koi8-r>'
            </script><META http-equiv=Content-Type content='text/html; CHARSET = Windows-1251'>";
        for head in [late.as_str(), hidden] {
            let page = [head.as_bytes(), b"\xEC\xE8\xF0"].concat();
            assert_eq!(text(&page, None), format!("{head}мир"));
        }
    }

    #[test]
    fn where_header_and_page_contradict_each_other_the_bytes_decide() {
        let (russian, _, _) = encoding_rs::WINDOWS_1251
            .encode("<meta charset=windows-1251>Совет министров собрался в столице на заседание");
        assert!(text(&russian, Some("text/html; charset=iso-8859-1")).contains("Совет"));
        let (french, _, _) = WINDOWS_1252
            .encode("<meta charset=windows-1251>L’été dernier, le préfet a été reçu à déjeuner");
        assert!(text(&french, Some("text/html; charset=iso-8859-1")).contains("préfet"));
    }

    #[test]
    fn broken_places_in_utf_8_do_not_spoil_the_rest() {
        let good = "é".repeat(20);
        for (broken, read) in [
            (&b"S\xE1nchez"[..], "Sánchez"),
            (b"l\x92avis", "l’avis"),
            (b"cut\xC3 <", "cut\u{fffd} <"),
            (b"\xE2\x80 end", "\u{fffd} end"),
            (b"end\xE2\x80", "end"),
        ] {
            let page = [good.as_bytes(), broken].concat();
            assert_eq!(text(&page, Some("text/html; charset=latin1")), format!("{good}{read}"));
        }
        assert_eq!(text(b"\xC3\xA9t\xC3", Some("text/html; charset=latin1")), "ét");
    }

    #[test]
    fn control_characters_are_the_punctuation_of_windows_1252() {
        assert_eq!(text("l\u{92}avis\u{85}".as_bytes(), None), "l’avis…");
        assert_eq!(text("\u{feff}\u{feff}a\0b\u{feff}".as_bytes(), None), "ab\u{feff}");
    }

    #[test]
    fn a_page_that_was_read_twice_is_read_once_where_that_is_certain() {
        let page = "<p>L’été dernier, le préfet a été reçu à déjeuner par l’évêque.</p>";
        let (twice, _, _) = WINDOWS_1252.decode(page.as_bytes());
        let decoded = decode(twice.as_bytes(), None);
        assert_eq!(decoded.text, page);
        assert!(decoded.mended.is_some());
        // What an author wrote so, alone or beside good text, is left as it is.
        for page in ["<p>Ã© stands for é</p>", "<p>Write Ã©.</p>"] {
            assert_eq!(text(page.as_bytes(), None), page);
        }
    }
}
