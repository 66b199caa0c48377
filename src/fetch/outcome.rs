//! What was answered.

use jiff::Timestamp;

use crate::model::Validators;

/// An answer, whatever its status: a 404 is an answer too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The address that answered, after all redirects; without credentials.
    pub url: String,
    /// The redirects on the way there, in order.
    pub redirects: Vec<Redirect>,
    /// The HTTP status.
    pub status: u16,
    /// The headers as received, names in lower case, in order. `content-encoding` and
    /// `content-length` are missing where the body was decoded: they were not true of `body`.
    pub headers: Vec<(String, String)>,
    /// What to ask again with. A 304 that does not repeat what it was asked with leaves it standing.
    pub validators: Validators,
    /// `Content-Type` as received, with its charset.
    pub content_type: Option<String>,
    /// The body after content decoding; empty for a 304.
    pub body: Vec<u8>,
    /// When the answer had been received in full.
    pub at: Timestamp,
}

/// Statuses of a permanent redirect (RFC 9110, sections 15.4.2 and 15.4.9).
const PERMANENT: [u16; 2] = [301, 308];

impl Response {
    /// Where the address has moved for good: all redirects on the way were permanent.
    pub fn moved_to(&self) -> Option<String> {
        let moved = !self.redirects.is_empty()
            && self.redirects.iter().all(|hop| PERMANENT.contains(&hop.status));
        moved.then(|| self.url.clone())
    }
}

/// One redirect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    /// The address that sent us on, without credentials.
    pub from: String,
    /// Where it sent us, resolved, without credentials.
    pub to: String,
}
