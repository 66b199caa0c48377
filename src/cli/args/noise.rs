//! `noise` and what can be done with it.

use clap::{Args, Subcommand};

use super::Plain;

/// `noise`
#[derive(Debug, Args)]
pub struct Noise {
    /// What to do
    #[command(subcommand)]
    pub action: NoiseAction,
}

/// What can be done with noise.
#[derive(Debug, Subcommand)]
pub enum NoiseAction {
    /// List what is known, and what was forgotten
    List {
        /// Of this host only, such as example.org or https://example.org
        #[arg(long, value_name = "HOST")]
        host: Option<String>,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Plain,
    },
    /// Tell its changes again; it is not learned again by itself
    Forget {
        /// Its number in the list
        id: i64,
    },
    /// Say that a revision was noise: what changed in it is not told again on its host
    Mark {
        /// The revision's id, as in `revisions --format json`, events and links
        revision: String,
    },
}
