//! Pages in the structure of real ones, and what is read from them.

use super::*;
use crate::model::BlockKind::{Caption, Heading, ListItem, Paragraph, Quotation, TableRow};

/// A communiqué whose stamps are a list of short items after the headline.
fn communique(label: &str, number: Option<&str>) -> String {
    let number = number.map(|number| format!("<li>{number}</li><li>|</li>")).unwrap_or_default();
    format!(
        "<html><head><title>The bridge</title></head><body><nav><a href='/'>Home</a></nav>
         <div id='page'><h1>The bridge</h1>
         <ul><li>17 May. 2023 -</li><li>|</li>{number}<li>{label} 19 May. 2023 11:52</li></ul>
         <section class='content'><p>The council regrets that the bridge was closed on 2 May 2023.</p>
         <p>It asks for restraint.</p><p>Ministers meet again on 3 June 2023.</p></section></div>
         <footer>Site last updated: 1 June 2024</footer></body></html>"
    )
}

#[test]
fn the_founding_case() {
    let labels = ["Mis à jour le:", "Last updated:", "Останнє оновлення:", "Последнее обновление:"];
    for label in labels {
        for number in [None, Some("Communiqué de presse (2014) 120")] {
            for url in
                ["https://www.nato.int/cps/fr/natohq/news_1.htm", "http://127.0.0.1:9/news_1.htm"]
            {
                let read = read_at(&communique(label, number), url);
                let published = read.published.clone().unwrap();
                assert_eq!(published.value.to_string(), "2023-05-17", "{label} {url}");
                assert_eq!(
                    (published.value.precision(), published.origin),
                    (Precision::Day, Origin::Text)
                );
                let updated = read.updated.clone().unwrap();
                assert_eq!(updated.value.to_string(), "2023-05-19T11:52");
                assert_eq!(updated.text, format!("{label} 19 May. 2023 11:52"));
                assert_eq!(
                    (updated.value.precision(), updated.origin),
                    (Precision::Minute, Origin::Text)
                );
                assert_eq!(read.title.as_deref(), Some("The bridge"));
                assert_eq!(read.blocks.len(), 3, "{:?}", texts(&read));
                assert_eq!(read.quality.verdict, Verdict::Article);
            }
        }
    }
}

#[test]
fn a_plain_page_gives_its_text_and_nothing_else() {
    let read = read(
        "<html><body><div>Advertisement</div><div><a href='/'>Home</a> <a href='/n'>News</a> <a href='/c'>Contact</a></div>
         <h1>Harbour works end early</h1><p>By Ada Bell</p>
         <p>Published: 3 May 2023. Last updated: 5 May 2023 at 9:30 a.m. GMT</p>
         <p>The works ended two weeks early, the ministry said on 2 May 2023.</p>
         <p>Twelve ships waited.</p><p>The cost is <a href='/c.pdf'>1.5 million</a>.</p>
         <p>This page has been viewed 1,234 times</p>
         <h2>Most read</h2><ol><li><a href='/z'>A road closes</a></li><li><a href='/q'>A lake opens</a></li></ol>
         <footer>© 2023. Site last updated 8 May 2023</footer></body></html>",
    );
    assert_eq!(
        texts(&read),
        [
            "The works ended two weeks early, the ministry said on 2 May 2023.",
            "Twelve ships waited.",
            "The cost is 1.5 million."
        ]
    );
    assert_eq!(read.byline.as_deref(), Some("Ada Bell"));
    assert_eq!(read.published.unwrap().value.to_string(), "2023-05-03");
    assert_eq!(read.updated.unwrap().value.to_string(), "2023-05-05T09:30+00:00");
    assert_eq!(read.attachments[0].url, "https://news.example.org/c.pdf");
}

#[test]
fn blocks_keep_kind_and_order() {
    let read = read(
        "<main><h1>Rules for boats</h1><p class='chapo'>New rules hold from the first of June on all lakes.</p>
         <h2>Speed</h2><ul><li>Ten knots by day</li><li>Five knots by night</li></ul>
         <blockquote><p>Slow down near the shore, please.</p></blockquote>
         <table><tr><th>Lake</th><th>Boats</th></tr><tr><td>North</td><td>1 200</td></tr></table>
         <figure><img src='/boat.jpg' alt='A boat'><figcaption>A boat on the lake</figcaption></figure>
         <div>Bare text stands here.<br><br>And after an empty line.</div></main>",
    );
    let kinds: Vec<BlockKind> = read.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            Paragraph, Heading, ListItem, ListItem, Quotation, TableRow, TableRow, Caption,
            Paragraph, Paragraph
        ]
    );
    assert_eq!(read.blocks[6].text, "North | 1 200");
    assert_eq!(read.lead.as_deref(), Some("New rules hold from the first of June on all lakes."));
    assert_eq!(read.images[0].url, "https://news.example.org/boat.jpg");
}

#[test]
fn metadata_fill_in_and_never_make_a_publication_of_an_update() {
    let page = |script: &str| {
        format!("<html lang='en'><head><script type='application/ld+json'>{script}</script></head><body><article>
            <h1>A dam is built</h1><p>The dam will be forty metres high and closes the valley.</p></article></body></html>")
    };
    let both = read(&page(
        r#"{"@type":"NewsArticle","headline":"A dam is built","datePublished":"2023-05-17T08:00:00+02:00","dateModified":"2023-05-19","author":{"name":"Tom Reed"}}"#,
    ));
    let published = both.published.unwrap();
    assert_eq!(
        (published.value.to_string().as_str(), published.origin),
        ("2023-05-17T08:00:00+02:00", Origin::JsonLd)
    );
    assert_eq!(both.updated.unwrap().value.to_string(), "2023-05-19");
    assert_eq!(both.byline.as_deref(), Some("Tom Reed"));
    let only = read(&page(r#"{"@type":"NewsArticle","dateModified":"2023-05-19"}"#));
    assert!(only.published.is_none() && only.updated.is_some());
}

#[test]
fn the_address_tells_the_day_where_nothing_else_does_and_declares_nothing() {
    let page =
        "<article><h1>A dam is built</h1><p>The dam will be forty metres high.</p></article>";
    let read = read_at(page, "https://news.example.org/2023/05/17/a-dam");
    let published = read.published.unwrap();
    assert_eq!(
        (published.value.to_string().as_str(), published.origin),
        ("2023-05-17", Origin::Inferred)
    );
    assert!(read.stamps.is_empty());
}

#[test]
fn label_and_value_may_stand_apart() {
    let read = read(
        "<main><h1>A tunnel opens</h1><dl><dt>Published:</dt><dd>3 May 2023</dd><dt>Updated:</dt><dd>5 May 2023</dd></dl>
         <p>The tunnel under the hill opens to traffic in the morning, after nine years of work.</p></main>",
    );
    assert_eq!(read.published.unwrap().value.to_string(), "2023-05-03");
    assert_eq!(read.updated.unwrap().value.to_string(), "2023-05-05");
    assert_eq!(read.blocks.len(), 1);
}

#[test]
fn dates_in_sentences_teasers_and_footers_are_no_stamps() {
    let read = read(
        "<main><h1>A mill burns</h1><p>The mill burned down on 2 May 2023, and the owner spoke of arson the day after.</p>
         <p>The act was updated on 3 May 2021 by the parliament of the province after long debates.</p></main>
         <div class='teasers'><div><h3><a href='/b'>Another</a></h3><p>4 May 2023</p></div></div>
         <footer><p>This website was last updated on 9 May 2023</p><p>© 1 January 2023</p></footer>",
    );
    assert!(read.stamps.is_empty(), "{:?}", read.stamps);
    assert_eq!(read.blocks.len(), 2);
}

#[test]
fn notices_are_taken_out_of_the_text() {
    for notice in [
        "Correction: an earlier version gave twelve as the number of ships.",
        "Correction (19 mai 2023) : le nombre de navires était de douze.",
        "Erratum – lire douze au lieu de treize.",
        "Note de la rédaction : le nombre a été rectifié.",
        "This article was amended to give the right number of ships.",
        "Ce communiqué a été corrigé : douze navires et non treize.",
    ] {
        let read = read(&format!(
            "<article><h1>Ships wait</h1><p>Twelve ships waited before the harbour for three days in a row.</p>
             <p>The correction of the channel takes a year.</p><p>{notice}</p></article>"
        ));
        assert_eq!(read.notices.len(), 1, "{notice}");
        assert_eq!(read.notices[0].text, notice);
        assert_eq!(read.blocks.len(), 2);
    }
}

#[test]
fn pages_that_are_not_the_article_are_recognised() {
    for (html, verdict) in [
        (
            "<title>Just a moment...</title><body><p>Checking your browser before you go on.</p></body>",
            Verdict::Block,
        ),
        (
            "<title>Access Denied</title><body><h1>Access Denied</h1><p>You don't have permission to access this page. Reference #18.2</p></body>",
            Verdict::Block,
        ),
        (
            "<title>Page introuvable</title><body><h1>Page introuvable</h1><p>La page demandée n'existe pas.</p></body>",
            Verdict::Soft404,
        ),
        (
            "<title>Site</title><body><h1>We will be back</h1><p>The site is under maintenance, please come back later.</p></body>",
            Verdict::Maintenance,
        ),
        (
            "<title>Sign in</title><body><form><p>Please sign in</p><input type='password'></form></body>",
            Verdict::Login,
        ),
        (
            "<html><head><title>App</title></head><body><div id='root'></div><script>run()</script></body></html>",
            Verdict::Empty,
        ),
        (
            "<html><body><div><article><h1>A mill</h1><p>The mill burned down in the night.</p><p>The owner sp",
            Verdict::Truncated,
        ),
        ("", Verdict::Empty),
    ] {
        assert_eq!(read(html).quality.verdict, verdict, "{html}");
    }
}

#[test]
fn articles_about_walls_and_errors_are_articles() {
    for title in [
        "Maintenance of the bridge begins",
        "Access denied to 12 ships, says ministry",
        "Connexion des deux rives",
    ] {
        let read = read(&format!(
            "<html><body><h1>{title}</h1><p>The ministry said that an error occurred in the first list of ships.</p>
             <p>The site is under maintenance until June, and access denied to visitors until then.</p>
             <p>Captains may ask the harbour office for another berth in the meantime, it said on 3 May, and
             the office answers within two days. Twelve ships had left the harbour by the evening. The council of
             the province meets in June to speak about the works, the costs and the ships that wait.</p></body></html>"
        ));
        assert_eq!(read.quality.verdict, Verdict::Article, "{title}: {:?}", read.quality);
    }
}

#[test]
fn what_was_left_out_is_explained() {
    let html = communique("Last updated:", None);
    let page = Page { bytes: html.as_bytes(), content_type: None, url: "https://example.org/a" };
    let explained = explain(&page, &Hints::default(), Profiles::builtin());
    let says = |rule: &str, text: &str| {
        explained.notes.iter().any(|note| note.rule == rule && note.text == text)
    };
    assert!(says("stamp", "Last updated: 19 May. 2023 11:52"), "{:?}", explained.notes);
    assert!(says("navigation", "Home"));
}
