use super::*;
use crate::model::FactKind;

fn fact(kind: FactKind, before: Option<&str>, after: Option<&str>) -> Fact {
    Fact { kind, before: before.map(str::to_owned), after: after.map(str::to_owned) }
}

/// The French as it is read aloud: its no-break spaces as plain ones.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn each_part_is_said_in_both_languages() {
    let number = fact(FactKind::Number, Some("12"), Some("21"));
    let date = fact(FactKind::Date, Some("3 mai"), Some("9 mai"));
    let hour = fact(FactKind::Time, None, Some("9 h 00"));
    let quotation = fact(FactKind::Quotation, Some("Jamais"), None);
    for (part, english, french) in [
        (Part::Title(Some("A"), Some("B")), "headline “A” became “B”", "titre « A » devenu « B »"),
        (Part::Fact(&number), "number “12” became “21”", "nombre « 12 » devenu « 21 »"),
        (Part::Fact(&date), "date “3 mai” became “9 mai”", "date « 3 mai » devenue « 9 mai »"),
        (Part::Fact(&hour), "time “9 h 00” added", "heure « 9 h 00 » ajoutée"),
        (Part::Fact(&quotation), "quotation “Jamais” removed", "citation « Jamais » supprimée"),
        (Part::MoreFacts(1), "1 more fact differs", "1 autre fait diffère"),
        (Part::MoreFacts(3), "3 more facts differ", "3 autres faits diffèrent"),
        (Part::Sentences(Op::Insert, 1), "1 sentence added", "1 phrase ajoutée"),
        (Part::Sentences(Op::Delete, 2), "2 sentences removed", "2 phrases supprimées"),
        (Part::Sentences(Op::Replace, 4), "4 sentences reworded", "4 phrases reformulées"),
        (Part::Reordered, "sentences in another order", "des phrases dans un autre ordre"),
        (Part::Moved(2), "2 blocks moved", "2 blocs déplacés"),
        (Part::Notices(Op::Insert, 1), "1 notice added", "1 rectificatif ajouté"),
        (Part::Notices(Op::Delete, 2), "2 notices removed", "2 rectificatifs supprimés"),
        (Part::Fields(Field::Attachment, 1), "1 attachment changed", "1 pièce jointe modifiée"),
        (Part::Fields(Field::Attachment, 2), "2 attachments changed", "2 pièces jointes modifiées"),
        (Part::Fields(Field::Image, 2), "2 images changed", "2 images modifiées"),
        (Part::Fields(Field::Link, 1), "1 link changed", "1 lien modifié"),
        (Part::Fields(Field::Byline, 1), "1 byline changed", "1 signature modifiée"),
        (
            Part::Declared(Disclosure::Stealth, None, None),
            "nothing on the page says so",
            "rien sur la page ne le signale",
        ),
        (
            Part::Declared(Disclosure::Declared, Some(DeclaredIn::Metadata), Some("2023-05-19")),
            "declared in the metadata only (“2023-05-19”)",
            "déclaré dans les métadonnées seulement (« 2023-05-19 »)",
        ),
        (
            Part::Declared(Disclosure::Declared, Some(DeclaredIn::Notice), None),
            "declared by a notice",
            "déclaré par un rectificatif",
        ),
    ] {
        assert_eq!(english::part(&part), english);
        assert_eq!(plain(&french::part(&part)), french);
    }
}

#[test]
fn french_marks_keep_their_no_break_spaces() {
    let parts = ["titre «\u{a0}A\u{a0}» ajouté", "1\u{a0}bloc déplacé"];
    let told = [Part::Title(None, Some("A")), Part::Moved(1)];
    assert_eq!(told.each_ref().map(french::part), parts);
    assert_eq!(
        sentence(told.iter().map(french::part), "\u{202f}; "),
        "Titre «\u{a0}A\u{a0}» ajouté\u{202f}; 1\u{a0}bloc déplacé."
    );
}

#[test]
fn what_was_not_compared_is_named() {
    let told = |before, after| {
        let mut pair = QualityPair::default();
        (pair.before.verdict, pair.after.verdict) = (before, after);
        let told = incomparable(&pair);
        (told.en, plain(&told.fr))
    };
    assert_eq!(
        told(Verdict::Article, Verdict::Login),
        (
            "Not compared: the later page is not the article (login).".to_owned(),
            "Pas de comparaison : la page actuelle n’est pas l’article (page de connexion)."
                .to_owned()
        )
    );
    assert_eq!(
        told(Verdict::Block, Verdict::Empty).0,
        "Not compared: neither page is the article (block, empty)."
    );
}

#[test]
fn a_long_text_is_cut() {
    assert_eq!(cut("ä b"), "ä b");
    let told = cut(&"ab ".repeat(60));
    assert_eq!((told.chars().count(), told.ends_with(" a…")), (80, true));
}
