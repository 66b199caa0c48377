use super::*;
use crate::model::{Change, Field, Op};
use crate::report::samples;
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

proptest! {
    /// Whatever a publisher writes, it is text in the report and nothing else.
    #[test]
    fn no_text_from_outside_becomes_markup(text in "(<script>|\"|'|>|</style>|javascript:|https://|&|[a-z ]|\\PC){0,40}") {
        let mut sheet = samples::sheet();
        sheet.title.clone_from(&text);
        sheet.url = Some(text.clone());
        sheet.language = Some(text.clone());
        sheet.from.url = Some(text.clone());
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
