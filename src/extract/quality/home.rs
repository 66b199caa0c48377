//! The site's home page in the article's place.

use url::Url;

use super::super::dom::{self, attr};
use super::super::names::squeezed;
use super::{Evidence, Found};
use crate::model::{Origin, Verdict, address};

/// What content systems write on the `<body>` of the home page: WordPress, Drupal 7 and later, Joomla.
const MARKS: [&str; 5] = ["home", "front", "path-frontpage", "page-front", "frontpage"];

/// The home page: it names the home page as its own address, and bears the site's name as its
/// headline or its system's mark of the home page. The address alone is not enough, for some sites
/// name the home page on every page.
pub(super) fn in_place(evidence: &Evidence<'_>) -> Found {
    let own = own_home(evidence)?;
    let found = is_marked(evidence) || !is_dated(evidence) && is_named(evidence, &own);
    found.then(|| (Verdict::Soft404, "the page is the site's home page".to_owned()))
}

/// Whether a page that is no home page names the home page as its own address, and describes no
/// article.
pub(super) fn is_claimed(evidence: &Evidence<'_>) -> bool {
    own_home(evidence).is_some() && !is_dated(evidence)
}

fn own_home(evidence: &Evidence<'_>) -> Option<Url> {
    let is_home = |text: &str| Url::parse(text).ok().filter(address::is_home);
    if is_home(evidence.url).is_some() {
        return None;
    }
    evidence.data.canonical.as_deref().and_then(is_home)
}

fn is_dated(evidence: &Evidence<'_>) -> bool {
    evidence.data.dates.iter().any(|date| date.origin == Origin::JsonLd)
}

fn is_marked(evidence: &Evidence<'_>) -> bool {
    attr(dom::body(evidence.html), "class")
        .is_some_and(|class| class.split_whitespace().any(|name| MARKS.contains(&name)))
}

/// Whether the headline holds the site's name.
fn is_named(evidence: &Evidence<'_>, own: &Url) -> bool {
    let headline = squeezed(evidence.headline.unwrap_or_default());
    let site = squeezed(&site_name(own));
    site.len() >= 4 && headline.contains(&site)
}

/// The part of a host's name that is the site's: `example` of `www.example.org`.
fn site_name(url: &Url) -> String {
    let host = url.domain().unwrap_or_default();
    let mut parts = host.rsplit('.').skip(1);
    let first = parts.next().unwrap_or_default();
    // `example.co.uk`, `example.gouv.fr`
    let short = first.len() <= 3 || matches!(first, "gouv" | "govt");
    let name =
        if short { parts.next().filter(|name| *name != "www").unwrap_or(first) } else { first };
    name.to_owned()
}
