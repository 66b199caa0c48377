//! Servers of bad manners on loopback: each is a host of its own and does one wrong thing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a server does once it was asked.
#[derive(Clone)]
pub enum Play {
    /// Writes this and closes.
    Says(Vec<u8>),
    /// Writes this, then a byte now and then.
    Drips(Vec<u8>),
    /// Writes this, then that for ever.
    Floods(Vec<u8>, Vec<u8>),
    /// Writes this, then nothing, and keeps the connection.
    Hangs(Vec<u8>),
    /// Writes this and resets the connection.
    Resets(Vec<u8>),
}

/// A server that does one thing.
pub struct Bad {
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Bad {
    /// Opens on a free port.
    pub async fn open(play: Play) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let play = play.clone();
                // Whoever is asked hangs up in the middle of it: that is what is tested.
                tokio::spawn(async move { drop(perform(stream, play).await) });
            }
        });
        Self { port, asked }
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/feed.xml", self.port)
    }

    /// How many connections were made to it.
    pub fn connections(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

async fn perform(mut stream: TcpStream, play: Play) -> std::io::Result<()> {
    let mut head = Vec::new();
    // A request ends with an empty line; a TLS greeting has none, and is answered after its first bytes.
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
        if head[0] == 0x16 {
            break;
        }
    }
    match play {
        Play::Says(bytes) => stream.write_all(&bytes).await?,
        Play::Drips(bytes) => {
            stream.write_all(&bytes).await?;
            loop {
                tokio::time::sleep(Duration::from_millis(100)).await;
                stream.write_all(b"x").await?;
            }
        }
        Play::Floods(bytes, more) => {
            stream.write_all(&bytes).await?;
            loop {
                stream.write_all(&more).await?;
            }
        }
        Play::Hangs(bytes) => {
            stream.write_all(&bytes).await?;
            // Until the other side has had enough.
            stream.read_to_end(&mut head).await?;
        }
        Play::Resets(bytes) => {
            stream.write_all(&bytes).await?;
            tokio::time::sleep(Duration::from_millis(50)).await;
            stream.set_zero_linger()?;
            return Ok(());
        }
    }
    stream.shutdown().await
}

/// An answer with a length that is true.
pub fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}
