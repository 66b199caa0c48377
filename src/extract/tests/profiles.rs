//! The profiles of single sites, on invented pages in the structure of theirs.

use super::*;

/// A page as captured on a day, or on a day that nobody knows.
fn captured(html: &str, url: &str, day: Option<&str>) -> Explained {
    let page = Page { bytes: html.as_bytes(), content_type: None, url };
    let at = day.map(|day| format!("{day}T12:00:00Z").parse().unwrap());
    let hints = Hints { captured_at: at, ..Hints::default() };
    explain(&page, &hints, Profiles::builtin())
}

fn era(explained: &Explained) -> &str {
    &explained.notes.iter().find(|note| note.rule == "profile").unwrap().text
}

/// NATO's page until 2025: a list of stamps between the headline and the section of the text.
const NATO_OLD: &str = "<html><body><div id='page'><h1>The bridge</h1>
    <ul><li>17 May. 2023 -</li><li>|</li><li>Mis à jour le: 19 May. 2023 11:52</li></ul>
    <section class='content'><p>Le conseil regrette que le pont soit fermé depuis le 2 mai 2023.</p>
    <p>Il appelle à la retenue.</p></section>
    <section class='related'><p>Le conseil se réunit à nouveau en juin, a dit sa présidente.</p></section>
    </div></body></html>";

/// An invented page at the addresses since 2025: nothing in it is named as before.
const NATO_NEW: &str = "<html lang='en'><body><main><div class='hero'><h1>The bridge</h1><p>19 Sep. 2025</p></div>
    <div class='text'><p>The council regrets that the bridge was closed on 2 May 2023.</p>
    <p>It asks for restraint, and meets again in June to speak about the works.</p></div></main></body></html>";

const OLD_ADDRESS: &str = "https://www.nato.int/cps/fr/natohq/news_1.htm";
const NEW_ADDRESS: &str =
    "https://www.nato.int/en/news-and-events/articles/news/2025/09/19/the-bridge";

#[test]
fn nato_is_read_by_the_rules_of_the_capture_or_of_the_page() {
    let newest = "nato, rules from 2025-09-01";
    for (html, url, day, name) in [
        (NATO_OLD, OLD_ADDRESS, Some("2023-05-19"), "nato, oldest rules"),
        (NATO_OLD, OLD_ADDRESS, None, "nato, oldest rules"),
        (NATO_NEW, NEW_ADDRESS, Some("2025-09-19"), newest),
        (NATO_NEW, NEW_ADDRESS, None, newest),
    ] {
        let explained = captured(html, url, day);
        let read = &explained.extraction;
        assert_eq!(era(&explained), name, "{url} {day:?}");
        assert_eq!(read.title.as_deref(), Some("The bridge"));
        assert_eq!(read.blocks.len(), 2, "{:?}", texts(read));
        assert!(read.published.is_some());
    }
}

#[test]
fn a_nato_document_and_its_language_are_one_article_at_all_addresses_of_an_era() {
    let of = |url: &str| {
        let read = Extraction { url: url.to_owned(), ..Extraction::default() };
        identity(&read, Profiles::builtin())
    };
    let base = "https://www.nato.int";
    let english = of(NEW_ADDRESS);
    assert_eq!(english, of(&format!("{NEW_ADDRESS}?selectedLocale=")));
    let french = of(&NEW_ADDRESS.replace("/en/", "/fr/"));
    assert_eq!(french, of(&format!("{NEW_ADDRESS}?selectedLocale=fr")));
    assert_ne!(english, french);
    // The same name on another day, or among the transcripts, is another document.
    assert_ne!(english, of(&NEW_ADDRESS.replace("/19/", "/20/")));
    let transcript = format!("{base}/en/news-and-events/events/transcripts/2025/09/19/the-bridge");
    assert_ne!(english, of(&transcript));
    // An address of the old era that is not redirected keeps its identity in the new one.
    assert_eq!(of(OLD_ADDRESS), of(&format!("{base}/cps/en/natohq/news_1.htm?selectedLocale=fr")));
}

/// A release of the federal administration until 2025: the first paragraph begins with its day, and
/// the page around it has a date of its own.
const SWISS: &str = "<html lang='de'><head><meta name='author' content='Departement'></head><body>
    <div id='content' role='main'><div class='main-content'><div class='contentHead'>
    <div class='mod'><a href='/l'>Zurück zur Übersicht</a></div><h1>Die Brücke</h1></div>
    <div class='mod mod-nsbnewsdetails'><p><strong>Bern, 17.08.2023 - Der Rat hat an seiner Sitzung vom 16. August
    2023 die Sperrung der Brücke bedauert.</strong></p><p>Er ruft zur Zurückhaltung auf.</p></div>
    <div class='clearfix'><p class='pull-left'><small><span>Letzte Änderung 14.02.2019</span></small></p></div>
    </div></div></body></html>";

#[test]
fn a_swiss_release_has_the_day_that_it_begins_with_and_keeps_its_first_sentence() {
    let url = "https://www.wbf.admin.ch/wbf/de/home/dokumentation/nsb-news_list.msg-id-7.html";
    for day in [None, Some("2023-08-18")] {
        let explained = captured(SWISS, url, day);
        let read = &explained.extraction;
        assert_eq!(era(&explained), "switzerland, oldest rules");
        assert_eq!(read.published.as_ref().unwrap().value.to_string(), "2023-08-17");
        assert_eq!((&read.updated, read.stamps.len()), (&None, 1), "the sitting's day is text");
        assert_eq!(read.blocks.len(), 2, "{:?}", texts(read));
        assert!(read.blocks[0].text.starts_with("Bern, 17.08.2023 - Der Rat"));
    }
}

#[test]
fn a_swiss_release_is_one_article_at_the_addresses_of_council_department_and_office() {
    let of = |path: &str| {
        let url = format!("https://www.{path}");
        identity(&Extraction { url, ..Extraction::default() }, Profiles::builtin())
    };
    let release = of("wbf.admin.ch/wbf/de/home/dokumentation/nsb-news_list.msg-id-7.html");
    assert_eq!(release, of("admin.ch/gov/de/start/dokumentation/medienmitteilungen.msg-id-7.html"));
    let council = "admin.ch/gov/de/start/dokumentation/medienmitteilungen/bundesrat.msg-id-7.html";
    assert_eq!(release, of(council));
    assert_ne!(release, of("admin.ch/gov/fr/accueil/documentation/communiques.msg-id-7.html"));
    assert_eq!(of("bag.admin.ch/de/newnsb/a1B2"), of("news.admin.ch/de/newnsb/a1B2"));
}
