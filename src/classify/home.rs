//! A page that calls itself the home page where the other version called itself an article: the
//! site served its home page in the article's place.
//!
//! One page alone does not tell: some sites name their home page as the canonical address of all
//! their articles, and those are read as they are. A site that begins to name it on an article that
//! is there is taken for one that serves it: the article is then shown as failing, not as edited.

use url::Url;

use crate::model::{Extraction, Quality, QualityPair, Verdict};

/// The two judgements, with a home page that the later side alone is judged as one.
pub(super) fn judged(before: &Extraction, after: &Extraction, pair: QualityPair) -> QualityPair {
    if pair.after.is_article() && is_home(after) && !is_home(before) {
        return QualityPair { after: home(), ..pair };
    }
    pair
}

fn home() -> Quality {
    let reason = "it calls itself the home page, and the other version does not".to_owned();
    Quality { verdict: Verdict::Soft404, score: 0.1, reasons: vec![reason] }
}

/// Whether a page that was asked for by a path says that its address is that of its site: no path,
/// or that of a language.
fn is_home(page: &Extraction) -> bool {
    let path = |address: &str| Some(Url::parse(address).ok()?.path().to_owned());
    let stated = page.canonical_url.as_deref().and_then(path);
    let asked = path(&page.url);
    stated.as_deref().is_some_and(is_root) && !asked.as_deref().is_some_and(is_root)
}

fn is_root(path: &str) -> bool {
    let name = path.trim_matches('/').to_ascii_lowercase();
    let language = name.len() == 2 || name.len() == 5 && name.as_bytes().get(2) == Some(&b'-');
    name.is_empty() || language && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(canonical: Option<&str>) -> Extraction {
        let quality = Quality { verdict: Verdict::Article, score: 1.0, reasons: Vec::new() };
        Extraction {
            url: "https://news.example/2024/floods".to_owned(),
            canonical_url: canonical.map(str::to_owned),
            quality,
            ..Extraction::default()
        }
    }

    fn verdicts(before: &Extraction, after: &Extraction) -> (Verdict, Verdict) {
        let pair = QualityPair { before: before.quality.clone(), after: after.quality.clone() };
        let pair = judged(before, after, pair);
        (pair.before.verdict, pair.after.verdict)
    }

    #[test]
    fn a_home_page_in_the_articles_place_is_not_the_article() {
        let article = page(Some("https://news.example/2024/floods"));
        for home in ["https://news.example", "https://news.example/fr/"] {
            let home = page(Some(home));
            assert_eq!(verdicts(&article, &home), (Verdict::Article, Verdict::Soft404));
            assert_eq!(verdicts(&page(None), &home), (Verdict::Article, Verdict::Soft404));
            assert_eq!(verdicts(&home, &home), (Verdict::Article, Verdict::Article));
        }
        assert_eq!(verdicts(&article, &article), (Verdict::Article, Verdict::Article));
    }
}
