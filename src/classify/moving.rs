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
/// Days by their names, in minutes before now.
const DAYS: [(&str, u64); 2] = [
    ("yesterday hier gestern ayer ieri gisteren ontem wczoraj вчора вчера", 1440),
    (
        "avant-hier vorgestern anteayer l'altroieri eergisteren anteontem przedwczoraj позавчора \
         позавчера",
        2880,
    ),
];
/// Words beside the name of a day that is a date relative to now: "Published yesterday".
const MOST_BESIDE_DAY: usize = 2;
/// What counters count.
const COUNTED: &str = "views view reads read shares share comments comment likes like followers \
    vues vue partages partage commentaires commentaire lectures lecture aufrufe aufruf ansichten \
    kommentare kommentar lesezeit visitas vistas comentarios comentario compartidos lectura \
    visualizzazioni commenti condivisioni lettura weergaven reacties leestijd visualizações \
    comentários leitura wyświetleń wyświetlenia odsłon odsłony komentarzy переглядів перегляди перегляд коментарів \
    просмотров просмотры просмотра комментариев";
/// Words that may stand beside a counter's number.
const BESIDE: &str = "temps de time min mins minute minutes minuten minuti minutos tiempo tempo \
    di k m the of times this page la page seite liczba anzahl number nombre número numero aantal \
    кількість количество";

/// A sentence that counts readers has no more words than this.
const MOST_IN_SENTENCE: usize = 16;
/// What is done with a page.
const READ: &str = "read viewed visited shared opened liked lu lue lus vu vue vues consulté consultée \
    partagé partagée visité visitée gelesen aufgerufen angesehen geteilt besucht leído leída visto \
    vista visitado visitada compartido compartida consultado consultada letto letta visualizzato \
    visualizzata condiviso condivisa gelezen bekeken gedeeld bezocht lido lida visualizado \
    visualizada partilhado partilhada compartilhado compartilhada przeczytano przeczytany \
    przeczytana wyświetlono wyświetlany odwiedzono udostępniono прочитали прочитано переглянули \
    переглянуто поширили поділилися прочитали прочитана просмотрели просмотрена просмотрено \
    поделились";
/// What is read.
const PAGE: &str = "page article post story item entry publication communiqué actualité seite artikel \
    beitrag meldung página artículo noticia publicación entrada pagina articolo notizia pagina \
    bericht artigo notícia publicação artykuł artykułu stronę strona wpis статтю стаття сторінку \
    сторінка новину новина публікацію статью статья страницу страница новость публикацию";
/// How often.
const TIMES: &str = "times time fois mal veces vez volte volta keer maal vezes razy raz разів раз рази \
    раза";
/// By whom.
const READERS: &str = "people persons person readers users visitors personnes personne lecteurs \
    internautes visiteurs utilisateurs personen leser nutzer besucher menschen personas lectores \
    usuarios visitantes persone lettori utenti visitatori mensen lezers bezoekers gebruikers pessoas \
    leitores usuários utilizadores osób osoby czytelników użytkowników людей осіб читачів \
    користувачів человек читателей пользователей";
/// Words around them that say nothing more.
const AROUND: &str = "this the has have been was is so far already by to date since its a à ce cet \
    cette le la a ont été déjà par jour depuis sa dieser diese dieses der die das wurde haben bereits \
    schon bisher von este esta el ha han sido fue ya por questo questa il lo è stato stata hanno già \
    da dit deze de het werd is al door o os esta foi já ten tę tej ta został została już przez цю ця \
    цей було вже эту эта этот была было уже";

/// Whether a change of the text is only a date relative to now that moved on, came or went.
pub(super) fn moves_by_itself(change: &Change) -> bool {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    match (change.op, before, after) {
        (Op::Insert, _, Some(text)) | (Op::Delete, Some(text), _) => age(text).is_some(),
        (Op::Replace, Some(old), Some(new)) => has_advanced(old, new),
        _ => false,
    }
}

/// Whether a fragment is a counter: "1,204 views", "Views: 1.2k", "5 min read", "This page has been
/// viewed 1,204 times."
pub(super) fn is_counter(text: &str) -> bool {
    is_short_counter(text) || counts_readers(text)
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
    named_day(&words).or_else(|| long_ago(&words))
}

fn named_day(words: &[String]) -> Option<(u64, Vec<String>)> {
    let day = |word: &String| DAYS.iter().find(|(names, _)| lists(names, word));
    let at = words.iter().position(|word| day(word).is_some())?;
    let (_, minutes) = day(words.get(at)?)?;
    let around: Vec<String> = words[..at].iter().chain(&words[at + 1..]).cloned().collect();
    (around.len() <= MOST_BESIDE_DAY).then_some((*minutes, around))
}

fn long_ago(words: &[String]) -> Option<(u64, Vec<String>)> {
    (0..words.len()).find_map(|at| {
        let (count, unit_at) = span(words, at)?;
        let unit = words.get(unit_at)?;
        let (_, minutes) = UNITS.iter().find(|(names, _)| lists(names, unit))?;
        let head = words[..at].join(" ");
        let lead = BEFORE.iter().find(|lead| head == **lead || head.ends_with(&format!(" {lead}")));
        let followed = words.get(unit_at + 1).is_some_and(|word| lists(BEHIND, word));
        let skipped = lead.map_or(0, |words| words.split(' ').count());
        let rest = words.get(unit_at + 1 + usize::from(followed)..).unwrap_or_default();
        let around = words[..at - skipped].iter().chain(rest).cloned().collect();
        (lead.is_some() || followed).then_some((count * minutes, around))
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

fn is_short_counter(text: &str) -> bool {
    let Some(words) = fragment(text) else { return false };
    let (numbers, beside): (Vec<String>, Vec<String>) =
        words.into_iter().partition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let counted = beside.iter().any(|word| lists(COUNTED, word));
    let known = beside.iter().all(|word| lists(COUNTED, word) || lists(BESIDE, word));
    numbers.len() == 1 && beside.len() <= MOST_BESIDE && counted && known
}

/// A sentence that says how often the page was read or shared, and nothing else: one number, a verb of
/// reading, the page or the times, and no word that is not of this kind.
fn counts_readers(text: &str) -> bool {
    let plain = caseless(text);
    let words: Vec<&str> = tokens(&plain).into_iter().filter(|token| is_word(token)).collect();
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        words.into_iter().partition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let says = |list: &str| words.iter().any(|word| lists(list, word));
    let known =
        |word: &&str| [READ, PAGE, TIMES, READERS, AROUND].iter().any(|list| lists(list, word));
    numbers.len() == 1
        && words.len() <= MOST_IN_SENTENCE
        && says(READ)
        && (says(PAGE) || says(TIMES))
        && words.iter().all(known)
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
            ("Published yesterday", "Published 2 days ago"),
            ("Updated 2 hours ago", "Updated yesterday"),
            ("Publié hier", "Publié avant-hier"),
            ("Gestern", "Vor 2 Tagen"),
            ("Liczba odsłon: 1204", "Liczba odsłon: 1377"),
            ("1,204 views", "1,310 views"),
            ("1 comment", "2 comments"),
            ("Vues : 1 204", "Vues : 1 310"),
            ("5 min read", "6 min read"),
            ("Temps de lecture : 5 min", "Temps de lecture : 6 min"),
            ("Lesezeit: 5 Minuten", "Lesezeit: 6 Minuten"),
            ("Cet article a été lu 1 234 fois.", "Cet article a été lu 1 310 fois."),
            ("This page has been viewed 1,204 times", "This page has been viewed 1,310 times"),
            ("12 personnes ont partagé cet article", "1 personne a partagé cet article"),
            (
                "Dieser Artikel wurde bereits 12-mal gelesen.",
                "Dieser Artikel wurde 13 Mal gelesen.",
            ),
            ("Este artículo ha sido leído 12 veces.", "Este artículo ha sido leído 21 veces."),
            ("Questo articolo è stato letto 12 volte", "Questo articolo è stato letto 21 volte"),
            ("Dit artikel werd 12 keer gelezen.", "Dit artikel werd 21 keer gelezen."),
            ("Este artigo já foi lido 12 vezes.", "Este artigo já foi lido 21 vezes."),
            ("Ten artykuł przeczytano już 12 razy.", "Ten artykuł przeczytano już 21 razy."),
            ("Цю статтю прочитали 12 разів.", "Цю статтю прочитали 21 раз."),
            ("Эту статью прочитали 12 раз.", "Эту статью прочитали 21 раз."),
        ] {
            let counted = is_counter(before) && is_counter(after);
            assert!(has_advanced(before, after) || counted, "{after}");
        }
    }

    #[test]
    fn statements_do_not() {
        for (before, after) in [
            ("Updated 5 hours ago", "Updated 3 hours ago"),
            ("The raid killed 12 people 3 hours ago.", "The raid killed 12 people 5 hours ago."),
            ("12 boats", "21 boats"),
            ("The ministers met yesterday", "The ministers met 2 days ago"),
            ("We received 12 comments", "We received 21 comments"),
            ("12 comments were received.", "21 comments were received."),
            ("The raid killed 12 people.", "The raid killed 21 people."),
            ("12 personnes ont été tuées.", "21 personnes ont été tuées."),
            ("12 people were held for sharing this article.", "21 people were held for it."),
            ("This article has 12 articles.", "This treaty was read 3 times in parliament."),
            ("12 people have seen the page 7 times.", "Article 12"),
            ("Posted 3 hours ago by Ana", "Posted 5 hours ago by Rui"),
        ] {
            assert!(!has_advanced(before, after) && !is_counter(before), "{before}");
            assert!(!is_counter(after), "{after}");
        }
    }
}
