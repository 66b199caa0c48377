//! Pages read whole: the founding case, plain pages, furniture that never stands still.

use proptest::prelude::*;

use super::{Hints, Page, Profiles, extract};
use crate::model::{Extraction, Origin, Verdict};

fn read_at(url: &str, html: &str) -> Extraction {
    let page = Page { bytes: html.as_bytes(), content_type: Some("text/html; charset=utf-8"), url };
    extract(&page, &Hints::default(), Profiles::builtin())
}

fn read(html: &str) -> Extraction {
    read_at("https://lacs.example/fr/a.htm", html)
}

fn texts(read: &Extraction) -> Vec<&str> {
    read.blocks.iter().map(|block| block.text.as_str()).collect()
}

const FIRST: &str = "Le Conseil a décidé de prolonger la mission déployée sur la rive orientale.";
const SECOND: &str = "La mission compte 140 observateurs venus de neuf pays membres du Conseil.";

fn founding(language: &str, label: &str, number: &str) -> String {
    format!(
        "<html lang=\"{language}\"><head><title>Déclaration</title></head><body>\
         <nav><ul><li><a href=\"/\">Accueil</a></li></ul></nav>\
         <h1>Déclaration sur la mission des Lacs</h1><ul><li>17 May. 2023 -</li><li>|</li>{number}\
         <li>{label}: 19 May. 2023 11:52</li></ul>\
         <section class=\"content\"><p>{FIRST}</p><p>{SECOND}</p></section>\
         <footer><p>© 2023 Conseil</p></footer></body></html>"
    )
}

#[test]
fn the_founding_case_in_four_languages() {
    let labels = [
        ("fr", "Mis à jour le"),
        ("en", "Last updated"),
        ("uk", "Останнє оновлення"),
        ("ru", "Последнее обновление"),
    ];
    let numbers =
        ["", "<li>Communiqué de presse (2023) 120</li><li>Issued on 17 May. 2023</li><li>|</li>"];
    let addresses =
        ["https://lacs.example/a.htm", "https://www.nato.int/cps/fr/natohq/news_195550.htm"];
    for (language, label) in labels {
        for (number, url) in numbers.into_iter().flat_map(|n| addresses.map(|url| (n, url))) {
            let read = read_at(url, &founding(language, label, number));
            let published = read.published.as_ref().unwrap();
            assert_eq!(published.value.to_string(), "2023-05-17", "{language} {number}");
            assert_eq!(published.origin, Origin::Text);
            let updated = read.updated.as_ref().unwrap();
            assert_eq!(updated.value.to_string(), "2023-05-19T11:52", "{language} {number}");
            assert_eq!(texts(&read), [FIRST, SECOND], "{language} {number}");
            assert_eq!(read.title.as_deref(), Some("Déclaration sur la mission des Lacs"));
        }
    }
}

#[test]
fn a_plain_page_keeps_all_its_paragraphs() {
    let page = format!(
        "<html><body><div id=\"top\"><a href=\"/\">Home</a> | <a href=\"/c\">Contact</a></div>\
         <h1>Council statement</h1><p>Published on 17 May 2023</p><p>{FIRST}</p><p>Short.</p>\
         <ul><li>one item</li><li>12 boats</li></ul>\
         <table><tr><th>Year</th><th>Boats</th></tr><tr><td>2022</td><td>12</td></tr></table>\
         <p>{SECOND}</p><div class=\"related\"><h3>Related</h3><ul><li><a href=\"/x\">Other news</a>\
         </li></ul></div><div class=\"counter\">1 234 visits</div></body></html>"
    );
    let read = read(&page);
    let expected = [FIRST, "Short.", "one item", "12 boats", "Year | Boats", "2022 | 12", SECOND];
    assert_eq!(texts(&read), expected);
    assert_eq!(read.quality.verdict, Verdict::Article);
}

#[test]
fn a_date_in_a_sentence_is_text() {
    let sentence = "Le plan, mis à jour le 3 mai 2023 par la commission, prévoit 12 stations.";
    let read = read(&founding("fr", "Mis à jour le", "").replace(SECOND, sentence));
    assert_eq!(texts(&read), [FIRST, sentence]);
    assert_eq!(read.updated.unwrap().value.to_string(), "2023-05-19T11:52");
}

#[test]
fn metadata_gives_stamps_that_the_page_does_not_show() {
    let page = format!(
        "<html lang=\"en\"><head><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\
         \"headline\":\"A bridge\",\"datePublished\":\"2023-05-17T09:00:00+02:00\",\
         \"dateModified\":\"2023-05-19T11:52:00+02:00\"}}</script></head><body><article>\
         <h1>A bridge</h1><p>{FIRST}</p></article></body></html>"
    );
    let read = read(&page);
    let updated = read.updated.unwrap();
    assert_eq!(updated.value.to_string(), "2023-05-19T11:52:00+02:00");
    assert_eq!(updated.origin, Origin::JsonLd);
    assert_eq!(read.published.unwrap().origin, Origin::JsonLd);
}

#[test]
fn what_is_not_the_article_is_said_so() {
    for (page, verdict) in [
        ("", Verdict::Empty),
        ("<html><body></body></html>", Verdict::Empty),
        (
            "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>",
            Verdict::Block,
        ),
        (
            "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1><p>Reference #18.2</p></body></html>",
            Verdict::Block,
        ),
        (
            "<html><body><h1>Page introuvable</h1><p>La page demandée n'existe pas.</p></body></html>",
            Verdict::Soft404,
        ),
        (
            "<html><body><h1>Site en maintenance</h1><p>Revenez plus tard.</p></body></html>",
            Verdict::Maintenance,
        ),
        (
            "<html><body><div><p>A first paragraph of an article that is cut off in the mid",
            Verdict::Truncated,
        ),
    ] {
        assert_eq!(read(page).quality.verdict, verdict, "{page}");
    }
}

/// Furniture that is different at every request.
fn furniture() -> impl Strategy<Value = String> {
    (0..9999_u32, "[a-z]{4,9}", 0..5_usize).prop_map(|(number, word, teasers)| {
        let teaser = format!("<li><a href=\"/{word}\">{word} {number}</a></li>");
        let teasers = teaser.repeat(teasers);
        format!(
            "<aside><h2>Most read</h2><ul>{teasers}</ul></aside>\
             <div class=\"visitor-counter\">{number} visits</div>\
             <div class=\"ad-slot\" id=\"{word}\">{word} for {number} crowns</div>"
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn furniture_does_not_touch_the_text(one in furniture(), other in furniture()) {
        let page = |furniture: &str| founding("fr", "Mis à jour le", "").replace("<footer>", &format!("{furniture}<footer>"));
        let (one, other) = (read(&page(&one)), read(&page(&other)));
        prop_assert_eq!(&one.blocks, &other.blocks);
        prop_assert_eq!(texts(&one), [FIRST, SECOND]);
        prop_assert_eq!(one.stamps, other.stamps);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let page = Page { bytes: &bytes, content_type: None, url: "https://lacs.example/" };
        let read = extract(&page, &Hints::default(), Profiles::builtin());
        prop_assert!(read.blocks.iter().all(|block| !block.text.is_empty()));
    }

    #[test]
    fn no_tags_panic(tags in proptest::collection::vec("</?(div|p|table|tr|td|ul|li|a|h1|time|script|section|article)( class=\"[a-z]{2,8}\")?>|[a-zé0-9. ]{0,20}", 0..60)) {
        let read = read(&tags.concat());
        prop_assert!(read.quality.score <= 1.0);
    }
}
