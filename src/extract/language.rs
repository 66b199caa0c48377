//! The language of the text.

use super::metadata::Metadata;

/// The language: what the page declares, unless the text is clearly another; then the source's; then
/// the text's own.
pub(super) fn choose(data: &Metadata, hint: Option<&str>, text: &str) -> Option<String> {
    let detected = detect(text);
    let declared = data.language.clone();
    match (declared, detected) {
        (Some(declared), Some(detected))
            if !declared.starts_with(detected) && text.chars().count() > 400 =>
        {
            Some(detected.to_owned())
        }
        (Some(declared), _) => Some(declared),
        (None, detected) => {
            hint.and_then(super::links::language_tag).or(detected.map(str::to_owned))
        }
    }
}

/// The language of a text, where it is certain.
fn detect(text: &str) -> Option<&'static str> {
    let sample: String = text.chars().take(3000).collect();
    let info = whatlang::detect(&sample)?;
    if !info.is_reliable() || info.confidence() < 0.9 || sample.chars().count() < 60 {
        return None;
    }
    code(info.lang())
}

/// The two-letter code of the languages that official news is written in most.
fn code(lang: whatlang::Lang) -> Option<&'static str> {
    const CODES: [(&str, &str); 33] = [
        ("eng", "en"),
        ("fra", "fr"),
        ("deu", "de"),
        ("spa", "es"),
        ("ita", "it"),
        ("nld", "nl"),
        ("por", "pt"),
        ("pol", "pl"),
        ("ukr", "uk"),
        ("rus", "ru"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("bul", "bg"),
        ("ron", "ro"),
        ("hun", "hu"),
        ("ell", "el"),
        ("dan", "da"),
        ("swe", "sv"),
        ("fin", "fi"),
        ("est", "et"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("tur", "tr"),
        ("ara", "ar"),
        ("heb", "he"),
        ("cmn", "zh"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("pes", "fa"),
        ("cat", "ca"),
    ];
    CODES.iter().find(|(three, _)| *three == lang.code()).map(|(_, two)| *two)
}
