//! What holds for every page.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

/// A sentence of an official text, long or short.
fn sentence() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "council",
        "bridge",
        "le",
        "ministère",
        "navires",
        "douze",
        "report",
        "decides",
        "river",
        "budget",
        "des",
        "mesures",
        "between",
        "two",
        "banks",
        "demande",
        "une",
        "enquête",
        "again",
    ]);
    prop::collection::vec(words, 4..30).prop_map(|words| format!("When {}.", words.join(" ")))
}

/// Furniture as it changes between two fetches of one page.
#[derive(Debug, Clone)]
struct Furniture {
    count: u32,
    teasers: Vec<String>,
    advert: Option<String>,
    cookies: bool,
    sidebar_first: bool,
}

fn furniture() -> impl Strategy<Value = Furniture> {
    let title = prop::sample::select(vec![
        "A lake opens",
        "Un pont ferme",
        "Roads are closed in the north",
        "La loi change",
    ]);
    let teasers = prop::collection::vec(title.prop_map(str::to_owned), 1..6);
    (any::<u32>(), teasers, prop::option::of(sentence()), any::<bool>(), any::<bool>()).prop_map(
        |(count, teasers, advert, cookies, sidebar_first)| Furniture {
            count,
            teasers,
            advert,
            cookies,
            sidebar_first,
        },
    )
}

fn page(paragraphs: &[String], marked: bool, f: &Furniture) -> String {
    let mut links = String::new();
    for t in &f.teasers {
        let _ = write!(links, "<li><a href='/{}'>{t}</a></li>", f.count);
    }
    let advert = f
        .advert
        .as_ref()
        .map(|text| format!("<div class='ad-slot' id='ad-{}'>{text}</div>", f.count))
        .unwrap_or_default();
    let cookies = if f.cookies {
        "<div class='cookie-banner' role='dialog'><p>We use cookies to make this site work better for you.</p></div>"
    } else {
        ""
    };
    let sidebar = format!("<aside><h2>Les plus lus</h2><ol>{links}</ol></aside>");
    let mut body = String::new();
    for text in paragraphs {
        let _ = write!(body, "<p data-n='{}'>{text}</p>", f.count);
    }
    let (open, close) = if marked { ("<article>", "</article>") } else { ("", "") };
    let (before, after) =
        if f.sidebar_first { (sidebar.as_str(), "") } else { ("", sidebar.as_str()) };
    format!(
        "<html><body>{cookies}<nav><a href='/'>Home</a></nav>{before}{open}<h1>The bridge is open</h1>{advert}{body}
         <p>{} vues</p><div class='related'><h3>À lire aussi</h3><ul>{links}</ul></div>{close}{after}
         <footer>Visitors: {}</footer></body></html>",
        f.count, f.count
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), header in prop::option::of(".{0,40}")) {
        let page = Page { bytes: &bytes, content_type: header.as_deref(), url: "https://example.org/" };
        let read = extract(&page, &Hints::default(), Profiles::builtin());
        prop_assert!(read.blocks.iter().all(|block| !block.text.is_empty()));
    }

    #[test]
    fn tags_in_any_order_never_panic(tags in prop::collection::vec("</?(div|p|table|tr|td|li|ul|a href='x'|h1|time|br|b|form)>|[a-z0-9 .]{1,30}|<!--|1 May 2023", 0..120)) {
        let read = read(&tags.concat());
        prop_assert!(read.blocks.iter().all(|block| !block.text.is_empty()));
    }

    #[test]
    fn all_the_text_and_nothing_else_is_read(paragraphs in prop::collection::vec(sentence(), 3..9), marked in any::<bool>(), one in furniture(), two in furniture()) {
        let first = read(&page(&paragraphs, marked, &one));
        prop_assert_eq!(texts(&first), paragraphs.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(first.blocks, read(&page(&paragraphs, marked, &two)).blocks);
    }
}
