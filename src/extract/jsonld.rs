//! JSON-LD: the article among what a page's scripts describe, in broken JSON too.

use serde_json::Value;

use super::dom::clean;

/// What JSON-LD says of the article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    /// `headline`
    pub(super) headline: Option<String>,
    /// The names under `author`.
    pub(super) authors: Vec<String>,
    /// `datePublished`
    pub(super) published: Option<String>,
    /// `dateModified`
    pub(super) modified: Option<String>,
    /// `articleBody`
    pub(super) body: Option<String>,
}

/// Nesting beyond this is not followed.
const MAX_DEPTH: usize = 12;

/// Reads the scripts of a page.
pub(super) fn read(scripts: &[String]) -> Article {
    let mut found: Vec<(u8, Article)> = Vec::new();
    for script in scripts {
        let bare = bare(script);
        match serde_json::from_str::<Value>(&bare).or_else(|_| serde_json::from_str(&mended(&bare)))
        {
            Ok(value) => collect(&value, 0, &mut found),
            Err(_) => found.push((1, scan(&bare))),
        }
    }
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let mut articles = found.into_iter();
    let Some((rank, mut best)) = articles.next() else { return Article::default() };
    // A page's own description completes its article's, but another article's must not.
    for (other, article) in articles.filter(|(other, _)| *other != 3 || rank != 3) {
        let dated = best.published.is_some() || best.modified.is_some();
        if other > 0 && !dated {
            best.published = article.published;
            best.modified = article.modified;
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

fn collect(value: &Value, depth: usize, found: &mut Vec<(u8, Article)>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, found)),
        Value::Object(object) => {
            let rank = rank(object.get("@type"));
            if rank > 0 {
                found.push((rank, article(value)));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

/// 3 for an article, 1 for a page that may carry its dates.
fn rank(kind: Option<&Value>) -> u8 {
    let of = |name: &str| match name.rsplit('/').next().unwrap_or(name) {
        "BlogPosting" | "Report" | "LiveBlogPosting" | "SpecialAnnouncement" | "PressRelease" => 3,
        "WebPage" | "ItemPage" | "CreativeWork" | "GovernmentService" | "DigitalDocument" => 1,
        name if name.ends_with("Article") => 3,
        _ => 0,
    };
    match kind {
        Some(Value::String(name)) => of(name),
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).map(of).max().unwrap_or(0)
        }
        _ => 0,
    }
}

fn article(value: &Value) -> Article {
    let text = |key: &str| {
        value.get(key).and_then(Value::as_str).map(clean).filter(|text| !text.is_empty())
    };
    Article {
        headline: text("headline").or_else(|| text("name")),
        authors: names(value.get("author").or_else(|| value.get("creator"))),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        body: value.get("articleBody").and_then(Value::as_str).map(str::to_owned),
    }
}

fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(name)) if !name.contains("://") => vec![clean(name)],
        Some(Value::Array(items)) => items.iter().flat_map(|item| names(Some(item))).collect(),
        Some(object @ Value::Object(_)) => names(object.get("name")),
        _ => Vec::new(),
    }
}

/// The values behind known keys, where the JSON is beyond repair.
fn scan(script: &str) -> Article {
    let value = |key: &str| {
        let (_, rest) = script.split_once(&format!("\"{key}\""))?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        Some(clean(rest.split('"').next()?)).filter(|text| !text.is_empty())
    };
    Article {
        headline: value("headline"),
        published: value("datePublished"),
        modified: value("dateModified"),
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
        assert_eq!(article.authors, ["Ada Bell", "Tom Reed"]);
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
