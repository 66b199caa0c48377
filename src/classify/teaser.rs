//! Teasers: a lead-in such as "Read also", and a link to another page of the site.
//!
//! A teaser is known by its structure: the lead-in stands first, all the rest is one link, and the link
//! leads to another page of the same site, not to a document. Without the link the words alone mute
//! nothing; they only make a lesson shorter ([`super::lessons`]).

use url::Url;

use crate::compare::caseless;
use crate::model::{Block, BlockKind, Extraction, address};

/// Words that invite to read another page, in lower case. "See also" is none of them: official texts
/// refer to their sources so.
const INVITING: [&str; 7] = [
    "lire aussi, à lire, à lire aussi, à lire également, lire également, à découvrir, \
     à découvrir aussi, sur le même sujet, sur le même thème",
    "read also, also read, read more, read next, read this next, more on this, more on this story, \
     more on this topic, you may also like, don't miss",
    "mehr zum thema, lesen sie auch, lies auch, auch interessant, lesen sie mehr, lees ook, \
     lees meer, meer over dit onderwerp",
    "lea también, lee también, leer también, te puede interesar, leggi anche, leggi pure, \
     sullo stesso tema, leia também, leia mais, veja também, citește și",
    "czytaj także, czytaj też, czytaj również, czytaj więcej, čtěte také, čítajte aj, \
     pročitajte i, preberite tudi",
    "читайте також, читати також, за темою, читайте также, читать также, по теме, прочетете още",
    "läs också, läs även, læs også, les også, lue myös, διαβάστε επίσης, olvassa el, loe ka, \
     ayrıca okuyun",
];

/// Labels of lists of other pages, in lower case.
const LISTING: [&str; 5] = [
    "voir aussi, les plus lus, le plus lu, les plus consultés, articles les plus lus, en ce moment, \
     à la une, dernières actualités, dernières nouvelles",
    "see also, related, most read, most viewed, most popular, popular now, trending, latest news, \
     top stories, recommended",
    "siehe auch, meistgelesen, am meisten gelesen, aktuelle meldungen, zie ook, meest gelezen",
    "véase también, ver también, lo más leído, más leídas, vedi anche, i più letti, ver também, \
     mais lidas",
    "zobacz także, zobacz też, najczęściej czytane, дивіться також, найпопулярніше, \
     смотрите также, самое читаемое",
];

/// What may stand between a lead-in and what it leads to.
const SEPARATORS: [char; 8] = [':', '-', '|', '>', '»', '→', '"', '•'];

/// Whether a block of `side` is a teaser with its link.
pub(super) fn is_teaser(side: &Extraction, block: &Block) -> bool {
    let text = caseless(&block.text);
    let rests = phrases(&INVITING).filter_map(|lead| after(&text, lead));
    let Some(rest) = rests.min_by_key(|rest| rest.len()) else {
        return false;
    };
    let [link] = block.links.as_slice() else { return false };
    let words = caseless(&link.text);
    let linked = bare(&words);
    let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    let whole = !linked.is_empty() && (linked == bare(rest) || linked == bare(&text));
    is_text && whole && !bare(rest).is_empty() && leads_to_a_page(side, &link.url)
}

/// Whether an opening is one of these lead-ins.
pub(super) fn is_lead(opening: &str) -> bool {
    let label = bare(opening);
    phrases(&INVITING).chain(phrases(&LISTING)).any(|phrase| phrase == label)
}

fn phrases<'l>(lists: &'l [&'l str]) -> impl Iterator<Item = &'l str> {
    lists.iter().flat_map(|list| list.split(", "))
}

/// The words without the signs around them.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What follows a lead-in, where the text begins with it as whole words.
fn after<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.strip_prefix(lead)?;
    let apart = rest.trim_start().starts_with(SEPARATORS) || rest.starts_with(' ');
    apart.then_some(rest)
}

/// Whether a link leads to another page of the same site.
fn leads_to_a_page(side: &Extraction, target: &str) -> bool {
    let is_document = side.attachments.iter().any(|document| document.url == target);
    let (Ok(page), Ok(url)) = (Url::parse(&side.url), Url::parse(target)) else { return false };
    let other = address::canonical(&side.url) != address::canonical(target);
    !is_document && other && address::same_site(&page, &url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Link;

    fn page() -> Extraction {
        let document = Link { text: String::new(), url: "https://example.org/plan.pdf".to_owned() };
        Extraction {
            url: "https://www.example.org/a".to_owned(),
            attachments: vec![document],
            ..Extraction::default()
        }
    }

    fn block(text: &str, linked: &str, url: &str) -> Block {
        let link = Link { text: linked.to_owned(), url: url.to_owned() };
        Block { kind: BlockKind::Paragraph, text: text.to_owned(), links: vec![link] }
    }

    #[test]
    fn a_lead_in_with_its_link_is_a_teaser() {
        let other = "https://example.org/b";
        for (text, linked) in [
            ("Lire aussi : Le port rouvre le 12 mai", "Le port rouvre le 12 mai"),
            ("À lire également – Le port rouvre", "Le port rouvre"),
            ("Read also: Harbour reopens.", "Harbour reopens"),
            ("Mehr zum Thema: Der Hafen öffnet", "Der Hafen öffnet"),
            ("→ Lea también: El puerto reabre", "El puerto reabre"),
            ("Leggi anche Il porto riapre", "Leggi anche Il porto riapre"),
            ("Читайте також: Порт відкрито", "Порт відкрито"),
        ] {
            assert!(is_teaser(&page(), &block(text, linked, other)), "{text}");
        }
    }

    #[test]
    fn content_is_no_teaser() {
        let other = "https://example.org/b";
        for (text, linked, url) in [
            ("Read also: the plan", "the plan", "https://example.org/plan.pdf"),
            ("Read also: the treaty", "the treaty", "https://treaties.example.com/7"),
            ("Read also: this page", "this page", "https://www.example.org/a/#top"),
            ("See also: Regulation 12/2023", "Regulation 12/2023", other),
            ("Read also the report, which names 12 cases", "the report", other),
            ("Lire aussitôt : le texte", "le texte", other),
            ("Read also", "Read also", other),
        ] {
            assert!(!is_teaser(&page(), &block(text, linked, url)), "{text}");
        }
        let unlinked = Block { links: Vec::new(), ..block("Read also: Harbour", "", other) };
        assert!(!is_teaser(&page(), &unlinked));
    }

    #[test]
    fn a_lead_is_the_whole_opening() {
        assert!(is_lead("most read:") && is_lead("lire aussi :") && is_lead("see also -"));
        assert!(!is_lead("read also the report:") && !is_lead("weather:"));
    }
}
