//! Corrigenda.

pub mod alert;
pub mod clock;
pub mod deliver;
pub mod feed;
pub mod fetch;
pub mod guard;
pub mod model;
pub mod report;
pub mod store;
