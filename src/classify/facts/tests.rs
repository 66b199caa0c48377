//! What the tables of cases cannot say: where facts must not be seen.

use proptest::prelude::*;

use super::*;
use crate::model::FactKind;

fn told(language: &str, before: &str, after: &str) -> Vec<Fact> {
    differ::differ(before, after, &Lexicon::of(Some(language)), &Known::default())
}

#[test]
fn facts_that_move_with_their_words_are_not_exchanged() {
    assert_eq!(told("en", "It killed 12 and wounded 21.", "It killed 21 and wounded 12.").len(), 2);
    assert_eq!(told("en", "It killed 12 and wounded 21.", "It wounded 21 and killed 12."), []);
}

#[test]
fn an_unknown_language_is_read_as_english_and_french() {
    for (before, after) in
        [("It will rain.", "It may rain."), ("Il doit pleuvoir.", "Il peut pleuvoir.")]
    {
        let found = differ::differ(before, after, &Lexicon::of(None), &Known::default());
        assert_eq!(found.len(), 1, "{after}");
    }
}

#[test]
fn quotations_are_read_in_all_their_marks() {
    let marked = [
        "« Oui. Non. »",
        "“Oui. Non.”",
        "\"Oui. Non.\"",
        "„Oui. Non.“",
        "‘Oui. Non.’",
        "»Oui. Non.«",
        "‚Oui. Non.‘",
        "'Oui. Non.'",
        "›Oui. Non.‹",
    ];
    for text in marked {
        assert_eq!(
            quotations::quoted(&format!("Il dit {text} puis l'accord")),
            ["Oui. Non."],
            "{text}"
        );
    }
    for text in [
        "It’s the ministers’ view",
        "It's the ministers' view of the '90s and the boys' plan",
        "Zij komen 's avonds om zo'n zes uur, 't is laat",
        "un po' d'acqua e un po' di pane",
        "« Oui », dit-il » puis « non",
    ] {
        assert!(quotations::quoted(text).iter().all(|quote| *quote == "Oui"), "{text}");
    }
    let nested = "'We back the ministers' plan,' she said.";
    assert_eq!(quotations::quoted(nested), ["We back the ministers' plan,"]);
}

#[test]
fn a_noun_is_no_stance() {
    for (language, before, after) in [
        (
            "fr",
            "Le secrétariat a remis une synthèse hier.",
            "Le secrétariat a remis une note hier.",
        ),
        ("en", "It repeated its attachment to peace.", "It repeated its commitment to peace."),
        ("en", "They answered the letter in writing.", "They answered the request in writing."),
    ] {
        assert_eq!(told(language, before, after), [], "{before} -> {after}");
    }
    let verb = told("fr", "Le Conseil la condamne.", "Le Conseil la regrette.");
    assert_eq!(verb.len(), 1, "{verb:?}");
}

#[test]
fn a_number_too_large_for_a_clock_is_no_time() {
    for language in ["it", "de", "pl", "en"] {
        let (before, after) =
            ("alle 4294967295 um 99999999.30.", "alle 4294967295 um 99999999.31.");
        let kinds: Vec<FactKind> =
            told(language, before, after).into_iter().map(|fact| fact.kind).collect();
        assert_eq!(kinds, [FactKind::Number], "{language}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_in_any_language(
        language in prop::sample::select(vec![
            "en", "fr", "de", "es", "it", "nl", "pt", "pl", "uk", "ru", "xx",
        ]),
        before in "([0-9]{1,12}|[.:/% -]|alle|um|godz|uhr|°|C|€|pas|ne|n't|cannot|[A-Zé»'—]{1,3}| ){0,24}",
        after in "\\PC{0,40}",
    ) {
        prop_assert_eq!(told(language, &before, &before), []);
        prop_assert_eq!(told(language, &after, &after), []);
        told(language, &before, &after);
        told(language, &after, &before);
        for text in [&before, &after] {
            prop_assert!(quotations::quoted(text).iter().all(|quote| text.contains(quote)));
        }
    }
}
