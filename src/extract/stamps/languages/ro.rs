//! Romanian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "ro",
    months: [
        "ianuarie, ian",
        "februarie, feb",
        "martie, mar",
        "aprilie, apr",
        "mai",
        "iunie, iun",
        "iulie, iul",
        "august, aug",
        "septembrie, sept, sep",
        "octombrie, oct",
        "noiembrie, nov, noi",
        "decembrie, dec",
    ],
    weekdays: "
        luni, marți, miercuri, joi, vineri, sâmbătă, duminică, lun, mar, mie, vin, sâm, dum
    ",
    published: "
        publicat, publicată, publicate, data publicării, data de publicare, publicare,
        prima publicare, postat, postată, data postării, data, emis, data emiterii, creat,
        data creării, adăugat, data adăugării, lansat, apărut, comunicat din, publicat inițial
    ",
    updated: "
        actualizat, actualizată, actualizate, ultima actualizare, data actualizării,
        data ultimei actualizări, actualizare, pagină actualizată, modificat, modificată,
        ultima modificare, data modificării, data ultimei modificări, revizuit, ultima revizuire,
        ultima revizie, editat, ultima editare, corectat la, ultima dată actualizat,
        actualizat ultima dată, ultima schimbare
    ",
    other: "
        verificat, următoarea actualizare, valabil până la, valabil de la, valabil, valabilitate,
        termen limită, termen-limită, termen, data limită, data evenimentului, data de început,
        data de sfârșit, data începerii, data încheierii, intrare în vigoare,
        data intrării în vigoare, în vigoare de la, în vigoare din, expiră la, data expirării,
        accesat, consultat la, data nașterii, născut, semnat la, adoptat la
    ",
    site: "site, site-ul, site-ului, portal, portalul, website",
    fillers: "
        la, pe, în, data, de, din, ora, orele, această, acest, pagină, pagini, articol, articolul,
        articolului, a, fost, este, și, prin, document, documentului, conținut, conținutului, al,
        ale, luna
    ",
    joints: "la, ora, orele, la ora, în, pe, din, de la, de",
    hours: "h, ore",
    notices: "
        erată, rectificare, rectificări, corecție, corectură, corecturi, precizare, precizări,
        nota redacției, n.r., notă de rectificare, corrigendum, clarificare, versiune corectată
    ",
    subjects: "
        acest articol, acest comunicat, această știre, această pagină, o versiune anterioară,
        o versiune precedentă, versiunea inițială, într-o versiune anterioară
    ",
    done: "
        corectat, corectată, rectificat, rectificată, din greșeală, eronat, în mod eronat, greșit
    ",
    ..Language::NONE
};
