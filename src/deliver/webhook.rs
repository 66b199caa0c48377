//! One attempt at one webhook: posted, and its answer understood.

use std::error::Error as _;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Response, StatusCode};
use url::Url;

use super::retry_after::retry_after;
use super::worker::{DeliverOptions, SinkAccess};
use crate::alert::{payload, sign};
use crate::guard::Guard;
use crate::model::Event;

/// Posts events to webhooks.
pub(super) struct Webhook {
    client: Client,
    guard: Guard,
    timeout: Duration,
}

/// What came of an attempt.
pub(super) enum Answer {
    /// The receiver took it, with this status.
    Accepted(u16),
    /// The receiver said with 410 that it wants no more.
    Gone,
    /// Something went wrong that may be right another time.
    Failed {
        /// The status, where there was an answer.
        status: Option<u16>,
        /// What went wrong, in one sentence without the receiver's address, which may be a secret.
        error: String,
        /// When the receiver asked to be tried again.
        retry_after: Option<Timestamp>,
    },
}

impl Webhook {
    pub(super) fn new(guard: Guard, options: &DeliverOptions) -> Result<Self, reqwest::Error> {
        let client =
            guard.client().user_agent(&options.user_agent).timeout(options.timeout).build()?;
        Ok(Self { client, guard, timeout: options.timeout })
    }

    /// Posts `event` to the sink, signed for an attempt that is made `now`.
    pub(super) async fn post(&self, access: &SinkAccess, event: &Event, now: Timestamp) -> Answer {
        let url = match self.address(&access.sink.url) {
            Ok(url) => url,
            Err(error) => return Answer::Failed { status: None, error, retry_after: None },
        };
        let (seconds, body) = (now.as_second(), payload(event));
        let signature = access.secret.as_ref().map(|key| sign(key, event.id(), seconds, &body));
        let request = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", event.id())
            .header("webhook-timestamp", seconds)
            .body(body);
        let request = match signature {
            Some(signature) => request.header("webhook-signature", signature),
            None => request,
        };
        match request.send().await {
            Ok(response) => match self.peer(&access.sink.url, &response) {
                Ok(()) => understood(&response, now),
                Err(error) => Answer::Failed { status: None, error, retry_after: None },
            },
            Err(error) => {
                Answer::Failed { status: None, error: self.told(&error), retry_after: None }
            }
        }
    }

    fn address(&self, text: &str) -> Result<Url, String> {
        let url = Url::parse(text).map_err(|error| format!("the address is not a URL: {error}"))?;
        self.guard.check(&url).map_err(|refused| refused.to_string())?;
        Ok(url)
    }

    /// The far end of the connection is judged too.
    fn peer(&self, text: &str, response: &Response) -> Result<(), String> {
        let (Ok(url), Some(peer)) = (Url::parse(text), response.remote_addr()) else {
            return Ok(());
        };
        self.guard.check_peer(&url, peer).map_err(|refused| refused.to_string())
    }

    /// An error in words, with its first cause and without the address.
    fn told(&self, error: &reqwest::Error) -> String {
        if error.is_timeout() {
            return format!("no answer within {} s", self.timeout.as_secs_f32());
        }
        let causes = std::iter::successors(error.source(), |&cause| cause.source());
        let cause =
            causes.last().map_or_else(|| "the request failed".to_owned(), ToString::to_string);
        if error.is_connect() { format!("no connection: {cause}") } else { cause }
    }
}

fn understood(response: &Response, now: Timestamp) -> Answer {
    let status = response.status();
    if status.is_success() {
        return Answer::Accepted(status.as_u16());
    }
    if status == StatusCode::GONE {
        return Answer::Gone;
    }
    let may_ask = [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE];
    let error = if status.is_redirection() {
        format!("the receiver answered {status}, and redirects are not followed")
    } else {
        format!("the receiver answered {status}")
    };
    Answer::Failed {
        status: Some(status.as_u16()),
        error,
        retry_after: may_ask
            .contains(&status)
            .then(|| retry_after(response.headers(), now))
            .flatten(),
    }
}
