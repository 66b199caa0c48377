use super::*;

fn allowed(robots: &str, path: &str) -> bool {
    let url = Url::parse(&format!("https://example.org{path}")).unwrap();
    Robots::parse(robots.as_bytes()).forbids(&url).is_none()
}

#[test]
fn the_longest_rule_decides_and_of_equal_ones_the_kinder() {
    // RFC 9309, 5.2, and the table of Google's description of the same.
    for (rules, path, is_allowed) in [
        ("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", true),
        (
            "Allow: /example/page/\nDisallow: /example/page/disallowed.gif",
            "/example/page/disallowed.gif",
            false,
        ),
        ("Allow: /p\nDisallow: /", "/page", true),
        ("Allow: /folder\nDisallow: /folder", "/folder/page", true),
        ("Allow: /page\nDisallow: /*.htm", "/page.htm", false),
        ("Allow: /page\nDisallow: /*.ph", "/page.php5", true),
        ("Allow: /$\nDisallow: /", "/", true),
        ("Allow: /$\nDisallow: /", "/page.htm", false),
        ("Disallow:", "/anything", true),
        ("Disallow: /", "/robots.txt", true),
    ] {
        assert_eq!(allowed(&format!("User-agent: *\n{rules}"), path), is_allowed, "{rules} {path}");
    }
}

#[test]
fn wildcards_stand_for_anything_and_the_dollar_for_the_end() {
    for (pattern, path, matches) in [
        ("/fish", "/fish.html", true),
        ("/fish", "/Fish.asp", false),
        ("/fish*", "/fishheads/yummy.html", true),
        ("/fish/", "/fish", false),
        ("/*.php", "/folder/filename.php?parameters", true),
        ("/*.php$", "/filename.php", true),
        ("/*.php$", "/filename.php?parameters", false),
        ("/*.php$", "/filename.php.php", true),
        ("/fish*.php", "/fishheads/catfish.php?parameters", true),
        ("/a*b*c$", "/a-b-c-d", false),
        ("/a*b*c$", "/abbc", true),
        ("*", "/x", true),
        ("/*?", "/x?y", true),
        ("/x$y", "/x$yz", true),
        ("/a*a$", "/a", false),
    ] {
        let robots = format!("User-agent: *\nDisallow: {pattern}");
        assert_eq!(!allowed(&robots, path), matches, "{pattern} {path}");
    }
}

#[test]
fn octets_are_compared_however_they_are_written() {
    for (pattern, path, matches) in [
        ("/foo/bar/\u{30c4}", "/foo/bar/%E3%83%84", true),
        ("/foo/bar/%e3%83%84", "/foo/bar/\u{30c4}", true),
        ("/foo/%62%61%7A", "/foo/baz", true),
        ("/a%2fb", "/a/b", false),
        ("/a%2Fb", "/a%2fb", true),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true),
        ("/100%", "/100%", true),
    ] {
        let robots = format!("User-agent: *\nDisallow: {pattern}");
        assert_eq!(!allowed(&robots, path), matches, "{pattern} {path}");
    }
}

#[test]
fn our_groups_are_merged_and_others_are_not_ours() {
    let text = "\u{feff}Disallow: /nobody\nuser-agent: Other\nuser-agent: CORRIGENDA/2.0\n\
                disallow: /a # why\nSitemap: https://example.org/map\n\n\
                User-agent: *\r\nDisallow: /\r\rUser-Agent: corrigenda\nDisallow: /b\n\
                User-agent: corrigenda-news\nDisallow: /c\nUser-agent:notcorrigenda\nDisallow:/d";
    for (path, is_allowed) in
        [("/a", false), ("/b", false), ("/c", true), ("/d", true), ("/e", true), ("/nobody", true)]
    {
        assert_eq!(allowed(text, path), is_allowed, "{path}");
    }
    assert!(!allowed("User-agent: *\nDisallow: /x", "/x"), "the group of all is ours without one");
    assert!(allowed("User-agent: corrigenda\nUser-agent: *\nAllow: /\n", "/x"));
    assert!(allowed(
        "User-agent: corrigenda\n\nUser-agent: *\nDisallow: /\nUser-agent: corrigenda\nAllow: /",
        "/x"
    ));
}

#[test]
fn a_delay_is_the_longest_of_our_groups() {
    let delay = |text: &str| Robots::parse(text.as_bytes()).crawl_delay();
    let text = "User-agent: *\nCrawl-delay: 9\nUser-agent: corrigenda\ncrawl-delay: 1.5\n\
                User-agent: corrigenda\nCrawl-delay: 1";
    assert_eq!(delay(text), Some(Duration::from_millis(1500)));
    for wrong in ["-1", "soon", "", "1e400", "NaN"] {
        assert_eq!(delay(&format!("User-agent: *\nCrawl-delay: {wrong}")), None, "{wrong}");
    }
}

#[test]
fn what_is_no_robots_file_forbids_nothing_and_a_huge_one_is_read_in_part() {
    for text in ["", "<!doctype html><p>Disallow: /</p>", "\0\0:\0", "disallow: /"] {
        assert!(allowed(text, "/x"), "{text}");
    }
    let mut huge = "User-agent: *\nDisallow: /early\n".to_owned();
    huge.push_str(&"# padding\n".repeat(60_000));
    huge.push_str("Disallow: /late\n");
    assert!(!allowed(&huge, "/early"));
    assert!(allowed(&huge, "/late"));
    let stars = format!("User-agent: *\nDisallow: /{}z$", "*a".repeat(200_000));
    assert!(allowed(&stars, &format!("/{}", "a".repeat(5_000))));
}
