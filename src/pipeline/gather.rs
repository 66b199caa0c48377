//! Gather what a source lists: at its address, in the sitemaps of its index, on its older pages.

use std::collections::HashSet;

use jiff::Timestamp;
use url::Url;

use super::channel::Channel;
use super::{Pipeline, guarded};
use crate::extract::Page;
use crate::feed::MOST_ENTRIES;
use crate::fetch::{Accept, FetchError, Request, Response};
use crate::model::{Entry, SitemapLink, SourceKind, Validators, address};
use crate::store::{PollOutcome, Reading, SourceRow, StoreError};

/// The most entries of one read; what one sitemap may list.
pub(super) const MOST: usize = 50_000;

/// Why a source could not be read.
pub(super) enum Unread {
    Resting(Timestamp),
    Failed(String),
    Store(StoreError),
}

impl From<StoreError> for Unread {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What came from one address.
pub(super) struct Answer {
    pub(super) channel: Channel,
    pub(super) validators: Validators,
    pub(super) moved_to: Option<String>,
    pub(super) url: String,
}

impl Pipeline {
    /// Fetches what a source lists now.
    pub(super) async fn gather(&self, row: &SourceRow) -> Result<PollOutcome, Unread> {
        let Source { url, validators, kind } = Source::of(row);
        let Some(answer) = self.ask(row, url, validators, kind).await? else {
            return self.gather_unmodified(row).await;
        };
        let answer = self.at_its_feed(row, answer).await?;
        let Channel { kind, older, .. } = &answer.channel;
        let mut reading = Reading {
            read_as: answer.channel.read_as(),
            most_new: self.terms.most_new,
            ..Reading::default()
        };
        if answer.channel.feed.entries.len() >= MOST_ENTRIES && *kind == SourceKind::Feed {
            reading.note =
                Some(format!("it lists more than the {MOST_ENTRIES} entries that are read"));
        }
        let mut more = Vec::new();
        if *kind == SourceKind::Sitemap && !answer.channel.sitemaps.is_empty() {
            more = self.follow(row, answer.channel.sitemaps.clone(), &mut reading).await?;
        } else if *kind == SourceKind::Feed && row.baseline_at.is_none() {
            more = self.older_pages(row, &answer.url, older.clone(), &mut reading).await?;
        }
        Ok(PollOutcome::Read {
            validators: answer.validators,
            title: answer.channel.feed.title,
            moved_to: answer.moved_to,
            entries: each_once(answer.channel.feed.entries, more),
            reading,
        })
    }

    /// An index that did not change may name sitemaps that did, where it says nothing of them.
    async fn gather_unmodified(&self, row: &SourceRow) -> Result<PollOutcome, Unread> {
        let known = self.store.sitemaps(row.id).await?;
        let links: Vec<SitemapLink> = known
            .into_iter()
            .map(|child| SitemapLink { url: child.url, lastmod: child.lastmod })
            .collect();
        if links.is_empty() {
            return Ok(PollOutcome::NotModified);
        }
        let mut reading = Reading {
            read_as: SourceKind::Sitemap.as_str().to_owned(),
            most_new: self.terms.most_new,
            ..Reading::default()
        };
        let entries = self.follow(row, links, &mut reading).await?;
        if reading.sitemaps.is_empty() {
            return Ok(PollOutcome::NotModified);
        }
        let (title, moved_to, validators) = (None, None, row.validators.clone());
        let entries = each_once(entries, Vec::new());
        Ok(PollOutcome::Read { validators, title, moved_to, entries, reading })
    }

    /// A site that names its feed is read there, and asked there from now on.
    async fn at_its_feed(&self, row: &SourceRow, answer: Answer) -> Result<Answer, Unread> {
        let wanted = row.source.kind == SourceKind::Auto && row.source.links.is_none();
        let Some(link) = answer.channel.feeds.first().filter(|_| wanted) else {
            return Ok(answer);
        };
        let none = Validators::default();
        let found = self.ask(row, &link.url, &none, SourceKind::Feed).await?;
        let found = found.map(|found| Answer { moved_to: Some(found.url.clone()), ..found });
        Ok(found.unwrap_or(answer))
    }

    /// Asks one address; `None` where nothing changed there.
    pub(super) async fn ask(
        &self,
        row: &SourceRow,
        url: &str,
        validators: &Validators,
        kind: SourceKind,
    ) -> Result<Option<Answer>, Unread> {
        let request = Request {
            url: url.to_owned(),
            validators: validators.clone(),
            accept: if kind == SourceKind::Listing { Accept::Page } else { Accept::Feed },
            language: row.source.language.clone(),
        };
        let response = self.fetcher.get(&request).await.map_err(|error| match error {
            FetchError::Resting { until, .. } => Unread::Resting(until),
            error => Unread::Failed(error.to_string()),
        })?;
        match response.status {
            304 => Ok(None),
            200..=299 => self.read(response, kind, row.source.links.clone()).await.map(Some),
            status => {
                Err(Unread::Failed(format!("{} answered with status {status}", response.url)))
            }
        }
    }

    async fn read(
        &self,
        response: Response,
        kind: SourceKind,
        links: Option<String>,
    ) -> Result<Answer, Unread> {
        let moved_to = response.moved_to();
        let Response { body, content_type, url, validators, .. } = response;
        let address = url.clone();
        let read = move || {
            let page = Page { bytes: &body, content_type: content_type.as_deref(), url: &address };
            Channel::read(&page, kind, links.as_deref())
        };
        let channel = guarded(&self.readers, read).await.map_err(Unread::Failed)?;
        let channel = channel.map_err(|error| Unread::Failed(error.to_string()))?;
        Ok(Answer { channel, validators, moved_to, url })
    }

    /// The entries of a new source's older pages or archives (RFC 5005), within bounds. A page that
    /// fails ends them: what is not read is older still.
    async fn older_pages(
        &self,
        row: &SourceRow,
        first: &str,
        mut older: Option<String>,
        reading: &mut Reading,
    ) -> Result<Vec<Entry>, Unread> {
        let (mut seen, mut entries) = (HashSet::from([first.to_owned()]), Vec::new());
        let mut pages = 0;
        while pages < self.terms.backfill {
            let Some(url) = older.take() else { break };
            if !is_of_site(&url, first) || !seen.insert(url.clone()) {
                break;
            }
            let asked = self.ask(row, &url, &Validators::default(), SourceKind::Feed).await;
            let Ok(Some(page)) = asked else { break };
            entries.extend(page.channel.feed.entries);
            older = page.channel.older;
            pages += 1;
        }
        if pages > 0 {
            let rest = if older.is_some() { "; there are more" } else { "" };
            reading.note = Some(format!("{pages} older pages were read at first{rest}"));
        }
        Ok(entries)
    }
}

/// What is asked of a source.
struct Source<'a> {
    url: &'a str,
    validators: &'a Validators,
    kind: SourceKind,
}

impl<'a> Source<'a> {
    fn of(row: &'a SourceRow) -> Self {
        Self { url: &row.source.url, validators: &row.validators, kind: row.source.kind }
    }
}

fn is_of_site(url: &str, first: &str) -> bool {
    let parsed = (Url::parse(url), Url::parse(first));
    matches!(parsed, (Ok(url), Ok(first)) if address::same_site(&url, &first))
}

/// The entries of several reads, each once, those without an id left out: they cannot be followed.
fn each_once(entries: Vec<Entry>, more: Vec<Entry>) -> Vec<Entry> {
    let mut seen = HashSet::new();
    let all = entries.into_iter().chain(more).filter(|entry| !entry.id.is_empty());
    all.filter(|entry| seen.insert(entry.id.clone())).take(MOST).collect()
}
