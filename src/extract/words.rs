//! The words by which sites name their furniture: in classes, and to their readers.

use super::dom::fold;

/// Words of a class that name furniture outright.
const STRONG: [&str; 62] = [
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
const WEAK: [&str; 41] = [
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
const RUNS: [&str; 17] = [
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
const NEGATING: [&str; 7] = ["no", "has", "with", "without", "hide", "is", "not"];

/// Words of a class that name the text itself.
const CONTENT: [&str; 13] = [
    "content", "text", "body", "article", "entry", "story", "texte", "contenu", "inhalt", "copy",
    "prose", "editor", "lead",
];

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
    if RUNS.iter().any(|run| contains_words(&joined, run)) || holds(&STRONG) {
        return Named::Furniture;
    }
    if holds(&WEAK) && !holds(&CONTENT) { Named::Perhaps } else { Named::Nothing }
}

fn contains_words(text: &str, run: &str) -> bool {
    text.match_indices(run).any(|(at, _)| {
        let before = text.get(..at).is_none_or(|rest| rest.is_empty() || rest.ends_with(' '));
        let after =
            text.get(at + run.len()..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
        before && after
    })
}

/// Headings and labels that open a box of other pages, whole or as a beginning; folded.
const RELATED: [&str; 76] = [
    "lire aussi",
    "a lire aussi",
    "a lire",
    "a lire egalement",
    "lire egalement",
    "voir aussi",
    "sur le meme sujet",
    "sur le meme theme",
    "dans la meme rubrique",
    "articles lies",
    "articles similaires",
    "contenus associes",
    "contenus lies",
    "autres actualites",
    "actualites liees",
    "les plus lus",
    "articles les plus lus",
    "les plus consultes",
    "le plus lu",
    "plus d'actualites",
    "a decouvrir",
    "a decouvrir aussi",
    "en ce moment",
    "nos derniers articles",
    "dernieres actualites",
    "partager",
    "partager cet article",
    "partager cette page",
    "partagez",
    "suivez-nous",
    "read also",
    "read more",
    "also read",
    "see also",
    "related",
    "related articles",
    "related news",
    "related content",
    "related stories",
    "related links",
    "related topics",
    "related press releases",
    "related posts",
    "most read",
    "most viewed",
    "most popular",
    "popular",
    "trending",
    "trending now",
    "more news",
    "more stories",
    "more on this",
    "more on this story",
    "more from",
    "latest news",
    "latest stories",
    "you may also like",
    "you might also like",
    "recommended",
    "recommended for you",
    "share",
    "share this",
    "share this page",
    "share this article",
    "follow us",
    "mehr zum thema",
    "lesen sie auch",
    "auch interessant",
    "das konnte sie auch interessieren",
    "weitere artikel",
    "meistgelesen",
    "lea tambien",
    "leggi anche",
    "lees ook",
    "leia tambem",
    "czytaj tez",
];

/// Whether a heading or label opens a box of other pages.
pub(super) fn opens_related(text: &str) -> bool {
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    RELATED.contains(&bare)
}

/// Whether a line begins with such a label and a colon: `Lire aussi : …`.
pub(super) fn begins_related(text: &str) -> bool {
    text.split_once([':', '>', '»', '→']).is_some_and(|(label, _)| opens_related(label))
}

/// The words of a line that counts its readers, folded.
const COUNTED: [&str; 22] = [
    "views",
    "view",
    "vues",
    "vue",
    "visites",
    "visiteurs",
    "visitors",
    "visits",
    "lectures",
    "lecteurs",
    "readers",
    "reads",
    "shares",
    "partages",
    "comments",
    "commentaires",
    "times",
    "fois",
    "likes",
    "aufrufe",
    "besucher",
    "visitas",
];

/// What else may stand in a line that counts.
const COUNTING: [&str; 58] = [
    "this",
    "page",
    "article",
    "has",
    "been",
    "viewed",
    "read",
    "visited",
    "by",
    "people",
    "persons",
    "online",
    "now",
    "today",
    "cette",
    "cet",
    "a",
    "ete",
    "vu",
    "vue",
    "lu",
    "lue",
    "consulte",
    "consultee",
    "par",
    "personnes",
    "en",
    "ligne",
    "aujourd'hui",
    "aujourd",
    "hui",
    "nombre",
    "de",
    "number",
    "of",
    "total",
    "the",
    "so",
    "far",
    "le",
    "la",
    "les",
    "since",
    "depuis",
    "share",
    "users",
    "internautes",
    "were",
    "are",
    "there",
    "you",
    "are",
    "visitor",
    "visiteur",
    "no",
    "n",
    "vous",
    "etes",
];

/// Whether a line counts readers: `1 234 vues`, `This page has been viewed 17 times`.
pub(super) fn is_counter(text: &str) -> bool {
    if text.len() > 120 || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let counts = words.iter().any(|word| {
        COUNTED.contains(word)
            || matches!(*word, "online" | "ligne" | "viewed" | "visitor" | "visiteur")
    });
    counts && words.iter().all(|word| COUNTED.contains(word) || COUNTING.contains(word))
}

/// Whether a short line only says when, relative to now: `il y a 5 minutes`, `2 hours ago`.
pub(super) fn is_relative_time(text: &str) -> bool {
    const UNITS: [&str; 30] = [
        "second", "seconds", "sec", "minute", "minutes", "min", "mins", "hour", "hours", "h",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "heure", "heures",
        "jour", "jours", "semaine", "semaines", "mois", "an", "ans", "stunden", "tagen", "minuten",
    ];
    const AROUND: [&str; 22] = [
        "il",
        "y",
        "a",
        "ago",
        "vor",
        "hace",
        "fa",
        "geleden",
        "about",
        "environ",
        "an",
        "un",
        "une",
        "one",
        "publie",
        "published",
        "updated",
        "mis",
        "jour",
        "posted",
        "last",
        "depuis",
    ];
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let known = |word: &&str| {
        UNITS.contains(word) || AROUND.contains(word) || word.chars().all(|c| c.is_ascii_digit())
    };
    let relative = words.iter().any(|w| matches!(*w, "ago" | "vor" | "hace" | "fa" | "geleden"))
        || folded.contains("il y a");
    words.len() <= 9
        && relative
        && words.iter().any(|w| UNITS.contains(w))
        && words.iter().all(known)
}
