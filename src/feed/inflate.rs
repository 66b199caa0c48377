//! Files that are served compressed: sitemaps mostly are.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::FeedError;

/// The longest sitemap that the protocol allows, in bytes.
const MOST: u64 = 50 * 1024 * 1024;

/// The bytes in a gzip file; any others as they are. What is longer than 50 MiB is cut off there.
pub(super) fn inflate(bytes: &[u8]) -> Result<Cow<'_, [u8]>, FeedError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes.into());
    }
    let mut plain = Vec::new();
    match MultiGzDecoder::new(bytes).take(MOST).read_to_end(&mut plain) {
        // A file that was cut off says what it says up to there.
        Err(error) if plain.is_empty() => {
            Err(FeedError::Unreadable { reason: format!("its gzip is damaged: {error}") })
        }
        _ => Ok(plain.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn gzip_is_undone_and_bounded() {
        assert_eq!(inflate(b"<urlset>").unwrap().as_ref(), b"<urlset>");
        assert_eq!(inflate(&gzip(b"<urlset>")).unwrap().as_ref(), b"<urlset>");
        let bomb = gzip(&vec![b' '; 60 * 1024 * 1024]);
        assert!(bomb.len() < 1024 * 1024);
        assert_eq!(inflate(&bomb).unwrap().len() as u64, MOST);
        assert!(inflate(&[0x1f, 0x8b, 0, 0]).is_err());
    }
}
