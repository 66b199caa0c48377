//! What moves by itself: a date relative to now that advances with the clock, and counters.
//!
//! Only a fragment that is nothing else is taken for one: few words and no end of a sentence.
//! "Updated 3 hours ago" and "1,204 views" move by themselves; "The raid killed 12 people 3 hours
//! ago." is a statement, and so is every list item with other words.

use crate::compare::{caseless, is_word, tokens};
use crate::model::{Change, Op};

/// A fragment has no more words than this.
const MOST_WORDS: usize = 8;
/// Words beside the number of a counter: "min read", "temps de lecture".
const MOST_BESIDE: usize = 4;
/// Words before the span of a date relative to now.
const BEFORE: [&str; 4] = ["il y a", "vor", "hace", "há"];
/// Words behind it.
const BEHIND: &str = "ago fa geleden temu тому назад zurück atrás";
/// Units of time with their length in minutes.
const UNITS: [(&str, u64); 6] = [
    (
        "s sec secs second seconds seconde secondes sekunde sekunden segundo segundos secondi \
         seconden sekund секунд секунди",
        0,
    ),
    (
        "m min mins minute minutes minuten minuto minutos minuti minuut minut minuty хвилин \
         хвилини хвилину минут минуты минуту",
        1,
    ),
    (
        "h hr hrs hour hours heure heures stunde stunden std hora horas ora ore uur uren godzin \
         godziny годин години годину часов часа час",
        60,
    ),
    (
        "d day days jour jours tag tagen tage día días giorno giorni dag dagen dia dias dni \
         dzień день дні днів дня дней",
        1440,
    ),
    (
        "w week weeks semaine semaines woche wochen semana semanas settimana settimane weken \
         tygodni тиждень тижні тижнів недели недель",
        10_080,
    ),
    (
        "month months mois monat monate monaten mes meses mese mesi maand maanden mês miesięcy \
         місяць місяці місяців месяца месяцев",
        43_200,
    ),
];
/// What counters count.
const COUNTED: &str = "views view reads read shares share comments comment likes like followers \
    vues vue partages partage commentaires commentaire lectures lecture aufrufe aufruf ansichten \
    kommentare kommentar lesezeit visitas vistas comentarios comentario compartidos lectura \
    visualizzazioni commenti condivisioni lettura weergaven reacties leestijd visualizações \
    comentários leitura wyświetleń komentarzy переглядів перегляди перегляд коментарів \
    просмотров просмотры просмотра комментариев";
/// Words that may stand beside a counter's number.
const BESIDE: &str = "temps de time min mins minute minutes minuten minuti minutos tiempo tempo \
    di k m the of times this page la page seite";

/// Whether a change of the text is only such a fragment that moved on, came or went.
pub(super) fn moves_by_itself(change: &Change) -> bool {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    match (change.op, before, after) {
        (Op::Insert, _, Some(text)) | (Op::Delete, Some(text), _) => {
            is_counter(text) || age(text).is_some()
        }
        (Op::Replace, Some(old), Some(new)) => has_advanced(old, new) || is_recounted(old, new),
        _ => false,
    }
}

/// The words of a fragment; none for what reads as a sentence.
fn fragment(text: &str) -> Option<Vec<String>> {
    let plain = caseless(text);
    if plain.ends_with(['.', '!', '?', ';']) {
        return None;
    }
    let words: Vec<String> =
        tokens(&plain).into_iter().filter(|token| is_word(token)).map(str::to_owned).collect();
    (words.len() <= MOST_WORDS).then_some(words)
}

/// A date relative to now: how long ago in minutes, and the words around it.
fn age(text: &str) -> Option<(u64, Vec<String>)> {
    let words = fragment(text)?;
    (0..words.len()).find_map(|at| {
        let (count, unit_at) = span(&words, at)?;
        let unit = words.get(unit_at)?;
        let (_, minutes) = UNITS.iter().find(|(names, _)| lists(names, unit))?;
        let head = words[..at].join(" ");
        let led = BEFORE.iter().any(|lead| head == *lead || head.ends_with(&format!(" {lead}")));
        let followed = words.get(unit_at + 1).is_some_and(|word| lists(BEHIND, word));
        let rest = words.get(unit_at + 1..).unwrap_or_default();
        let around = words[..at].iter().chain(rest).cloned().collect();
        (led || followed).then_some((count * minutes, around))
    })
}

/// The count at a word, and where its unit stands: "3 hours", "an hour".
fn span(words: &[String], at: usize) -> Option<(u64, usize)> {
    let word = words.get(at)?;
    if lists("a an une un einer einem una uma een", word) {
        return Some((1, at + 1));
    }
    Some((word.parse().ok()?, at + 1))
}

/// "3 hours ago" to "5 hours ago", never backwards.
fn has_advanced(before: &str, after: &str) -> bool {
    age(before).zip(age(after)).is_some_and(|(old, new)| old.1 == new.1 && old.0 <= new.0)
}

/// The words beside the number of a counter: "1,204 views", "Views: 1.2k", "5 min read".
fn counter(text: &str) -> Option<Vec<String>> {
    let words = fragment(text)?;
    let (numbers, beside): (Vec<String>, Vec<String>) =
        words.into_iter().partition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let counted = beside.iter().any(|word| lists(COUNTED, word));
    let known = beside.iter().all(|word| lists(COUNTED, word) || lists(BESIDE, word));
    let is = numbers.len() == 1 && beside.len() <= MOST_BESIDE && counted && known;
    is.then_some(beside)
}

fn is_counter(text: &str) -> bool {
    counter(text).is_some()
}

/// A counter with another number. "1 comment" and "2 comments" count one thing.
fn is_recounted(before: &str, after: &str) -> bool {
    let stem = |words: Vec<String>| -> Vec<String> {
        words.into_iter().map(|word| word.trim_end_matches('s').to_owned()).collect()
    };
    counter(before).zip(counter(after)).is_some_and(|(old, new)| stem(old) == stem(new))
}

fn lists(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_and_counters_move_by_themselves() {
        for (before, after) in [
            ("Updated 3 hours ago", "Updated 5 hours ago"),
            ("an hour ago", "2 days ago"),
            ("Publié il y a 3 heures", "Publié il y a 2 jours"),
            ("Vor 3 Stunden", "Vor einem Tag"),
            ("Hace 3 horas", "Hace 5 horas"),
            ("5 хвилин тому", "2 години тому"),
            ("1,204 views", "1,310 views"),
            ("1 comment", "2 comments"),
            ("Vues : 1 204", "Vues : 1 310"),
            ("5 min read", "6 min read"),
            ("Temps de lecture : 5 min", "Temps de lecture : 6 min"),
            ("Lesezeit: 5 Minuten", "Lesezeit: 6 Minuten"),
        ] {
            assert!(has_advanced(before, after) || is_recounted(before, after), "{after}");
        }
    }

    #[test]
    fn statements_do_not() {
        for (before, after) in [
            ("Updated 5 hours ago", "Updated 3 hours ago"),
            ("The raid killed 12 people 3 hours ago.", "The raid killed 12 people 5 hours ago."),
            ("12 boats", "21 boats"),
            ("We received 12 comments", "We received 21 comments"),
            ("12 comments were received.", "21 comments were received."),
            ("Posted 3 hours ago by Ana", "Posted 5 hours ago by Rui"),
        ] {
            assert!(!has_advanced(before, after) && !is_recounted(before, after), "{after}");
        }
    }
}
