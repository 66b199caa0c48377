//! Four hosts with 50 articles each, whose text carries noise that no tag gives away: on every second
//! article, at each request or at each round.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

/// Articles of each host.
pub const EACH: usize = 50;

/// One host.
pub struct Noisy {
    root: String,
    site: Arc<Mutex<Site>>,
}

struct Site {
    host: usize,
    round: usize,
    requests: BTreeMap<usize, usize>,
    articles: Vec<Article>,
}

/// An article: its headline and its own paragraphs.
#[derive(Debug, Clone)]
pub struct Article {
    pub title: String,
    pub paragraphs: Vec<String>,
}

impl Noisy {
    /// Opens host number 0, 1, 2 or 3.
    pub async fn open(host: usize) -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let root = format!("http://{}", listener.local_addr().unwrap());
        let articles = (0..EACH).map(|number| article(host, number)).collect();
        let site = Site { host, round: 0, requests: BTreeMap::new(), articles };
        let site = Arc::new(Mutex::new(site));
        let app = Router::new().fallback(answer).with_state(site.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { root, site }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// A new round begins.
    pub fn turn(&self) {
        self.site.lock().unwrap().round += 1;
    }

    /// Edits one article.
    pub fn edit(&self, number: usize, edit: impl Fn(&mut Article)) {
        edit(&mut self.site.lock().unwrap().articles[number]);
    }

    /// The page of an article as it is served now.
    pub fn page(&self, number: usize) -> String {
        self.site.lock().unwrap().page(number)
    }
}

async fn answer(State(site): State<Arc<Mutex<Site>>>, uri: Uri) -> Response {
    let mut site = site.lock().unwrap();
    if uri.path() == "/feed.xml" {
        return ([(header::CONTENT_TYPE, "application/rss+xml")], site.feed()).into_response();
    }
    let number = uri.path().trim_start_matches("/news/").parse::<usize>();
    let Some(number) = number.ok().filter(|number| *number < EACH) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], site.page(number)).into_response()
}

const TOWNS: [&str; 10] = [
    "Valbrume",
    "Norhaven",
    "Estrelle",
    "Quaiville",
    "Lindau",
    "Marzano",
    "Tervel",
    "Oostrand",
    "Pinhal",
    "Karsk",
];

fn article(host: usize, number: usize) -> Article {
    let town = TOWNS[number % TOWNS.len()];
    let count = 20 + number * 3 + host;
    let paragraphs = if host.is_multiple_of(2) {
        [
            format!(
                "Le conseil de {town} a adopté {count} mesures pour le port, dossier {number}."
            ),
            format!(
                "La digue {number} sera renforcée avant l'hiver. Les travaux ne doivent pas \
                     dépasser {} semaines, selon la préfecture.",
                count + 2
            ),
            format!(
                "« Nous suivons le dossier {number} de près », a déclaré la mairesse de {town}."
            ),
            format!(
                "Le budget {number} prévoit {} millions de couronnes pour les écluses.",
                count + 5
            ),
            format!("À lire dans le rapport {number} : les habitants de {town} seront consultés."),
        ]
    } else {
        [
            format!(
                "The council of {town} adopted {count} measures for the harbour, file {number}."
            ),
            format!(
                "Dam {number} will be strengthened before the winter. Work must not take more \
                     than {} weeks, the prefecture said.",
                count + 2
            ),
            format!("\"We watch file {number} closely,\" said the mayor of {town}."),
            format!("Budget {number} foresees {} million crowns for the locks.", count + 5),
            format!(
                "Weather permitting, pier {number} of {town} opens on Sunday: tickets cost 7 crowns."
            ),
        ]
    };
    let title = format!(
        "{town}: {} {number}-{host}",
        if host.is_multiple_of(2) { "point" } else { "item" }
    );
    Article { title, paragraphs: paragraphs.to_vec() }
}

/// Headlines of other pages, with names and numbers.
fn teaser(turn: usize) -> String {
    let town = TOWNS[turn % TOWNS.len()];
    format!("{town} counts {} boats after the {} storm", turn * 7 + 3, ["first", "last"][turn % 2])
}

impl Site {
    fn feed(&self) -> String {
        let items: String = (0..EACH)
            .map(|number| {
                format!("<item><title>{number}</title><link>/news/{number}</link><guid>{number}</guid></item>")
            })
            .collect();
        format!(
            "<rss version=\"2.0\"><channel><title>Site {}</title><link>/</link>\
             <description>x</description>{items}</channel></rss>",
            self.host
        )
    }

    fn page(&mut self, number: usize) -> String {
        let asked = self.requests.entry(number).or_default();
        *asked += 1;
        let asked = *asked;
        let article = &self.articles[number];
        let mut text = article.paragraphs.clone();
        if number.is_multiple_of(2) {
            add_noise(&mut text, self.host, number, asked, self.round);
        }
        let text: String = text.iter().map(|text| format!("<p>{text}</p>")).collect();
        let (title, language) =
            (&article.title, if self.host.is_multiple_of(2) { "fr" } else { "en" });
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <title>{title}</title></head><body><nav><a href=\"/\">Home</a></nav>\
             <article><h1>{title}</h1>{text}</article><footer><p>© {asked}</p></footer></body></html>"
        )
    }
}

/// The noise of a host: `asked` moves at each request, `round` at each round.
fn add_noise(text: &mut Vec<String>, host: usize, number: usize, asked: usize, round: usize) {
    let any = number + asked * 3;
    match host {
        0 => {
            let other = any % EACH;
            let read = 1200 + asked * 7;
            text.insert(2, format!("Lire aussi : <a href=\"/news/{other}\">{}</a>", teaser(any)));
            text[1] = format!("{} Cet article a été lu {read} fois.", text[1]);
        }
        1 => {
            text.insert(3, format!("Read also: {}", teaser(number + round)));
            let sky = ["rain", "sun and wind", "fog"][round % 3];
            text.insert(1, format!("Weather in Norhaven today: {sky}, {} °C", 4 + round * 3));
        }
        2 => {
            text.insert(2, format!("1 couronne vaut 1,{:04} dollar ce matin.", 800 + asked * 13));
            text.push(format!("Les plus lus : {} | {}", teaser(any), teaser(any + 1)));
        }
        _ => {
            if number.is_multiple_of(4) {
                let turn = ["The harbour shop is open.", "Subscribe to the letter of the port."];
                text.insert(2, turn[asked % 2].to_owned());
            } else {
                text.insert(3, format!("Mehr zum Thema – {}", teaser(any)));
            }
            text.push(format!("{} people have shared this article.", 40 + asked));
        }
    }
}
