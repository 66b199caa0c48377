//! Content codings: the bytes that a server packed, unpacked within bounds.
//!
//! Done here and not by the HTTP client, which would let a server choose how much memory is taken: a
//! frame of zstd may ask for a window of 128 MiB.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// Applied to a body one after the other, at most; more is a bomb or a mistake.
const MOST_CODINGS: usize = 2;

/// The window that a frame of zstd may ask for, as a power of two: 8 MiB (RFC 9659, 3).
const ZSTD_WINDOW: u32 = 23;

/// A body may become so many times as long. Markup of a page comes to 50 times where it is most
/// repetitive; bombs come to 1,000 and more.
const MOST_RATIO: usize = 200;

/// Below this length a body may have any ratio.
const SMALL: usize = 1024 * 1024;

/// Why a body could not be unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undecoded {
    /// It is longer than we take.
    TooLong,
    /// It is longer than any honest body of its packed length.
    Bomb,
    /// It ended too early.
    Truncated(String),
    /// It is broken, or packed in a way that we do not know.
    Broken(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

/// Whether a `Content-Encoding` says that a body is packed.
pub(super) fn is_packed(header: &str) -> bool {
    codings(header).map_or(true, |codings| !codings.is_empty())
}

/// Unpacks a body; one longer than `limit` is refused.
pub(super) fn decode(raw: Vec<u8>, header: &str, limit: usize) -> Result<Vec<u8>, Undecoded> {
    let mut body = raw;
    let honest = body.len().saturating_mul(MOST_RATIO).max(SMALL);
    for coding in codings(header)?.into_iter().rev() {
        // An answer without a body may carry the header all the same.
        if !body.is_empty() {
            body = unpack(coding, &body, limit.min(honest))
                .map_err(|error| if honest < limit { error.of_a_bomb() } else { error })?;
        }
    }
    Ok(body)
}

/// As much of a body as can be unpacked, up to `limit`: a robots.txt is read so far.
pub(super) fn decode_in_part(raw: &[u8], header: &str, limit: usize) -> Vec<u8> {
    let Ok(codings) = codings(header) else { return Vec::new() };
    let mut body = raw.to_vec();
    for coding in codings.into_iter().rev() {
        let mut out = Vec::new();
        let read =
            reader(coding, &body).map(|reader| reader.take(limit as u64).read_to_end(&mut out));
        // What came before the end or the mistake is in `out`.
        drop(read);
        body = out;
    }
    body.truncate(limit);
    body
}

impl Undecoded {
    fn of_a_bomb(self) -> Self {
        if self == Self::TooLong { Self::Bomb } else { self }
    }
}

/// The codings in the order in which they were applied.
fn codings(header: &str) -> Result<Vec<Coding>, Undecoded> {
    let mut found = Vec::new();
    for name in header.split(',').map(|name| name.trim().to_ascii_lowercase()) {
        match name.as_str() {
            // The last two are no codings, and are sent for want of one.
            "" | "identity" | "none" | "utf-8" => {}
            "gzip" | "x-gzip" => found.push(Coding::Gzip),
            "deflate" => found.push(Coding::Deflate),
            "br" => found.push(Coding::Brotli),
            "zstd" => found.push(Coding::Zstd),
            _ => {
                let name: String = name.chars().take(40).collect();
                let reason = format!("its content encoding {name:?} is not known");
                return Err(Undecoded::Broken(reason));
            }
        }
    }
    if found.len() > MOST_CODINGS {
        let reason = format!("it is packed {} times over", found.len());
        return Err(Undecoded::Broken(reason));
    }
    Ok(found)
}

fn unpack(coding: Coding, packed: &[u8], limit: usize) -> Result<Vec<u8>, Undecoded> {
    let broken = |error: io::Error| match error.kind() {
        io::ErrorKind::UnexpectedEof => Undecoded::Truncated(error.to_string()),
        _ => Undecoded::Broken(format!("its {coding:?} body is broken: {error}").to_lowercase()),
    };
    let reader = reader(coding, packed).map_err(broken)?;
    let mut out = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut out).map_err(broken)?;
    if out.len() > limit { Err(Undecoded::TooLong) } else { Ok(out) }
}

fn reader<'a>(coding: Coding, packed: &'a [u8]) -> io::Result<Box<dyn Read + 'a>> {
    Ok(match coding {
        Coding::Gzip => Box::new(MultiGzDecoder::new(packed)),
        // The standard means zlib; some servers send the bare stream.
        Coding::Deflate if is_zlib(packed) => Box::new(ZlibDecoder::new(packed)),
        Coding::Deflate => Box::new(DeflateDecoder::new(packed)),
        Coding::Brotli => Box::new(brotli_decompressor::Decompressor::new(packed, 4096)),
        Coding::Zstd => {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(packed)?;
            decoder.window_log_max(ZSTD_WINDOW)?;
            Box::new(decoder)
        }
    })
}

/// The check of RFC 1950, 2.2.
fn is_zlib(packed: &[u8]) -> bool {
    match packed {
        [method, flags, ..] => {
            method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const LIMIT: usize = 4 << 20;

    fn gzip(data: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn bare(data: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(data: &[u8]) -> Vec<u8> {
        zstd::bulk::compress(data, 3).unwrap()
    }

    #[test]
    fn every_coding_is_unpacked() {
        let text = b"what was said ".repeat(20);
        // `brotli` has no encoder here: this is an uncompressed meta-block, written by hand.
        let brotli = [&[0x0b, 0x02, 0x80][..], b"hello", &[0x03]].concat();
        assert_eq!(decode(brotli, "br", LIMIT).unwrap(), b"hello");
        for (header, packed) in [
            ("", text.clone()),
            ("identity", text.clone()),
            ("gzip", gzip(&text)),
            ("X-GZIP", gzip(&text)),
            ("deflate", zlib(&text)),
            ("deflate", bare(&text)),
            ("zstd", zstd(&text)),
            ("gzip, zstd", zstd(&gzip(&text))),
            ("gzip", [gzip(&text[..100]), gzip(&text[100..])].concat()),
        ] {
            assert_eq!(decode(packed, header, LIMIT).as_deref(), Ok(text.as_slice()), "{header}");
        }
        assert_eq!(decode(Vec::new(), "gzip", LIMIT), Ok(Vec::new()));
    }

    #[test]
    fn bombs_are_stopped_and_long_bodies_refused() {
        let zeros = vec![0; 64 << 20];
        let (bomb, small) = (gzip(&zeros), zstd(&zeros));
        assert_eq!(decode(small.clone(), "zstd", 32 << 20), Err(Undecoded::Bomb));
        assert_eq!(decode(gzip(&small), "zstd, gzip", 32 << 20), Err(Undecoded::Bomb));
        assert_eq!(decode(bomb, "gzip", LIMIT), Err(Undecoded::TooLong));
        let text: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        assert_eq!(decode(gzip(&text), "gzip", 1000), Err(Undecoded::TooLong));
    }

    #[test]
    fn what_is_broken_or_unknown_is_told_apart() {
        let packed = gzip(b"what was said at some length, so that it can be cut");
        let cut = packed[..packed.len() - 12].to_vec();
        assert!(matches!(decode(cut, "gzip", LIMIT), Err(Undecoded::Truncated(_))));
        for (header, body) in [
            ("gzip", b"<!doctype html><p>plain".to_vec()),
            ("br", b"<!doctype html><p>plain".to_vec()),
            ("zstd", b"<html>".to_vec()),
            ("compress", packed.clone()),
            ("gzip, gzip, gzip", packed.clone()),
        ] {
            let result = decode(body, header, LIMIT);
            assert!(matches!(result, Err(Undecoded::Broken(_))), "{header}: {result:?}");
        }
    }

    #[test]
    fn a_window_that_takes_all_memory_is_refused() {
        // A frame of one raw block, with a window of 2^30 bytes.
        let frame =
            [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0x29, 0x00, 0x00, b'h', b'e', b'l', b'l', b'o'];
        let result = decode(frame.to_vec(), "zstd", LIMIT);
        assert!(matches!(result, Err(Undecoded::Broken(_))), "{result:?}");
    }

    #[test]
    fn a_part_is_as_much_as_can_be_read() {
        let lines = |n: u32| format!("Disallow: /{}\n", n.wrapping_mul(2_654_435_761));
        let text: String = (0..9_000).map(lines).collect();
        let packed = gzip(text.as_bytes());
        let half = &packed[..packed.len() / 2];
        assert_eq!(decode_in_part(half, "gzip", 20), &text.as_bytes()[..20]);
        let read = decode_in_part(half, "gzip", 1 << 20);
        assert!(read.len() > 10_000 && text.as_bytes().starts_with(&read));
        assert_eq!(decode_in_part(b"plain", "", 3), b"pla");
    }
}
