//! The names of months in feeds: English, and those of other official languages of Europe.

/// Months by the beginnings of their names, in lower case. Croatian `listopad` (October) is left
/// out: in Czech and Polish it is November.
const MONTHS: [&[&str]; 12] = [
    &[
        "jan", "ene", "gen", "jän", "sty", "led", "янв", "січ", "ян", "ιαν", "ian", "tammi",
        "jaan", "oca",
    ],
    &["feb", "fév", "fev", "lut", "úno", "uno", "фев", "лют", "φεβ", "helmi", "veeb", "şub"],
    &["mar", "mär", "mrz", "maart", "mrt", "bře", "мар", "бер", "μαρ", "márc", "maalis"],
    &["apr", "avr", "abr", "ápr", "kwi", "dub", "апр", "кві", "απρ", "huhti", "nis"],
    &["may", "mai", "mag", "mei", "maj", "máj", "kvě", "май", "мая", "тра", "μαΐ", "μαϊ", "touko"],
    &[
        "jun", "juin", "giu", "jún", "cze", "июн", "юни", "чер", "ιουν", "iun", "kesä", "juuni",
        "haz",
    ],
    &[
        "jul", "juil", "lug", "júl", "lip", "июл", "юли", "лип", "ιουλ", "iul", "heinä", "juuli",
        "tem",
    ],
    &["aug", "aoû", "aou", "ago", "sie", "srp", "авг", "сер", "αυγ", "αύγ", "elo", "ağu"],
    &["sep", "set", "wrz", "zář", "сен", "сеп", "вер", "σεπ", "szept", "syys", "eyl"],
    &["oct", "okt", "ott", "out", "paź", "říj", "окт", "жов", "οκτ", "loka", "eki"],
    &["nov", "lis", "ноя", "ное", "лис", "νοε", "νοέ", "noi", "noe", "marras", "kas"],
    &["dec", "déc", "dez", "dic", "gru", "pro", "дек", "гру", "δεκ", "joulu", "dets", "ara"],
];

/// The number of the month that a word begins like, the longest beginning first: `juin` is no `jun`.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let named = MONTHS.iter().zip(1_i8..).flat_map(|(names, number)| {
        names.iter().filter(|name| word.starts_with(**name)).map(move |name| (name.len(), number))
    });
    named.max().map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_are_known_by_their_beginnings() {
        for (word, number) in [
            ("May.", Some(5)),
            ("Sept", Some(9)),
            ("juin", Some(6)),
            ("juillet", Some(7)),
            ("août", Some(8)),
            ("März", Some(3)),
            ("gennaio", Some(1)),
            ("июня", Some(6)),
            ("грудня", Some(12)),
            ("listopada", Some(11)),
            ("Ιουλίου", Some(7)),
            ("heinäkuuta", Some(7)),
            ("maanantai", None),
            ("GMT", None),
            ("", None),
        ] {
            assert_eq!(month(word), number, "{word}");
        }
    }
}
