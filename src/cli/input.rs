//! What a command is to read: a file, standard input, or a web address.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::fetch::{Accept, Fetcher, Request};
use crate::model::Validators;

/// What was read.
pub(super) struct Input {
    pub(super) bytes: Vec<u8>,
    /// As the server told it.
    pub(super) content_type: Option<String>,
    /// Where it was found at last; `None` for a file.
    pub(super) url: Option<String>,
}

impl Input {
    /// Reads a file (`-` for standard input) or, by way of `web`, an address.
    ///
    /// # Errors
    /// The file cannot be read, or the address gave no answer or one of failure.
    pub(super) async fn read<'a>(
        from: &str,
        accept: Accept,
        web: impl FnOnce() -> Result<&'a Fetcher>,
    ) -> Result<Self> {
        if from.starts_with("http://") || from.starts_with("https://") {
            return Self::fetch(web()?, from, accept).await;
        }
        Ok(Self { bytes: read_file(Path::new(from))?, content_type: None, url: None })
    }

    async fn fetch(fetcher: &Fetcher, url: &str, accept: Accept) -> Result<Self> {
        let request = Request {
            url: url.to_owned(),
            validators: Validators::default(),
            accept,
            language: None,
        };
        let response = fetcher.get(&request).await?;
        if !(200..300).contains(&response.status) {
            bail!("{} answered with status {}", response.url, response.status);
        }
        let (bytes, content_type) = (response.body, response.content_type);
        Ok(Self { bytes, content_type, url: Some(response.url) })
    }
}

/// A file's bytes; `-` is standard input.
///
/// # Errors
/// It cannot be read.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.with_context(|| format!("reading {}", path.display()))?;
    Ok(bytes)
}
