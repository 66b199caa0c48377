//! A webhook receiver on loopback: it checks signatures, and fails when it is told to.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use corrigenda::alert::{Secret, sign};
use corrigenda::model::{Event, EventData, EventKind, Revision};

/// A webhook receiver.
pub struct Receiver {
    url: String,
    inbox: Arc<Inbox>,
}

struct Inbox {
    secret: Secret,
    events: Mutex<Vec<Event>>,
    refused: Mutex<Vec<String>>,
    failing: Mutex<bool>,
}

impl Receiver {
    /// Opens on a free port.
    pub async fn open(secret: &str) -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}/desk", listener.local_addr().unwrap());
        let inbox = Arc::new(Inbox {
            secret: Secret::parse(secret).unwrap(),
            events: Mutex::default(),
            refused: Mutex::default(),
            failing: Mutex::default(),
        });
        let app = Router::new().route("/desk", post(take)).with_state(inbox.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, inbox }
    }

    /// Where to post.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// From now on everything is answered 500, or taken again.
    pub fn fail(&self, failing: bool) {
        *self.inbox.failing.lock().unwrap() = failing;
    }

    /// The ids of what was refused.
    pub fn refused(&self) -> Vec<String> {
        self.inbox.refused.lock().unwrap().clone()
    }

    /// What was taken, in the order of arrival.
    pub fn events(&self) -> Vec<Event> {
        self.inbox.events.lock().unwrap().clone()
    }

    /// The types of what was taken.
    pub fn kinds(&self) -> Vec<EventKind> {
        self.events().iter().map(|event| event.kind).collect()
    }

    /// The revisions among what was taken.
    pub fn revisions(&self) -> Vec<Revision> {
        let revisions = self.events().into_iter().filter_map(|event| match event.data {
            EventData::Revised(revision) => Some(*revision),
            EventData::Other(_) => None,
        });
        revisions.collect()
    }
}

async fn take(State(inbox): State<Arc<Inbox>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = |name: &str| headers[name].to_str().unwrap();
    let timestamp = header("webhook-timestamp").parse().unwrap();
    let expected = sign(&inbox.secret, header("webhook-id"), timestamp, &body);
    assert_eq!(header("webhook-signature"), expected);
    if *inbox.failing.lock().unwrap() {
        inbox.refused.lock().unwrap().push(header("webhook-id").to_owned());
        return StatusCode::INTERNAL_SERVER_ERROR;
    }
    let event: Event = serde_json::from_slice(&body).unwrap();
    assert_eq!(event.id(), header("webhook-id"));
    inbox.events.lock().unwrap().push(event);
    StatusCode::NO_CONTENT
}
