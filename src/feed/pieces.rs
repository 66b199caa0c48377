//! Markup cut into pieces, forgivingly: the ground for cleaning and for reading text out of HTML.

/// A piece of markup. Together, in order, the pieces of a text are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Between tags; may hold a `<` that begins nothing.
    Text(&'a str),
    /// `<name ...>`, `</name>` or `<name/>`, whole.
    Tag(&'a str),
    /// `<![CDATA[...]]>`, whole; without its end where the text ends first.
    Cdata(&'a str),
    /// A comment, a processing instruction or a declaration, whole.
    Aside(&'a str),
}

/// The pieces of a text.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    // Asked once: a text of nothing but openings must not be searched to its end for each of them.
    let last_bracket = text.rfind(']').unwrap_or(0);
    let mut at = 0;
    std::iter::from_fn(move || {
        let (piece, length) = first(text.get(at..)?, at < last_bracket)?;
        at += length;
        Some(piece)
    })
}

/// The first piece of a text and its length; `has_bracket` says whether a `]` is to come.
fn first<'a>(text: &'a str, has_bracket: bool) -> Option<(Piece<'a>, usize)> {
    if text.is_empty() {
        return None;
    }
    let (make, length): (fn(&'a str) -> Piece<'a>, usize) = match text.strip_prefix('<') {
        Some(_) if text.starts_with("<![CDATA[") => (Piece::Cdata, through(text, "]]>")),
        Some(_) if text.starts_with("<!--") => (Piece::Aside, through(text, "-->")),
        Some(rest) if rest.starts_with('?') => (Piece::Aside, through(text, "?>")),
        Some(rest) if rest.starts_with('!') => {
            (Piece::Aside, through_declaration(text, has_bracket))
        }
        Some(rest) if begins_tag(rest) => (Piece::Tag, through_tag(text)),
        _ => (Piece::Text, through_text(text)),
    };
    text.get(..length).map(|piece| (make(piece), length))
}

fn begins_tag(after: &str) -> bool {
    let name = after.strip_prefix('/').unwrap_or(after);
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn through(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// `<!DOCTYPE ...>`, with an internal subset in brackets where it has one.
fn through_declaration(text: &str, has_bracket: bool) -> usize {
    let plain = through(text, ">");
    let open = text.get(..plain).and_then(|head| head.find('[')).filter(|_| has_bracket);
    let subset = open.and_then(|open| text.get(open..)).unwrap_or_default();
    match (open, subset.find(']')) {
        (Some(open), Some(close)) => {
            let after = subset.get(close..).unwrap_or_default();
            open + close + through(after, ">")
        }
        _ => plain,
    }
}

/// To the `>` that stands in no attribute's value; to the first one where quotes do not close
/// before another tag begins.
fn through_tag(text: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in text.char_indices().skip(1) {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), '<') if begins_tag(text.get(at + 1..).unwrap_or_default()) => break,
            (None, '>') => return at + 1,
            (None, '<') => return at,
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    through(text, ">")
}

fn through_text(text: &str) -> usize {
    let mut from = text.chars().next().map_or(0, char::len_utf8);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('<')) {
        let rest = text.get(from + at + 1..).unwrap_or_default();
        if rest.starts_with(['!', '?']) || begins_tag(rest) {
            return from + at;
        }
        from += at + 1;
    }
    text.len()
}
