//! What a fetch of an article showed.

use jiff::Timestamp;
use url::Url;

use crate::extract::{self, Hints, Page, Profiles};
use crate::fetch::{FetchError, Response};
use crate::model::{Extraction, Quality, Validators, Verdict, address};
use crate::store::Capture;

/// What a fetch of an article showed.
#[derive(Debug)]
pub enum Sighting {
    /// The server says that nothing changed since the last response.
    NotModified,
    /// A page that is the article.
    Text(Box<Text>),
    /// A page that is not: never compared.
    NotArticle(Quality),
    /// The server says that it is not there: 404 or 410, or a page that says so under status 200.
    Gone(Gone),
    /// The host asked to be left alone until then: no failure of the article.
    Resting(Timestamp),
    /// No answer, or one that says nothing of the article.
    Failed(String),
}

/// What says that a page is not there.
#[derive(Debug)]
pub struct Gone {
    /// The status, as answered.
    pub status: u16,
    /// What was seen, in words.
    pub reason: String,
    /// The digest of a text that stands at many addresses of the site.
    pub strange: Option<i64>,
}

impl Gone {
    /// An answer that says, or whose page says, that nothing is there.
    pub(super) fn new(status: u16, reason: String) -> Self {
        Self { status, reason, strange: None }
    }
}

/// A page that is the article, with the response that it was read from.
#[derive(Debug)]
pub struct Text {
    /// What was read.
    pub extraction: Extraction,
    /// The rules that it was read with.
    pub extractor: String,
    /// The response.
    pub capture: Capture,
    /// What to ask with next time.
    pub validators: Validators,
    /// Where a permanent redirect led.
    pub moved_to: Option<String>,
}

impl Sighting {
    /// When the page was received, where it was.
    pub(super) fn at(&self) -> Option<Timestamp> {
        match self {
            Self::Text(text) => Some(text.capture.at),
            _ => None,
        }
    }
}

/// Reads a response, or the failure to get one.
pub(super) fn read(
    response: Result<Response, FetchError>,
    hints: &Hints<'_>,
    profiles: &Profiles,
) -> Sighting {
    let response = match response {
        Ok(response) => response,
        Err(FetchError::Resting { until, .. }) => return Sighting::Resting(until),
        Err(error) => return Sighting::Failed(error.to_string()),
    };
    match (response.status, response.unread()) {
        (304, _) => Sighting::NotModified,
        (status @ (404 | 410), _) => Sighting::Gone(Gone::new(status, format!("status {status}"))),
        (_, None) => read_page(response, hints, profiles),
        (_, Some(reason)) => Sighting::Failed(reason),
    }
}

fn read_page(response: Response, hints: &Hints<'_>, profiles: &Profiles) -> Sighting {
    let page = Page {
        bytes: &response.body,
        content_type: response.content_type.as_deref(),
        url: &response.url,
    };
    let extraction = extract::extract(&page, hints, profiles);
    match extraction.quality.verdict {
        Verdict::Article => {}
        Verdict::Soft404 => {
            let reason = extraction.quality.reasons.join("; ");
            return Sighting::Gone(Gone::new(response.status, reason));
        }
        _ => return Sighting::NotArticle(extraction.quality),
    }
    if led_home(&response) {
        let reason = format!("it leads to the home page: {}", response.url);
        return Sighting::Gone(Gone::new(response.status, reason));
    }
    Sighting::Text(Box::new(Text {
        extractor: profiles.version_for(&response.url),
        extraction,
        moved_to: response.moved_to(),
        validators: response.validators,
        capture: Capture {
            at: response.at,
            status: response.status,
            url: response.url,
            headers: response.headers,
            content_type: response.content_type,
            body: response.body,
        },
    }))
}

/// A redirect from an article to a home page says "gone" with another status.
fn led_home(response: &Response) -> bool {
    let Some(first) = response.redirects.first() else { return false };
    let home = |address: &str| Url::parse(address).is_ok_and(|url| address::is_home(&url));
    home(&response.url) && !home(&first.from)
}
