//! Gather what a source lists: at its address, in the sitemaps of its index, on its older pages.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::channel::{Channel, NoChannel};
use super::poll::Answer;
use super::{Pipeline, guarded};
use crate::extract;
use crate::feed::{self, MOST_ENTRIES};
use crate::fetch::{Accept, FetchError, Request, Response};
use crate::model::{Entry, Rhythm, SitemapLink, SourceKind, Validators, address};
use crate::store::{PollOutcome, Reading, SourceRow, StoreError};

/// The most entries of one read; what one sitemap may list.
pub(super) const MOST: usize = 50_000;

/// Why a source could not be read.
pub(super) enum Unread {
    Resting(Timestamp, String),
    Failed(String),
    Ended(String),
    Store(StoreError),
}

impl From<StoreError> for Unread {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// "Gone": the server says that it is not coming back (RFC 9110, section 15.5.11).
const GONE: u16 = 410;

/// What came from one address.
pub(super) struct Page {
    pub(super) channel: Channel,
    pub(super) rhythm: Rhythm,
    pub(super) moved_to: Option<String>,
    pub(super) url: String,
}

/// What an address answered: nothing new, or a page.
pub(super) struct Reply {
    pub(super) page: Option<Page>,
    pub(super) validators: Validators,
    fresh_for: Option<SignedDuration>,
}

impl Pipeline {
    /// Fetches what a source lists now.
    pub(super) async fn gather(&self, row: &SourceRow) -> Result<Answer, Unread> {
        let Source { url, validators, kind } = Source::of(row);
        let Reply { page, validators, fresh_for } = self.ask(row, url, validators, kind).await?;
        let outcome = match page {
            Some(page) => self.gather_all(row, page, validators).await?,
            None => self.gather_unmodified(row, validators).await?,
        };
        Ok(Answer { outcome, fresh_for })
    }

    async fn gather_all(
        &self,
        row: &SourceRow,
        page: Page,
        validators: Validators,
    ) -> Result<PollOutcome, Unread> {
        let (answer, validators) = self.at_its_feed(row, page, validators).await?;
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
            validators,
            title: answer.channel.feed.title,
            moved_to: answer.moved_to,
            rhythm: answer.rhythm,
            entries: each_once(answer.channel.feed.entries, more),
            reading,
        })
    }

    /// An index that did not change may name sitemaps that did, where it says nothing of them.
    async fn gather_unmodified(
        &self,
        row: &SourceRow,
        validators: Validators,
    ) -> Result<PollOutcome, Unread> {
        let unmodified = || {
            let new = (validators != row.validators).then(|| validators.clone());
            PollOutcome::NotModified { validators: new }
        };
        let known = self.store.sitemaps(row.id).await?;
        let links: Vec<SitemapLink> = known
            .into_iter()
            .map(|child| SitemapLink { url: child.url, lastmod: child.lastmod })
            .collect();
        if links.is_empty() {
            return Ok(unmodified());
        }
        let mut reading = Reading {
            read_as: SourceKind::Sitemap.as_str().to_owned(),
            most_new: self.terms.most_new,
            ..Reading::default()
        };
        let entries = self.follow(row, links, &mut reading).await?;
        if reading.sitemaps.is_empty() {
            return Ok(unmodified());
        }
        let (title, moved_to, rhythm) = (None, None, row.rhythm.clone());
        let entries = each_once(entries, Vec::new());
        Ok(PollOutcome::Read { validators, title, moved_to, rhythm, entries, reading })
    }

    /// A site that names its feed is read there, and asked there from now on.
    async fn at_its_feed(
        &self,
        row: &SourceRow,
        page: Page,
        validators: Validators,
    ) -> Result<(Page, Validators), Unread> {
        let wanted = row.source.kind == SourceKind::Auto && row.source.links.is_none();
        let Some(link) = page.channel.feeds.first().filter(|_| wanted) else {
            return Ok((page, validators));
        };
        let none = Validators::default();
        let found = self.ask(row, &link.url, &none, SourceKind::Feed).await?;
        Ok(match found.page {
            Some(feed) => (Page { moved_to: Some(feed.url.clone()), ..feed }, found.validators),
            None => (page, validators),
        })
    }

    /// Asks one address.
    pub(super) async fn ask(
        &self,
        row: &SourceRow,
        url: &str,
        validators: &Validators,
        kind: SourceKind,
    ) -> Result<Reply, Unread> {
        let request = Request {
            url: url.to_owned(),
            validators: validators.clone(),
            accept: if kind == SourceKind::Listing { Accept::Page } else { Accept::Feed },
            language: row.source.language.clone(),
        };
        let fetched = self.fetcher.of(&row.source.name).get(&request).await;
        let response = fetched.map_err(|error| match error {
            FetchError::Resting { until, .. } => Unread::Resting(until, error.to_string()),
            error => Unread::Failed(error.to_string()),
        })?;
        let (validators, fresh_for) = (response.validators.clone(), response.fresh_for());
        let page = match (response.status, response.unread()) {
            (304, _) => None,
            (_, None) => Some(self.read(response, kind, row.source.links.clone()).await?),
            // Of a source's own address alone: another page of it may go while it stays.
            (GONE, Some(reason)) if url == row.source.url => return Err(Unread::Ended(reason)),
            (_, Some(reason)) => return Err(Unread::Failed(reason)),
        };
        Ok(Reply { page, validators, fresh_for })
    }

    async fn read(
        &self,
        response: Response,
        kind: SourceKind,
        links: Option<String>,
    ) -> Result<Page, Unread> {
        let (moved_to, url) = (response.moved_to(), response.url.clone());
        // The response is dropped where it was read: a long one makes room for others then.
        let read = move || {
            let Response { body, content_type, url, .. } = &response;
            let page = extract::Page { bytes: body, content_type: content_type.as_deref(), url };
            let channel = Channel::read(&page, kind, links.as_deref())?;
            let is_feed = channel.kind == SourceKind::Feed;
            let rhythm = if is_feed { feed::rhythm(body) } else { Rhythm::default() };
            Ok::<_, NoChannel>((channel, rhythm))
        };
        let read = guarded(&self.readers, read).await.map_err(Unread::Failed)?;
        let (channel, rhythm) = read.map_err(|error| Unread::Failed(error.to_string()))?;
        Ok(Page { channel, rhythm, moved_to, url })
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
            let Ok(Reply { page: Some(page), .. }) = asked else { break };
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
    let all = all.map(without_credentials);
    all.filter(|entry| seen.insert(entry.id.clone())).take(MOST).collect()
}

/// What a feed says is kept; keys that it may show to its readers are not.
fn without_credentials(entry: Entry) -> Entry {
    let url = entry.url.as_deref().map(address::without_credentials);
    Entry { id: address::without_credentials(&entry.id), url, ..entry }
}
