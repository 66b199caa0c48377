//! `articles`: the pages that are watched.

use anyhow::{Result, anyhow, bail};

use super::args::{self, Plain};
use super::output::{cut, print, print_json, table};
use super::sources;
use super::when::{maybe, short};
use crate::model::EventKind;
use crate::store::{ArticleFilter, ArticleSummary, Store};

/// Lists the articles.
pub(super) async fn run(store: &Store, args: &args::Articles) -> Result<()> {
    let filter = ArticleFilter {
        source: sources::known(store, args.source.as_deref()).await?,
        limit: args.limit,
        withdrawn: args.withdrawn,
    };
    let articles = store.articles(filter).await?;
    if args.format == Plain::Json {
        return print_json(&articles);
    }
    print(&rows(&articles))
}

/// The one article that a user means.
///
/// # Errors
/// Where none or several are meant; the sentence lists the candidates.
pub(super) async fn find(store: &Store, text: &str) -> Result<ArticleSummary> {
    let mut found = store.find_article(text).await?;
    match found.len() {
        0 => bail!("no article `{text}`; `corrigenda articles` lists them"),
        1 => found.pop().ok_or_else(|| anyhow!("no article `{text}`")),
        count => {
            bail!("`{text}` could be {count} articles; take the number of one:\n{}", rows(&found))
        }
    }
}

fn rows(articles: &[ArticleSummary]) -> String {
    let rows: Vec<Vec<String>> = articles
        .iter()
        .map(|article| {
            vec![
                article.id.to_string(),
                article.source.clone(),
                article.versions.to_string(),
                maybe(article.last_edit_at),
                short(article.next_check_at),
                state(article),
                cut(article.title.as_deref().unwrap_or(&article.url), 70),
            ]
        })
        .collect();
    table(&["id", "source", "versions", "last edit", "next look", "state", "headline"], &rows)
}

/// Where the article is, in a few words.
fn state(article: &ArticleSummary) -> String {
    let told = match article.whereabouts {
        Some((EventKind::ArticleMoved, at)) => format!("ok, moved {}", short(at)),
        Some((EventKind::ArticleRestored, at)) => format!("ok, back since {}", short(at)),
        _ => "ok".to_owned(),
    };
    let gone = article.gone_since.map(|at| format!("gone since {}", short(at)));
    let part = article.part_of.map(|other| format!("part of article {other}"));
    let withdrawn = article.withdrawn_at.map(|at| format!("withdrawn {}", short(at)));
    let failing = article.last_error.as_ref().map(|error| cut(error, 40));
    part.or(withdrawn).or(gone).or(failing).unwrap_or(told)
}
