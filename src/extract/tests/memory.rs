//! What one capture teaches for the next.

use super::*;

const BEFORE: &str = "<h1>The lock closes</h1>
    <p>The lock at the old mill closes on Monday for six weeks, the harbour office said today.</p>
    <p>Boats take the northern arm. The tow path stays open to walkers on both banks.</p>";

/// A page with a menu, an article and a box of other pages.
fn page(article: &str, others: &str) -> String {
    format!(
        "<html><head><title>The lock closes - Harbour office</title></head><body>
        <nav><ul><li><a href='/n'>News</a></li><li><a href='/a'>About us</a></li></ul></nav>
        <main><article class='body'>{article}</article></main>
        <div class='box'>{others}</div><footer>Harbour office, 2 Quay Street</footer></body></html>"
    )
}

fn again_read(known: &Extraction, html: &str) -> Extraction {
    let page = Page { bytes: html.as_bytes(), content_type: None, url: &known.url };
    again(&page, &Hints::default(), Profiles::builtin(), known)
}

fn pair_of(before: &str, after: &str) -> (Extraction, Extraction) {
    let of =
        |html| Page { bytes: str::as_bytes(html), content_type: None, url: "https://a.example/1" };
    pair(&of(before), &of(after), &Hints::default(), Profiles::builtin())
}

#[test]
fn an_unedited_article_reads_the_same_whatever_stands_around_it() {
    let before = read(&page(BEFORE, "<p>Read more: <a href='/x'>A ferry is late</a></p>"));
    let much = "<h3>More stories</h3><ul><li><a href='/y'>A ferry is late again</a></li>
        <li><a href='/z'>The harbour master retires</a></li></ul><p>12,345 readers today</p>";
    let after = again_read(&before, &page(BEFORE, much));
    assert_eq!(texts(&after), texts(&before));
    assert_eq!(after.title, before.title);
}

#[test]
fn an_edit_is_seen_through_memory() {
    let before = read(&page(BEFORE, ""));
    let edited = BEFORE.replace("six weeks", "nine weeks");
    let added = format!("{edited}<p>The office gave no reason for the delay.</p>");
    let after = again_read(&before, &page(&added, ""));
    assert_eq!(texts(&after).len(), texts(&before).len() + 1);
    assert!(after.blocks[0].text.contains("nine weeks"));
}

#[test]
fn a_new_template_makes_no_edit() {
    let moved = BEFORE.replace("<h1>", "<h2 class='t'>").replace("</h1>", "</h2>");
    let rebuilt = format!(
        "<html><head><title>The lock closes | Port</title></head><body><div class='top'>Port</div>
        <div class='grid'><div class='cell'>{moved}</div></div></body></html>"
    );
    let (before, after) = pair_of(&page(BEFORE, ""), &rebuilt);
    assert!(!before.place.holds_in(&after.place));
    assert_eq!(texts(&before), texts(&after));
    assert_eq!(before.title, after.title);
}

#[test]
fn a_headline_that_is_edited_is_found_where_it_stood() {
    let (before, after) =
        pair_of(&page(BEFORE, ""), &page(&BEFORE.replace("lock closes<", "lock stays open<"), ""));
    assert_eq!(before.title.as_deref(), Some("The lock closes"));
    assert_eq!(after.title.as_deref(), Some("The lock stays open"));
}

#[test]
fn an_old_headline_in_a_teaser_is_not_the_headline() {
    let before = read(&page(BEFORE, ""));
    let teaser =
        "<ul><li><a href='/1'>The lock closes</a></li><li><a href='/2'>A ferry</a></li></ul>";
    let edited = BEFORE.replace("<h1>The lock closes", "<h1>The lock stays open");
    let after = again_read(&before, &page(&edited, teaser));
    assert_eq!(after.title.as_deref(), Some("The lock stays open"));
    assert_eq!(texts(&after), texts(&before));
}

#[test]
fn words_that_move_into_a_hidden_element_are_seen_to_go() {
    let hidden = |inner: &str| page(&format!("{BEFORE}{inner}"), "");
    let shown =
        "<div hidden><p>Old.</p></div><p>The office gave no reason for the delay at all.</p>";
    let gone =
        "<div hidden><p>Old.</p><p>The office gave no reason for the delay at all.</p></div>";
    let before = read(&hidden(shown));
    let after = again_read(&before, &hidden(gone));
    assert_eq!(texts(&after).len() + 1, texts(&before).len());
}

#[test]
fn a_neighbour_teaches_the_site_and_not_the_text() {
    let neighbour = read(&page(BEFORE, ""));
    let memory = Memory::of_site(&neighbour);
    let other = BEFORE.replace("lock", "bridge").replace("Boats take", "Cars take");
    let html = page(&other, "");
    let own = Page { bytes: html.as_bytes(), content_type: None, url: "https://a.example/2" };
    let hints = Hints { memory: Some(&memory), ..Hints::default() };
    let seen = extract(&own, &hints, Profiles::builtin());
    assert_eq!(seen.title.as_deref(), Some("The bridge closes"));
    assert_eq!(seen.blocks.len(), 2);
}

#[test]
fn the_very_same_page_is_what_it_was_and_no_other_is_taken_for_it() {
    let html = page(BEFORE, "");
    let known = Extraction { lead: Some("As it was read.".to_owned()), ..read(&html) };
    assert_eq!(again_read(&known, &html), known);
    let edited = html.replace("six weeks", "ten weeks");
    assert_eq!(edited.len(), html.len());
    assert_eq!(again_read(&known, &edited).lead, None);
}

#[test]
fn a_frame_without_a_name_is_found_among_its_like() {
    let bare = |article: &str, after: &str| {
        let boxes = "<div><div>A box.</div></div>".repeat(20);
        format!("<body>{boxes}<div id='page'><div><div>{article}</div></div></div>{after}</body>")
    };
    let known = Extraction { lead: Some("As it was read.".to_owned()), ..read(&bare(BEFORE, "")) };
    assert_eq!(again_read(&known, &bare(BEFORE, "<!-- later -->")), known);
}

#[test]
fn a_frame_that_stands_is_read_as_it_was_and_any_change_in_it_is_read_anew() {
    let before = read(&page(BEFORE, ""));
    assert!(before.place.frame.is_some());
    let beside = page(BEFORE, "").replace("About us", "About the office");
    assert_eq!(again_read(&before, &beside), before);
    for (old, new) in [
        ("six weeks", "five weeks"),
        ("</article>", "<p>Correction: the lock is the new one.</p></article>"),
        (
            "</main>",
            "<p>An earlier version of this page named the wrong lock, the office said.</p></main>",
        ),
        ("<h1>The lock closes", "<h1>The lock may close"),
    ] {
        let html = page(BEFORE, "").replace(old, new);
        let after = again_read(&before, &html);
        assert_ne!(
            (&after.title, &after.blocks, &after.notices),
            (&before.title, &before.blocks, &before.notices),
            "{new}"
        );
    }
}
