//! What a site's robots.txt lets us fetch (RFC 9309): its text to the rules for us, and a path to yes
//! or no.

mod path;
#[cfg(test)]
mod tests;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use url::Url;

use path::Pattern;

/// Our product token (RFC 9309, 2.2.1): the groups of this name are ours.
const TOKEN: &str = "corrigenda";

/// As much of a file is read (RFC 9309, 2.5, asks for at least this).
pub(super) const MOST: usize = 500 * 1024;

/// The rules of a site for us.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Robots {
    rules: Vec<Rule>,
    /// The least time between two requests.
    crawl_delay: Option<Duration>,
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Rule {
    allow: bool,
    pattern: String,
}

/// The groups that may be ours, while lines are read.
#[derive(Default)]
struct Groups {
    /// Merged from all groups that name us.
    ours: Option<Robots>,
    /// Merged from all groups for everybody.
    all: Robots,
    names_us: bool,
    names_all: bool,
    /// Whether the group has begun to say something: the next `User-agent` begins another.
    ruled: bool,
}

impl Robots {
    /// Reads a robots.txt. What is no rule in it is left out; nothing in it is an error.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..MOST).unwrap_or(bytes);
        let text = String::from_utf8_lossy(bytes);
        let mut groups = Groups::default();
        for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            if let Some((key, value)) = line.split_once(':') {
                groups.take(&key.trim().to_ascii_lowercase(), value.trim());
            }
        }
        groups.ours.unwrap_or(groups.all)
    }

    /// The rule that forbids an address, if one does: the longest that matches decides, and of equal
    /// ones the one that allows.
    pub(super) fn forbids(&self, url: &Url) -> Option<&str> {
        let target = path::target(url);
        if target == "/robots.txt" {
            return None;
        }
        let matching = self.rules.iter().filter(|rule| Pattern(&rule.pattern).matches(&target));
        let decides = matching.max_by_key(|rule| (rule.pattern.len(), rule.allow))?;
        (!decides.allow).then_some(decides.pattern.as_str())
    }

    /// The least time that it wants between two requests.
    pub(super) fn crawl_delay(&self) -> Option<Duration> {
        self.crawl_delay
    }
}

impl Groups {
    fn take(&mut self, key: &str, value: &str) {
        match key {
            "user-agent" => self.name(value),
            "allow" | "disallow" => {
                self.ruled = true;
                let pattern = path::normal(value);
                // An empty rule matches nothing.
                if !pattern.is_empty() {
                    let rule = Rule { allow: key == "allow", pattern };
                    self.each(|robots| robots.rules.push(rule.clone()));
                }
            }
            "crawl-delay" => {
                self.ruled = true;
                let delay = value.parse().ok().and_then(|s| Duration::try_from_secs_f64(s).ok());
                self.each(|robots| robots.crawl_delay = robots.crawl_delay.max(delay));
            }
            _ => {}
        }
    }

    fn name(&mut self, value: &str) {
        if self.ruled {
            (self.names_us, self.names_all, self.ruled) = (false, false, false);
        }
        let part_of_token = |c: char| c.is_ascii_alphabetic() || c == '-' || c == '_';
        let end = value.find(|c| !part_of_token(c)).unwrap_or(value.len());
        let token = value.get(..end).unwrap_or_default();
        if token.eq_ignore_ascii_case(TOKEN) {
            self.names_us = true;
            self.ours.get_or_insert_default();
        }
        self.names_all |= value.starts_with('*');
    }

    /// Does it with the groups that the line stands in.
    fn each(&mut self, mut change: impl FnMut(&mut Robots)) {
        if self.names_us
            && let Some(ours) = &mut self.ours
        {
            change(ours);
        }
        if self.names_all {
            change(&mut self.all);
        }
    }
}
