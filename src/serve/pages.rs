//! What each address shows.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use jiff::SignedDuration;
use serde::Deserialize;

use super::Desk;
use crate::model::Locale;
use crate::report::{Period, Sheet, atom, html, svg, words};
use crate::store::{ArticleId, StoreError};

/// A page shows the last days: older reports are made by `corrigenda report`.
const DAYS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// So many revisions are on one page at the most.
const MOST: usize = 500;

/// What can be asked of a page: `?language=fr`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    language: Locale,
}

/// The report of the last days.
pub(super) async fn period(
    State(desk): State<Desk>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Failure> {
    let locale = asked.language;
    let title = words::title(locale).to_owned();
    let pages = Some("/revisions/".to_owned());
    let period = Period { title, locale, pages, ..last_days(&desk).await? };
    Ok(Html(html::period(&period)))
}

/// One revision.
pub(super) async fn revision(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let sheet = sheet(&desk, &id, asked.language).await?;
    Ok(sheet.map_or_else(|| missing(&id), |sheet| Html(html::sheet(&sheet)).into_response()))
}

/// One revision as a picture for sharing.
pub(super) async fn card(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let kind = [(header::CONTENT_TYPE, "image/svg+xml; charset=utf-8")];
    let sheet = sheet(&desk, &id, asked.language).await?;
    Ok(sheet.map_or_else(|| missing(&id), |sheet| (kind, svg::card(&sheet)).into_response()))
}

fn missing(id: &str) -> Response {
    (StatusCode::NOT_FOUND, format!("no revision {id}\n")).into_response()
}

/// A revision with the whole text of its two versions, where both are still as they were compared.
async fn sheet(desk: &Desk, id: &str, locale: Locale) -> Result<Option<Sheet>, StoreError> {
    let Some(revision) = desk.store.revision(id).await? else { return Ok(None) };
    let sheet = Sheet { locale, ..Sheet::from(&revision) };
    let article = ArticleId(revision.article.id);
    let before = desk.store.version(article, revision.from.version).await?;
    let after = desk.store.version(article, revision.to.version).await?;
    Ok(Some(match before.zip(after) {
        Some((before, after)) => {
            sheet.with_texts([before.extraction.blocks, after.extraction.blocks])
        }
        None => sheet,
    }))
}

/// The revisions of the last days as a feed.
pub(super) async fn feed(State(desk): State<Desk>) -> Result<Response, Failure> {
    let kind = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    Ok((kind, atom::period(&last_days(&desk).await?, None)).into_response())
}

/// The state of the service.
pub(super) async fn status(State(desk): State<Desk>) -> Result<Response, Failure> {
    Ok(Json(desk.store.status(desk.clock.now()).await?).into_response())
}

/// Whether the database answers.
pub(super) async fn health(State(desk): State<Desk>) -> Result<&'static str, Failure> {
    desk.store.next_delivery_at().await?;
    Ok("well\n")
}

async fn last_days(desk: &Desk) -> Result<Period, StoreError> {
    let now = desk.clock.now();
    super::period(&desk.store, now - DAYS, now, MOST).await
}

/// The database failed; the reason goes to the log, not to whoever asks.
pub(super) struct Failure;

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the dashboard could not read the database");
        Self
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
    }
}
