use super::*;
use crate::model::{Change, Field, Locale, Op};
use crate::report::{Sheet, samples};
use proptest::prelude::*;
use scraper::{Html, Selector};

fn texts(page: &str, selector: &str) -> Vec<String> {
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Html::parse_document(page)
        .select(&Selector::parse(selector).unwrap())
        .map(|element| words(element.text().collect()))
        .collect()
}

/// No element that runs or loads, no handler, no address outside the web.
fn is_inert(page: &str) -> bool {
    let loads = "script, img, iframe, object, embed, link, form, base, video, audio, image, use, foreignObject, animate, [src], [srcset]";
    let document = Html::parse_document(page);
    let handler = |name: &str| name.starts_with("on") || name == "action";
    let is_local = |href: &str| {
        href.starts_with("https://") || href.starts_with("http://") || href.starts_with('#')
    };
    texts(page, loads).is_empty()
        && document.tree.nodes().filter_map(|node| node.value().as_element()).all(|element| {
            element
                .attrs()
                .all(|(name, value)| !handler(name) && (name != "href" || is_local(value)))
        })
}

#[test]
fn a_sheet_tells_facts_times_dates_words_and_proof() {
    let page = sheet(&samples::sheet());
    assert_eq!(texts(&page, "h1"), ["Statement on the accident at the <north> quay"]);
    assert_eq!(texts(&page, ".badge"), ["Edited without saying so"]);
    assert_eq!(texts(&page, ".fact")[0], "Number[removed: 12] → [added: 21]");
    assert_eq!(texts(&page, ".when"), ["Edited on 19 May 2023, between 11:40 and 11:55 UTC."]);
    assert_eq!(texts(&page, ".dates tbody tr")[1], "Updatedno dateno date");
    assert_eq!(
        texts(&page, ".move"),
        ["⇅ Moved from place 7 to place 2Questions are answered by the press desk."]
    );
    assert_eq!(texts(&page, ".proof code").len(), 3);
    assert_eq!(texts(&page, ".fold"), Vec::<String>::new(), "a page shows whole passages");
    assert!(is_inert(&page));
}

#[test]
fn a_declared_edit_shows_both_stamps() {
    let page = sheet(&(&samples::declared()).into());
    assert_eq!(
        texts(&page, ".dates .moved td"),
        [
            "18 May 2023, 10:00, local timeUpdated: 18 May 2023 10:00",
            "19 May 2023, 11:52, local timeUpdated: 19 May 2023 11:52"
        ]
    );
    assert!(!page.contains("Also: "), "the table shows the date that moved");
}

#[test]
fn a_period_counts_then_shows_each_edit_and_what_else_happened() {
    let page = period(&samples::period());
    assert_eq!(texts(&page, ".numbers dd"), ["4", "2", "2", "1"]);
    assert_eq!(texts(&page, ".legend li")[0], "Edited without saying so 2");
    assert_eq!(texts(&page, ".card").len(), 4);
    assert_eq!(texts(&page, ".card:first-of-type summary"), ["5 more changes"]);
    assert_eq!(texts(&page, ".events .subject"), ["Notice to mariners", "harbour-office"]);
    assert!(is_inert(&page));
}

#[test]
fn an_empty_period_says_so() {
    let empty = crate::report::Period { revisions: vec![], events: vec![], ..samples::period() };
    assert_eq!(texts(&period(&empty), ".empty"), ["Nothing was edited in this time."]);
}

/// A page with its texts: a move, a division, a rewording, and a stretch without changes.
fn with_texts() -> Sheet {
    let old = ["a", "b", "c", "d", "e", "f", "One. Two.", "killed 12", "last"];
    let new = ["last", "a", "b", "c", "d", "e", "f", "One.", "Two.", "killed 21"];
    let divided = [('=', "One."), ('-', " "), ('+', "\n\n"), ('=', "Two.")];
    let reworded = [('=', "killed "), ('-', "12"), ('+', "21")];
    let place = |from, to, change| Change { from: Some(from), to: Some(to), ..change };
    let mut sheet = samples::sheet();
    sheet.comparison.changes = vec![
        samples::moved("last", 8, 0),
        place(6, 7, samples::replaced(Field::Body, None, &divided)),
        place(7, 9, samples::replaced(Field::Body, None, &reworded)),
    ];
    sheet.with_texts([samples::blocks(&old), samples::blocks(&new)])
}

#[test]
fn changes_stand_in_their_text_and_long_stretches_are_folded() {
    let page = sheet(&with_texts());
    assert_eq!(texts(&page, ".rows > .unchanged > summary"), ["4 unchanged passages"]);
    assert_eq!(texts(&page, ".unchanged > .kept"), ["b", "c", "d", "e"]);
    assert_eq!(texts(&page, ".rows > .kept"), ["a", "f"]);
    assert_eq!(texts(&page, ".rows h3")[1], "Paragraph 8, divided into 2");
    assert_eq!(texts(&page, ".version > summary").len(), 2);
    assert!(is_inert(&page));
}

#[test]
fn both_places_of_a_move_lead_to_each_other() {
    let page = sheet(&with_texts());
    let there = texts(&page, "#now-1");
    assert_eq!(there, ["⇅ Moved from place 9 to place 1 · see where it stoodlast"]);
    assert_eq!(texts(&page, "#was-9 a[href='#now-1']"), ["see where it stands now"]);
    assert_eq!(texts(&page, "#now-1 a[href='#was-9']").len(), 1);
}

#[test]
fn each_version_can_be_read_side_by_side() {
    let page = sheet(&with_texts());
    assert_eq!(texts(&page, ".was p:not(.side)"), ["One. Two.", "killed [removed: 12]"]);
    assert_eq!(texts(&page, ".now p:not(.side)"), ["One.[added: ¶]Two.", "killed [added: 21]"]);
    let views = texts(&page, "fieldset.views label");
    assert_eq!(views, ["In the text", "Side by side"]);
    assert_eq!(texts(&page, "input[type=radio][name=view]").len(), 2);
}

#[test]
fn texts_that_were_read_anew_are_not_shown_as_compared() {
    let mut one = with_texts();
    let texts = one.texts.take().unwrap();
    one.comparison.changes[2].from = Some(3);
    assert_eq!(one.with_texts(texts).texts, None);
}

#[test]
fn a_page_has_its_landmarks_and_its_language() {
    let page = sheet(&with_texts());
    for selector in ["html[lang=en]", "main#content", "header.masthead", "footer", "a.skip", "h1"] {
        assert_eq!(texts(&page, selector).len(), 1, "{selector}");
    }
    let french = sheet(&Sheet { locale: Locale::Fr, ..with_texts() });
    assert_eq!(texts(&french, "html[lang=fr]").len(), 1);
    assert_eq!(texts(&french, ".badge"), ["Modifié sans le signaler"]);
    assert_eq!(texts(&french, ".unchanged > summary"), ["4 passages inchangés"]);
    assert_eq!(texts(&french, ".fact")[0], "Nombre[supprimé : 12] → [ajouté : 21]");
    let words = texts(&french, "main").concat();
    for english in ["Edited", "Before", "After", "Paragraph ", "unchanged"] {
        assert!(!words.contains(english), "{english}");
    }
}

#[test]
fn many_facts_are_folded() {
    let mut many = samples::sheet();
    many.comparison.facts = vec![many.comparison.facts[0].clone(); 12];
    let page = sheet(&many);
    assert_eq!(texts(&page, ".others > summary"), ["3 more facts"]);
    assert_eq!(texts(&page, ".fact").len(), 12);
}

#[test]
fn a_period_has_its_timeline_its_tables_and_links_where_there_are_pages() {
    let week = samples::period();
    let page = period(&week);
    assert_eq!(
        texts(&page, "svg[role=img][aria-label] g title"),
        ["19 May 2023, 06:00 UTC: 4 edits"]
    );
    assert_eq!(texts(&page, "svg rect").len(), 3);
    let rows = texts(&page, "section[aria-labelledby=verdicts] tbody tr");
    assert_eq!(
        rows,
        ["Edited without saying so2002", "Edit declared0101", "Only the date changed0011"]
    );
    assert_eq!(texts(&page, ".more").len(), 0);
    let linked = crate::report::Period { pages: Some("/revisions/".to_owned()), ..week };
    assert_eq!(texts(&period(&linked), ".more a[href^='/revisions/01890a5d']").len(), 4);
}

#[test]
fn an_hour_is_no_timeline_and_a_few_edits_come_before_their_counts() {
    let until = samples::at("2023-05-19T12:30:00Z");
    let hour = crate::report::Period { since: None, until, ..samples::period() };
    let page = period(&hour);
    assert_eq!(texts(&page, "svg").len(), 0);
    assert!(page.find("id=\"edits\"") < page.find("id=\"verdicts\""));
}

#[test]
fn a_french_period_is_french() {
    let week = crate::report::Period { locale: Locale::Fr, ..samples::period() };
    let page = period(&week);
    assert_eq!(
        texts(&page, ".numbers dt"),
        ["modifications", "sans le signaler", "substantielles", "page retirée"]
    );
    assert_eq!(texts(&page, ".events .kicker")[0], "Retiré · harbour-office");
    assert!(texts(&page, ".span")[0].starts_with("Du 15 mai 2023 à 0 h 00 UTC au 22 mai 2023"));
}

/// The colours of a theme: the first block of the style sheet, or the one for the dark.
fn colours(block: usize) -> std::collections::BTreeMap<String, [f64; 3]> {
    let root = STYLE.split(":root {").nth(block + 1).unwrap().split('}').next().unwrap();
    let channel = |hex: &str| {
        let value = f64::from(u8::from_str_radix(hex, 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let entries =
        root.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    entries
        .map(|(name, hex)| (name.to_owned(), [0, 2, 4].map(|at| channel(&hex[at..at + 2]))))
        .collect()
}

/// WCAG 2: the contrast of two colours, 1 to 21.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let light = |[r, g, b]: [f64; 3]| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

#[test]
fn words_are_read_in_the_light_and_in_the_dark() {
    for theme in [0, 1] {
        let of = colours(theme);
        let pairs = [
            ("ink", "paper"),
            ("ink", "card"),
            ("soft", "paper"),
            ("soft", "card"),
            ("link", "paper"),
            ("new", "new-bg"),
            ("gone", "gone-bg"),
            ("paper", "ink"),
            ("stealth", "paper"),
            ("backdated", "paper"),
            ("undetermined", "paper"),
            ("declared", "paper"),
            ("stamp-only", "paper"),
            ("none", "paper"),
        ];
        for (ink, ground) in pairs {
            let contrast = contrast(of[ink], of[ground]);
            assert!(contrast >= 4.5, "{ink} on {ground} in theme {theme}: {contrast:.2}");
        }
    }
}

proptest! {
    /// Whatever a publisher writes, it is text in the report and nothing else.
    #[test]
    fn no_text_from_outside_becomes_markup(text in "(<script>|\"|'|>|</style>|javascript:|https://|&|[a-z ]|\\PC){0,40}") {
        let mut sheet = samples::sheet();
        sheet.title.clone_from(&text);
        sheet.url = Some(text.clone());
        sheet.language = Some(text.clone());
        sheet.from.url = Some(text.clone());
        sheet.texts = Some([samples::blocks(&[&text]), samples::blocks(&["a", &text])]);
        sheet.comparison.changes = [Field::Title, Field::Link, Field::Stamp]
            .map(|field| Change {
                field, op: Op::Insert, before: None, after: Some(text.clone()), from: None, to: None, words: vec![],
            })
            .to_vec();
        let page = super::sheet(&sheet);
        prop_assert!(is_inert(&page), "{page}");
        prop_assert_eq!(texts(&page, "style").len(), 1);
    }
}
