//! The worker against a receiver on loopback, with a clock that stands still.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use tokio::sync::Semaphore;

use super::*;
use crate::alert::{Secret, sign};
use crate::clock::Clock;
use crate::guard::Guard;
use crate::model::{
    Disclosure, Event, EventKind, Schedule, Significance, Sink, SinkKind, Source, SourceKind,
};
use crate::report::samples;
use crate::store::{
    DeliveryFilter, DeliveryRow, DeliveryState, PollOutcome, PollRecord, Store, Told,
};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A status and headers.
type Reply = (u16, Vec<(&'static str, String)>);
type Answers = Vec<Reply>;

/// What a receiver was sent.
struct Received {
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Received {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A receiver that gives the answers it was told to, then 200, each when a permit is free.
struct Receiver {
    answers: Mutex<VecDeque<Reply>>,
    received: Mutex<Vec<Received>>,
    permits: Arc<Semaphore>,
    /// Permits of another receiver, one of which is freed by each request here.
    frees: Option<Arc<Semaphore>>,
}

async fn answer(
    State(receiver): State<Arc<Receiver>>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> (StatusCode, HeaderMap) {
    receiver.permits.acquire().await.unwrap().forget();
    receiver.received.lock().unwrap().push(Received { headers, body: body.to_vec() });
    if let Some(other) = &receiver.frees {
        other.add_permits(1);
    }
    let (status, said) = receiver.answers.lock().unwrap().pop_front().unwrap_or((200, vec![]));
    let headers = said.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    (StatusCode::from_u16(status).unwrap(), headers.collect())
}

async fn receiver(
    answers: Answers,
    permits: usize,
    frees: Option<Arc<Semaphore>>,
) -> (Arc<Receiver>, String) {
    let receiver = Arc::new(Receiver {
        answers: Mutex::new(answers.into()),
        received: Mutex::default(),
        permits: Arc::new(Semaphore::new(permits)),
        frees,
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(receiver.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (receiver, url)
}

/// A desk with one webhook per name, each delivery of which is due.
struct Desk {
    _folder: TempDir,
    store: Store,
    clock: Clock,
    deliverer: Deliverer,
}

fn sink(name: &str, url: &str) -> SinkAccess {
    let sink = Sink {
        name: name.to_owned(),
        kind: SinkKind::Webhook,
        url: url.to_owned(),
        events: EventKind::ALL.to_vec(),
        disclosure: vec![Disclosure::Stealth],
        significance: Significance::Minor,
    };
    SinkAccess { sink, secret: Some(Secret::parse(SECRET).unwrap()) }
}

/// A source that fails and recovers in turn, told `times` times.
fn events(times: usize) -> Vec<Event> {
    let numbered = |number: usize| {
        let mut event = samples::failing();
        if number % 2 == 1 {
            event.kind = EventKind::SourceRecovered;
        }
        if let crate::model::EventData::Other(notification) = &mut event.data {
            notification.id = format!("01890a5d-ac96-774b-bcce-{number:012x}");
        }
        event
    };
    (0..times).map(numbered).collect()
}

async fn desk(sinks: Vec<SinkAccess>, events: Vec<Event>, guard: Guard) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("test.db")).unwrap();
    let clock = Clock::held(samples::at("2023-05-19T12:00:00Z"));
    let source = Source {
        name: "harbour-office".to_owned(),
        url: "https://harbour-office.example.org/feed.xml".to_owned(),
        kind: SourceKind::Feed,
        schedule: Schedule::Every(SignedDuration::from_mins(10)),
        language: None,
        timezone: None,
        links: None,
    };
    let names: Vec<String> = sinks.iter().map(|access| access.sink.name.clone()).collect();
    let told = |event| Told { event, sinks: names.clone() };
    let record = PollRecord {
        source: store.add_source(source, clock.now()).await.unwrap(),
        at: clock.now(),
        next_poll_at: clock.now(),
        outcome: PollOutcome::NotModified { validators: None },
        events: events.into_iter().map(told).collect(),
    };
    store.record_poll(record).await.unwrap();
    let options = DeliverOptions {
        timeout: Duration::from_secs(20),
        give_up_after: Duration::from_secs(3 * 24 * 3_600),
        user_agent: "Corrigenda/test".to_owned(),
        concurrency: 2,
    };
    let deliverer = Deliverer::new(store.clone(), guard, clock.clone(), sinks, options).unwrap();
    Desk { _folder: folder, store, clock, deliverer }
}

/// A desk with one webhook and one event.
async fn one(answers: Answers) -> (Desk, Arc<Receiver>) {
    let (receiver, url) = receiver(answers, 1_000, None).await;
    (desk(vec![sink("desk", &url)], events(1), Guard::new(true)).await, receiver)
}

impl Desk {
    async fn round(&self) -> Delivered {
        self.deliverer.deliver_due().await.unwrap()
    }

    async fn row(&self) -> DeliveryRow {
        self.store.deliveries(DeliveryFilter::default()).await.unwrap().remove(0)
    }

    async fn waits_until(&self) -> Timestamp {
        self.row().await.next_attempt_at.unwrap()
    }
}

const SENT: Delivered = Delivered { sent: 1, failed: 0, dead: 0 };
const FAILED: Delivered = Delivered { sent: 0, failed: 1, dead: 0 };
const DEAD: Delivered = Delivered { sent: 0, failed: 0, dead: 1 };

#[tokio::test]
async fn an_event_arrives_once_signed_and_as_json() {
    let (desk, receiver) = one(vec![]).await;
    assert_eq!(desk.round().await, SENT);
    assert_eq!(desk.round().await, Delivered::default());
    let requests = receiver.received.lock().unwrap();
    let [request] = &requests[..] else { panic!("{} requests", requests.len()) };
    assert_eq!(request.header("content-type"), "application/json");
    assert_eq!(request.header("user-agent"), "Corrigenda/test");
    assert_eq!(serde_json::from_slice::<Event>(&request.body).unwrap(), events(1)[0]);
}

#[tokio::test]
async fn a_second_attempt_has_the_same_id_and_a_new_signature() {
    let (desk, receiver) = one(vec![(500, vec![])]).await;
    assert_eq!(desk.round().await, FAILED);
    assert_eq!(desk.round().await, Delivered::default(), "it is not due yet");
    let row = desk.row().await;
    assert_eq!((row.attempts, row.last_status), (1, Some(500)));
    desk.clock.sleep_until(desk.waits_until().await).await;
    assert_eq!(desk.round().await, SENT);
    assert_eq!(desk.row().await.state, DeliveryState::Delivered);
    let requests = receiver.received.lock().unwrap();
    let [first, second] = &requests[..] else { panic!("{} requests", requests.len()) };
    assert_eq!(first.header("webhook-id"), second.header("webhook-id"));
    assert_ne!(first.header("webhook-signature"), second.header("webhook-signature"));
    let secret = Secret::parse(SECRET).unwrap();
    for request in [first, second] {
        let seconds = request.header("webhook-timestamp").parse().unwrap();
        let right = sign(&secret, request.header("webhook-id"), seconds, &request.body);
        assert_eq!(request.header("webhook-signature"), right);
    }
}

#[tokio::test]
async fn without_a_secret_nothing_is_signed() {
    let (receiver, url) = receiver(vec![], 1_000, None).await;
    let open = SinkAccess { secret: None, ..sink("desk", &url) };
    assert_eq!(desk(vec![open], events(1), Guard::new(true)).await.round().await, SENT);
    assert!(!receiver.received.lock().unwrap()[0].headers.contains_key("webhook-signature"));
}

#[tokio::test]
async fn a_receiver_that_is_gone_is_not_asked_again() {
    let (desk, _receiver) = one(vec![(410, vec![])]).await;
    assert_eq!(desk.round().await, DEAD);
    assert_eq!(desk.row().await.state, DeliveryState::Dead);
}

#[tokio::test]
async fn retry_after_is_honoured_as_seconds_and_as_a_date() {
    for (status, said, wait) in [
        (429, "3600", Some(3_600)),
        (503, "Fri, 19 May 2023 14:00:00 GMT", Some(7_200)),
        (500, "3600", None),
    ] {
        let (desk, _receiver) = one(vec![(status, vec![("retry-after", said.to_owned())])]).await;
        assert_eq!(desk.round().await, FAILED);
        let waits = desk.waits_until().await.duration_since(desk.clock.now()).as_secs();
        assert!(wait.map_or(waits <= 6, |wait| waits == wait), "{status} {said}: {waits}");
    }
}

#[tokio::test]
async fn a_redirect_is_a_failure_and_is_not_followed() {
    let (elsewhere, url) = receiver(vec![], 1_000, None).await;
    let (desk, _receiver) = one(vec![(307, vec![("location", url)])]).await;
    assert_eq!(desk.round().await, FAILED);
    assert!(elsewhere.received.lock().unwrap().is_empty());
    assert!(desk.row().await.last_error.unwrap().contains("redirects are not followed"));
}

#[tokio::test]
async fn a_slow_sink_delays_no_other() {
    // The slow receiver answers only once the fast one has had all its events.
    let (slow, slow_url) = receiver(vec![], 0, None).await;
    let (fast, fast_url) = receiver(vec![], 1_000, Some(slow.permits.clone())).await;
    let sinks = vec![sink("slow", &slow_url), sink("fast", &fast_url)];
    let desk = desk(sinks, events(5), Guard::new(true)).await;
    // As a task: what a daemon needs.
    let round = tokio::spawn(async move { desk.round().await });
    assert_eq!(round.await.unwrap(), Delivered { sent: 10, failed: 0, dead: 0 });
    assert_eq!(fast.received.lock().unwrap().len(), 5);
    assert_eq!(slow.received.lock().unwrap().len(), 5);
}

#[tokio::test]
async fn one_sink_is_delivered_to_alone() {
    let (first, first_url) = receiver(vec![], 1_000, None).await;
    let (second, second_url) = receiver(vec![], 1_000, None).await;
    let sinks = vec![sink("first", &first_url), sink("second", &second_url)];
    let desk = desk(sinks, events(3), Guard::new(true)).await;
    assert_eq!(desk.deliverer.deliver_to("second").await.unwrap().sent, 3);
    assert_eq!(desk.deliverer.deliver_to("nobody").await.unwrap(), Delivered::default());
    assert_eq!(first.received.lock().unwrap().len(), 0);
    assert_eq!(second.received.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn what_cannot_be_reached_is_told_without_its_address() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = format!("http://{}/T0K3N", listener.local_addr().unwrap());
    drop(listener);
    for (url, guard, cause) in [
        (closed.as_str(), Guard::new(true), "no connection"),
        ("http://127.0.0.1:1/T0K3N", Guard::new(false), "loopback"),
        ("T0K3N", Guard::new(true), "not a URL"),
    ] {
        let desk = desk(vec![sink("desk", url)], events(1), guard).await;
        assert_eq!(desk.round().await, FAILED);
        let error = desk.row().await.last_error.unwrap();
        assert!(error.contains(cause) && !error.contains("T0K3N"), "{error}");
    }
}

#[tokio::test]
async fn it_is_given_up_in_the_end() {
    let (desk, receiver) = one(vec![(500, vec![]); 30]).await;
    let mut rounds = 0;
    while desk.row().await.state == DeliveryState::Pending {
        desk.clock.sleep_until(desk.waits_until().await).await;
        desk.round().await;
        rounds += 1;
    }
    assert_eq!(desk.row().await.state, DeliveryState::Dead);
    assert_eq!(receiver.received.lock().unwrap().len(), rounds);
    assert!((8..=12).contains(&rounds), "{rounds}");
}
