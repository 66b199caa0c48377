//! When two addresses inside an article are one: links, attachments and images.

use url::Url;

use crate::model::address::canonical;

/// Parameters that say in which size or build an image is served.
const RENDITION: [&str; 24] = [
    "w", "h", "width", "height", "size", "s", "resize", "fit", "crop", "quality", "q", "format",
    "fm", "auto", "dpr", "itok", "imwidth", "v", "ver", "version", "t", "ts", "rev", "cb",
];
/// Words that a renamed copy of an image puts between its name and its extension.
const SIZE_WORDS: [&str; 7] = ["width", "height", "max", "min", "fill", "scale", "large"];
/// The extensions of picture files.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
/// Hosts and paths of links that count their readers and lead elsewhere.
const COUNTERS: [&str; 4] = ["l.", "lm.", "out.", "exit."];
const COUNTER_PATHS: [&str; 4] = ["/l.php", "/url", "/redirect", "/away.php"];
/// Parameters that say from where a link is followed, in which language the page around it was
/// shown, or by whom it was: help centres and sessions add them at every fetch.
const CIRCUMSTANCES: [&str; 14] = [
    "helpref",
    "referer",
    "referrer",
    "locale",
    "locale2",
    "hl",
    "sessionid",
    "session_id",
    "sid",
    "phpsessid",
    "jsessionid",
    "aspsessionid",
    "cfid",
    "cftoken",
];
/// Masked e-mail addresses end in this path, with the address after it in hexadecimal (Cloudflare).
const MASKED: &str = "/cdn-cgi/l/email-protection";

/// The form in which the targets of two links are one: canonical, without the build hash of a file
/// name, whichever of http and https is written, masked e-mail addresses in the clear.
pub(super) fn target(address: &str) -> String {
    if let Some(mail) = mail(address) {
        return mail;
    }
    let address = canonical(address);
    let Ok(mut url) = Url::parse(&address) else { return address };
    if let Some(inner) = behind_counter(&url) {
        return target(&inner);
    }
    let path = renamed(&url, without_hash);
    url.set_path(without_session(&path).trim_end_matches('/'));
    keep_parameters(&mut url, |pair| !is_circumstance(pair));
    scheme_free(url.as_str())
}

/// Leaves of the query what `keeps` says.
fn keep_parameters(url: &mut Url, keeps: impl Fn(&str) -> bool) {
    let pairs = url.query().unwrap_or_default().split('&');
    let kept: Vec<&str> = pairs.filter(|pair| !pair.is_empty() && keeps(pair)).collect();
    let query = kept.join("&");
    url.set_query((!query.is_empty()).then_some(query.as_str()));
}

/// A parameter of [`CIRCUMSTANCES`]; `ref` too, where a word and not a number is its value.
fn is_circumstance(pair: &str) -> bool {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = name.to_ascii_lowercase();
    let word = !value.contains(|c: char| c.is_ascii_digit());
    CIRCUMSTANCES.contains(&name.as_str()) || (name == "ref" && word)
}

fn without_session(path: &str) -> &str {
    path.split(";jsessionid=").next().unwrap_or(path)
}

/// The form in which two addresses of one picture are one: [`target`] without its size. Where the
/// path names a picture file, it alone counts: the query says how it is served, the host from where.
pub(super) fn picture(address: &str) -> String {
    let address = canonical(address);
    let Ok(mut url) = Url::parse(&address) else { return address };
    let path = renamed(&url, |name| without_size(&without_hash(name)));
    let path = without_style(&path);
    if is_picture_file(&path) {
        return path;
    }
    url.set_path(&path);
    keep_parameters(&mut url, |pair| !is_rendition(pair));
    scheme_free(url.as_str())
}

fn is_picture_file(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| PICTURES.contains(&extension.as_str()))
}

/// Where a link that counts its readers leads: `https://l.example.com/l.php?u=https%3A%2F%2F...&h=...`,
/// whose other parameters are others at every fetch.
fn behind_counter(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let counts = COUNTERS.iter().any(|prefix| host.starts_with(prefix))
        || COUNTER_PATHS.iter().any(|end| url.path().ends_with(end));
    let inner = url.query_pairs().find(|(key, _)| matches!(key.as_ref(), "u" | "url" | "q"))?;
    let leads = Url::parse(&inner.1).is_ok_and(|inner| inner.has_host());
    (counts && leads).then(|| inner.1.into_owned())
}

/// The file name of an address, in lower case.
pub(super) fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_lowercase()
}

fn scheme_free(address: &str) -> String {
    let plain = address.split_once("://").map_or(address, |(_, rest)| rest);
    plain.strip_suffix('/').unwrap_or(plain).to_owned()
}

/// `mailto:` and the address, masked or not. A mask without its text is told by `mailto:?`.
fn mail(address: &str) -> Option<String> {
    if let Some(plain) = address.strip_prefix("mailto:") {
        let name = plain.split('?').next().unwrap_or(plain);
        return Some(format!("mailto:{}", name.to_lowercase()));
    }
    let (_, masked) = address.split_once(MASKED)?;
    let decoded = unmasked(masked.trim_start_matches(['#', '/']));
    Some(format!("mailto:{}", decoded.unwrap_or_else(|| "?".to_owned()).to_lowercase()))
}

/// The address behind a mask: hexadecimal bytes, each combined with the first by exclusive or.
fn unmasked(hex: &str) -> Option<String> {
    let digits: Vec<u32> = hex.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let bytes: Vec<u8> =
        digits.chunks_exact(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect();
    let (key, masked) = bytes.split_first()?;
    String::from_utf8(masked.iter().map(|byte| byte ^ key).collect())
        .ok()
        .filter(|mail| mail.contains('@'))
}

fn renamed(url: &Url, rename: impl Fn(&str) -> String) -> String {
    match url.path().rsplit_once('/') {
        Some((folder, name)) if name.contains('.') => format!("{folder}/{}", rename(name)),
        _ => url.path().to_owned(),
    }
}

/// `name.3f9ab2c1.jpg` and `name-3f9ab2c1d2.jpg` without the hash; a name that is nothing else stays.
fn without_hash(name: &str) -> String {
    let Some((stem, extension)) = name.rsplit_once('.') else { return name.to_owned() };
    match stem.rsplit_once(['.', '-', '_', '~']) {
        Some((rest, hash)) if !rest.is_empty() && is_hash(hash) => format!("{rest}.{extension}"),
        _ => name.to_owned(),
    }
}

fn is_hash(part: &str) -> bool {
    part.len() >= 8
        && part.chars().all(|c| c.is_ascii_hexdigit())
        && part.chars().any(|c| c.is_ascii_digit())
        && part.chars().any(|c| c.is_ascii_alphabetic())
}

/// `name-300x200.jpg`, `name@2x.jpg`, `name_640w.jpg`, `name.width-800.jpg` without the size.
fn without_size(name: &str) -> String {
    let Some((stem, extension)) = name.rsplit_once('.') else { return name.to_owned() };
    let mut stem = stem;
    while let Some((rest, size)) = stem.rsplit_once(['-', '_', '@', '.']) {
        if rest.is_empty() || !is_size(size) {
            break;
        }
        stem = rest;
    }
    format!("{stem}.{extension}")
}

fn is_size(part: &str) -> bool {
    let lower = part.to_ascii_lowercase();
    let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let times =
        lower.split_once('x').is_some_and(|(w, h)| number(w) && (number(h) || h.is_empty()));
    let wide =
        lower.strip_suffix(['w', 'h']).or_else(|| lower.strip_suffix("px")).is_some_and(number);
    times || wide || SIZE_WORDS.contains(&lower.as_str()) || is_sized_number(&lower)
}

/// The number behind a size word: `width-800` is read from its end.
fn is_sized_number(part: &str) -> bool {
    let words = ["width", "height", "max", "w", "h"];
    words.iter().any(|word| {
        part.strip_prefix(word)
            .is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()))
    })
}

/// Folders of image styles: `/styles/large/public/` (Drupal), `/w_300,h_200/` (image services).
fn without_style(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let styled = |at: usize| {
        let previous = at.checked_sub(1).and_then(|at| parts.get(at));
        let serviced = parts[at].split(',').all(|part| {
            part.split_once('_').is_some_and(|(key, value)| key.len() <= 2 && !value.is_empty())
        });
        previous.is_some_and(|part| *part == "styles") || serviced || is_size(parts[at])
    };
    let kept: Vec<&str> = (0..parts.len()).filter(|at| !styled(*at)).map(|at| parts[at]).collect();
    kept.join("/")
}

fn is_rendition(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    name.is_empty() || RENDITION.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_one_but_for_what_changes_nothing() {
        for (a, b) in [
            ("https://example.org/a/#x", "http://example.org/a"),
            ("https://example.org/app.3f9ab2c1.js", "https://example.org/app.77c0ffee.js"),
            (
                "https://l.example.com/l.php?u=https%3A%2F%2Fe.org%2Fa&h=AT1",
                "https://l.example.com/l.php?u=https%3A%2F%2Fe.org%2Fa&h=AT2",
            ),
            (
                "https://help.example.org/519?ref=mail",
                "https://l.example.com/l.php?u=https%3A%2F%2Fhelp.example.org%2F519%3Fhelpref%3Da",
            ),
            (
                "https://example.org/a;jsessionid=0A1?id=1&locale2=fr_FR",
                "https://example.org/a/?id=1&sid=77",
            ),
            ("mailto:Press@example.org?subject=x", "mailto:press@example.org"),
            ("https://example.org/cdn-cgi/l/email-protection#42320227", "mailto:p@e"),
        ] {
            assert_eq!(target(a), target(b));
        }
        for (a, b) in [
            ("https://example.org/a?id=1", "https://example.org/a?id=2"),
            ("https://example.org/a?ref=2023-1", "https://example.org/a?ref=2023-2"),
            ("https://example.org/r.pdf?v=1", "https://example.org/r.pdf?v=2"),
            ("https://example.org/a?lang=fr", "https://example.org/a?lang=en"),
        ] {
            assert_ne!(target(a), target(b));
        }
    }

    #[test]
    fn pictures_are_one_in_every_size() {
        let base = picture("https://example.org/img/flood.jpg");
        for other in [
            "https://example.org/img/flood-300x200.jpg",
            "https://example.org/img/flood@2x.jpg",
            "https://example.org/img/flood_640w.jpg?itok=abc&w=300",
            "https://example.org/img/flood.3f9ab2c1.jpg",
            "https://cdn-7.example.net/img/flood.jpg?sig=abc",
            "https://example.org/img/w_300,h_200/flood.jpg",
        ] {
            assert_eq!(picture(other), base, "{other}");
        }
        assert_ne!(picture("https://example.org/img/fire.jpg"), base);
        assert_ne!(
            picture("https://e.org/3f9ab2c1aa.jpg"),
            picture("https://e.org/77c0ffee11.jpg")
        );
    }
}
