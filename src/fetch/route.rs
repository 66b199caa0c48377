//! The way to a site: the HTTP client of a source, and what it is asked with.

use std::path::Path;
use std::sync::Arc;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::{FetchError, FetchOptions};
use crate::guard::Guard;
use crate::model::{Access, address};

/// The way to the sites of one source, or of all that need no own.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) client: reqwest::Client,
    /// Whether a proxy makes the connections.
    pub(super) proxied: bool,
    access: Access,
}

impl Route {
    /// The way of all sources that need no own.
    pub(super) fn plain(options: &FetchOptions, guard: Guard) -> Result<Self, FetchError> {
        let proxy = options.proxy.as_deref();
        let client = client(options, guard, proxy, None)?;
        Ok(Self { client, proxied: proxy.is_some(), access: Access::default() })
    }

    /// The way of one source; its connections are its own only where it has a proxy or an authority.
    pub(super) fn own(
        &self,
        options: &FetchOptions,
        guard: Guard,
        access: &Access,
    ) -> Result<Arc<Self>, FetchError> {
        let proxy = access.proxy.as_deref().or(options.proxy.as_deref());
        let client = if access.proxy.is_some() || access.ca_file.is_some() {
            client(options, guard, proxy, access.ca_file.as_deref())?
        } else {
            self.client.clone()
        };
        Ok(Arc::new(Self { client, proxied: proxy.is_some(), access: access.clone() }))
    }

    /// Adds what the source is asked with, where `url` is of its own site: a redirect, or a link of a
    /// feed, must not carry a key to somebody else.
    pub(super) fn sign(&self, url: &mut Url, headers: &mut HeaderMap) {
        let home = Url::parse(&self.access.url);
        let at_home = |home: &Url| home.scheme() == url.scheme() && address::same_site(home, url);
        if !home.as_ref().is_ok_and(at_home) {
            return;
        }
        for (name, value) in &self.access.headers {
            let name = HeaderName::from_bytes(name.as_bytes());
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value.as_bytes())) {
                headers.insert(name, value);
            }
        }
        if let Some((user, password)) = &self.access.credentials {
            // The HTTP client makes a header of them.
            let _ = (url.set_username(user), url.set_password(Some(password)));
        }
    }
}

fn client(
    options: &FetchOptions,
    guard: Guard,
    proxy: Option<&str>,
    ca_file: Option<&Path>,
) -> Result<reqwest::Client, FetchError> {
    let wrong = |reason: String| FetchError::Client { reason };
    let mut builder = match proxy {
        Some(proxy) => guard.proxied_client().proxy(through(proxy)?),
        None => guard.client(),
    };
    if let Some(file) = ca_file {
        builder = builder.tls_certs_merge(authority(file)?);
    }
    builder
        .user_agent(&options.user_agent)
        .connect_timeout(options.connect_timeout)
        .pool_max_idle_per_host(options.per_host)
        .http2_max_header_list_size(super::receive::MAX_HEADERS as u32)
        .build()
        .map_err(|error| wrong(error.to_string()))
}

/// A proxy for everything. Names are resolved by it also where it is named `socks5`: what it can
/// reach is its business, and its operator's.
fn through(proxy: &str) -> Result<reqwest::Proxy, FetchError> {
    let proxy = proxy.replacen("socks5://", "socks5h://", 1);
    // The address may hold a password: the error does not repeat it.
    let wrong = |_| FetchError::Client { reason: "a `proxy` is no address of one".to_owned() };
    reqwest::Proxy::all(proxy).map_err(wrong)
}

fn authority(file: &Path) -> Result<Vec<reqwest::Certificate>, FetchError> {
    let wrong =
        |what: String| FetchError::Client { reason: format!("ca_file {}: {what}", file.display()) };
    let pem = std::fs::read(file).map_err(|error| wrong(error.to_string()))?;
    let found = reqwest::Certificate::from_pem_bundle(&pem).map_err(|e| wrong(e.to_string()))?;
    if found.is_empty() { Err(wrong("holds no certificate in PEM".to_owned())) } else { Ok(found) }
}
