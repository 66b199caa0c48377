//! Is this the article at all: bot walls, consent, login, error pages, empty shells, cut bodies.

use super::dom::fold;
use crate::model::{Quality, Verdict};

/// What the judgement is made on.
pub(super) struct Evidence<'a> {
    /// The page's source.
    pub(super) source: &'a str,
    /// The headline and the window's title.
    pub(super) titles: [Option<&'a str>; 2],
    /// The text of the blocks, joined.
    pub(super) text: &'a str,
    /// All the words that a reader sees, furniture too.
    pub(super) visible: &'a str,
    /// Whether the page says in words or JSON-LD when it was published or updated: walls and error
    /// pages do not.
    pub(super) stamped: bool,
    /// Whether the page has a password field.
    pub(super) password: bool,
    /// The part of the host's name that is the site's: `example` of `www.example.org`.
    pub(super) site: &'a str,
    /// Whether the page, which is no home page, calls itself the site's home page.
    pub(super) calls_itself_home: bool,
    /// Why the parser stopped early, where it did.
    pub(super) stopped: Option<&'static str>,
}

/// Phrases, folded, that say what a page is when they stand in its title.
const TITLES: &[(Verdict, &str)] = &[
    (Verdict::Login, "log in"),
    (Verdict::Login, "login"),
    (Verdict::Login, "sign in"),
    (Verdict::Login, "se connecter"),
    (Verdict::Login, "connexion"),
    (Verdict::Login, "anmelden"),
    (Verdict::Login, "iniciar sesion"),
    (Verdict::Login, "accedi"),
    (Verdict::Soft404, "oops"),
    (Verdict::Maintenance, "we will be back"),
    (Verdict::Consent, "privacy checks"),
    (Verdict::Block, "just a moment"),
    (Verdict::Block, "attention required"),
    (Verdict::Block, "access denied"),
    (Verdict::Block, "access to this page has been denied"),
    (Verdict::Block, "403 forbidden"),
    (Verdict::Block, "403 - forbidden"),
    (Verdict::Block, "forbidden"),
    (Verdict::Block, "are you a robot"),
    (Verdict::Block, "pardon our interruption"),
    (Verdict::Block, "request rejected"),
    (Verdict::Block, "security check"),
    (Verdict::Block, "verify you are human"),
    (Verdict::Block, "bot verification"),
    (Verdict::Block, "error: the request could not be satisfied"),
    (Verdict::Block, "too many requests"),
    (Verdict::Block, "acces refuse"),
    (Verdict::Block, "zugriff verweigert"),
    (Verdict::Block, "ddos-guard"),
    (Verdict::Block, "checking your browser"),
    (Verdict::Block, "un instant"),
    (Verdict::Soft404, "404"),
    (Verdict::Soft404, "page not found"),
    (Verdict::Soft404, "not found"),
    (Verdict::Soft404, "page introuvable"),
    (Verdict::Soft404, "page non trouvee"),
    (Verdict::Soft404, "seite nicht gefunden"),
    (Verdict::Soft404, "pagina no encontrada"),
    (Verdict::Soft404, "pagina non trovata"),
    (Verdict::Soft404, "pagina niet gevonden"),
    (Verdict::Soft404, "сторінку не знаидено"),
    (Verdict::Soft404, "страница не наидена"),
    (Verdict::Soft404, "erreur 404"),
    (Verdict::Soft404, "error 404"),
    (Verdict::Soft404, "page unavailable"),
    (Verdict::Maintenance, "maintenance"),
    (Verdict::Maintenance, "service unavailable"),
    (Verdict::Maintenance, "temporarily unavailable"),
    (Verdict::Maintenance, "502 bad gateway"),
    (Verdict::Maintenance, "503 service"),
    (Verdict::Maintenance, "504 gateway"),
    (Verdict::Maintenance, "500 internal server error"),
    (Verdict::Maintenance, "internal server error"),
    (Verdict::Maintenance, "site en maintenance"),
    (Verdict::Maintenance, "wartungsarbeiten"),
    (Verdict::Consent, "before you continue"),
    (Verdict::Consent, "avant de continuer"),
];

/// Phrases, folded, that say what a page is when its text is short.
const TEXTS: &[(Verdict, &str)] = &[
    (Verdict::Soft404, "n'avons pas trouve la page"),
    (Verdict::Soft404, "page que vous recherchez"),
    (Verdict::Soft404, "page you're looking for"),
    (Verdict::Soft404, "can't find the page"),
    (Verdict::Soft404, "couldn't find the page"),
    (Verdict::Soft404, "cannot find the page"),
    (Verdict::Maintenance, "something's gone wrong"),
    (Verdict::Maintenance, "something went wrong"),
    (Verdict::Maintenance, "une erreur est survenue"),
    (Verdict::Maintenance, "an error occurred"),
    (Verdict::Maintenance, "an error has occurred"),
    (Verdict::Consent, "allow the use of cookies"),
    (Verdict::Block, "checking your browser"),
    (Verdict::Block, "checking if the site connection is secure"),
    (Verdict::Block, "verify you are human"),
    (Verdict::Block, "verifying you are human"),
    (Verdict::Block, "you don't have permission to access"),
    (Verdict::Block, "request unsuccessful"),
    (Verdict::Block, "pardon our interruption"),
    (Verdict::Block, "enable js and disable any ad blocker"),
    (Verdict::Block, "sorry, you have been blocked"),
    (Verdict::Block, "unusual traffic"),
    (Verdict::Block, "the request could not be satisfied"),
    (Verdict::Block, "are you a robot"),
    (Verdict::Block, "i'm not a robot"),
    (Verdict::Block, "complete the captcha"),
    (Verdict::Block, "solve the captcha"),
    (Verdict::Block, "ray id"),
    (Verdict::Block, "the requested url was rejected"),
    (Verdict::Block, "press & hold"),
    (Verdict::Block, "enable javascript and cookies to continue"),
    (Verdict::Block, "access denied"),
    (Verdict::Block, "needs to review the security of your connection"),
    (Verdict::Block, "403 forbidden"),
    (Verdict::Block, "acces refuse"),
    (Verdict::Block, "vous n'etes pas un robot"),
    (Verdict::Block, "automated access"),
    (Verdict::Block, "too many requests"),
    (Verdict::Block, "blocked by network security"),
    (Verdict::Block, "request blocked"),
    (Verdict::Consent, "before you continue to"),
    (Verdict::Consent, "we and our partners store"),
    (Verdict::Consent, "avant de continuer"),
    (Verdict::Consent, "nos partenaires stockons"),
    (Verdict::Consent, "accept all cookies to continue"),
    (Verdict::Login, "log in to continue"),
    (Verdict::Login, "you must be logged in"),
    (Verdict::Login, "you must log in"),
    (Verdict::Login, "please sign in"),
    (Verdict::Login, "connectez-vous pour continuer"),
    (Verdict::Login, "veuillez vous connecter"),
    (Verdict::Soft404, "page not found"),
    (Verdict::Soft404, "page you are looking for"),
    (Verdict::Soft404, "page you requested"),
    (Verdict::Soft404, "page isn't available"),
    (Verdict::Soft404, "page n'existe pas"),
    (Verdict::Soft404, "page demandee"),
    (Verdict::Soft404, "page est introuvable"),
    (Verdict::Soft404, "content isn't available"),
    (Verdict::Soft404, "404 not found"),
    (Verdict::Soft404, "seite konnte nicht gefunden"),
    (Verdict::Soft404, "seite wurde nicht gefunden"),
    (Verdict::Maintenance, "under maintenance"),
    (Verdict::Maintenance, "temporarily unavailable"),
    (Verdict::Maintenance, "site est en maintenance"),
    (Verdict::Maintenance, "scheduled maintenance"),
    (Verdict::Maintenance, "temporairement indisponible"),
];

/// Marks in the source of challenge pages. They count only where there is hardly any text: normal
/// pages of the same sites carry them too.
const MARKS: &[&str] = &[
    "_incapsula_resource",
    "cf-challenge",
    "challenge-platform",
    "captcha-delivery.com",
    "px-captcha",
    "errors.edgesuite.net",
    "sec-if-cpt",
    "awswaf",
    "hcaptcha.com",
    "turnstile",
];

/// Above this many characters a page is an article whatever phrases it holds.
const SHORT: usize = 1500;

/// Below this many characters there is nothing to compare.
const EMPTY: usize = 25;

/// Judges a page.
pub(super) fn judge(evidence: &Evidence<'_>) -> Quality {
    let found = refused(evidence)
        .or_else(|| evidence.stopped.map(|why| (Verdict::Truncated, why.to_owned())))
        .or_else(|| {
            is_cut(evidence.source)
                .then(|| (Verdict::Truncated, "the page ends in the middle".to_owned()))
        })
        .or_else(|| empty(evidence))
        .or_else(|| consent(evidence))
        .or_else(|| home(evidence));
    match found {
        Some((verdict, reason)) => Quality { verdict, score: 0.1, reasons: vec![reason] },
        None => article(evidence),
    }
}

fn article(evidence: &Evidence<'_>) -> Quality {
    let chars = evidence.text.chars().count();
    let mut reasons = Vec::new();
    let mut score: f64 = 1.0;
    if chars < 200 {
        score -= 0.2;
        reasons.push(format!("only {chars} characters of text"));
    }
    if evidence.calls_itself_home {
        score -= 0.4;
        reasons.push("the page calls itself the home page".to_owned());
    }
    if evidence.titles[0].is_none() {
        score -= 0.2;
        reasons.push("no headline".to_owned());
    }
    Quality { verdict: Verdict::Article, score, reasons }
}

fn refused(evidence: &Evidence<'_>) -> Option<(Verdict, String)> {
    let chars = evidence.text.chars().count();
    if chars > SHORT || evidence.stamped {
        return None;
    }
    let titles: Vec<String> = evidence.titles.iter().flatten().map(|title| fold(title)).collect();
    let said_above =
        TITLES.iter().find(|(_, phrase)| titles.iter().any(|title| is_called(title, phrase)));
    if let Some((verdict, phrase)) = said_above {
        return Some((*verdict, format!("the title says “{phrase}”")));
    }
    let text = fold(&evidence.visible.chars().take(4000).collect::<String>());
    // Long phrases are said by walls alone, short ones by articles too.
    let brief = |phrase: &str| chars < if phrase.split(' ').count() >= 4 { 700 } else { 300 };
    let said = TEXTS.iter().find(|(_, phrase)| brief(phrase) && holds(&text, phrase));
    if let Some((verdict, phrase)) = said.filter(|_| text.len() < 2500) {
        return Some((*verdict, format!("the text says “{phrase}”")));
    }
    let begins = |title: &String| {
        TITLES
            .iter()
            .any(|(verdict, phrase)| *verdict == Verdict::Login && title.starts_with(phrase))
    };
    if evidence.password && (chars < 400 || chars < 800 && titles.iter().any(begins)) {
        return Some((
            Verdict::Login,
            "a password is asked for, and there is hardly any text".to_owned(),
        ));
    }
    let source = evidence.source.get(..200_000).unwrap_or(evidence.source).to_ascii_lowercase();
    let mark = MARKS.iter().find(|mark| chars < 200 && text.len() < 400 && source.contains(**mark));
    mark.map(|mark| (Verdict::Block, format!("a challenge page ({mark})")))
}

/// A text that is about nothing but cookies, on a page that is not called so.
fn consent(evidence: &Evidence<'_>) -> Option<(Verdict, String)> {
    let chars = evidence.text.chars().count();
    let text = fold(evidence.text);
    let titles: Vec<String> = evidence.titles.iter().flatten().map(|title| fold(title)).collect();
    let named = titles.iter().any(|title| {
        ["cookie", "privacy", "confidentialite", "datenschutz", "traceur"]
            .iter()
            .any(|w| title.contains(w))
    });
    let said = text.matches("cookie").count() * 200;
    (!named && chars < 2500 && said > chars && said >= 600)
        .then(|| (Verdict::Consent, "the text is about cookies and nothing else".to_owned()))
}

/// The home page in the article's place: it names the home page as its own address, and the site in
/// its headline. The address alone is not enough, for some sites name the home page on every page.
fn home(evidence: &Evidence<'_>) -> Option<(Verdict, String)> {
    let letters =
        |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let headline = letters(evidence.titles[0].unwrap_or_default());
    let site = letters(evidence.site);
    let named = site.len() >= 4 && headline.contains(&site);
    (evidence.calls_itself_home && named)
        .then(|| (Verdict::Soft404, "the page is the site's home page".to_owned()))
}

/// Whether a title is a phrase, with no more than the site's name beside it; longer phrases may stand
/// anywhere in a short title.
fn is_called(title: &str, phrase: &str) -> bool {
    let parts = title.split(['|', '–', '—', '-', ':', '!', '.', '…', '·']).map(str::trim);
    let long = phrase.split(' ').count() >= 3 && title.chars().count() < 80;
    parts.clone().any(|part| part == phrase) || long && holds(title, phrase)
}

fn holds(text: &str, phrase: &str) -> bool {
    text.contains(phrase)
}

fn empty(evidence: &Evidence<'_>) -> Option<(Verdict, String)> {
    let chars = evidence.text.chars().count();
    (chars < EMPTY).then(|| (Verdict::Empty, format!("{chars} characters of text")))
}

/// Whether the source ends in the middle: it opens a document, never closes it, and leaves elements
/// open that nobody leaves out the end of.
fn is_cut(source: &str) -> bool {
    let lower = source.to_ascii_lowercase();
    let opened = lower.contains("<body") || lower.contains("<html");
    if !opened || lower.contains("</body") || lower.contains("</html") {
        return false;
    }
    if lower.trim_end().ends_with('>') {
        return false;
    }
    let ends_in_tag =
        lower.rfind('<').is_some_and(|at| !lower.get(at..).unwrap_or_default().contains('>'));
    let open = |tag: &str| {
        lower.matches(&format!("<{tag}")).count() > lower.matches(&format!("</{tag}")).count()
    };
    ends_in_tag
        || ["div", "article", "main", "section", "ul", "table", "script"]
            .iter()
            .any(|tag| open(tag))
}
