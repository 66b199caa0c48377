//! Names: that of the site, and what is one of a person.

use url::Url;

use super::dom::fold;
use super::metadata::Metadata;

/// What the site is called: by its metadata and by its host.
pub(super) struct Site {
    /// Each without signs and spaces.
    names: Vec<String>,
    /// The host without `www.` and ending: `example` of `www.example.org`.
    host: String,
    /// The same with its ending.
    domain: String,
}

/// Signs that set the site's name off in a title.
const SIGNS: [char; 15] =
    ['|', '–', '—', '-', '•', '»', '«', '·', '>', '/', ':', '⋆', '►', '∙', '～'];

impl Site {
    /// The names of a page's site.
    pub(super) fn of(data: &Metadata, url: &str) -> Self {
        let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
        let host = host.unwrap_or_default();
        let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
        let core = host.rsplit_once('.').map_or(host, |(core, _)| core);
        let names = data.sites.iter().map(|name| squeezed(name)).filter(|name| !name.is_empty());
        Self { names: names.collect(), host: squeezed(core), domain: squeezed(host) }
    }

    /// Whether a text is one of the names.
    pub(super) fn is(&self, text: &str) -> bool {
        let text = squeezed(text);
        self.names.contains(&text) || text == self.host || text == self.domain
    }

    /// Whether a part of a title is the site's name, or most of it.
    fn is_like(&self, part: &str) -> bool {
        let part = squeezed(part);
        let alike = |name: &str| {
            let long = |text: &str| text.chars().count() > 3;
            long(&part) && name.contains(part.as_str())
                || long(name) && part.contains(name) && name.len() * 2 >= part.len()
        };
        part.is_empty()
            || self.names.contains(&part)
            || part == self.domain
            || part == self.host
            || self.names.iter().any(|name| alike(name))
            || alike(&self.host)
    }

    /// A title without the site's name at its beginning or end.
    pub(super) fn without(&self, title: &str) -> String {
        let mut parts = parts(title);
        while parts.len() > 1 && parts.last().is_some_and(|(part, _)| self.is_like(part)) {
            parts.pop();
        }
        let named = parts.iter().take_while(|(part, _)| self.is_like(part)).count();
        let kept = parts.get(named.min(parts.len() - 1)..).unwrap_or_default();
        let (Some((_, start)), Some((last, end))) = (kept.first(), kept.last()) else {
            return title.trim().to_owned();
        };
        title.get(*start..end + last.len()).unwrap_or(title).trim().to_owned()
    }
}

/// The longest part of a title between signs, of equals the first.
pub(super) fn longest_part(title: &str) -> &str {
    let parts = parts(title).into_iter().rev();
    parts.map(|(part, _)| part.trim()).max_by_key(|part| part.chars().count()).unwrap_or(title)
}

/// The parts of a title between signs that stand free or are a bar, each with its place.
fn parts(title: &str) -> Vec<(&str, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, sign) in title.char_indices().filter(|(_, c)| SIGNS.contains(c)) {
        let end = at + sign.len_utf8();
        let before = title.get(..at).is_some_and(|text| text.ends_with(char::is_whitespace));
        let behind = title.get(end..).is_some_and(|text| text.starts_with(char::is_whitespace));
        if sign == '|' || before && behind {
            out.extend(title.get(start..at).map(|part| (part, start)));
            start = end;
        }
    }
    out.extend(title.get(start..).map(|part| (part, start)));
    out
}

/// Letters and digits only, folded, with single spaces.
pub(super) fn bare(text: &str) -> String {
    words(text).join(" ")
}

/// The same without spaces.
pub(super) fn squeezed(text: &str) -> String {
    words(text).concat()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let data = Metadata { sites: vec!["The Harbour News".to_owned()], ..Metadata::default() };
        Site::of(&data, "https://www.harbour-news.example.org/a")
    }

    #[test]
    fn the_sites_name_is_cut_off_at_either_end() {
        for (title, without) in [
            ("A bridge - a road | Harbour News", "A bridge - a road"),
            ("The Harbour News » A bridge", "A bridge"),
            ("A bridge|Harbour-News.example.org", "A bridge"),
            ("A bridge – Politics – Harbour News", "A bridge – Politics"),
            ("Harbour News", "Harbour News"),
            ("A well-known bridge: the harbour", "A well-known bridge: the harbour"),
            ("", ""),
        ] {
            assert_eq!(site().without(title), without, "{title}");
        }
    }

    #[test]
    fn a_site_is_known_by_name_and_host() {
        assert!(site().is("The Harbour News") && site().is("harbour-news.example"));
        assert!(!site().is("A bridge"));
    }
}
