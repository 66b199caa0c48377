//! Corrigenda.

pub mod alert;
pub mod clock;
pub mod config;
pub mod model;
pub mod report;
pub mod schedule;
pub mod store;
