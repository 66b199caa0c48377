//! Invented pages and feeds in the structure of real ones.

/// A French communiqué in the structure of the founding case.
#[derive(Debug, Clone)]
pub struct Communique {
    pub headline: String,
    pub updated: Option<String>,
    pub paragraphs: Vec<String>,
}

/// The one that most journeys are about.
pub fn communique() -> Communique {
    let paragraphs = [
        "Les ministres ont examiné mercredi la situation sur la rive orientale et ont décidé de \
         prolonger la mission d'observation. La mission compte 140 observateurs.",
        "Le mandat actuel prend fin le 30 juin. Les ministres doivent se prononcer sur la suite \
         lors de leur réunion d'automne.",
        "Le Conseil remercie les autorités locales de leur accueil et de leur coopération.",
    ];
    Communique {
        headline: "Déclaration sur la mission d'observation des Lacs".to_owned(),
        updated: None,
        paragraphs: paragraphs.map(str::to_owned).to_vec(),
    }
}

impl Communique {
    /// The same with other words.
    pub fn reworded(mut self, from: &str, to: &str) -> Self {
        assert!(self.paragraphs.iter().any(|text| text.contains(from)), "nothing says {from}");
        self.paragraphs = self.paragraphs.iter().map(|text| text.replace(from, to)).collect();
        self
    }

    /// The same with an update stamp.
    pub fn stamped(mut self, stamp: &str) -> Self {
        self.updated = Some(format!("Mis à jour le: {stamp}"));
        self
    }

    /// The same under another headline.
    pub fn titled(mut self, headline: &str) -> Self {
        self.headline = headline.to_owned();
        self
    }

    /// The page.
    pub fn html(&self) -> String {
        self.html_with("")
    }

    /// The same after the site was rebuilt.
    pub fn rebuilt_html(&self) -> String {
        let paragraphs: String =
            self.paragraphs.iter().map(|text| format!("<div class=\"par\">{text}</div>")).collect();
        format!(
            "<!doctype html><html lang=\"fr\"><head><title>{0} | Lacs</title></head><body>\
             <div class=\"top\"><a href=\"/\">Lacs</a><a href=\"/presse\">Presse</a></div>\
             <article class=\"grid\"><h2 class=\"head\">{0}</h2><span>17 May. 2023</span>\
             <div class=\"cells\">{paragraphs}</div></article></body></html>",
            self.headline
        )
    }

    /// The page with more in its head.
    pub fn html_with(&self, head: &str) -> String {
        let updated = self
            .updated
            .as_ref()
            .map_or_else(String::new, |stamp| format!("<li>|</li><li>{stamp}</li>"));
        let paragraphs: String =
            self.paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        format!(
            "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>{0}</title>\
             {head}</head><body><nav><a href=\"/\">Accueil</a></nav><main><h1>{0}</h1>\
             <ul><li>17 May. 2023 -</li>{updated}</ul>\
             <section class=\"content\">{paragraphs}</section></main>\
             <footer><p>© Conseil des Lacs</p></footer></body></html>",
            self.headline
        )
    }
}

/// An RSS feed of `(guid, address)`.
pub fn rss(items: &[(&str, String)]) -> String {
    let items: String = items
        .iter()
        .map(|(guid, url)| {
            format!(
                "<item><title>{guid}</title><link>{url}</link>\
                 <guid isPermaLink=\"false\">{guid}</guid></item>"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Conseil des Lacs</title>\
         <link>https://lacs.example/</link><description>x</description>{items}</channel></rss>"
    )
}
