//! What a source is asked with: its credentials, headers, proxy and authority.

use std::path::PathBuf;

use url::Url;

use super::reader::{Section, Value};
use super::values;
use crate::model::{Access, address};

/// Headers that are ours to write: a wrong one would break the request, or what is read of its answer.
const OURS: [&str; 12] = [
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "range",
    "te",
    "transfer-encoding",
];

/// What a source is asked with; `None` where it needs nothing of its own.
pub(super) fn read(section: &mut Section<'_>, url: Option<&str>) -> Option<Access> {
    let headers = section.take("headers", headers).unwrap_or_default();
    let proxy = section.take("proxy", proxy);
    let ca_file = section.take("ca_file", file);
    let url = url?;
    let parsed = Url::parse(url).ok()?;
    let named = !parsed.username().is_empty() || parsed.password().is_some();
    let credentials = named
        .then(|| (parsed.username().to_owned(), parsed.password().unwrap_or_default().to_owned()));
    let plain = headers.is_empty() && proxy.is_none() && ca_file.is_none() && !named;
    let url = address::without_credentials(url);
    (!plain).then_some(Access { url, credentials, headers, proxy, ca_file })
}

/// Headers as texts, `Name: value`. Values may be secrets, and are not repeated in messages.
fn headers(value: &Value) -> Result<Vec<(String, String)>, String> {
    let header = |text: String| {
        let Some((name, value)) = text.split_once(':') else {
            return Err("must be headers such as \"X-Key: value\"; one has no colon".to_owned());
        };
        let (name, value) = (name.trim(), value.trim());
        let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if name.is_empty() || !name.chars().all(token) {
            return Err(format!("\"{name}\" is no name of a header"));
        }
        if OURS.contains(&name.to_ascii_lowercase().as_str()) {
            return Err(format!("`{name}` is written by Corrigenda itself"));
        }
        if value.chars().any(|c| c.is_control() && c != '\t') {
            return Err(format!("`{name}` holds a character that no header may hold"));
        }
        Ok((name.to_owned(), value.to_owned()))
    };
    values::texts(value)?.into_iter().map(header).collect()
}

/// The address of a proxy; it is not repeated in messages, since it may hold a password.
pub(super) fn proxy(value: &Value) -> Result<String, String> {
    const RIGHT: &str = "must be an address such as \"http://proxy.example.org:3128\" or \
                         \"socks5://127.0.0.1:1080\"";
    let text = values::text(value)?;
    let known = |url: &Url| matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h");
    match Url::parse(&text) {
        Ok(url) if known(&url) && url.has_host() => Ok(text),
        _ => Err(RIGHT.to_owned()),
    }
}

/// A file that is there.
fn file(value: &Value) -> Result<PathBuf, String> {
    let path = values::path(value)?;
    if path.is_file() { Ok(path) } else { Err(format!("no such file: {}", path.display())) }
}
