//! JSON-LD: the article among what a page's scripts describe, in broken JSON too.

use std::collections::HashMap;

use serde_json::Value;

use super::dom::clean;
use super::entities::undone;

/// What JSON-LD says of the article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    /// `headline`
    pub(super) headline: Option<String>,
    /// Those under `author`.
    pub(super) authors: Vec<Author>,
    /// `datePublished`
    pub(super) published: Option<String>,
    /// `dateModified`
    pub(super) modified: Option<String>,
    /// `articleBody`
    pub(super) body: Option<String>,
    /// The names of the publisher and of the site.
    pub(super) sites: Vec<String>,
}

/// One of the authors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Author {
    /// The name.
    pub(super) name: String,
    /// Whether it is called an organisation.
    pub(super) organisation: bool,
}

/// Nesting beyond this is not followed.
const MAX_DEPTH: usize = 12;

/// Those who are named with an `@id`, for where only the `@id` is repeated.
type Known = HashMap<String, Author>;

/// Reads the scripts of a page.
pub(super) fn read(scripts: &[String]) -> Article {
    let mut found: Vec<(u8, Article)> = Vec::new();
    let mut values = Vec::new();
    for script in scripts {
        let bare = bare(script);
        match serde_json::from_str::<Value>(&bare).or_else(|_| serde_json::from_str(&mended(&bare)))
        {
            Ok(value) => values.push(value),
            Err(_) => found.push((1, scan(&bare))),
        }
    }
    let (mut known, mut sites) = (Known::new(), Vec::new());
    for value in &values {
        meet(value, 0, &mut known, &mut sites);
    }
    for value in &values {
        collect(value, 0, &known, &mut found);
    }
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    Article { sites, ..best(found) }
}

/// The article of the highest rank. A page's own description completes it, another article's must not.
fn best(found: Vec<(u8, Article)>) -> Article {
    let mut articles = found.into_iter();
    let Some((rank, mut best)) = articles.next() else { return Article::default() };
    for (other, article) in articles.filter(|(other, _)| *other != 3 || rank != 3) {
        if best.published.is_none() && best.modified.is_none() {
            best.published = article.published;
            best.modified = article.modified;
        }
        if best.authors.is_empty() && other > 0 {
            best.authors = article.authors;
        }
    }
    best
}

/// A script without the comment or CDATA marks around it.
fn bare(script: &str) -> String {
    let marks: &[&str] =
        &["<!--", "-->", "//<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/", "<![CDATA[", "]]>"];
    let text = marks.iter().fold(script.trim().to_owned(), |text, mark| text.replace(mark, ""));
    text.trim().trim_end_matches(';').to_owned()
}

/// JSON with the usual mistakes undone: line breaks within strings, commas before a bracket.
fn mended(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in script.chars() {
        if quoted && c.is_control() {
            out.push(' ');
            continue;
        }
        if !quoted && matches!(c, '}' | ']') {
            let kept = out.trim_end().trim_end_matches(',').len();
            out.truncate(kept);
        }
        if c == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// Learns who has an `@id`, and what the site and its publisher are called.
fn meet(value: &Value, depth: usize, known: &mut Known, sites: &mut Vec<String>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| meet(item, depth + 1, known, sites)),
        Value::Object(object) => {
            if let (Some(id), Some(who)) = (text(value, "@id"), one(value)) {
                known.insert(id, who);
            }
            let publisher = object.get("publisher").and_then(one);
            let site =
                one(value).filter(|_| has_type(value, &["WebSite", "NewsMediaOrganization"]));
            sites.extend(publisher.into_iter().chain(site).map(|who| who.name));
            object.values().for_each(|inner| meet(inner, depth + 1, known, sites));
        }
        _ => {}
    }
}

fn collect(value: &Value, depth: usize, known: &Known, found: &mut Vec<(u8, Article)>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, known, found)),
        Value::Object(object) => {
            let rank = rank(value);
            if rank > 0 {
                found.push((rank, article(value, known)));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth + 1, known, found);
                }
            }
        }
        _ => {}
    }
}

/// The types of an object, without the vocabulary's address.
fn types(value: &Value) -> impl Iterator<Item = &str> {
    let (one, many) = match value.get("@type") {
        Some(Value::Array(names)) => (None, names.as_slice()),
        one => (one, &[][..]),
    };
    let names = one.into_iter().chain(many).filter_map(Value::as_str);
    names.map(|name| name.rsplit('/').next().unwrap_or(name))
}

fn has_type(value: &Value, names: &[&str]) -> bool {
    types(value).any(|name| names.contains(&name))
}

/// 3 for an article, 2 for what a page is about, 1 for a page that may carry its dates.
fn rank(value: &Value) -> u8 {
    let of = |name: &str| match name {
        "BlogPosting" | "Report" | "LiveBlogPosting" | "SpecialAnnouncement" | "PressRelease" => 3,
        "Recipe" | "Review" | "DiscussionForumPosting" | "SocialMediaPosting" => 2,
        "WebPage" | "ItemPage" | "CreativeWork" | "GovernmentService" | "DigitalDocument"
        | "MedicalWebPage" | "VideoObject" => 1,
        name if name.ends_with("Article") => 3,
        _ => 0,
    };
    types(value).map(of).max().unwrap_or(0)
}

/// The text under a key, in clean form.
fn text(value: &Value, key: &str) -> Option<String> {
    let text = clean(&undone(value.get(key)?.as_str()?));
    (!text.is_empty()).then_some(text)
}

fn article(value: &Value, known: &Known) -> Article {
    let author = ["author", "creator"].iter().find_map(|key| value.get(key));
    Article {
        headline: text(value, "headline").or_else(|| text(value, "name")),
        authors: authors(author, known),
        published: ["datePublished", "dateCreated", "uploadDate"]
            .iter()
            .find_map(|key| text(value, key)),
        modified: text(value, "dateModified"),
        body: value.get("articleBody").and_then(Value::as_str).map(str::to_owned),
        sites: Vec::new(),
    }
}

/// Who is named by an object.
fn one(value: &Value) -> Option<Author> {
    let name = text(value, "name")?;
    let organisation = types(value).any(|name| name.ends_with("Organization"))
        || has_type(value, &["Corporation", "WebSite", "Brand"]);
    Some(Author { name, organisation })
}

fn authors(value: Option<&Value>, known: &Known) -> Vec<Author> {
    match value {
        Some(Value::String(name)) if !name.contains("://") => {
            vec![Author { name: clean(&undone(name)), organisation: false }]
        }
        Some(Value::Array(items)) => {
            items.iter().flat_map(|item| authors(Some(item), known)).collect()
        }
        Some(object @ Value::Object(_)) => match (object.get("name"), one(object)) {
            (Some(many @ Value::Array(_)), _) => authors(Some(many), known),
            (_, Some(author)) => vec![author],
            _ => text(object, "@id").and_then(|id| known.get(&id).cloned()).into_iter().collect(),
        },
        _ => Vec::new(),
    }
}

/// The values behind known keys, where the JSON is beyond repair.
fn scan(script: &str) -> Article {
    let after = |text: &str, key: &str| {
        let (_, rest) = text.split_once(&format!("\"{key}\""))?;
        Some(rest.trim_start().strip_prefix(':')?.trim_start().to_owned())
    };
    let value = |text: &str, key: &str| {
        let value = clean(&undone(after(text, key)?.strip_prefix('"')?.split('"').next()?));
        (!value.is_empty()).then_some(value)
    };
    let author = after(script, "author").and_then(|author| value(&author, "name"));
    Article {
        headline: value(script, "headline"),
        authors: author.map(|name| Author { name, organisation: false }).into_iter().collect(),
        published: value(script, "datePublished"),
        modified: value(script, "dateModified"),
        ..Article::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str) -> Article {
        read(&[script.to_owned()])
    }

    #[test]
    fn the_article_is_found_in_a_graph() {
        let article = of(r#"{"@graph":[{"@type":"WebPage","dateModified":"2020-01-01"},
            {"@type":["NewsArticle"],"headline":"A bridge","datePublished":"2023-05-17",
             "author":[{"name":"Ada Bell"},"Tom Reed"]}]}"#);
        assert_eq!(article.headline.as_deref(), Some("A bridge"));
        assert_eq!(article.published.as_deref(), Some("2023-05-17"));
        assert_eq!(article.modified, None);
        assert_eq!(names(&article), ["Ada Bell", "Tom Reed"]);
    }

    fn names(article: &Article) -> Vec<&str> {
        article.authors.iter().map(|author| author.name.as_str()).collect()
    }

    #[test]
    fn an_author_may_be_named_elsewhere() {
        let article = of(r##"{"@graph":[
            {"@type":"Article","headline":"A &quot;bridge&quot;","author":{"@id":"#p"},"publisher":{"@id":"#o"}},
            {"@type":"Person","@id":"#p","name":"Ada Bell"},
            {"@type":"Organization","@id":"#o","name":"The Harbour"},
            {"@type":"WebSite","name":"Harbour News","publisher":{"name":"The Harbour"}}]}"##);
        assert_eq!(article.headline.as_deref(), Some("A \"bridge\""));
        assert_eq!(names(&article), ["Ada Bell"]);
        assert_eq!(article.sites, ["The Harbour", "Harbour News"]);
    }

    #[test]
    fn an_organisation_is_told_from_a_person() {
        let article = of(
            r#"{"@type":"Article","author":[{"@type":"NewsMediaOrganization","name":"Harbour News"},
            {"@type":"Person","name":["Ada Bell","Tom Reed"]}]}"#,
        );
        assert_eq!(names(&article), ["Harbour News", "Ada Bell", "Tom Reed"]);
        assert!(article.authors[0].organisation && !article.authors[1].organisation);
    }

    #[test]
    fn broken_json_is_read_as_far_as_it_goes() {
        for script in [
            "<!-- {\"@type\":\"Article\",\"headline\":\"A\nbridge\",} -->",
            "{\"@type\":\"Article\",\"headline\":\"A bridge\", oops",
        ] {
            assert_eq!(of(script).headline.as_deref(), Some("A bridge"), "{script}");
        }
    }
}
