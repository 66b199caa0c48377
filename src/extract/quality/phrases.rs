//! What pages that are no article say of themselves, in the languages of official news.
//!
//! A row holds phrases divided by `|`, neighbours being of one language. Gathered from the error pages
//! of content systems and web servers, and from bot walls as their users see them.

use std::sync::LazyLock;

use super::super::dom::fold;
use crate::model::Verdict::{self, Block, Consent, Login, Maintenance, Soft404};

/// One phrase, folded.
pub(super) struct Phrase {
    /// What a page is that says it.
    pub(super) verdict: Verdict,
    /// Its words.
    pub(super) words: String,
}

/// Titles that nothing but such pages bear.
pub(super) static TITLES: LazyLock<Vec<Phrase>> = LazyLock::new(|| read(TITLE_ROWS));

/// Titles that articles bear too: they count where hardly any text follows.
pub(super) static WORDS: LazyLock<Vec<Phrase>> = LazyLock::new(|| read(WORD_ROWS));

/// What such pages say to their reader.
pub(super) static TEXTS: LazyLock<Vec<Phrase>> = LazyLock::new(|| read(super::texts::ROWS));

fn read(rows: &[(Verdict, &str)]) -> Vec<Phrase> {
    let phrases = rows.iter().flat_map(|(verdict, row)| {
        row.split('|').map(|words| Phrase { verdict: *verdict, words: fold(words.trim()) })
    });
    phrases.collect()
}

const TITLE_ROWS: &[(Verdict, &str)] = &[
    (Block, "just a moment | one moment, please | attention required | access denied"),
    (Block, "access to this page has been denied | access forbidden | 403 forbidden | error 403"),
    (Block, "403 error | http 403 | 406 not acceptable | http error 403 | 429 too many requests"),
    (Block, "too many requests | error 1020 | request rejected | are you a robot"),
    (Block, "are you human | bot or not | bot verification | robot challenge screen"),
    (Block, "human verification | security checkpoint | security verification"),
    (Block, "pardon our interruption | verify you are human | making sure you're not a bot"),
    (Block, "checking your browser | client challenge | challenge validation | ddos-guard"),
    (Block, "web page blocked | you have been blocked | request blocked"),
    (Block, "the request could not be satisfied | radware bot manager captcha | un instant"),
    (Block, "un instant, s'il vous plaît | accès refusé | accès interdit | accès bloqué"),
    (Block, "nur einen moment | zugriff verweigert | zugriff gesperrt | un momento"),
    (Block, "acceso denegado | accesso negato | accesso bloccato | acesso negado | um momento"),
    (Block, "toegang geweigerd | een ogenblik | odmowa dostępu | dostęp zabroniony"),
    (Block, "brak dostępu | přístup odepřen | prístup odmietnutý | prístup zamietnutý"),
    (Block, "acces interzis | accesul interzis | acces refuzat | доступ заборонено"),
    (Block, "доступ запрещен | достъпът е отказан | отказан достъп"),
    (Block, "δεν επιτρέπεται η πρόσβαση | άρνηση πρόσβασης | åtkomst nekad | adgang nægtet"),
    (Block, "ingen tilgang | tilgang nektet | pääsy estetty | pääsy kielletty"),
    (Block, "hozzáférés megtagadva | pristup odbijen | zabranjen pristup | dostop zavrnjen"),
    (Block, "juurdepääs keelatud | piekļuve liegta | prieiga uždrausta | erişim engellendi"),
    (
        Block,
        "アクセスが拒否されました | 访问被拒绝 | 禁止访问 | 請稍候 | 请稍候 | تم رفض الوصول | diúltaíodh rochtain",
    ),
    (Block, "aċċess miċħud"),
    (Soft404, "page not found | 404 not found | error 404 | 404 error | http 404"),
    (Soft404, "page cannot be found | the page cannot be found | page can't be found"),
    (Soft404, "page could not be found | page unavailable | page no longer available"),
    (Soft404, "page does not exist | http error 404 | that page can't be found"),
    (Soft404, "content not found | article not found | document not found"),
    (Soft404, "this content isn't available | this page isn't available"),
    (Soft404, "requested page not found | 301 moved permanently | 302 found | 302 moved"),
    (Soft404, "document moved | object moved | 410 gone | page has moved | page removed"),
    (Soft404, "page introuvable | page non trouvée | erreur 404 | page inexistante"),
    (Soft404, "contenu introuvable | cette page n'existe pas | cette page est introuvable"),
    (Soft404, "page indisponible | seite nicht gefunden | fehler 404 | 404 fehler"),
    (Soft404, "seite nicht verfügbar | seite existiert nicht | inhalt nicht gefunden"),
    (Soft404, "die seite wurde nicht gefunden | pagina no encontrada"),
    (Soft404, "contenido no encontrado | pagina non trovata | errore 404"),
    (Soft404, "contenuto non trovato | pagina inesistente | página não encontrada | erro 404"),
    (Soft404, "conteúdo não encontrado | página inexistente | pagina niet gevonden | fout 404"),
    (Soft404, "pagina bestaat niet | pagina niet beschikbaar | nie znaleziono strony"),
    (Soft404, "strona nie istnieje | strona nie została znaleziona | błąd 404"),
    (Soft404, "stránka nenalezena | stránka nebyla nalezena | chyba 404 | stránka neexistuje"),
    (Soft404, "stránka sa nenašla | stránka nebola nájdená | stránka nenájdená"),
    (Soft404, "pagina nu a fost găsită | pagină inexistentă"),
    (Soft404, "eroare 404 | сторінку не знайдено | сторінка не знайдена | помилка 404"),
    (Soft404, "сторінка не існує | страница не найдена | ошибка 404 | страница не существует"),
    (Soft404, "страницата не е намерена | страницата не беше намерена | грешка 404"),
    (Soft404, "η σελίδα δεν βρέθηκε | η σελίδα δε βρέθηκε | σφάλμα 404 | δεν βρέθηκε η σελίδα"),
    (Soft404, "sidan hittades inte | sidan kunde inte hittas | sidan finns inte | fel 404"),
    (Soft404, "siden blev ikke fundet | siden findes ikke | siden kunne ikke findes | fejl 404"),
    (Soft404, "siden ble ikke funnet | siden finnes ikke | fant ikke siden | feil 404"),
    (Soft404, "sivua ei löydy | sivua ei löytynyt | sivua ei ole | virhe 404"),
    (Soft404, "az oldal nem található | a keresett oldal nem található | 404-es hiba"),
    (Soft404, "stranica nije pronađena | stranica ne postoji | stran ni bila najdena"),
    (Soft404, "strani ni mogoče najti | stran ne obstaja | lehekülge ei leitud"),
    (Soft404, "lehte ei leitud | lapa nav atrasta | lapa netika atrasta | puslapis nerastas"),
    (Soft404, "puslapis neegzistuoja | sayfa bulunamadı | aradığınız sayfa bulunamadı"),
    (
        Soft404,
        "hata 404 | ページが見つかりません | お探しのページは見つかりません | ページが見つかりませんでした | 页面不存在 | 页面未找到",
    ),
    (
        Soft404,
        "找不到页面 | 您访问的页面不存在 | 找不到網頁 | 頁面不存在 | الصفحة غير موجودة | لم يتم العثور على الصفحة",
    ),
    (Soft404, "níor aimsíodh an leathanach | leathanach gan aimsiú | il-paġna ma nstabitx"),
    (Soft404, "paġna ma nstabitx"),
    (Maintenance, "we will be back | we'll be back soon | be right back | down for maintenance"),
    (Maintenance, "site under maintenance | website under maintenance | maintenance mode"),
    (Maintenance, "503 service unavailable | 503 service temporarily unavailable | error 503"),
    (Maintenance, "502 bad gateway | bad gateway | 504 gateway time-out | 504 gateway timeout"),
    (Maintenance, "gateway time-out | gateway timeout | 500 internal server error"),
    (Maintenance, "database error | internal server error | server error | website is offline"),
    (Maintenance, "site offline | site en maintenance | site indisponible"),
    (Maintenance, "erreur interne du serveur | wartungsmodus | seite im wartungsmodus"),
    (Maintenance, "sitio en mantenimiento | sito in manutenzione | site em manutenção"),
    (Maintenance, "website in onderhoud | site in onderhoud | údržba stránek"),
    (Maintenance, "site în mentenanță | сайт на обслуговуванні | сайт на обслуживании"),
    (
        Maintenance,
        "сайтът е в профилактика | サイトメンテナンス中 | 网站维护中 | الموقع قيد الصيانة",
    ),
    (Consent, "before you continue | privacy gate | privacy checks | cookie consent"),
    (Consent, "cookie wall | avant de continuer | bevor sie fortfahren | antes de continuar"),
    (Consent, "prima di continuare | voordat je verdergaat | cookietoestemming"),
    (Consent, "zustimmung erforderlich | zanim przejdziesz dalej | innan du fortsätter"),
    (Consent, "før du fortsætter | ennen kuin jatkat"),
    (Login, "log in to continue | sign in to continue | login required"),
    (Login, "authentication required | connexion requise | authentification requise"),
    (Login, "anmeldung erforderlich"),
];

const WORD_ROWS: &[(Verdict, &str)] = &[
    (Block, "forbidden | security check | captcha | recaptcha | unusual traffic | please wait"),
    (Block, "blocked | bloqué | gesperrt | bloqueado | bloccato | geblokkeerd | zablokowano"),
    (Soft404, "404 | oops | not found | error | whoops | erreur | fehler | introuvable | hoppla"),
    (Soft404, "nicht gefunden | no encontrado | non trovato | não encontrado | niet gevonden"),
    (Soft404, "nie znaleziono | nenalezeno | nenájdené | не знайдено | не найдено"),
    (Soft404, "не е намерено | δεν βρέθηκε | hittades inte | ikke fundet | ikke funnet"),
    (Soft404, "ei löytynyt | nem található | nije pronađeno | ni najdeno | ei leitud"),
    (Soft404, "nav atrasts | nerasta | bulunamadı | 見つかりません | redirecting | redirection"),
    (Soft404, "redirection en cours | weiterleitung | redirecionando"),
    (Maintenance, "maintenance | under maintenance | scheduled maintenance | site maintenance"),
    (Maintenance, "website maintenance | temporarily unavailable | service unavailable"),
    (Maintenance, "runtime error | service temporarily unavailable | coming soon"),
    (Maintenance, "under construction | offline | en maintenance | maintenance en cours"),
    (Maintenance, "opération de maintenance | service indisponible | wartung | wartungsarbeiten"),
    (Maintenance, "dienst nicht verfügbar | mantenimiento | en mantenimiento"),
    (Maintenance, "servicio no disponible | manutenzione | in manutenzione"),
    (Maintenance, "servizio non disponibile | manutenção | em manutenção | serviço indisponível"),
    (Maintenance, "onderhoud | onderhoudswerkzaamheden | konserwacja | prace konserwacyjne"),
    (Maintenance, "przerwa techniczna | údržba | probíhá údržba | prebieha údržba | mentenanță"),
    (Maintenance, "în mentenanță | обслуговування | технічні роботи | обслуживание"),
    (Maintenance, "технические работы | поддръжка | профилактика | συντήρηση | σε συντήρηση"),
    (Maintenance, "υπό συντήρηση | underhåll | vedligeholdelse | vedlikehold | huoltokatko"),
    (Maintenance, "karbantartás | održavanje | vzdrževanje | vzdrževalna dela | hooldus"),
    (Maintenance, "hooldustööd | apkope | priežiūra | techniniai darbai | bakım"),
    (
        Maintenance,
        "bakım çalışması | メンテナンス中 | 维护 | 系统维护 | الصيانة | cothabháil | manutenzjoni",
    ),
    (Login, "log in | login | sign in | sign up | log in or sign up | se connecter | connexion"),
    (Login, "s'identifier | identification | authentification | anmelden | anmeldung"),
    (Login, "einloggen | iniciar sesión | acceder | accedi | accesso | entrar | iniciar sessão"),
    (Login, "inloggen | aanmelden | zaloguj się | logowanie | přihlášení | přihlásit se"),
    (Login, "prihlásenie | prihlásiť sa | autentificare | conectare | увійти | вхід | войти"),
    (Login, "вход | σύνδεση | είσοδος | logga in | log ind | logg inn | kirjaudu sisään"),
    (Login, "kirjaudu | bejelentkezés | prijava | logi sisse | sisselogimine | pieslēgties"),
    (
        Login,
        "ielogoties | prisijungti | prisijungimas | giriş yap | oturum aç | ログイン | 登录 | 登錄",
    ),
    (Login, "تسجيل الدخول | logáil isteach | idħol"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_is_empty_or_said_twice() {
        let mut all: Vec<&str> = TITLES.iter().chain(&*WORDS).map(|p| p.words.as_str()).collect();
        all.sort_unstable();
        let twice: Vec<&[&str]> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        assert!(all.iter().all(|words| !words.is_empty()));
        assert!(TEXTS.iter().all(|phrase| phrase.words.chars().count() >= 4));
    }
}
