//! Irish.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "ga",
    months: [
        "Eanáir, Ean",
        "Feabhra, Feabh, Fheabhra",
        "Márta, Mhárta",
        "Aibreán, Aib, Aibreáin",
        "Bealtaine, Beal, Bhealtaine",
        "Meitheamh, Meith, Meithimh, Mheitheamh, Mheithimh",
        "Iúil",
        "Lúnasa, Lún",
        "Meán Fómhair, MFómh, Mheán Fómhair, M. Fómh",
        "Deireadh Fómhair, DFómh, Dheireadh Fómhair, D. Fómh",
        "Samhain, Samh, Samhna, Shamhain",
        "Nollaig, Noll, Nollag",
    ],
    weekdays: "
        Dé Luain, Dé Máirt, Dé Céadaoin, Déardaoin, Dé hAoine, Dé Sathairn, Dé Domhnaigh, Luan,
        Máirt, Céad, Déar, Aoine, Sath, Domh, Domhnach, Satharn, Céadaoin
    ",
    published: "
        foilsithe, arna fhoilsiú, dáta foilsithe, dáta foilsitheoireachta, dáta foilsiúcháin,
        foilsíodh, foilsiú, arna fhoilsiú den chéad uair, dáta, cruthaithe, dáta cruthaithe,
        eisithe, dáta eisithe, arna eisiúint, eisíodh, postáilte, curtha suas
    ",
    updated: "
        nuashonraithe, nuashonrú, nuashonraíodh, arna nuashonrú, an nuashonrú is déanaí,
        nuashonrú is déanaí, nuashonrú deireanach, an nuashonrú deireanach,
        nuashonraithe go deireanach, nuashonraithe is déanaí, arna nuashonrú go deireanach,
        dáta nuashonraithe, nuashonraíodh go deireanach, an t-athrú deireanach, athraithe,
        athrú is déanaí, modhnaithe, arna mhodhnú, leasaithe, leasaíodh, an leagan is déanaí,
        uasdátaithe, uasdátú is déanaí, an t-eolas is déanaí
    ",
    other: "
        athbhreithnithe, an chéad athbhreithniú eile, bailí go dtí, bailí ó, spriocdháta,
        dáta deiridh, dáta deiridh le haghaidh iarratas, sprioc-am, dáta an imeachta,
        dáta tosaithe, dáta críochnaithe, i bhfeidhm ó, teacht i bhfeidhm, dáta breithe, rochtain,
        dáta tosaigh
    ",
    site: "
        suíomh, suímh, láithreán, láithreáin, suíomh gréasáin, láithreán gréasáin, tairseach
    ",
    fillers: "
        ar, an, na, ag, is, agus, den, de, do, leathanach, leathanaigh, seo, alt, airteagal, bhí,
        le, ó, i, ábhar, am, dáta, lá
    ",
    joints: "ag, ar, ó, am",
    ordinals: "ú, adh",
    particles: "de, den, mí, mí na, d'",
    morning: "r.n.",
    afternoon: "i.n.",
    notices: "
        ceartú, ceartúchán, ceartúcháin, ceartú earráide, nóta ón eagarthóir, nóta an eagarthóra,
        nóta eagarthóra, soiléiriú, earráidí, corrigendum
    ",
    subjects: "
        an t-alt seo, an leathanach seo, an preasráiteas seo, leagan níos luaithe,
        i leagan níos luaithe, leagan roimhe seo
    ",
    done: "
        ceartaíodh, ceartaithe, go mícheart, trí earráid, trí dhearmad, soiléiríodh
    ",
    ..Language::NONE
};
