//! Finnish.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "fi",
    months: [
        "tammikuu, tammikuuta, tammi, tammikuun, tammikuussa",
        "helmikuu, helmikuuta, helmi, helmikuun, helmikuussa",
        "maaliskuu, maaliskuuta, maalis, maaliskuun, maaliskuussa",
        "huhtikuu, huhtikuuta, huhti, huhtikuun, huhtikuussa",
        "toukokuu, toukokuuta, touko, toukokuun, toukokuussa",
        "kesäkuu, kesäkuuta, kesä, kesäkuun, kesäkuussa",
        "heinäkuu, heinäkuuta, heinä, heinäkuun, heinäkuussa",
        "elokuu, elokuuta, elo, elokuun, elokuussa",
        "syyskuu, syyskuuta, syys, syyskuun, syyskuussa",
        "lokakuu, lokakuuta, loka, lokakuun, lokakuussa",
        "marraskuu, marraskuuta, marras, marraskuun, marraskuussa",
        "joulukuu, joulukuuta, joulu, joulukuun, joulukuussa",
    ],
    weekdays: "
        maanantai, tiistai, keskiviikko, torstai, perjantai, lauantai, sunnuntai, maanantaina,
        tiistaina, keskiviikkona, torstaina, perjantaina, lauantaina, ma, ti, ke, to, pe, la, su,
        sunnuntaina
    ",
    published: "
        julkaistu, julkaisu, julkaisupäivä, julkaisupäivämäärä, julkaisuaika, julkaisuajankohta,
        julkaistu ensimmäisen kerran, alun perin julkaistu, ensimmäinen julkaisu, luotu, laadittu,
        lisätty, päiväys, päivämäärä, pvm, tiedote julkaistu, annettu, sivu julkaistu
    ",
    updated: "
        päivitetty, viimeksi päivitetty, viimeksi päivitetyt, viimeisin päivitys,
        viimeinen päivitys, päivitys, päivityspäivä, päivitetty viimeksi, sivu päivitetty,
        sivu on päivitetty, sivua päivitetty, sivu viimeksi päivitetty, muokattu,
        viimeksi muokattu, muokattu viimeksi, viimeisin muokkaus, muutettu, viimeksi muutettu,
        viimeisin muutos, muutospäivä, korjattu
    ",
    other: "
        tarkistettu, viimeksi tarkistettu, viimeksi tarkastettu, seuraava päivitys,
        seuraava tarkistus, voimassa, voimassa asti, voimassaolo, voimaantulo, voimaantulopäivä,
        tulee voimaan, tuli voimaan, määräaika, viimeinen hakupäivä, hakuaika, hakuaika päättyy,
        ilmoittautuminen viimeistään, tapahtuman ajankohta, ajankohta, alkamispäivä,
        päättymispäivä, viitattu, luettu, syntynyt, allekirjoitettu, hyväksytty,
        tarkistettu viimeksi
    ",
    site: "
        sivusto, sivuston, sivustoa, verkkosivusto, verkkosivuston, portaali, portaalin, kotisivut
    ",
    fillers: "
        klo, kello, on, sivu, sivun, sivua, tämä, tämän, artikkeli, artikkelin, ja, oli, klo.,
        sisältö, sisällön, asiakirja, tiedote, uutinen, ensimmäisen, kerran
    ",
    joints: "klo, klo., kello, kl, kl., klockan",
    morning: "ap.",
    afternoon: "ip.",
    notices: "
        oikaisu, oikaisut, korjaus, korjaukset, täsmennys, tarkennus, toimituksen huomautus,
        toimituksen huom, toim. huom, toimituksen lisäys, erratum, korjattu versio
    ",
    subjects: "
        tätä artikkelia, tämä artikkeli, juttua, tätä juttua, tätä tiedotetta, tiedotetta,
        tätä sivua, artikkelin aiemmassa versiossa, aiemmassa versiossa,
        jutun aiemmassa versiossa, aikaisemmassa versiossa
    ",
    done: "
        korjattu, oikaistu, virheellisesti, vahingossa, erheellisesti, täsmennetty, tarkennettu
    ",
    ..Language::NONE
};
