use super::super::{Hints, Page, Profiles, extract};
use crate::model::{Quality, Verdict};

/// Judges a page at an address that no profile knows.
fn judged(html: &str) -> Quality {
    let url = "https://news.example.org/a/1";
    let page = Page { bytes: html.as_bytes(), content_type: Some("text/html; charset=utf-8"), url };
    extract(&page, &Hints::default(), Profiles::builtin()).quality
}

fn verdict(html: &str) -> Verdict {
    judged(html).verdict
}

/// A page with a window title, a headline and a body.
fn page(title: &str, headline: &str, body: &str) -> String {
    format!(
        "<html><head><title>{title}</title></head><body><nav><a href=/>Home</a>
         <a href=/news>News</a></nav><main><h1>{headline}</h1>{body}</main>
         <footer>© Ministry of Examples</footer></body></html>"
    )
}

/// A page whose headline is its title.
fn named(title: &str, text: &str) -> String {
    page(&format!("{title} | Ministry"), title, &format!("<p>{text}</p>"))
}

#[test]
fn walls_are_known_by_their_title() {
    for title in [
        "Just a moment...",
        "Un instant…",
        "Attention Required! | Cloudflare",
        "Access Denied",
        "403 - Forbidden",
        "ERROR: The request could not be satisfied",
        "Making sure you're not a bot!",
        "Zugriff verweigert",
        "アクセスが拒否されました",
    ] {
        let page = format!("<html><head><title>{title}</title></head><body><p>Reference 18.2f</p>");
        assert_eq!(verdict(&page), Verdict::Block, "{title}");
    }
}

#[test]
fn walls_are_known_by_what_they_say() {
    for text in [
        "Please enable JS and disable any ad blocker",
        "You don't have permission to access this resource on this server.",
        "Potwierdź, że jesteś człowiekiem, aby przejść dalej.",
        "Vérification de votre navigateur…",
    ] {
        let page = format!("<html><head><title>example.org</title></head><body><p>{text}</p>");
        assert_eq!(verdict(&page), Verdict::Block, "{text}");
    }
}

#[test]
fn a_challenge_without_words_is_known_by_its_script() {
    let page = "<html><head><title></title></head><body><div id=root></div>
        <script src='https://geo.captcha-delivery.com/c.js'></script></body></html>";
    let quality = judged(page);
    assert_eq!(quality.verdict, Verdict::Block);
    assert_eq!(quality.reasons, ["a challenge page (captcha-delivery.com)"]);
}

#[test]
fn a_page_that_was_not_found_is_known_in_every_language() {
    for title in [
        "Page not found",
        "Page introuvable",
        "Seite nicht gefunden",
        "Página no encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "Página não encontrada",
        "Nie znaleziono strony",
        "Stránka nenalezena",
        "Stránka sa nenašla",
        "Pagina nu a fost găsită",
        "Сторінку не знайдено",
        "Страница не найдена",
        "Страницата не е намерена",
        "Η σελίδα δεν βρέθηκε",
        "Sidan hittades inte",
        "Siden blev ikke fundet",
        "Siden ble ikke funnet",
        "Sivua ei löydy",
        "A keresett oldal nem található",
        "Stranica nije pronađena",
        "Strani ni mogoče najti",
        "Lehekülge ei leitud",
        "Lapa nav atrasta",
        "Puslapis nerastas",
        "Sayfa bulunamadı",
        "ページが見つかりません",
        "页面不存在",
        "الصفحة غير موجودة",
        "Níor aimsíodh an leathanach",
        "Il-paġna ma nstabitx",
        "Error 404: Page not found",
        "Oops! Page not found",
    ] {
        let text = "Try the search, or go back to the home page and begin there.";
        assert_eq!(verdict(&named(title, text)), Verdict::Soft404, "{title}");
    }
}

#[test]
fn a_page_that_was_not_found_says_so_under_any_headline() {
    let menu = "<li><a href=/x>A part of the site with a name</a></li>".repeat(80);
    for text in [
        "We couldn't find the page you were looking for. Use the search.",
        "Nous n'avons pas trouvé la page que vous recherchez.",
        "Die von Ihnen aufgerufene Seite gibt es nicht mehr.",
        "La pagina che stai cercando non esiste o è stata spostata.",
        "Siden du leter etter finnes ikke.",
    ] {
        let body = format!("<p>{text}</p></main><nav><ul>{menu}</ul></nav><main>");
        assert_eq!(verdict(&page("Ministry", "Hmm…", &body)), Verdict::Soft404, "{text}");
    }
}

#[test]
fn the_latest_news_on_a_page_that_was_not_found_do_not_date_it() {
    let body = "<time datetime=2024-05-03>3 May 2024</time><p>A bridge opens in the valley</p>
        <time datetime=2024-05-02>2 May 2024</time><p>The council meets on Monday</p>";
    assert_eq!(verdict(&page("Ministry", "Page not found", body)), Verdict::Soft404);
    assert_eq!(verdict(&page("Ministry", "Access denied", body)), Verdict::Article);
}

#[test]
fn a_pause_for_maintenance_is_known() {
    for (title, text) in [
        ("503 Service Unavailable", "No server is available to handle this request."),
        ("Maintenance", "Le site est en maintenance. Nous serons bientôt de retour."),
        ("Ministry", "The server encountered an internal error. Please try again later."),
        ("Wartungsarbeiten", "Unsere Website wird derzeit gewartet."),
    ] {
        assert_eq!(verdict(&named(title, text)), Verdict::Maintenance, "{title}");
    }
}

#[test]
fn a_login_is_known_by_its_form() {
    let form = "<form><input type=email><input type=password><button>OK</button></form>";
    for title in ["Log in", "Connexion", "Anmelden", "Kirjaudu sisään", "Members"] {
        assert_eq!(verdict(&page(title, title, form)), Verdict::Login, "{title}");
    }
}

#[test]
fn a_question_about_cookies_is_no_article() {
    let text = "Nous et nos partenaires stockons des informations sur votre terminal.";
    assert_eq!(verdict(&named("Avant de continuer", text)), Verdict::Consent);
    let long = "<p>These cookies are needed for the site. Cookies of measurement count visits.
        Cookies of advertising follow readers from site to site.</p>"
        .repeat(3);
    assert_eq!(verdict(&page("Ministry", "Welcome", &long)), Verdict::Consent);
}

#[test]
fn a_shell_for_scripts_is_empty() {
    for body in [
        "<div id=app></div><script src=app.js></script>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "<p>Please enable JavaScript to continue using this application.</p>",
        "<ul><li>Download</li><li>About</li><li>Help</li><li>Terms and conditions</li></ul>",
    ] {
        let page = format!("<html><head><title>News</title></head><body>{body}</body></html>");
        assert_eq!(verdict(&page), Verdict::Empty, "{body}");
    }
}

#[test]
fn a_page_that_only_sends_on_is_no_article() {
    let page = |target: &str| {
        format!(
            "<html><head><meta http-equiv=Refresh content=\"0; URL='{target}'\"></head>
             <body><p>If nothing happens, <a href='{target}'>go on from here</a>.</p></body></html>"
        )
    };
    let home = judged(&page("/"));
    assert_eq!(home.verdict, Verdict::Soft404);
    assert_eq!(home.reasons, ["the page only sends on to https://news.example.org/"]);
    assert_eq!(verdict(&page("/news/2024/floods")), Verdict::Empty);
}

#[test]
fn the_home_page_in_the_articles_place_is_no_article() {
    let home = |class: &str, headline: &str| {
        let text = "<p>We are the house that tells you what the river does, every day.</p>";
        format!(
            "<html><head><link rel=canonical href=https://www.riverhouse.example/en/></head>
             <body class='{class}'><main><h1>{headline}</h1>{}</main></body></html>",
            text.repeat(40)
        )
    };
    assert_eq!(verdict(&home("", "River House: all about the river")), Verdict::Soft404);
    assert_eq!(verdict(&home("home page-template", "All about the river")), Verdict::Soft404);
    // Some sites name the home page on every page.
    assert_eq!(verdict(&home("page", "Terms of use")), Verdict::Article);
}

#[test]
fn a_cut_body_is_not_the_article() {
    let whole = named("Floods", &"The river rose by two metres in the night. ".repeat(20));
    assert_eq!(verdict(&whole), Verdict::Article);
    assert_eq!(verdict(&whole[..whole.len() - 120]), Verdict::Truncated);
    let text = "<p>The river rose by two metres in the night.</p>".repeat(20);
    let cut = |end: &str| format!("<html><body><div><div><article><h1>Floods</h1>{text}{end}");
    assert_eq!(verdict(&cut("")), Verdict::Truncated);
    assert_eq!(verdict(&cut("</article>")), Verdict::Article);
}

#[test]
fn articles_about_such_things_stay_articles() {
    let dated = "<p>Published: 17 May 2023</p>";
    let two = "<p>The ministry's website is temporarily unavailable after an attack on its
        provider. The minister will speak to the press at noon.</p>";
    let ferry = "<p>The ferry is under maintenance until Friday, and boats leave from the old pier.
        Tickets that were bought for this week stay valid.</p>";
    let policy = "<p>We set cookies so that the site works. You may refuse cookies in your browser.
        A cookie is kept for a year. Ask us about cookies at any time.</p>";
    let fined = "<p>Two shops must pay a fine of 20,000 euros each, the regulator said on Monday,
        because they set cookies before their customers had agreed. One of them asked nothing at
        all; the other one set the cookies of its partners while the question was still open. Both
        have changed the way in which they ask about cookies and may appeal within a month.</p>";
    let rows = "<table><tr><td>Lyon</td><td>12</td></tr><tr><td>Lille</td><td>9</td></tr></table>";
    let prose = "<p>The report counts how often readers are told that a page was not found, and why
        the error 404 is shown where a document was moved without a word to anyone.</p>"
        .repeat(12);
    for (headline, body) in [
        ("Ministry's website under attack", format!("{dated}{two}")),
        ("Ministry's website under attack", two.to_owned()),
        ("Ferry to the island stops", ferry.to_owned()),
        ("Cookie policy", policy.repeat(4)),
        ("Login & Security", two.to_owned()),
        ("Regulator fines two shops", fined.to_owned()),
        ("Access denied: how sanctions keep aid away", two.to_owned()),
        ("Not found: the missing of the war", two.to_owned()),
        ("Page not found", prose),
        ("Deaths by city", rows.to_owned()),
        ("404 homes built in the valley", two.to_owned()),
        ("Maintenance", ferry.repeat(3)),
    ] {
        let quality = judged(&page(&format!("{headline} | Ministry"), headline, &body));
        assert_eq!(quality.verdict, Verdict::Article, "{headline}: {:?}", quality.reasons);
    }
}

#[test]
fn a_login_box_beside_an_article_is_no_login_page() {
    let body = "<p>The council met on Monday and agreed on the budget of the coming year. The vote
        was unanimous, and the mayor thanked all sides for their patience during the talks that had
        begun in March.</p><form><input type=password></form>";
    assert_eq!(verdict(&page("Budget agreed", "Budget agreed", body)), Verdict::Article);
}

#[test]
fn a_communique_may_be_a_document_alone() {
    let body = "<p>Full text: <a href=/files/statement.pdf>PDF</a></p>";
    assert_eq!(verdict(&page("Statement", "Statement of the council", body)), Verdict::Article);
}
