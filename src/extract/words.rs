//! The words by which the classes of elements name furniture.
//!
//! Every element of every page is asked for them: the compiler makes the fastest look-up of `matches!`.

use std::borrow::Cow;

/// One word of a class, in lower case.
pub(super) type Word<'a> = Cow<'a, str>;

/// Words of a class that name furniture outright.
fn is_strong(word: &str) -> bool {
    is_offer(word) || is_apparatus(word)
}

/// Adverts, other pages, and what is asked of the reader.
fn is_offer(word: &str) -> bool {
    matches!(
        word,
        "share"
            | "sharing"
            | "sharebar"
            | "social"
            | "socials"
            | "related"
            | "recommended"
            | "recommendation"
            | "recommendations"
            | "newsletter"
            | "newsletters"
            | "advert"
            | "adverts"
            | "advertisement"
            | "advertising"
            | "ad"
            | "ads"
            | "adslot"
            | "adbox"
            | "pub"
            | "publicite"
            | "werbung"
            | "sponsor"
            | "sponsored"
            | "sponsors"
            | "promo"
            | "promos"
            | "subscribe"
            | "signup"
            | "trending"
            | "mostread"
            | "outbrain"
            | "taboola"
            | "addtoany"
            | "addthis"
            | "teasers"
            | "partager"
    )
}

/// Ways through the site, and its other machinery.
fn is_apparatus(word: &str) -> bool {
    matches!(
        word,
        "breadcrumb"
            | "breadcrumbs"
            | "pagination"
            | "pager"
            | "comments"
            | "commentaires"
            | "kommentare"
            | "disqus"
            | "counter"
            | "compteur"
            | "weather"
            | "meteo"
            | "ticker"
            | "sidebar"
            | "menu"
            | "nav"
            | "navbar"
            | "navigation"
            | "submenu"
            | "skip"
            | "popup"
            | "modal"
            | "login"
            | "masthead"
            | "sitemap"
    )
}

/// Words of a class that name furniture where the element holds little prose or many links.
fn is_weak(word: &str) -> bool {
    matches!(
        word,
        "widget"
            | "teaser"
            | "banner"
            | "tools"
            | "toolbar"
            | "tags"
            | "tag"
            | "keywords"
            | "toc"
            | "follow"
            | "print"
            | "search"
            | "languages"
            | "language"
            | "switcher"
            | "cookie"
            | "cookies"
            | "consent"
            | "gdpr"
            | "rgpd"
            | "promotion"
            | "comment"
            | "subscription"
            | "footer"
            | "topbar"
            | "views"
            | "counters"
            | "rating"
            | "ratings"
            | "stats"
            | "alert"
            | "latest"
            | "popular"
            | "more"
            | "actions"
            | "buttons"
            | "shortcuts"
            | "visitors"
            | "online"
            | "carousel"
            | "live"
    )
}

/// Runs of words of a class that name furniture outright.
const RUNS: &[&[&str]] = &[
    &["most", "read"],
    &["most", "viewed"],
    &["most", "popular"],
    &["read", "also"],
    &["lire", "aussi"],
    &["a", "lire"],
    &["plus", "lus"],
    &["see", "also"],
    &["you", "may"],
    &["also", "like"],
    &["back", "to", "top"],
    &["sr", "only"],
    &["visually", "hidden"],
    &["screen", "reader"],
    &["latest", "news"],
    &["more", "news"],
    &["mehr", "zum"],
];

/// Words of a class before a word of furniture that turn it around: `no-sidebar`.
fn negates(word: &str) -> bool {
    matches!(word, "no" | "has" | "with" | "without" | "hide" | "is" | "not")
}

/// Words of a class that name the text itself.
fn is_content(word: &str) -> bool {
    matches!(
        word,
        "content"
            | "text"
            | "body"
            | "article"
            | "entry"
            | "story"
            | "texte"
            | "contenu"
            | "inhalt"
            | "copy"
            | "prose"
            | "editor"
            | "lead"
    )
}

/// Words of a class that name an element's place in the page's grid.
fn is_layout(word: &str) -> bool {
    matches!(
        word,
        "container" | "layout" | "grid" | "wrapper" | "wrap" | "page" | "row" | "col" | "column"
    )
}

/// Words of furniture that an element of the text's own never carries.
fn is_foreign(word: &str) -> bool {
    matches!(
        word,
        "ad" | "ads"
            | "advert"
            | "adverts"
            | "advertisement"
            | "advertising"
            | "comments"
            | "commentaires"
            | "kommentare"
            | "newsletter"
            | "related"
            | "recommended"
            | "recommendations"
            | "disqus"
            | "teasers"
            | "promo"
    )
}

/// Whether a class that names furniture may still be that of the text: `content-with-sidebar`.
pub(super) fn may_be_text(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| is_content(word) || is_layout(word)) && !is_alien(words)
}

/// Whether a class is one that an element of the text's own never carries.
pub(super) fn is_alien(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| is_foreign(word))
}

/// Whether a class names the readers' comments.
pub(super) fn names_comments(words: &[Word<'_>]) -> bool {
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
    words.iter().any(|word| NAMES.contains(&&**word))
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
pub(super) fn named(words: &[Word<'_>]) -> Named {
    let negated = |at: usize| at > 0 && words.get(at - 1).is_some_and(|before| negates(before));
    let holds =
        |is: fn(&str) -> bool| words.iter().enumerate().any(|(at, word)| is(word) && !negated(at));
    let runs = |run: &&[&str]| words.windows(run.len()).any(|words| words == *run);
    if RUNS.iter().any(runs) || holds(is_strong) {
        return Named::Furniture;
    }
    if holds(is_weak) && !holds(is_content) { Named::Perhaps } else { Named::Nothing }
}
