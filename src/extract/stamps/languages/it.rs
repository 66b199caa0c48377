//! Italian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "it",
    months: [
        "gennaio, gen, genn",
        "febbraio, feb, febbr",
        "marzo, mar",
        "aprile, apr",
        "maggio, mag, magg",
        "giugno, giu",
        "luglio, lug",
        "agosto, ago",
        "settembre, set, sett",
        "ottobre, ott",
        "novembre, nov",
        "dicembre, dic",
    ],
    weekdays: "
        lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, lun, mar, mer, gio, ven,
        sab, dom
    ",
    published: "
        pubblicato, pubblicata, pubblicati, data di pubblicazione, data pubblicazione,
        data della pubblicazione, pubblicazione, prima pubblicazione, data, emesso il, creato il,
        creata il, data di creazione, inserito il, diffuso il, data di emissione,
        data di rilascio, comunicato del, online dal, postato il
    ",
    updated: "
        aggiornato, aggiornata, aggiornati, ultimo aggiornamento, data di aggiornamento,
        data aggiornamento, data ultimo aggiornamento, data dell'ultimo aggiornamento,
        data di ultimo aggiornamento, aggiornamento, aggiornamenti, pagina aggiornata,
        ultima modifica, data di modifica, data ultima modifica, data di ultima modifica,
        data dell'ultima modifica, modificato, modificata, ultima revisione, rivisto il,
        ultimo cambiamento, ultima versione, corretto il
    ",
    other: "
        verificato il, prossimo aggiornamento, prossima revisione, valido fino al, valida fino al,
        valido dal, scadenza, data di scadenza, scade il, termine, termine di presentazione,
        termine ultimo, data evento, data dell'evento, data di inizio, data inizio, data di fine,
        data fine, data della riunione, in vigore, entrata in vigore, data di entrata in vigore,
        consultato il, data di nascita, nato il, data del documento, firmato il, adottato il
    ",
    site: "sito, sito web, portale, copyright",
    fillers: "
        il, la, lo, alle, ore, di, del, della, pagina, articolo, questa, questo, è, stato, stata,
        da, in, al, dalle, documento, contenuto, ora, h, locale, contenuti, notizia
    ",
    joints: "alle, alle ore, ore, ora, il, del, dalle, h, delle, dal",
    ordinals: "o",
    particles: "di, del",
    hours: "h, ore, hrs",
    notices: "
        errata corrige, rettifica, rettifiche, correzione, correzioni, precisazione, precisazioni,
        nota della redazione, nota di redazione, nota del redattore, ndr, nota dell'editore,
        chiarimento, errata, versione corretta, avviso di rettifica
    ",
    subjects: "
        questo articolo, questo comunicato, questa notizia, questa pagina,
        una versione precedente, la versione originale, una precedente versione
    ",
    done: "
        corretto, corretta, rettificato, rettificata, erroneamente, per errore,
        conteneva un errore, conteneva errori, annulla e sostituisce
    ",
    ..Language::NONE
};
