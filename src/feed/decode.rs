//! Bytes to text: which charset it is.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into the text an XML declaration is looked for.
const DECLARATION_WITHIN: usize = 1024;

/// The text of a feed. What says the charset, in this order: a byte order mark, the bytes
/// themselves where they are UTF-8 or UTF-16, the HTTP header, the XML declaration, a guess.
///
/// A declared charset that the bytes contradict is not believed.
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.trim_start_matches('\u{feff}').into();
    }
    if let Some(encoding) = utf16_by_its_zeros(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let declared = [content_type.and_then(charset_of_header), charset_of_declaration(bytes)];
    let stateful = declared.contains(&Some(encoding_rs::ISO_2022_JP));
    if !stateful && let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let believable = declared.into_iter().flatten().find_map(|encoding| strictly(encoding, bytes));
    believable.unwrap_or_else(|| guess(bytes))
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// UTF-8 with a few broken bytes, or whatever the bytes look like.
fn guess(bytes: &[u8]) -> String {
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let foreign = lossy.chars().filter(|c| !c.is_ascii()).count();
    if foreign > 2 * broken {
        return lossy.into_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// A feed begins with ASCII: every second byte is zero in UTF-16.
fn utf16_by_its_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<' | b'{' | b' ' | b'\n', 0, ..] => Some(UTF_16BE),
        [b'<' | b'{' | b' ' | b'\n', 0, _, 0, ..] => Some(UTF_16LE),
        _ => None,
    }
}

fn charset_of_header(content_type: &str) -> Option<&'static Encoding> {
    let parameters = content_type.split(';').skip(1);
    let charset = parameters.filter_map(|part| part.split_once('='));
    let (_, value) =
        charset.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    known(value)
}

fn charset_of_declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let declaration = head.get(head.find("<?xml")?..)?;
    let declaration = declaration.get(..declaration.find("?>")?)?;
    let value = declaration.get(declaration.find("encoding")? + "encoding".len()..)?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    known(value.get(1..)?.split(quote).next()?)
}

/// The charset of a label. UTF-16 is not among them: bytes of UTF-16 have shown themselves before
/// anything declared is asked.
fn known(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']);
    let encoding = Encoding::for_label(label.as_bytes())?;
    let single = encoding != UTF_16LE && encoding != UTF_16BE;
    Some(if single { encoding } else { UTF_8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(label: &str, text: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    }

    #[test]
    fn the_charset_is_found_wherever_it_is_said() {
        let text = "<?xml version='1.0' encoding='windows-1251'?><rss>Сообщение</rss>";
        let header = Some("text/xml; Charset=\"windows-1251\"");
        assert_eq!(decode(&encoded("windows-1251", text), None), text);
        assert_eq!(decode(&encoded("windows-1251", &text[44..]), header), text[44..]);
        assert_eq!(decode(&[b"\xEF\xBB\xBF\xEF\xBB\xBF", text.as_bytes()].concat(), header), text);
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        for (mark, swap) in [(true, true), (true, false), (false, true), (false, false)] {
            let units = "\u{feff}<rss>é</rss>".encode_utf16().skip(usize::from(!mark));
            let bytes: Vec<u8> = units
                .flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            assert_eq!(decode(&bytes, None), "<rss>é</rss>");
        }
    }

    #[test]
    fn a_charset_that_the_bytes_contradict_is_not_believed() {
        let text = "<?xml version='1.0' encoding='ISO-8859-1'?><rss>déjà vu</rss>";
        assert_eq!(decode(text.as_bytes(), None), text);
        let text = "<?xml version='1.0' encoding='utf-16'?><rss>déjà vu</rss>";
        assert_eq!(decode(text.as_bytes(), None), text);
        let latin = "<rss>Les ministres ont été reçus à l’Élysée, où la déclaration</rss>";
        assert_eq!(decode(&encoded("windows-1252", latin), Some("text/xml; charset=utf-8")), latin);
    }

    #[test]
    fn one_broken_byte_does_not_break_the_rest() {
        let bytes = ["<rss>Київ ".as_bytes(), b"\xff", " Львів</rss>".as_bytes()].concat();
        assert_eq!(decode(&bytes, None), "<rss>Київ \u{fffd} Львів</rss>");
    }
}
