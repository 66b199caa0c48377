//! Which addresses may be spoken to: feeds name addresses, and none of them may lead inwards.
//!
//! An address is looked at four times: as it is written ([`Guard::check`]), as its name resolves
//! (the resolver inside [`Guard::client`]), at each redirect (the caller's, with `check` again), and
//! as the far end of the connection that was made ([`Guard::check_peer`]).

mod ranges;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Which addresses may be spoken to.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    allow_private: bool,
}

/// Why an address is not spoken to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Only web addresses are fetched.
    #[error("`{scheme}` is not fetched: only http and https are")]
    Scheme {
        /// What stands before the colon.
        scheme: String,
    },
    /// There is nobody to speak to.
    #[error("the address names no host")]
    NoHost,
    /// The host is, or resolves to, the address where a cloud tells a machine its secrets. No news
    /// is published there, on nobody's network.
    #[error("{host} is a cloud's metadata address ({address}), which is never fetched")]
    Metadata {
        /// The host as the address names it.
        host: String,
        /// The address.
        address: IpAddr,
    },
    /// The host is, or resolves to, an address at which no site can be, on one's own network neither.
    #[error("{host} is {what}, where there is no site, on nobody's network")]
    Nowhere {
        /// The host as the address names it.
        host: String,
        /// What it is: `a link-local address (169.254.0.1)`.
        what: String,
    },
    /// The host is, or resolves to, an address that is not of the public network.
    #[error(
        "{host} is {what}, which no public site has; `allow_private_networks = true` in [fetch] is for a site on one's own network"
    )]
    NotPublic {
        /// The host as the address names it.
        host: String,
        /// What it is: `a loopback address (127.0.0.1)`.
        what: String,
    },
}

impl Guard {
    /// A guard that lets private and loopback addresses pass where `allow_private` says so. A
    /// cloud's metadata service and addresses of no network (link-local, multicast, reserved) are
    /// never let pass.
    pub fn new(allow_private: bool) -> Self {
        Self { allow_private }
    }

    /// Judges an address as it is written. A name is judged once it is resolved, when connecting.
    pub fn check(&self, url: &Url) -> Result<(), Refused> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refused::Scheme { scheme: url.scheme().to_owned() });
        }
        match url.host().ok_or(Refused::NoHost)? {
            Host::Domain(name) => self.check_name(name),
            Host::Ipv4(address) => self.check_ip(&address.to_string(), address.into()),
            Host::Ipv6(address) => self.check_ip(&format!("[{address}]"), address.into()),
        }
    }

    /// Judges the far end of a connection that was made to `url`.
    pub fn check_peer(&self, url: &Url, peer: SocketAddr) -> Result<(), Refused> {
        self.check_ip(url.host_str().unwrap_or_default(), peer.ip())
    }

    /// The start of every HTTP client here: no proxy, no redirect of its own, no referrer, and
    /// names resolved to allowed addresses only.
    pub fn client(&self) -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .dns_resolver(Arc::new(Resolver { guard: *self }))
    }

    /// The start of a client that goes through a proxy, which the operator has chosen: the only name
    /// that it resolves is the proxy's own.
    pub fn proxied_client(&self) -> reqwest::ClientBuilder {
        self.client().dns_resolver(Arc::new(Resolver { guard: Self { allow_private: true } }))
    }

    /// Judges a name that a proxy will resolve, as far as we can: a name that is known here must have
    /// an allowed address. What the proxy makes of a name that is not is its operator's to bound.
    pub async fn check_name_behind_proxy(&self, url: &Url) -> Result<(), Refused> {
        let Some(Host::Domain(name)) = url.host() else { return Ok(()) };
        match tokio::net::lookup_host((name, 0)).await {
            Ok(found) => self.sift(name, found.collect()).map(|_| ()),
            Err(_) => Ok(()),
        }
    }

    /// `localhost` and what is below it are loopback by definition (RFC 6761, 6.3).
    fn check_name(self, name: &str) -> Result<(), Refused> {
        let bare = name.trim_end_matches('.');
        let local = bare == "localhost" || bare.ends_with(".localhost");
        if self.allow_private || !local {
            return Ok(());
        }
        Err(Refused::NotPublic { host: name.to_owned(), what: "this machine itself".to_owned() })
    }

    fn check_ip(self, host: &str, address: IpAddr) -> Result<(), Refused> {
        if ranges::is_metadata(address) {
            return Err(Refused::Metadata { host: host.to_owned(), address });
        }
        let Some(kind) = ranges::not_public(address) else { return Ok(()) };
        let (host, what) = (host.to_owned(), format!("{kind} ({address})"));
        match (ranges::is_own_network(address), self.allow_private) {
            (true, true) => Ok(()),
            (true, false) => Err(Refused::NotPublic { host, what }),
            (false, _) => Err(Refused::Nowhere { host, what }),
        }
    }

    /// Leaves the allowed ones of the addresses that a name has; an error where none is left.
    fn sift(self, host: &str, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Refused> {
        let mut refused = None;
        let mut allowed = Vec::with_capacity(found.len());
        for address in found {
            match self.check_ip(host, address.ip()) {
                Ok(()) => allowed.push(address),
                Err(reason) => refused = Some(reason),
            }
        }
        match refused {
            Some(reason) if allowed.is_empty() => Err(reason),
            _ => Ok(allowed),
        }
    }
}

/// The system's resolver, with refused addresses left out of its answers.
struct Resolver {
    guard: Guard,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.guard;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let allowed = guard.sift(name.as_str(), found)?;
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}
