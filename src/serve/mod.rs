//! The dashboard: what was edited in the last days, one revision at a time, as a feed, and whether
//! the service is well. It reads the database and changes nothing.
//!
//! - `/` the report of the last seven days
//! - `/revisions/ID` one revision
//! - `/revisions/ID/card.svg` the same as a picture for sharing
//! - `/feed.atom` the revisions of the last seven days as a feed
//! - `/status` the state of the service as JSON
//! - `/health` 200 where the database answers
//!
//! Pages are in English; `?language=fr` asks for French.

mod pages;
mod period;
mod siblings;

use std::net::SocketAddr;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::clock::Clock;
use crate::store::Store;

pub use period::period;
pub use siblings::of_all as siblings_of;

/// What the dashboard reads.
#[derive(Clone)]
struct Desk {
    store: Store,
    clock: Clock,
}

/// Takes the address; whoever serves it accepts from then on.
///
/// # Errors
/// Where the address is in use or not this machine's.
pub async fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Serves the dashboard until `stopped`.
///
/// # Errors
/// Where the listener fails.
pub async fn serve(
    listener: TcpListener,
    store: Store,
    clock: Clock,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(store, clock)).with_graceful_shutdown(stopped).await
}

fn router(store: Store, clock: Clock) -> Router {
    Router::new()
        .route("/", get(pages::period))
        .route("/revisions/{id}", get(pages::revision))
        .route("/revisions/{id}/card.svg", get(pages::card))
        .route("/feed.atom", get(pages::feed))
        .route("/status", get(pages::status))
        .route("/health", get(pages::health))
        .with_state(Desk { store, clock })
}
