//! How a source wants to be asked.

use std::fmt;
use std::path::PathBuf;

/// What one source needs to be asked with. It may hold secrets: it stands in the configuration alone,
/// is never stored, and `Debug` shows none of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// The source's address. Credentials and headers are sent to its site alone.
    pub url: String,
    /// User and password, from the source's address and as they are written there.
    pub credentials: Option<(String, String)>,
    /// Headers by name.
    pub headers: Vec<(String, String)>,
    /// The proxy to go through, in place of that of `[fetch]`.
    pub proxy: Option<String>,
    /// Certificates of an own authority, in PEM, that is trusted beside those of the system.
    pub ca_file: Option<PathBuf>,
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Access").field("url", &self.url).finish_non_exhaustive()
    }
}
