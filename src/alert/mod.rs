//! Who is told what, in which bytes, signed how, and when to try again: rules, payload, signature, backoff.
//!
//! Everything here is a value made from values. Sending is the work of `deliver`.

pub mod backoff;
mod payload;
mod rules;
pub mod signature;

pub use payload::{MAX_PAYLOAD, payload};
pub use rules::wants;
pub use signature::{Secret, SecretError, sign};
