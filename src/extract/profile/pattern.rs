//! The path of an article, with holes for what names it.

/// A pattern such as `/cps/{language}/*/{document}.htm`: `*` and `{name}` stand for one or more
/// characters without a slash.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// The parts between slashes.
    parts: Vec<Vec<Token>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Text(String),
    /// A hole, with its name unless it is `*`.
    Hole(Option<String>),
}

/// What the holes of a pattern hold, in lower case.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Captured {
    /// What all names but `{language}` hold, in the order of the path, joined by slashes.
    pub(super) document: String,
    /// What `{language}` holds.
    pub(super) language: Option<String>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        if !text.starts_with('/') {
            return Err("does not begin with a slash");
        }
        let parts = text.split('/').map(part).collect::<Result<Vec<_>, _>>()?;
        let mut names: Vec<&str> = parts.iter().flatten().filter_map(Token::name).collect();
        if !names.contains(&"document") {
            return Err("has no {document} in it");
        }
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        if names.len() < all {
            return Err("has one name twice");
        }
        Ok(Self { parts })
    }

    /// What the holes hold in a path, where it matches.
    pub(super) fn capture(&self, path: &str) -> Option<Captured> {
        let given: Vec<&str> = path.split('/').collect();
        if given.len() != self.parts.len() {
            return None;
        }
        let (mut document, mut language) = (Vec::new(), None);
        for (tokens, part) in self.parts.iter().zip(given) {
            for (name, held) in holes(tokens, part)? {
                match name {
                    "language" => language = Some(held.to_lowercase()),
                    _ => document.push(held.to_lowercase()),
                }
            }
        }
        Some(Captured { document: document.join("/"), language })
    }
}

impl Token {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Hole(name) => name.as_deref(),
            Self::Text(_) => None,
        }
    }
}

/// Reads what stands between two slashes.
fn part(mut text: &str) -> Result<Vec<Token>, &'static str> {
    let mut tokens = Vec::new();
    while !text.is_empty() {
        let at = text.find(['*', '{', '}']).unwrap_or(text.len());
        let (before, rest) = text.split_at(at);
        if !before.is_empty() {
            tokens.push(Token::Text(before.to_owned()));
        }
        if rest.is_empty() {
            break;
        }
        if matches!(tokens.last(), Some(Token::Hole(_))) {
            return Err("has two holes with nothing between them");
        }
        let (hole, after) = hole(rest)?;
        tokens.push(hole);
        text = after;
    }
    Ok(tokens)
}

/// Reads the hole that a text begins with.
fn hole(text: &str) -> Result<(Token, &str), &'static str> {
    if let Some(after) = text.strip_prefix('*') {
        return Ok((Token::Hole(None), after));
    }
    let inner = text.strip_prefix('{').ok_or("has a } without its {")?;
    let (name, after) = inner.split_once('}').ok_or("has a { without its }")?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    if !is_name {
        return Err("has a name that is not of the letters a to z");
    }
    Ok((Token::Hole(Some(name.to_owned())), after))
}

/// What the named holes of a part hold.
fn holes<'a>(tokens: &'a [Token], part: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let mut found = Vec::new();
    let mut rest = part;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text) => rest = rest.strip_prefix(text.as_str())?,
            Token::Hole(name) => {
                let end = end_of_hole(&tokens[at + 1..], rest).filter(|end| *end > 0)?;
                let (held, after) = rest.split_at(end);
                found.extend(name.as_deref().map(|name| (name, held)));
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(found)
}

/// Where the hole that a text begins with ends, for the tokens after it.
fn end_of_hole(after: &[Token], text: &str) -> Option<usize> {
    match after {
        [Token::Text(next)] => text.strip_suffix(next.as_str()).map(str::len),
        [Token::Text(next), ..] => text.get(1..)?.find(next.as_str()).map(|at| at + 1),
        _ => Some(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captured(pattern: &str, path: &str) -> Option<(String, Option<String>)> {
        let captured = Pattern::parse(pattern).expect(pattern).capture(path)?;
        Some((captured.document, captured.language))
    }

    fn of(document: &str, language: Option<&str>) -> (String, Option<String>) {
        (document.to_owned(), language.map(str::to_owned))
    }

    #[test]
    fn holes_hold_parts_of_paths() {
        let news = "/cps/{language}/*/{document}.htm";
        assert_eq!(captured(news, "/cps/FR/natohq/news_1.htm"), Some(of("news_1", Some("fr"))));
        assert_eq!(captured(news, "/cps/fr/natohq/.htm"), None);
        assert_eq!(captured("/a/{document}", "/a/b/c"), None);
        assert_eq!(captured("/a/{document}", "/a/"), None);
        let message = "/*/{language}/*.msg-id-{document}.html";
        assert_eq!(captured(message, "/gov/de/list.msg-id-7.html"), Some(of("7", Some("de"))));
        assert_eq!(captured(message, "/gov/de/msg-id-7.html"), None);
        assert_eq!(captured("/{section}-{document}", "/a-b-c"), Some(of("a/b-c", None)));
    }

    #[test]
    fn all_names_make_the_document() {
        let dated = "/{language}/news/{year}/{month}/{document}";
        assert_eq!(
            captured(dated, "/en/news/2025/09/Talks"),
            Some(of("2025/09/talks", Some("en")))
        );
    }

    #[test]
    fn a_mistake_is_said() {
        for (pattern, words) in [
            ("x/{document}", "slash"),
            ("/x", "{document}"),
            ("/{document", "{ without"),
            ("/document}", "} without"),
            ("/{Document}", "letters"),
            ("/{document}*", "nothing between"),
            ("/{document}/{document}", "twice"),
        ] {
            let said = Pattern::parse(pattern).expect_err(pattern);
            assert!(said.contains(words), "{pattern}: {said}");
        }
    }
}
