//! Facts in pairs of sentences, language by language.

use super::*;
use FactKind::{Date, Modality, Money, Name, Negation, Number, Percent, Time};

fn told(language: &str, before: &str, after: &str) -> Vec<(FactKind, String, String)> {
    let found = differ::differ(before, after, &Lexicon::of(Some(language)), &Known::default());
    let text = |text: Option<String>| text.unwrap_or_default();
    found.into_iter().map(|fact| (fact.kind, text(fact.before), text(fact.after))).collect()
}

#[test]
fn another_value_is_another_fact() {
    for (language, before, after, kind, old, new) in [
        ("en", "The raid killed 12 people.", "The raid killed 21 people.", Number, "12", "21"),
        (
            "en",
            "It costs 1.5 billion a year.",
            "It costs 15 billion a year.",
            Number,
            "1.5 billion",
            "15 billion",
        ),
        ("en", "It took 12 hours.", "It took 12 days.", Number, "12 hours", "12 days"),
        (
            "en",
            "The raid killed twelve people.",
            "The raid killed fourteen people.",
            Number,
            "twelve",
            "fourteen",
        ),
        ("fr", "Le taux atteint 66,7 %.", "Le taux atteint 67,6 %.", Percent, "66,7 %", "67,6 %"),
        (
            "fr",
            "Une aide de 3 millions d'euros.",
            "Une aide de 3 milliards d'euros.",
            Money,
            "3 millions d'euros",
            "3 milliards d'euros",
        ),
        ("en", "They pledged €1.5bn.", "They pledged $1.5bn.", Money, "€1.5bn", "$1.5bn"),
        ("en", "They meet on 17 May.", "They meet on 19 May.", Date, "17 May", "19 May"),
        (
            "fr",
            "La séance du 1er mars 2024.",
            "La séance du 2 mars 2024.",
            Date,
            "1er mars 2024",
            "2 mars 2024",
        ),
        ("en", "They meet on Monday.", "They meet on Tuesday.", Date, "Monday", "Tuesday"),
        (
            "de",
            "Am 5. Mai 2023 beginnt es.",
            "Am 6. Mai 2023 beginnt es.",
            Date,
            "5. Mai 2023",
            "6. Mai 2023",
        ),
        ("en", "Open from 09:00.", "Open from 11:00.", Time, "09:00", "11:00"),
        ("fr", "Ouvert à 9 h 30.", "Ouvert à 10 h 30.", Time, "9 h 30", "10 h 30"),
        (
            "en",
            "Talks with Minister Ana Costa ended.",
            "Talks with Minister Rui Costa ended.",
            Name,
            "Minister Ana Costa",
            "Minister Rui Costa",
        ),
        (
            "fr",
            "La réunion avec l'OSCE continue.",
            "La réunion avec l'ONU continue.",
            Name,
            "OSCE",
            "ONU",
        ),
        ("en", "It is a threat.", "It is not a threat.", Negation, "", "not"),
        ("fr", "Il participera au vote.", "Il ne participera pas au vote.", Negation, "", "pas"),
        (
            "en",
            "The plans include the port.",
            "The plans exclude the port.",
            Negation,
            "include",
            "exclude",
        ),
        (
            "en",
            "The order was legal then.",
            "The order was illegal then.",
            Negation,
            "legal",
            "illegal",
        ),
        (
            "en",
            "The ministry will publish it.",
            "The ministry may publish it.",
            Modality,
            "will",
            "may",
        ),
        (
            "fr",
            "Le ministère doit publier.",
            "Le ministère peut publier.",
            Modality,
            "doit",
            "peut",
        ),
        (
            "fr",
            "Le Conseil condamne cet acte.",
            "Le Conseil regrette cet acte.",
            Modality,
            "condamne",
            "regrette",
        ),
        ("ru", "Погибли 12 человек.", "Погибли 21 человек.", Number, "12", "21"),
        ("uk", "Це сталося 17 травня.", "Це сталося 18 травня.", Date, "17 травня", "18 травня"),
        ("es", "El plan no incluye fondos.", "El plan incluye fondos.", Negation, "no", ""),
        (
            "it",
            "Costa 3 milioni di euro.",
            "Costa 4 milioni di euro.",
            Money,
            "3 milioni di euro",
            "4 milioni di euro",
        ),
        ("pl", "Wzrost o 5 procent.", "Wzrost o 6 procent.", Percent, "5 procent", "6 procent"),
        (
            "nl",
            "Het plan kost 5 miljoen.",
            "Het plan kost 6 miljoen.",
            Number,
            "5 miljoen",
            "6 miljoen",
        ),
        (
            "pt",
            "A taxa é de 5 por cento.",
            "A taxa é de 7 por cento.",
            Percent,
            "5 por cento",
            "7 por cento",
        ),
    ] {
        assert_eq!(
            told(language, before, after),
            [(kind, old.to_owned(), new.to_owned())],
            "{after}"
        );
    }
}

#[test]
fn another_notation_is_the_same_fact() {
    for (language, before, after) in [
        ("fr", "Il y a 1 000 places.", "Il y a 1.000 places."),
        ("en", "There are 1 000 seats.", "There are 1,000 seats."),
        ("de", "Es sind 1'000 Plätze.", "Es sind 1.000 Plätze."),
        ("en", "It killed twelve people.", "It killed 12 people."),
        ("fr", "Il y a quatre-vingt-dix navires.", "Il y a 90 navires."),
        ("en", "Twenty-one boats left.", "21 boats left."),
        ("fr", "À 12 h tout change.", "À 12:00 tout change."),
        ("en", "It ends at 3 p.m. there.", "It ends at 15:00 there."),
        ("en", "A rise of 5 per cent.", "A rise of 5%."),
        ("fr", "Une hausse de 5,0 %.", "Une hausse de 5 pour cent."),
        ("en", "They gave €1.5 billion.", "They gave 1.5bn euros."),
        ("fr", "Une aide de 2 millions d'euros.", "Une aide de 2 000 000 €."),
        ("en", "They met on 17 May 2023.", "They met on May 17, 2023."),
        ("fr", "Réunis le 17 mai 2023.", "Réunis le 17/05/2023."),
        ("en", "They do not agree.", "They don't agree."),
        ("en", "They met the President of the Senate.", "They met the president of the senate."),
        ("fr", "Le Conseil regrette cet acte.", "Le Conseil a regretté cet acte."),
        ("de", "Der Rat tagt in der Halle.", "Der Rat tagt in dem Saal."),
    ] {
        assert_eq!(told(language, before, after), [], "{before} {after}");
    }
}

#[test]
fn exchanged_facts_are_told() {
    let found = told("en", "It killed 12 and wounded 21.", "It killed 21 and wounded 12.");
    assert_eq!(found.len(), 2);
    assert_eq!(told("en", "It killed 12 and wounded 21.", "It wounded 21 and killed 12."), []);
}

#[test]
fn quotations_are_read_in_all_their_marks() {
    for text in ["« Oui. Non. »", "“Oui. Non.”", "\"Oui. Non.\"", "„Oui. Non.“", "‘Oui. Non.’"]
    {
        assert_eq!(
            quotations::quoted(&format!("Il dit {text} puis l'accord")),
            ["Oui. Non."],
            "{text}"
        );
    }
    assert!(quotations::quoted("It’s the ministers’ view").is_empty());
}
