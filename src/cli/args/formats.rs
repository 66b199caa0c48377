//! How results are printed.

use clap::ValueEnum;

/// For people or for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Plain {
    /// For a terminal
    #[default]
    Text,
    /// For machines
    Json,
}

/// Formats of one difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Rich {
    /// For a terminal
    #[default]
    Text,
    /// One self-contained page
    Html,
    /// For issue trackers and chat
    Markdown,
    /// For machines
    Json,
    /// A picture for sharing, 1200 by 630
    Svg,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For a terminal
    Text,
    /// One self-contained page
    Html,
    /// For issue trackers and chat
    Markdown,
    /// For machines
    Json,
    /// A feed of revisions
    Atom,
}
