//! Digests: how bytes are named so that others can check them.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 (FIPS 180-4) of `bytes`, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// FNV-1a in 32 bits (Fowler, Noll, Vo) of some pieces of text, each ended: a short name for words that
/// are looked up again and again, the same in every build. No proof of anything.
pub fn short<'a>(pieces: impl IntoIterator<Item = &'a str>) -> u32 {
    let bytes = pieces.into_iter().flat_map(|piece| piece.bytes().chain([0xFF]));
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_short_digest_tells_pieces_apart() {
        assert_eq!(super::short([]), 0x811C_9DC5);
        assert_ne!(super::short(["ab", "c"]), super::short(["a", "bc"]));
        assert_eq!(super::short(["ab", "c"]), super::short(["ab", "c"]));
    }

    #[test]
    fn the_digest_is_that_of_the_standard() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::sha256(b"abc"), abc);
    }
}
