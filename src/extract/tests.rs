use super::*;
use crate::model::{BlockKind, Extraction, Origin, Precision, Stamp, Verdict};

mod beside;
mod heads;
mod lessons;
mod memory;
mod pages;
mod profiles;
mod properties;
mod siblings;
mod stamps;

/// Reads a page at an address that no profile knows.
fn read(html: &str) -> Extraction {
    read_at(html, "https://news.example.org/a/1")
}

fn read_at(html: &str, url: &str) -> Extraction {
    let page = Page { bytes: html.as_bytes(), content_type: Some("text/html; charset=utf-8"), url };
    extract(&page, &Hints::default(), Profiles::builtin())
}

fn texts(extraction: &Extraction) -> Vec<&str> {
    extraction.blocks.iter().map(|block| block.text.as_str()).collect()
}
