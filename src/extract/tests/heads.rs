//! Headlines and bylines in the structure of real pages.

use super::*;

fn title(head: &str, body: &str) -> String {
    read(&format!("<html><head>{head}</head><body>{body}</body></html>")).title.unwrap_or_default()
}

const TEXT: &str =
    "<p>The harbour opens again in June, after two years of works on its northern quay.</p>";

#[test]
fn a_kicker_is_no_part_of_the_headline() {
    for heading in [
        "<h1><span class='article-kicker'>Harbour</span><span class='visually-hidden'>: </span><span>A bridge is open</span></h1>",
        "<h1><span class='dachzeile'>Harbour</span> A bridge is open</h1>",
        "<h1><time datetime='2023-05-17'>17 May 2023</time> A bridge is open</h1>",
        "<h1>A bridge is open <small>Harbour</small></h1>",
    ] {
        assert_eq!(
            title(
                "<title>Harbour: A bridge is open</title>",
                &format!("<article>{heading}{TEXT}</article>")
            ),
            "A bridge is open",
            "{heading}"
        );
    }
    let unnamed = "<article><h1><span>Harbour</span> <span>A bridge is open</span></h1>";
    assert_eq!(
        title(
            "<meta property='og:title' content='A bridge is open'>",
            &format!("{unnamed}{TEXT}</article>")
        ),
        "A bridge is open"
    );
}

#[test]
fn the_site_is_no_headline() {
    let head = "<title>Harbour News » A bridge is open</title>";
    let link = format!(
        "<div><h1><a href='/'>News of the Harbour</a></h1></div><div><h2>A bridge is open</h2>{TEXT}</div>"
    );
    assert_eq!(title(head, &link), "A bridge is open");
    let named = format!("<meta property='og:site_name' content='Harbour News'>{head}");
    assert_eq!(
        title(&named, &format!("<h1>Harbour News</h1><main>{TEXT}</main>")),
        "A bridge is open"
    );
}

#[test]
fn a_lower_heading_does_not_stand_for_the_h1() {
    let body = format!(
        "<main><h1>An introduction to bridges</h1>{TEXT}<h2>What is a bridge?</h2>{TEXT}</main>"
    );
    assert_eq!(
        title("<title>What is a bridge? A short guide</title>", &body),
        "An introduction to bridges"
    );
}

#[test]
fn of_titles_the_one_without_the_unknown_ending_is_chosen() {
    let head = "<meta property='og:title' content='A bridge is open-News-Harbour'><meta name='twitter:title' content='A bridge is open'>
        <title>A bridge is open-News-Harbour</title>";
    assert_eq!(title(head, TEXT), "A bridge is open");
}

fn byline(head: &str, body: &str) -> Option<String> {
    let page = format!(
        "<html><head>{head}</head><body><article><h1>A bridge is open</h1>{body}{TEXT}</article></body></html>"
    );
    read(&page).byline
}

#[test]
fn persons_sign_before_organisations_and_the_site() {
    let jsonld = |author: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","author":{author},"publisher":{{"name":"Harbour News"}}}}</script>"#
        )
    };
    let person = r#"{"@type":"Person","name":"Ada Bell"}"#;
    let desk = r#"{"@type":"Organization","name":"The Foreign Desk"}"#;
    let own = r#"{"@type":"Organization","name":"Harbour News"}"#;
    let line = "<p>By Tom Reed and Eva Lund</p>";
    let meta = "<meta name='author' content='ida-vik, Ida Vik'>";
    for (head, body, names) in [
        (jsonld(&format!("[{desk},{person}]")) + meta, line, "Ada Bell"),
        (jsonld(desk) + meta, line, "Ida Vik"),
        (jsonld(desk), line, "Tom Reed, Eva Lund"),
        (jsonld(desk), "", "The Foreign Desk"),
        (jsonld(own), line, "Tom Reed, Eva Lund"),
        (jsonld(own), "", "Harbour News"),
    ] {
        assert_eq!(byline(&head, body).as_deref(), Some(names), "{head}");
    }
}

#[test]
fn a_byline_is_read_as_the_page_marks_it() {
    for (body, names) in [
        (
            "<p class='lead'>The works took two years, and the bridge was closed to all ships for most of the time.</p><div>By</div><div>Ada Bell</div>",
            Some("Ada Bell"),
        ),
        (
            "<div class='post-author'><a href='/ada'>Ada Bell</a> Chief of the desk</div>",
            Some("Ada Bell"),
        ),
        ("<p><a rel='author' href='/ada'>Ada Bell</a></p>", Some("Ada Bell")),
        (
            "<span itemprop='author'><span itemprop='name'>Ada Bell</span>, editor</span>",
            Some("Ada Bell"),
        ),
        ("<div class='author-name'>Ada Bell</div>", Some("Ada Bell")),
        ("<div class='comment-author'>Ada Bell</div>", None),
    ] {
        assert_eq!(byline("", body).as_deref(), names, "{body}");
    }
}
