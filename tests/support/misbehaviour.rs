//! What servers of bad manners do, and what is to be said of each in `status`.

use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use super::bad::{Play, answer};

/// One wrong thing, and a part of the reason that is to be shown for it.
pub struct Act {
    pub name: &'static str,
    pub reason: &'static str,
    pub play: Play,
}

/// All that is wrong. `trap` is a port that nobody may speak to by the addresses that are used.
pub fn acts(trap: u16) -> Vec<Act> {
    let mut all = slow();
    all.extend(long());
    all.extend(broken());
    all.extend(elsewhere(trap));
    all.extend(statuses());
    all.extend(contents());
    all
}

fn act(name: &'static str, reason: &'static str, play: Play) -> Act {
    Act { name, reason, play }
}

fn says(name: &'static str, reason: &'static str, bytes: impl Into<Vec<u8>>) -> Act {
    act(name, reason, Play::Says(bytes.into()))
}

const LATE: &str = "did not answer in full within";

fn slow() -> Vec<Act> {
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n".to_vec();
    let body = [&head[..], b"Content-Length: 100000\r\n\r\n<rss>"].concat();
    vec![
        act("silent", LATE, Play::Hangs(Vec::new())),
        act("drips-head", LATE, Play::Drips([&head[..], b"X-Slow: "].concat())),
        act("drips-body", LATE, Play::Drips(body.clone())),
        act("hangs-in-body", LATE, Play::Hangs(body)),
        act("no-end", LATE, Play::Hangs([&head[..], b"\r\n<rss><channel>"].concat())),
        act(
            "interim-flood",
            "",
            Play::Floods(Vec::new(), b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".repeat(50)),
        ),
    ]
}

fn long() -> Vec<Act> {
    let zeros = vec![b' '; 64 << 20];
    let (gzip, zstd) = (packed(&zeros), zstd::bulk::compress(&zeros, 3).unwrap());
    let coded = |coding: &str, body: &[u8]| {
        answer("200 OK", &format!("Content-Encoding: {coding}\r\n"), body)
    };
    let window = [&[0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0x29, 0x00, 0x00][..], b"hello"].concat();
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::best());
    deflate.write_all(&zeros).unwrap();
    let header =
        |length: usize| format!("HTTP/1.1 200 OK\r\nX-Long: {}\r\n\r\n", "x".repeat(length));
    let many: String = (0..500).map(|n| format!("X-{n}: y\r\n")).collect();
    vec![
        act(
            "endless",
            "more than",
            Play::Floods(b"HTTP/1.1 200 OK\r\n\r\n<rss>".to_vec(), b"<item/>".repeat(9_000)),
        ),
        act(
            "endless-chunks",
            "more than",
            Play::Floods(
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec(),
                [b"ffff\r\n".to_vec(), vec![b'x'; 0xffff], b"\r\n".to_vec()].concat(),
            ),
        ),
        says(
            "says-it-is-huge",
            "more than",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        ),
        says("bomb-gzip", "answered with", coded("gzip", &gzip)),
        says("bomb-zstd", "bomb", coded("zstd", &zstd)),
        says("bomb-deflate", "answered with", coded("deflate", &deflate.finish().unwrap())),
        says("bomb-nested", "bomb", coded("gzip, gzip", &packed(&gzip))),
        says("packed-often", "packed 4 times", coded("gzip, gzip, gzip, gzip", &gzip)),
        says("zstd-window", "broken", coded("zstd", &window)),
        says("long-header", "bytes of headers", header(80_000)),
        act(
            "endless-header",
            "cannot be read",
            Play::Floods(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X-More: xxxxxxxx\r\n".repeat(100)),
        ),
        says("many-headers", "cannot be read", format!("HTTP/1.1 200 OK\r\n{many}\r\n")),
    ]
}

fn broken() -> Vec<Act> {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let lengths = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n<rss>";
    let short = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>".to_vec();
    vec![
        says("closes", "", ""),
        says("short", "too early", short.clone()),
        act("resets", "", Play::Resets(short)),
        says("chunk-garbage", "", format!("{chunked}zz\r\n<rss>\r\n")),
        says("chunk-cut", "too early", format!("{chunked}ffff\r\n<rss>")),
        says("two-lengths", "", lengths),
        says("http-0.9", "cannot be read", "<rss><channel></channel></rss>"),
        says("bad-status", "cannot be read", "HTTP/1.1 okay\r\n\r\n"),
        says("not-http", "no secure connection", vec![0_u8, 0xff, 0x15, 3, 3, 0, 2, 2, 40, 13, 10]),
        says(
            "gzip-lie",
            "broken",
            answer("200 OK", "Content-Encoding: gzip\r\n", b"<rss>not packed</rss>"),
        ),
        says(
            "coding-unknown",
            "not known",
            answer("200 OK", "Content-Encoding: exi\r\n", b"<rss>"),
        ),
    ]
}

fn elsewhere(trap: u16) -> Vec<Act> {
    let to = |location: &str| answer("302 Found", &format!("Location: {location}\r\n"), b"");
    vec![
        says("circle", "circle", to("/feed.xml")),
        says("to-file", "only http and https", to("file:///etc/passwd")),
        says("to-metadata", "metadata address", to("http://2852039166/latest/meta-data/")),
        says("to-link-local", "link-local", to("http://[fe80::1]/")),
        says("to-nowhere", "unspecified", to(&format!("http://0:{trap}/"))),
        says("to-mapped", "unspecified", to(&format!("http://[::ffff:0.0.0.0]:{trap}/"))),
        says("to-zone", "not an address", to(&format!("http://[fe80::1%25lo]:{trap}/"))),
        says("location-missing", "says not where to", answer("301 Moved", "", b"")),
        says("location-empty", "says not where to", to("")),
        says("location-broken", "not an address", to("http://us:sesame-two@:80:80/")),
    ]
}

fn statuses() -> Vec<Act> {
    vec![
        says("status-204", "status 204", "HTTP/1.1 204 No Content\r\n\r\n"),
        says("status-205", "status 205", answer("205 Reset", "", b"")),
        says("status-206", "status 206", answer("206 Partial", "", b"<rss>")),
        says("status-401", "status 401", answer("401 No", "WWW-Authenticate: Basic\r\n", b"")),
        says("status-403", "status 403", answer("403 No", "", b"forbidden")),
        says("status-407", "status 407", answer("407 No", "", b"")),
        says("status-410", "status 410", answer("410 Gone", "", b"")),
        says("status-429", "status 429", answer("429 Slow", "Retry-After: 3600\r\n", b"")),
        says("status-503", "status 503", answer("503 Busy", "Retry-After: nonsense\r\n", b"")),
        says("status-999", "status 999", answer("999 Denied", "", b"")),
        says("304-unasked", "not conditional", "HTTP/1.1 304 Not Modified\r\n\r\n"),
    ]
}

fn contents() -> Vec<Act> {
    let xml =
        |body: &str| answer("200 OK", "Content-Type: application/rss+xml\r\n", body.as_bytes());
    vec![
        says("empty", "an empty answer", answer("200 OK", "", b"")),
        says("page", "a page that names no feed", xml("<!doctype html><title>Login</title>")),
        says("garbage", "neither XML nor JSON", xml("\u{1}\u{2}\u{fffd}garbage")),
    ]
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}
