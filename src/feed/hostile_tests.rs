//! Feeds, sitemaps and lists as hostile or broken servers send them: nothing panics, nothing takes long.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const URL: &str = "https://example.org/feeds/news.xml";

/// Debug builds on a busy machine; what is quadratic takes minutes.
const MOST: Duration = Duration::from_secs(30);

/// A sample of each format, in the structure of real ones.
const SAMPLES: [&str; 6] = [
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
     <channel><title>Nachrichten &amp; mehr</title><link>https://example.org/</link><item><title><![CDATA[Über <b>alles</b>]]>\
     </title><link>/1?a=1&amp;b=2</link><guid isPermaLink='false'>x-1</guid><pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate>\
     <dc:creator>N</dc:creator><description>&lt;p&gt;Text&nbsp;mehr&lt;/p&gt;</description></item></channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/'><title>News</title><entry><id>urn:1</id>\
     <title type='html'>A &lt;i&gt;title&lt;/i&gt;</title><link href='1'/><updated>2026-11-24T08:00:00Z</updated>\
     <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Text</p></div></content></entry></feed>",
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/>\
     <item rdf:about='/1'><title>T</title><link>/1</link></item></rdf:RDF>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"N\", \"items\": [{\"id\": 7, \"url\": \"/a\", \"title\": \"é\"}]}",
    "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>/1</loc><lastmod>2026-11-24</lastmod>\
     <news:news><news:title>T &amp; U</news:title></news:news></url></urlset>",
    "<opml version='2.0'><body><outline text='N'><outline text='a' xmlUrl='https://a.example/f'/></outline></body></opml>",
];

/// Everything that reads bytes of others.
fn read_all(bytes: &[u8]) -> usize {
    let begun = Instant::now();
    let entries = parse(bytes, None, URL).map_or(0, |parsed| parsed.feed.entries.len());
    let pages = sitemap(bytes, None, URL).map_or(0, |sitemap| sitemap.entries.len());
    let _ = (discover(bytes, URL), opml::read(bytes), sitemaps_of_robots(bytes, URL));
    assert!(
        begun.elapsed() < MOST,
        "{:?}: {:.60}",
        begun.elapsed(),
        String::from_utf8_lossy(bytes)
    );
    entries.max(pages)
}

#[test]
fn a_feed_may_end_at_any_byte() {
    for sample in SAMPLES {
        for end in 0..=sample.len() {
            read_all(&sample.as_bytes()[..end]);
        }
    }
}

#[test]
fn complete_items_of_a_feed_that_was_cut_off_are_kept() {
    let item = |n: usize| format!("<item><title>Title {n}</title><link>/{n}</link></item>");
    let whole: String = (0..20).map(item).collect();
    let text = format!("<rss version='2.0'><channel><title>N</title>{whole}</channel></rss>");
    for cut in (200..text.len()).step_by(7) {
        let complete = text[..cut].matches("</item>").count();
        let parsed = parse(&text.as_bytes()[..cut], None, URL).unwrap();
        assert!(parsed.feed.entries.len() >= complete, "at {cut}");
    }
}

fn rss(inside: &str) -> String {
    format!("<rss version='2.0'><channel>{inside}</channel></rss>")
}

/// A feed whose one item has this title.
fn titled(title: &str) -> String {
    rss(&format!("<item><title>{title}</title><link>/1</link></item>"))
}

fn nested(tag: &str, times: usize) -> String {
    format!("{}x{}", format!("<{tag}>").repeat(times), format!("</{tag}>").repeat(times))
}

/// `piece` for each number below `times`, `#` being the number.
fn numbered(piece: &str, times: usize) -> String {
    (0..times).map(|number| piece.replace('#', &number.to_string())).collect()
}

#[test]
fn what_is_nested_takes_no_time() {
    read_all(rss(&nested("x", 50_000)).as_bytes());
    read_all(rss(&nested("item", 20_000)).as_bytes());
    read_all(format!("<opml>{}</opml>", nested("outline", 50_000)).as_bytes());
    let json = format!("{{\"version\":\"x\",\"items\":{}", "[".repeat(100_000));
    read_all(json.as_bytes());
}

#[test]
fn what_is_huge_or_repeated_takes_no_time() {
    for inside in [
        format!("<item a=\"{}\"><link>/1</link></item>", "y".repeat(2_000_000)),
        format!("<item {}><link>/1</link></item>", "a='1' ".repeat(100_000)),
        numbered("<p#:x>1</p#:x>", 20_000),
        numbered("<x xmlns:p#='u#'/>", 20_000),
    ] {
        read_all(rss(&inside).as_bytes());
    }
    read_all(titled(&"&lt;b>x ".repeat(200_000)).as_bytes());
    read_all(titled(&"&lt;script>".repeat(50_000)).as_bytes());
    read_all(titled("a").replace('a', "a\0").as_bytes());
}

#[test]
fn of_fifty_thousand_entries_a_bounded_number_is_read() {
    let items = numbered("<item><title>Title #</title><link>/#</link></item>", 50_000);
    assert_eq!(read_all(rss(&items).as_bytes()), MOST_ENTRIES);
    let lines = numbered("https://example.org/#\n", 60_000);
    assert_eq!(read_all(lines.as_bytes()), 50_000);
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let tower: String = (1..9)
        .map(|n| format!("<!ENTITY e{n} '{}'>", format!("&e{};", n - 1).repeat(10)))
        .collect();
    let bomb = format!("<!DOCTYPE rss [<!ENTITY e0 'xxxxxxxxxx'>{tower}]>{}", titled("a&e8;"));
    let file =
        "<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>".to_owned() + &titled("a&f;");
    for text in [bomb, file] {
        let parsed = parse(text.as_bytes(), None, URL).unwrap();
        let title = parsed.feed.entries[0].title.clone().unwrap();
        assert!(title.len() < 10, "{title:.60}");
    }
}

proptest! {
    /// Bytes flipped, put in and taken out, anywhere.
    #[test]
    fn damage_is_borne(
        sample in proptest::sample::select(SAMPLES.to_vec()),
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0..3_u8), 1..12),
    ) {
        let mut bytes = sample.as_bytes().to_vec();
        for (place, byte, kind) in damage {
            let at = place.index(bytes.len().max(1));
            match kind {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => { bytes.remove(at); }
                _ => bytes.insert(at.min(bytes.len()), byte),
            }
        }
        read_all(&bytes);
    }

    /// One text of another charset in the middle of a feed, and the whole in another than it says.
    #[test]
    fn mixed_charsets_are_borne(
        label in proptest::sample::select(vec!["windows-1251", "shift_jis", "utf-16le", "euc-kr", "koi8-u"]),
        cut in 0..200_usize,
    ) {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let foreign = encoding.encode("<title>Київ 東京</title>").0;
        let sample = SAMPLES[0].as_bytes();
        let mixed = [&sample[..cut], foreign.as_ref(), &sample[cut..]].concat();
        read_all(&mixed);
        let declared = SAMPLES[0].replace("utf-8", label);
        prop_assert_eq!(read_all(declared.as_bytes()), 1);
    }
}
