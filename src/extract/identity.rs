//! Which article a page is: by document number, canonical address, or its own address.

use url::Url;

use super::Profiles;
use crate::model::{Extraction, address};

/// The identity of the article on a page: what its site's profile says (document number and
/// language), else the canonical address if it is of the same site and not its home page, else the
/// address of the page.
pub fn identity(extraction: &Extraction, profiles: &Profiles) -> String {
    if let Some(document) = profiles.document(&extraction.url) {
        let language = extraction.language.as_deref().unwrap_or("und");
        return format!("{document}:{language}");
    }
    let own = address::canonical(&extraction.url);
    let Some(claimed) = extraction.canonical_url.as_deref() else { return own };
    match (Url::parse(claimed), Url::parse(&extraction.url)) {
        (Ok(canonical), Ok(url))
            if address::same_site(&canonical, &url) && !address::is_home(&canonical) =>
        {
            address::canonical(claimed)
        }
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str, canonical: Option<&str>) -> String {
        let extraction = Extraction {
            url: url.to_owned(),
            canonical_url: canonical.map(str::to_owned),
            language: Some("fr".to_owned()),
            ..Extraction::default()
        };
        identity(&extraction, Profiles::builtin())
    }

    #[test]
    fn a_page_is_what_it_calls_itself_on_its_own_site() {
        let page = "https://example.org/a?x=1&utm_source=y";
        assert_eq!(of(page, None), "https://example.org/a?x=1");
        assert_eq!(of(page, Some("https://www.example.org/a/")), "https://www.example.org/a");
        assert_eq!(of(page, Some("https://other.example/a")), "https://example.org/a?x=1");
        assert_eq!(of(page, Some("https://example.org/")), "https://example.org/a?x=1");
    }

    #[test]
    fn the_languages_of_a_document_are_articles_of_their_own() {
        let page = "https://www.nato.int/cps/en/natohq/news_195550.htm?selectedLocale=fr";
        assert_eq!(of(page, None), "nato:news_195550:fr");
    }
}
