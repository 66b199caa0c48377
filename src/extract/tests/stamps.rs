//! Stamps in the layouts of official pages, and dates that are none.

use super::*;

/// A page with something under its headline, in its text, behind it and in its foot.
#[derive(Default)]
struct Layout<'a> {
    language: &'a str,
    head: &'a str,
    under: &'a str,
    inside: &'a str,
    after: &'a str,
    foot: &'a str,
}

impl Layout<'_> {
    fn read(&self) -> Extraction {
        let Self { language, head, under, inside, after, foot } = self;
        read_at(
            &format!(
                "<html lang='{language}'><head><title>The plan is adopted | Ministry</title>{head}</head>
                 <body><nav><a href='/'>Home</a></nav><main><h1>The plan is adopted</h1>{under}
                 <div class='content'><p>The council met in the capital on Tuesday and adopted the plan for
                 the northern bridges, which costs 14 million over four years.</p>{inside}
                 <p>The minister said that work begins in spring. Residents will be heard before the
                 summer, and the results will be made public.</p></div>{after}</main>
                 <footer>{foot}<p>© 2024 Ministry</p></footer></body></html>"
            ),
            "https://www.example.int/news/bridges",
        )
    }

    /// `published / updated` as declared, `-` for none.
    fn stamps(&self) -> String {
        let read = self.read();
        let value = |stamp: Option<Stamp>| {
            let declared = stamp.filter(|stamp| stamp.origin != Origin::Inferred);
            declared.map_or("-".to_owned(), |stamp| stamp.value.to_string())
        };
        format!("{} / {}", value(read.published), value(read.updated))
    }
}

fn under(language: &str, under: &str) -> String {
    Layout { language, under, ..Layout::default() }.stamps()
}

fn after(after: &str) -> String {
    Layout { language: "en", after, ..Layout::default() }.stamps()
}

#[test]
fn label_and_value_stand_in_all_layouts() {
    for (html, stamps) in [
        ("<p>Published 4 March 2024<br>Updated 6 March 2024</p>", "2024-03-04 / 2024-03-06"),
        (
            "<dl><dt>From:</dt><dd><a href='/m'>Ministry</a></dd><dt>Published</dt><dd>4 March 2024</dd>
             <dt>Last updated</dt><dd>6 March 2024 — <a href='#h'>See all updates</a></dd></dl>",
            "2024-03-04 / 2024-03-06",
        ),
        (
            "<table><tr><td>Published</td><td>4 March 2024</td></tr>
             <tr><td>Updated</td><td>6 March 2024, 14:30</td></tr></table>",
            "2024-03-04 / 2024-03-06T14:30",
        ),
        (
            "<div><span>Published:</span> <span>4 March 2024</span> <span>Updated:</span>
             <span>6 March 2024</span></div>",
            "2024-03-04 / 2024-03-06",
        ),
        (
            "<div><div>Published</div><div>Updated</div></div>
             <div><div>4 March 2024</div><div>6 March 2024</div></div>",
            "2024-03-04 / 2024-03-06",
        ),
        (
            "<div>By <a href='/ada'>Ada Bell</a> | Published 4 March 2024 | Updated 6 March 2024 10:15 |
             4 min read</div>",
            "2024-03-04 / 2024-03-06T10:15",
        ),
        (
            "<div><span>By Ada Bell</span><span>March 4, 2024</span><span>4:56 pm</span></div>",
            "2024-03-04T16:56 / -",
        ),
        (
            "<p>Updated <time datetime='2024-03-06T11:52:00+01:00'>3 hours ago</time></p>",
            "- / 2024-03-06T11:52:00+01:00",
        ),
    ] {
        assert_eq!(under("en", html), stamps, "{html}");
    }
}

#[test]
fn stamps_at_the_end_are_the_pages_own_and_the_last_of_a_history_counts() {
    assert_eq!(after("<p>This page was last updated on 3 May 2023.</p>"), "- / 2023-05-03");
    assert_eq!(
        after(
            "<dl><dt>Date modified:</dt><dd><time property='dateModified'>2023-05-19</time></dd></dl>"
        ),
        "- / 2023-05-19"
    );
    assert_eq!(
        after(
            "<p>History</p><ul><li>Updated 5 March 2024: cost corrected</li>
             <li>Updated 6 March 2024: map added</li></ul>"
        ),
        "- / 2024-03-06"
    );
    let foot = |foot: &str| Layout { language: "en", foot, ..Layout::default() }.stamps();
    assert_eq!(foot("<p>Page last updated: 19 May 2023</p>"), "- / 2023-05-19");
    assert_eq!(foot("<p>This website was last updated on 19 May 2023</p>"), "- / -");
}

#[test]
fn a_date_of_something_else_is_no_stamp_and_stays_text() {
    for line in [
        "<p>The guidance was last updated on 3 May 2023 by the commission after the hearing.</p>",
        "<p>The act was modified on 3 May 2023.</p>",
        "<p>Updated on 3 May 2023 by the commission, the plan now foresees four more bridges there.</p>",
        "<ul><li>Directive on bridges (updated 3 May 2023)</li><li>Annex on tolls</li></ul>",
        "<table><tr><th>Bridge</th><th>Updated</th></tr><tr><td>North</td><td>3 May 2023</td></tr></table>",
    ] {
        let layout = Layout { language: "en", inside: line, ..Layout::default() };
        assert_eq!(layout.stamps(), "- / -", "{line}");
        assert!(layout.read().text().contains("3 May 2023"), "{line}");
    }
    for other in [
        "<section><h2>More</h2><article><h3><a href='/b'>Tunnels</a></h3><p>Updated 9 March 2024</p>
         </article></section>",
        "<section id='comments'><h2>Comments</h2><div class='comment'><p>Ann, updated 9 March 2024</p>
         </div></section>",
        "<p>© 2010-2024</p>",
    ] {
        assert_eq!(after(other), "- / -", "{other}");
    }
}

#[test]
fn news_behind_an_update_stay_text() {
    let inside =
        "<p>Update, 6 March 2024: The northern bridge opens two weeks later than was said.</p>";
    let layout = Layout { language: "en", inside, ..Layout::default() };
    assert_eq!(layout.stamps(), "- / 2024-03-06");
    assert!(layout.read().text().contains("two weeks later"));
}

#[test]
fn the_reason_of_an_update_stays_text() {
    for after in [
        "<p>Updated 3 May 2024: twelve killed, not eleven</p>",
        "<p>This page was updated on 3 May 2024 to mend the sum of the costs.</p>",
    ] {
        let layout = Layout { language: "en", after, ..Layout::default() };
        assert_eq!(layout.stamps(), "- / 2024-05-03");
        let read = layout.read();
        let told = read.text().contains("2024") || !read.notices.is_empty();
        assert!(told, "{after}");
    }
}

#[test]
fn a_change_in_a_list_that_is_older_than_the_page_is_of_something_else() {
    let inside = "<p>The act was:</p><ul><li>adopted by the Council</li><li>amended on 4 July 2023</li></ul>";
    let under = "<p>Published 4 March 2024</p>";
    let layout = Layout { language: "en", under, inside, ..Layout::default() };
    assert_eq!(layout.stamps(), "2024-03-04 / -");
    assert!(layout.read().text().contains("4 July 2023"));
}

#[test]
fn a_time_element_gives_the_year_that_its_words_leave_out() {
    let html = "<p>Updated <time datetime='2024-05-04T10:00:00+02:00'>4 May at 10:00</time></p>";
    assert_eq!(under("en", html), "- / 2024-05-04T10:00:00+02:00");
}

#[test]
fn a_date_that_is_open_itself_proves_no_order() {
    let head = "<meta name='date' content='05/04/2024'>";
    let page = "<p>Updated 06/05/2024</p>";
    let read = Layout { language: "en", head, under: page, ..Layout::default() }.read();
    let updated = read.updated.unwrap();
    assert_eq!((updated.value.to_string().as_str(), updated.uncertain), ("2024-05-06", true));
}

#[test]
fn a_relative_time_is_neither_a_date_nor_text() {
    let layout =
        Layout { language: "fr", under: "<p>Mis à jour il y a 3 heures</p>", ..Layout::default() };
    assert_eq!(layout.stamps(), "- / -");
    assert!(!layout.read().text().contains("heures"));
}

#[test]
fn day_and_month_are_told_apart_by_what_else_the_page_says() {
    let english = |head: &str, under: &str| {
        let read = Layout { language: "en", head, under, ..Layout::default() }.read();
        let stamp = read.updated.unwrap();
        (stamp.value.to_string(), stamp.uncertain)
    };
    let line = "<p>Published 03/04/2024 | Updated 05/04/2024</p>";
    assert_eq!(english("", line), ("2024-04-05".to_owned(), true));
    let forced = "<p>Published 02/28/2024 | Updated 05/04/2024</p>";
    assert_eq!(english("", forced), ("2024-05-04".to_owned(), false));
    let meta = "<meta property='article:published_time' content='2024-03-04T10:00:00Z'>";
    assert_eq!(english(meta, line), ("2024-05-04".to_owned(), false));
    let french = Layout { language: "fr", under: line, ..Layout::default() }.read();
    assert!(!french.updated.unwrap().uncertain);
}

#[test]
fn a_class_that_says_updated_is_believed_where_the_metadata_agree() {
    let under = "<time class='entry-date updated'>6 March 2024</time>";
    let stamps = |head: &str| Layout { language: "en", head, under, ..Layout::default() }.stamps();
    assert_eq!(stamps(""), "2024-03-06 / -");
    let modified = "<meta property='article:modified_time' content='2024-03-06T10:00:00Z'>
                    <meta property='article:published_time' content='2024-03-04T10:00:00Z'>";
    assert_eq!(stamps(modified), "2024-03-04T10:00:00+00:00 / 2024-03-06");
}

#[test]
fn the_founding_page_is_read_in_the_four_languages_of_its_site() {
    for (language, label, number) in [
        ("en", "Last updated:", "Press Release (2014) 120"),
        ("fr", "Mis à jour le:", "Communiqué de presse (2014) 120"),
        ("uk", "Останнє оновлення:", "Прес-реліз (2014) 120"),
        ("ru", "Последнее обновление:", "Пресс-релиз (2014) 120"),
    ] {
        let list = format!(
            "<ul><li>17 May. 2023 -</li><li>|</li><li>{label} 19 May. 2023 11:52</li></ul>"
        );
        assert_eq!(under(language, &list), "2023-05-17 / 2023-05-19T11:52", "{language}");
        let numbered = format!(
            "<ul><li>05 Sep. 2014 -</li><li>|</li><li>{number}</li><li>Issued on 05 Sep. 2014</li>
             <li>|</li><li>{label} 01 Jul. 2022 10:09</li></ul>"
        );
        let layout = Layout { language, under: &numbered, ..Layout::default() };
        assert_eq!(layout.stamps(), "2014-09-05 / 2022-07-01T10:09", "{language}");
        assert!(!layout.read().text().contains("(2014) 120"), "{language}");
    }
}
