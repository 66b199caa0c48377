//! Reports as one self-contained page each: no script, nothing loaded, readable on a phone, on
//! paper, in the dark and aloud.

mod changes;
mod marks;
mod page;
mod period;
mod sheet;
mod tables;
mod text;
mod timeline;
mod versions;

pub use changes::{changes, facts};
pub use page::{STYLE, badges};
pub use period::period;
pub use sheet::sheet;

#[cfg(test)]
mod tests;
