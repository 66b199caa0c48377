//! The demo's webhook receiver: it checks each signature and keeps what it was sent.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use tokio::net::TcpListener;

use crate::alert::{Secret, sign};
use crate::model::Event;

/// A webhook receiver on a free loopback port.
pub(super) struct Receiver {
    url: String,
    inbox: Arc<Inbox>,
}

struct Inbox {
    secret: Secret,
    events: Mutex<Vec<Event>>,
}

impl Receiver {
    /// Opens on a free port; only messages signed with `secret` are taken.
    pub(super) async fn open(secret: Secret) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}/desk", listener.local_addr()?);
        let inbox = Arc::new(Inbox { secret, events: Mutex::default() });
        let app = Router::new().route("/desk", post(take)).with_state(inbox.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { url, inbox })
    }

    /// Where to post.
    pub(super) fn url(&self) -> String {
        self.url.clone()
    }

    /// What was received, in the order of arrival.
    pub(super) fn events(&self) -> Vec<Event> {
        self.inbox.events.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn take(State(inbox): State<Arc<Inbox>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let (id, signature) = (header("webhook-id"), header("webhook-signature"));
    let Ok(timestamp) = header("webhook-timestamp").parse() else { return StatusCode::BAD_REQUEST };
    if sign(&inbox.secret, id, timestamp, &body) != signature {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(event) = serde_json::from_slice(&body) else { return StatusCode::BAD_REQUEST };
    inbox.events.lock().unwrap_or_else(PoisonError::into_inner).push(event);
    StatusCode::NO_CONTENT
}
