//! The demo's newsroom: a small official site on a free loopback port.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;

use super::pieces::{Language, Piece};
use super::templates;
use crate::model::digest;

/// A site that publishes, edits and withdraws.
pub(super) struct Newsroom {
    address: SocketAddr,
    press: Arc<Mutex<Press>>,
}

#[derive(Default)]
struct Press {
    root: String,
    requests: u64,
    pieces: Vec<Piece>,
    withdrawn: Vec<String>,
}

impl Newsroom {
    /// Opens on a free port and publishes `pieces`.
    pub(super) async fn open(pieces: Vec<Piece>) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let root = format!("http://{address}");
        let press = Arc::new(Mutex::new(Press { root, pieces, ..Press::default() }));
        let app = Router::new().fallback(get(answer)).with_state(press.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { address, press })
    }

    /// The address of a page or feed.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The address of a piece.
    pub(super) fn url_of(&self, slug: &str) -> String {
        let press = lock(&self.press);
        let path = press.pieces.iter().find(|piece| piece.slug == slug).map(Piece::path);
        self.url(&path.unwrap_or_default())
    }

    /// Edits one piece.
    pub(super) fn edit(&self, slug: &str, edit: impl Fn(Piece) -> Piece) {
        let mut press = lock(&self.press);
        let pieces = std::mem::take(&mut press.pieces);
        press.pieces = pieces
            .into_iter()
            .map(|piece| if piece.slug == slug { edit(piece) } else { piece })
            .collect();
    }

    /// Takes one piece from the site; it stays in the feed, as it often does.
    pub(super) fn withdraw(&self, slug: &str) {
        let mut press = lock(&self.press);
        let paths: Vec<String> =
            press.pieces.iter().filter(|piece| piece.slug == slug).map(Piece::path).collect();
        press.withdrawn.extend(paths);
    }

    /// How many requests were answered.
    pub(super) fn requests(&self) -> u64 {
        lock(&self.press).requests
    }
}

fn lock(press: &Mutex<Press>) -> MutexGuard<'_, Press> {
    press.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn answer(State(press): State<Arc<Mutex<Press>>>, uri: Uri, asked: HeaderMap) -> Response {
    let mut press = lock(&press);
    press.requests += 1;
    let of = |language| -> Vec<Piece> {
        press.pieces.iter().filter(|piece| piece.language == language).cloned().collect()
    };
    match uri.path() {
        "/fr/rss.xml" => {
            let body = templates::rss(&of(Language::French), &press.root);
            conditional(&asked, "application/rss+xml", strong(&body), body)
        }
        "/en/atom.xml" => {
            let body = templates::atom(&of(Language::English), &press.root);
            conditional(&asked, "application/atom+xml", strong(&body), body)
        }
        path => page(&press, path, &asked),
    }
}

fn page(press: &Press, path: &str, asked: &HeaderMap) -> Response {
    if press.withdrawn.iter().any(|withdrawn| withdrawn == path) {
        return StatusCode::GONE.into_response();
    }
    let Some(piece) = press.pieces.iter().find(|piece| piece.path() == path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let body = templates::page(piece, press.requests);
    match piece.language {
        // The furniture differs, the piece does not: a weak validator says just that (RFC 9110, 8.8.1).
        Language::English => {
            let tag = format!("W/{}", strong(&format!("{piece:?}")));
            conditional(asked, "text/html; charset=utf-8", tag, body)
        }
        Language::French => {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
        }
    }
}

fn strong(text: &str) -> String {
    format!("\"{}\"", digest::sha256(text.as_bytes()))
}

fn conditional(asked: &HeaderMap, kind: &'static str, tag: String, body: String) -> Response {
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(tag.as_str()) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::ETAG, tag)], body).into_response()
}
