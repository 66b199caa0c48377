//! How wide a text is at the most. Nothing measures a font here: the numbers are those of DejaVu,
//! the widest of the fonts that systems fall back on, in hundredths of the font's size.

use unicode_segmentation::UnicodeSegmentation as _;

/// The width in pixels of a text at a size.
pub(super) fn width(text: &str, size: usize, bold: bool) -> usize {
    let all: usize =
        text.graphemes(true).map(|one| one.chars().map(hundredths).max().unwrap_or(0)).sum();
    let weight = if bold { 112 } else { 102 };
    (all * size * weight).div_ceil(10_000)
}

fn hundredths(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | '\'' | '’' | '|' | '.' | ',' | ':' | ';' | '!' | ' ' | '\u{a0}' => 33,
        '\u{202f}' | 'f' | 't' | '(' | ')' | '[' | ']' | '-' | '/' => 41,
        'r' => 48,
        'a' | 'c' | 'e' | 'k' | 'o' | 's' | 'v' | 'x' | 'y' | 'z' => 60,
        'm' | 'w' | 'M' | 'W' | '…' | '—' | '@' | '%' | 'Œ' | 'Æ' | 'œ' | 'æ' => 103,
        'A'..='Z' => 80,
        ' '..='\u{24f}' => 66,
        '\u{300}'..='\u{36f}' => 0,
        '\u{370}'..='\u{52f}' => 82,
        '\u{590}'..='\u{8ff}' => 74,
        '\u{2010}'..='\u{206f}' => 60,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{ff60}'
        | '\u{20000}'..='\u{3fffd}' => 102,
        '\u{1f000}'..='\u{1ffff}' => 140,
        _ => 90,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_scripts_are_wide_and_marks_take_no_room() {
        assert_eq!(width("", 40, false), 0);
        assert!(width("ill", 40, false) < width("mmm", 40, false) / 2);
        assert_eq!(width("字字", 100, false), 209);
        assert_eq!(width("e\u{301}", 100, false), width("e", 100, false));
        assert!(width("Grün", 30, true) > width("Grün", 30, false));
    }
}
