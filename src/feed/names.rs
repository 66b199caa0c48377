//! The names of feed formats: roots, elements, namespaces.

/// Atom, as RFC 4287 has it.
pub(super) const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Dublin Core.
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";

/// RSS content module.
pub(super) const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";

/// Media RSS.
pub(super) const MEDIA: &str = "http://search.yahoo.com/mrss/";

/// A namespace that no reader knows.
pub(super) const UNKNOWN: &str = "urn:x-unknown:";

/// Whether an element's name, in lower case, begins a feed.
pub(super) fn is_root(name: &str) -> bool {
    matches!(local(name), "rss" | "rdf" | "feed" | "channel" | "entry")
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The namespace that a prefix is commonly bound to, for feeds that forget to say.
pub(super) fn namespace_of(prefix: &str) -> String {
    let known = match prefix.to_ascii_lowercase().as_str() {
        "atom" | "a10" => ATOM,
        "dc" => DC,
        "content" => CONTENT,
        "media" => MEDIA,
        "rdf" => "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        _ => return format!("{UNKNOWN}{prefix}"),
    };
    known.to_owned()
}
