//! Lines as official sites write them, each with what is read in it.

use proptest::prelude::*;

use super::*;
use crate::model::StampKind::{Published, Updated};

/// The dates of a line on a page in a language (none: `""`), as `kind value`; `-` without a label.
fn dates(line: &str, language: &str) -> Vec<String> {
    let kind = |kind| match kind {
        Some(Published) => "p",
        Some(Updated) => "u",
        None => "-",
    };
    let habits = Habits::of(Order::DayFirst, (!language.is_empty()).then_some(language));
    read(line, habits).dates.iter().map(|d| format!("{} {}", kind(d.kind), d.value)).collect()
}

fn check(lines: &[(&str, &str, &[&str])]) {
    for (line, language, expected) in lines {
        assert_eq!(dates(line, language), *expected, "{line} ({language})");
    }
}

#[test]
fn lines_of_the_west() {
    check(&[
        (
            "Publié le 2 nov. 2023 à 16:00 / Mis à jour le 2 nov. 2023 à 16:16",
            "fr",
            &["p 2023-11-02T16:00", "u 2023-11-02T16:16"],
        ),
        ("Publié le 1er mars 2024", "fr", &["p 2024-03-01"]),
        ("Publié le 1er mars 2024 à 9h30", "fr", &["p 2024-03-01T09:30"]),
        ("Mis à jour le 1er mars 2024, 9 h 05", "fr", &["u 2024-03-01T09:05"]),
        (
            "Mis à jour le 1er mars 2024 à 9 h 05 min (heure de Paris)",
            "fr",
            &["u 2024-03-01T09:05"],
        ),
        (
            "Publié le 6 mars 2024 à 14:30, mis à jour à 15:10",
            "fr",
            &["p 2024-03-06T14:30", "u 2024-03-06T15:10"],
        ),
        ("Aggiornato in data 4 maggio 2024", "it", &["u 2024-05-04"]),
        ("Actualizado con fecha 4 de mayo de 2024", "es", &["u 2024-05-04"]),
        ("Fecha: 4 de mayo de 2024", "es", &["p 2024-05-04"]),
        ("lundi 5 août 2024", "fr", &["- 2024-08-05"]),
        ("mar. 5 mars 2024", "fr", &["- 2024-03-05"]),
        ("Publié\u{a0}:\u{202f}5\u{a0}août\u{a0}2024", "fr", &["p 2024-08-05"]),
        ("Mis à jour le 5 août 2024 à 16:00 cet article", "fr", &["u 2024-08-05T16:00"]),
        ("Updated 5:30 p.m. EST, March 3, 2024", "en", &["u 2024-03-03T17:30-05:00"]),
        ("Updated 12:10 AM EDT on March 3, 2024", "en-US", &["u 2024-03-03T00:10-04:00"]),
        ("Last modified: Tue, 07 May 2024 10:00 GMT", "en", &["u 2024-05-07T10:00+00:00"]),
        ("Updated:May 28, 2024", "en", &["u 2024-05-28"]),
        ("Posted on the 5th of May 2024 by the press office", "en", &["p 2024-05-05"]),
        ("Published 2024-05-19T11:52:03Z", "en", &["p 2024-05-19T11:52:03+00:00"]),
        ("Published 19-May-2024 11:52", "en", &["p 2024-05-19T11:52"]),
        ("Updated 5 May 2024 at 5:30 p.m. CST", "en", &["u 2024-05-05T17:30"]),
        ("Stand: 06.05.2024, 14:30 Uhr", "de", &["u 2024-05-06T14:30"]),
        ("Stand: Montag, den 6. Mai 2024, 14.30 Uhr MESZ", "de", &["u 2024-05-06T14:30+02:00"]),
        ("Stand 06.05.2024 14:30 Uhr (Ortszeit)", "de", &["u 2024-05-06T14:30"]),
        ("Veröffentlicht am 6. Mai 2024 um 14 Uhr", "de", &["p 2024-05-06T14:00"]),
        ("Zuletzt geändert: 14:30 Uhr am 6. Mai 2024", "de", &["u 2024-05-06T14:30"]),
        ("Actualizado a las 11:52 h del 19 de mayo de 2023", "es", &["u 2023-05-19T11:52"]),
        ("Publicado el 19/05/2023 11h52", "es", &["p 2023-05-19T11:52"]),
        ("Publicado: 19 de mayo de 2023 a las 5:30 p. m.", "es", &["p 2023-05-19T17:30"]),
        ("Ultimo aggiornamento: venerdì 19 maggio 2023, ora 14:30", "it", &["u 2023-05-19T14:30"]),
        ("Laatst bijgewerkt op 19 mei 2023 om 16u30", "nl", &["u 2023-05-19T16:30"]),
        ("Publicado em 19 de maio de 2023 às 17h45", "pt", &["p 2023-05-19T17:45"]),
        ("Publicado às 17h45 em 19 de maio de 2023", "pt", &["p 2023-05-19T17:45"]),
        ("Foilsithe: 19 Bealtaine 2023", "ga", &["p 2023-05-19"]),
        (
            "An nuashonrú is déanaí: 19 Deireadh Fómhair 2023 ag 11:52",
            "ga",
            &["u 2023-10-19T11:52"],
        ),
        ("Ippubblikat fid-19 ta' Mejju 2023", "mt", &["p 2023-05-19"]),
        ("L-aħħar aġġornament: 19 t’Awwissu 2023 fil-11:52", "mt", &["u 2023-08-19T11:52"]),
        ("Date: 19/5/2023", "en", &["p 2023-05-19"]),
        ("Date: 19/05/23", "en", &["p 2023-05-19"]),
        ("Stand: 19.05.23", "de", &["u 2023-05-19"]),
        ("Published 19 / 05 / 2023 11:52", "en", &["p 2023-05-19T11:52"]),
    ]);
}

#[test]
fn lines_of_north_and_middle() {
    check(&[
        ("Publicerad den 19 maj 2023 kl. 14.30", "sv", &["p 2023-05-19T14:30"]),
        ("Sidan uppdaterades 19 maj 2023 klockan 14:30", "sv", &["u 2023-05-19T14:30"]),
        ("Senest opdateret d. 19. maj 2023, kl. 14.30", "da", &["u 2023-05-19T14:30"]),
        ("Sist oppdatert: fredag 19. mai 2023 kl. 14.30", "nb", &["u 2023-05-19T14:30"]),
        ("Sist endra 19. mai 2023", "nn", &["u 2023-05-19"]),
        ("Julkaistu 19.5.2023 klo 11.52", "fi", &["p 2023-05-19T11:52"]),
        ("Viimeksi päivitetty perjantaina 19. toukokuuta 2023", "fi", &["u 2023-05-19"]),
        ("Avaldatud 19. mai 2023 kell 11.52", "et", &["p 2023-05-19T11:52"]),
        ("Publicēts: 2023. gada 19. maijs, plkst. 11.52", "lv", &["p 2023-05-19T11:52"]),
        ("Atjaunots 2023. gada 19. maijā", "lv", &["u 2023-05-19"]),
        ("Publicēts: 19.05.2023.", "lv", &["p 2023-05-19"]),
        ("Paskelbta 2023 m. gegužės 19 d. 11.52 val.", "lt", &["p 2023-05-19T11:52"]),
        ("Atnaujinta: 2023 m. rugsėjo 19 d., 11:52", "lt", &["u 2023-09-19T11:52"]),
        ("Utolsó frissítés: 2023. május 19., 11:52", "hu", &["u 2023-05-19T11:52"]),
        ("Közzétéve 2023. május 19-én, pénteken", "hu", &["p 2023-05-19"]),
        ("Közzétéve: 2023. 05. 19. 11:52", "hu", &["p 2023-05-19T11:52"]),
        ("Frissítve: 2023. május 19. du. 3:30", "hu", &["u 2023-05-19T15:30"]),
        ("Zveřejněno 19. května 2023 v 11:52 hod.", "cs", &["p 2023-05-19T11:52"]),
        ("Poslední aktualizace: 19. 5. 2023 11:52", "cs", &["u 2023-05-19T11:52"]),
        ("Zverejnené: piatok, 19. mája 2023 o 11.52 h", "sk", &["p 2023-05-19T11:52"]),
        ("Data publikacji: 19 maja 2023 r., godz. 12:00", "pl", &["p 2023-05-19T12:00"]),
        ("Opublikowano 11:52 z 19 maja 2023", "pl", &["p 2023-05-19T11:52"]),
        ("Objavljeno 19. svibnja 2023. u 11:52", "hr", &["p 2023-05-19T11:52"]),
        ("Zadnja posodobitev: 19. 5. 2023 ob 11.52", "sl", &["u 2023-05-19T11:52"]),
        ("Data publicării: 19 mai 2023, ora 14:30", "ro", &["p 2023-05-19T14:30"]),
    ]);
}

#[test]
fn lines_of_east_and_south() {
    check(&[
        ("Опубліковано 19 травня 2023 року об 11:52", "uk", &["p 2023-05-19T11:52"]),
        ("Обновлено 19-го мая 2023 г. в 11:52 мск", "ru", &["u 2023-05-19T11:52+03:00"]),
        ("Последна промяна: 19 май 2023 г., 11:52 ч.", "bg", &["u 2023-05-19T11:52"]),
        ("Τελευταία ενημέρωση: 19 Μαΐου 2023, 3:30 μ.μ.", "el", &["u 2023-05-19T15:30"]),
        ("ΔΗΜΟΣΙΕΥΣΗ: 19 ΜΑΪΟΣ 2023 στις 10:15 π.μ.", "el", &["p 2023-05-19T10:15"]),
        ("Son Güncelleme: 19 Mayıs 2023 Cuma, ÖS 3:30", "tr", &["u 2023-05-19T15:30"]),
        ("YAYINLANMA TARİHİ: 19 MAYIS 2023 saat 11.52", "tr", &["p 2023-05-19T11:52"]),
        ("最終更新日：2023年5月19日", "ja", &["u 2023-05-19"]),
        ("最終更新日2023年5月19日", "ja", &["u 2023-05-19"]),
        ("2023年5月19日 11時52分", "ja", &["- 2023-05-19T11:52"]),
        ("公開日：令和5年5月19日（金）午後3時30分", "ja", &["p 2023-05-19T15:30"]),
        ("令和元年5月19日掲載", "ja", &["p 2019-05-19"]),
        ("２０２３年５月１９日更新", "ja", &["u 2023-05-19"]),
        ("发布时间：2023年5月19日11:52", "zh", &["p 2023-05-19T11:52"]),
        ("2023年5月19日 下午3:30", "zh-CN", &["- 2023-05-19T15:30"]),
        ("最後更新日期：民國112年5月19日", "zh-TW", &["u 2023-05-19"]),
        ("本页最后更新于2023-05-19 11:52 来源", "zh", &["u 2023-05-19T11:52"]),
        ("آخر تحديث: ١٩ مايو ٢٠٢٣", "ar", &["u 2023-05-19"]),
        ("تاريخ النشر: \u{200f}19\u{200f}/\u{200f}05\u{200f}/2023", "ar", &["p 2023-05-19"]),
        ("نُشر في 19 أيار/مايو 2023 الساعة 3:30 م", "ar", &["p 2023-05-19T15:30"]),
        ("آخر تحديث: الجمعة 19 كانون الثاني 2023م", "ar", &["u 2023-01-19"]),
        ("آخر تحديث: 19 مايو 2023، 10:15 بتوقيت غرينتش", "ar", &["u 2023-05-19T10:15+00:00"]),
    ]);
}

#[test]
fn a_name_of_two_months_is_read_in_the_language_of_the_page_or_of_the_label() {
    check(&[
        ("5. listopada 2023", "hr", &["- 2023-10-05"]),
        ("5 listopada 2023", "pl", &["- 2023-11-05"]),
        ("Objavljeno 5. listopada 2023.", "", &["p 2023-10-05"]),
        ("Opublikowano 5 listopada 2023", "", &["p 2023-11-05"]),
        ("Opublikowano 5 listopada 2023", "en", &["p 2023-11-05"]),
        ("5 listopada 2023", "", &[]),
        ("5 listopada 2023", "en", &[]),
        ("Zveřejněno 5. srp 2023", "cs", &["p 2023-08-05"]),
        ("Objavljeno 5. srp 2023.", "hr", &["p 2023-07-05"]),
    ]);
}

#[test]
fn a_label_may_name_another_date() {
    check(&[
        ("Last reviewed: 3 May 2023", "en", &[]),
        ("Valid until 3 May 2023", "en", &[]),
        ("Event date: 3 May 2023 - 5 May 2023", "en", &[]),
        ("Published 1 May 2023. Next review: 3 May 2025", "en", &["p 2023-05-01"]),
        ("Deadline: 3 May 2023 | Updated 1 May 2023", "en", &["u 2023-05-01"]),
        ("3 May 2023 (last reviewed)", "en", &[]),
        ("Gültig bis 3. Mai 2023", "de", &[]),
        ("Date limite de candidature : 3 mai 2023", "fr", &[]),
        ("開催日：2023年5月19日", "ja", &[]),
    ]);
    assert_eq!(read("Next review:", Order::DayFirst).open_labels, [None]);
}

#[test]
fn a_month_alone_and_other_numbers_are_no_dates() {
    for line in [
        "mai 2023",
        "May ’23",
        "5 May ’23",
        "2023年5月",
        "In 2023. May 19, 2024",
        "2023. 5 6",
        "18.2. 15:32",
        "18.02. 15:32",
        "03:07 Min. | 25.04.",
        "4 - 5 - 2023",
        "平成の31年5月19日",
        "令和500年5月19日",
    ] {
        let found = dates(line, "");
        assert!(found.is_empty() || line.ends_with("2024"), "{line}: {found:?}");
    }
    assert_eq!(dates("In 2023. May 19, 2024", ""), ["- 2024-05-19"]);
}

#[test]
fn chinese_and_japanese_sentences_are_no_labels() {
    let residue = |line: &str| read(line, Order::DayFirst).residue;
    assert!(residue("政府は2023年5月19日に新しい橋の建設計画を承認した") > 4);
    assert!(residue("交通部部长2023年5月19日在记者会上回答了有关大桥的问题") > 4);
    assert_eq!(residue("発行日は2023年5月19日"), 0);
}

/// What lines are made of where something may go wrong.
const PARTS: [&str; 28] = [
    "Updated", "19", "May", "2023", ".", ":", "-", "/", "T", "Z", "年", "月", "日", "令和", "元",
    "下午", "pm", "de", "г", "+", "listopad", "0099", "١٩", "أيار", "'", "(", "h", "é",
];

proptest! {
    #[test]
    fn no_text_panics_and_every_step_takes_a_token(line in "\\PC{0,300}") {
        let words = Words::of(&line, Order::DayFirst.into());
        let characters = line.chars().count();
        prop_assert!(words.get(characters).is_none());
        let found = pieces(&words);
        prop_assert!(found.len() <= characters);
        for pair in found.windows(2) {
            prop_assert!(pair[0].1.end <= pair[1].1.start);
        }
    }

    #[test]
    fn no_mixture_of_what_stamps_are_made_of_panics(
        parts in prop::collection::vec((prop::sample::select(&PARTS[..]), any::<bool>()), 0..60)
    ) {
        let line: String =
            parts.iter().map(|(part, space)| format!("{part}{}", if *space { " " } else { "" })).collect();
        for dated in read(&line, Order::MonthFirst).dates {
            prop_assert!(line.get(dated.span).is_some());
        }
    }

    /// A date is read from a bounded stretch: what stands behind it, however long, costs nothing.
    #[test]
    fn a_stamp_is_read_from_what_stands_near(noise in "[a-z ]{0,300}") {
        let line = format!("Updated 19 May 2023 11:52 | {noise}");
        let found = dates(&line, "en");
        prop_assert_eq!(found.first().map(String::as_str), Some("u 2023-05-19T11:52"));
    }
}
