//! Corrigenda.

pub mod classify;
pub mod clock;
pub mod compare;
pub mod model;
