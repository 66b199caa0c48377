//! Lines that only count or tick: so many readers, so long ago.

use super::dom::fold;

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
