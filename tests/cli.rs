//! The command line as a user meets it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on may panic")]

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const OLD: &str = "<html lang=\"en\"><body><article><h1>Council statement on the storm</h1>\
    <p>The report says that 12 people were killed and that 340 homes lost power.</p>\
    <p>The Council will publish a full report once the inquiry has ended.</p></article></body></html>";

const FEED: &str = "<rss version=\"2.0\"><channel><title>T</title><link>https://example.org/</link>\
    <description>d</description><item><title>One</title><link>https://example.org/1</link>\
    <guid>one</guid></item></channel></rss>";

/// A folder without a configuration, and the program in it.
struct Shell {
    folder: TempDir,
}

impl Shell {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("corrigenda").unwrap();
        let output = command.current_dir(self.folder.path()).args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// The results of a batch, with the exit status.
    fn batch(&self, command: &str, lines: &str) -> (i32, Vec<Value>) {
        let file = self.file("batch.jsonl", lines);
        let (status, out, _) = self.run(&[command, "--batch", &file]);
        (status, out.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    fn json(&self, args: &[&str]) -> Value {
        let (status, out, err) = self.run(args);
        assert_eq!(status, 0, "{err}");
        serde_json::from_str(&out).unwrap()
    }
}

#[test]
fn compare_says_what_was_edited() {
    let shell = Shell::new();
    let old = shell.file("old.html", OLD);
    let new = shell.file("new.html", &OLD.replace("12 people", "21 people"));
    let verdict = shell.json(&["compare", &old, &new, "--format", "json"]);
    assert_eq!(verdict["disclosure"], "stealth");
    assert_eq!(verdict["significance"], "substantive");
    assert_eq!(verdict["facts"][0]["kind"], "number");
    let (status, out, _) = shell.run(&["compare", &old, &new]);
    assert_eq!(status, 0);
    assert!(out.contains("21") && !out.contains('\u{1b}'), "no colours in a pipe: {out}");
}

#[test]
fn a_difference_is_a_picture_and_speaks_french() {
    let shell = Shell::new();
    let old = shell.file("old.html", OLD);
    let new = shell.file("new.html", &OLD.replace("12 people", "21 people"));
    let asked =
        |format| shell.run(&["compare", &old, &new, "--language", "fr", "--format", format]);
    let (status, svg, err) = asked("svg");
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(svg.starts_with("<?xml") && svg.contains(">12</tspan>"), "{svg}");
    assert!(svg.contains("Modifié sans le signaler"), "{svg}");
    assert!(asked("html").1.contains("<html lang=\"fr\">"));
    assert!(asked("markdown").1.contains("- Nombre\u{a0}: ~~12~~ → **21**"));
    assert!(asked("text").1.contains(
        "Nombre « 12 » devenu « 21 »".replace("« ", "«\u{a0}").replace(" »", "\u{a0}»").as_str()
    ));
    let verdict = shell.json(&["compare", &old, &new, "--format", "json"]);
    assert_eq!(verdict["summaries"]["en"], verdict["summary"]);
    let (status, _, err) = shell.run(&["compare", &old, &new, "--language", "la"]);
    assert!(status == 2 && err.contains("--language") && err.contains("`fr`"), "{err}");
}

#[test]
fn compare_of_what_is_no_article_is_no_edit() {
    let shell = Shell::new();
    let old = shell.file("old.html", OLD);
    let new = shell.file("new.html", "");
    let verdict = shell.json(&["compare", &old, &new, "--format", "json"]);
    assert_eq!(verdict["comparable"], false);
    assert_eq!(verdict["changes"], Value::Array(Vec::new()));
}

#[test]
fn extract_prints_the_contract() {
    let shell = Shell::new();
    let page = shell.file("page.html", OLD);
    let read =
        shell.json(&["extract", &page, "--url", "https://example.org/a", "--format", "json"]);
    for key in [
        "url",
        "canonical_url",
        "title",
        "byline",
        "lead",
        "language",
        "published",
        "updated",
        "text",
        "blocks",
        "notices",
        "attachments",
        "images",
        "siblings",
        "quality",
    ] {
        assert!(read.get(key).is_some(), "{key} is missing");
    }
    assert_eq!(read["title"], "Council statement on the storm");
    assert_eq!(read["text"].as_str().unwrap().matches("\n\n").count(), 1);
}

#[test]
fn a_feed_is_read_from_a_file() {
    let shell = Shell::new();
    let feed = shell.file("feed.xml", FEED);
    let read = shell.json(&["feed", &feed, "--format", "json"]);
    assert_eq!(read["entries"][0]["id"], "one");
    assert_eq!(read["entries"][0]["url"], "https://example.org/1");
}

#[test]
fn mistakes_of_a_configuration_are_told_at_once_with_status_2() {
    let shell = Shell::new();
    let config = shell.file("c.toml", "databse = 1\n[fetch]\nper_host = \"two\"\n");
    let (status, out, err) = shell.run(&["--config", &config, "check"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains(":1: databse") && err.contains(":3: fetch.per_host"), "{err}");
}

#[test]
fn a_mistake_of_a_profile_is_one_of_the_configuration() {
    let shell = Shell::new();
    std::fs::create_dir(shell.folder.path().join("sites")).unwrap();
    shell.file("sites/own.toml", "hosts = [\"a.example\"]\nchecked = \"\"\ntitle = \">>\"\n");
    let config = shell.file("c.toml", "profiles_dir = \"sites\"\n");
    let page = shell.file("page.html", OLD);
    let (status, _, err) = shell.run(&["--config", &config, "extract", &page]);
    assert_eq!(status, 2);
    assert!(err.contains("own.toml: `title` is not a CSS selector"), "{err}");
}

#[test]
fn what_does_not_exist_is_said_so() {
    let shell = Shell::new();
    let (status, _, err) = shell.run(&["show", "7"]);
    assert_eq!(status, 1);
    assert!(err.contains("no article `7`"), "{err}");
    let (status, _, err) = shell.run(&["extract", "missing.html"]);
    assert_eq!(status, 1);
    assert!(err.contains("missing.html"), "{err}");
    assert_eq!(shell.run(&["frobnicate"]).0, 2);
}

#[test]
fn the_shell_and_the_reader_are_served() {
    let shell = Shell::new();
    assert!(shell.run(&["completions", "bash"]).1.contains("corrigenda"));
    assert!(shell.run(&["man"]).1.starts_with(".ie"));
    assert_eq!(shell.json(&["status", "--format", "json"])["articles"], 0);
}

#[test]
fn a_wrong_argument_is_wrong_usage_and_names_its_option() {
    let shell = Shell::new();
    for (args, named) in [
        (["revisions", "--since", "soon"], "--since"),
        (["report", "--since", "soon"], "7d"),
        (["revisions", "--disclosure", "hidden"], "`stealth`"),
        (["revisions", "--significance", "big"], "--significance"),
        (["events", "--kind", "nope"], "article.revised"),
        (["watch", "https://example.org/", "--every=0s"], "--every"),
    ] {
        let (status, out, err) = shell.run(&args);
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(named), "{args:?}: {err}");
    }
    let two = ["watch", "https://a.example/", "https://b.example/", "--name", "x"];
    assert_eq!(shell.run(&two).0, 2);
}

#[test]
fn what_is_named_and_not_there_is_no_empty_list() {
    let shell = Shell::new();
    for args in [
        ["articles", "--source", "nope"],
        ["revisions", "--source", "nope"],
        ["events", "--source", "nope"],
        ["deliveries", "retry", "7"],
    ] {
        let (status, _, err) = shell.run(&args);
        assert_eq!(status, 1, "{args:?}");
        assert!(err.contains("lists them"), "{args:?}: {err}");
    }
}

#[test]
fn a_feed_is_read_from_standard_input() {
    let feed = "<rss version=\"2.0\"><channel><title>T</title><link>https://example.org/</link>\
                <description>d</description></channel></rss>";
    let mut command = Command::cargo_bin("corrigenda").unwrap();
    command.args(["feed", "-"]).write_stdin(feed).assert().success();
}

#[test]
fn a_page_without_a_right_address_is_read_all_the_same() {
    let shell = Shell::new();
    let page = shell.file("page.html", OLD);
    let (status, out, err) = shell.run(&["extract", &page, "--url", "example.org"]);
    assert_eq!(status, 0);
    assert!(out.contains("12 people") && err.contains("`example.org` is no web address"), "{err}");
}

#[test]
fn a_batch_gives_for_each_line_what_the_command_gives_for_one() {
    let shell = Shell::new();
    shell.file("old.html", OLD);
    shell.file("new.html", &OLD.replace("12 people", "21 people"));
    shell.file("feed.xml", FEED);
    for (command, args, line) in [
        ("extract", &["new.html"][..], r#"{"file": "new.html"}"#),
        ("compare", &["old.html", "new.html"][..], r#"{"old": "old.html", "new": "new.html"}"#),
        ("feed", &["feed.xml"][..], r#"{"from": "feed.xml"}"#),
        ("feed", &["feed.xml"][..], r#"{"file": "feed.xml"}"#),
    ] {
        let one = shell.json(&[&[command], args, &["--format", "json"]].concat());
        let (status, many) = shell.batch(command, &format!("{line}\n{line}\n"));
        assert_eq!((status, &many[..]), (0, &[one.clone(), one][..]), "{command}");
    }
    let page = r#"{"file": "old.html", "url": "https://example.org/a"}"#;
    assert_eq!(shell.batch("extract", page).1[0]["url"], "https://example.org/a");
}

#[test]
fn a_line_that_fails_names_its_number_and_reason_and_the_rest_goes_on() {
    let shell = Shell::new();
    shell.file("page.html", OLD);
    let good = r#"{"file": "page.html"}"#;
    for (bad, words) in [
        (r#"{"file": "missing.html"}"#, "missing.html"),
        (r#"{"file": "page.html", "adress": "x"}"#, "`adress`"),
        (r#"{"url": "https://example.org/"}"#, "missing field `file`"),
        (r#"{"file": "page.html""#, "column 20"),
        (r#"{"file": "-"}"#, "standard input"),
        ("", "empty"),
    ] {
        let (status, out) = shell.batch("extract", &format!("{good}\n{bad}\n{good}\n"));
        assert_eq!((status, out.len()), (1, 3), "{bad}");
        let error = out[1]["error"].as_str().unwrap();
        assert!(error.starts_with("line 2: ") && error.contains(words), "{bad}: {error}");
        assert_eq!(out[0], out[2]);
        assert_eq!(out[0]["title"], "Council statement on the storm");
    }
}

#[test]
fn a_batch_comes_from_standard_input_and_beside_no_other_input() {
    let shell = Shell::new();
    shell.file("page.html", OLD);
    let mut command = Command::cargo_bin("corrigenda").unwrap();
    let command = command.current_dir(shell.folder.path()).args(["extract", "--batch", "-"]);
    let output = command.write_stdin("{\"file\": \"page.html\"}").output().unwrap();
    assert!(output.status.success() && output.stdout.ends_with(b"}\n"));
    for args in [
        &["extract", "page.html", "--batch", "x"][..],
        &["extract", "--batch", "x", "--url", "https://example.org/"],
        &["extract", "--batch", "x", "--format", "text"],
        &["compare", "a", "b", "--batch", "x"],
        &["compare", "a"],
        &["feed", "--batch", "x", "y"],
        &["feed"],
    ] {
        assert_eq!(shell.run(args).0, 2, "{args:?}");
    }
    let (status, _, err) = shell.run(&["extract", "--batch", "missing.jsonl"]);
    assert!(status == 1 && err.contains("missing.jsonl"), "{err}");
}

#[test]
fn an_explanation_stands_beside_the_result_for_people_and_in_it_for_machines() {
    let shell = Shell::new();
    let page = shell.file("page.html", OLD);
    let (_, plain, _) = shell.run(&["extract", &page]);
    let (status, out, err) = shell.run(&["extract", &page, "--explain"]);
    assert_eq!((status, out), (0, plain));
    assert!(err.starts_with("profile ") && err.contains("\ncontainer  <article>"), "{err}");
    let machine = ["extract", &page, "--explain", "--format", "json"];
    assert_eq!(shell.json(&machine)["explain"]["decided"][0]["text"], "<article>");
    assert_eq!(shell.run(&machine).2, "");
    assert!(shell.json(&["extract", &page, "--format", "json"]).get("explain").is_none());
}
