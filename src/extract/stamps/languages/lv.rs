//! Latvian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "lv",
    months: [
        "janvāris, janv, janvāra, janvārī, jan",
        "februāris, febr, februāra, februārī, feb",
        "marts, marta",
        "aprīlis, apr, aprīļa, aprīlī",
        "maijs, maija",
        "jūnijs, jūn, jūnija",
        "jūlijs, jūl, jūlija",
        "augusts, aug, augusta",
        "septembris, sept, septembra, septembrī, sep",
        "oktobris, okt, oktobra, oktobrī",
        "novembris, nov, novembra, novembrī",
        "decembris, dec, decembra, decembrī",
    ],
    weekdays: "
        Pirmdiena, Otrdiena, Trešdiena, Ceturtdiena, Piektdiena, Sestdiena, Svētdiena, Pirmd,
        Otrd, Trešd, Ceturtd, Piektd, Sestd, Svētd, pirmdien, otrdien, trešdien, ceturtdien,
        piektdien, sestdien, svētdien
    ",
    published: "
        publicēts, publicēta, publicēti, publicēšanas datums, publikācijas datums, publicēšana,
        pirmoreiz publicēts, izdots, izdošanas datums, izveidots, izveidota, izveidošanas datums,
        pievienots, pievienošanas datums, datums, ievietots, ievietota, ievietošanas datums,
        publiskots, publiskošanas datums
    ",
    updated: "
        atjaunots, atjaunota, atjaunināts, atjaunināta, pēdējo reizi atjaunots,
        pēdējo reizi atjaunināts, pēdējo reizi atjaunota, pēdējais atjauninājums,
        pēdējā atjaunošana, pēdējās izmaiņas, atjaunošanas datums, atjaunināšanas datums,
        atjauninājums, mainīts, pēdējo reizi mainīts, pēdējo reizi labots, labots, labota,
        izmainīts, izmaiņas, izmaiņu datums, precizēts, aktualizēts, aktualizēta,
        pēdējā aktualizācija, rediģēts, pēdējo reizi rediģēts, lapa atjaunota, lapa atjaunināta,
        pēdējoreiz atjaunots, grozīts
    ",
    other: "
        pārbaudīts, pārskatīts, pēdējo reizi pārskatīts, nākamā atjaunošana, derīgs līdz,
        derīgs no, spēkā no, spēkā līdz, stājas spēkā, spēkā stāšanās, termiņš,
        pieteikšanās termiņš, iesniegšanas termiņš, beigu datums, sākuma datums, pasākuma datums,
        norises datums, norises laiks, sākums, beigas, dzimis, dzimšanas datums, parakstīts,
        pieņemts, skatīts
    ",
    site: "
        vietne, vietnes, tīmekļvietne, tīmekļvietnes, tīmekļa vietne, tīmekļa vietnes, portāls,
        portāla, mājaslapa, mājaslapas
    ",
    fillers: "
        plkst, gada, g, no, līdz, lapa, lapas, šī, šis, raksts, raksta, ir, tika, un, pulksten,
        saturs, satura, dokuments, dokumenta, laiks, datums
    ",
    joints: "plkst, plkst., pulksten, no, līdz, laiks",
    years: "gada, g, gads",
    morning: "priekšpusdienā, priekšp.",
    afternoon: "pēcpusdienā, pēcp.",
    notices: "
        labojums, labojumi, precizējums, precizējumi, kļūdas labojums, redakcijas piezīme,
        red. piezīme, atsaukums, kļūdu labojums, labota versija
    ",
    subjects: "
        šis raksts, šī ziņa, šis paziņojums, šī lapa, iepriekšējā versijā,
        raksta iepriekšējā versijā, agrākā versijā, sākotnējā versijā
    ",
    done: "
        labots, labota, izlabots, kļūdaini, nepareizi, kļūdas dēļ, precizēts, precizēta
    ",
    ..Language::NONE
};
