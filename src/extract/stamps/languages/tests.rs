//! Every name and every label of every table, in every form that its language writes.

use super::super::grammar::{Reading, read};
use super::super::words::{Habits, Order};
use super::*;
use crate::model::StampKind::{Published, Updated};

/// Languages whose tables have no names of months: they count them.
const COUNTING: [&str; 2] = ["ja", "zh"];

/// Languages that name the half of the day before the hour.
const HALF_FIRST: [&str; 4] = ["hu", "ja", "tr", "zh"];

fn habits(language: &Language) -> Habits {
    Habits::of(Order::DayFirst, Some(language.code))
}

fn first(list: &'static str) -> &'static str {
    phrases(list).next().unwrap_or_default()
}

/// The day `19.mm.2023` in every form of a language, for one name of its month.
fn forms(language: &Language, name: &str, number: usize) -> Vec<String> {
    if COUNTING.contains(&language.code) {
        return vec![
            format!("2023年{number}月19日"),
            format!("2023 年 {number} 月 19 日"),
            format!("2023/{number:02}/19"),
            format!("2023-{number:02}-19"),
        ];
    }
    let mut forms = vec![
        format!("19 {name} 2023"),
        format!("19 {name}. 2023"),
        format!("19. {name} 2023."),
        format!("19 {name}, 2023"),
        format!("19 {} 2023", name.to_uppercase()),
        format!("2023-{number:02}-19"),
        format!("19.{number:02}.2023"),
        format!("19. {number}. 2023"),
        format!("19/{number:02}/2023"),
    ];
    for particle in phrases(language.particles) {
        forms.push(format!("19 {particle} {name} 2023"));
        forms.push(format!("19 {particle} {name} {particle} 2023"));
    }
    for ending in phrases(language.ordinals) {
        forms.push(format!("19{ending} {name} 2023"));
    }
    for weekday in phrases(language.weekdays) {
        forms.push(format!("{weekday}, 19 {name} 2023"));
    }
    for year in phrases(language.years) {
        forms.push(format!("19 {name} 2023 {year}."));
    }
    match language.code {
        "en" => forms.push(format!("{name} 19, 2023")),
        "hu" => forms.extend([format!("2023. {name} 19."), format!("2023. {name} 19-én")]),
        "lt" => forms.push(format!("2023 m. {name} 19 d.")),
        "lv" => forms.push(format!("2023. gada 19. {name}")),
        _ => {}
    }
    forms
}

/// The same with a time behind, in every way of the language to join and to end it.
fn timed(language: &Language, date: &str) -> Vec<(String, &'static str)> {
    let mut forms = vec![
        (format!("{date} 14:30"), "T14:30"),
        (format!("{date}, 14:30"), "T14:30"),
        (format!("{date} - 14:30"), "T14:30"),
        (format!("{date} | 14:30"), "T14:30"),
    ];
    for joint in phrases(language.joints) {
        forms.push((format!("{date} {joint} 14:30"), "T14:30"));
    }
    for hours in phrases(language.hours) {
        forms.push((format!("{date} 14.30 {hours}"), "T14:30"));
    }
    for half in phrases(language.morning) {
        forms.push((format!("{date} 12:30 {half}"), "T00:30"));
    }
    for half in phrases(language.afternoon) {
        forms.push((format!("{date} 2:30 {half}"), "T14:30"));
    }
    if HALF_FIRST.contains(&language.code) {
        for half in phrases(language.morning) {
            forms.push((format!("{date} {half} 9:30"), "T09:30"));
        }
        for half in phrases(language.afternoon) {
            forms.push((format!("{date} {half} 2:30"), "T14:30"));
        }
    }
    forms
}

/// What a reading says, as `p 2023-05-19`.
fn said(reading: &Reading) -> Vec<String> {
    let kind = |kind| match kind {
        Some(Published) => "p",
        Some(Updated) => "u",
        None => "-",
    };
    reading.dates.iter().map(|dated| format!("{} {}", kind(dated.kind), dated.value)).collect()
}

/// All names of all months of a language, with the months' numbers.
fn names(language: &Language) -> Vec<(&'static str, usize)> {
    if COUNTING.contains(&language.code) {
        return (1..=12).map(|number| ("", number)).collect();
    }
    let numbered = language.months.iter().zip(1..);
    numbered.flat_map(|(names, number)| phrases(names).map(move |name| (name, number))).collect()
}

fn labels(language: &Language) -> Vec<(&'static str, &'static str)> {
    [("p", language.published), ("u", language.updated), ("", language.other)]
        .into_iter()
        .flat_map(|(kind, list)| phrases(list).map(move |label| (kind, label)))
        .collect()
}

#[test]
fn every_month_in_every_form_behind_a_label_of_each_kind() {
    for language in ALL {
        for (name, number) in names(language) {
            for form in forms(language, name, number) {
                for (kind, label) in [
                    ("p", first(language.published)),
                    ("u", first(language.updated)),
                    ("", first(language.other)),
                    ("-", ""),
                ] {
                    let line = format!("{label}: {form}");
                    let found = said(&read(line.trim_start_matches(": "), habits(language)));
                    let date = format!("{kind} 2023-{number:02}-19");
                    let expected: &[String] = if kind.is_empty() { &[] } else { &[date] };
                    assert_eq!(found, expected, "{line} ({})", language.code);
                }
            }
        }
    }
}

#[test]
fn every_label_before_every_form_with_every_time() {
    for language in ALL {
        let months = names(language);
        for (place, (kind, label)) in labels(language).into_iter().enumerate() {
            let (name, number) = months[place % months.len()];
            for (date, sign) in forms(language, name, number)
                .iter()
                .zip([": ", " : ", " ", "\u{a0}: ", ":"].iter().cycle())
            {
                for (moment, time) in
                    timed(language, date).iter().take(if place < 4 { 99 } else { 2 })
                {
                    let line = format!("{label}{sign}{moment}");
                    let found = said(&read(&line, habits(language)));
                    let value = format!("{kind} 2023-{number:02}-19{time}");
                    let expected: &[String] = if kind.is_empty() { &[] } else { &[value] };
                    assert_eq!(found, expected, "{line} ({})", language.code);
                }
            }
        }
    }
}

#[test]
fn every_label_waits_for_its_value_and_says_nothing_else() {
    for language in ALL {
        for (kind, label) in labels(language) {
            let reading = read(&format!("{label} :"), habits(language));
            let open = match kind {
                "p" => Some(Published),
                "u" => Some(Updated),
                _ => None,
            };
            assert_eq!(
                (reading.open_labels, reading.residue),
                (vec![open], 0),
                "{label} ({})",
                language.code
            );
        }
    }
}

/// A name is never read as a month that another language means by it.
#[test]
fn without_the_pages_language_a_month_is_right_or_not_read() {
    for language in ALL {
        for (name, number) in names(language) {
            for form in forms(language, name, number) {
                for label in [first(language.published), ""] {
                    let line = format!("{label} {form}");
                    let reading = read(&line, Order::DayFirst);
                    let right = format!("2023-{number:02}-19");
                    for dated in &reading.dates {
                        assert_eq!(dated.value.to_string(), right, "{line} ({})", language.code);
                    }
                }
            }
        }
    }
}

#[test]
fn every_language_has_its_tables() {
    for language in ALL {
        let counting = COUNTING.contains(&language.code);
        assert!(counting || language.months.iter().all(|names| phrases(names).count() >= 1));
        assert!(phrases(language.weekdays).count() >= 7, "{}", language.code);
        for list in [
            language.published,
            language.updated,
            language.other,
            language.site,
            language.fillers,
            language.notices,
            language.subjects,
            language.done,
        ] {
            assert!(phrases(list).count() >= 3, "{}: {list}", language.code);
        }
        assert!(!Languages::of(language.code).is_empty());
    }
    assert_eq!(Languages::of("nn-NO"), Languages::of("no"));
    assert!(Languages::of("ka").is_empty());
}
