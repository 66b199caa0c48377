//! Each disclosure, and what stands beside it.

use super::*;
use Disclosure::{Declared, None as Nothing, StampOnly, Stealth, Undetermined};
use Origin::{JsonLd, Meta, Text};
use jiff::tz::TimeZone;

fn old() -> Extraction {
    page("en", &[ONE, TWO])
}

fn new() -> Extraction {
    page("en", &[ONE, &TWO.replace("12", "21")])
}

fn sights(last: &str, zone: Option<&str>) -> Sights {
    Sights {
        earlier_last: last.parse().unwrap(),
        later_first: last.parse::<Timestamp>().unwrap() + jiff::SignedDuration::from_mins(10),
        timezone: zone.map(|zone| TimeZone::get(zone).unwrap()),
    }
}

/// What a page says, in short: its text (`old`, `new`, or `retouched` typography), then its stamps (`u`
/// updated, `p` published) with their origins, and `n` for a notice.
fn short(text: &str) -> Extraction {
    let mut parts = text.split_whitespace();
    let page = match parts.next() {
        Some("new") => new(),
        Some("retouched") => page("en", &[ONE, &TWO.replace("12 boats", "12\u{a0}boats")]),
        _ => old(),
    };
    parts.fold(page, |page, part| {
        let Some((kind, value)) = part.split_once('=') else {
            return page.noticed("Correction: the number of boats was wrong.");
        };
        match kind {
            "p" => page.published(value, Text),
            "u" => page.updated(value, Text),
            "json" => page.updated(value, JsonLd),
            _ => page.updated(value, Meta),
        }
    })
}

#[test]
fn every_case_is_declared_as_it_says() {
    let cases = include_str!("cases/disclosures.txt").lines().filter(|line| !line.starts_with('#'));
    let cases: Vec<Vec<&str>> =
        cases.map(|line| line.split('|').map(str::trim).collect()).collect();
    assert!(cases.len() > 25);
    for case in cases {
        let (before, after) = (short(case[1]), short(case[2]));
        let verdict = judge(&before, &after, None);
        let place = serde_json::to_value(verdict.declared_in).unwrap();
        let told = [verdict.disclosure.as_str(), place.as_str().unwrap_or_default()].join(" ");
        assert_eq!(told.trim(), case[3], "{}", case[0]);
        assert_eq!(verdict.significance.as_str(), case[4], "{}", case[0]);
    }
}

#[test]
fn a_day_that_the_stamp_already_named_is_undetermined() {
    let pages = |value: &str| (old().updated(value, Text), new().updated(value, Text));
    for (stamp, last, zone, disclosure) in [
        ("2023-05-19", "2023-05-19T15:00:00Z", Some("Europe/Brussels"), Undetermined),
        ("2023-05-19", "2023-05-18T15:00:00Z", Some("Europe/Brussels"), Undetermined),
        ("2023-05-19", "2023-05-19T22:30:00Z", Some("Europe/Brussels"), Stealth),
        ("2023-05-19", "2023-05-20T08:00:00Z", Some("Europe/Brussels"), Stealth),
        ("2023-05-19", "2023-05-20T08:00:00Z", None, Undetermined),
        ("2023-05-19", "2023-05-20T13:00:00Z", None, Stealth),
        ("2023-05-19T11:52", "2023-05-19T15:00:00Z", Some("Europe/Brussels"), Stealth),
    ] {
        let (before, after) = pages(stamp);
        let verdict = judge(&before, &after, Some(&sights(last, zone)));
        assert_eq!(verdict.disclosure, disclosure, "{stamp} {last} {zone:?}");
    }
}

#[test]
fn a_stamp_can_predate_the_edit() {
    for (stamp, last, zone, predates) in [
        ("2023-05-19T11:52", "2023-05-19T12:00:00Z", Some("Europe/Brussels"), true),
        ("2023-05-19T11:52", "2023-05-19T09:00:00Z", Some("Europe/Brussels"), false),
        ("2023-05-19T11:52Z", "2023-05-19T12:00:00Z", None, true),
        ("2023-05-19T11:52", "2023-05-19T23:00:00Z", None, false),
        ("2023-05-19", "2023-05-19T12:00:00Z", Some("Europe/Brussels"), false),
        ("2023-05-19", "2023-05-20T12:00:00Z", Some("Europe/Brussels"), true),
    ] {
        let (before, after) = (old().updated("2023-05-17", Text), new().updated(stamp, Text));
        let verdict = judge(&before, &after, Some(&sights(last, zone)));
        assert_eq!(verdict.disclosure, Declared);
        assert_eq!(verdict.stamp_predates_edit, predates, "{stamp} {last} {zone:?}");
    }
    let pages = (old().updated("2023-05-17", Text), new().updated("2023-05-19", Text));
    assert!(!judge(&pages.0, &pages.1, None).stamp_predates_edit);
}

#[test]
fn a_zone_of_the_source_settles_what_is_the_same_instant() {
    let before = old().updated("2023-05-19T11:52", Text);
    let later = old().updated("2023-05-19T11:52Z", Text);
    let there = sights("2023-05-19T12:00:00Z", Some("Europe/Brussels"));
    assert_eq!(judge(&before, &later, Some(&there)).disclosure, StampOnly);
    assert_eq!(judge(&before, &later, None).disclosure, Nothing);
}

#[test]
fn the_flags_say_what_became_of_the_stamp() {
    let stamped = old().updated("2023-05-17", Text);
    let gone = judge(&stamped, &new(), None);
    assert!(gone.stamp_removed && !gone.unstamped);
    assert!(judge(&old(), &new(), None).unstamped);
    assert!(!judge(&old(), &new().updated("2023-05-17", Text), None).unstamped);
    let both = stamped.clone().updated("2023-05-17T08:00Z", JsonLd);
    let hidden = judge(&both, &new().updated("2023-05-19T08:00Z", JsonLd), None);
    assert_eq!((hidden.disclosure, hidden.declared_in), (Declared, Some(DeclaredIn::Metadata)));
    assert!(hidden.stamp_removed);
}

#[test]
fn a_stamp_change_is_told_with_its_words() {
    let verdict =
        judge(&old().updated("2023-05-17", Text), &old().updated("2023-05-19", Text), None);
    let change = &verdict.changes[0];
    assert_eq!((change.field, change.op), (Field::Stamp, Op::Replace));
    assert_eq!(change.before.as_deref(), Some("Updated: 2023-05-17"));
    assert_eq!(change.after.as_deref(), Some("Updated: 2023-05-19"));
}
