//! What a page calls itself and says to its reader.

use super::super::dom::{self, attr, fold, tag};
use super::phrases::{Phrase, TEXTS, TITLES, WORDS};
use super::{Found, SHORT, Seen};
use crate::model::Verdict;

/// Below this many characters there is hardly any text.
const LITTLE: usize = 250;

/// A page that says that it is no article: a wall, an error, a login, a pause for maintenance.
pub(super) fn refused(seen: &Seen<'_>) -> Found {
    if seen.prose > SHORT || seen.chars > 3 * SHORT {
        return None;
    }
    if seen.given.stamped {
        return missing(seen);
    }
    titled(seen).or_else(|| said(seen)).or_else(|| password(seen)).or_else(|| challenge(seen))
}

/// A page that was not found often offers the latest news, whose dates are taken for its own. No
/// article has such a headline.
fn missing(seen: &Seen<'_>) -> Found {
    let headline = seen.titles.first().filter(|_| seen.given.headed)?;
    let found = TITLES
        .iter()
        .find(|phrase| phrase.verdict == Verdict::Soft404 && is_called(headline, &phrase.words))?;
    Some((found.verdict, format!("the headline says “{}”", found.words)))
}

fn titled(seen: &Seen<'_>) -> Found {
    let found = called(seen, &TITLES)
        .or_else(|| called(seen, &WORDS).filter(|_| seen.chars < LITTLE))
        .or_else(|| called(seen, &WORDS).filter(|phrase| agrees(seen, phrase.verdict)))?;
    Some((found.verdict, format!("the title says “{}”", found.words)))
}

fn called<'a>(seen: &Seen<'_>, phrases: &'a [Phrase]) -> Option<&'a Phrase> {
    phrases.iter().find(|phrase| seen.titles.iter().any(|title| is_called(title, &phrase.words)))
}

/// Whether the text says what the title hints at.
fn agrees(seen: &Seen<'_>, verdict: Verdict) -> bool {
    let fits = |words: &str| seen.chars < if weight(words) >= 4 { 800 } else { 400 };
    TEXTS.iter().any(|phrase| {
        let words = phrase.words.as_str();
        phrase.verdict == verdict && fits(words) && seen.text.contains(words)
    })
}

/// Whether a title is a phrase, with no more than the site's name or a number beside it. Longer
/// phrases may stand anywhere in a short title.
fn is_called(title: &str, words: &str) -> bool {
    let mut parts = title.split(['|', '–', '—', '•', '·', '»', '«', '!', '.', '…', '?']);
    let is_words = |part: &str| part.trim_matches(|c: char| !c.is_alphanumeric()) == words;
    let behind = title.rsplit_once(": ").is_some_and(|(_, last)| is_words(last));
    let long = weight(words) >= 4 && title.chars().count() < 80;
    parts.any(|part| part.split(" - ").any(is_words)) || behind || long && title.contains(words)
}

/// How many words a phrase has; scripts without spaces have about one to two characters.
fn weight(words: &str) -> usize {
    let spaced = words.split(' ').count();
    if words.contains(is_ideograph) { words.chars().count() / 2 } else { spaced }
}

fn is_ideograph(c: char) -> bool {
    ('\u{3040}'..='\u{9fff}').contains(&c)
}

fn said(seen: &Seen<'_>) -> Found {
    let headline = seen.titles.first().map_or("", String::as_str);
    // Where little stands on the whole page, the furniture may be all there is.
    let whole =
        if seen.given.visible.len() < 2500 { fold(seen.given.visible) } else { String::new() };
    let holds = |words: &str| {
        seen.text.contains(words) || whole.contains(words) || headline.contains(words)
    };
    let bare = seen.chars < 120 || !seen.given.headed || called(seen, &WORDS).is_some();
    // Long phrases are said by walls alone, short ones by articles too. News tells of works.
    let fits = |phrase: &&Phrase| match (weight(&phrase.words) >= 4, phrase.verdict) {
        (true, Verdict::Maintenance) => seen.chars < 300,
        (true, _) => seen.chars < 700,
        (false, _) => seen.chars < 300 && bare,
    };
    let found = TEXTS.iter().filter(fits).find(|phrase| holds(&phrase.words))?;
    Some((found.verdict, format!("the text says “{}”", found.words)))
}

/// A form that asks for a password, and no article beside it.
fn password(seen: &Seen<'_>) -> Found {
    let asked = || {
        dom::elements(seen.given.html)
            .any(|node| tag(node) == "input" && attr(node, "type") == Some("password"))
    };
    let is_login = |title: &String| {
        WORDS
            .iter()
            .any(|phrase| phrase.verdict == Verdict::Login && title.starts_with(&phrase.words))
    };
    let named = seen.titles.iter().any(is_login);
    let alone = seen.prose == 0 && (seen.chars < 200 || !seen.given.headed && seen.chars < 400);
    (asked() && (alone || named && seen.chars < 800)).then(|| {
        (Verdict::Login, "a password is asked for, and there is hardly any text".to_owned())
    })
}

/// Marks in the source of challenge pages. They count only where there is hardly any text: normal
/// pages of the same sites carry them too.
const MARKS: &[&str] = &[
    "_incapsula_resource",
    "__cf_chl_",
    "cf-challenge",
    "challenge-platform",
    "captcha-delivery.com",
    "px-captcha",
    "perimeterx",
    "errors.edgesuite.net",
    "sec-if-cpt",
    "bm-verify",
    "awswaf",
    "gokuprops",
    "sgcaptcha",
    "sucuri_cloudproxy",
    "ddos-guard",
    "perfdrive.com",
    "/.within.website/",
    "bobcmn",
    "hcaptcha.com",
    "recaptcha/api.js",
    "turnstile",
];

fn challenge(seen: &Seen<'_>) -> Found {
    if seen.chars >= 200 || seen.given.visible.len() >= 400 {
        return None;
    }
    let source = seen.given.source;
    let head = source.get(..200_000).unwrap_or(source).to_ascii_lowercase();
    let mark = MARKS.iter().find(|mark| head.contains(**mark))?;
    Some((Verdict::Block, format!("a challenge page ({mark})")))
}
