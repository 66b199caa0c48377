//! What an extraction costs: CPU time per page, beside that of the `trafilatura` crate and of a bare
//! parse of the same pages.
//!
//!     CORRIGENDA_PAGES=DIR cargo bench --bench extract
//!
//! reads every `*.html` below a folder; without it, invented pages of usual sizes. Each page is
//! read on one thread, by each way in turn, several times over, and the fastest counts: what else the
//! machine does meanwhile is left out. The crate and the parse are given text, decoded beforehand;
//! Corrigenda decodes the bytes itself.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on may panic")]

use std::fmt::Write;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use corrigenda::extract::{Hints, Page, Profiles, again, extract};
use corrigenda::model::Extraction;

/// How often each page is read in each way.
const RUNS: usize = 3;

/// One page.
struct Sample {
    name: String,
    bytes: Vec<u8>,
    text: String,
    /// The same page with another remark of its server's at the end.
    later: Vec<u8>,
    /// What an earlier visit read.
    known: Extraction,
}

impl Sample {
    fn new(name: String, bytes: Vec<u8>) -> Self {
        let page = Page { bytes: &bytes, content_type: None, url: "https://example.org/news/page" };
        let known = extract(&page, &Hints::default(), Profiles::builtin());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let later = [bytes.as_slice(), b"<!-- served by lock 2 -->"].concat();
        Self { name, bytes, text, later, known }
    }
}

/// One way to read a page.
struct Way {
    name: &'static str,
    read: fn(&Sample),
}

const WAYS: [Way; 5] = [
    Way { name: "corrigenda", read: by_corrigenda },
    Way { name: "the place remembered", read: by_memory },
    Way { name: "the very same page", read: by_sameness },
    Way { name: "trafilatura (crate)", read: by_the_crate },
    Way { name: "bare parse", read: by_a_parse },
];

fn by_corrigenda(sample: &Sample) {
    let url = "https://example.org/news/page";
    let page = Page { bytes: &sample.bytes, content_type: None, url };
    black_box(extract(&page, &Hints::default(), Profiles::builtin()));
}

/// As a visit reads an article that was read before and stands unchanged on a page that does not.
fn by_memory(sample: &Sample) {
    visit(sample, &sample.later);
}

/// As a visit reads a page that is what it was to the last byte.
fn by_sameness(sample: &Sample) {
    visit(sample, &sample.bytes);
}

fn visit(sample: &Sample, bytes: &[u8]) {
    let page = Page { bytes, content_type: None, url: "https://example.org/news/page" };
    black_box(again(&page, &Hints::default(), Profiles::builtin(), &sample.known));
}

fn by_the_crate(sample: &Sample) {
    // A page without a text is an error to the crate, and took its time all the same.
    let _ = black_box(trafilatura::extract(&sample.text, &trafilatura::Options::default()));
}

fn by_a_parse(sample: &Sample) {
    black_box(scraper::Html::parse_document(&sample.text));
}

/// What the pages took in one way.
struct Taken {
    name: &'static str,
    /// For each page the fastest run; none where it panicked.
    times: Vec<Option<Duration>>,
}

fn main() {
    // `cargo test --benches` asks whether it builds and starts; it passes no `--bench`.
    let trial = !std::env::args().any(|argument| argument == "--bench");
    let mut samples = samples();
    assert!(!samples.is_empty(), "no *.html below CORRIGENDA_PAGES");
    if trial {
        samples.truncate(1);
    }
    let taken = measure(&samples);
    let size: usize = samples.iter().map(|sample| sample.bytes.len()).sum();
    let (count, kib) = (samples.len(), size / samples.len() / 1024);
    println!("{count} pages of {kib} KiB on average, the fastest of {RUNS} runs on one thread\n");
    println!("{}", table(&taken, &samples));
}

fn measure(samples: &[Sample]) -> Vec<Taken> {
    let mut taken: Vec<Taken> =
        WAYS.iter().map(|way| Taken { name: way.name, times: Vec::new() }).collect();
    for sample in samples {
        let mut best = [None; WAYS.len()];
        for _ in 0..RUNS {
            for (way, best) in WAYS.iter().zip(&mut best) {
                let begin = Instant::now();
                let read = catch_unwind(AssertUnwindSafe(|| (way.read)(sample)));
                let time = read.ok().map(|()| begin.elapsed());
                *best = [*best, time].into_iter().flatten().min();
            }
        }
        for (taken, best) in taken.iter_mut().zip(best) {
            taken.times.push(best);
        }
    }
    taken
}

/// Times in milliseconds, and how they stand to those of the crate and of the parse.
fn table(taken: &[Taken], samples: &[Sample]) -> String {
    let mut out = format!(
        "{:<20} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}  slowest page\n",
        "ms per page", "mean", "median", "slowest", "x crate", "x parse", "panics"
    );
    for way in taken {
        let (slowest, at) = way.slowest();
        let page = at.map_or("", |at| samples[at].name.as_str());
        writeln!(
            out,
            "{:<20} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>8}  {page}",
            way.name,
            way.mean(),
            way.median(),
            slowest,
            way.mean() / taken[3].mean(),
            way.mean() / taken[4].mean(),
            way.times.iter().filter(|time| time.is_none()).count(),
        )
        .expect("a text");
    }
    out
}

impl Taken {
    fn milliseconds(&self) -> Vec<f64> {
        self.times.iter().flatten().map(|time| time.as_secs_f64() * 1000.0).collect()
    }

    fn mean(&self) -> f64 {
        let all = self.milliseconds();
        all.iter().sum::<f64>() / all.len() as f64
    }

    fn median(&self) -> f64 {
        let mut all = self.milliseconds();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn slowest(&self) -> (f64, Option<usize>) {
        let slowest = self.times.iter().enumerate().max_by_key(|(_, time)| **time);
        let time = slowest.and_then(|(_, time)| *time).unwrap_or_default();
        (time.as_secs_f64() * 1000.0, slowest.map(|(at, _)| at))
    }
}

fn samples() -> Vec<Sample> {
    let Some(folder) = std::env::var_os("CORRIGENDA_PAGES") else { return invented() };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).expect("a page");
        Sample::new(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)
    };
    files.into_iter().map(read).collect()
}

/// All `*.html` below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder CORRIGENDA_PAGES") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            files.push(path);
        }
    }
}

/// Invented pages, from a short statement to a long report, each inside the furniture of a portal.
fn invented() -> Vec<Sample> {
    let page = |number: usize| {
        let text = page(number, 4 + number * number / 4);
        Sample::new(format!("invented-{number}"), text.into_bytes())
    };
    (1..=24).map(page).collect()
}

fn page(number: usize, paragraphs: usize) -> String {
    let links = |class: &str, count: usize| -> String {
        let link = |n: usize| {
            format!("<li class='{class}-item'><a href='/{class}/{n}'>{}</a></li>", words(n, 5))
        };
        format!("<ul class='{class}'>{}</ul>", (0..count).map(link).collect::<String>())
    };
    let text: String = (0..paragraphs)
        .map(|n| match n % 6 {
            3 => format!("<h2>{}</h2>", words(n, 6)),
            5 => format!("<ul><li>{}</li><li>{}</li></ul>", words(n, 12), words(n + 1, 9)),
            _ => format!("<p>{} <a href='/law/{n}'>{}</a>.</p>", words(n, 55), words(n, 3)),
        })
        .collect();
    let script = format!("var state = [{}];", "{\"id\":17,\"seen\":false},".repeat(900));
    format!(
        "<!doctype html><html lang='en'><head><title>Report {number} of the council</title>\
         <meta property='og:title' content='Report {number} of the council'>\
         <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-05-17\"}}</script>\
         <script>{script}</script></head><body><header>{}</header><div class='page'><main>\
         <article><h1>Report {number} of the council</h1><p class='date'>Published 17 May 2023</p>\
         <div class='text'>{text}</div><div class='share'>{}</div></article></main>\
         <aside class='related'><h2>Related</h2>{}</aside></div><footer>{}</footer></body></html>",
        links("menu", 120),
        links("network", 6),
        links("teaser", 40),
        links("legal", 30),
    )
}

/// So many words; other ones for other seeds.
fn words(seed: usize, count: usize) -> String {
    const WORDS: [&str; 24] = [
        "council",
        "of",
        "the",
        "lakes",
        "has",
        "decided",
        "that",
        "harbour",
        "works",
        "and",
        "in",
        "which",
        "members",
        "shall",
        "report",
        "by",
        "autumn",
        "on",
        "bridges",
        "a",
        "commission",
        "with",
        "for",
        "locks",
    ];
    let word = |n: usize| WORDS[(seed * 7 + n * n + n * 5) % WORDS.len()];
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}
