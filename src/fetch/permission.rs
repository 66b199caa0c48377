//! Whether a site lets us have an article: its robots.txt, asked for once a day (RFC 9309, 2.3).

use std::sync::Arc;

use url::Url;

use super::error::shown;
use super::hosts::Recalled;
use super::robots::Robots;
use super::{Accept, FetchError, Fetcher, Request};
use crate::model::{Validators, address};

impl Fetcher {
    /// Whether the site lets us have what stands at an address.
    pub(super) async fn permitted(&self, url: &Url) -> Result<(), FetchError> {
        let rules = match self.robots(url).await? {
            Ok(rules) => rules,
            Err(reason) => return Err(FetchError::NoRobots { url: shown(url), reason }),
        };
        match rules.forbids(url) {
            Some(rule) => Err(FetchError::Forbidden { url: shown(url), rule: rule.to_owned() }),
            None => Ok(()),
        }
    }

    /// The rules of a site; within, why they could not be had.
    async fn robots(&self, url: &Url) -> Result<Result<Arc<Robots>, String>, FetchError> {
        let host = address::host_key(url);
        let hosts = &self.shared.hosts;
        if let Some(known) = recalled(hosts.robots(&host, self.shared.clock.now())) {
            return Ok(known);
        }
        let _alone = hosts.ask_alone(&host).await;
        if let Some(known) = recalled(hosts.robots(&host, self.shared.clock.now())) {
            return Ok(known);
        }
        match self.ask_for_robots(&host).await? {
            Ok(robots) => hosts.keep_robots(&host, robots, self.shared.clock.now()),
            Err(reason) => hosts.miss_robots(&host, reason, self.shared.clock.now()),
        }
        let known = recalled(hosts.robots(&host, self.shared.clock.now()));
        Ok(known.unwrap_or_else(|| Err("it cannot be read".to_owned())))
    }

    /// A site without the file allows all, one that cannot say so nothing.
    async fn ask_for_robots(&self, host: &str) -> Result<Result<Robots, String>, FetchError> {
        let request = Request {
            url: format!("{host}/robots.txt"),
            validators: Validators::default(),
            accept: Accept::Robots,
            language: None,
        };
        match Box::pin(self.get(&request)).await {
            Ok(answer) => match answer.status {
                200..=299 => Ok(Ok(Robots::parse(&answer.body))),
                300..=499 => Ok(Ok(Robots::default())),
                status => match self.rest(&request.url) {
                    Some(until) => Err(FetchError::Resting { host: host.to_owned(), until }),
                    None => Ok(Err(format!("answered with status {status}"))),
                },
            },
            Err(FetchError::TooManyRedirects { .. } | FetchError::RedirectsInCircle { .. }) => {
                Ok(Ok(Robots::default()))
            }
            Err(resting @ FetchError::Resting { .. }) => Err(resting),
            Err(error) => Ok(Err(error.to_string())),
        }
    }
}

fn recalled(known: Recalled) -> Option<Result<Arc<Robots>, String>> {
    match known {
        Recalled::Rules(rules) => Some(Ok(rules)),
        Recalled::Unreachable(reason) => Some(Err(reason)),
        Recalled::Unknown => None,
    }
}
