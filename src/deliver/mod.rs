//! The outbox worker: due deliveries are claimed, sent and recorded, each sink for itself.
//!
//! Deliveries are at least once: what is claimed and not recorded, because the program ended in
//! between, is due again when its lease ends, with the same id.

mod retry_after;
mod webhook;
mod worker;

pub use worker::{DeliverOptions, Delivered, Deliverer, SinkAccess};

#[cfg(test)]
mod tests;
