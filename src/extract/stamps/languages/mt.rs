//! Maltese.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "mt",
    months: [
        "Jannar, Jan",
        "Frar, Fra",
        "Marzu, Mar",
        "April, Apr",
        "Mejju, Mej",
        "Ġunju, Ġun",
        "Lulju, Lul",
        "Awwissu, Aww",
        "Settembru, Set",
        "Ottubru, Ott",
        "Novembru, Nov",
        "Diċembru, Diċ",
    ],
    weekdays: "
        It-Tnejn, It-Tlieta, L-Erbgħa, Il-Ħamis, Il-Ġimgħa, Is-Sibt, Il-Ħadd, Tne, Tli, Erb, Ħam,
        Ġim, Sib, Ħad, Tnejn, Tlieta, Erbgħa, Ħamis, Ġimgħa, Sibt, Ħadd
    ",
    published: "
        ippubblikat, ippubblikata, ippubblikati, pubblikat, pubblikata, data tal-pubblikazzjoni,
        id-data tal-pubblikazzjoni, data ta' pubblikazzjoni, pubblikazzjoni, data, id-data,
        maħruġ, maħruġa, data tal-ħruġ, mtella', maħluq, ippubblikat għall-ewwel darba,
        stqarrija maħruġa
    ",
    updated: "
        aġġornat, aġġornata, l-aħħar aġġornament, aġġornat l-aħħar, aġġornata l-aħħar,
        l-aħħar aġġornat, l-aħħar aġġornata, aġġornament, aġġornament tal-aħħar,
        data tal-aġġornament, data tal-aħħar aġġornament, data ta' l-aħħar aġġornament,
        immodifikat, immodifikata, l-aħħar modifika, l-aħħar immodifikat, mibdul, l-aħħar bidla,
        l-aħħar tibdil, rivedut, l-aħħar reviżjoni, l-aħħar li ġiet aġġornata, emendat,
        l-aħħar emendat
    ",
    other: "
        eżaminat, reviżjoni li jmiss, aġġornament li jmiss, validu sa, valida sa, validu minn,
        skadenza, data ta' skadenza, data tal-għeluq, data tal-avveniment, data tal-bidu,
        data tat-tmiem, fis-seħħ minn, dħul fis-seħħ, data tad-dħul fis-seħħ, aċċessat,
        data tat-twelid, data tal-laqgħa
    ",
    site: "sit, is-sit, websajt, il-websajt, sit elettroniku, portal, il-portal",
    fillers: "
        fi, fil, f', il, l, ta', tal, tat, tas, tad, tar, tan, ta, fis, fit, fid, din, dan, paġna,
        il-paġna, artiklu, ġie, ġiet, kien, u, minn, bi, id, is, it, ir, in, dokument, kontenut,
        ħin
    ",
    joints: "fil, fi, fis, f', ta', minn, ħin, fit, fil-ħin",
    particles: "ta', ta, t', tal",
    morning: "am",
    afternoon: "pm",
    notices: "
        korrezzjoni, korrezzjonijiet, rettifika, rettifiki, kjarifika, kjarifiki, nota tal-editur,
        nota tar-redazzjoni, errata corrige, corrigendum, kjarifikazzjoni
    ",
    subjects: "
        dan l-artiklu, din l-istqarrija, din il-paġna, verżjoni preċedenti, f'verżjoni preċedenti,
        il-verżjoni oriġinali
    ",
    done: "
        ġie kkoreġut, kkoreġuta, kkoreġut, ikkoreġuta, bi żball, erronjament, irrettifikat
    ",
    ..Language::NONE
};
