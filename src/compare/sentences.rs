//! Division of a text into sentences.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::blocks::BLANK;

/// Words whose dot ends no sentence, in lower case: titles of persons and the like. From the style
/// guides of the languages covered.
const ABBREVIATIONS: &str = "mm mme mlle mgr mr mrs ms dr pr prof st ste sr sra dott sig hon rep \
    sen gov gen gén col lt capt sgt maj adm amb min cf ex approx ca eg ie vs inc ltd corp dept \
    tel tél av bd éd env bzw ggf abs mio mrd tsd bspw vgl evtl inkl zzgl str hr fr dipl dña \
    excmo avda ud dhr mevr bijv drs ir ul tzw np im św płk ks ім вул проф акад див напр им ул см \
    напр";

/// Words whose dot ends no sentence before a number: "art. 5", and the short months of official
/// stamps ("17 May. 2023").
const NUMBERED: &str = "art al par para sec no nos nr num núm vol pp fig ch chap ed min max abs \
    ziff tz kap лит ст п пп рис jan janv feb fév févr mar apr avr may jun jul juil aug août sep \
    sept oct okt nov dec déc ene abr ago dic poz rozdz godz ok";

/// Beginnings of month names: a number with a dot before one of them is a German or Czech ordinal.
const MONTHS: [&str; 16] = [
    "jan", "jän", "feb", "fév", "mär", "mar", "apr", "avr", "mai", "jun", "jul", "aug", "sep",
    "okt", "nov", "dez",
];

/// The sentences of a text in order, each with the white space behind it. Joined they give the text
/// back exactly.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = next_stop(text, at) {
        if ends_sentence(text, start, &stop) {
            found.push(&text[start..stop.next]);
            start = stop.next;
        }
        at = stop.next;
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// A possible end: where its marks begin, where they and closing quotes end, where the next word is.
struct Stop {
    mark: usize,
    end: usize,
    next: usize,
}

fn next_stop(text: &str, from: usize) -> Option<Stop> {
    let mark = from + text[from..].find(|c| is_mark(c) || c == '\n')?;
    let skip = |at: usize, of: fn(char) -> bool| {
        at + text[at..].find(|c: char| !of(c)).unwrap_or(text.len() - at)
    };
    let end = skip(mark, |c| is_mark(c) || is_closing(c));
    // A French closing quote stands behind a space: "agir. » Puis".
    let spaced = skip(end, char::is_whitespace);
    let end = if text[spaced..].starts_with('»') { spaced + '»'.len_utf8() } else { end };
    Some(Stop { mark, end, next: skip(end, char::is_whitespace) })
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']')
}

fn ends_sentence(text: &str, start: usize, stop: &Stop) -> bool {
    let rest = &text[stop.next..];
    let marks = &text[stop.mark..stop.end];
    if rest.is_empty()
        || text[stop.end..stop.next].contains(BLANK)
        || marks.starts_with(['。', '！', '？'])
    {
        return true;
    }
    let stands_apart = stop.next > stop.end;
    stands_apart && begins_sentence(rest) && !is_abbreviated(&text[start..stop.mark], marks, rest)
}

fn begins_sentence(rest: &str) -> bool {
    let first =
        rest.chars().find(|c| !matches!(c, '"' | '“' | '„' | '«' | '(' | '[' | '–' | '—' | ' '));
    first.is_some_and(|c| !c.is_lowercase())
}

fn is_abbreviated(before: &str, marks: &str, rest: &str) -> bool {
    if marks != "." {
        return false;
    }
    let mut words =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '\'' | '’' | '-'));
    let word = words.next().unwrap_or_default();
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit()) && listed(NUMBERED, &lower);
    let dotted = word.contains('.') && !word.chars().any(|c| c.is_ascii_digit());
    let titled = abbreviations().contains(lower.as_str());
    initial || dotted || titled || numbered || is_ordinal(before, word, rest)
}

/// Asked at the end of every sentence, so looked up rather than read through.
fn abbreviations() -> &'static HashSet<&'static str> {
    static ALL: OnceLock<HashSet<&str>> = OnceLock::new();
    ALL.get_or_init(|| ABBREVIATIONS.split_whitespace().collect())
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// `5. Mai`, or the number of a list item at the start: `1. The Council`.
fn is_ordinal(before: &str, word: &str, rest: &str) -> bool {
    if word.is_empty() || word.len() > 2 || !word.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let next = rest.to_lowercase();
    before.trim() == word || MONTHS.iter().any(|month| next.starts_with(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn trimmed(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(str::trim).collect()
    }

    #[test]
    fn a_dot_does_not_always_end_a_sentence() {
        for (text, expected) in [
            ("M. Dupont part. Il revient.", vec!["M. Dupont part.", "Il revient."]),
            (
                "See art. 5 of the U.S. Code. It holds.",
                vec!["See art. 5 of the U.S. Code.", "It holds."],
            ),
            (
                "Es gilt z. B. Am 5. Mai beginnt es. Gut.",
                vec!["Es gilt z. B. Am 5. Mai beginnt es.", "Gut."],
            ),
            ("It cost 1.5 million. Prices rose.", vec!["It cost 1.5 million.", "Prices rose."]),
            (
                "« Non ! » a-t-il dit. « Oui. » Puis rien.",
                vec!["« Non ! » a-t-il dit.", "« Oui. »", "Puis rien."],
            ),
            ("\"We act.\" She left.", vec!["\"We act.\"", "She left."]),
            ("On 17 May. 2023 it was so. Done", vec!["On 17 May. 2023 it was so.", "Done"]),
            ("In 2023. Then more.", vec!["In 2023.", "Then more."]),
            ("1. The Council met.", vec!["1. The Council met."]),
            ("No stop at all", vec!["No stop at all"]),
            ("A heading\n\nand art.\n\n5 more.", vec!["A heading", "and art.", "5 more."]),
        ] {
            assert_eq!(trimmed(text), expected);
        }
    }

    proptest! {
        #[test]
        fn sentences_give_the_text_back(text in "\\PC{0,80}", dotted in "[A-Za-z.!? »\"]{0,60}") {
            prop_assert_eq!(sentences(&text).concat(), text);
            prop_assert_eq!(sentences(&dotted).concat(), dotted);
        }
    }
}
