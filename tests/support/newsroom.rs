//! A newsroom of many articles on loopback: three templates, two languages, half of the pages
//! cacheable, furniture that is different at every request.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use corrigenda::model::digest::sha256;
use tokio::sync::watch;

/// How a page is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Metadata in JSON-LD, the text in an `article`.
    JsonLd,
    /// A list of short items under the headline, no metadata.
    List,
    /// Nothing but headings and paragraphs.
    Plain,
}

/// One article of the newsroom.
#[derive(Debug, Clone)]
pub struct Article {
    pub number: usize,
    pub template: Template,
    pub french: bool,
    pub title: String,
    pub updated: Option<&'static str>,
    pub paragraphs: Vec<String>,
}

/// The newsroom.
pub struct Newsroom {
    address: SocketAddr,
    press: Arc<Press>,
}

struct Press {
    root: String,
    requests: watch::Sender<u64>,
    articles: Mutex<Vec<Article>>,
}

impl Newsroom {
    /// Opens on a free port with so many articles.
    pub async fn open(articles: usize) -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let press = Arc::new(Press {
            root: format!("http://{address}"),
            requests: watch::Sender::new(0),
            articles: Mutex::new((0..articles).map(article).collect()),
        });
        let app = Router::new().fallback(answer).with_state(press.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { address, press }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Edits one article.
    pub fn edit(&self, number: usize, edit: impl Fn(&mut Article)) {
        edit(&mut self.press.articles.lock().unwrap()[number]);
    }

    /// Waits until so many requests were made.
    pub async fn reached(&self, requests: u64) {
        let mut counter = self.press.requests.subscribe();
        counter.wait_for(|made| *made >= requests).await.unwrap();
    }

    /// How many requests were made.
    pub fn requests(&self) -> u64 {
        *self.press.requests.borrow()
    }
}

const FRENCH: [&str; 8] = [
    "La commission a examiné le dossier numéro {n} et rendra son avis au cours de l'été.",
    "Le plan prévoit {n} stations de mesure le long de la rive, ouvertes au public le samedi.",
    "« Nous avançons pas à pas », a indiqué la présidente du comité régional.",
    "Les travaux doivent commencer au printemps et durer {n} semaines.",
    "Le budget alloué à l'entretien des écluses s'élève à {n} millions de couronnes.",
    "Les communes riveraines pourront transmettre leurs remarques par écrit.",
    "Une réunion d'information est prévue à la mairie de Valbrume.",
    "Ce texte complète la décision adoptée lors de la session précédente.",
];

const ENGLISH: [&str; 8] = [
    "The committee reviewed file number {n} and will give its opinion during the summer.",
    "The plan foresees {n} measuring stations along the shore, open to the public on Saturdays.",
    "\"We move step by step,\" said the chair of the regional committee.",
    "Work is due to begin in spring and to last {n} weeks.",
    "The budget for the upkeep of the locks amounts to {n} million crowns.",
    "Municipalities along the shore may send their remarks in writing.",
    "An information meeting is planned at the town hall of Valbrume.",
    "This text completes the decision that was adopted at the previous session.",
];

fn article(number: usize) -> Article {
    let french = number.is_multiple_of(2);
    let sentences = if french { &FRENCH } else { &ENGLISH };
    let sentence = |at: usize| {
        sentences[at % sentences.len()].replace("{n}", &(10 + number + at * 3).to_string())
    };
    let count = 4 + number % 4;
    let paragraphs = (0..count).map(|at| {
        let first = number + at * 2;
        format!("{} {}", sentence(first), sentence(first + 1))
    });
    Article {
        number,
        template: [Template::JsonLd, Template::List, Template::Plain][number % 3],
        french,
        title: if french {
            format!("Communiqué du comité des eaux, dossier {number}")
        } else {
            format!("Statement of the water committee, file {number}")
        },
        updated: None,
        paragraphs: paragraphs.collect(),
    }
}

async fn answer(State(press): State<Arc<Press>>, uri: Uri, asked: HeaderMap) -> Response {
    press.requests.send_modify(|made| *made += 1);
    let request = *press.requests.borrow();
    let articles = press.articles.lock().unwrap().clone();
    if uri.path() == "/feed.xml" {
        return ([(header::CONTENT_TYPE, "application/rss+xml")], feed(&press.root, &articles))
            .into_response();
    }
    let number = uri.path().trim_start_matches("/news/").parse::<usize>();
    let Some(article) = number.ok().and_then(|number| articles.get(number)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let body = page(article, request);
    let kind = "text/html; charset=utf-8".to_owned();
    if article.number % 4 < 2 {
        return ([(header::CONTENT_TYPE, kind)], body).into_response();
    }
    let tag = format!("W/\"{}\"", sha256(format!("{article:?}").as_bytes()));
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(tag.as_str()) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    ([(header::CONTENT_TYPE, kind), (header::ETAG, tag)], body).into_response()
}

fn feed(root: &str, articles: &[Article]) -> String {
    let items: String = articles
        .iter()
        .map(|article| {
            let (number, title) = (article.number, &article.title);
            format!(
                "<item><title>{title}</title><link>{root}/news/{number}</link>\
                 <guid>{root}/news/{number}</guid></item>"
            )
        })
        .collect();
    format!(
        "<rss version=\"2.0\"><channel><title>Comité des eaux</title><link>{root}</link>\
         <description>x</description>{items}</channel></rss>"
    )
}

fn page(article: &Article, request: u64) -> String {
    let (language, read, nav) = if article.french {
        ("fr", "À lire aussi", "Accueil")
    } else {
        ("en", "Most read", "Home")
    };
    let teasers =
        ["Harbour day", "Fête du lac", "Photo competition", "Portes ouvertes", "Timetable"];
    let teasers: String = (0..3)
        .map(|step| {
            let teaser = teasers[(request as usize + step) % teasers.len()];
            format!("<li><a href=\"/t/{step}?{request}\">{teaser}</a></li>")
        })
        .collect();
    let (head, main) = inner(article);
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <title>{title} | Comité</title>{head}</head><body data-nonce=\"{request}\">\
         <nav><a href=\"/\">{nav}</a> <a href=\"/contact\">Contact</a></nav>{main}\
         <aside class=\"related\"><h2>{read}</h2><ul>{teasers}</ul></aside>\
         <div class=\"visitor-counter\">{count} visits</div>\
         <footer><p>© Comité des eaux - {request}</p></footer></body></html>",
        title = article.title,
        count = 5000 + request * 3,
    )
}

fn inner(article: &Article) -> (String, String) {
    let text: String = article.paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
    let title = &article.title;
    match article.template {
        Template::JsonLd => {
            let modified = article.updated.map_or_else(String::new, |_| {
                ",\"dateModified\":\"2023-05-19T11:52:00+02:00\"".to_owned()
            });
            let head = format!(
                "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\
                 \"@type\":\"NewsArticle\",\"headline\":\"{title}\",\
                 \"datePublished\":\"2023-05-17T09:00:00+02:00\"{modified}}}</script>"
            );
            (head, format!("<article><h1>{title}</h1>{text}</article>"))
        }
        Template::List => {
            let label = if article.french { "Mis à jour le" } else { "Last updated" };
            let updated = article
                .updated
                .map_or_else(String::new, |stamp| format!("<li>|</li><li>{label}: {stamp}</li>"));
            let list = format!("<ul><li>17 May. 2023 -</li>{updated}</ul>");
            let main = format!(
                "<main><h1>{title}</h1>{list}<section class=\"content\">{text}</section></main>"
            );
            (String::new(), main)
        }
        Template::Plain => {
            let (published, label) = if article.french {
                ("Publié le 17 mai 2023", "Mis à jour le 19 mai 2023 à 11:52")
            } else {
                ("Published on 17 May 2023", "Updated on 19 May 2023, 11:52")
            };
            let updated = article
                .updated
                .map_or_else(String::new, |_| format!("<p class=\"date\">{label}</p>"));
            let date = format!("<p class=\"date\">{published}</p>{updated}");
            (String::new(), format!("<div id=\"page\"><h1>{title}</h1>{date}{text}</div>"))
        }
    }
}
