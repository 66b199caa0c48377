//! How single values are read: each says what would be right when it is not.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanRelativeTo};
use scraper::Selector;
use url::Url;

use super::reader::Value;

/// A text.
pub(super) fn text(value: &Value) -> Result<String, String> {
    match value {
        Value::Text(text) | Value::Loose(text) => Ok(text.clone()),
        other => Err(format!("must be a text, not {}", other.kind())),
    }
}

/// Texts in a list; in the environment with commas between them.
pub(super) fn texts(value: &Value) -> Result<Vec<String>, String> {
    match value {
        Value::Loose(text) => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Ok(parts.map(str::to_owned).collect())
        }
        Value::List(items) => items.iter().map(|item| text(&item.value)).collect(),
        other => Err(format!("must be a list of texts, [\"...\"], not {}", other.kind())),
    }
}

/// `true` or `false`.
pub(super) fn boolean(value: &Value) -> Result<bool, String> {
    match value {
        Value::Boolean(value) => Ok(*value),
        Value::Loose(text) => {
            text.parse().map_err(|_| format!("must be true or false, not \"{text}\""))
        }
        other => Err(format!("must be true or false, not {}", other.kind())),
    }
}

/// A count of at least one; the bound keeps a slip of the keyboard from opening a million sockets.
pub(super) fn count(value: &Value) -> Result<usize, String> {
    match integer(value)? {
        number @ 1..=1000 => Ok(number as usize),
        number => Err(format!("must be from 1 to 1000, not {number}")),
    }
}

/// A count of at least one that may be large.
pub(super) fn large_count(value: &Value) -> Result<u32, String> {
    match integer(value)? {
        number @ 1..=1_000_000 => Ok(number as u32),
        number => Err(format!("must be from 1 to 1000000, not {number}")),
    }
}

/// A count that may be nothing.
pub(super) fn count_or_none(value: &Value) -> Result<usize, String> {
    match integer(value)? {
        number @ 0..=1000 => Ok(number as usize),
        number => Err(format!("must be from 0 to 1000, not {number}")),
    }
}

fn integer(value: &Value) -> Result<i64, String> {
    match value {
        Value::Integer(value) => Ok(*value),
        Value::Loose(text) => {
            text.parse().map_err(|_| format!("must be an integer, not \"{text}\""))
        }
        other => Err(format!("must be an integer, not {}", other.kind())),
    }
}

/// A path that is not empty.
pub(super) fn path(value: &Value) -> Result<PathBuf, String> {
    match text(value)? {
        path if path.is_empty() => Err("must be a path, not an empty text".to_owned()),
        path => Ok(PathBuf::from(path)),
    }
}

/// A duration longer than nothing, as jiff reads it, a day being 24 hours.
pub(super) fn positive(value: &Value) -> Result<SignedDuration, String> {
    let duration = duration(value)?;
    if duration.is_zero() {
        return Err("must be longer than nothing".to_owned());
    }
    Ok(duration)
}

/// A duration that may be nothing.
pub(super) fn duration(value: &Value) -> Result<SignedDuration, String> {
    const RIGHT: &str = "\"10m\", \"1h30m\", \"2 days\" or \"500ms\"";
    let text = match value {
        Value::Integer(0) => return Ok(SignedDuration::ZERO),
        Value::Text(text) | Value::Loose(text) => text.trim(),
        other => return Err(format!("must be a duration such as {RIGHT}, not {}", other.kind())),
    };
    if text == "0" {
        return Ok(SignedDuration::ZERO);
    }
    let span: Option<Span> = text.parse().ok();
    span.and_then(|span| span.to_duration(SpanRelativeTo::days_are_24_hours()).ok())
        .filter(|duration| !duration.is_negative())
        .ok_or_else(|| format!("must be a duration such as {RIGHT}, not \"{text}\""))
}

/// A duration for a timer, longer than nothing.
pub(super) fn timer(value: &Value) -> Result<Duration, String> {
    positive(value).map(SignedDuration::unsigned_abs)
}

/// A duration for a timer that may be nothing.
pub(super) fn timer_or_none(value: &Value) -> Result<Duration, String> {
    duration(value).map(SignedDuration::unsigned_abs)
}

/// A number of bytes, as an integer or with a unit.
pub(super) fn bytes(value: &Value) -> Result<usize, String> {
    let right = "must be a size such as \"10MiB\", \"500KiB\" or a number of bytes";
    let size = match value {
        Value::Integer(number) => usize::try_from(*number).ok(),
        Value::Text(text) | Value::Loose(text) => sized(text),
        other => return Err(format!("{right}, not {}", other.kind())),
    };
    size.filter(|size| *size > 0).ok_or_else(|| right.to_owned())
}

fn sized(text: &str) -> Option<usize> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor: usize = match unit.trim_start() {
        "" | "B" => 1,
        "kB" | "KB" => 1000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return None,
    };
    number.parse::<usize>().ok()?.checked_mul(factor)
}

/// Whether a text can be the name of a source or a sink: it stands in commands and addresses.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// A name that can stand in commands and addresses.
pub(super) fn name(value: &Value) -> Result<String, String> {
    let name = text(value)?;
    if is_name(&name) {
        Ok(name)
    } else {
        Err(format!(
            "must be letters, digits, `-`, `_` and `.`, a letter or digit first, not \"{name}\""
        ))
    }
}

/// An address; it is not repeated in messages, since it may hold a secret.
pub(super) fn http_url(value: &Value) -> Result<String, String> {
    let text = text(value)?;
    match Url::parse(&text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(text),
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            Err(format!("must be an http or https address, not {}", url.scheme()))
        }
        Ok(_) => Err("must be an http or https address".to_owned()),
        Err(error) => Err(format!("must be an http or https address: {error}")),
    }
}

/// A CSS selector.
pub(super) fn selector(value: &Value) -> Result<String, String> {
    let text = text(value)?;
    match Selector::parse(&text) {
        Ok(_) => Ok(text),
        Err(_) => Err(format!("must be a CSS selector such as \"main h3 a\", not \"{text}\"")),
    }
}

/// A contact for publishers, fit to stand between parentheses in a header.
pub(super) fn contact(value: &Value) -> Result<String, String> {
    let text = text(value)?;
    let plain = text.chars().all(|c| c.is_ascii_graphic() && !"()\\\"".contains(c));
    let url = text.starts_with("http://") || text.starts_with("https://");
    if plain && (url || text.contains('@')) {
        Ok(text)
    } else {
        Err("must be an http or https address or an e-mail address in ASCII".to_owned())
    }
}

/// A language tag in the form of BCP 47: `fr`, `zh-Hans`, `fr-BE`.
pub(super) fn language(value: &Value) -> Result<String, String> {
    let text = text(value)?;
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    let right = (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
    if right {
        Ok(text)
    } else {
        Err(format!("must be a language tag such as \"fr\" or \"fr-BE\", not \"{text}\""))
    }
}

/// A time zone that exists.
pub(super) fn timezone(value: &Value) -> Result<String, String> {
    let text = text(value)?;
    if TimeZone::get(&text).is_ok() {
        Ok(text)
    } else {
        Err(format!("must be a time zone such as \"Europe/Brussels\", not \"{text}\""))
    }
}

/// An address to listen on; nothing or `off` for none.
pub(super) fn listen(value: &Value) -> Result<Option<SocketAddr>, String> {
    let text = text(value)?;
    if text.is_empty() || text == "off" {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        format!(
            "must be an address and a port such as \"127.0.0.1:8710\", or \"off\", not \"{text}\""
        )
    })
}

/// One of a few words.
pub(super) fn one_of<T: Copy>(text: &str, choices: &[(&str, T)]) -> Result<T, String> {
    choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice).ok_or_else(|| {
        let words: Vec<String> = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        format!("must be {}, not \"{text}\"", words.join(" or "))
    })
}
