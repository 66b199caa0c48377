//! Czech.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "cs",
    months: [
        "leden, ledna, led",
        "únor, února, úno",
        "březen, března, bře",
        "duben, dubna, dub",
        "květen, května, kvě",
        "červen, června, čvn",
        "červenec, července, čvc",
        "srpen, srpna, srp",
        "září, zář",
        "říjen, října, říj",
        "listopad, listopadu, lis",
        "prosinec, prosince, pro",
    ],
    weekdays: "
        pondělí, úterý, středa, čtvrtek, pátek, sobota, neděle, po, út, st, čt, pá, so, ne,
        středu, sobotu, neděli
    ",
    published: "
        publikováno, publikovaný, publikována, zveřejněno, zveřejněna, zveřejněný,
        datum zveřejnění, datum publikace, datum publikování, datum vydání, datum vystavení,
        vydáno, vydána, vloženo, datum vložení, vytvořeno, datum vytvoření, přidáno, datum,
        uveřejněno, vyvěšeno, vystaveno, zveřejnění, napsáno, poprvé zveřejněno, zadáno,
        tisková zpráva ze dne
    ",
    updated: "
        aktualizováno, aktualizována, aktualizovaný, aktualizace, poslední aktualizace,
        naposledy aktualizováno, datum aktualizace, datum poslední aktualizace,
        stránka aktualizována, změněno, naposledy změněno, poslední změna, datum změny,
        datum poslední změny, změna, upraveno, naposledy upraveno, poslední úprava,
        datum poslední úpravy, poslední úpravy, modifikováno, poslední modifikace, stav ke dni,
        stav k, editováno, naposledy editováno, revidováno, opraveno
    ",
    other: "
        zkontrolováno, příští aktualizace, další aktualizace, platnost, platí od, platí do,
        platné od, platné do, platnost do, účinné od, účinnost, nabývá účinnosti, termín,
        termín konání, termín podání, uzávěrka, uzávěrka přihlášek, lhůta, datum konání,
        datum akce, datum zahájení, datum ukončení, začátek, konec, citováno, cit., staženo,
        narozen, datum narození, podepsáno, přijato, vyvěšeno do, sejmuto
    ",
    site: "
        web, webu, webové stránky, webových stránek, portál, portálu, copyright
    ",
    fillers: "
        dne, v, ve, ze, o, na, k, ke, ze dne, této, tato, stránka, stránky, článek, článku, byla,
        bylo, byl, hod, hodin, od, se, s, a, dokument, dokumentu, obsah, obsahu, čas, času
    ",
    joints: "v, ve, o, od, dne, ze dne, v čase, čas, cca, kolem",
    hours: "hod, hodin, h, hodiny",
    morning: "dop., dopoledne",
    afternoon: "odp., odpoledne",
    notices: "
        oprava, opravy, oprava chyby, tisková oprava, upřesnění, errata, erratum, korigendum,
        poznámka redakce, pozn. red, pozn. redakce, od redakce, redakční poznámka,
        uvedení na pravou míru, opravená verze
    ",
    subjects: "
        tento článek, tato zpráva, tato tisková zpráva, tento text, tato stránka, předchozí verze,
        původní verze, v předchozí verzi, v původní verzi, dřívější verze
    ",
    done: "
        opraveno, opravena, opraven, opravili jsme, chybně, nesprávně, mylně, omylem, upřesněno
    ",
    ..Language::NONE
};
