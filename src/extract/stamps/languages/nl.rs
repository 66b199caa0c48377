//! Dutch.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "nl",
    months: [
        "januari, jan",
        "februari, feb",
        "maart, mrt",
        "april, apr",
        "mei",
        "juni, jun",
        "juli, jul",
        "augustus, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "december, dec",
    ],
    weekdays: "
        maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, ma, di, wo, do, vr, za,
        zo
    ",
    published: "
        gepubliceerd, publicatiedatum, datum publicatie, datum van publicatie, publicatie,
        eerste publicatie, eerst gepubliceerd, oorspronkelijk gepubliceerd, geplaatst,
        plaatsingsdatum, datum plaatsing, verschenen op, verschijningsdatum, nieuwsbericht, datum,
        uitgegeven op, datum van uitgifte, gepost op, aangemaakt op, aanmaakdatum, datum uitgifte,
        persbericht van, online sinds, toegevoegd op
    ",
    updated: "
        bijgewerkt, laatst bijgewerkt, laatste update, laatste bijwerking, update, updatedatum,
        pagina bijgewerkt, gewijzigd, laatst gewijzigd, laatste wijziging, wijzigingsdatum,
        datum laatste wijziging, datum wijziging, datum laatste update, aangepast,
        laatst aangepast, laatste aanpassing, geüpdatet, geüpdate, geactualiseerd,
        laatst geactualiseerd, actualisering, laatste actualisatie, bewerkt op, laatst bewerkt,
        herzien op, laatst herzien, gecorrigeerd op
    ",
    other: "
        gecontroleerd op, laatst gecontroleerd, volgende herziening, volgende update, geldig tot,
        geldig vanaf, geldig van, deadline, uiterste datum, sluitingsdatum, vervaldatum,
        einddatum, begindatum, startdatum, datum evenement, datum bijeenkomst,
        in werking getreden op, inwerkingtreding, datum inwerkingtreding, van kracht sinds,
        ingangsdatum, geraadpleegd op, geboren op, geboortedatum, ondertekend op, aangenomen op,
        nog steeds geldig op, nog steeds geldig sinds
    ",
    site: "site, website, portaal, webstek",
    fillers: "
        op, om, uur, de, het, deze, dit, pagina, artikel, is, werd, door, van, en, voor, in,
        inhoud, bericht, document, lokale, tijd, u, dd
    ",
    joints: "om, op, van, te, vanaf, tot, h",
    ordinals: "e, de, ste",
    hours: "uur, u, h",
    notices: "
        rectificatie, rectificaties, correctie, correcties, verduidelijking, rechtzetting,
        noot van de redactie, nvdr, noot redactie, erratum, errata, corrigendum,
        gecorrigeerde versie, noot van de redacteur
    ",
    subjects: "
        dit artikel, dit bericht, dit persbericht, deze pagina, deze tekst, een eerdere versie,
        een vorige versie, in een eerdere versie, de oorspronkelijke versie
    ",
    done: "
        gecorrigeerd, rechtgezet, ten onrechte, abusievelijk, foutief, gerectificeerd,
        bevatte een fout, bevatte fouten
    ",
    ..Language::NONE
};
