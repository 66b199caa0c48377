//! From bytes to text: which charset a page is written in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How far into the page a declaration is looked for. The HTML standard asks for 1024 bytes; pages
/// with long comments or scripts in front of it are common enough to look further.
const PRESCAN: usize = 4096;

/// The page as text. What cannot be decoded becomes U+FFFD.
///
/// A byte order mark wins; then bytes that are valid UTF-8 beyond ASCII, which no other charset
/// produces by chance; then the HTTP header, the page's own declaration, and a guess.
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(bytes.get(length..).unwrap_or_default())
            .0
            .into();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return match declared(bytes, content_type) {
            // ASCII bytes can hide a seven-bit charset such as ISO-2022-JP.
            Some(encoding) if bytes.is_ascii() && !encoding.is_ascii_compatible() => {
                encoding.decode_without_bom_handling(bytes).0.into()
            }
            _ => text.to_owned(),
        };
    }
    let encoding = declared(bytes, content_type)
        .filter(|encoding| *encoding != UTF_8 || is_mostly_utf8(bytes))
        .unwrap_or_else(|| guess(bytes));
    encoding.decode_without_bom_handling(bytes).0.into()
}

fn declared(bytes: &[u8], content_type: Option<&str>) -> Option<&'static Encoding> {
    let header = content_type.and_then(charset_in);
    let head = String::from_utf8_lossy(bytes.get(..PRESCAN).unwrap_or(bytes));
    header.or_else(|| charset_in(&head)).or_else(|| xml_encoding(&head))
}

/// The label behind `charset=`; ISO-8859-1 is read as windows-1252, as browsers do.
fn charset_in(text: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    lower.match_indices("charset").find_map(|(at, found)| {
        let rest = lower.get(at + found.len()..)?.trim_start().strip_prefix('=')?;
        let label = rest.trim_start_matches([' ', '"', '\'']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        Encoding::for_label(label.get(..end.unwrap_or(label.len()))?.as_bytes())
    })
}

fn xml_encoding(head: &str) -> Option<&'static Encoding> {
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let label = declaration.split("encoding=").nth(1)?;
    Encoding::for_label(label.trim_matches(['"', '\'', ' ']).split(['"', '\'']).next()?.as_bytes())
}

/// Whether the bytes are UTF-8 with a few broken places, as pages with foreign snippets have.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let beyond_ascii = bytes.iter().filter(|byte| **byte >= 0xC0).count();
    broken * 10 <= beyond_ascii
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_believed_unless_the_bytes_say_otherwise() {
        let cases: [(&[u8], Option<&str>, &str); 8] = [
            (b"\xEF\xBB\xBF\xC3\xA9t\xC3\xA9", Some("text/html; charset=iso-8859-1"), "été"),
            (b"\xC3\xA9t\xC3\xA9", Some("text/html; charset=iso-8859-1"), "été"),
            (b"\xE9t\xE9 \x93mot\x94", Some("text/html; charset=latin1"), "été “mot”"),
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
            (b"\xFF\xFEa\x00", None, "a"),
            (b"plain", Some("text/html"), "plain"),
        ];
        for (bytes, content_type, text) in cases {
            assert_eq!(decode(bytes, content_type), text);
        }
    }
}
