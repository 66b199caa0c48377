//! Which article a page is.

use url::Url;

use super::profile::Profiles;
use crate::model::{Extraction, address};

/// The identity of the article that a page is: what its profile says of its address (a document and a
/// language); else its canonical address, where that is on the same site and not the home page, or
/// what the profile says of that one; else the final address, an AMP page
/// being the page it copies. Two addresses of one text have one
/// identity.
pub fn identity(extraction: &Extraction, profiles: &Profiles) -> String {
    if let Some(identity) = profiles.identity(&extraction.url) {
        return identity;
    }
    let own = Url::parse(&extraction.url).ok();
    let canonical = extraction.canonical_url.as_deref().and_then(|text| Url::parse(text).ok());
    match (own, canonical) {
        (Some(own), Some(canonical))
            if address::same_site(&own, &canonical) && !address::is_home(&canonical) =>
        {
            let named = profiles.identity(canonical.as_str());
            named.unwrap_or_else(|| address::without_amp(canonical.as_str()))
        }
        _ => address::without_amp(&extraction.url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str, canonical: Option<&str>) -> String {
        let extraction = Extraction {
            url: url.to_owned(),
            canonical_url: canonical.map(str::to_owned),
            ..Extraction::default()
        };
        identity(&extraction, Profiles::builtin())
    }

    #[test]
    fn a_document_and_a_language_are_one_article_at_all_its_addresses() {
        let french = of("https://www.nato.int/cps/fr/natohq/news_195550.htm", None);
        assert_eq!(
            french,
            of("http://nato.int/cps/en/natohq/news_195550.htm?selectedLocale=fr", None)
        );
        assert_ne!(french, of("https://www.nato.int/cps/en/natohq/news_195550.htm", None));
        assert_ne!(french, of("https://www.nato.int/cps/fr/natohq/news_195551.htm", None));
    }

    #[test]
    fn the_canonical_address_counts_where_it_can_be_believed() {
        let own = "https://www.example.org/news?id=7&utm_source=x";
        assert_eq!(of(own, None), "https://www.example.org/news?id=7");
        assert_eq!(
            of(own, Some("https://example.org/news/seven/")),
            "https://example.org/news/seven"
        );
        assert_eq!(of(own, Some("https://example.org/")), "https://www.example.org/news?id=7");
        assert_eq!(of(own, Some("https://example.com/seven")), "https://www.example.org/news?id=7");
    }
}
