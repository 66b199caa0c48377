//! What each address shows.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use jiff::SignedDuration;

use super::Desk;
use crate::report::{Period, Sheet, atom, html};
use crate::store::StoreError;

/// A page shows the last days: older reports are made by `corrigenda report`.
const DAYS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// So many revisions are on one page at the most.
const MOST: usize = 500;

/// The report of the last days.
pub(super) async fn period(State(desk): State<Desk>) -> Result<Html<String>, Failure> {
    Ok(Html(html::period(&last_days(&desk).await?)))
}

/// One revision.
pub(super) async fn revision(
    State(desk): State<Desk>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    Ok(match desk.store.revision(&id).await? {
        Some(revision) => Html(html::sheet(&Sheet::from(&revision))).into_response(),
        None => (StatusCode::NOT_FOUND, format!("no revision {id}\n")).into_response(),
    })
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
