//! An archive of many invented articles in the structure of real ones, on the scripted site: at which
//! address each stands, in which template, with which dates.

use super::site::{Answer, Site};

/// One article of the archive.
#[derive(Debug, Clone)]
pub struct Piece {
    pub path: String,
    pub title: String,
    pub updated: Option<String>,
    pub paragraphs: Vec<String>,
    /// More at the end of the text, as HTML.
    pub tail: String,
}

/// The archive and how it looks now.
#[derive(Debug, Clone)]
pub struct Archive {
    pub pieces: Vec<Piece>,
    pub rebuilt: bool,
}

const WHO: [&str; 7] = [
    "The harbour board",
    "The council of the lakes",
    "The water office",
    "The border commission",
    "The ministry of transport",
    "The fisheries authority",
    "The night ferry service",
];
const DID: [&str; 9] = [
    "has opened the northern lock after repairs that lasted {n} days",
    "will publish the minutes of its session of spring with {n} annexes",
    "has sent {n} observers to the eastern shore until the end of the season",
    "condemns the incident near the lighthouse and asks for an inquiry",
    "has agreed with the towns on {n} new moorings for small boats",
    "may extend the ban on heavy barges to the whole of the canal",
    "has paid {n} million crowns to the villages that the flood reached",
    "expects that the third survey of the river bed will take {n} weeks",
    "thanks the volunteers who kept watch on the dam through the night",
];
const THEN: [&str; 11] = [
    "The decision was taken without a vote.",
    "A second reading is planned before the summer.",
    "Residents can send their remarks in writing to the town hall of Valbrume.",
    "The text replaces the agreement that was signed ten years ago.",
    "Details of the timetable are fixed by the masters of the ports.",
    "\"We move step by step and in the open,\" the chair said after the meeting.",
    "The costs are shared between the region and the towns.",
    "Nobody was hurt, and traffic was not stopped.",
    "The measure holds for vessels under both flags.",
    "An independent body will report on the effects next year.",
    "The public gallery stays open during the works.",
];

fn pick<'a>(from: &[&'a str], at: usize) -> &'a str {
    from[at % from.len()]
}

fn piece(number: usize) -> Piece {
    let sentence = |at: usize| {
        let step = number * 5 + at * 3 + number / 7;
        let did = pick(&DID, step).replace("{n}", &(11 + number * 3 + at).to_string());
        format!("{} {did}. {}", pick(&WHO, number + at), pick(&THEN, number * 3 + at * 4))
    };
    Piece {
        path: format!("/news/{number}.htm"),
        title: format!("{} on file {number}: {}", pick(&WHO, number), pick(&THEN, number * 2)),
        updated: None,
        paragraphs: (0..5).map(|at| format!("{} {}", sentence(at), sentence(at + 6))).collect(),
        tail: String::new(),
    }
}

impl Archive {
    /// So many articles, each at `/news/NUMBER.htm`.
    pub fn new(pieces: usize) -> Self {
        Self { pieces: (0..pieces).map(piece).collect(), rebuilt: false }
    }

    /// Writes every page, and the feed that lists all of them.
    pub fn publish(&self, site: &Site) {
        for piece in &self.pieces {
            site.set(&piece.path, self.page(piece));
        }
        self.list(site);
    }

    /// Writes one page.
    pub fn show(&self, site: &Site, number: usize) {
        let piece = &self.pieces[number];
        site.set(&piece.path, self.page(piece));
    }

    /// Writes the feed.
    pub fn list(&self, site: &Site) {
        let items: String = self
            .pieces
            .iter()
            .map(|piece| {
                let url = site.url(&piece.path);
                format!(
                    "<item><title>{}</title><link>{url}</link><guid>{url}</guid></item>",
                    piece.title
                )
            })
            .collect();
        site.set(
            "/feed.xml",
            Answer::feed(format!(
                "<rss version=\"2.0\"><channel><title>Lakes</title><link>{}</link>\
                 <description>x</description>{items}</channel></rss>",
                site.url("/")
            )),
        );
    }

    /// The page of one article; unchanged, it is answered 304.
    pub fn page(&self, piece: &Piece) -> Answer {
        let html = if self.rebuilt { rebuilt(piece) } else { built(piece) };
        let tag = format!("\"{}\"", corrigenda::model::digest::sha256(html.as_bytes()));
        Answer::html(html).with("etag", tag)
    }
}

impl Piece {
    /// The same with other words.
    pub fn reword(&mut self, from: &str, to: &str) {
        assert!(self.paragraphs.iter().any(|text| text.contains(from)), "nothing says {from}");
        for text in &mut self.paragraphs {
            *text = text.replace(from, to);
        }
    }

    /// The first paragraph gets another sentence.
    pub fn amend(&mut self, sentence: &str) {
        self.paragraphs[0] = format!("{} {sentence}", self.paragraphs[0]);
    }
}

fn built(piece: &Piece) -> String {
    let Piece { title, tail, .. } = piece;
    let text: String = piece.paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
    let updated = piece
        .updated
        .as_ref()
        .map_or_else(String::new, |stamp| format!("<li>|</li><li>Last updated: {stamp}</li>"));
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | Lakes</title>\
         </head><body><nav><a href=\"/\">Home</a> <a href=\"/press\">Press</a></nav><main>\
         <h1>{title}</h1><ul><li>17 May. 2023 -</li>{updated}</ul>\
         <section class=\"content\">{text}{tail}</section></main>\
         <footer><p>© Council of the Lakes</p></footer></body></html>"
    )
}

fn rebuilt(piece: &Piece) -> String {
    let Piece { title, tail, .. } = piece;
    let text: String =
        piece.paragraphs.iter().map(|text| format!("<div class=\"par\">{text}</div>")).collect();
    let updated = piece
        .updated
        .as_ref()
        .map_or_else(String::new, |stamp| format!("<span>Last updated: {stamp}</span>"));
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Lakes - {title}</title>\
         </head><body><div class=\"top\"><a href=\"/\">Lakes</a><a href=\"/press\">Press</a>\
         <a href=\"/jobs\">Jobs</a></div><article class=\"grid\"><h2 class=\"head\">{title}</h2>\
         <span>17 May. 2023</span>{updated}<div class=\"cells\">{text}{tail}</div></article>\
         <div class=\"foot\">Subscribe to our letter</div></body></html>"
    )
}
