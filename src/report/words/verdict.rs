//! Disclosure and significance in words.

use super::time::between;
use crate::model::{Comparison, DeclaredIn, Disclosure, Locale, Quality, Significance, Verdict};
use jiff::Timestamp;

/// A disclosure in the words of a badge: `Edited without saying so`.
pub fn disclosure(locale: Locale, disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::None => locale.pick("Not an edit", "Pas une modification"),
        Disclosure::Backdated => locale.pick("Date moved back", "Date reculée"),
        Disclosure::Declared => locale.pick("Edit declared", "Modification déclarée"),
        Disclosure::StampOnly => locale.pick("Only the date changed", "Seule la date a changé"),
        Disclosure::Undetermined => locale.pick("Cannot be told", "Indéterminable"),
        Disclosure::Stealth => locale.pick("Edited without saying so", "Modifié sans le signaler"),
    }
}

/// The badge of a comparison, which may be none.
pub fn badge(locale: Locale, comparison: &Comparison) -> &'static str {
    if comparison.comparable {
        return disclosure(locale, comparison.disclosure);
    }
    locale.pick("Cannot be compared", "Pas de comparaison")
}

/// How the publisher declared the edit, as one sentence.
pub fn disclosure_sentence(locale: Locale, comparison: &Comparison) -> String {
    if !comparison.comparable {
        return not_comparable(locale, &comparison.quality.before, &comparison.quality.after);
    }
    let cosmetic = comparison.significance == Significance::Cosmetic;
    let sentence = match comparison.disclosure {
        Disclosure::None if cosmetic => locale.pick(
            "Only the typography changed, not what is said.",
            "Seule la typographie a changé, pas ce qui est dit.",
        ),
        Disclosure::None => locale.pick(
            "Neither the content nor a date changed.",
            "Ni le contenu ni une date n’ont changé.",
        ),
        Disclosure::Backdated => locale.pick(
            "A date on the page was moved backwards.",
            "Une date de la page a été reculée.",
        ),
        Disclosure::Declared => declared(locale, comparison.declared_in),
        Disclosure::StampOnly => locale.pick(
            "A date on the page changed; the content did not.",
            "Une date de la page a changé, le contenu non.",
        ),
        Disclosure::Undetermined => locale.pick(
            "The content changed on the very day that the page already named: whether that date covers this edit cannot be told.",
            "Le contenu a changé le jour même que la page indiquait déjà\u{a0}: rien ne dit si cette date vaut pour cette modification.",
        ),
        Disclosure::Stealth => locale.pick(
            "The content changed, and nothing on the page says so.",
            "Le contenu a changé, et rien sur la page ne le signale.",
        ),
    };
    sentence.to_owned()
}

fn declared(locale: Locale, place: Option<DeclaredIn>) -> &'static str {
    match place {
        Some(DeclaredIn::Metadata) => locale.pick(
            "The content changed, and only the page’s metadata, which readers do not see, says so.",
            "Le contenu a changé, et seules les métadonnées de la page, que les lecteurs ne voient pas, le signalent.",
        ),
        Some(DeclaredIn::Notice) => locale.pick(
            "The content changed, and a correction notice on the page says so.",
            "Le contenu a changé, et un rectificatif sur la page le signale.",
        ),
        Some(DeclaredIn::Page) | None => locale.pick(
            "The content changed, and the date on the page moved with it.",
            "Le contenu a changé, et la date de la page a avancé avec lui.",
        ),
    }
}

fn not_comparable(locale: Locale, before: &Quality, after: &Quality) -> String {
    let [one, two] = [before, after].map(|side| verdict(locale, side.verdict));
    let side = match (before.is_article(), after.is_article()) {
        (false, false) => locale.pick(
            format!("Neither side is the article: {one} and {two}."),
            format!("Aucun des deux côtés n’est l’article\u{a0}: {one} et {two}."),
        ),
        (false, true) => locale.pick(
            format!("The earlier side is not the article but {one}."),
            format!("Le côté antérieur n’est pas l’article mais {one}."),
        ),
        (true, false) => locale.pick(
            format!("The later side is not the article but {two}."),
            format!("Le côté actuel n’est pas l’article mais {two}."),
        ),
        (true, true) => locale
            .pick(
                "The two sides are not of one article.",
                "Les deux côtés ne sont pas d’un même article.",
            )
            .to_owned(),
    };
    let nothing = locale.pick("Nothing is said of an edit.", "Rien n’est dit d’une modification.");
    format!("{side} {nothing}")
}

fn verdict(locale: Locale, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Article => locale.pick("an article", "un article"),
        Verdict::Block => locale.pick("a bot wall or a refusal", "un refus d’accès"),
        Verdict::Consent => {
            locale.pick("a page that asks for consent", "une demande de consentement")
        }
        Verdict::Login => locale.pick("a login page", "une page de connexion"),
        Verdict::Soft404 => {
            locale.pick("a page that says “not found”", "une page «\u{a0}introuvable\u{a0}»")
        }
        Verdict::Maintenance => locale.pick("a maintenance page", "une page de maintenance"),
        Verdict::Empty => locale.pick("an empty shell", "une page vide"),
        Verdict::Truncated => locale.pick("a page that breaks off", "une page tronquée"),
    }
}

/// What happened to the page, as the beginning of a sentence: `Edited`, or `Changed` where its
/// content was not.
pub fn happened(locale: Locale, comparison: &Comparison) -> &'static str {
    let edited = comparison.significance > Significance::Cosmetic;
    if edited { locale.pick("Edited", "Modifié") } else { locale.pick("Changed", "Changé") }
}

/// What happened and when, as a sentence.
pub fn observed(locale: Locale, comparison: &Comparison, times: [Timestamp; 2]) -> String {
    format!("{} {}.", happened(locale, comparison), between(locale, times))
}

/// What else is to be said of the stamps, as sentences.
pub fn remarks(locale: Locale, comparison: &Comparison) -> Vec<&'static str> {
    let unstamped = locale.pick(
        "The page never carried an update stamp.",
        "La page n’a jamais porté de date de mise à jour.",
    );
    let removed = locale.pick(
        "The update stamp of the earlier version was taken off the page.",
        "La date de mise à jour de la version antérieure a été retirée de la page.",
    );
    let predates = locale.pick(
        "The stamp moved, but to a time at which the earlier text still stood.",
        "La date a avancé, mais vers un moment où le texte antérieur était encore en place.",
    );
    [
        (comparison.unstamped, unstamped),
        (comparison.stamp_removed, removed),
        (comparison.stamp_predates_edit, predates),
    ]
    .into_iter()
    .filter_map(|(holds, sentence)| holds.then_some(sentence))
    .collect()
}

/// A significance in the words of a label: `Substantive`.
pub fn significance(locale: Locale, significance: Significance) -> &'static str {
    match significance {
        Significance::None => locale.pick("No change of content", "Contenu inchangé"),
        Significance::Cosmetic => locale.pick("Cosmetic", "Cosmétique"),
        Significance::Minor => locale.pick("Minor", "Mineure"),
        Significance::Substantive => locale.pick("Substantive", "Substantielle"),
    }
}

/// A significance beside a badge: `Substantive change`. `None` where nothing changed.
pub fn weight(locale: Locale, significance: Significance) -> Option<&'static str> {
    match significance {
        Significance::None => None,
        Significance::Cosmetic => Some(locale.pick("Cosmetic change", "Changement cosmétique")),
        Significance::Minor => Some(locale.pick("Minor change", "Changement mineur")),
        Significance::Substantive => {
            Some(locale.pick("Substantive change", "Changement substantiel"))
        }
    }
}
