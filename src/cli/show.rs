//! `show`: one article with its versions and revisions, or the text of one version.

use anyhow::{Result, anyhow};
use serde_json::json;

use super::args::{self, Plain};
use super::output::{print, print_json, table};
use super::when::{maybe, short};
use super::{articles, extract, revisions};
use crate::config::Config;
use crate::daemon;
use crate::model::{Event, EventData, EventKind, Revision, Sibling, Stamp};
use crate::pipeline::Outlook;
use crate::store::{ArticleSummary, RevisionFilter, Store, VersionState};

/// Shows one article.
pub(super) async fn run(config: &Config, store: &Store, args: &args::Show) -> Result<()> {
    let article = articles::find(store, &args.article).await?;
    if let Some(number) = args.version {
        let version = store.version(article.id, number).await?;
        let version = version.ok_or_else(|| {
            anyhow!(
                "article {} has no version {number}; it has 1 to {}",
                article.id,
                article.versions
            )
        })?;
        return match args.format {
            Plain::Json => print_json(&shown(version)),
            Plain::Text => print(&extract::text(&version.extraction)),
        };
    }
    let versions = store.versions(article.id).await?;
    let versions: Vec<VersionState> = versions.into_iter().map(shown).collect();
    let filter = RevisionFilter { article: Some(article.id), ..RevisionFilter::default() };
    let revised = store.revisions(filter).await?;
    let siblings = store.siblings(article.id).await?;
    let whereabouts = store.whereabouts(article.id).await?;
    let state = store.article(article.id).await?;
    let next = state.map(|state| Outlook::of(&state, &daemon::terms(config)));
    match args.format {
        Plain::Json => print_json(&json!({
            "article": article, "next_look": next, "versions": versions, "revisions": revised,
            "siblings": siblings, "whereabouts": whereabouts,
        })),
        Plain::Text => {
            let head = head(&article, next.as_ref());
            print(&text(head, &versions, &revised, &siblings, &whereabouts))
        }
    }
}

/// A version without what is remembered for its next reading only.
fn shown(mut version: VersionState) -> VersionState {
    version.extraction = version.extraction.without_place();
    version
}

fn text(
    head: String,
    versions: &[VersionState],
    revised: &[Revision],
    siblings: &[Sibling],
    whereabouts: &[Event],
) -> String {
    let mut parts = vec![head, version_rows(versions)];
    if !whereabouts.is_empty() {
        let lines: Vec<String> = whereabouts.iter().filter_map(happened).collect();
        parts.push(format!("where it was\n{}", lines.join("\n")));
    }
    if !revised.is_empty() {
        parts.push(revisions::rows(revised));
    }
    if !siblings.is_empty() {
        let lines = siblings.iter().map(|one| format!("{}  {}", one.language, one.url));
        parts.push(format!("in other languages\n{}", lines.collect::<Vec<_>>().join("\n")));
    }
    parts.join("\n\n")
}

fn head(article: &ArticleSummary, next: Option<&Outlook>) -> String {
    let mut lines = vec![
        article.title.clone().unwrap_or_else(|| "(no headline)".to_owned()),
        article.url.clone(),
        format!(
            "article {} of {}, watched since {}, last look {}",
            article.id,
            article.source,
            short(article.added_at),
            maybe(article.last_check_at)
        ),
    ];
    lines.extend(next.map(|next| format!("next look {}: {}", short(next.at), next.because)));
    lines.extend(article.part_of.map(|other| format!("goes on as article {other}")));
    lines.extend(article.gone_since.map(|at| format!("gone since {}", short(at))));
    lines.extend(article.withdrawn_at.map(|at| format!("withdrawn: told on {}", short(at))));
    lines.extend(article.last_error.as_ref().map(|error| format!("last look: {error}")));
    lines.join("\n")
}

/// One line on a withdrawal, a return or a move: `2023-05-19 11:52  moved from … to …`.
fn happened(event: &Event) -> Option<String> {
    let EventData::Other(told) = &event.data else { return None };
    let text = |name| told.about.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let what = match event.kind {
        EventKind::ArticleMoved => format!("moved from {} to {}", text("before"), text("after")),
        EventKind::ArticleRestored => "back".to_owned(),
        _ => format!("withdrawn: {}", text("reason")),
    };
    Some(format!("{}  {what}", short(event.timestamp)))
}

fn version_rows(versions: &[VersionState]) -> String {
    let stamp = |stamp: &Option<Stamp>| {
        stamp.as_ref().map_or_else(|| "-".to_owned(), |stamp| stamp.value.to_string())
    };
    let rows: Vec<Vec<String>> = versions
        .iter()
        .map(|version| {
            vec![
                version.number.map_or_else(String::new, |number| number.to_string()),
                short(version.first_seen_at),
                short(version.last_seen_at),
                stamp(&version.extraction.published),
                stamp(&version.extraction.updated),
                version.sha256.chars().take(12).collect(),
                if version.technical { "technical".to_owned() } else { String::new() },
            ]
        })
        .collect();
    table(&["version", "first seen", "last seen", "published", "updated", "sha256", ""], &rows)
}
