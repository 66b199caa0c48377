//! The languages of one document.

use super::*;

fn siblings(html: &str) -> Vec<String> {
    let read = read_at(html, "https://www.example.int/en/news/7");
    read.siblings.iter().map(|one| format!("{} {}", one.language, one.url)).collect()
}

#[test]
fn alternates_and_the_links_of_a_switcher_name_the_siblings() {
    let found = siblings(
        "<head><link rel='alternate' hreflang='fr' href='/fr/news/7'>
         <link rel='alternate' hreflang='en' href='/en/news/7'>
         <link rel='alternate' hreflang='x-default' href='/news/7'>
         <link rel='alternate' type='application/rss+xml' href='/feed'></head>
         <nav><a href='/uk/news/7'>Українська</a> <a lang='ru' href='/ru/news/7'>RU</a>
         <a href='/de/'>Deutsch</a> <a href='/learn'>Deutsch lernen</a></nav><h1>Seven</h1>",
    );
    assert_eq!(
        found,
        [
            "fr https://www.example.int/fr/news/7",
            "uk https://www.example.int/uk/news/7",
            "ru https://www.example.int/ru/news/7",
        ]
    );
}
