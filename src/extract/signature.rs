//! The names in a signature: `By Ada Bell and Tom Reed | Harbour News` is `Ada Bell, Tom Reed`.

use super::dom::fold;

/// What stands before a name, folded. The longest are tried first.
const LABELS: [&str; 42] = [
    "geschrieben von",
    "verfasst von",
    "ein beitrag von",
    "article written by",
    "medically reviewed by",
    "contributed by",
    "published by",
    "authored by",
    "written by",
    "posted by",
    "created by",
    "article by",
    "recipe by",
    "story by",
    "words by",
    "guest post by",
    "text by",
    "redige par",
    "propos recueillis par",
    "publicado por",
    "escrito por",
    "scritto da",
    "a cura di",
    "geschreven door",
    "author(s)",
    "authors",
    "author",
    "autoren",
    "autorin",
    "autores",
    "autore",
    "autor",
    "auteurs",
    "auteur",
    "автор",
    "texte",
    "text",
    "by",
    "par",
    "von",
    "por",
    "door",
];

/// Words that join two names, and none that is part of one.
const JOINS: [&str; 7] = ["and", "und", "et", "y", "og", "och", "и"];

/// Words by which a short line is something else than a name; folded.
const NO_NAMES: [&str; 40] = [
    "updated",
    "published",
    "posted",
    "share",
    "follow",
    "comments",
    "comment",
    "subscribe",
    "advertisement",
    "watch",
    "read",
    "reading",
    "view",
    "results",
    "login",
    "menu",
    "home",
    "search",
    "minutes",
    "min",
    "ago",
    "by",
    "von",
    "par",
    "image",
    "photo",
    "foto",
    "copyright",
    "click",
    "email",
    "print",
    "about",
    "more",
    "our",
    "your",
    "editorial",
    "disclosure",
    "affiliate",
    "facebook",
    "twitter",
];

/// A signature as it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signed {
    /// The names, joined by commas.
    pub(super) names: String,
    /// Whether a label stood before them.
    pub(super) labelled: bool,
}

/// The names in a signature; `None` where there are none.
pub(super) fn read(raw: &str) -> Option<Signed> {
    let (rest, labelled) = without_label(raw);
    let names = people(rest)?;
    Some(Signed { names, labelled })
}

/// Whether a text is nothing but a label: the name stands in the next line.
pub(super) fn is_label(text: &str) -> bool {
    let folded = fold(text);
    LABELS.contains(&folded.trim_end_matches([':', ' ']))
}

/// Whether a line begins with a word that stands before a name.
pub(super) fn begins_with_label(line: &str) -> bool {
    without_label(line).1
}

fn without_label(raw: &str) -> (&str, bool) {
    let trimmed = raw.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    for label in LABELS {
        let mut chars = trimmed.char_indices();
        let end = chars.by_ref().nth(label.chars().count()).map(|(at, _)| at);
        let Some((head, rest)) = end.and_then(|end| trimmed.split_at_checked(end)) else {
            continue;
        };
        if fold(head) == label && rest.starts_with([' ', ':', '\u{a0}']) {
            return (rest.trim_start_matches([' ', ':', '\u{a0}']), true);
        }
    }
    (raw, false)
}

/// The names in a text, joined by commas: those of its first part that has any.
pub(super) fn people(text: &str) -> Option<String> {
    let parts = text.split(['|', '·', '•', '\n', '–', '—', '→']);
    parts.flat_map(|part| part.split(" - ")).find_map(|part| {
        let names = names(part);
        (!names.is_empty()).then(|| names.join(", "))
    })
}

fn names(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in joined(&without_signs(text)).split([',', ';']) {
        let words = part.split_whitespace().filter(|word| !is_address(word));
        let name = words.collect::<Vec<_>>().join(" ");
        let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')'));
        let name = name.trim_start_matches(['.', ' ']);
        if name.chars().any(|c| c.is_ascii_digit()) {
            break;
        }
        if is_name(name) && !out.iter().any(|known| known == name) {
            out.push(name.to_owned());
        }
    }
    out
}

/// Commas for the words between two names.
fn joined(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::new();
    for (at, word) in words.iter().enumerate() {
        let between = at > 0 && at + 1 < words.len();
        if between && (*word == "&" || JOINS.contains(&fold(word).as_str())) {
            out.push(',');
        } else {
            out.push(' ');
            out.push_str(word);
        }
    }
    out
}

/// Without the sign of an editor, `(abe)`, and the source of a picture, `(Image: Harbour)`.
fn without_signs(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(['(', '[']) {
        let (inner, after) = behind.split_once([')', ']']).unwrap_or((behind, ""));
        out.push_str(before);
        let named = inner.starts_with(char::is_uppercase) && !inner.contains(':');
        if named {
            out.extend(["(", inner, ")"]);
        }
        rest = after;
    }
    out + rest
}

fn is_address(word: &str) -> bool {
    word.contains('@') || word.contains("://") || word.starts_with("www.")
}

/// A few words, no sentence, nothing that only looks like a name.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let folded = fold(name);
    let other = || {
        let mut words =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.any(|word| NO_NAMES.contains(&word))
    };
    (1..=8).contains(&words)
        && name.chars().count() >= 2
        && name.chars().any(char::is_alphabetic)
        && !(words > 5 && name.ends_with('.'))
        && !name.ends_with(['?', '!', '…'])
        && !LABELS.contains(&folded.as_str())
        && !other()
}

/// Whether names are written as those of persons: two to five words, each begun with a capital but
/// for particles.
pub(super) fn is_person(names: &str) -> bool {
    let first = names.split(", ").next().unwrap_or(names);
    let words: Vec<&str> = first.split_whitespace().collect();
    let capital = |word: &&str| !word.starts_with(char::is_lowercase) || word.chars().count() <= 3;
    (2..=5).contains(&words.len())
        && words.iter().all(capital)
        && first.starts_with(|c: char| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_signatures() {
        for (line, names) in [
            ("By Ada Bell", "Ada Bell"),
            ("By Ada Bell and Tom Reed", "Ada Bell, Tom Reed"),
            ("Von Ada Bell, Tom Reed & Eva Lund", "Ada Bell, Tom Reed, Eva Lund"),
            ("Written by: Ada Bell, Ph.D.", "Ada Bell, Ph.D."),
            ("Ada Bell | Harbour News", "Ada Bell"),
            ("By Ada Bell · 3 May 2023 · 5 min read", "Ada Bell"),
            ("by Ada Bell, 3 May 2023", "Ada Bell"),
            ("Ada Bell (abe)", "Ada Bell"),
            ("Ada Bell (The Quay)", "Ada Bell (The Quay)"),
            ("Dec. 19, 2025 · Ada Bell", "Ada Bell"),
            (
                "Ada Bell, Tom Reed, Eva Lund, Ida Vik, Per Moe, Liv Dahl",
                "Ada Bell, Tom Reed, Eva Lund, Ida Vik, Per Moe, Liv Dahl",
            ),
            ("By Ada Bell ada@example.org @ada", "Ada Bell"),
            ("Автор: Ада Белл", "Ада Белл"),
            ("Ada Bell og Tom Reed", "Ada Bell, Tom Reed"),
            ("Byron Bell", "Byron Bell"),
        ] {
            assert_eq!(read(line).map(|signed| signed.names).as_deref(), Some(names), "{line}");
        }
    }

    #[test]
    fn what_is_no_name_is_none() {
        for line in [
            "",
            "By",
            "Author",
            "Last Updated",
            "Published by",
            "3 May 2023",
            "https://example.org/ada",
            "The works on the quay ended two weeks early.",
            "Read more about our process",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
        assert!(is_person("Ada van Bell") && !is_person("Ada") && !is_person("Themen bearbeiten"));
        assert!(is_label("Written by:") && !is_label("Written by Ada"));
    }
}
