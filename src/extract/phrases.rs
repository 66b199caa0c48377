//! The phrases by which furniture names itself to readers: boxes of other pages, comments, counters.

use super::dom::fold;

/// Headings and labels that open a box of other pages, whole or as a beginning; folded.
const RELATED: &[&str] = &[
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
    "read this next",
    "read next",
    "up next",
    "more like this",
    "top stories",
    "in other news",
    "also in the news",
    "editor's picks",
    "news in brief",
    "dernieres nouvelles",
    "dernieres infos",
    "a voir aussi",
    "toute l'actualite",
    "autres articles",
    "articles recents",
    "recent posts",
    "recent articles",
    "newsletter",
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
const COUNTED: &[&str] = &[
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
const COUNTING: &[&str] = &[
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
    const UNITS: &[&str] = &[
        "second", "seconds", "sec", "minute", "minutes", "min", "mins", "hour", "hours", "h",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "heure", "heures",
        "jour", "jours", "semaine", "semaines", "mois", "an", "ans", "stunden", "tagen", "minuten",
    ];
    const AROUND: &[&str] = &[
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

/// Whether a heading or label opens the readers' comments: `59 Comments on …`, `Leave a Reply`.
pub(super) fn opens_comments(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "leave a comment",
        "leave a reply",
        "top rated comments",
        "post a comment",
        "add a comment",
        "reader comments",
        "laisser un commentaire",
        "laisser une reponse",
        "write a comment",
        "reader interactions",
    ];
    // French "comment" is "how": only the plural behind a bare number counts.
    const COUNTED: &[&str] = &["comments", "commentaires", "responses", "replies", "thoughts on"];
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    let behind = folded.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(' ');
    let counted = folded.starts_with(|c: char| c.is_ascii_digit())
        && behind.is_some_and(|rest| COUNTED.iter().any(|word| rest.starts_with(word)));
    OPENINGS.contains(&bare) || counted && text.len() < 160
}

/// Whether a line is only the label of an advert or of a button, or says how long the reading takes.
pub(super) fn is_label(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "advertisement",
        "advertising",
        "ad",
        "sponsored",
        "publicite",
        "annonce",
        "anzeige",
        "werbung",
        "publicidad",
        "pubblicita",
        "advertentie",
        "publicidade",
        "reklama",
        "реклама",
        "share",
        "partager",
        "print",
        "imprimer",
        "drucken",
        "teilen",
        "copy link",
        "copier le lien",
        "email",
        "facebook",
        "twitter",
        "linkedin",
        "whatsapp",
        "telegram",
        "pinterest",
        "back to top",
        "haut de page",
        "retour en haut",
        "continue reading",
        "read more",
        "lire la suite",
        "article continues below",
    ];
    if text.chars().count() > 40 {
        return false;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    LABELS.contains(&bare) || is_reading_time(bare)
}

fn is_reading_time(bare: &str) -> bool {
    let words: Vec<&str> =
        bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let minutes =
        words.iter().any(|w| matches!(*w, "min" | "mins" | "minute" | "minutes" | "minuten"));
    let reading = words
        .iter()
        .any(|w| matches!(*w, "read" | "reading" | "lecture" | "lesedauer" | "lesezeit" | "lire"));
    minutes && reading && words.len() <= 7
}
