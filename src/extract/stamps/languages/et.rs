//! Estonian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "et",
    months: [
        "jaanuar, jaan, jaanuari, jaanuaril",
        "veebruar, veebr, veebruari, veebruaril, veb",
        "märts, märtsi, märtsil",
        "aprill, apr, aprilli, aprillil",
        "mai, mail",
        "juuni, juunil",
        "juuli, juulil",
        "august, aug, augusti, augustil",
        "september, sept, septembri, septembril",
        "oktoober, okt, oktoobri, oktoobril",
        "november, nov, novembri, novembril",
        "detsember, dets, detsembri, detsembril",
    ],
    weekdays: "
        esmaspäev, teisipäev, kolmapäev, neljapäev, reede, laupäev, pühapäev, esmaspäeval,
        teisipäeval, kolmapäeval, neljapäeval, reedel, laupäeval, pühapäeval
    ",
    published: "
        avaldatud, avaldamise kuupäev, avaldamiskuupäev, avaldamine, esmakordselt avaldatud,
        esmaavaldamine, avaldati, postitatud, lisatud, loodud, kuupäev, välja antud,
        väljaandmise kuupäev, üles pandud, ilmunud, sisestatud
    ",
    updated: "
        uuendatud, viimati uuendatud, viimane uuendus, viimane uuendamine, uuendus, uuendati,
        viimati uuendati, uuendamise kuupäev, uuenduskuupäev, leht uuendatud, ajakohastatud,
        viimati ajakohastatud, viimane ajakohastamine, muudetud, viimati muudetud,
        viimane muudatus, viimane muutmine, muutmise kuupäev, muutmiskuupäev, muudatus,
        toimetatud, viimati toimetatud, täiendatud, viimati täiendatud, parandatud, värskendatud,
        viimati värskendatud
    ",
    other: "
        üle vaadatud, viimati üle vaadatud, järgmine uuendus, kehtib kuni, kehtib alates,
        kehtiv kuni, kehtivus, jõustumine, jõustumise kuupäev, jõustub, jõustunud, tähtaeg,
        taotluste tähtaeg, esitamise tähtaeg, registreerimise tähtaeg, lõppkuupäev, alguskuupäev,
        toimumise aeg, ürituse kuupäev, algus, lõpp, sündinud, sünniaeg, allkirjastatud,
        vastu võetud, vaadatud
    ",
    site: "
        veebisait, veebisaidi, veebisaiti, koduleht, kodulehe, kodulehte, portaal, portaali
    ",
    fillers: "
        kell, kl, aasta, a, leht, lehe, lehte, see, selle, artikkel, artikli, on, oli, ja, sisu,
        dokument, dokumendi, kuupäeval, uudis
    ",
    joints: "kell, kell., kl, kl., alates",
    years: "a, aasta, aastal",
    notices: "
        parandus, parandused, õiendus, õiend, täpsustus, veaparandus, toimetuse märkus,
        toimetaja märkus, toim, vea parandus
    ",
    subjects: "
        see artikkel, seda artiklit, käesolev artikkel, käesolev pressiteade, see pressiteade,
        see leht, artikli varasemas versioonis, varasemas versioonis, varasem versioon,
        eelmises versioonis
    ",
    done: "
        parandatud, parandasime, ekslikult, valesti, täpsustatud, eksituse tõttu
    ",
    ..Language::NONE
};
