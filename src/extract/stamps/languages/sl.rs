//! Slovenian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "sl",
    months: [
        "januar, jan, januarja",
        "februar, feb, februarja, februarju",
        "marec, mar, marca",
        "april, apr, aprila",
        "maj, maja",
        "junij, jun, junija",
        "julij, jul, julija",
        "avgust, avg, avgusta",
        "september, sep, septembra, sept",
        "oktober, okt, oktobra",
        "november, nov, novembra",
        "december, dec, decembra",
    ],
    weekdays: "
        ponedeljek, torek, sreda, četrtek, petek, sobota, nedelja, pon, tor, sre, čet, pet, sob,
        ned, sredo, soboto, nedeljo
    ",
    published: "
        objavljeno, objavljen, objavljena, objava, datum objave, prva objava, prvič objavljeno,
        izdano, datum izdaje, datum, ustvarjeno, datum nastanka, dodano, vnos, vneseno,
        sporočilo z dne
    ",
    updated: "
        posodobljeno, posodobljen, posodobljena, zadnja posodobitev, zadnjič posodobljeno,
        nazadnje posodobljeno, datum posodobitve, datum zadnje posodobitve, posodobitev,
        stran posodobljena, spremenjeno, zadnja sprememba, zadnjič spremenjeno,
        nazadnje spremenjeno, datum spremembe, datum zadnje spremembe, sprememba, osveženo,
        zadnja osvežitev, zadnje urejanje, urejeno, stanje na dan, ažurirano, zadnji popravek,
        popravljeno, dopolnjeno
    ",
    other: "
        preverjeno, naslednja posodobitev, veljavno do, velja do, velja od, veljavnost,
        začetek veljavnosti, začne veljati, v veljavi od, rok, rok za prijavo, rok prijave,
        rok za oddajo, skrajni rok, datum dogodka, datum začetka, datum konca, začetek, konec,
        datum rojstva, rojen, podpisano, sprejeto, dostopano, datum dostopa
    ",
    site: "
        spletišče, spletišča, spletno mesto, spletnega mesta, spletne strani, portal, portala
    ",
    fillers: "
        dne, ob, v, na, od, za, uri, stran, strani, ta, te, članek, članka, je, bil, bila, bilo,
        in, z, s, vsebina, vsebine, dokument, dokumenta, ura, novica
    ",
    joints: "ob, ob uri, v, od, dne, uri, ura, z dne",
    years: "leta, l",
    hours: "uri, h, ura, ure",
    morning: "dop.",
    afternoon: "pop.",
    notices: "
        popravek, popravki, pojasnilo, pojasnila, opomba uredništva, opomba urednika, op. ur,
        uredniška opomba, opravičilo in popravek, prikaz nasprotnih dejstev, popravljena različica
    ",
    subjects: "
        ta članek, to sporočilo, ta novica, ta stran, prejšnja različica, v prejšnji različici,
        prvotna različica, v prvotni različici
    ",
    done: "popravljen, popravljena, popravljeno, napačno, pomotoma, pojasnjeno",
    ..Language::NONE
};
