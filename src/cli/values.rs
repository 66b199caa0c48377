//! What an argument may be: a wrong one is wrong usage, told with the name of its option.

use jiff::SignedDuration;
use scraper::Selector;
use serde::de::DeserializeOwned;

use crate::config::is_name;

/// A word of the contract, such as `stealth`.
pub(super) fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(text.into()).map_err(|error| error.to_string())
}

/// The name of a source, by the rule of the configuration.
pub(super) fn source_name(text: &str) -> Result<String, String> {
    let wrong = "no name; right would be letters, digits, `-`, `_` and `.`, such as nato-fr";
    if is_name(text) { Ok(text.to_owned()) } else { Err(wrong.to_owned()) }
}

/// A CSS selector.
pub(super) fn selector(text: &str) -> Result<String, String> {
    let wrong = "no CSS selector; right would be \"main h3 a\"";
    Selector::parse(text).map(|_| text.to_owned()).map_err(|_| wrong.to_owned())
}

/// An interval, such as `10m`.
pub(super) fn interval(text: &str) -> Result<SignedDuration, String> {
    let interval = text.parse::<SignedDuration>().ok().filter(SignedDuration::is_positive);
    interval.ok_or_else(|| "no interval; right would be 10m or 1h30m".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Disclosure;

    #[test]
    fn what_cannot_be_is_refused_with_what_could() {
        assert_eq!(word("stamp-only"), Ok(Disclosure::StampOnly));
        assert!(word::<Disclosure>("hidden").unwrap_err().contains("`stealth`"));
        assert_eq!(interval("1h30m"), Ok(SignedDuration::from_mins(90)));
        for text in ["0s", "-5m", "soon", ""] {
            assert!(interval(text).is_err(), "{text}");
        }
        assert!(selector("main h3 > a").is_ok() && selector("p[").is_err());
        assert!(source_name("nato-fr").is_ok() && source_name("NATO, français").is_err());
    }
}
