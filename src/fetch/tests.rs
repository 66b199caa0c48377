//! The fetcher against a scripted server on loopback.

mod site;

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use site::{Answer, Site, packed, page};

use super::*;
use crate::clock::Clock;
use crate::guard::Guard;

fn options() -> FetchOptions {
    FetchOptions {
        user_agent: "corrigenda-test/1 (+https://example.org/bot)".to_owned(),
        connect_timeout: Duration::from_secs(5),
        timeout: Duration::from_secs(5),
        max_body: 64 * 1024,
        max_redirects: 3,
        concurrency: 16,
        per_host: 2,
        min_interval: Duration::from_secs(60),
        head_timeout: Duration::from_secs(5),
        max_crawl_delay: Duration::from_secs(2),
        proxy: None,
        access: BTreeMap::new(),
    }
}

fn fetcher(options: FetchOptions) -> Fetcher {
    Fetcher::new(options, Guard::new(true), Clock::held(Timestamp::UNIX_EPOCH)).unwrap()
}

fn request(url: &str) -> Request {
    Request {
        url: url.to_owned(),
        validators: Validators::default(),
        accept: Accept::Page,
        language: Some("fr-BE".to_owned()),
    }
}

#[tokio::test]
async fn an_answer_is_handed_on_as_it_was_received() {
    let site = Site::start(|_| {
        Answer::now("HTTP/1.1 404 Gone Fishing\r\nContent-Type: text/html; charset=ISO-8859-1\r\nETag: W/\"a b\"\r\nX-Two: 1\r\nX-Two: 2\r\nLast-Modified: yesterday\r\nContent-Length: 2\r\n\r\n\u{e9}")
    })
    .await;
    let answer = fetcher(options()).get(&request(&site.url("/a#top"))).await.unwrap();
    assert_eq!(answer.status, 404);
    assert_eq!(answer.body, "\u{e9}".as_bytes());
    assert_eq!(answer.content_type.as_deref(), Some("text/html; charset=ISO-8859-1"));
    assert_eq!(answer.validators.etag.as_deref(), Some("W/\"a b\""));
    assert_eq!(answer.validators.last_modified.as_deref(), Some("yesterday"));
    assert_eq!(answer.at, Timestamp::UNIX_EPOCH);
    let twice: Vec<_> = answer.headers.iter().filter(|(name, _)| name == "x-two").collect();
    assert_eq!(twice.len(), 2);
}

#[tokio::test]
async fn what_was_given_to_ask_again_with_is_sent_back_as_received() {
    let site =
        Site::start(|_| Answer::now("HTTP/1.1 304 Not Modified\r\nETag: \"new\"\r\n\r\n")).await;
    let asked = Request {
        validators: Validators {
            etag: Some("W/\"odd; value".to_owned()),
            last_modified: Some("Thu 1. Jan 1970".to_owned()),
            url: None,
        },
        accept: Accept::Feed,
        ..request(&site.url("/feed"))
    };
    let answer = fetcher(options()).get(&asked).await.unwrap();
    assert_eq!((answer.status, answer.body.len()), (304, 0));
    assert_eq!(answer.validators.etag.as_deref(), Some("\"new\""));
    assert_eq!(answer.validators.last_modified, asked.validators.last_modified);

    let seen = site.requests().remove(0);
    assert!(seen.starts_with("GET /feed HTTP/1.1\r\n"), "{seen}");
    for line in [
        "if-none-match: W/\"odd; value",
        "if-modified-since: Thu 1. Jan 1970",
        "accept-language: fr-BE, fr;q=0.9, *;q=0.5",
        "user-agent: corrigenda-test/1 (+https://example.org/bot)",
        "accept: application/atom+xml",
    ] {
        assert!(seen.contains(line), "{line} in {seen}");
    }
}

#[tokio::test]
async fn redirects_are_followed_and_recorded() {
    let site = Site::start(|request| match request.split(' ').nth(1) {
        Some("/a") => {
            Answer::now("HTTP/1.1 301 Moved\r\nLocation: b?x=1\r\nContent-Length: 0\r\n\r\n")
        }
        Some("/b?x=1") => {
            Answer::now("HTTP/1.1 307 There\r\nLocation: /c#part\r\nContent-Length: 0\r\n\r\n")
        }
        Some("/far") => {
            Answer::now("HTTP/1.1 302 On\r\nLocation: /far/on\r\nContent-Length: 0\r\n\r\n")
        }
        Some(path) if path.starts_with("/far/") => Answer::now(&format!(
            "HTTP/1.1 302 On\r\nLocation: {path}/on\r\nContent-Length: 0\r\n\r\n"
        )),
        Some("/empty") => {
            Answer::now("HTTP/1.1 301 Moved\r\nLocation: \r\nContent-Length: 0\r\n\r\n")
        }
        Some("/round") => {
            Answer::now("HTTP/1.1 302 Again\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n")
        }
        Some("/nowhere") => Answer::now("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n"),
        _ => page("here"),
    })
    .await;
    let fetcher = fetcher(options());
    let answer = fetcher.get(&request(&site.url("/a"))).await.unwrap();
    assert_eq!((answer.url, answer.body), (site.url("/c"), b"here".to_vec()));
    let hop =
        |status, from: &str, to: &str| Redirect { status, from: site.url(from), to: site.url(to) };
    assert_eq!(answer.redirects, [hop(301, "/a", "/b?x=1"), hop(307, "/b?x=1", "/c")]);

    let endless = fetcher.get(&request(&site.url("/round"))).await.unwrap_err();
    assert_eq!(endless, FetchError::RedirectsInCircle { url: site.url("/round") });
    let far = fetcher.get(&request(&site.url("/far"))).await.unwrap_err();
    assert_eq!(far, FetchError::TooManyRedirects { url: site.url("/far"), limit: 3 });
    for nowhere in ["/nowhere", "/empty"] {
        let answer = fetcher.get(&request(&site.url(nowhere))).await.unwrap();
        assert_eq!(answer.status, 301);
        assert!(answer.unread().unwrap().contains("says not where to"));
    }
}

#[tokio::test]
async fn credentials_are_used_and_never_shown() {
    let site = Site::start(|_| page("inside")).await;
    let with = site.url("/a").replace("http://", "http://reader:secret@");
    let answer = fetcher(options()).get(&request(&with)).await.unwrap();
    assert_eq!(answer.url, site.url("/a"));
    assert!(site.requests()[0].contains("authorization: Basic"));
    let none = fetcher(options()).get(&request("http://reader:secret@127.0.0.1:1/")).await;
    let told = none.unwrap_err();
    assert!(matches!(told, FetchError::Connect { .. }), "{told:?}");
    assert!(!told.to_string().contains("secret"), "{told}");
}

#[tokio::test]
async fn each_hop_is_guarded() {
    // Loopback must be let in for the first hop; these are refused on any network.
    for target in ["http://169.254.169.254/latest/meta-data/", "file:///etc/passwd"] {
        let head = format!("HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n");
        let site = Site::start(move |_| Answer::now(&head)).await;
        let refused = fetcher(options()).get(&request(&site.url("/"))).await.unwrap_err();
        assert!(
            matches!(&refused, FetchError::Refused { url, .. } if url == target),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn private_addresses_are_refused_before_anything_is_sent() {
    let site = Site::start(|_| page("inside")).await;
    let closed = Fetcher::new(options(), Guard::new(false), Clock::system()).unwrap();
    for url in [site.url("/"), site.url("/").replace("127.0.0.1", "localhost")] {
        let refused = closed.get(&request(&url)).await.unwrap_err();
        assert!(matches!(refused, FetchError::Refused { .. }), "{refused:?}");
        assert!(refused.to_string().contains("allow_private_networks"), "{refused}");
    }
    assert!(site.requests().is_empty());
}

#[tokio::test]
async fn bodies_are_bounded_after_decoding() {
    let bomb = packed(&vec![b'x'; 4 << 20]);
    assert!(bomb.len() < 16 * 1024);
    let small = packed(b"small");
    let site = Site::start(move |request| match request.split(' ').nth(1) {
        Some("/declared") => Answer::now("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"),
        Some("/bomb") => Answer::encoded("zstd", &bomb),
        Some("/small") => Answer::encoded("zstd", &small),
        Some("/twice") => Answer::encoded("zstd, zstd", &packed(&small)),
        Some("/thrice") => Answer::encoded("zstd, zstd, zstd", &small),
        Some("/unknown") => Answer::encoded("exi", &small),
        _ => page(&"x".repeat(64 * 1024)),
    })
    .await;
    let fetcher = fetcher(options());
    for path in ["/declared", "/bomb"] {
        let error = fetcher.get(&request(&site.url(path))).await.unwrap_err();
        assert_eq!(error, FetchError::TooLarge { url: site.url(path), limit: 64 * 1024 });
    }
    assert_eq!(fetcher.get(&request(&site.url("/small"))).await.unwrap().body, b"small");
    assert_eq!(fetcher.get(&request(&site.url("/full"))).await.unwrap().body.len(), 64 * 1024);
    assert_eq!(fetcher.get(&request(&site.url("/twice"))).await.unwrap().body, b"small");
    for path in ["/thrice", "/unknown"] {
        let error = fetcher.get(&request(&site.url(path))).await.unwrap_err();
        assert!(matches!(error, FetchError::Body { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn headers_are_bounded() {
    let site = Site::start(|_| {
        Answer::now(&format!(
            "HTTP/1.1 200 OK\r\nX-Long: {}\r\nContent-Length: 0\r\n\r\n",
            "x".repeat(70_000)
        ))
    })
    .await;
    let error = fetcher(options()).get(&request(&site.url("/"))).await.unwrap_err();
    assert!(matches!(error, FetchError::HeadersTooLarge { .. }), "{error:?}");
}

#[tokio::test]
async fn a_body_that_ends_early_is_no_answer() {
    let cut = packed(b"cut short somewhere in the middle");
    let cut = cut[..cut.len() - 12].to_vec();
    let site = Site::start(move |request| match request.split(' ').nth(1) {
        Some("/length") => Answer::now("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"),
        Some("/chunked") => {
            Answer::now("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nabc")
        }
        _ => Answer::encoded("zstd", &cut),
    })
    .await;
    for path in ["/length", "/chunked", "/packed"] {
        let error = fetcher(options()).get(&request(&site.url(path))).await.unwrap_err();
        assert!(matches!(error, FetchError::Truncated { .. }), "{path}: {error:?}");
    }
}

#[tokio::test]
async fn a_slow_drip_ends_at_the_timeout() {
    let site =
        Site::start(|_| Answer::dripping("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")).await;
    let hurried = FetchOptions { timeout: Duration::from_millis(120), ..options() };
    let error = fetcher(hurried).get(&request(&site.url("/"))).await.unwrap_err();
    let after = Duration::from_millis(120);
    assert_eq!(error, FetchError::Timeout { url: site.url("/"), after });
}

#[tokio::test]
async fn a_host_that_asks_for_it_is_left_alone() {
    for (value, seconds) in [("90", 90), ("Thu, 01 Jan 1970 00:05:00 GMT", 300)] {
        let site = Site::start(move |_| {
            Answer::now(&format!(
                "HTTP/1.1 503 Busy\r\nRetry-After: {value}\r\nContent-Length: 0\r\n\r\n"
            ))
        })
        .await;
        let clock = Clock::held(Timestamp::UNIX_EPOCH);
        let fetcher = Fetcher::new(options(), Guard::new(true), clock.clone()).unwrap();
        let asked = request(&site.url("/"));
        assert_eq!(fetcher.get(&asked).await.unwrap().status, 503);

        let until = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds);
        let host = site.url("").trim_end_matches('/').to_owned();
        let resting = fetcher.clone().get(&asked).await.unwrap_err();
        assert_eq!(resting, FetchError::Resting { host, until });
        assert_eq!(site.requests().len(), 1);

        clock.advance(Duration::from_secs(seconds as u64));
        assert_eq!(fetcher.get(&asked).await.unwrap().status, 503);
    }
}

#[tokio::test]
async fn no_host_is_asked_more_at_once_than_it_may_be() {
    let site = Site::start(|_| Answer::after(Duration::from_millis(15), "x")).await;
    let fetcher = fetcher(options());
    let all: Vec<_> = (0..8)
        .map(|n| {
            let (fetcher, asked) = (fetcher.clone(), request(&site.url(&format!("/{n}"))));
            tokio::spawn(async move { fetcher.get(&asked).await })
        })
        .collect();
    for task in all {
        assert_eq!(task.await.unwrap().unwrap().status, 200);
    }
    assert_eq!(site.most_at_once(), 2);
}

#[tokio::test]
async fn what_is_no_address_or_no_host_is_told_apart() {
    let fetcher = fetcher(options());
    let bad = fetcher.get(&request("not an address")).await.unwrap_err();
    assert!(matches!(bad, FetchError::BadUrl { .. }), "{bad:?}");
    // A name that no resolver knows (RFC 6761, 6.4).
    let unknown = fetcher.get(&request("http://nobody.invalid/")).await.unwrap_err();
    assert!(matches!(unknown, FetchError::Dns { .. }), "{unknown:?}");
    let site = Site::start(|_| Answer::now("no TLS here")).await;
    let plain = site.url("/").replace("http:", "https:");
    let insecure = fetcher.get(&request(&plain)).await.unwrap_err();
    assert!(matches!(insecure, FetchError::Tls { .. }), "{insecure:?}");
}

#[tokio::test]
async fn a_proxy_is_asked_in_the_sites_place_and_opens_no_way_inwards() {
    let proxy = Site::start(|_| page("by the proxy")).await;
    let address = proxy.url("").replace("http://", "http://user:word@");
    let through = FetchOptions { proxy: Some(address), ..options() };
    let closed = Fetcher::new(through, Guard::new(false), Clock::system()).unwrap();
    let answer = closed.get(&request("http://nobody.invalid/a")).await.unwrap();
    assert_eq!(answer.body, b"by the proxy");
    let seen = proxy.requests().remove(0);
    assert!(seen.starts_with("GET http://nobody.invalid/a HTTP/1.1"), "{seen}");
    assert!(seen.contains("proxy-authorization: Basic dXNlcjp3b3Jk"), "{seen}");
    for inward in ["http://10.0.0.1/", "http://localhost/", "http://2852039166/"] {
        let refused = closed.get(&request(inward)).await.unwrap_err();
        assert!(matches!(refused, FetchError::Refused { .. }), "{refused:?}");
    }
    assert_eq!(proxy.requests().len(), 1);
}

#[tokio::test]
async fn a_source_has_a_proxy_of_its_own() {
    let (site, proxy) = (Site::start(|_| page("bare")).await, Site::start(|_| page("own")).await);
    let access = Access { proxy: Some(proxy.url("")), ..Access::default() };
    let access = BTreeMap::from([("press".to_owned(), access)]);
    let fetcher = fetcher(FetchOptions { access, ..options() });
    let asked = request(&site.url("/"));
    assert_eq!(fetcher.of("press").get(&asked).await.unwrap().body, b"own");
    assert_eq!(fetcher.of("other").get(&asked).await.unwrap().body, b"bare");
    for (what, access) in [
        ("no such", Access { ca_file: Some("no-such.pem".into()), ..Access::default() }),
        ("proxy", Access { proxy: Some("::sesame".to_owned()), ..Access::default() }),
    ] {
        let access = BTreeMap::from([("press".to_owned(), access)]);
        let wrong =
            Fetcher::new(FetchOptions { access, ..options() }, Guard::new(true), Clock::system());
        let told = wrong.unwrap_err().to_string();
        assert!(told.to_lowercase().contains(what) && told.contains("source press"), "{told}");
        assert!(!told.contains("sesame"), "{told}");
    }
}

#[tokio::test]
async fn a_crawl_delay_and_the_rules_of_a_site_hold() {
    let site = Site::start(|request| match request.split(' ').nth(1) {
        Some("/robots.txt") => page("User-agent: *\nCrawl-delay: 0.3\nDisallow: /no"),
        _ => page("x"),
    })
    .await;
    let fetcher = fetcher(options());
    let article = |path: &str| Request { accept: Accept::Article, ..request(&site.url(path)) };
    let begun = std::time::Instant::now();
    for path in ["/a", "/b", "/c"] {
        fetcher.get(&article(path)).await.unwrap();
    }
    assert!(begun.elapsed() >= Duration::from_millis(900), "{:?}", begun.elapsed());
    let forbidden = fetcher.get(&article("/no/way")).await.unwrap_err();
    assert_eq!(
        forbidden,
        FetchError::Forbidden { url: site.url("/no/way"), rule: "/no".to_owned() }
    );
    assert_eq!(site.requests().len(), 4, "the rules are asked for once");
}

#[tokio::test]
async fn a_304_that_nobody_asked_for_is_no_answer() {
    let site = Site::start(|_| Answer::now("HTTP/1.1 304 Not Modified\r\n\r\n")).await;
    let elsewhere = Validators {
        etag: Some("\"x\"".to_owned()),
        url: Some("https://other.example/".to_owned()),
        ..Validators::default()
    };
    for validators in [Validators::default(), elsewhere] {
        let asked = Request { validators, ..request(&site.url("/")) };
        let error = fetcher(options()).get(&asked).await.unwrap_err();
        assert_eq!(error, FetchError::Unasked { url: site.url("/") });
    }
    assert!(site.requests().iter().all(|seen| !seen.contains("if-none-match")));
}

#[tokio::test]
async fn long_bodies_wait_for_room_and_come_all_the_same() {
    let site = Site::start(|_| page(&"x".repeat(700 * 1024))).await;
    let roomy = FetchOptions { max_body: 1 << 20, per_host: 16, ..options() };
    let fetcher = fetcher(roomy);
    let all: Vec<_> = (0..12)
        .map(|n| {
            let (fetcher, asked) = (fetcher.clone(), request(&site.url(&format!("/{n}"))));
            tokio::spawn(async move { fetcher.get(&asked).await.map(|answer| answer.body.len()) })
        })
        .collect();
    for task in all {
        assert_eq!(task.await.unwrap(), Ok(700 * 1024));
    }
}
