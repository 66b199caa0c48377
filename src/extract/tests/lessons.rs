//! What real pages taught, told with invented ones.

use super::{read, texts};

const FIRST: &str = "Le Conseil a décidé de prolonger la mission déployée sur la rive orientale.";
const SECOND: &str = "La mission compte 140 observateurs venus de neuf pays membres du Conseil.";
use crate::model::Verdict;

/// Long enough to be prose wherever it stands.
fn prose(topic: &str, sentences: usize) -> String {
    let sentence =
        format!("The council of {topic} heard the report on the river and its bridges. ");
    format!("<p>{}</p>", sentence.repeat(sentences))
}

fn body(content: &str) -> String {
    format!("<html lang=\"en\"><head><title>The river</title></head><body>{content}</body></html>")
}

fn holds(html: &str, words: &str) -> bool {
    texts(&read(html)).iter().any(|text| text.contains(words))
}

#[test]
fn a_page_without_its_end_tags_is_whole_and_a_cut_one_is_not() {
    let page = format!("<html><body><div><h1>The river</h1><div>{}", prose("Lacs", 4));
    let scripted = format!("{page}<script src=\"/a.js\"></script>\n");
    assert_eq!(read(&scripted).quality.verdict, Verdict::Article);
    for cut in ["<p>The council then", "<p class=\"te", "<script>var a = '<p>';"] {
        assert_eq!(read(&format!("{page}{cut}")).quality.verdict, Verdict::Truncated, "{cut}");
    }
}

#[test]
fn a_missing_page_says_so_in_few_words() {
    let page = "<html><head><title>Les Lacs</title></head><body><div><p>Nous n'avons pas trouvé la \
                page que vous recherchez.</p><p>Besoin d'aide ?</p></div></body></html>";
    assert_eq!(read(page).quality.verdict, Verdict::Soft404);
}

#[test]
fn text_before_a_late_headline_stays() {
    let page = body(&format!(
        "<article>{}<h2>The river</h2>{}</article>",
        prose("Rive", 3),
        prose("Lacs", 9)
    ));
    assert!(holds(&page, "council of Rive"));
}

#[test]
fn a_cookie_layer_has_a_headline_of_its_own() {
    let page = body(&format!(
        "<div class=\"modal modal-cookies\"><h1>Our cookies</h1>{}</div>\
         <div><h1>The river</h1>{}</div>",
        prose("Cookies", 3),
        prose("Lacs", 9)
    ));
    assert!(!holds(&page, "council of Cookies"));
    assert_eq!(read(&page).title.as_deref(), Some("The river"));
}

#[test]
fn a_paragraph_beside_the_container_stays() {
    let page = body(&format!(
        "<div class=\"page\"><h1>The river</h1><div class=\"part\">{}</div><p>{FIRST} {SECOND}</p></div>",
        prose("Lacs", 90)
    ));
    assert!(holds(&page, FIRST));
    assert!(holds(&page, SECOND));
}

#[test]
fn the_items_of_a_list_are_no_teasers() {
    let item = |name: &str| {
        format!(
            "<div class=\"item\"><h3><a href=\"https://shop.example/{name}\">{name}</a></h3>\
             <p>The {name} crosses the river at its widest place and carries two lanes of road.</p></div>"
        )
    };
    let page = body(&format!(
        "<article><h1>The bridges</h1>{}{}{}</article>",
        prose("Lacs", 9),
        item("Northbridge"),
        item("Southbridge")
    ));
    assert!(holds(&page, "The Northbridge crosses"));
}
