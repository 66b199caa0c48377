//! Norwegian, in both of its standards.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "no",
    months: [
        "januar, jan",
        "februar, feb",
        "mars, mar",
        "april, apr",
        "mai",
        "juni, jun",
        "juli, jul",
        "august, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "desember, des",
    ],
    weekdays: "
        mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag, man, tir, ons, tor, fre, lør,
        søn, ma, ti, on, to, fr, lø, sø, tysdag, laurdag, tys, lau, ty, la
    ",
    published: "
        publisert, publiseringsdato, publisering, dato for publisering, først publisert, utgitt,
        utgivelsesdato, gjeve ut, lagt ut, lagd ut, opprettet, oppretta, dato, offentliggjort,
        offentleggjord, offentleggjort, kunngjort, sist publisert, pressemelding fra
    ",
    updated: "
        oppdatert, sist oppdatert, siste oppdatering, sist oppdaterte, oppdatering,
        oppdateringsdato, dato for oppdatering, siden er oppdatert, sida er oppdatert,
        siden ble sist oppdatert, endret, endra, sist endret, sist endra, siste endring,
        siste endringer, endringsdato, revidert, sist revidert, redigert, sist redigert,
        ajourført, korrigert, rettet, faglig oppdatert, sist faglig oppdatert
    ",
    other: "
        kvalitetssikret, kvalitetssikra, sist gjennomgått, neste oppdatering, gyldig til,
        gyldig fra, gjelder til, gjelder fra, gjeld frå, i kraft, trer i kraft, ikrafttredelse,
        ikraftsetting, frist, søknadsfrist, høringsfrist, høyringsfrist, påmeldingsfrist,
        svarfrist, sluttdato, startdato, møtedato, lest, hentet, født, fødd, undertegnet, vedtatt
    ",
    site: "
        nettsted, nettstedet, nettstaden, nettstad, hjemmeside, hjemmesiden, portal, portalen
    ",
    fillers: "
        den, kl, klokken, klokka, av, i, på, til, for, side, siden, sida, denne, dette, artikkel,
        artikkelen, er, har, ble, blei, vart, og, fra, innhold, innholdet, innhaldet, dokument,
        dokumentet, tid, sak, saken
    ",
    joints: "kl, kl., klokken, klokka, den, ved, fra",
    morning: "f.m.",
    afternoon: "e.m.",
    notices: "
        rettelse, rettelser, retting, rettingar, korrigering, korreksjon, presisering,
        presiseringer, redaksjonell merknad, redaksjonens kommentar, merknad fra redaksjonen,
        red. anm, errata, erratum, beriktigelse
    ",
    subjects: "
        denne artikkelen, artikkelen, denne pressemeldingen, pressemeldingen, denne saken, saken,
        denne siden, i en tidligere versjon, en tidligere versjon, ein tidlegare versjon
    ",
    done: "rettet, retta, korrigert, feilaktig, ved en feil, presisert",
    ..Language::NONE
};
