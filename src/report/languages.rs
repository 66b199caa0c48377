//! What languages are called.

use crate::model::Locale;

/// The languages of official news by primary subtag, with their names in English and French.
const NAMES: [(&str, &str, &str); 37] = [
    ("ar", "Arabic", "arabe"),
    ("bg", "Bulgarian", "bulgare"),
    ("ca", "Catalan", "catalan"),
    ("cs", "Czech", "tchèque"),
    ("da", "Danish", "danois"),
    ("de", "German", "allemand"),
    ("el", "Greek", "grec"),
    ("en", "English", "anglais"),
    ("es", "Spanish", "espagnol"),
    ("et", "Estonian", "estonien"),
    ("fa", "Persian", "persan"),
    ("fi", "Finnish", "finnois"),
    ("fr", "French", "français"),
    ("ga", "Irish", "irlandais"),
    ("he", "Hebrew", "hébreu"),
    ("hr", "Croatian", "croate"),
    ("hu", "Hungarian", "hongrois"),
    ("is", "Icelandic", "islandais"),
    ("it", "Italian", "italien"),
    ("ja", "Japanese", "japonais"),
    ("ko", "Korean", "coréen"),
    ("lt", "Lithuanian", "lituanien"),
    ("lv", "Latvian", "letton"),
    ("mt", "Maltese", "maltais"),
    ("nl", "Dutch", "néerlandais"),
    ("no", "Norwegian", "norvégien"),
    ("pl", "Polish", "polonais"),
    ("pt", "Portuguese", "portugais"),
    ("rm", "Romansh", "romanche"),
    ("ro", "Romanian", "roumain"),
    ("ru", "Russian", "russe"),
    ("sk", "Slovak", "slovaque"),
    ("sl", "Slovenian", "slovène"),
    ("sr", "Serbian", "serbe"),
    ("sv", "Swedish", "suédois"),
    ("uk", "Ukrainian", "ukrainien"),
    ("zh", "Chinese", "chinois"),
];

/// The name of a language; the tag itself where it is not listed.
pub(super) fn name(locale: Locale, tag: Option<&str>) -> String {
    let Some(tag) = tag else {
        return locale.pick("an unknown language", "une langue inconnue").to_owned();
    };
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let known = NAMES.iter().find(|(code, ..)| *code == primary);
    let name = known.map_or(tag, |(_, english, french)| locale.pick(*english, *french));
    name.to_owned()
}
