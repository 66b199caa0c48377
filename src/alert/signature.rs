//! The signature of a webhook, as the Standard Webhooks specification defines it.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The key that a sink and its receiver share.
///
/// It is held as a keyed HMAC alone and is never shown, not by `Debug` either.
#[derive(Clone)]
pub struct Secret(Hmac<Sha256>);

/// Why a text is no secret. No message repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// It does not begin as secrets do.
    #[error("a webhook secret begins with `whsec_`, and this one does not")]
    Prefix,
    /// What follows is not base64.
    #[error(
        "what follows `whsec_` in the webhook secret is not base64 (letters, digits, `+`, `/`, padded with `=`)"
    )]
    NotBase64,
    /// It is too short to be safe, or longer than receivers accept.
    #[error(
        "the webhook secret holds {0} bytes; 24 to 64 are right, as `openssl rand -base64 32` makes them"
    )]
    Length(usize),
}

impl Secret {
    /// Reads `whsec_` and base64 of 24 to 64 bytes; white space around it is left aside.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let coded = text.trim().strip_prefix("whsec_").ok_or(SecretError::Prefix)?;
        let key = STANDARD.decode(coded).map_err(|_| SecretError::NotBase64)?;
        if !(24..=64).contains(&key.len()) {
            return Err(SecretError::Length(key.len()));
        }
        Hmac::new_from_slice(&key).map(Self).map_err(|_| SecretError::Length(key.len()))
    }
}

impl FromStr for Secret {
    type Err = SecretError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

/// The value of `webhook-signature`: `v1,` and the base64 of the HMAC-SHA256 of
/// `id.timestamp.body`, with the timestamp in seconds since 1970.
pub fn sign(secret: &Secret, id: &str, timestamp_seconds: i64, body: &[u8]) -> String {
    let mut mac = secret.0.clone();
    mac.update(format!("{id}.{timestamp_seconds}.").as_bytes());
    mac.update(body);
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// The test vector of the specification's reference libraries.
    #[test]
    fn the_published_vector_is_met() {
        let secret = Secret::parse(PUBLISHED).unwrap();
        let body = br#"{"test": 2432232314}"#;
        assert_eq!(
            sign(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
    }

    #[test]
    fn what_is_no_secret_is_refused_without_being_repeated() {
        let coded = |length: usize| format!("whsec_{}", STANDARD.encode(vec![7_u8; length]));
        for (text, error) in [
            ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned(), SecretError::Prefix),
            ("whsec_not base64 at all".to_owned(), SecretError::NotBase64),
            (coded(23), SecretError::Length(23)),
            (coded(65), SecretError::Length(65)),
        ] {
            let told = Secret::parse(&text).unwrap_err();
            assert_eq!(told, error);
            assert!(!told.to_string().contains(&text[6..]), "{told}");
        }
        assert!(Secret::parse(&coded(24)).is_ok() && Secret::parse(&coded(64)).is_ok());
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert_eq!(format!("{:?}", Secret::parse(PUBLISHED).unwrap()), "Secret(hidden)");
    }
}
