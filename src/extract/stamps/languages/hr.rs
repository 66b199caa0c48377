//! Croatian.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "hr",
    months: [
        "siječanj, siječnja, sij, januar, januara, jan",
        "veljača, veljače, velj, februar, februara, feb",
        "ožujak, ožujka, ožu, mart, marta, mar",
        "travanj, travnja, tra, april, aprila, apr",
        "svibanj, svibnja, svi, maj, maja",
        "lipanj, lipnja, lip, jun, juna, juni",
        "srpanj, srpnja, srp, jul, jula, juli",
        "kolovoz, kolovoza, kol, august, augusta, avgust, avgusta, aug, avg",
        "rujan, rujna, ruj, septembar, septembra, sep, sept",
        "listopad, listopada, lis, oktobar, oktobra, okt",
        "studeni, studenoga, stu, studenog, novembar, novembra, nov",
        "prosinac, prosinca, pro, decembar, decembra, dec",
    ],
    weekdays: "
        ponedjeljak, utorak, srijeda, četvrtak, petak, subota, nedjelja, pon, uto, sri, čet, pet,
        sub, ned, srijedu, subotu, nedjelju, sreda, nedelja
    ",
    published: "
        objavljeno, objavljen, objavljena, objavljeni, objava, datum objave, datum objavljivanja,
        prva objava, prvi put objavljeno, izdano, datum izdavanja, datum, kreirano,
        datum kreiranja, dodano, datum dodavanja, postavljeno, datum postavljanja, stvoreno,
        priopćenje od, datum stvaranja
    ",
    updated: "
        ažurirano, ažuriran, ažurirana, posljednje ažuriranje, zadnje ažuriranje,
        zadnji put ažurirano, posljednji put ažurirano, zadnje ažurirano, ažuriranje,
        datum ažuriranja, datum zadnjeg ažuriranja, datum posljednjeg ažuriranja, osvježeno,
        zadnje osvježenje, izmijenjeno, zadnja izmjena, posljednja izmjena, zadnje izmjene,
        posljednje izmjene, datum izmjene, datum zadnje izmjene, zadnja promjena,
        posljednja promjena, promijenjeno, uređeno, zadnji put uređeno, stanje na dan, izmjena,
        revidirano, ispravljeno
    ",
    other: "
        provjereno, sljedeće ažuriranje, vrijedi do, vrijedi od, važi do, važi od, na snazi od,
        stupa na snagu, stupanje na snagu, datum stupanja na snagu, rok, rok za prijavu,
        rok prijave, rok za dostavu, krajnji rok, zadnji rok, datum događaja, datum održavanja,
        datum početka, datum završetka, početak, završetak, datum rođenja, rođen, potpisano,
        usvojeno, pristupljeno
    ",
    site: "
        web-mjesto, web mjesto, web stranice, internetske stranice, mrežne stranice, portal,
        portala, site, sajt
    ",
    fillers: "
        dana, u, na, od, za, sati, stranica, stranice, ova, ove, članak, članka, je, bio, bila,
        bilo, i, o, sat, s, sa, sadržaj, sadržaja, dokument, dokumenta, vrijeme, vijest
    ",
    joints: "u, od, sati, dana, na, vrijeme, oko",
    years: "god, godine, g",
    hours: "sati, h, sat, sata",
    morning: "prijepodne, prije podne",
    afternoon: "poslijepodne, poslije podne",
    notices: "
        ispravak, ispravci, ispravka, ispravke, isprika i ispravak, pojašnjenje,
        napomena uredništva, bilješka urednika, napomena urednika, demanti, od uredništva,
        ispravljena verzija, corrigendum
    ",
    subjects: "
        ovaj članak, ova vijest, ovo priopćenje, ova stranica, prethodna verzija,
        u prethodnoj verziji, u ranijoj verziji, ranija verzija, izvorna verzija
    ",
    done: "
        ispravljen, ispravljena, ispravljeno, pogrešno, greškom, netočno, pojašnjeno
    ",
    ..Language::NONE
};
