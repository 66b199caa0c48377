use super::*;
use crate::model::{Field, Locale};
use crate::report::samples::{self, replaced};
use proptest::prelude::*;

/// The texts of the picture's elements, and whether it is XML at all.
fn texts(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut texts = vec![String::new()];
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return texts,
            quick_xml::events::Event::Start(start) if start.name().as_ref() == "text" => {
                texts.push(String::new());
            }
            quick_xml::events::Event::Text(text) => {
                texts.last_mut().unwrap().push_str(&text);
            }
            quick_xml::events::Event::GeneralRef(name) => {
                let known = quick_xml::escape::resolve_xml_entity(&name).unwrap();
                texts.last_mut().unwrap().push_str(known);
            }
            _ => {}
        }
    }
}

#[test]
fn a_card_tells_who_what_how_and_when() {
    let svg = card(&samples::sheet());
    assert_eq!(
        texts(&svg)[1..],
        [
            "harbour-office",
            "Statement on the accident at the <north>",
            "quay",
            "Lead, reworded",
            "The ferry struck the quay at low water. 12 21 people were",
            "hurt.",
            "Edited without saying so",
            "Substantive change",
            "Edited on 19 May 2023, between 11:40 and 11:55 UTC.",
            "Corrigenda",
        ]
    );
    assert!(svg.contains("text-decoration=\"line-through\">12</tspan>"), "{svg}");
}

#[test]
fn the_words_around_the_fact_are_shown() {
    let mut sheet = samples::sheet();
    let runs = [
        ('-', "Old"),
        ('+', "New"),
        (
            '=',
            " words, and many more of them stand here before the number of people is told, which is ",
        ),
        ('-', "12"),
        ('+', "21"),
        ('=', "."),
    ];
    sheet.comparison.changes = vec![replaced(Field::Body, Some(0), &runs)];
    let told = texts(&card(&sheet))[5..7].join("|");
    assert_eq!(
        told,
        "… before the number of people is told, which is 12 21.|Edited without saying so"
    );
}

#[test]
fn a_card_speaks_french_and_says_where_nothing_changed() {
    let mut sheet = Sheet { locale: Locale::Fr, ..samples::sheet() };
    sheet.comparison.changes.clear();
    let told = texts(&card(&sheet)).join("|");
    assert!(told.contains("Le contenu a changé, et rien sur la page ne le signale."), "{told}");
    assert!(told.contains("Modifié sans le signaler") && told.contains("Changement substantiel"));
}

#[test]
fn what_is_written_from_the_right_stands_at_the_right() {
    let sheet = Sheet { title: "بيان مجلس الميناء".to_owned(), ..samples::sheet() };
    assert!(card(&sheet).contains("direction=\"rtl\""));
    assert!(!card(&samples::sheet()).contains("direction=\"rtl\""));
}

proptest! {
    /// Whatever a publisher writes, the picture is well-formed and loads nothing.
    #[test]
    fn no_text_from_outside_becomes_markup(text in "(<script>|\"|'|>|]]>|&|\u{b}|\u{ffff}|[a-z ]|\\PC){0,60}") {
        let mut sheet = samples::sheet();
        sheet.title.clone_from(&text);
        sheet.source = Some(text.clone());
        sheet.language = Some(text.clone());
        sheet.comparison.summary.clone_from(&text);
        sheet.comparison.facts[0].after = Some(text.clone());
        sheet.comparison.changes[1].after = Some(text.clone());
        sheet.comparison.changes[1].words[2].text.clone_from(&text);
        let svg = card(&sheet);
        prop_assert!(!texts(&svg).is_empty());
        prop_assert!(!svg.contains("<script") && !svg.contains("href"));
        prop_assert_eq!(svg.matches("<svg").count(), 1);
    }
}
