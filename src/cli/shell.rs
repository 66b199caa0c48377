//! `completions` and `man`.

use std::io::{self, Write};

use anyhow::Result;
use clap::CommandFactory;

use super::args::{Cli, Completions};

/// Writes completions for a shell to standard output.
pub(super) fn completions(args: &Completions) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "corrigenda", &mut script);
    Ok(io::stdout().lock().write_all(&script)?)
}

/// Writes the manual page to standard output.
pub(super) fn man() -> Result<()> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    Ok(io::stdout().lock().write_all(&page)?)
}
