//! German.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "de",
    months: [
        "Januar, Jan, Jänner",
        "Februar, Feb, Feber",
        "März, Mär, Mrz, Maerz",
        "April, Apr",
        "Mai",
        "Juni, Jun",
        "Juli, Jul",
        "August, Aug",
        "September, Sep, Sept",
        "Oktober, Okt",
        "November, Nov",
        "Dezember, Dez",
    ],
    weekdays: "
        Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag, Mo, Di, Mi, Do, Fr, Sa,
        So, Sonnabend
    ",
    published: "
        veröffentlicht, veröffentlichung, veröffentlichungsdatum, datum der veröffentlichung,
        erstveröffentlichung, erstmals veröffentlicht, erstellt, erstellungsdatum, erschienen,
        erscheinungsdatum, publiziert, publikationsdatum, datum, online seit, online gestellt,
        ausgegeben am, ausgabedatum, herausgegeben am, eingestellt am, pressemitteilung vom,
        meldung vom, artikel vom, mitteilung vom, gepostet am, freigegeben am, bekanntgabe, veröff
    ",
    updated: "
        aktualisiert, zuletzt aktualisiert, letzte aktualisierung, aktualisierung,
        aktualisierungsdatum, datum der letzten aktualisierung, datum der aktualisierung,
        letztmals aktualisiert, letztes update, update, stand, letzter stand, seitenstand,
        bearbeitungsstand, stand der information, stand der informationen, geändert,
        zuletzt geändert, letzte änderung, letzte änderungen, änderungsdatum,
        datum der letzten änderung, zuletzt bearbeitet, letzte bearbeitung, bearbeitet am,
        überarbeitet am, zuletzt überarbeitet, letzte überarbeitung, modifiziert am,
        zuletzt modifiziert, seite aktualisiert, letzte seitenänderung, korrigiert am,
        revidiert am, unverändert gültig seit
    ",
    other: "
        geprüft am, zuletzt geprüft, überprüft am, zuletzt überprüft, letzte prüfung,
        nächste prüfung, nächste überprüfung, nächste aktualisierung, gültig bis, gültig ab,
        gültig seit, gültigkeit, anmeldefrist, anmeldeschluss, bewerbungsfrist, bewerbungsschluss,
        einsendeschluss, frist, abgabefrist, stichtag, termin, veranstaltungsdatum,
        datum der veranstaltung, beginn, ende, in kraft seit, in kraft ab, in kraft getreten am,
        inkrafttreten, tritt in kraft, läuft ab am, ablaufdatum, abgerufen am, aufgerufen am,
        zuletzt aufgerufen, gedruckt am, ausgedruckt am, geboren am, geburtsdatum,
        datum des dokuments, beschlossen am, unterzeichnet am, ausfertigungsdatum, registriert,
        registriert seit, mitglied seit, dabei seit
    ",
    site: "
        website, webseiten, webseite, webauftritt, internetauftritt, internetseite,
        internetseiten, portal, homepage
    ",
    fillers: "
        am, um, uhr, der, die, das, des, vom, den, seite, diese, dieser, wurde, artikel, von, im,
        ist, und, zum, inhalt, meldung, ortszeit, dieses, dokument, beitrag, beitrags
    ",
    joints: "um, am, gegen, ab, den, vom, von, h",
    ordinals: "ten, te",
    hours: "uhr, h, std",
    notices: "
        berichtigung, berichtigungen, korrektur, korrekturen, korrekturhinweis, richtigstellung,
        klarstellung, anmerkung der redaktion, anmerkungen der redaktion, anm. d. red,
        anm. d. redaktion, anm. der redaktion, hinweis der redaktion, redaktioneller hinweis,
        erratum, errata, corrigendum, korrigierte fassung, berichtigte fassung
    ",
    subjects: "
        dieser artikel, diese mitteilung, diese meldung, diese pressemitteilung, dieser beitrag,
        dieser text, diese seite, in einer früheren version, in einer früheren fassung,
        in einer vorherigen version, eine frühere version, eine frühere fassung,
        in der ursprünglichen version, in der ersten fassung, in der ersten version
    ",
    done: "
        korrigiert, berichtigt, fälschlicherweise, irrtümlich, irrtümlicherweise, richtiggestellt,
        enthielt einen fehler, enthielt fehler, ein fehler unterlaufen, ein fehler eingeschlichen
    ",
    ..Language::NONE
};
