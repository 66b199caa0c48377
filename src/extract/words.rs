//! The words by which the classes of elements name furniture.

/// Words of a class that name furniture outright.
const STRONG: &[&str] = &[
    "share",
    "sharing",
    "sharebar",
    "social",
    "socials",
    "related",
    "recommended",
    "recommendation",
    "recommendations",
    "newsletter",
    "newsletters",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "ad",
    "ads",
    "adslot",
    "adbox",
    "pub",
    "publicite",
    "werbung",
    "sponsor",
    "sponsored",
    "sponsors",
    "promo",
    "promos",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "pager",
    "comments",
    "commentaires",
    "kommentare",
    "disqus",
    "counter",
    "compteur",
    "weather",
    "meteo",
    "ticker",
    "sidebar",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "submenu",
    "skip",
    "popup",
    "modal",
    "subscribe",
    "signup",
    "login",
    "masthead",
    "trending",
    "mostread",
    "outbrain",
    "taboola",
    "addtoany",
    "addthis",
    "teasers",
    "partager",
    "sitemap",
];

/// Words of a class that name furniture where the element holds little prose or many links.
const WEAK: &[&str] = &[
    "widget",
    "teaser",
    "banner",
    "tools",
    "toolbar",
    "tags",
    "tag",
    "keywords",
    "toc",
    "follow",
    "print",
    "search",
    "languages",
    "language",
    "switcher",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "rgpd",
    "promotion",
    "comment",
    "subscription",
    "footer",
    "topbar",
    "views",
    "counters",
    "rating",
    "ratings",
    "stats",
    "alert",
    "latest",
    "popular",
    "more",
    "actions",
    "buttons",
    "shortcuts",
    "visitors",
    "online",
    "carousel",
    "live",
];

/// Runs of words of a class that name furniture outright.
const RUNS: &[&str] = &[
    "most read",
    "most viewed",
    "most popular",
    "read also",
    "lire aussi",
    "a lire",
    "plus lus",
    "see also",
    "you may",
    "also like",
    "back to top",
    "sr only",
    "visually hidden",
    "screen reader",
    "latest news",
    "more news",
    "mehr zum",
];

/// Words of a class before a word of furniture that turn it around: `no-sidebar`.
const NEGATING: &[&str] = &["no", "has", "with", "without", "hide", "is", "not"];

/// Words of a class that name the text itself.
const CONTENT: &[&str] = &[
    "content", "text", "body", "article", "entry", "story", "texte", "contenu", "inhalt", "copy",
    "prose", "editor", "lead",
];

/// Words of a class that name an element's place in the page's grid.
const LAYOUT: &[&str] =
    &["container", "layout", "grid", "wrapper", "wrap", "page", "row", "col", "column"];

/// Words of furniture that an element of the text's own never carries.
const ALIEN: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "comments",
    "commentaires",
    "kommentare",
    "newsletter",
    "related",
    "recommended",
    "recommendations",
    "disqus",
    "teasers",
    "promo",
];

/// Whether a class that names furniture may still be that of the text: `content-with-sidebar`.
pub(super) fn may_be_text(words: &[String]) -> bool {
    (holds(words, CONTENT) || holds(words, LAYOUT)) && !is_alien(words)
}

/// Whether a class is one that an element of the text's own never carries.
pub(super) fn is_alien(words: &[String]) -> bool {
    holds(words, ALIEN)
}

fn holds(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}

/// Whether a class names the readers' comments.
pub(super) fn names_comments(words: &[String]) -> bool {
    const NAMES: &[&str] = &[
        "comments",
        "commentlist",
        "disqus",
        "commentaires",
        "kommentare",
        "respond",
        "discussion",
        "trackbacks",
    ];
    words.iter().any(|word| NAMES.contains(&word.as_str()))
}

/// What the words of a class say of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Furniture.
    Furniture,
    /// Furniture, if it looks like it.
    Perhaps,
    /// Nothing.
    Nothing,
}

/// What the words of a class say.
pub(super) fn named(words: &[String]) -> Named {
    let negated = |at: usize| {
        at > 0 && words.get(at - 1).is_some_and(|before| NEGATING.contains(&before.as_str()))
    };
    let holds = |list: &[&str]| {
        words.iter().enumerate().any(|(at, word)| list.contains(&word.as_str()) && !negated(at))
    };
    let joined = words.join(" ");
    if RUNS.iter().any(|run| contains_words(&joined, run)) || holds(STRONG) {
        return Named::Furniture;
    }
    if holds(WEAK) && !holds(CONTENT) { Named::Perhaps } else { Named::Nothing }
}

fn contains_words(text: &str, run: &str) -> bool {
    text.match_indices(run).any(|(at, _)| {
        let before = text.get(..at).is_none_or(|rest| rest.is_empty() || rest.ends_with(' '));
        let after =
            text.get(at + run.len()..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
        before && after
    })
}
