//! Feeds as publishers write them, from bytes to entries.

use proptest::prelude::*;

use super::*;

const URL: &str = "https://example.org/feeds/news.xml";

fn read(text: &str) -> Parsed {
    parse(text.as_bytes(), None, URL).unwrap()
}

fn rss(items: &str) -> String {
    format!("<rss version='2.0'><channel><title>News</title>{items}</channel></rss>")
}

fn titles(parsed: &Parsed) -> Vec<&str> {
    parsed.feed.entries.iter().filter_map(|entry| entry.title.as_deref()).collect()
}

#[test]
fn rss_is_read() {
    let parsed = read(
        "\n<?xml version='1.0' encoding='utf-8'?>
        <rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>
        <title>Ministry &amp;amp; news</title><language>fr-be</language>
        <atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='/x'/>
        <item><title>Déclaration n&#176; 7 sur l&rsquo;eau</title><link>/articles/7</link>
        <guid isPermaLink='false'> doc-7 </guid><pubDate>19 Sep. 2025 12:00:00 GMT</pubDate>
        <description><![CDATA[<p>One<br>two &amp; three</p>]]></description></item>
        </channel></rss>",
    );
    assert_eq!(parsed.stage, Stage::Plain);
    let feed = parsed.feed;
    assert_eq!(feed.title.as_deref(), Some("Ministry & news"));
    assert_eq!(feed.language.as_deref(), Some("fr-BE"));
    assert_eq!(feed.hub.as_deref(), Some("https://hub.example/"));
    let expected = Entry {
        id: "doc-7".to_owned(),
        url: Some("https://example.org/articles/7".to_owned()),
        title: Some("Déclaration n° 7 sur l’eau".to_owned()),
        summary: Some("One two & three".to_owned()),
        published: Some("2025-09-19T12:00:00Z".parse().unwrap()),
        updated: None,
        language: None,
    };
    assert_eq!(feed.entries, [expected]);
}

#[test]
fn atom_is_read_and_its_plain_titles_are_plain() {
    let parsed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' xml:base='https://other.example/a/'>
        <title type='html'>A &lt;b&gt;bold&lt;/b&gt; title</title>
        <entry><id>urn:1</id><title>Is 2 &lt; 3 &amp;amp; so on</title>
        <link rel='self' href='self.xml'/><link rel='enclosure' href='a.mp3'/><link href='one'/>
        <published>2026-01-02T03:04:05Z</published><updated>2026-01-02T04:04:05+01:00</updated></entry></feed>",
    );
    let feed = parsed.feed;
    assert_eq!(feed.title.as_deref(), Some("A bold title"));
    assert_eq!(feed.language.as_deref(), Some("en"));
    let entry = &feed.entries[0];
    assert_eq!(entry.title.as_deref(), Some("Is 2 < 3 &amp; so on"));
    assert_eq!(entry.url.as_deref(), Some("https://other.example/a/one"));
    assert_eq!(entry.updated, entry.published.map(|at| at - jiff::SignedDuration::from_secs(0)));
}

#[test]
fn json_feeds_are_read() {
    let parsed = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "News & more", "language": "de",
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
        "items": [{"id": 7, "url": "/a", "title": "a < b", "date_modified": "2026-01-02T03:04:05Z"}]}"#,
    );
    let feed = parsed.feed;
    assert_eq!(
        (feed.title.as_deref(), feed.hub.as_deref()),
        (Some("News & more"), Some("https://hub.example/"))
    );
    assert_eq!(
        (feed.entries[0].id.as_str(), feed.entries[0].title.as_deref()),
        ("7", Some("a < b"))
    );
    assert_eq!(feed.entries[0].url.as_deref(), Some("https://example.org/a"));
}

#[test]
fn an_edited_headline_is_no_other_entry() {
    let with = |title: &str| {
        read(&rss(&format!("<item><title>{title}</title><link>/a?utm_source=rss</link></item>")))
    };
    let (before, after) = (with("12 killed"), with("21 killed"));
    assert_eq!(before.feed.entries[0].id, "https://example.org/a");
    assert_eq!(before.feed.entries[0].id, after.feed.entries[0].id);
}

#[test]
fn a_guid_that_tells_nothing_apart_is_not_used() {
    let items: String = [("N/A", "/a"), ("7", "/b"), ("7", "/c"), ("9", "/d")]
        .map(|(guid, link)| format!("<item><guid>{guid}</guid><link>{link}</link></item>"))
        .concat();
    let parsed = read(&rss(&items));
    let ids: Vec<_> = parsed.feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    let site = |path: &str| format!("https://example.org{path}");
    assert_eq!(ids, [site("/a"), site("/b"), site("/c"), "9".to_owned()]);
}

#[test]
fn broken_feeds_are_read_all_the_same() {
    let item = "<item><title>Eins</title><link>/1</link></item>";
    let full = rss(item);
    let cases = [
        ("no version", format!("<rss><channel>{item}</channel></rss>")),
        ("0.93", full.replace("2.0", "0.93")),
        ("upper case", full.to_uppercase().replace("EINS", "Eins")),
        ("a namespace of old", full.replace("<rss", "<rss xmlns='http://backend.userland.com/rss2'")),
        ("a wrong end tag", full.replace("</title>", "</titel>")),
        ("no end tag", full.replace("</title><link>", "<link>")),
        ("an unclosed br", full.replace("</item>", "<description>a<br>b</description></item>")),
        ("a warning before", format!("<br />\n<b>Warning</b>: no cache in x.php\n{full}")),
        ("outside the channel", format!("<rss version='2.0'><channel></channel>{item}</rss>")),
        ("a second declaration", full.replace("<item>", "<?xml version='1.0' encoding='utf-16'?><item>")),
        ("an undeclared prefix", full.replace("</item>", "<media:title>BAD</media:title></item>")),
        ("a picture's title", full.replace("</item>", "<image><title>BAD</title></image></item>")),
        ("markup in the title", full.replace("Eins", "<b>Eins</b>")),
        ("a bare ampersand", full.replace("/1", "/1?a=1&b=2")),
        ("junk behind", format!("{full}<p>unclosed & <junk")),
        ("rss 1.0", format!("<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel/>{item}</rdf:RDF>")),
        ("a prefix for rss", "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:s='http://purl.org/rss/1.0/'><s:item><s:title>Eins</s:title><s:link>/1</s:link></s:item></r:RDF>".to_owned()),
        ("Dublin Core", full.replace("title>", "dc:title>")),
        ("Atom's link", full.replace("<link>/1</link>", "<link href='/1'/>")),
        ("atom 0.3", "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped' type='text/html'>&lt;i&gt;Eins</title><link href='/1'/></entry></feed>".to_owned()),
        ("Base64", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='application/octet-stream'> PGI+RWluczwv\nYj4= </title><link href='/1'/></entry></feed>".to_owned()),
        ("a script in the title", full.replace("Eins", "Eins&lt;script&gt;x('y')&lt;/script&gt;")),
        ("a channel definition", "<CHANNEL BASE='https://example.org/'><ITEM HREF='/1' LASTMOD='2026-01-02T03:04:05Z'><TITLE>Eins</TITLE></ITEM></CHANNEL>".to_owned()),
        ("https for a namespace", "<feed xmlns='https://www.w3.org/2005/Atom'><entry><title type='text/plain'>Eins</title><link href='/1'/></entry></feed>".to_owned()),
    ];
    for (what, text) in cases {
        let parsed = read(&text);
        assert_eq!(titles(&parsed), ["Eins"], "{what}");
        let url = parsed.feed.entries[0].url.as_deref().unwrap_or_default();
        assert!(url.starts_with("https://example.org/1"), "{what}: {url}");
    }
}

#[test]
fn of_a_feed_that_ends_early_no_half_address_is_kept() {
    let text = rss(
        "<item><title>Eins</title><link>/articles/1</link></item><item><title>Zwei</title><link>/articles/22</link></item>",
    );
    let cut = text.find("22<").unwrap() + 1;
    let parsed = read(&text[..cut]);
    assert_eq!(titles(&parsed), ["Eins", "Zwei"]);
    assert_eq!(parsed.feed.entries[1].url, None);
}

#[test]
fn what_is_no_feed_is_named() {
    for (text, what) in [
        ("<!DOCTYPE html><html><head><title>x</title>", "an HTML page"),
        ("  ", "an empty answer"),
        ("{\"error\": 404}", "JSON of another kind"),
        ("Service unavailable", "neither XML nor JSON"),
    ] {
        assert_eq!(parse(text.as_bytes(), None, URL), Err(FeedError::NotAFeed { what }));
    }
    assert!(matches!(parse(b"{\"version\":", None, URL), Err(FeedError::Unreadable { .. })));
}

#[test]
fn a_feed_is_read_up_to_its_bound() {
    let items: String = "<item><link>/a</link></item>".repeat(5_100);
    let parsed = read(&rss(&items));
    assert_eq!((parsed.feed.entries.len(), parsed.stage), (5_000, Stage::Plain));
}

#[test]
fn hostile_markup_takes_no_more_time_than_other_text() {
    for piece in [
        "<!--",
        "<![x>",
        "<!DOCTYPE x [>",
        "<a b=\"",
        "<?",
        "<![CDATA[",
        "&",
        "<item>",
        "<a xmlns:b='c'>",
        "<b:",
    ] {
        let text = format!("<rss version='2.0'>{}", piece.repeat(400_000 / piece.len()));
        let begun = std::time::Instant::now();
        let _ = parse(text.as_bytes(), None, URL);
        assert!(begun.elapsed().as_secs() < 5, "{piece}: {:?}", begun.elapsed());
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&bytes, None, URL);
        let _ = discover(&bytes, URL);
    }

    #[test]
    fn no_markup_makes_it_panic(parts in proptest::collection::vec(proptest::sample::select(vec![
        "<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "</entry>", "<![CDATA[", "]]>", "<!--", "-->",
        "é", "&", ";", "&amp;", "<", ">", "\"", "'", "=", "<a href='", "/>", "<?xml encoding='utf-16'?>", "Ж", "/x",
    ]), 0..60)) {
        let _ = parse(parts.concat().as_bytes(), None, URL);
    }

    /// What a publisher writes in a title is what is read, whatever its characters.
    #[test]
    fn a_title_survives(title in "[\\PC&&[^<>&]]{1,40}") {
        let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!words.is_empty());
        let parsed = read(&rss(&format!("<item><title>{title}</title></item>")));
        prop_assert_eq!(titles(&parsed), [words]);
    }
}
