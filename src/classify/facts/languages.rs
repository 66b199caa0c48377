//! The languages whose facts are read.

mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod polish;
mod portuguese;
mod russian;
mod spanish;
mod ukrainian;

use super::language::Language;

/// All languages; the first two serve where the language is unknown.
pub(super) const ALL: [&Language; 10] = [
    &english::TABLE,
    &french::TABLE,
    &german::TABLE,
    &spanish::TABLE,
    &italian::TABLE,
    &dutch::TABLE,
    &portuguese::TABLE,
    &polish::TABLE,
    &ukrainian::TABLE,
    &russian::TABLE,
];
