//! Whether a page is the article at all. What is not is never compared, so both mistakes cost: a
//! refusal taken for the article is a false alarm, an article taken for a refusal is an edit missed.

use scraper::Html;

use super::dom::{self, attr, fold, tag, text};
use crate::model::{Extraction, Quality, Verdict};

/// A page with more text than this, in characters, is no notice of a server.
const NOTICE: usize = 1_500;

/// What is judged.
pub(super) struct Seen<'a> {
    /// The page's source.
    pub(super) source: &'a str,
    /// Its tree.
    pub(super) html: &'a Html,
    /// What was read from it.
    pub(super) extraction: &'a Extraction,
}

/// Marks that the walls of well-known providers leave in the source of their pages.
const WALLS: [&str; 16] = [
    "cf-challenge",
    "cf_chl_",
    "challenge-platform",
    "cf-error-details",
    "_incapsula_resource",
    "incapsula incident",
    "captcha-delivery.com",
    "geo.captcha",
    "px-captcha",
    "_pxcaptcha",
    "errors.edgesuite.net",
    "akamai reference",
    "sucuri website firewall",
    "ddos-guard",
    "bm-verify",
    "request unsuccessful. incapsula",
];

/// What such pages say, folded.
const REFUSED: [&str; 26] = [
    "access denied",
    "access to this page has been denied",
    "acces refuse",
    "acces interdit",
    "zugriff verweigert",
    "403 forbidden",
    "forbidden",
    "request blocked",
    "you have been blocked",
    "verify you are human",
    "are you a robot",
    "not a robot",
    "unusual traffic",
    "checking your browser",
    "just a moment",
    "pardon our interruption",
    "security check",
    "enable javascript and cookies to continue",
    "attention required",
    "too many requests",
    "the request could not be satisfied",
    "request rejected",
    "the requested url was rejected",
    "verification en cours",
    "vous n'etes pas un robot",
    "request access",
];

const MISSING: [&str; 24] = [
    "page not found",
    "page cannot be found",
    "page could not be found",
    "page can't be found",
    "404 not found",
    "error 404",
    "erreur 404",
    "404 error",
    "page introuvable",
    "page non trouvee",
    "page n'existe pas",
    "page doesn't exist",
    "page does not exist",
    "page you requested",
    "no longer available",
    "n'est plus disponible",
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "pagina no encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
    "pagina nao encontrada",
    "nie znaleziono strony",
    "страница не найдена",
];

const DOWN: [&str; 16] = [
    "down for maintenance",
    "under maintenance",
    "scheduled maintenance",
    "site maintenance",
    "maintenance en cours",
    "en maintenance",
    "wartungsarbeiten",
    "temporarily unavailable",
    "temporairement indisponible",
    "service unavailable",
    "service indisponible",
    "internal server error",
    "bad gateway",
    "gateway timeout",
    "website is offline",
    "en mantenimiento",
];

const CONSENT: [&str; 10] = [
    "before you continue",
    "avant d'acceder",
    "avant de continuer",
    "consent to the use of cookies",
    "we value your privacy",
    "nous respectons votre vie privee",
    "accept all cookies",
    "accepter tous les cookies",
    "bevor sie fortfahren",
    "choisir mes cookies",
];

const LOGIN: [&str; 10] = [
    "log in",
    "login",
    "sign in",
    "connexion",
    "se connecter",
    "identifiez-vous",
    "anmelden",
    "iniciar sesion",
    "accedi",
    "inloggen",
];

const EMPTY: [&str; 8] = [
    "redirecting",
    "redirection en cours",
    "you are being redirected",
    "loading...",
    "chargement",
    "you need to enable javascript",
    "javascript is disabled",
    "please enable javascript",
];

/// Judges a page; `stopped` says why the parser did not read it to its end.
pub(super) fn judge(seen: &Seen<'_>, stopped: Option<&'static str>) -> Quality {
    let chars: usize = seen.extraction.blocks.iter().map(|block| block.text.chars().count()).sum();
    if let Some(reason) = stopped {
        return verdict(Verdict::Truncated, 0.1, reason);
    }
    if is_cut(seen.source) {
        return verdict(Verdict::Truncated, 0.2, "the page ends in the middle of itself");
    }
    if chars < NOTICE
        && let Some(quality) = notice(seen, chars)
    {
        return quality;
    }
    if chars == 0 {
        return verdict(Verdict::Empty, 0.0, "there is no text");
    }
    let score = (0.5 + chars as f64 / 1_000.0).min(1.0);
    Quality { verdict: Verdict::Article, score, reasons: Vec::new() }
}

/// What a page with little text may be instead of the article.
fn notice(seen: &Seen<'_>, chars: usize) -> Option<Quality> {
    let source = seen.source.to_ascii_lowercase();
    if let Some(wall) = WALLS.iter().find(|wall| source.contains(*wall)) {
        let served = chars < 400 || said(seen, &REFUSED).is_some();
        if served {
            return Some(verdict(Verdict::Block, 0.0, &format!("the mark of a bot wall: {wall}")));
        }
    }
    let lists: [(Verdict, &[&str]); 5] = [
        (Verdict::Block, &REFUSED),
        (Verdict::Soft404, &MISSING),
        (Verdict::Maintenance, &DOWN),
        (Verdict::Consent, &CONSENT),
        (Verdict::Empty, &EMPTY),
    ];
    let found = lists.iter().find_map(|(kind, words)| Some((*kind, said(seen, words)?)));
    if let Some((kind, words)) = found {
        return Some(verdict(kind, 0.1, &format!("it says \"{words}\"")));
    }
    if has_password(seen.html) && said(seen, &LOGIN).is_some() {
        return Some(verdict(Verdict::Login, 0.1, "it asks for a password"));
    }
    let leads_on = dom::elements(seen.html).any(|node| {
        tag(node) == "meta"
            && attr(node, "http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh"))
    });
    (leads_on && chars < 300).then(|| verdict(Verdict::Empty, 0.1, "it leads to another page"))
}

/// The words of a list that headline or window title say; in the text only where there is little.
fn said<'w>(seen: &Seen<'_>, words: &[&'w str]) -> Option<&'w str> {
    let heading = |name: &str| {
        dom::elements(seen.html).find(|node| tag(*node) == name).map(text).unwrap_or_default()
    };
    let head = fold(&[heading("title"), heading("h1")].join(" \n "));
    // An article may be about a refusal: a headline that says much more than the words is one.
    let in_head = words.iter().find(|words| head.contains(**words) && head.chars().count() < 160);
    let body = fold(&text(dom::body(seen.html)));
    let brief = body.chars().count() < 600;
    in_head.or_else(|| words.iter().find(|words| brief && body.contains(**words))).copied()
}

fn has_password(html: &Html) -> bool {
    dom::elements(html).any(|node| {
        tag(node) == "input"
            && attr(node, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("password"))
    })
}

/// Whether a body ends before the page does: its end is missing, and a tag or an element that
/// pages always close is open. Pages that leave out optional end tags are whole.
fn is_cut(source: &str) -> bool {
    let lower = source.to_ascii_lowercase();
    let count = |piece: &str| lower.matches(piece).count();
    if !lower.contains("<body") || lower.contains("</body") || lower.contains("</html") {
        return false;
    }
    let in_tag = lower.rfind('<').is_some_and(|open| !lower[open..].contains('>'));
    let open = ["div", "section", "article", "main", "script", "ul", "table"]
        .iter()
        .any(|name| count(&format!("<{name}")) > count(&format!("</{name}")));
    in_tag || open
}

fn verdict(verdict: Verdict, score: f64, reason: &str) -> Quality {
    Quality { verdict, score, reasons: vec![reason.to_owned()] }
}
