//! Prints the lines of pages as the numbers that `benches/learn/train.py` learns from.
//!
//!     cargo bench --bench observe -- PAGES.jsonl > observed.jsonl
//!
//! PAGES.jsonl holds a line a page: `{"id", "path", "url"}`.

#![allow(clippy::unwrap_used, reason = "a tool that cannot go on may panic")]

use std::io::Write;

use corrigenda::extract::{Hints, Observation, Page, Profiles, observe};
use serde_json::{Value, json};

fn main() {
    let Some(list) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        return println!("nothing to do: cargo bench --bench observe -- PAGES.jsonl");
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::fs::read_to_string(list).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let bytes = std::fs::read(row["path"].as_str().unwrap()).unwrap();
        let url = row["url"].as_str().unwrap_or("https://example.org/");
        let page = Page { bytes: &bytes, content_type: None, url };
        let seen = observe(&page, &Hints::default(), Profiles::builtin());
        writeln!(out, "{}", json!({ "id": row["id"], "lines": lines(&seen) })).unwrap();
    }
}

fn lines(seen: &[Observation]) -> Vec<Value> {
    let numbers = |line: &Observation| -> Vec<f32> {
        line.numbers.iter().map(|(_, number)| *number).collect()
    };
    seen.iter()
        .map(|line| {
            json!({
                "text": line.text,
                "decided": line.decided,
                "numbers": numbers(line),
                "classes": line.classes,
                "labels": line.labels,
            })
        })
        .collect()
}
