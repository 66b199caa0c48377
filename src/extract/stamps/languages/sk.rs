//! Slovak.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "sk",
    months: [
        "január, januára, jan",
        "február, februára, feb",
        "marec, marca, mar",
        "apríl, apríla, apr",
        "máj, mája",
        "jún, júna",
        "júl, júla",
        "august, augusta, aug",
        "september, septembra, sep",
        "október, októbra, okt",
        "november, novembra, nov",
        "december, decembra, dec",
    ],
    weekdays: "
        pondelok, utorok, streda, štvrtok, piatok, sobota, nedeľa, po, ut, st, pi, so, ne, stredu,
        sobotu, nedeľu
    ",
    published: "
        publikované, publikovaný, publikovaná, uverejnené, uverejnený, zverejnené, zverejnená,
        zverejnený, dátum zverejnenia, dátum publikovania, dátum uverejnenia, dátum vydania,
        vydané, vložené, dátum vloženia, vytvorené, dátum vytvorenia, pridané, dátum pridania,
        dátum, zverejnenie, prvé zverejnenie, vyvesené, uverejnenie
    ",
    updated: "
        aktualizované, aktualizovaná, aktualizovaný, aktualizácia, posledná aktualizácia,
        naposledy aktualizované, dátum aktualizácie, dátum poslednej aktualizácie,
        stránka aktualizovaná, zmenené, naposledy zmenené, posledná zmena, dátum zmeny,
        dátum poslednej zmeny, zmena, upravené, naposledy upravené, posledná úprava, dátum úpravy,
        dátum poslednej úpravy, modifikované, posledná modifikácia, dátum poslednej modifikácie,
        stav k, stav ku dňu, revidované, opravené
    ",
    other: "
        skontrolované, ďalšia aktualizácia, platnosť, platí od, platí do, platné od, platné do,
        platnosť do, účinné od, účinnosť, nadobúda účinnosť, termín, termín konania, uzávierka,
        lehota, dátum konania, dátum podujatia, dátum začatia, dátum ukončenia, začiatok, koniec,
        citované, narodený, dátum narodenia, podpísané, prijaté
    ",
    site: "web, webu, webové sídlo, webového sídla, sídlo, sídla, portál, portálu",
    fillers: "
        dňa, o, v, vo, zo, z, na, k, ku, tejto, táto, stránka, stránky, článok, článku, bola,
        bolo, bol, hod, hodine, od, sa, a, dokument, dokumentu, obsah, obsahu, čas
    ",
    joints: "o, v, vo, od, dňa, zo dňa, čas, h",
    hours: "hod, hodine, h, hodín",
    morning: "dop., dopoludnia",
    afternoon: "odp., popoludní",
    notices: "
        oprava, opravy, oprava chyby, spresnenie, errata, erratum, korigendum, poznámka redakcie,
        pozn. red, pozn. redakcie, redakčná poznámka, od redakcie, uvedenie na pravú mieru
    ",
    subjects: "
        tento článok, táto správa, táto tlačová správa, tento text, táto stránka,
        predchádzajúca verzia, pôvodná verzia, v predchádzajúcej verzii, v pôvodnej verzii
    ",
    done: "
        opravené, opravená, opravený, opravili sme, chybne, nesprávne, mylne, omylom, spresnené
    ",
    ..Language::NONE
};
