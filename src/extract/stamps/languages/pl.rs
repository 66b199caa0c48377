//! Polish.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "pl",
    months: [
        "styczeń, stycznia, sty",
        "luty, lutego, lut",
        "marzec, marca, mar",
        "kwiecień, kwietnia, kwi",
        "maj, maja",
        "czerwiec, czerwca, cze",
        "lipiec, lipca, lip",
        "sierpień, sierpnia, sie",
        "wrzesień, września, wrz",
        "październik, października, paź",
        "listopad, listopada, lis",
        "grudzień, grudnia, gru",
    ],
    weekdays: "
        poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela, pon, wt, śr, czw, pt,
        sob, niedz, środę, sobotę, niedzielę, wtorku, piątku
    ",
    published: "
        opublikowano, opublikowany, opublikowana, opublikowane, data publikacji,
        data opublikowania, data ogłoszenia, publikacja, pierwsza publikacja, data utworzenia,
        data dodania, data wydania, data, utworzono, utworzony, dodano, dodany, dodane, wydano,
        zamieszczono, zamieszczony, umieszczono, wytworzono, data wytworzenia, data udostępnienia,
        udostępniono, data zamieszczenia, data umieszczenia, komunikat z dnia, ogłoszono
    ",
    updated: "
        zaktualizowano, zaktualizowany, zaktualizowana, zaktualizowane, aktualizacja,
        ostatnia aktualizacja, ostatnio zaktualizowano, data aktualizacji,
        data ostatniej aktualizacji, aktualizowano, stan na, zmodyfikowano, zmodyfikowany,
        modyfikacja, ostatnia modyfikacja, ostatnio modyfikowano, ostatnio zmodyfikowano,
        data modyfikacji, data ostatniej modyfikacji, modyfikowano, ostatnia zmiana,
        ostatnie zmiany, data zmiany, data ostatniej zmiany, zmieniono, ostatnio zmieniono,
        ostatnia edycja, edytowano, ostatnio edytowano, strona zaktualizowana, poprawiono
    ",
    other: "
        sprawdzono, ostatni przegląd, następny przegląd, następna aktualizacja, ważne do,
        ważny do, ważny od, obowiązuje od, obowiązuje do, termin, termin składania,
        termin składania wniosków, ostateczny termin, data zakończenia, data rozpoczęcia,
        data wydarzenia, data spotkania, data wejścia w życie, wejście w życie, wchodzi w życie,
        data ważności, dostęp, data dostępu, data urodzenia, urodzony, podpisano, przyjęto,
        data podpisania
    ",
    site: "serwis, serwisu, witryna, witryny, portal, portalu",
    fillers: "
        dnia, o, godz, godzina, godzinie, r, roku, w, dniu, strona, strony, ta, artykuł, artykułu,
        z, przez, i, na, dzień, został, została, treści, dokument, dokumentu
    ",
    joints: "
        o, godz, godz., godzina, godzinie, o godz, o godz., o godzinie, w, dnia, z dnia, z, g.,
        w dniu
    ",
    years: "r, roku",
    hours: "h",
    notices: "
        sprostowanie, sprostowania, korekta, od redakcji, errata, poprawka, poprawki,
        przypis redakcji, wyjaśnienie, nota redakcyjna
    ",
    subjects: "
        ten artykuł, ten tekst, ten komunikat, niniejszy artykuł, w poprzedniej wersji,
        we wcześniejszej wersji, wcześniejsza wersja, poprzednia wersja
    ",
    done: "
        poprawiono, poprawiony, sprostowano, błędnie, omyłkowo, skorygowano, skorygowany,
        zawierała błąd, zawierał błąd, wkradł się błąd
    ",
    ..Language::NONE
};
