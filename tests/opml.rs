//! OPML in and out, as a user meets it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const LIST: &str = "<opml version=\"2.0\"><head><title>x</title></head><body><outline text=\"Press\">\
    <outline type=\"rss\" text=\"Council of Lakes\" xmlUrl=\"https://lakes.example/rss\" language=\"fr\"/>\
    <outline type=\"rss\" text=\"Again\" xmlUrl=\"https://lakes.example/rss#top\"/></outline>\
    <outline type=\"rss\" text=\"Bank &amp; more\" xmlUrl=\"https://bank.example/feed?a=1&amp;b=2\"/></body></opml>";

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("corrigenda").unwrap().current_dir(folder).args(args).output();
    let output = output.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn folder(list: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("list.opml"), list).unwrap();
    folder
}

#[test]
fn a_list_is_imported_once_and_exported_again() {
    let folder = folder(LIST);
    let (status, said, _) = run(folder.path(), &["import", "list.opml", "--dry-run"]);
    assert_eq!((status, said.lines().last()), (0, Some("2 would be added, 1 watched already")));
    let (status, said, complaints) = run(folder.path(), &["import", "list.opml"]);
    assert_eq!((status, said.lines().last()), (0, Some("2 added, 1 watched already")));
    assert!(said.contains("as council-of-lakes (Press)"), "{said}");
    assert!(complaints.contains("is watched already, as council-of-lakes"), "{complaints}");
    let (_, said, _) = run(folder.path(), &["import", "list.opml"]);
    assert_eq!(said.trim(), "0 added, 3 watched already");

    assert_eq!(run(folder.path(), &["export", "--format", "opml", "-o", "out.opml"]).0, 0);
    let written = std::fs::read(folder.path().join("out.opml")).unwrap();
    let outlines = corrigenda::feed::opml::read(&written).unwrap();
    let urls: Vec<&str> = outlines.iter().map(|outline| outline.url.as_str()).collect();
    assert_eq!(urls, ["https://bank.example/feed?a=1&b=2", "https://lakes.example/rss"]);
    assert_eq!(outlines[1].language.as_deref(), Some("fr"));
}

#[test]
fn what_cannot_be_imported_is_told_with_the_file() {
    let page = folder("<html><body>Not a list");
    let (status, _, said) = run(page.path(), &["import", "list.opml"]);
    assert_eq!(status, 1);
    assert!(said.contains("list.opml") && said.contains("no OPML"), "{said}");
    let wrong = folder("<opml><body><outline text='x' xmlUrl='ftp://a.example/f'/></body></opml>");
    let (status, _, said) = run(wrong.path(), &["import", "list.opml"]);
    assert_eq!(status, 1);
    assert!(said.contains("ftp://a.example/f: not an http or https address"), "{said}");
}
