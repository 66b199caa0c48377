use super::grammar::read;
use super::*;
use crate::model::StampKind::{Published, Updated};

/// The dates of a line, as `kind value`, `-` for a date without a label.
fn dates(line: &str) -> Vec<String> {
    ordered(line, Order::DayFirst)
}

fn ordered(line: &str, order: Order) -> Vec<String> {
    let kind = |kind| match kind {
        Some(Published) => "p",
        Some(Updated) => "u",
        None => "-",
    };
    read(line, order).dates.iter().map(|d| format!("{} {}", kind(d.kind), d.value)).collect()
}

#[test]
fn dates_are_read_in_ten_languages() {
    for (line, read) in [
        ("17 May. 2023 -", "- 2023-05-17"),
        ("Last updated: 19 May. 2023 11:52", "u 2023-05-19T11:52"),
        ("Mis à jour le: 19 May. 2023 11:52", "u 2023-05-19T11:52"),
        ("Останнє оновлення: 19 May. 2023 11:52", "u 2023-05-19T11:52"),
        ("Последнее обновление: 19 May. 2023 11:52", "u 2023-05-19T11:52"),
        ("Issued on 05 Sep. 2014", "p 2014-09-05"),
        ("Publié le lundi 1er août 2022 à 9h30", "p 2022-08-01T09:30"),
        ("Dernière mise à jour : 3 févr. 2024 - 18 h 05", "u 2024-02-03T18:05"),
        ("Stand: 3. März 2024, 14:30 Uhr", "u 2024-03-03T14:30"),
        ("Veröffentlicht am 03.12.2024 um 14.30 Uhr", "p 2024-12-03T14:30"),
        ("Publicado el 5 de septiembre de 2021, 10:15", "p 2021-09-05T10:15"),
        ("Ultimo aggiornamento: 7 gen. 2023 ore 8:05", "u 2023-01-07T08:05"),
        ("Laatst bijgewerkt op 2 mrt 2023 om 16:00 uur", "u 2023-03-02T16:00"),
        ("Publicado em 12 de março de 2020 às 17h45", "p 2020-03-12T17:45"),
        ("Data publikacji: 11 października 2022 r., godz. 12:00", "p 2022-10-11T12:00"),
        ("Опубліковано 24 лютого 2022 року о 06:30", "p 2022-02-24T06:30"),
        ("Обновлено 9 мая 2021 г. в 10:00", "u 2021-05-09T10:00"),
        ("Updated May 3rd, 2023 at 5:30 p.m. EDT", "u 2023-05-03T17:30-04:00"),
        ("Published: 2023-05-19T11:52:03.120+02:00", "p 2023-05-19T11:52:03+02:00"),
        ("Published: 2023-05-19T11:52:00Z", "p 2023-05-19T11:52:00+00:00"),
        ("11:52, 19 May 2023 GMT", "- 2023-05-19T11:52"),
        ("Updated 19 May 2023 11:52 (GMT+3)", "u 2023-05-19T11:52+03:00"),
        ("12:00 pm, 19 May 2023", "- 2023-05-19T12:00"),
        ("19/05/23", "- 2023-05-19"),
        ("2023/05/19", "- 2023-05-19"),
        ("Published online 2023 May 19.", "p 2023-05-19"),
        ("19 May 2023 (updated)", "u 2023-05-19"),
        ("04.03.2024 | 32.03.2024", "- 2024-03-04"),
    ] {
        assert_eq!(dates(line), [read], "{line}");
    }
}

#[test]
fn figures_follow_the_order_unless_only_one_reading_is_a_date() {
    for (line, day_first, month_first) in [
        ("03/05/2023", "- 2023-05-03", "- 2023-03-05"),
        ("03.05.2023", "- 2023-05-03", "- 2023-05-03"),
        ("19/05/2023", "- 2023-05-19", "- 2023-05-19"),
        ("05/19/2023", "- 2023-05-19", "- 2023-05-19"),
    ] {
        assert_eq!(ordered(line, Order::DayFirst), [day_first], "{line}");
        assert_eq!(ordered(line, Order::MonthFirst), [month_first], "{line}");
    }
}

#[test]
fn two_dates_of_a_line_keep_their_labels() {
    assert_eq!(
        dates("Publié le 17 mai 2023, mis à jour le 19 mai 2023 à 11:52"),
        ["p 2023-05-17", "u 2023-05-19T11:52"]
    );
    assert_eq!(
        dates("17 May. 2023 - | Mis à jour le: 19 May. 2023 11:52"),
        ["- 2023-05-17", "u 2023-05-19T11:52"]
    );
}

#[test]
fn numbers_that_are_no_dates_are_none() {
    for line in [
        "Version 10.12.2023.4",
        "Regulation 2016/679",
        "Tel. 03 05 20 23 44",
        "1.5 million",
        "May 2023",
        "32 May 2023",
        "no 5/2023/12",
    ] {
        assert_eq!(dates(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_label_may_wait_for_its_value() {
    let reading = read("Mis à jour le :", Order::DayFirst);
    assert_eq!((reading.open_labels, reading.residue), (vec![Some(Updated)], 0));
}

#[test]
fn a_label_may_speak_of_the_site() {
    assert!(read("Site mis à jour le 3 mai 2023", Order::DayFirst).of_site);
}
