use super::*;
use crate::model::Origin;
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
        assert_eq!(between([samples::at(first), samples::at(last)]), told);
    }
}

#[test]
fn a_stamp_says_no_more_than_the_page_did() {
    for (value, zone, told) in [
        ("2023-05-19", Zone::Unknown, "19 May 2023"),
        ("2023-05-19T11:52", Zone::Source, "19 May 2023, 11:52"),
        ("2023-05-19T11:52", Zone::Unknown, "19 May 2023, 11:52, zone not stated"),
        ("2023-05-19T11:52:03-03:30", Zone::Stated, "19 May 2023, 11:52:03 (-03:30)"),
        ("2023-05-19T11:52Z", Zone::Stated, "19 May 2023, 11:52 UTC"),
    ] {
        let value = value.parse().unwrap();
        let text = String::new();
        assert_eq!(
            stamp(&Stamp { value, zone, text, origin: Origin::Text, uncertain: false }),
            told
        );
    }
}

#[test]
fn a_change_says_where_it_is() {
    let told: Vec<String> = samples::revision().comparison.changes.iter().map(change).collect();
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
    assert_eq!(badge(&comparison), "Cannot be compared");
    assert!(disclosure_sentence(&comparison).contains("asks for consent"));
}

#[test]
fn particulars_are_words() {
    let EventData::Other(notification) = samples::withdrawn().data else { panic!() };
    assert_eq!(particulars(&notification), ["since 18 May 2023, 08:00 UTC", "status 410"]);
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
