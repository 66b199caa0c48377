//! What languages are called in English.

/// The names of the languages of official news, by primary subtag.
const NAMES: [(&str, &str); 37] = [
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("he", "Hebrew"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mt", "Maltese"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("rm", "Romansh"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("uk", "Ukrainian"),
    ("zh", "Chinese"),
];

/// The English name of a language; the tag itself where it is not listed.
pub(super) fn name(tag: Option<&str>) -> String {
    let Some(tag) = tag else { return "an unknown language".to_owned() };
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let known = NAMES.iter().find(|(code, _)| *code == primary);
    known.map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}
