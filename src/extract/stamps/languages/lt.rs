//! Lithuanian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "lt",
    months: [
        "sausis, sausio, saus",
        "vasaris, vasario, vas",
        "kovas, kovo, kov",
        "balandis, balandžio, bal",
        "gegužė, gegužės, geg",
        "birželis, birželio, birž",
        "liepa, liepos, liep",
        "rugpjūtis, rugpjūčio, rugp",
        "rugsėjis, rugsėjo, rugs",
        "spalis, spalio, spal",
        "lapkritis, lapkričio, lapkr",
        "gruodis, gruodžio, gruod",
    ],
    weekdays: "
        pirmadienis, antradienis, trečiadienis, ketvirtadienis, penktadienis, šeštadienis,
        sekmadienis, pr, an, tr, kt, pn, št, sk, pirmadienį, antradienį, trečiadienį,
        ketvirtadienį, penktadienį, šeštadienį, sekmadienį
    ",
    published: "
        paskelbta, paskelbtas, paskelbti, paskelbimo data, publikuota, publikavimo data,
        publikuotas, pirmą kartą paskelbta, išleista, išleidimo data, sukurta, sukūrimo data,
        įkelta, įkėlimo data, pridėta, data, patalpinta, skelbta, skelbimo data, paskelbimas,
        parengta
    ",
    updated: "
        atnaujinta, atnaujintas, atnaujinti, paskutinį kartą atnaujinta, paskutinis atnaujinimas,
        paskutinį kartą atnaujintas, atnaujinimo data, paskutinio atnaujinimo data, atnaujinimas,
        puslapis atnaujintas, pakeista, paskutinis pakeitimas, paskutiniai pakeitimai,
        paskutinį kartą pakeista, pakeitimo data, pakeitimų data, keista, redaguota,
        paskutinį kartą redaguota, pakoreguota, patikslinta, paskutinė redakcija, ištaisyta,
        aktualizuota, naujinta
    ",
    other: "
        patikrinta, peržiūrėta, paskutinį kartą peržiūrėta, kitas atnaujinimas, galioja iki,
        galioja nuo, galiojimas, įsigalioja, įsigaliojimas, įsigaliojimo data, terminas,
        galutinis terminas, paraiškų teikimo terminas, pabaigos data, pradžios data,
        renginio data, pradžia, pabaiga, gimė, gimimo data, pasirašyta, priimta, priėmimo data,
        žiūrėta
    ",
    site: "
        svetainė, svetainės, interneto svetainė, interneto svetainės, portalas, portalo
    ",
    fillers: "
        val, m, d, mėn, nuo, iki, puslapis, puslapio, šis, ši, straipsnis, straipsnio, yra, buvo,
        ir, turinys, turinio, dokumentas, dokumento, laikas, metų, apie, tinklalapis, tinklalapio
    ",
    joints: "val, val., nuo, iki, laikas, apie",
    ordinals: "d",
    particles: "mėn",
    years: "m, metų, metai",
    hours: "val, val., h",
    morning: "priešpiet",
    afternoon: "popiet",
    notices: "
        pataisymas, pataisymai, klaidų ištaisymas, klaidos ištaisymas, patikslinimas,
        patikslinimai, redakcijos pastaba, redaktoriaus pastaba, red. past, paneigimas,
        atitaisymas, pataisyta versija
    ",
    subjects: "
        šis straipsnis, šis pranešimas, šis puslapis, ankstesnėje versijoje, ankstesnė versija,
        straipsnio ankstesnėje versijoje, pirminėje versijoje
    ",
    done: "
        ištaisyta, pataisyta, ištaisytas, pataisytas, klaidingai, neteisingai, per klaidą,
        patikslinta
    ",
    ..Language::NONE
};
