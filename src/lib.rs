//! Corrigenda.

pub mod alert;
pub mod clock;
pub mod model;
pub mod report;
pub mod store;
