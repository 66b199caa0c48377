//! Swedish.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "sv",
    months: [
        "januari, jan",
        "februari, feb",
        "mars, mar",
        "april, apr",
        "maj",
        "juni, jun",
        "juli, jul",
        "augusti, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "december, dec",
    ],
    weekdays: "
        måndag, tisdag, onsdag, torsdag, fredag, lördag, söndag, mån, tis, ons, tors, fre, lör,
        sön, må, ti, on, to, fr, lö, sö
    ",
    published: "
        publicerad, publicerat, publicerades, publicerade, publiceringsdatum,
        datum för publicering, publicering, först publicerad, först publicerat,
        ursprungligen publicerad, utgiven, utgivningsdatum, utgivet, skapad, skapades, datum,
        upplagd, inlagd, tillagd, utfärdad, pressmeddelande från, offentliggjord, offentliggjort,
        sidan publicerad, publ
    ",
    updated: "
        uppdaterad, uppdaterat, uppdaterades, senast uppdaterad, senast uppdaterat,
        senast uppdaterade, senaste uppdatering, senaste uppdateringen, uppdatering,
        uppdateringsdatum, datum för uppdatering, sidan uppdaterad, sidan uppdaterades,
        sidan senast uppdaterad, sidan är uppdaterad, ändrad, ändrat, ändrades, senast ändrad,
        senast ändrat, senaste ändring, senaste ändringen, ändringsdatum, reviderad,
        senast reviderad, senaste revidering, senast redigerad, redigerad, modifierad,
        senast modifierad, rättad
    ",
    other: "
        granskad, granskat, senast granskad, senast granskat, faktagranskad, nästa uppdatering,
        nästa granskning, giltig till, giltig från, giltig till och med, gäller till, gäller från,
        gäller från och med, i kraft, träder i kraft, ikraftträdande, sista ansökningsdag,
        sista dag, sista svarsdag, sista anmälningsdag, slutdatum, startdatum,
        datum för evenemang, datum för möte, hämtad, hämtat, besökt, född, undertecknad, antagen,
        beslutad
    ",
    site: "
        webbplats, webbplatsen, webbplatsens, hemsida, hemsidan, portal, portalen
    ",
    fillers: "
        den, kl, klockan, av, i, på, till, för, sida, sidan, denna, detta, artikel, artikeln, är,
        har, blev, och, från, innehåll, innehållet, dokument, dokumentet, tid, texten, nyhet
    ",
    joints: "kl, kl., klockan, den, klo, vid, från",
    ordinals: "e, a",
    morning: "f.m.",
    afternoon: "e.m.",
    notices: "
        rättelse, rättelser, korrigering, korrigeringar, förtydligande, förtydliganden,
        redaktionens kommentar, red. anm, anmärkning från redaktionen, redaktionens anmärkning,
        erratum, errata, tillrättaläggande, rättad version
    ",
    subjects: "
        denna artikel, den här artikeln, artikeln, detta pressmeddelande, pressmeddelandet,
        denna sida, i en tidigare version, en tidigare version, i en första version
    ",
    done: "
        korrigerats, korrigerad, rättats, rättad, felaktigt, av misstag, förtydligats
    ",
    ..Language::NONE
};
