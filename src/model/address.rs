//! Addresses: when two URLs are one.

use url::Url;

/// Query parameters that say where a reader came from and never what is shown. From the published
/// parameter lists of Google Analytics, Matomo, Facebook, Microsoft, Mailchimp and HubSpot.
const TRACKING: [&str; 22] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "msclkid",
    "yclid",
    "twclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "ref_src",
    "ns_campaign",
    "ns_mchannel",
    "at_medium",
    "at_campaign",
    "xtor",
    "wt_mc",
    "cmpid",
    "_ga",
];

/// The prefixes of parameters of the same kind: `utm_source`, `pk_campaign`.
const TRACKING_PREFIXES: [&str; 4] = ["utm_", "pk_", "piwik_", "mtm_"];

/// The address in the form in which two addresses of one page are equal: without fragment,
/// tracking parameters, credentials and a trailing slash. What is no URL is returned as it is.
pub fn canonical(address: &str) -> String {
    let Ok(mut url) = Url::parse(address.trim()) else { return address.trim().to_owned() };
    url.set_fragment(None);
    let _ = url.set_username("");
    let _ = url.set_password(None);
    drop_tracking(&mut url);
    let text = url.to_string();
    if url.query().is_none() && url.path().len() > 1 {
        text.trim_end_matches('/').to_owned()
    } else {
        text
    }
}

/// The address as it may be shown and kept: without the credentials of whoever wrote it, also where
/// it is no URL.
pub fn without_credentials(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    format!("{scheme}://{host}{path}")
}

/// The canonical form of the page that an AMP page is a copy of: `/a/amp/`, `/a?amp=1`, `/a?outputType=amp`
/// are `/a`. Of any other page, its own canonical form.
pub fn without_amp(address: &str) -> String {
    let Ok(mut url) = Url::parse(&canonical(address)) else { return canonical(address) };
    let is_amp = |pair: &&str| {
        let pair = pair.to_ascii_lowercase();
        matches!(pair.as_str(), "amp" | "amp=1" | "amp=true" | "outputtype=amp")
    };
    if let Some(query) = url.query() {
        let kept: Vec<&str> = query.split('&').filter(|pair| !is_amp(pair)).collect();
        let kept = kept.join("&");
        url.set_query(if kept.is_empty() { None } else { Some(&kept) });
    }
    let path = url.path().trim_end_matches('/');
    let plain = path.strip_suffix("/amp").filter(|plain| !plain.is_empty()).map(str::to_owned);
    if let Some(plain) = plain {
        url.set_path(&plain);
    }
    canonical(url.as_str())
}

/// The host that limits and pace are counted by: scheme, name and port.
pub fn host_key(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Whether an address is a site's home page: no path but a language, no query.
pub fn is_home(url: &Url) -> bool {
    let mut parts = url.path_segments().into_iter().flatten().filter(|part| !part.is_empty());
    let only_language = match (parts.next(), parts.next()) {
        (None, _) => true,
        (Some(part), None) => {
            part.len() == 2 || part == "index.html" || part == "index.htm" || part == "home"
        }
        _ => false,
    };
    only_language && url.query().is_none()
}

/// Whether two addresses are of one site: the same host, but for `www.` and `m.`, and port.
pub fn same_site(a: &Url, b: &Url) -> bool {
    match (a.host_str(), b.host_str()) {
        (Some(x), Some(y)) => {
            site(x) == site(y) && a.port_or_known_default() == b.port_or_known_default()
        }
        _ => false,
    }
}

/// Whether two addresses are of one page, by whatever scheme and name of the host: `http://a.example/x`
/// and `https://www.a.example/x/`.
pub fn same_page(a: &str, b: &str) -> bool {
    let (a, b) = (canonical(a), canonical(b));
    let both = || Some((Url::parse(&a).ok()?, Url::parse(&b).ok()?));
    let same = |(a, b): (Url, Url)| {
        let standard = |url: &Url| url.port().is_none();
        let host = |url: &Url| url.host_str().map(|host| site(host).to_owned());
        let ports = standard(&a) && standard(&b) || a.port() == b.port();
        host(&a) == host(&b) && ports && (a.path(), a.query()) == (b.path(), b.query())
    };
    a == b || both().is_some_and(same)
}

fn site(host: &str) -> &str {
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.strip_prefix("m.").unwrap_or(host)
}

fn drop_tracking(url: &mut Url) {
    let Some(query) = url.query() else { return };
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(pair)).collect();
    let kept = kept.join("&");
    url.set_query(if kept.is_empty() { None } else { Some(&kept) });
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    name.is_empty()
        || TRACKING.contains(&name.as_str())
        || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_change_the_page_is_dropped() {
        for (address, same) in [
            ("https://Example.org/a/#top", "https://example.org/a"),
            ("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7"),
            ("https://example.org", "https://example.org/"),
            ("https://user:word@example.org/a?", "https://example.org/a"),
            ("not an address", "not an address"),
        ] {
            assert_eq!(canonical(address), same);
        }
    }

    #[test]
    fn credentials_are_taken_out_of_whatever_has_them() {
        for (address, shown) in [
            ("https://user:pa@ss@example.org/a@b?c@d", "https://example.org/a@b?c@d"),
            ("http://user:word@bad host/x", "http://bad host/x"),
            ("http://example.org", "http://example.org"),
            ("user:word@example.org", "user:word@example.org"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(without_credentials(address), shown);
        }
    }

    #[test]
    fn an_amp_page_is_the_page_it_copies() {
        for (address, same) in [
            ("https://example.org/a/amp/", "https://example.org/a"),
            ("https://example.org/a?id=7&amp=1", "https://example.org/a?id=7"),
            ("https://example.org/a?outputType=amp", "https://example.org/a"),
            ("https://example.org/amp", "https://example.org/amp"),
            ("https://example.org/camp", "https://example.org/camp"),
        ] {
            assert_eq!(without_amp(address), same);
        }
    }

    #[test]
    fn a_home_page_is_known_by_its_path() {
        for (address, home) in [
            ("https://example.org", true),
            ("https://example.org/fr/", true),
            ("https://example.org/news", false),
            ("https://example.org/?p=7", false),
        ] {
            assert_eq!(is_home(&Url::parse(address).unwrap()), home, "{address}");
        }
    }

    #[test]
    fn a_page_is_one_by_all_schemes_and_names_of_its_host() {
        for (a, b, same) in [
            ("http://a.example/x", "https://www.a.example/x/", true),
            ("https://a.example/x?b=1#c", "https://a.example/x?b=1&utm_source=d", true),
            ("https://a.example/x", "https://a.example/y", false),
            ("https://a.example:1/x", "https://a.example:2/x", false),
            ("https://a.example/x", "https://b.example/x", false),
        ] {
            assert_eq!(same_page(a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn a_site_is_its_host_and_port() {
        let url = |text: &str| Url::parse(text).unwrap();
        assert!(same_site(&url("https://www.example.org/a"), &url("http://example.org:443/b")));
        assert!(!same_site(&url("http://127.0.0.1:1/"), &url("http://127.0.0.1:2/")));
        assert!(!same_site(&url("https://example.org/"), &url("https://example.com/")));
    }
}
