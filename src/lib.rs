//! Corrigenda watches official news and reports what was changed after publication: what was
//! edited, whether the publisher said so, and with what proof.
//!
//! # The data's way
//!
//! ```text
//! schedule -> poll source -> discover entries -> fetch article -> extract -> store version
//!          -> compare with the previous -> classify -> record event -> deliver / report / serve
//! ```
//!
//! Each arrow is a plain value handed on, each step a module. In the order in which the data passes:
//!
//! | module | what it does | kind |
//! |---|---|---|
//! | [`model`] | the words of the field as values | pure |
//! | [`schedule`] | state and now -> when to look again | pure |
//! | [`guard`] | which addresses may be spoken to | I/O |
//! | [`fetch`] | bytes, politely | I/O |
//! | [`feed`] | bytes -> entries | pure |
//! | [`extract`] | bytes -> text, stamps, metadata; is this the article at all? | pure |
//! | [`compare`] | two versions -> changes | pure |
//! | [`classify`] | changes and stamps -> facts, significance, disclosure, summary | pure |
//! | [`report`] | revisions -> HTML, Markdown, JSON, Atom, terminal | pure |
//! | [`alert`] | event and rules -> payload, signature, when to try again | pure |
//! | [`store`] | SQLite; the only module with SQL | I/O |
//! | [`deliver`] | the outbox: events to sinks | I/O |
//! | [`serve`] | the dashboard | I/O |
//! | [`pipeline`] | the journeys, readable from top to bottom | wiring |
//! | [`daemon`] | heartbeat, maintenance, signals | wiring |
//! | [`config`] | the configuration, all its mistakes at once | wiring |
//! | [`demo`] | a newsroom on loopback, watched by all of the above | wiring |
//! | [`cli`] | one file per command | wiring |
//! | [`clock`] | now and sleep; a test holds it | I/O |
//!
//! Dependencies point one way: `cli -> daemon, demo -> pipeline -> fetch, store, deliver, serve ->
//! pure modules -> model`. `tests/architecture.rs` holds the exact table, and that the pure modules
//! know no I/O, no clock and no database.
//!
//! # A walk: one edit, from the page to the webhook
//!
//! 1. Every second `daemon::heart` asks the store what is due (`next_check_at` is a column) and
//!    lets it run, once at a time.
//! 2. [`pipeline::Pipeline::visit`] reads the article's state, fetches it on condition that it
//!    changed ([`fetch::Fetcher::get`]), and reads what came ([`extract::extract`]): by what the known
//!    version remembers of the page ([`extract::Memory`]), the first time by what a neighbour does.
//! 3. `pipeline::decide` compares what was read with the known version. Another text is only a
//!    *suspicion*: it is stored with its body and a `confirm_at`, and told to nobody.
//! 4. The confirming visit finds it again. Now [`classify::judge`] says what was edited, how much
//!    it matters and whether it was declared; and the version, its revision, its event and the
//!    deliveries of that event are written in **one** transaction ([`store::Store::record_visit`]).
//! 5. [`deliver::Deliverer::deliver_due`] claims the delivery, posts it signed, and records the
//!    attempt. A failure is attempted again, with the same `webhook-id`, until it is given up; a
//!    dead delivery stays visible and can be retried.
//!
//! # What must hold
//!
//! 1. Evidence first: no version without the bytes that it came from, stored with it.
//! 2. A version is compared with the one immediately before it. A return to an earlier text is a
//!    revision too.
//! 3. Like with like: when the rules of reading change, or the template of the page, the earlier
//!    capture is read anew before anything is compared with it. Such a *technical* version never alerts.
//! 4. A version, its revision, its events and its deliveries are born in one transaction. No network
//!    while a transaction is open. Deliveries are at least once, with a stable id.
//! 5. Absence is not an edit: a 403, a 5xx, a bot wall, an empty shell never make a version.
//!
//! # What is deliberately not there
//!
//! State in memory that a restart would lose; a scheduler's job per source; network or database in
//! the pure modules; a list of phrases that mute an edit.

pub mod model;

pub mod schedule;

pub mod guard;

pub mod fetch;

pub mod feed;

pub mod extract;

pub mod compare;

pub mod classify;

pub mod report;

pub mod alert;

pub mod store;

pub mod deliver;

pub mod serve;

pub mod pipeline;

pub mod daemon;

pub mod config;

pub mod demo;

pub mod cli;

pub mod clock;
