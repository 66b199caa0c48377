//! What it costs to poll feeds that have not changed: CPU time per feed, beside that of a bare
//! conditional GET with the same HTTP client.
//!
//!     cargo bench --bench poll
//!
//! 1,000 feeds, of which 99 in 100 answer 304, are polled as a round polls them and recorded in a
//! database on the disk. The server is a process of its own, so that its work is not counted; the CPU
//! time is that of this process, in user and system mode. Both ways are taken in turn, several times,
//! and the cheapest of each counts. The bench fails where a poll costs more than twice a bare GET.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench that cannot go on may panic"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use corrigenda::clock::Clock;
use corrigenda::config::Config;
use corrigenda::daemon::Assembly;
use corrigenda::model::{Schedule, Source, SourceKind};
use corrigenda::pipeline::Poll;
use corrigenda::store::SourceRow;
use futures_util::{StreamExt, stream};
use jiff::SignedDuration;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, IF_NONE_MATCH, USER_AGENT};

/// Feeds that are polled.
const FEEDS: usize = 1_000;
/// Servers that they are spread over.
const HOSTS: usize = 20;
/// One feed in so many has changed whenever it is asked for.
const EDITED: usize = 100;
/// How often all are polled in each way.
const RUNS: usize = 7;
/// Polls under way at once, as in a round.
const AT_ONCE: usize = 40;
/// A poll may cost so many bare GETs.
const BOUND: f64 = 2.0;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == "--serve") {
        return serve();
    }
    // `cargo test --benches` asks whether it builds and starts; it passes no `--bench`.
    let trial = !arguments.iter().any(|argument| argument == "--bench");
    let server = Server::start();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (poll, bare) = runtime.block_on(measure(&server.ports, if trial { 1 } else { RUNS }));
    let micros = |time: Duration| time.as_secs_f64() * 1e6 / FEEDS as f64;
    let ratio = poll.as_secs_f64() / bare.as_secs_f64();
    println!("{FEEDS} feeds on {HOSTS} servers, the cheapest of {RUNS} runs, CPU time per feed\n");
    println!("a poll, recorded        {:>8.0} µs", micros(poll));
    println!("a bare conditional GET  {:>8.0} µs", micros(bare));
    println!("ratio                   {ratio:>8.2}    (at most {BOUND})");
    assert!(trial || ratio <= BOUND, "a poll costs {ratio:.2} bare GETs, more than {BOUND}");
}

/// The CPU time of polling all feeds and of fetching all: the cheapest run of each.
async fn measure(ports: &[u16], runs: usize) -> (Duration, Duration) {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config { database: folder.path().join("bench.db"), ..Config::default() };
    config.fetch.allow_private_networks = true;
    config.sources = (0..FEEDS).map(|number| source(number, ports)).collect();
    let assembly = Assembly::new(&config, Clock::system()).unwrap();
    assembly.begin(&config).await.unwrap();
    poll_all(&assembly).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let rows = assembly.pipeline.store.sources().await.unwrap();
    let (mut poll, mut bare) = (Duration::MAX, Duration::MAX);
    for _ in 0..runs {
        let begun = cpu_time();
        get_all(&client, &rows).await;
        bare = bare.min(cpu_time().saturating_sub(begun));
        let begun = cpu_time();
        let unmodified = poll_all(&assembly).await;
        poll = poll.min(cpu_time().saturating_sub(begun));
        assert_eq!(unmodified, FEEDS - FEEDS / EDITED);
    }
    (poll, bare)
}

/// Polls all feeds as a round does; says how many had not changed.
async fn poll_all(assembly: &Assembly) -> usize {
    let rows = assembly.pipeline.store.sources().await.unwrap();
    let polls = stream::iter(&rows).map(|row| assembly.pipeline.poll(row));
    let polls: Vec<_> = polls.buffer_unordered(AT_ONCE).collect().await;
    let unmodified = |poll: &&Result<Poll, _>| matches!(poll, Ok(Poll::NotModified));
    polls.iter().filter(unmodified).count()
}

/// Asks for all feeds, on condition and with the usual headers, and does nothing with what comes.
async fn get_all(client: &reqwest::Client, rows: &[SourceRow]) {
    let gets = stream::iter(rows).map(|row| async move {
        let request = client
            .get(&row.source.url)
            .header(USER_AGENT, "corrigenda-bench/1")
            .header(ACCEPT, "application/atom+xml, application/rss+xml, */*;q=0.1")
            .header(ACCEPT_LANGUAGE, "en, *;q=0.5")
            .header(IF_NONE_MATCH, row.validators.etag.as_deref().unwrap_or_default());
        request.send().await.unwrap().bytes().await.unwrap();
    });
    gets.buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}

fn source(number: usize, ports: &[u16]) -> Source {
    Source {
        name: format!("feed-{number}"),
        url: format!("http://127.0.0.1:{}/{number}.xml", ports[number % HOSTS]),
        kind: SourceKind::Feed,
        schedule: Schedule::Every(SignedDuration::from_mins(15)),
        links: None,
        language: Some("en".to_owned()),
        timezone: None,
    }
}

/// User and system time of all threads of this process so far. Linux counts it in nanoseconds here,
/// and in `/proc/self/stat` in hundredths of a second only; a thread that has ended is left out, and
/// none ends within ten seconds.
fn cpu_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let of_thread = |task: std::io::Result<std::fs::DirEntry>| -> u64 {
        let text = std::fs::read_to_string(task.unwrap().path().join("schedstat"));
        // A thread that ends meanwhile has no file any more.
        text.ok().and_then(|text| text.split(' ').next()?.parse().ok()).unwrap_or(0)
    };
    Duration::from_nanos(tasks.map(of_thread).sum())
}

/// The server's process, which ends with this one's hold of it.
struct Server {
    child: Child,
    ports: Vec<u16>,
}

impl Server {
    fn start() -> Self {
        let program = std::env::current_exe().unwrap();
        let mut child = Command::new(program)
            .arg("--serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ports = lines.take(HOSTS).map(|line| line.unwrap().parse().unwrap()).collect();
        Self { child, ports }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves until its standard input ends, which it does with the process that began it.
fn serve() {
    for _ in 0..HOSTS {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        println!("{}", listener.local_addr().unwrap().port());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                std::thread::spawn(move || answer_all(stream));
            }
        });
    }
    std::io::stdout().flush().unwrap();
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
}

/// Answers what is asked on one connection until it is closed.
fn answer_all(stream: TcpStream) {
    let mut out = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut number = 0;
    let mut conditional = false;
    while let Some(Ok(line)) = lines.next() {
        if let Some(path) = line.strip_prefix("GET /") {
            number = path.split('.').next().unwrap().parse().unwrap_or(0);
        }
        conditional |= line.to_ascii_lowercase().starts_with("if-none-match");
        if line.is_empty() {
            if out.write_all(answer(number, conditional).as_bytes()).is_err() {
                return;
            }
            conditional = false;
        }
    }
}

fn answer(number: usize, conditional: bool) -> String {
    if conditional && !number.is_multiple_of(EDITED) {
        return format!("HTTP/1.1 304 Not Modified\r\nETag: \"{number}\"\r\n\r\n");
    }
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed {number}</title>\
         <link>https://example.org/</link><description>x</description></channel></rss>"
    );
    let length = feed.len();
    format!("HTTP/1.1 200 OK\r\nETag: \"{number}\"\r\nContent-Length: {length}\r\n\r\n{feed}")
}
