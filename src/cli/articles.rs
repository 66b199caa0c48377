//! `articles`: the pages that are watched.

use anyhow::{Result, anyhow, bail};

use super::args::{self, Plain};
use super::output::{cut, print, print_json, table};
use super::sources;
use super::when::{maybe, short};
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

fn state(article: &ArticleSummary) -> String {
    match (article.withdrawn_at, &article.last_error) {
        (Some(at), _) => format!("withdrawn {}", short(at)),
        (None, Some(error)) => cut(error, 40),
        (None, None) => "ok".to_owned(),
    }
}
