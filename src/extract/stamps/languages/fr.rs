//! French.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "fr",
    months: [
        "janvier, janv, jan",
        "février, févr, fév",
        "mars",
        "avril, avr",
        "mai",
        "juin",
        "juillet, juil, juill",
        "août",
        "septembre, sept",
        "octobre, oct",
        "novembre, nov",
        "décembre, déc",
    ],
    weekdays: "
        lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, lun, mar, mer, jeu, ven, sam,
        dim
    ",
    published: "
        publié, publiée, publiés, publiées, date de publication, date de la publication,
        publication, première publication, publié initialement, mis en ligne, mise en ligne,
        date de mise en ligne, paru le, parue le, date de parution, parution, posté le,
        diffusé le, diffusée le, date de diffusion, créé le, créée le, date de création,
        communiqué du, émis le, publiée initialement, ajouté le, rédigé le,
        communiqué de presse du, publié en ligne, pour diffusion immédiate
    ",
    updated: "
        mis à jour, mise à jour, mises à jour, dernière mise à jour, date de mise à jour,
        date de dernière mise à jour, date de la dernière mise à jour, page mise à jour, modifié,
        modifiée, modifiés, dernière modification, date de modification,
        date de dernière modification, date de la dernière modification,
        modifié pour la dernière fois, mis à jour pour la dernière fois, actualisé, actualisée,
        actualisation, dernière actualisation, maj, dernière maj, date maj, révisé le, révisée le,
        dernière révision, corrigé le, corrigée le, version du, à jour au, page modifiée,
        dernier changement, mise à jour effectuée
    ",
    other: "
        vérifié, dernière vérification, date de vérification, relu le, revu le,
        prochaine révision, prochaine mise à jour, valable jusqu'au, valide jusqu'au, valable du,
        toujours valide au, information toujours valide le, toujours valide le, date limite,
        date limite de dépôt, date limite de candidature, date de clôture, clôture, échéance,
        date d'échéance, date d'expiration, expire le, en vigueur le, entrée en vigueur,
        en vigueur au, en vigueur depuis le,
        date d'entrée en vigueur, date d'effet, applicable à partir du, date de l'événement,
        date de début, date de fin, date de la réunion, consulté le, page consultée le,
        imprimé le, date de naissance, né le, née le, date du document, date de la décision,
        date de signature, signé le, adopté le, inscrit le, inscrite le, membre depuis
    ",
    site: "site, sites, site web, portail",
    fillers: "
        le, la, du, de, à, cette, cet, ce, page, été, est, article, au, document, communiqué,
        contenu, heures, heure, et, par, il, elle, l, presse, les, en, date, dans, aux, fiche,
        information, informations, locale, h
    ",
    joints: "à, le, heure, h, dès, vers, du, de",
    ordinals: "er, re, e, ème, ère",
    particles: "de, du, d'",
    hours: "h, heures, heure, hrs",
    notices: "
        rectificatif, rectificatifs, rectification, communiqué rectificatif, note rectificative,
        erratum, errata, correction, corrections, précision, note de la rédaction,
        note du rédacteur, note de l'éditeur, note de l'éditrice, ndlr, ndr, correctif,
        mise au point, version corrigée, version rectifiée, avis de correction, corrigendum
    ",
    subjects: "
        cet article, ce communiqué, cette page, cette déclaration, ce document, cette publication,
        une version précédente, une version antérieure, une première version, la version initiale,
        la version précédente, une erreur s'est glissée, une coquille s'est glissée
    ",
    done: "
        corrigé, rectifié, a été modifié, par erreur, indiquait, a été mis à jour pour,
        a été mise à jour pour, a été amendé, s'est glissée, contenait une erreur,
        contenait des erreurs, annule et remplace
    ",
    ..Language::NONE
};
