//! The newsroom's pages and feeds: honest text inside furniture that is different at every request.

use maud::{DOCTYPE, Markup, html};

use super::pieces::{Language, Piece};

/// A page of the newsroom; `request` counts requests and makes the furniture different each time.
pub(super) fn page(piece: &Piece, request: u64) -> String {
    match piece.language {
        Language::French => french(piece, request).into_string(),
        Language::English => english(piece, request).into_string(),
    }
}

/// The French side: a list of short items under the headline, no metadata at all.
fn french(piece: &Piece, request: u64) -> Markup {
    html! {
        (DOCTYPE)
        html lang="fr" {
            head { meta charset="utf-8"; title { (piece.headline) " | Conseil des Lacs" } }
            body {
                nav { ul { li { a href="/fr" { "Accueil" } } li { a href="/fr/rss.xml" { "Actualités" } } } }
                main {
                    h1 { (piece.headline) }
                    ul {
                        li { (piece.published) }
                        @if let Some(updated) = piece.updated { li { "|" } li { (updated) } }
                    }
                    section.content { @for text in &piece.paragraphs { p { (text) } } }
                }
                (aside("À lire aussi", "lectures aujourd'hui", request))
                footer { p { "© Conseil des Lacs. Page servie le " (request) "e fois." } }
            }
        }
    }
}

/// The English side: an article element, and metadata for machines.
fn english(piece: &Piece, request: u64) -> Markup {
    let json = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": piece.headline,
        "datePublished": "2023-05-17",
    });
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { (piece.headline) " - Lakes Council" }
                script type="application/ld+json" { (maud::PreEscaped(json.to_string())) }
            }
            body {
                header { a href="/en" { "Lakes Council" } }
                article {
                    h1 { (piece.headline) }
                    p.date { "Published " (piece.published) }
                    @for text in &piece.paragraphs { p { (text) } }
                }
                (aside("Most read", "readers today", request))
                footer { p { "Lakes Council, visit number " (request) } }
            }
        }
    }
}

/// What no reader came for: other teasers, another order, another count at every request.
fn aside(title: &str, counted: &str, request: u64) -> Markup {
    const TEASERS: [&str; 4] =
        ["Harbour day", "Photo competition", "Open doors at the lock", "Winter timetable"];
    let start = usize::try_from(request % 4).unwrap_or(0);
    html! {
        aside.related {
            h2 { (title) }
            ul {
                @for step in 0..3 {
                    @let teaser = TEASERS[(start + step) % TEASERS.len()];
                    li { a href={ "/teaser/" (step) "?r=" (request) } { (teaser) } }
                }
            }
            p { (1000 + request * 7) " " (counted) }
        }
    }
}

/// The French feed, in RSS.
pub(super) fn rss(pieces: &[Piece], root: &str) -> String {
    let items = html! {
        @for piece in pieces {
            item {
                title { (piece.headline) }
                link { (root) (piece.path()) }
                guid isPermaLink="false" { "lacs-" (piece.slug) }
                pubDate { "Wed, 17 May 2023 12:00:00 GMT" }
            }
        }
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel>\
         <title>Conseil des Lacs</title><link>{root}</link><description>Communiqués</description>\
         <language>fr</language>{}</channel></rss>",
        items.into_string()
    )
}

/// The English feed, in Atom.
pub(super) fn atom(pieces: &[Piece], root: &str) -> String {
    let entries = html! {
        @for piece in pieces {
            entry {
                id { "tag:lakes.example,2023:" (piece.slug) }
                title { (piece.headline) }
                updated { "2023-05-17T12:00:00Z" }
                (maud::PreEscaped(format!("<link href=\"{root}{}\"/>", piece.path())))
            }
        }
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" \
         xml:lang=\"en\"><id>tag:lakes.example,2023:news</id><title>Lakes Council</title>\
         <updated>2023-05-17T12:00:00Z</updated>{}</feed>",
        entries.into_string()
    )
}
