//! `diff`: the difference of two versions of an article. It tells nobody and changes nothing.

use anyhow::{Result, anyhow, bail};

use super::args;
use super::articles;
use super::compare::print_sheet;
use crate::classify::judge;
use crate::model::Locale;
use crate::report::{Sheet, Side};
use crate::store::{ArticleId, ArticleSummary, RevisionFilter, Store, VersionState};

/// Shows the difference of two versions.
pub(super) async fn run(store: &Store, args: &args::Diff) -> Result<()> {
    let article = articles::find(store, &args.article).await?;
    let (from, to) = numbers(&article, args.from, args.to)?;
    let sheet = sheet(store, &article, from, to).await?;
    print_sheet(&Sheet { locale: args.language, ..sheet }, args.format)
}

fn numbers(article: &ArticleSummary, from: Option<u32>, to: Option<u32>) -> Result<(u32, u32)> {
    let last = article.versions;
    match (from, to) {
        (Some(from), Some(to)) => Ok((from, to)),
        (Some(from), None) => Ok((from, last)),
        _ if last >= 2 => Ok((last - 1, last)),
        _ => {
            bail!("article {} has one version: nothing was edited since it is watched", article.id)
        }
    }
}

/// Consecutive versions have a revision with its times of sight; others are compared here.
async fn sheet(store: &Store, article: &ArticleSummary, from: u32, to: u32) -> Result<Sheet> {
    let filter = RevisionFilter {
        article: Some(article.id),
        limit: usize::MAX >> 1,
        ..RevisionFilter::default()
    };
    let revisions = store.revisions(filter).await?;
    let recorded = revisions.iter().find(|one| (one.from.version, one.to.version) == (from, to));
    let earlier = version(store, article.id, from).await?;
    let later = version(store, article.id, to).await?;
    let texts = [earlier.extraction.blocks.clone(), later.extraction.blocks.clone()];
    if let Some(revision) = recorded {
        return Ok(Sheet::from(revision).with_texts(texts));
    }
    let sheet = Sheet {
        title: article.title.clone().unwrap_or_else(|| article.url.clone()),
        url: Some(article.url.clone()),
        source: Some(article.source.clone()),
        language: article.language.clone(),
        comparison: judge(&earlier.extraction, &later.extraction, None),
        texts: None,
        locale: Locale::default(),
        from: side(&earlier, from),
        to: side(&later, to),
        observed_between: None,
        detected_at: None,
        id: None,
    };
    Ok(sheet.with_texts(texts))
}

async fn version(store: &Store, article: ArticleId, number: u32) -> Result<VersionState> {
    let version = store.version(article, number).await?;
    version.ok_or_else(|| anyhow!("article {article} has no version {number}"))
}

fn side(version: &VersionState, number: u32) -> Side {
    Side {
        label: format!("Version {number}"),
        url: None,
        captured_at: Some(version.captured_at),
        published: version.extraction.published.clone(),
        updated: version.extraction.updated.clone(),
        sha256: Some(version.sha256.clone()),
    }
}
