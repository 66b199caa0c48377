//! Corrigenda.

pub mod clock;
pub mod feed;
pub mod fetch;
pub mod guard;
pub mod model;
