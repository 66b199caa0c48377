//! The form in which two texts are equal when they differ in typography alone.

/// What some sites show to programs in place of an e-mail address (Cloudflare).
const MASK: &str = "[email protected]";

/// The text with quotation marks, apostrophes, dashes, ellipses and white space in one plain form,
/// and without characters that nobody sees: soft hyphens, zero-width characters.
///
/// Punctuation itself is kept ("1.5" is not "15"), and so is letter case.
pub fn normal(text: &str) -> String {
    if is_plain(text.as_bytes()) {
        return text.to_owned();
    }
    let plain = spaced(&text.chars().fold(String::with_capacity(text.len()), pushed_plain));
    let tight = tightened(&plain);
    tight.trim().to_owned()
}

/// Whether a text is in the plain form already, as most texts in English are.
fn is_plain(bytes: &[u8]) -> bool {
    let sign = |byte: u8| matches!(byte, b' ' | b':' | b';' | b'!' | b'?' | b'%' | b'.' | b',');
    let apart = |two: &[u8]| matches!(two, [b' ', next] if sign(*next));
    let initials = |five: &[u8]| matches!(five, [a, b'.', b' ', b, b'.'] if [a, b].iter().all(|c| c.is_ascii_alphabetic()));
    let ends = |byte: Option<&u8>| byte == Some(&b' ');
    bytes.iter().all(|byte| (b' '..=b'~').contains(byte) && *byte != b'`')
        && !bytes.windows(2).any(apart)
        && !bytes.windows(5).any(initials)
        && !ends(bytes.first())
        && !ends(bytes.last())
}

/// The plain form in lower case: for headings, whose letter case is a matter of style.
pub fn caseless(text: &str) -> String {
    normal(text).to_lowercase()
}

/// Whether two texts differ in typography alone, or in an e-mail address that one of them masks.
pub fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (normal(a), normal(b));
    a == b || (a.contains(MASK) != b.contains(MASK) && masked(&a) == masked(&b))
}

/// The text with every e-mail address in one form, masked or not.
fn masked(plain: &str) -> String {
    let short = plain.replace(MASK, "@");
    let words = short.split(' ').map(|word| {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
        if core.contains('@') { word.replace(core, "@") } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn pushed_plain(mut plain: String, c: char) -> String {
    match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        '’' | '‘' | '‛' | '′' | 'ʼ' | '`' | '´' => plain.push('\''),
        '“' | '”' | '„' | '‟' | '″' => plain.push('"'),
        '«' => plain.push_str("\"\u{1}"),
        '»' => plain.push_str("\u{2}\""),
        '‐' | '‑' | '‒' | '–' | '−' => plain.push('-'),
        '—' | '―' => plain.push_str(" - "),
        '…' => plain.push_str("..."),
        'ﬀ' => plain.push_str("ff"),
        'ﬁ' => plain.push_str("fi"),
        'ﬂ' => plain.push_str("fl"),
        c if c.is_whitespace() => plain.push(' '),
        c => plain.push(c),
    }
    plain
}

/// Single spaces, and none inside guillemets, whose inner sides `pushed_plain` has marked.
fn spaced(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            ' ' if out.ends_with([' ', '\u{1}']) => {}
            '\u{2}' => out.truncate(out.trim_end().len()),
            c => {
                if out.ends_with('\u{1}') {
                    out.pop();
                }
                out.push(c);
            }
        }
    }
    out
}

/// No space before the signs that French sets apart and others do not, behind a section sign, and
/// between the letters of an abbreviation ("z. B.").
fn tightened(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for (at, c) in plain.char_indices() {
        let rest = &plain[at + c.len_utf8()..];
        let ends = || rest.is_empty() || rest.starts_with(' ');
        match c {
            ':' | ';' | '!' | '?' | '%' => out.truncate(out.trim_end_matches(' ').len()),
            '.' | ',' if ends() && !out.ends_with(". ") => {
                out.truncate(out.trim_end_matches(' ').len());
            }
            ' ' if out.ends_with('§') || (ends_with_initial(&out) && is_initial(rest)) => continue,
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Whether a text ends with a letter alone and a full stop.
fn ends_with_initial(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next() == Some('.')
        && back.next().is_some_and(char::is_alphabetic)
        && back.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a text begins with a letter and a full stop.
fn is_initial(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_no_difference() {
        for (a, b) in [
            ("l'accord", "l’accord"),
            ("« Nous agirons »", "“Nous agirons”"),
            ("\"We act\"", "“We act”"),
            ("12\u{a0}% : oui !", "12%: oui!"),
            ("2010–2015", "2010-2015"),
            ("peace — at last", "peace – at last"),
            ("peace—at last", "peace - at last"),
            ("coop\u{ad}eration\u{200b}", "cooperation"),
            ("and so on…", "and  so on..."),
            ("z.\u{a0}B. nach §\u{202f}5", "z.B. nach §5"),
            ("les régions , puis l’État .", "les régions, puis l’État."),
        ] {
            assert_eq!(normal(a), normal(b));
        }
    }

    #[test]
    fn a_masked_address_is_any_address() {
        let masked = "Write to [email\u{a0}protected].";
        assert!(alike(masked, "Write to press@example.org."));
        assert!(!alike(masked, "Write to us."));
        assert!(!alike("Write to a@example.org.", "Write to b@example.org."));
    }

    #[test]
    fn punctuation_and_signs_are_a_difference() {
        for (a, b) in [("1.5", "15"), ("-5", "5"), ("re-sign", "resign"), ("a, b", "a b")] {
            assert_ne!(normal(a), normal(b));
        }
    }
}
