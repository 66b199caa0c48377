//! Danish.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "da",
    months: [
        "januar, jan",
        "februar, feb",
        "marts, mar",
        "april, apr",
        "maj",
        "juni, jun",
        "juli, jul",
        "august, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "december, dec",
    ],
    weekdays: "
        mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag, man, tirs, ons, tors, fre, lør,
        søn, ma, ti, on, to, fr, lø, sø
    ",
    published: "
        offentliggjort, offentliggjorde, offentliggørelse, offentliggørelsesdato, publiceret,
        publiceringsdato, dato for offentliggørelse, publicering, først offentliggjort,
        først publiceret, udgivet, udgivelsesdato, udgivelse, oprettet, oprettelsesdato, dato,
        lagt op, udsendt, offentliggjort første gang, pressemeddelelse af, udgivet første gang
    ",
    updated: "
        opdateret, sidst opdateret, senest opdateret, seneste opdatering, sidste opdatering,
        opdatering, opdateringsdato, dato for opdatering, siden er opdateret, siden opdateret,
        siden er sidst opdateret, ændret, sidst ændret, senest ændret, seneste ændring,
        sidste ændring, ændringsdato, revideret, sidst revideret, senest revideret, redigeret,
        sidst redigeret, ajourført, senest ajourført, rettet
    ",
    other: "
        gennemset, senest gennemgået, kontrolleret, næste opdatering, gyldig til, gyldig fra,
        gælder til, gælder fra, i kraft, træder i kraft, ikrafttrædelse, ikrafttrædelsesdato,
        ikrafttræden, frist, ansøgningsfrist, tilmeldingsfrist, svarfrist, deadline, slutdato,
        startdato, dato for mødet, dato for arrangementet, mødedato, hentet, besøgt, født,
        underskrevet, vedtaget
    ",
    site: "
        hjemmeside, hjemmesiden, websted, webstedet, website, websitet, portal, portalen, sitet
    ",
    fillers: "
        den, d, kl, klokken, af, i, på, til, for, side, siden, denne, dette, artikel, artiklen,
        er, har, blev, og, fra, indhold, indholdet, dokument, dokumentet, tid, nyhed
    ",
    joints: "kl, kl., klokken, den, d., ved, fra",
    notices: "
        rettelse, rettelser, korrektion, præcisering, præciseringer, berigtigelse,
        redaktionel note, note fra redaktionen, redaktionens bemærkning, errata, erratum,
        rettet version
    ",
    subjects: "
        denne artikel, artiklen, denne pressemeddelelse, pressemeddelelsen, denne side,
        i en tidligere version, en tidligere version
    ",
    done: "rettet, korrigeret, fejlagtigt, ved en fejl, præciseret",
    ..Language::NONE
};
