//! Commands that read from the web instead of from files.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod support;

use assert_cmd::Command;
use serde_json::Value;
use support::site::{Answer, Site};

const PAGE: &str = "<html lang=\"en\"><body><article><h1>Council statement on the storm</h1>\
    <p>The report says that 12 people were killed and that 340 homes lost power.</p>\
    <p>The Council will publish a full report once the inquiry has ended.</p></article></body></html>";

/// Runs a command away from the runtime that serves the site.
async fn run(args: Vec<String>, private: bool) -> (i32, String, String) {
    let output = tokio::task::spawn_blocking(move || {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::cargo_bin("corrigenda").unwrap();
        command.current_dir(folder.path()).args(args);
        command.env("CORRIGENDA__FETCH__ALLOW_PRIVATE_NETWORKS", private.to_string());
        let output = command.output().unwrap();
        assert_eq!(folder.path().read_dir().unwrap().count(), 0, "it leaves nothing behind");
        output
    });
    let output = output.await.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[tokio::test]
async fn two_addresses_are_compared() {
    let site = Site::open().await;
    site.set("/draft", Answer::html(PAGE));
    site.set("/final", Answer::html(PAGE.replace("12 people", "21 people")));
    let args = ["compare", &site.url("/draft"), &site.url("/final"), "--format", "json"];
    let args = args.map(str::to_owned).to_vec();
    let (status, out, err) = run(args.clone(), true).await;
    assert_eq!(status, 0, "{err}");
    let verdict: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(verdict["facts"][0]["after"], "21");
    assert_eq!(site.asked("/draft").len(), 1);

    let (status, out, err) = run(args, false).await;
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("allow_private_networks"), "the guard says what would be right: {err}");
    assert_eq!(site.asked("/draft").len(), 1, "nothing was asked");
}

#[tokio::test]
async fn an_address_that_fails_is_named() {
    let site = Site::open().await;
    site.set("/final", Answer::html(PAGE));
    site.set("/draft", Answer::status(404));
    let args = ["compare", &site.url("/draft"), &site.url("/final")].map(str::to_owned).to_vec();
    let (status, _, err) = run(args, true).await;
    assert_eq!(status, 1);
    assert!(err.contains("/draft answered with status 404"), "{err}");
}
