//! Hungarian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "hu",
    months: [
        "január, jan",
        "február, febr, feb",
        "március, márc",
        "április, ápr",
        "május, máj",
        "június, jún",
        "július, júl",
        "augusztus, aug",
        "szeptember, szept, szep",
        "október, okt",
        "november, nov",
        "december, dec",
    ],
    weekdays: "
        hétfő, kedd, szerda, csütörtök, péntek, szombat, vasárnap, Sze, Cs, Szo, hétfőn, kedden,
        szerdán, csütörtökön, pénteken, szombaton, hé, ke, csüt, pén, vas
    ",
    published: "
        közzétéve, közzétették, közzététel, megjelent, megjelenés, publikálva, publikálás, kiadva,
        kiadás dátuma, kelt, létrehozva, létrehozás dátuma, feltöltve, feltöltés dátuma,
        feltöltés ideje, dátum, beküldve, először közzétéve, kiadás napja
    ",
    updated: "
        frissítve, frissült, utoljára frissítve, utolsó frissítés, legutóbbi frissítés,
        legutóbb frissítve, legutolsó frissítés, frissítés, oldal frissítve, módosítva,
        utoljára módosítva, utolsó módosítás, legutóbbi módosítás, módosítás, szerkesztve,
        utoljára szerkesztve, utolsó szerkesztés, aktualizálva, utolsó változtatás, javítva
    ",
    other: "
        ellenőrizve, következő frissítés, következő felülvizsgálat, érvényes, érvényesség,
        érvényes ig, hatályos, hatályba lépés, hatálybalépés, hatályba lép, határidő,
        benyújtási határidő, jelentkezési határidő, beadási határidő, lejárat, esemény dátuma,
        rendezvény időpontja, esemény időpontja, kezdete, vége, kezdés, időpont, letöltve,
        letöltés ideje, született, születési idő, aláírva, elfogadva, megtekintve, felülvizsgálva
    ",
    site: "honlap, honlapunk, weboldalunk, portál, website, webhely, webhelyet",
    fillers: "
        az, a, és, oldal, oldalt, ez, ezt, cikk, cikket, volt, lett, ideje, dátuma, időpontja,
        tartalom, dokumentum, órakor, óra, ekkor, nap, napja, hír
    ",
    joints: "órakor, óra, időpont, kor, ekkor",
    ordinals: "én, án, i, jén, ján, ei, ai, e, a, ig, étől, ától",
    hours: "órakor, óra, ó",
    morning: "de., délelőtt",
    afternoon: "du., délután",
    notices: "
        helyreigazítás, helyesbítés, javítás, pontosítás, korrekció, szerkesztői megjegyzés,
        a szerkesztő megjegyzése, a szerk. megj, szerk. megj, szerkesztőségi megjegyzés,
        helyesbítések, errata, közlemény helyesbítése
    ",
    subjects: "
        ezt a cikket, ez a cikk, cikkünk, a cikk korábbi, cikkünk korábbi, cikkünk előző,
        a közlemény korábbi, ezt a közleményt, korábbi változat, egy korábbi változat
    ",
    done: "
        javítottuk, javítva, helyesbítettük, tévesen, hibásan, pontosítottuk, helytelenül
    ",
    ..Language::NONE
};
