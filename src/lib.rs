//! Corrigenda.

pub mod clock;
pub mod compare;
pub mod model;
