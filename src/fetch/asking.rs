//! What a request says, and where a redirect leads.

use reqwest::header::{self, HeaderMap, HeaderValue};
use url::Url;

use super::error::shown;
use super::{FetchError, Request};

/// The content codings that are unpacked here.
const ENCODINGS: &str = "gzip, deflate, br, zstd";

/// The longest address that a redirect may lead to; servers take no longer ones either.
const LONGEST: usize = 8 * 1024;

/// The headers of a request to `url`, the first or a later hop. What cannot stand in a header is left
/// out: it came from a server.
pub(super) fn headers(request: &Request, url: &Url, first: bool) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(request.accept.header()));
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(ENCODINGS));
    let mut add = |name, value: Option<&str>| {
        if let Some(value) = value.and_then(|value| HeaderValue::from_bytes(value.as_bytes()).ok())
        {
            headers.insert(name, value);
        }
    };
    add(header::ACCEPT_LANGUAGE, request.language.as_deref().map(languages).as_deref());
    if is_conditional(request, url, first) {
        add(header::IF_NONE_MATCH, request.validators.etag.as_deref());
        add(header::IF_MODIFIED_SINCE, request.validators.last_modified.as_deref());
    }
    headers
}

/// Whether `url` is asked on condition: its validators are those that it gave itself. Another
/// address may use the same words for another page, and would be believed that nothing changed.
pub(super) fn is_conditional(request: &Request, url: &Url, first: bool) -> bool {
    let given_here = match &request.validators.url {
        Some(by) => *by == shown(url),
        None => first,
    };
    given_here && !request.validators.is_empty()
}

/// `fr-BE` is asked for as `fr-BE, fr;q=0.9, *;q=0.5`.
fn languages(tag: &str) -> String {
    match tag.split_once('-') {
        Some((base, _)) => format!("{tag}, {base};q=0.9, *;q=0.5"),
        None => format!("{tag}, *;q=0.5"),
    }
}

/// Where a redirect leads, without the credentials that it may name. One that says not where to is
/// an answer like any other.
pub(super) fn onward(url: &Url, response: &reqwest::Response) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = response.headers().get(header::LOCATION).map(HeaderValue::as_bytes);
    let location = String::from_utf8_lossy(location.unwrap_or_default()).trim().to_owned();
    if location.is_empty() {
        return Ok(None);
    }
    let bad = |what: String| FetchError::BadUrl {
        url: crate::model::address::without_credentials(&location).chars().take(200).collect(),
        reason: format!("{what}; {} redirects there", shown(url)),
    };
    if location.len() > LONGEST {
        return Err(bad(format!("it is longer than {LONGEST} bytes")));
    }
    let mut to = url.join(&location).map_err(|error| bad(error.to_string()))?;
    to.set_fragment(None);
    let _ = (to.set_username(""), to.set_password(None));
    if url.scheme() == "https" && to.scheme() == "http" {
        kept_secure(url, &mut to)?;
    }
    Ok(Some(to))
}

/// A secure page that sends us to an insecure one is asked for securely: anybody between could
/// otherwise write what is then called an edit.
fn kept_secure(url: &Url, to: &mut Url) -> Result<(), FetchError> {
    if to.port().is_none() && to.set_scheme("https").is_ok() {
        return Ok(());
    }
    Err(FetchError::Insecure { url: shown(url), to: shown(to) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secure_page_leads_to_secure_ones() {
        let url = |text: &str| Url::parse(text).unwrap();
        let mut to = url("http://www.example.org/a");
        assert_eq!(kept_secure(&url("https://example.org/"), &mut to), Ok(()));
        assert_eq!(to, url("https://www.example.org/a"));
        let refused = kept_secure(&url("https://example.org/"), &mut url("http://example.org:81/"));
        assert!(matches!(refused, Err(FetchError::Insecure { .. })), "{refused:?}");
    }
}
