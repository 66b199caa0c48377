use super::*;
use crate::model::{Change, EventData, Field, Op, Origin, Stamp, Verdict, Zone};
use crate::report::samples;

#[test]
fn the_time_of_an_edit_is_told_as_finely_as_needed() {
    for (first, last, told) in [
        (
            "2023-05-19T11:40:00Z",
            "2023-05-19T11:55:00Z",
            "on 19 May 2023, between 11:40 and 11:55 UTC",
        ),
        (
            "2023-05-19T11:40:05Z",
            "2023-05-19T11:40:35Z",
            "on 19 May 2023, between 11:40:05 and 11:40:35 UTC",
        ),
        ("2023-05-19T11:40:05Z", "2023-05-19T11:40:05Z", "on 19 May 2023, at 11:40:05 UTC"),
        (
            "2023-05-18T23:50:00Z",
            "2023-05-19T00:10:00Z",
            "between 18 May 2023, 23:50 and 19 May 2023, 00:10 UTC",
        ),
    ] {
        assert_eq!(between(Locale::En, [samples::at(first), samples::at(last)]), told);
    }
}

#[test]
fn a_stamp_says_no_more_than_the_page_did() {
    for (value, zone, told) in [
        ("2023-05-19", Zone::Unknown, "19 May 2023"),
        ("2023-05-19T11:52", Zone::Source, "19 May 2023, 11:52, local time"),
        ("2023-05-19T11:52", Zone::Unknown, "19 May 2023, 11:52, zone not stated"),
        ("2023-05-19T11:52:03-03:30", Zone::Stated, "19 May 2023, 11:52:03 (-03:30)"),
        ("2023-05-19T11:52Z", Zone::Stated, "19 May 2023, 11:52 UTC"),
    ] {
        let value = value.parse().unwrap();
        let text = String::new();
        assert_eq!(
            stamp(Locale::En, &Stamp { value, zone, text, origin: Origin::Text, uncertain: false }),
            told
        );
    }
}

#[test]
fn a_change_says_where_it_is() {
    let told: Vec<String> = samples::revision()
        .comparison
        .changes
        .iter()
        .map(|one| change(Locale::En, one, None))
        .collect();
    assert_eq!(
        told,
        [
            "Headline, reworded",
            "Lead, reworded",
            "Passage 3, reworded",
            "Passage 4, added",
            "Passage 5 of the earlier version, removed",
            "Moved from place 7 to place 2",
            "Attachment, replaced",
            "Image, added",
        ]
    );
}

#[test]
fn what_is_not_the_article_is_named() {
    let mut comparison = samples::revision().comparison;
    comparison.comparable = false;
    comparison.quality.after.verdict = Verdict::Consent;
    assert_eq!(badge(Locale::En, &comparison), "Cannot be compared");
    assert!(disclosure_sentence(Locale::En, &comparison).contains("asks for consent"));
}

#[test]
fn particulars_are_words() {
    let EventData::Other(notification) = samples::withdrawn().data else { panic!() };
    assert_eq!(
        particulars(Locale::En, &notification),
        ["since 18 May 2023, 08:00 UTC", "status 410"]
    );
}

#[test]
fn only_addresses_of_the_web_are_followed() {
    assert!(web_address("https://example.org/a?b=c").is_some());
    for address in [
        "javascript:alert(1)",
        "JAVASCRIPT://x%0aalert(1)",
        "data:text/html,x",
        "/a",
        "https://a b",
        "",
    ] {
        assert_eq!(web_address(address), None, "{address}");
    }
}

#[test]
fn no_text_commands_the_terminal() {
    assert_eq!(plain("a\u{1b}[31mb\u{202e}c\u{9b}d\r\ne"), "a[31mbcd  e");
}

#[test]
fn where_a_paragraph_was_divided_is_shown() {
    assert_eq!(plain("One.\n\nTwo."), "One. ¶ Two.");
}

/// French as it is read aloud: its no-break spaces as plain ones.
fn aloud(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn days_and_times_are_told_in_french() {
    let told = |times: [&str; 2]| aloud(&between(Locale::Fr, times.map(samples::at)));
    assert_eq!(
        told(["2023-05-19T09:40:00Z", "2023-05-19T09:55:00Z"]),
        "le 19 mai 2023, entre 9 h 40 et 9 h 55 UTC"
    );
    assert_eq!(
        told(["2023-07-31T23:50:00Z", "2023-08-01T00:10:00Z"]),
        "entre le 31 juillet 2023 à 23 h 50 et le 1er août 2023 à 0 h 10 UTC"
    );
    assert_eq!(
        told(["2023-05-19T11:40:05Z", "2023-05-19T11:40:05Z"]),
        "le 19 mai 2023 à 11 h 40 min 05 s UTC"
    );
    let value = "2023-12-01T11:52+02:00".parse().unwrap();
    let (text, origin) = (String::new(), Origin::Text);
    let one = Stamp { value, zone: Zone::Stated, text, origin, uncertain: false };
    assert_eq!(aloud(&stamp(Locale::Fr, &one)), "1er décembre 2023 à 11 h 52 (+02:00)");
    let instant = instant(Locale::Fr, samples::at("2023-02-03T04:05:06Z"));
    assert_eq!(aloud(&instant), "3 février 2023 à 4 h 05 UTC");
}

#[test]
fn a_change_says_where_it_is_in_french() {
    use crate::model::BlockKind::{ListItem, TableRow};
    let told = |change: &Change, kind| aloud(&super::change(Locale::Fr, change, kind));
    let changes = samples::revision().comparison.changes;
    let all: Vec<String> = changes.iter().map(|one| told(one, None)).collect();
    assert_eq!(
        all,
        [
            "Titre, reformulé",
            "Chapeau, reformulé",
            "Passage 3, reformulé",
            "Passage 4, ajouté",
            "Passage 5 de la version antérieure, supprimé",
            "Déplacé de la place 7 à la place 2",
            "Pièce jointe, remplacée",
            "Image, ajoutée",
        ]
    );
    assert_eq!(told(&changes[3], Some(TableRow)), "Ligne de tableau 4, ajoutée");
    assert_eq!(told(&changes[3], Some(ListItem)), "Élément de liste 4, ajouté");
}

#[test]
fn divided_and_joined_paragraphs_are_named() {
    let divided = samples::replaced(
        Field::Body,
        Some(1),
        &[('=', "One."), ('-', " "), ('+', "\n\n"), ('=', "Two.")],
    );
    let told = |change: &Change| change_in_both(change);
    assert_eq!(told(&divided), ["Passage 2, divided into 2", "Passage 2, divisé en 2"]);
    let joined = samples::replaced(
        Field::Body,
        Some(1),
        &[('=', "One."), ('-', "\n\n"), ('+', " "), ('=', "Two "), ('-', "a"), ('+', "b")],
    );
    assert_eq!(
        told(&joined),
        ["Passage 2, reworded and joined from 2", "Passage 2, reformulé et réunion de 2"]
    );
    assert_eq!(joined.op, Op::Replace);
}

fn change_in_both(change: &Change) -> [String; 2] {
    [Locale::En, Locale::Fr].map(|locale| aloud(&super::change(locale, change, None)))
}

#[test]
fn counts_agree_with_their_nouns() {
    assert_eq!(count(Locale::En, 0, "edit", "edits"), "0 edits");
    assert_eq!(count(Locale::En, 1, "edit", "edits"), "1 edit");
    assert_eq!(count(Locale::Fr, 0, "mot", "mots"), "0\u{a0}mot");
    assert_eq!(count(Locale::Fr, 2, "mot", "mots"), "2\u{a0}mots");
    let stats = samples::revision().comparison.stats;
    assert_eq!(counted(Locale::En, &stats), "12 words added, 7 removed; 1 passage moved");
    assert_eq!(
        aloud(&counted(Locale::Fr, &stats)),
        "12 mots ajoutés, 7 supprimés ; 1 passage déplacé"
    );
}
