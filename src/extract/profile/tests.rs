//! What a profile may say, what it may not, and which of its rules hold.

use super::*;

fn parsed(text: &str) -> Result<Profiles, ProfileError> {
    Profiles::parse(&[("sites/example.toml".to_owned(), text.to_owned())])
}

const ERAS: &str = "hosts = ['a.example']
[[rules]]
from = '2020-02-01'
checked = 'invented'
container = 'main.middle'
[[rules]]
from = 2025-09-01
checked = 'invented'
container = 'main.new'
identity = { pattern = '/{language}/{year}/{document}' }
[[rules]]
checked = 'invented'
container = 'td.old'
identity = { pattern = ['/{document}.htm', '/*/{document}.htm'], language_parameter = 'lang' }";

/// The rules that a page of the site is read with.
fn chosen(html: &str, at: Option<&str>) -> String {
    let profiles = parsed(ERAS).unwrap();
    let page = Html::parse_document(html);
    let at = at.map(|at| at.parse().unwrap());
    profiles.rules("https://a.example/x", at, &page).unwrap().name().to_owned()
}

#[test]
fn every_profile_that_is_compiled_in_can_be_read() {
    let files = FILES.files().filter_map(|file| file.path().to_str());
    let count = files.filter(|name| has_toml_ending(name)).count();
    assert_eq!(Profiles::builtin().by_name.len(), count);
    assert!(count > 0);
}

#[test]
fn the_examples_of_the_documentation_are_right() {
    let document = include_str!("../../../config/profiles/README.md");
    let blocks = document.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let read: Vec<Profiles> = blocks.map(|block| parsed(block).unwrap()).collect();
    assert_eq!(read.len(), 2);
}

#[test]
fn the_rules_are_those_that_held_at_the_capture() {
    for (at, name) in [
        ("2011-05-01T00:00:00Z", "example, oldest rules"),
        ("2020-01-31T23:59:59Z", "example, oldest rules"),
        ("2020-02-01T00:00:00Z", "example, rules from 2020-02-01"),
        ("2026-01-01T00:00:00Z", "example, rules from 2025-09-01"),
    ] {
        assert_eq!(chosen("<td class=old>x", Some(at)), name, "{at}");
    }
}

#[test]
fn where_the_capture_has_no_time_the_page_says_which_rules_are_its_own() {
    for (html, name) in [
        ("<main class=new>x</main>", "example, rules from 2025-09-01"),
        ("<main class=middle>x</main>", "example, rules from 2020-02-01"),
        ("<table><td class=old>x</table>", "example, oldest rules"),
        ("<main class='middle new'>x</main>", "example, rules from 2025-09-01"),
        ("<p>x</p>", "example, rules from 2025-09-01"),
    ] {
        assert_eq!(chosen(html, None), name, "{html}");
    }
}

#[test]
fn an_address_has_one_identity_in_all_eras() {
    let profiles = parsed(ERAS).unwrap();
    let of = |path: &str| profiles.identity(&format!("https://www.a.example{path}"));
    assert_eq!(of("/fr/2025/talks").as_deref(), Some("example:2025/talks:fr"));
    assert_eq!(of("/news_1.htm").as_deref(), Some("example:news_1"));
    assert_eq!(of("/news_1.htm?lang=").as_deref(), Some("example:news_1"));
    assert_eq!(of("/sub/news_1.htm?lang=FR").as_deref(), Some("example:news_1:fr"));
    assert_eq!(of("/about"), None);
}

#[test]
fn the_version_follows_the_profile() {
    let one = parsed("checked = ''\nhosts = ['a.example']").unwrap();
    let other = parsed("checked = ''\nhosts = ['a.example']\ntitle = 'h1'").unwrap();
    let url = "https://www.a.example/x";
    assert_ne!(one.version_for(url), other.version_for(url));
    assert_eq!(one.version_for("https://b.example/"), VERSION);
}

#[test]
fn a_mistake_names_the_file_the_key_and_what_would_be_right() {
    let one = "checked = ''\nhosts = ['a.example']\n";
    let two = "hosts = ['a.example']\n[[rules]]\nchecked = ''\n";
    for (text, words) in [
        ("checked = ''\nhosts = []".to_owned(), "`hosts` is empty; right would be names such as"),
        ("checked = ''".to_owned(), "`hosts` is empty"),
        ("checked = ''\nhosts = ['https://a.example/']".to_owned(), "is no host"),
        ("checked = ''\nhosts = ['*.a.example']".to_owned(), "is no host"),
        ("checked = ''\nhosts = ['nato.int']".to_owned(), "a file nato.toml"),
        ("hosts = ['a.example']".to_owned(), "missing field `checked`"),
        (format!("{one}container = '>>'"), "`container` is not a CSS selector: `>>`"),
        (format!("{one}conteiner = 'p'"), "line 3"),
        (format!("{one}remove = 'p'"), "expected a sequence"),
        (format!("{one}identity = {{ pattern = '/x' }}"), "`identity.pattern` has no {document}"),
        (format!("{one}from = '2025-09-01'"), "right would be none in the oldest"),
        ("hosts = ['a.example']\nrules = []".to_owned(), "one [[rules]] at least"),
        (format!("container = 'p'\n{two}"), "expected `hosts` or `rules`"),
        (format!("{two}[[rules]]\nchecked = ''"), "`from` is missing in two"),
        (
            format!("{two}[[rules]]\nchecked = ''\nfrom = 'May'"),
            "`from` of [[rules]] 2 is not a day",
        ),
        (format!("{two}[[rules]]\nchecked = ''\nhosts = []"), "above the first [[rules]]"),
        (
            format!("{two}[[rules]]\nchecked = ''\nfrom = 2020-01-01\nstamps.updated = '#'"),
            "`stamps.updated` of [[rules]] 2 is not a CSS selector",
        ),
        (
            format!("{two}{0}{0}", "[[rules]]\nchecked = ''\nfrom = 2020-01-01\n"),
            "the same day in two [[rules]]; right would be a day for each",
        ),
    ] {
        let error = parsed(&text).expect_err(&text).to_string();
        assert!(error.starts_with("profile sites/example.toml: "), "{error}");
        assert!(error.contains(words), "{text}\n{error}");
    }
}
