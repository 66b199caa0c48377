//! A server on loopback that answers by script.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What to write, after how long, and whether to go on with a byte now and then.
pub(super) struct Answer {
    bytes: Vec<u8>,
    wait: Duration,
    drip: bool,
}

impl Answer {
    pub(super) fn now(text: &str) -> Self {
        Self { bytes: text.as_bytes().to_vec(), wait: Duration::ZERO, drip: false }
    }

    pub(super) fn after(wait: Duration, body: &str) -> Self {
        Self { wait, ..page(body) }
    }

    pub(super) fn dripping(head: &str) -> Self {
        Self { drip: true, ..Self::now(head) }
    }

    pub(super) fn encoded(coding: &str, body: &[u8]) -> Self {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {length}\r\n\r\n"
        );
        let mut answer = Self::now(&head);
        answer.bytes.extend_from_slice(body);
        answer
    }
}

pub(super) fn page(body: &str) -> Answer {
    Answer::now(&format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()))
}

#[derive(Default)]
struct Seen {
    requests: Mutex<Vec<String>>,
    open: AtomicUsize,
    most: AtomicUsize,
}

pub(super) struct Site {
    port: u16,
    seen: Arc<Seen>,
}

impl Site {
    pub(super) async fn start(script: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Seen::default());
        let (script, told) = (Arc::new(script), Arc::clone(&seen));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (script, told) = (Arc::clone(&script), Arc::clone(&told));
                tokio::spawn(async move { serve(stream, &*script, &told).await });
            }
        });
        Self { port, seen }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(super) fn requests(&self) -> Vec<String> {
        self.seen.requests.lock().unwrap().clone()
    }

    pub(super) fn most_at_once(&self) -> usize {
        self.seen.most.load(Ordering::SeqCst)
    }
}

/// One request for each connection: a cut body is cut by the connection's end.
async fn serve(
    mut stream: TcpStream,
    script: &(dyn Fn(&str) -> Answer + Send + Sync),
    seen: &Seen,
) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let Ok(byte) = stream.read_u8().await else { break };
        head.push(byte);
        if head[0] == 0x16 {
            break;
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let answer = script(&head);
    seen.requests.lock().unwrap().push(head);
    seen.most.fetch_max(seen.open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
    tokio::time::sleep(answer.wait).await;
    seen.open.fetch_sub(1, Ordering::SeqCst);
    let mut alive = stream.write_all(&answer.bytes).await.is_ok();
    while answer.drip && alive {
        tokio::time::sleep(Duration::from_millis(20)).await;
        alive = stream.write_all(b"x").await.is_ok();
    }
    let _ = stream.shutdown().await;
}

/// `data` as a body of `Content-Encoding: zstd`.
pub(super) fn packed(data: &[u8]) -> Vec<u8> {
    zstd::bulk::compress(data, 3).unwrap()
}
