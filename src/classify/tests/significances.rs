//! Each significance, with the facts and the operations that go with it. The cases stand in `cases/`:
//! a name, the language with what must be said, blocks before (`-`) and after (`+`), facts (`=`).

use super::*;
use Significance::{Cosmetic, Minor, Substantive};

const CASES: [&str; 6] = [
    include_str!("cases/typography.txt"),
    include_str!("cases/wording.txt"),
    include_str!("cases/notation.txt"),
    include_str!("cases/facts.txt"),
    include_str!("cases/presence.txt"),
    include_str!("cases/structure.txt"),
];

/// The lines of a case that begin with a sign, without it.
fn lines<'c>(case: &'c str, sign: &str) -> Vec<&'c str> {
    case.lines().filter_map(|line| line.strip_prefix(sign)?.strip_prefix(' ')).collect()
}

/// A value as the contract writes it.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

pub(super) fn shown(fact: &Fact) -> String {
    let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "∅".to_owned());
    format!("{}: {} → {}", word(fact.kind), side(&fact.before), side(&fact.after))
}

#[test]
fn every_case_is_judged_as_it_says() {
    let cases: Vec<&str> = CASES.iter().flat_map(|file| file.split("\n\n")).collect();
    assert!(cases.len() > 60);
    for case in cases {
        let head = case.lines().nth(1).unwrap();
        let (language, expected) = head.split_once(' ').unwrap();
        let (before, after) =
            (page(language, &lines(case, "-")), page(language, &lines(case, "+")));
        let verdict = judge(&before, &after, None);
        let ops: Vec<String> = verdict.changes.iter().map(|change| word(change.op)).collect();
        let told = format!("{} {}", verdict.significance.as_str(), ops.join(" "));
        assert_eq!(told, expected, "{case}\n{:?} {:?}", verdict.facts, verdict.changes);
        let facts: Vec<String> = verdict.facts.iter().map(shown).collect();
        assert_eq!(facts, lines(case, "="), "{case}");
    }
}

#[test]
fn headlines_are_judged_by_their_words() {
    let before = page("en", &[ONE]);
    for (title, significance) in [
        ("The harbour council has met", Substantive),
        ("The Harbour Council met", Cosmetic),
        ("The harbour\u{a0}council met", Cosmetic),
    ] {
        let verdict = judge(&before, &page("en", &[ONE]).titled(title), None);
        assert_eq!(verdict.significance, significance, "{title}");
        assert_eq!(verdict.changes[0].field, Field::Title);
    }
    let (old, new) = (before.clone().titled("12 boats met"), before.titled("21 boats met"));
    let facts: Vec<String> = judge(&old, &new, None).facts.iter().map(shown).collect();
    assert_eq!(facts, ["number: 12 → 21"]);
}

/// The significance and the fields of what is said of two versions.
fn said(before: &Extraction, after: &Extraction) -> (Significance, Vec<Field>) {
    let verdict = judge(before, after, None);
    (verdict.significance, verdict.changes.iter().map(|change| change.field).collect())
}

#[test]
fn notices_and_bylines_are_judged_by_their_words() {
    let base = || page("en", &[ONE]);
    let signed = |name: &str| Extraction { byline: Some(name.to_owned()), ..base() };
    let named = || base().noticed("Correction: a name was wrong.");
    let dated = || base().noticed("Correction: a date was wrong.");
    assert_eq!(said(&signed("Ana Costa"), &signed("Rui Prado")), (Minor, vec![Field::Byline]));
    assert_eq!(said(&base(), &named()), (Substantive, vec![Field::Notice]));
    assert_eq!(said(&named(), &base()), (Substantive, vec![Field::Notice]));
    assert_eq!(said(&named(), &dated()), (Substantive, vec![Field::Notice]));
    let (plain, curled) = (base().noticed("Editor's note."), base().noticed("Editor’s note."));
    assert_eq!(said(&plain, &curled), (Cosmetic, vec![Field::Notice]));
}

fn with_document(url: &str) -> Extraction {
    Extraction { attachments: vec![link("Report", url)], ..page("en", &[ONE]) }
}

fn with_picture(url: &str) -> Extraction {
    Extraction { images: vec![link("A boat", url)], ..page("en", &[ONE]) }
}

fn with_link(url: &str) -> Extraction {
    let mut page = page("en", &[ONE]);
    page.blocks[0].links = vec![link("harbour", url)];
    page
}

#[test]
fn addresses_are_judged_by_where_they_lead() {
    let (a, b) = ("https://example.org/a.pdf", "https://example.org/b.pdf");
    assert_eq!(said(&with_document(a), &with_document(b)), (Substantive, vec![Field::Attachment]));
    assert_eq!(said(&with_picture(a), &with_picture(b)), (Minor, vec![Field::Image]));
    assert_eq!(said(&with_link(a), &with_link(b)), (Minor, vec![Field::Link]));
    let (small, wide) = ("https://example.org/a-300x200.jpg", "https://example.org/a.jpg?w=640");
    let masked = "https://example.org/cdn-cgi/l/email-protection#42320227";
    for (before, after) in [
        (with_picture(small), with_picture(wide)),
        (with_link("https://example.org/a/#x"), with_link("https://example.org/a?utm_source=y")),
        (with_link("mailto:p@e"), with_link(masked)),
    ] {
        assert_eq!(said(&before, &after), (Significance::None, vec![]));
    }
}
